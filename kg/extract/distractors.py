"""Numbers that count nothing: dates, clock times, ages, ordinals, scores, ranks, numbers in names and addresses.

Not handled: scores in words ("won by two goals to one" is kept as goals).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from kg.extract.lexemes import Lexeme
from kg.extract.quantities import Quantity
from kg.model import Comparator, DateMention, Span

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_SHAPES = re.compile(
    rf"""
      \b\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b                                   # 12/03/2008, 2008-03-12
    | \b\d{{1,2}}:\d{{2}}(?::\d{{2}})?\b                                          # 16:08
    | \b\d{{1,2}}(?:[.:]\d{{2}})?\s?(?:a\.?m\b\.?|p\.?m\b\.?|o['’]clock|noon\b|hrs\b|hours\s(?:GMT|UTC)|UTC|GMT|CET|EST|EDT|IST|BST)
    | \b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:a\.m|p\.m|o['’]clock)
    | \b(?:GMT|UTC)\s?[+-]\s?\d{{1,2}}
    | \b(?:{MONTHS})\.?\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\b(?!\.\d|,\d{{3}})(?:\s?[-–]\s?\d{{1,2}}\b)?(?:,?\s(?:1[5-9]|20)\d\d\b)?
    | \b(?:{MONTHS})\.?,?\s(?:1[5-9]|20)\d\d\b
    | \b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\s(?:of\s)?(?:{MONTHS})\b(?:,?\s(?:1[5-9]|20)\d\d\b)?
    | \b(?:1[5-9]|20)\d\d(?:\s?[-–/]\s?(?:(?:1[5-9]|20)\d\d|\d\d))\b(?!\s?%)      # 2019-20, 2008/2009
    | \b9/11\b | \b24/7\b | \b7/7\b | \b50[/-]50\b | \bfifty-fifty\b
    | \S+@\S+ | \bhttps?://\S+ | \bwww\.\S+ | \#\w*[^\W\d]\w* | @\w+
    | \+\d[\d\s()-]{{6,}}\d | \(\d{{2,4}}\)\s?\d{{3,4}}[\s-]\d{{3,4}} | \b\d{{3}}-\d{{3,4}}(?:-\d{{4}})?\b(?!\s+[a-z])
    | \b\d+(?:st|nd|rd|th)\b
    | \b(?:No|Nos|Nr|no)\.\s?\d+ | \bNo\s\d+\b | \b[Nn]umbers?\s(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b(?!\s+of\b)
    | \b\d+\s?[x×]\s?\d+\b
    | \b\d+(?:\.\d+){{2,}}
    | \b(?:1[5-9]|20)\d0['’]?s\b | ['’]\d0s\b
    | \b(?:ground|net|sub|absolute)[\s-]zero\b | \bzero[\s-](?:sum|tolerance|emission\w*|day|hour)\b
    | \b(?:no|any|some|every|each|which|another|this|that|anyone|someone)[\s-]one\b | \bone\s(?:another|of|day|by\sone|thing|hand|side|or\sanother|way)\b
    | \bat\sone\s(?:point|time|stage|end) | \bone['’-](?:s|time|off|man|woman|sided|way|stop|party|to)\b
    | \b(?:first|second|third|fourth|last|final|latter|other|better|opening|closing|early|late)[\s-](?:half|quarter)\b
    | \b(?:half|quarter)(?:[\s-](?:way|time|past|brother|sister|hearted|mast|baked|yearly|heartedly|century|final\w*))
    | \bten-?fold\b | \bhalf-\w+ed\b | \bone-(?:third|quarter|fifth|half)s?\sof\s(?:a\s)?(?:19|20)\d\d
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WITHIN = re.compile(r"\bwithin\b|\bhours?\b.*\bdeadline\b", re.IGNORECASE)
NAME_NOUNS = frozenset({
    "flight", "route", "highway", "motorway", "terminal", "exhibit", "berth", "article", "section", "chapter", "page", "pages", "line",
    "lines", "channel", "room", "gate", "platform", "phase", "stage", "type", "grade", "category", "level", "round", "version", "unit",
    "paragraph", "resolution", "act", "law", "decree", "bill", "clause", "annex", "appendix", "table", "figure", "fig", "part", "volume",
    "vol", "episode", "season", "series", "game", "day", "week", "verse", "building", "block", "apartment", "flat", "suite", "floor",
    "lane", "road", "avenue", "street", "ward", "district", "zone", "sector", "area", "plot", "box", "ticket", "order", "proposition",
    "amendment", "title", "protocol", "division", "brigade", "battalion", "squadron", "pier", "dock", "track", "exit", "junction",
    "carriage", "seat", "bus", "train", "tram", "model", "generation", "reactor", "top", "rank", "ranked", "world", "war", "apollo",
    "item", "point", "step", "rule", "case", "file", "form", "code", "number", "mark", "iphone", "windows", "formula", "agenda",
    "interstate", "aged", "age", "ages", "year", "class", "tier", "priority", "paragraphs", "sections", "articles",
})  # fmt: skip
STREET_NOUNS = frozenset(
    {
        "street",
        "st",
        "avenue",
        "road",
        "rd",
        "lane",
        "square",
        "boulevard",
        "drive",
        "place",
        "crescent",
        "terrace",
        "way",
        "court",
    }
)
TIME_UNITS = frozenset(
    {
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "century",
        "season",
        "quarter",
        "night",
        "weekend",
    }
)
OFFSETS_AFTER = frozenset(
    {
        "ago",
        "earlier",
        "later",
        "before",
        "afterwards",
        "afterward",
        "after",
        "hence",
        "previously",
        "beforehand",
        "since",
        "prior",
        "apart",
    }
)
OFFSETS_BEFORE = frozenset(
    {
        "last",
        "past",
        "previous",
        "next",
        "coming",
        "preceding",
        "following",
        "recent",
        "final",
        "these",
        "those",
        "first",
        "opening",
    }
)


def masked_spans(text: str, dates: Sequence[DateMention]) -> list[Span]:
    """The stretches of a text whose numbers count nothing, by their shape or because they are dates."""
    spans = [Span(match.start(), match.end()) for match in _SHAPES.finditer(text)]
    spans += [date.span for date in dates if not _WITHIN.search(text[max(0, date.span.start - 8) : date.span.end])]
    return sorted(spans)


def is_masked(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether a figure at start..end overlaps a masked stretch."""
    return any(span.start < end and start < span.end for span in spans)


def is_part_of_name(lexemes: Sequence[Lexeme], quantity: Quantity, noun_unit: str | None, *, bounded: bool) -> bool:
    """Whether a number belongs to a name, a title, a model or an address: "Route 12", "Boeing 737", "10 Downing Street"."""
    first, last = quantity.figure
    before = lexemes[first - 1] if first else None
    after = lexemes[last] if last < len(lexemes) else None
    if quantity.money or quantity.unit == "%":
        return False
    if after is not None and after.glued and after.kind == "word" and quantity.unit is None and quantity.last == last:
        return True
    if (
        before is not None
        and lexemes[first].glued
        and (before.kind != "sign" or before.text in {"-", "/", ".", "'", "’", "_", "&"})
    ):
        opened = before.text in {"'", "’"} and not before.glued
        joined = before.text in {"-", "/"} and first >= 2 and not before.glued
        if not opened and not joined and quantity.high is None and quantity.first == first:
            return True
    if before is None or bounded or before.sentence != lexemes[first].sentence:
        return False
    if quantity.number.spelled:
        return _is_capitalised_name(lexemes, quantity)
    if before.text == "#":
        return True
    value = quantity.number.value or Decimal(0)
    plain = value == value.to_integral_value() and "," not in lexemes[first].text and quantity.number.last == first + 1
    if before.lower in NAME_NOUNS and plain:
        return (
            before.lower not in {"day", "week", "year", "seat", "case", "order", "level", "point"} or noun_unit is None
        )
    is_name = (
        before.kind == "word" and before.text[0].isupper() and (before.pos == "PROPN" or before.tag.startswith("NNP"))
    )
    if is_name and plain and noun_unit is None and before.lower not in WEEKDAYS and not before.text.isupper():
        return True
    if is_name and plain and before.text.isupper() and noun_unit is None:
        return True
    return after is not None and _is_address(lexemes, last)


WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def _is_address(lexemes: Sequence[Lexeme], position: int) -> bool:
    for at in range(position, min(position + 4, len(lexemes))):
        if lexemes[at].kind != "word" or not lexemes[at].text[0].isupper():
            return False
        if at > position and lexemes[at].lower in STREET_NOUNS:
            return True
    return False


def _is_capitalised_name(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """ "the Big Four", "Ocean's Eleven", "Six Nations": a capital inside the sentence makes a number word a name."""
    first = quantity.figure[0]
    word, before = lexemes[first], lexemes[first - 1]
    if not word.text[0].isupper() or before.text in {".", ":", '"', "“", "?", "!", "-", "–", "—", "(", "*", "•"}:
        return False
    return before.sentence == word.sentence and before.paragraph == word.paragraph


def is_year(lexemes: Sequence[Lexeme], quantity: Quantity, noun_unit: str | None, *, bounded: bool) -> bool:
    """Whether four digits without grouping are a year: "in 2024", "2024 elections"; not "2000 people"."""
    first, last = quantity.figure
    if last - first != 1 or quantity.unit is not None or bounded:
        return False
    text = lexemes[first].text
    if not re.fullmatch(r"1[5-9]\d\d|20\d\d", text):
        return False
    return noun_unit is None or not text.endswith("00") or noun_unit in TIME_UNITS


def is_age(lexemes: Sequence[Lexeme], quantity: Quantity, comparator: Comparator) -> bool:
    """Ages: "34-year-old", "aged 34", "34 years old", ", 67,", "under 18"."""
    first, last = quantity.figure
    words = [lexeme.lower for lexeme in lexemes[last : last + 5] if lexeme.text not in {"-", "‐"}]
    if (
        len(words) > 1
        and words[0] in {"year", "years", "month", "months", "week", "weeks", "yr", "day", "days"}
        and words[1] in {"old", "olds", "of"}
    ):
        return words[1] != "of" or (len(words) > 2 and words[2] == "age")
    before = lexemes[quantity.first - 1].lower if quantity.first else ""
    if before in {"aged", "age", "ages", "turned", "turns"} or (
        before == "of" and first > 1 and lexemes[first - 2].lower == "age"
    ):
        return True
    if quantity.unit is not None or quantity.last != last or last - first != 1:
        return False
    value = quantity.number.value
    if value is None or not 0 < value < 120 or "." in lexemes[first].text:
        return False
    closing = lexemes[last].text if last < len(lexemes) else "."
    if (
        comparator == "exactly"
        and lexemes[first - 1].text == ","
        and closing in {",", ".", ";", ")", "and"}
        and first >= 2
    ):
        name = lexemes[first - 2]
        return (
            name.kind == "word"
            and name.text[0].isupper()
            and (name.pos == "PROPN" or name.tag.startswith("NNP"))
            and closing != "and"
        )
    if comparator == "exactly" and lexemes[first - 1].text == "(" and closing == ")" and first >= 2:
        name = lexemes[first - 2]
        return name.kind == "word" and name.text[0].isupper() and name.pos == "PROPN"
    return (
        comparator in {"less_than", "more_than", "about"}
        and before in {"under", "over"}
        and closing in {",", ".", ")"}
        and value in {16, 18, 21}
    )


def is_offset(lexemes: Sequence[Lexeme], first: int, last: int, unit: str, comparator: Comparator) -> bool:
    """Time offsets: "two weeks ago", "three years later", "the last five months", "in two years' time"."""
    if unit not in TIME_UNITS:
        return False
    after = lexemes[last].lower if last < len(lexemes) else ""
    second = lexemes[last + 1].lower if last + 1 < len(lexemes) else ""
    before = lexemes[first - 1].lower if first else ""
    if after in {"'", "’"} and second in {"time"}:
        return True
    if (
        after in OFFSETS_AFTER
        or (after == "in" and second == "advance")
        or (after == "from" and second in {"now", "today"})
    ):
        return not (after in {"later", "earlier"} and second == "than") and after != "since" and second != "schedule"
    if before in OFFSETS_BEFORE:
        return comparator != "at_most" and before not in {"first", "opening"}
    return before in {"every", "few"} or (before == "couple")


def is_ranked(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """Scores and list numbers: "2-1", "3:0", "1." or "2)" at the start of a line."""
    first, last = quantity.figure
    before = lexemes[first - 1] if first else None
    after = lexemes[last] if last < len(lexemes) else None
    starts_line = before is None or before.paragraph != lexemes[first].paragraph
    if (
        starts_line
        and after is not None
        and after.text in {".", ")"}
        and after.glued
        and last - first == 1
        and quantity.last == last
    ):
        return (
            last + 1 < len(lexemes)
            and lexemes[last + 1].paragraph == lexemes[first].paragraph
            and len(lexemes[first].text) < 3
        )
    dashes = {"-", "–", "—", ":"}
    if quantity.high is not None or quantity.unit is not None:
        return False
    if after is not None and after.text in dashes and after.glued and last + 1 < len(lexemes):
        return lexemes[last + 1].kind == "number" and lexemes[last + 1].glued
    return bool(
        before
        and before.text in dashes
        and before.glued
        and first >= 2
        and lexemes[first - 2].kind == "number"
        and lexemes[first].glued
    )
