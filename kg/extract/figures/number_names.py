"""Numbers that are names or parts of names: "Route 12", "Boeing 737", "S&P 500", "10 Downing Street", "the Big Four".

Not handled: names in lower case that no word announces ("he drives a 911").
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg.extract.figures.counted import CountedNoun
from kg.extract.figures.lexemes import WEEKDAYS, Lexeme, word_at
from kg.extract.figures.quantities import Quantity

NAME_NOUNS = frozenset({
    "flight", "route", "highway", "motorway", "terminal", "exhibit", "berth", "article", "section", "chapter", "page",
    "pages", "line", "lines", "channel", "room", "courtroom", "hall", "gate", "platform", "phase", "stage", "type",
    "grade", "category", "round", "version", "paragraph", "resolution", "resolutions", "act", "law", "decree", "bill",
    "clause", "annex", "appendix", "table", "fig", "part", "volume", "vol", "episode", "verse", "building", "block",
    "apartment", "suite", "floor", "lane", "road", "avenue", "street", "ward", "district", "zone", "sector", "area",
    "plot", "box", "proposition", "amendment", "protocol", "division", "brigade", "battalion", "squadron", "pier",
    "dock", "track", "exit", "junction", "carriage", "reactor", "top", "rank", "ranked", "item", "rule", "file",
    "form", "code", "formula", "interstate", "aged", "age", "ages", "tier", "paragraphs", "sections", "articles",
    "big",
})  # fmt: skip
WEAK_NAME_NOUNS = frozenset({
    "day", "week", "year", "seat", "case", "order", "level", "point", "season", "game", "unit", "group", "class",
    "bus", "train", "tram", "model", "number", "step", "generation", "series", "war", "world",
})  # fmt: skip
STREETS = frozenset({
    "street", "st", "avenue", "road", "rd", "lane", "square", "boulevard", "drive", "place", "crescent", "terrace",
    "way",
})  # fmt: skip
UNCHANGED = frozenset({
    "aircraft", "police", "cattle", "series", "species", "sheep", "fish", "personnel", "headquarters", "means", "%",
})  # fmt: skip
MASS_NOUNS = frozenset({
    "percent", "fuel", "work", "traffic", "output", "staff", "support", "scrap", "equipment", "mark",
})  # fmt: skip


def named_numbers(lexemes: Sequence[Lexeme]) -> set[str]:
    """Numbers of three figures and more that the article uses as names somewhere, and names with any number.

    "Boeing 747", "737s"; "Radio 1" in the middle of a sentence.
    """
    names: set[str] = set()
    outer: Lexeme | None = None
    for before, lexeme, after in zip(lexemes, lexemes[1:], lexemes[2:], strict=False):
        inside = outer is not None and outer.sentence == before.sentence == lexeme.sentence
        outer = before
        if lexeme.kind != "number" or not lexeme.text.isdigit():
            continue
        if inside and before.text[0].isupper() and before.kind == "word" and not after.tag.startswith("NNS"):
            names.add(f"{before.text} {lexeme.text}")
        if len(lexeme.text) < 3:
            continue
        plural = after.glued and after.text == "s"
        named = (
            before.tag.startswith("NNP")
            and before.text[0].isupper()
            and before.sentence == lexeme.sentence
            and not before.text.endswith(".")
        )
        if plural or (named and not after.tag.startswith("NNS")):
            names.add(lexeme.text)
    return names


def is_part_of_name(
    lexemes: Sequence[Lexeme],
    quantity: Quantity,
    noun: CountedNoun | None,
    names: frozenset[str] | set[str],
    *,
    bounded: bool,
) -> bool:
    """Whether a number belongs to a name, a title, a model or an address: "Route 12", "10 Downing Street".

    `names` holds the numbers that were seen as parts of names elsewhere in the article.
    """
    first, last = quantity.figure
    if quantity.money or quantity.unit in {"%", "percentage point"}:
        return False
    if _is_glued(lexemes, quantity):
        return True
    if not first or bounded:
        return False
    number = quantity.number
    if number.spelled:
        return _is_capitalised_name(lexemes, quantity) or (
            (noun is None or word_at(lexemes, last) == "of")
            and word_at(lexemes, first - 1) in NAME_NOUNS | WEAK_NAME_NOUNS
            and number.last - number.first == 1
        )
    before = lexemes[first - 1]
    if before.lower == "of" and first > 1 and lexemes[first - 2].text == "Group":  # "the Group of 20"
        return True
    if before.text == "#" and lexemes[first].glued:
        return True
    if before.glued and lexemes[first - 2].text == "&":  # "S&P 500 firms"
        return True
    opens = first == 1 or lexemes[first - 2].sentence != before.sentence
    if opens and f"{before.text} {lexemes[first].text}" in names:
        return True
    value = number.value or Decimal(0)
    text = lexemes[first].text
    plain = "," not in text and last == first + 1 and quantity.high is None
    verb = noun is not None and lexemes[noun.last - 1].tag == "VBZ"  # "the 787 offers"
    singular = (
        noun is not None
        and (not noun.plural or verb)
        and value != 1
        and quantity.unit is None
        and not quantity.hyphenated
    )
    singular = singular and noun is not None and noun.unit not in UNCHANGED and noun.unit not in MASS_NOUNS
    if (
        plain
        and text in names
        and (noun is None or singular or verb)
        and word_at(lexemes, last) not in {"who", "of", "that"}
    ):
        return True
    if plain and before.lower in NAME_NOUNS:
        return True
    if plain and before.lower in WEAK_NAME_NOUNS:
        return noun is None or not noun.plural
    acronym = before.text.isupper() and len(before.text) > 1 and singular  # "a USB 1.1 connection"
    if (
        plain
        and (value == value.to_integral_value() or acronym)
        and (noun is None or singular)
        and quantity.unit is None
        and _follows_name(lexemes, first)
    ):
        return True
    if (
        singular
        and plain
        and before.lower in {"the", "its", "a", "an", "their", "s", "new"}
        and _is_code(lexemes, first, last)
    ):
        return True
    return plain and _is_address(lexemes, last)


def _is_glued(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """Letters, a hyphen or a slash grown together with the number: "737s", "B-52", "Covid-19", "3G"."""
    first, last = quantity.figure
    after = lexemes[last] if last < len(lexemes) else None
    if after is not None and after.glued and after.kind == "word" and quantity.unit is None and quantity.last == last:
        return True
    if not first or not lexemes[first].glued or quantity.first != first:
        return False
    before = lexemes[first - 1]
    if before.kind == "sign" and before.text not in {"-", "/", ".", "'", "’", "_", "&"}:
        return False
    if before.kind == "sign" and not before.glued:
        return False
    return quantity.high is None and not _in_ballot(lexemes, first)


def _in_ballot(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether the numbers of a pair are votes: "a vote of 52-35"."""
    return any(lexeme.lower in {"vote", "voted", "votes"} for lexeme in lexemes[max(0, position - 10) : position])


def is_code_pair(lexemes: Sequence[Lexeme], quantity: Quantity, noun: CountedNoun | None) -> bool:
    """Two numbers grown together that are no range of things: "737-800", "787-8"."""
    first, last = quantity.figure
    if quantity.unit is not None or quantity.number.spelled or (noun is not None and noun.plural):
        return False
    if quantity.high is not None:
        return any(lexeme.text in {"-", "–"} and lexeme.glued for lexeme in lexemes[first:last]) and not _in_ballot(
            lexemes, first
        )
    dash = last + 1 < len(lexemes) and lexemes[last].text == "-" and lexemes[last].glued
    return dash and lexemes[last + 1].glued and lexemes[last + 1].kind == "number" and not _in_ballot(lexemes, first)


def _follows_name(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether a name stands right before a position: "S&P 500", "Poor's 500", "iOS 5", "Nikkei 225"."""
    before = lexemes[position - 1]
    if before.sentence != lexemes[position].sentence or before.paragraph != lexemes[position].paragraph:
        return False
    at = position - 1
    if before.lower == "s" and at > 1 and lexemes[at - 1].text in {"'", "’"}:
        at -= 2
    word = lexemes[at]
    if word.kind != "word" or word.lower in WEEKDAYS or not any(letter.isupper() for letter in word.text):
        return False
    if any(letter.isupper() for letter in word.text[1:]) and word.text[0].islower():
        return True  # "iPhone 4", "eBay 2", wherever they stand
    starts = at == 0 or lexemes[at - 1].sentence != word.sentence or lexemes[at - 1].text in {'"', "“"}
    return not starts or word.tag.startswith("NNP")


def _is_code(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """A three-figure number behind a determiner, before a noun in the singular: "the 787 project"."""
    return last == first + 1 and len(lexemes[first].text) >= 3 and lexemes[first].text.isdigit()


def _is_address(lexemes: Sequence[Lexeme], position: int) -> bool:
    for at in range(position, min(position + 4, len(lexemes))):
        if lexemes[at].kind != "word" or not lexemes[at].text[0].isupper():
            return False
        if at > position and lexemes[at].lower in STREETS:
            return True
    return False


def _is_capitalised_name(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """Whether a capital inside the sentence makes a number word a name: "the Big Four", "Six Nations"."""
    first = quantity.figure[0]
    word, before = lexemes[first], lexemes[first - 1]
    if any(lexeme.kind == "word" and lexeme.text[0].isupper() for lexeme in lexemes[first + 1 : quantity.figure[1]]):
        return not word.text.isupper()
    if not word.text[0].isupper() or word.text.isupper() or before.kind != "word":
        return False
    return before.sentence == word.sentence and before.paragraph == word.paragraph
