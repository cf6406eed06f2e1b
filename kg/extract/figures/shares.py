"""Fractions and ratios as shares in percent: "a third", "two in five", "nine out of ten".

Not handled: fractions of a fraction.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.number_words import DENOMINATORS, UNITS, VULGAR, Number, digits_value, joined, read_cardinal

PERIODS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "game", "match", "minutes"})


def percent_of(numerator: Decimal, denominator: Decimal) -> Decimal:
    """A share in percent, with two decimals where it does not come out even."""
    share = numerator * 100 / denominator
    return (
        share.quantize(Decimal("0.01")).normalize() if share != share.to_integral_value() else share.to_integral_value()
    )


def read_fraction(lexemes: Sequence[Lexeme], position: int) -> Number | None:
    """Fractions as shares in percent: "a third", "two-thirds", "half", "½", "3/4"."""
    word = word_at(lexemes, position)
    if word in VULGAR:
        numerator, denominator = VULGAR[word]
        return Number(position, position + 1, percent_of(Decimal(numerator), Decimal(denominator)), kind="fraction")
    if lexemes[position].kind == "number":
        if (
            word_at(lexemes, position + 1) != "/"
            or position + 2 >= len(lexemes)
            or lexemes[position + 2].kind != "number"
        ):
            return None
        top, bottom = digits_value(lexemes[position].text), digits_value(lexemes[position + 2].text)
        if not lexemes[position + 2].glued or not 0 < top < bottom <= 10:
            return None
        return Number(position, position + 3, percent_of(top, bottom), kind="fraction")
    if word == "half":
        return Number(position, position + 1, Decimal(50), kind="fraction", spelled=True)
    count = 1 if word in {"a", "an"} else UNITS.get(word, 0)
    at = joined(lexemes, position + 1)
    denominator = DENOMINATORS.get(word_at(lexemes, at), 0)
    if not count or not denominator or count >= denominator:
        return None
    plural = word_at(lexemes, at).endswith("s") or word_at(lexemes, at) == "halves"
    if plural != (count > 1):
        return None
    return Number(position, at + 1, percent_of(Decimal(count), Decimal(denominator)), kind="fraction", spelled=True)


def read_ratio(lexemes: Sequence[Lexeme], top: Number | None) -> Number | None:
    """ "two in five", "nine out of ten", "one out of every 200" as shares in percent; `top` is their first number.

    "killed two in five attacks" and "12 in 20 days" are none.
    """
    if not top or top.value is None:
        return None
    position, at = top.first, joined(lexemes, top.last)
    if word_at(lexemes, at) == "out" and word_at(lexemes, at + 1) == "of":
        at, strict = at + 2, False
    elif word_at(lexemes, at) == "in":
        at, strict = joined(lexemes, at + 1), True
    elif word_at(lexemes, at) == "of" and word_at(lexemes, at + 1) in {"10", "ten"} and top.value < 10:
        at, strict = at + 1, False  # "eight of 10 voters"
    else:
        return None
    if word_at(lexemes, at) in {"every", "each"}:
        at, strict = at + 1, False
    if at >= len(lexemes):
        return None
    bottom = read_cardinal(lexemes, at)
    if not bottom or not bottom.value or not 0 < top.value < bottom.value:
        return None
    of_one = top.value == 1 and not 1900 <= bottom.value <= 2100  # "1 in 25 adults"; "one in 2010" is a year
    if strict and not of_one and not (bottom.value <= 20 or bottom.value in {100, 1000, 10000, 100000, 1000000}):
        return None
    before = lexemes[position - 1] if position else None
    acted = before is not None and before.tag.startswith("VB") and before.lower not in {"is", "are", "was", "were"}
    if strict and (acted or word_at(lexemes, bottom.last).removesuffix("s") in PERIODS):
        return None
    return Number(position, bottom.last, percent_of(top.value, bottom.value), kind="ratio", spelled=top.spelled)
