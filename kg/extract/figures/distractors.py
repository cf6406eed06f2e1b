"""Numbers that count nothing, as the words around them tell: names, years, ages, time offsets, list numbers.

Not handled: scores in words ("won by two goals to one" is kept as goals).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.figures.counted import CountedNoun
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.noun_forms import is_personal
from kg.extract.figures.quantities import Quantity
from kg.model import Comparator

TIME_UNITS = frozenset({
    "second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "season", "quarter", "night",
    "weekend",
})  # fmt: skip
YEARLY = frozenset({
    "level", "price", "standard", "election", "game", "season", "report", "budget", "figure", "protest",
})  # fmt: skip
OFFSETS_AFTER = frozenset({
    "ago", "earlier", "later", "afterwards", "afterward", "hence", "previously", "prior", "apart",
})  # fmt: skip
OFFSETS_BEFORE = frozenset({
    "last", "past", "previous", "coming", "preceding", "following", "recent", "final", "these", "those", "prior",
    "same", "mentioned", "corresponding",
})  # fmt: skip
CLOCK_CONTEXT = frozenset({
    "toll", "number", "figure", "estimate", "put", "puts", "estimated", "stood", "stands", "closed", "closing",
    "tally", "count", "crowd", "remained", "remains", "finished", "price", "level", "set",
})  # fmt: skip


def is_bare_definite(lexemes: Sequence[Lexeme], quantity: Quantity, noun: CountedNoun | None) -> bool:
    """Whether a number behind "the" is a name because neither noun nor clause explains it: "the 787 will seat"."""
    first, last = quantity.figure
    if noun is not None or quantity.unit is not None or quantity.number.spelled or last - first != 1:
        return False
    if (
        word_at(lexemes, first - 1) not in {"the", "its", "a", "this", "new", "larger", "latest"}
        or "," in lexemes[first].text
    ):
        return False
    after = lexemes[last] if last < len(lexemes) else None
    given = word_at(lexemes, last) in {"it", "they", "he", "she", "first", "initially", "previously", "originally"}
    if given and word_at(lexemes, first - 2) in {"from", "with", "than"}:
        return False  # "up from the 56 it gave earlier"
    return after is None or not (
        after.lower in {"who", "of", "that", "whom", "which", "in", "on", "still", "already"}
        or after.tag in {"VBN", "VBG", "JJ"}
    )


def is_year(lexemes: Sequence[Lexeme], quantity: Quantity, noun: CountedNoun | None) -> bool:
    """Whether four digits without grouping are a year: "in 2024", "2024 elections"; not "2000 people"."""
    first, last = quantity.figure
    if quantity.unit is not None or last - first not in {1, 3} or quantity.number.spelled:
        return False
    if not all(
        re.fullmatch(r"1[5-9]\d\d|20\d\d", lexeme.text) for lexeme in lexemes[first:last] if lexeme.kind == "number"
    ):
        return False
    if last - first == 3:
        return noun is None or noun.unit in TIME_UNITS or not noun.plural
    if noun is None or not noun.plural or noun.unit in TIME_UNITS | YEARLY:
        return True
    if is_personal(noun.unit) and word_at(lexemes, first - 1) != "the":
        return False
    return not lexemes[first].text.endswith("00") and lexemes[first].text >= "1900"


def is_offset(lexemes: Sequence[Lexeme], first: int, last: int, unit: str, comparator: Comparator) -> bool:
    """Time offsets: "two weeks ago", "three years later", "the last five months", "in two years' time"."""
    if unit not in TIME_UNITS:
        return False
    after, second = word_at(lexemes, last), word_at(lexemes, last + 1)
    before = word_at(lexemes, first - 1)
    if after in {"'", "’"} and second == "time":
        return True
    if before == "in" and comparator == "between":
        return True
    if (after == "in" and second == "advance") or (after == "from" and second in {"now", "today"}):
        return True
    if after in OFFSETS_AFTER:
        return not (after in {"later", "earlier"} and second == "than")
    if after == "to" and second == "go":
        return True
    if after in {"after", "before", "until"} and before not in {"for", "lasted", "took", "of"}:
        return True
    if before == "in" and any(
        lexeme.tag in {"JJS", "RBS"} or lexeme.lower == "first" for lexeme in lexemes[max(0, first - 8) : first]
    ):
        return True
    if before == "first" and after in {"of", "in"} and unit in {"month", "quarter", "week"}:
        year = {word_at(lexemes, at) for at in range(last + 1, last + 7)}
        return "year" in year or any(re.fullmatch(r"(?:19|20)\d\d", word) for word in year)
    if before in OFFSETS_BEFORE:
        return comparator != "at_most" and word_at(lexemes, first - 2) not in {
            "to",
            "will",
            "would",
            "can",
            "could",
            "may",
            "might",
        }
    return before in {"every", "few", "couple"}


def is_clock_time(lexemes: Sequence[Lexeme], quantity: Quantity, noun: CountedNoun | None) -> bool:
    """A bare small number behind "at" is a time of day: "gets up at three"; not "put the toll at four"."""
    first, last = quantity.figure
    value = quantity.number.value
    if (
        word_at(lexemes, first - 1) != "at"
        or quantity.unit is not None
        or last - first != 1
        or value is None
        or not 1 <= value <= 12
    ):
        return False
    if value != value.to_integral_value() or (noun is not None and (noun.plural or noun.words[0].islower())):
        return False
    return not any(
        lexeme.lower in CLOCK_CONTEXT
        for lexeme in lexemes[max(0, first - 12) : first]
        if lexeme.sentence == lexemes[first].sentence
    )


def is_identifier(lexemes: Sequence[Lexeme], quantity: Quantity, noun: CountedNoun | None) -> bool:
    """A long run of digits without grouping or unit: the number of an account, a message, a file."""
    first, last = quantity.figure
    if quantity.unit is not None or last - first != 1 or not lexemes[first].text.isdigit():
        return False
    if lexemes[first].text.startswith("0") and len(lexemes[first].text) > 1:
        return True  # "serial number 001"
    return len(lexemes[first].text) > (6 if noun is None else 9)


def is_list_number(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """List numbers: "1." or "2)" at the start of a line."""
    first, last = quantity.figure
    if first and lexemes[first - 1].paragraph == lexemes[first].paragraph:
        return False
    if last + 1 >= len(lexemes) or quantity.last != last or last - first != 1 or len(lexemes[first].text) > 2:
        return False
    after = lexemes[last]
    return after.text in {".", ")"} and after.glued and lexemes[last + 1].paragraph == lexemes[first].paragraph
