"""The grammar of values: digits, number words, mixtures of both.

Not handled: Roman numerals, years read in pairs ("nineteen eighty-four"), digits spelled one by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.extract.figures.lexemes import Lexeme, word_at

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "nought": 0, "naught": 0,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15, "lakh": 10**5,
    "crore": 10**7, "millions": 10**6, "thousands": 10**3, "billions": 10**9,
}  # fmt: skip
SUFFIXES = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "bn": 10**9, "bln": 10**9, "b": 10**9,
    "tn": 10**12, "trn": 10**12, "tln": 10**12,
}  # fmt: skip
# behind "m" these say that it means metres: "120m up the beach"
STRETCHES = frozenset({
    "up", "high", "long", "deep", "wide", "tall", "away", "from", "above", "below", "apart", "along", "off", "down",
    "across", "thick", "underground", "offshore", "ahead", "sprint", "freestyle", "race", "hurdles", "relay",
})  # fmt: skip
GROUPS = {"dozen": 12, "score": 20, "hundred": 100}
MULTIPLIERS = {**SCALES, "hundred": 100, "dozen": 12, "dozens": 12, "lakhs": 10**5, "crores": 10**7}
ONES = {word: value for word, value in UNITS.items() if value < 10} | {"oh": 0}
DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twentieth": 20, "hundredth": 100, "hundredths": 100,
}  # fmt: skip
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅙": (1, 6),
    "⅚": (5, 6), "⅛": (1, 8), "⅞": (7, 8),
}  # fmt: skip
PARTS_OF_YEARS = frozenset(
    {"first", "second", "third", "fourth", "last", "this", "next", "previous", "per", "each", "same"}
)
MIXED_PARTS = frozenset({"half", "third", "thirds", "quarter", "quarters", "fourth", "fourths"})
_SPACES = re.compile(r"[,\s'’]")


@dataclass(frozen=True, slots=True)
class Number:
    """A value that the lexemes first..last (exclusive) express; `low` alone is set for vague plurals.

    `kind` is cardinal, vague, fraction or ratio. `spelled` when no digit is part of it; `article` when it is "a", "an".
    """

    first: int
    last: int
    value: Decimal | None
    low: Decimal | None = None
    kind: str = "cardinal"
    spelled: bool = False
    article: bool = False


def digits_value(text: str) -> Decimal:
    """Value of a number in digits with any grouping: "1,234.5", "1 234", "1'234", "1.234.567"."""
    if re.fullmatch(r"\d{1,3},\d{1,2}", text):  # a decimal comma, read only before a sign of per cent
        return Decimal(text.replace(",", "."))
    text = _SPACES.sub("", text)
    if text.count(".") > 1:
        text = text.replace(".", "")
    return Decimal(text)


def joined(lexemes: Sequence[Lexeme], position: int) -> int:
    """The position after a hyphen that glues two number words, else the position itself."""
    if position + 1 < len(lexemes) and lexemes[position].text in {"-", "‐", "‑"} and lexemes[position].glued:
        return position + 1
    return position


def _below_hundred(lexemes: Sequence[Lexeme], position: int) -> tuple[int, int] | None:
    word = word_at(lexemes, position)
    if word in UNITS:
        return UNITS[word], position + 1
    if word in TENS:
        following = joined(lexemes, position + 1)
        unit = UNITS.get(word_at(lexemes, following), 0)
        if 0 < unit < 10:
            return TENS[word] + unit, following + 1
        return TENS[word], position + 1
    return None


def _below_thousand(lexemes: Sequence[Lexeme], position: int, *, bare_hundred: bool = False) -> tuple[int, int] | None:
    """ "seventeen", "two hundred", "a hundred and five"; `bare_hundred` allows "hundred" without a multiplier."""
    if bare_hundred and word_at(lexemes, position) == "hundred":
        start, after = 1, position
    else:
        found = _below_hundred(lexemes, position)
        if not found:
            return None
        start, after = found
    hundred = joined(lexemes, after)
    if word_at(lexemes, hundred) != "hundred":
        return start, after
    total, after = start * 100, hundred + 1
    rest = joined(lexemes, after)
    if word_at(lexemes, rest) == "and":
        rest = joined(lexemes, rest + 1)
    found = _below_hundred(lexemes, rest)
    if found and found[0] and not _opens_another(lexemes, position, found[1]):
        return total + found[0], found[1]
    return total, after


def _opens_another(lexemes: Sequence[Lexeme], position: int, after: int) -> bool:
    """Whether what stands behind "and" is a number of its own: "between two hundred and three hundred"."""
    word = word_at(lexemes, joined(lexemes, after))
    return word == "hundred" or word in DENOMINATORS or (word in SCALES and word_at(lexemes, position - 1) == "between")


def _spelled(lexemes: Sequence[Lexeme], position: int) -> tuple[Decimal, int] | None:
    """Groups of falling scale: "two million three hundred thousand and five"."""
    total, after, at, link = 0, position, position, ""
    level: int | None = None
    while found := _below_thousand(lexemes, at):
        group, end = found
        scale_at = joined(lexemes, end)
        scale = SCALES.get(word_at(lexemes, scale_at), 1)
        if level is not None and group * scale >= level:
            break
        if link and scale == 1 and (word_at(lexemes, end) in DENOMINATORS or (link == "," and group < 100)):
            break
        total += group * scale
        after = scale_at + 1 if scale > 1 else end
        if scale == 1:
            break
        level, link, at = scale, "", joined(lexemes, after)
        if word_at(lexemes, at) == ",":
            link, at = ",", at + 1
        if word_at(lexemes, at) == "and":
            link, at = "and", joined(lexemes, at + 1)
    return (Decimal(total), after) if after > position else None


def with_scales(lexemes: Sequence[Lexeme], value: Decimal, position: int) -> tuple[Decimal, int]:
    """Multiply by what follows: "2.5 million", "40bn", "350 thousand", "3 dozen", "12 lakh crore"."""
    while True:
        at = joined(lexemes, position)
        word = word_at(lexemes, at)
        if word in MULTIPLIERS:
            value *= MULTIPLIERS[word]
            position = at + 1
        elif (
            word in SUFFIXES
            and lexemes[at - 1].kind == "number"
            and (word != "m" or (at == position and word_at(lexemes, at + 1) not in STRETCHES))
            and (lexemes[at].glued or word in {"bn", "mn", "mln", "tn", "bln", "tln"})
        ):
            return value * SUFFIXES[word], at + 1
        else:
            return value, position


def _and_a_half(lexemes: Sequence[Lexeme], position: int) -> tuple[Decimal, int]:
    """The addition of "and a half", "and two thirds", "½", "1/4" behind a whole number: (addition, position after)."""
    word = word_at(lexemes, position)
    if word in VULGAR:
        numerator, denominator = VULGAR[word]
        return Decimal(numerator) / denominator, position + 1
    if word_at(lexemes, position + 1) == "/" and all(
        lexeme.kind == "number" and lexeme.text.isdigit() for lexeme in lexemes[position : position + 3 : 2]
    ):
        top, bottom = (int(lexeme.text) for lexeme in lexemes[position : position + 3 : 2])
        glued = lexemes[position + 1].glued and lexemes[position + 2].glued and not lexemes[position].glued
        if glued and 0 < top < bottom <= 16:  # "7 3/4 percent"
            return Decimal(top) / bottom, position + 3
    at = joined(lexemes, position)
    if word_at(lexemes, at) == "and":
        at = joined(lexemes, at + 1)
        count = {"a": 1, "one": 1, "two": 2, "three": 3}.get(word_at(lexemes, at), 0)
        at_part = joined(lexemes, at + 1)
        # "one billion and a half million" is no half billion
        summed = word_at(lexemes, position - 1) in SCALES and word_at(lexemes, at_part + 1) in SCALES
        if count and not summed and _is_mixed_part(lexemes, at_part, count):
            return Decimal(count) / DENOMINATORS[word_at(lexemes, at_part)], at_part + 1
    return Decimal(0), position


def _is_mixed_part(lexemes: Sequence[Lexeme], position: int, count: int) -> bool:
    """Whether "half", "quarters", "third" end a mixed number; in "two and a third escaped" the third is a man."""
    word = word_at(lexemes, position)
    if word not in MIXED_PARTS or (word not in {"half", "quarter"} and word.endswith("s") != (count > 1)):
        return False
    after = lexemes[position + 1] if position + 1 < len(lexemes) else None
    ordinal = word in {"third", "fourth"} and after is not None
    return not (ordinal and after is not None and (after.tag.startswith(("VB", "MD")) or after.tag in {"NN", "NNP"}))


def read_cardinal(lexemes: Sequence[Lexeme], position: int) -> Number | None:
    """Read an exact number that begins at a position, the longest that there is."""
    word = word_at(lexemes, position)
    if lexemes[position].kind == "number":
        value = digits_value(lexemes[position].text)
        addition, after = (Decimal(0), position + 1)
        if value == value.to_integral_value():
            addition, after = _and_a_half(lexemes, position + 1)
        if addition:
            value, after = with_scales(lexemes, value + addition, after)
            return Number(position, after, _rounded(value))
        value, after = with_scales(lexemes, value, after)
        addition, end = _and_a_half(lexemes, after) if word_at(lexemes, after - 1) in SCALES else (Decimal(0), after)
        return Number(position, end, _rounded(value + addition * SCALES.get(word_at(lexemes, after - 1), 1)))
    if word in {"a", "an"}:
        return _read_article(lexemes, position)
    if word == "half":
        return _read_half(lexemes, position, position)
    if word == "quarter":
        return _read_quarter(lexemes, position, position)
    found = _spelled(lexemes, position)
    if not found:
        return None
    value, after = found
    scale = SCALES.get(word_at(lexemes, after - 1), 1)
    if scale == SCALES["lakh"] and word_at(lexemes, after) == "crore":
        return Number(position, after + 1, value * SCALES["crore"], spelled=True)
    addition, end = _and_a_half(lexemes, after) if scale > 1 else _decimals(lexemes, after)
    value, after = value + addition * scale, end
    if scale == 1:
        value, after = with_scales(lexemes, value, after)
    return Number(position, after, _rounded(value), spelled=True)


def _rounded(value: Decimal) -> Decimal:
    """A value with four decimals where a third does not come out even."""
    exponent = value.normalize().as_tuple().exponent
    # Beyond twenty digits before the point there is no room for four behind it.
    if not isinstance(exponent, int) or exponent >= -9 or value.adjusted() > 20:
        return value
    return value.quantize(Decimal("1e-4"))


def _decimals(lexemes: Sequence[Lexeme], position: int) -> tuple[Decimal, int]:
    """What follows a whole number in words: "point six five" or "and a half": (addition, position after)."""
    if word_at(lexemes, position) != "point":
        return _and_a_half(lexemes, position)
    digits, at = "", position + 1
    while word_at(lexemes, at) in ONES and len(digits) < 9:
        digits, at = digits + str(ONES[word_at(lexemes, at)]), at + 1
    return (Decimal(f"0.{digits}"), at) if digits else (Decimal(0), position)


def _read_article(lexemes: Sequence[Lexeme], position: int) -> Number | None:
    """ "a hundred and five", "a million and a half", "a dozen", "a score of", "a half million"."""
    word = word_at(lexemes, position + 1)
    if word == "half":
        return _read_half(lexemes, position, position + 1)
    if word == "hundred":
        group, after = _below_thousand(lexemes, position + 1, bare_hundred=True) or (100, position + 2)
        value, after = with_scales(lexemes, Decimal(group), after)
        return Number(position, after, value, spelled=True)
    if word == "dozen" or (word == "score" and word_at(lexemes, position + 2) == "of"):
        value, after = with_scales(lexemes, Decimal(GROUPS[word]), position + 2)
        return Number(position, after, value, spelled=True)
    if word in {"thousand", "million", "billion", "trillion", "lakh", "crore"}:
        addition, after = _and_a_half(lexemes, position + 2)
        return Number(position, after, SCALES[word] * (1 + addition), spelled=True)
    return _read_quarter(lexemes, position, position + 1) if word == "quarter" else None


def _read_quarter(lexemes: Sequence[Lexeme], first: int, position: int) -> Number | None:
    """ "a quarter million", "quarter-million"; "the last quarter million-dollar losses" is none."""
    at = joined(lexemes, position + 1)
    scale = SCALES.get(word_at(lexemes, at), 0)
    if not scale or (first == position and word_at(lexemes, first - 1) in PARTS_OF_YEARS):
        return None
    return Number(first, at + 1, Decimal(scale) / 4, spelled=True)


def _read_half(lexemes: Sequence[Lexeme], first: int, position: int) -> Number | None:
    """ "half a million", "half a dozen", "a half dozen", "half-million"; "half" alone is a fraction."""
    at = joined(lexemes, position + 1)
    if word_at(lexemes, at) in {"a", "an"} and at == position + 1:
        at = joined(lexemes, at + 1)
    word = word_at(lexemes, at)
    if word in GROUPS or (word in SCALES and not word.endswith("s")):
        value, after = with_scales(lexemes, Decimal(GROUPS.get(word) or SCALES[word]) / 2, at + 1)
        return Number(first, after, value, spelled=True)
    return None
