"""Values with their written unit: percentages, percentage points, money, measures.

Not handled: compound units ("kilometres per hour" stays "kilometre"; the rate is not part of the figure).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from kg.extract.figures import currencies
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.measures import DASHES, read_measure
from kg.extract.figures.number_words import SCALES, TENS, UNITS, VULGAR, Number, joined, read_cardinal
from kg.extract.figures.shares import read_fraction, read_ratio
from kg.extract.figures.vague_numbers import SEVERAL, VAGUE, read_vague

DURATION_NOUNS = frozenset({
    "second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "mile", "percent", "point",
})  # fmt: skip
_STARTS = frozenset(
    {"a", "an", "half", "quarter", "the", "tens"}
    | UNITS.keys() | TENS.keys() | VAGUE.keys() | SEVERAL
    | currencies.DOLLAR_PREFIXES.keys() | currencies.LETTER_SIGNS.keys() | {"gh", "shs", "kshs", "ushs", "tshs"}
)  # fmt: skip
_START_SIGNS = frozenset({"#"} | currencies.SIGNS.keys() | VULGAR.keys())
SPACED_SIGNS = currencies.LETTER_SIGNS.keys() - {"n", "r", "p", "k", "le", "br"}
SPACED_PREFIXES = frozenset({"us", "usd", "ca", "nz", "hk", "au", "nt", "ec"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit where one is written: the lexemes first..last (exclusive), the figure alone inside them.

    `unit` is "%", "percentage point", an ISO currency or a measure; None where a counted noun has to follow.
    `high` is set for ranges only.
    """

    first: int
    last: int
    figure: tuple[int, int]
    number: Number
    unit: str | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    money: bool = False
    hyphenated: bool = False


def read_number(lexemes: Sequence[Lexeme], position: int) -> Number | None:
    """The longest reading of a number at a position: ratio, fraction, cardinal or vague plural."""
    cardinal = read_cardinal(lexemes, position)
    ratio = read_ratio(lexemes, cardinal)
    if ratio:
        return ratio
    fraction = read_fraction(lexemes, position)
    if fraction and (not cardinal or fraction.last > cardinal.last):
        return _part_of_scale(lexemes, fraction)
    if cardinal:
        return cardinal
    return read_vague(lexemes, position) or _article_as_one(lexemes, position)


def _part_of_scale(lexemes: Sequence[Lexeme], fraction: Number) -> Number:
    """ "three quarters of a million", "a fifth of a percent", "half an hour" are plain values."""
    exact = Fraction(fraction.value or 0) / 100  # two thirds are 66.67 per cent, but 666,667 of a million
    exact = exact.limit_denominator(100) if fraction.spelled else exact
    share = Decimal(exact.numerator) / exact.denominator
    at = fraction.last
    if word_at(lexemes, at) == "of" and word_at(lexemes, at + 1) in {"a", "an", "one"}:
        word = word_at(lexemes, at + 2)
        if word in SCALES:
            return replace(fraction, last=at + 3, value=(share * SCALES[word]).quantize(Decimal(1)), kind="cardinal")
        if word in {"percent", "point", "percentage"} or (word == "per" and word_at(lexemes, at + 3) == "cent"):
            return replace(fraction, last=at + 2, value=share, kind="cardinal")
    if word_at(lexemes, at) in SCALES:
        return replace(fraction, last=at + 1, value=share * SCALES[word_at(lexemes, at)], kind="cardinal")
    if word_at(lexemes, at) in {"a", "an"} and (
        word_at(lexemes, at + 1) in DURATION_NOUNS or word_at(lexemes, at + 1) in {"per", "percentage"}
    ):
        return replace(fraction, last=at + 1, value=share, kind="cardinal")
    return fraction


def _article_as_one(lexemes: Sequence[Lexeme], position: int) -> Number | None:
    """ "a year", "an hour" may be a value of one; whether they are is for the modifier before them to say."""
    if word_at(lexemes, position) in {"a", "an"} and word_at(lexemes, position + 1) in DURATION_NOUNS - {"point"}:
        return Number(position, position + 1, Decimal(1), spelled=True, article=True)
    return None


def _percent(lexemes: Sequence[Lexeme], position: int) -> tuple[str, int] | None:
    """A sign or word for per cent at a position: (unit, position behind it)."""
    at = position + 1 if word_at(lexemes, position) in DASHES and lexemes[position].glued else position
    word, following = word_at(lexemes, at), word_at(lexemes, at + 1)
    end = 0
    glued = at < len(lexemes) and lexemes[at].glued
    if (
        word in {"%", "percent", "pct", "percents"}
        or (word == "pc" and glued)
        or (word == "percentage" and not following.startswith("point"))
    ):
        end = at + 1
    elif word in {"per", "percentage"} and following in {"cent", "point", "points"}:
        end = at + 2
        if word == "percentage":
            return "percentage point", end
    if not end:
        return None
    if word_at(lexemes, end) in {"point", "points"} and word != "%":
        return "percentage point", end + 1
    return "%", end


def _currency_name(lexemes: Sequence[Lexeme], position: int, number: Number) -> tuple[str, int, Decimal] | None:
    """Money named behind a number: "Chilean pesos", "US dollars", "USD", "cents": (unit, position behind, factor)."""
    at = position
    if word_at(lexemes, at) in {"of", "-"} and (number.kind == "vague" or word_at(lexemes, at) == "-"):
        at += 1
    for length in (1, 2, 3, 5):
        word = at + length - 1
        if word >= len(lexemes):
            break
        between = lexemes[at:word]
        if any(lexeme.text in {",", ";", "("} for lexeme in between):
            break
        qualifier = next((lexeme.lower for lexeme in reversed(between) if lexeme.kind == "word"), "")
        name = lexemes[word].lower
        named = lexemes[word].text in currencies.CODES or name in currencies.SMALL_CODES
        if length == 1 and named and not _is_prefix(lexemes, word):
            scale = SCALES.get(word_at(lexemes, word + 1), 1)  # "75 USD million"
            return currencies.SMALL_CODES.get(name, lexemes[word].text), word + 1 + (scale > 1), Decimal(scale)
        singular = currencies.singular_name(name)
        small = singular in currencies.SUBUNITS and lexemes[word].text[0].islower()  # "50 Cent" is a singer
        if length == 1 and small and number.kind == "cardinal":
            return currencies.SUBUNITS[singular], word + 1, Decimal("0.01")
        qualified = (qualifier, singular) in currencies.QUALIFIED or (
            length == 5 and singular == "dollar" and [b.text for b in between] == ["U", ".", "S", "."]
        )
        if length > 1 and not qualified:
            continue
        if (
            singular == "pound"
            and length == 1
            and ((number.value or number.low or 0) >= 10**6 or word_at(lexemes, word + 1) == "sterling")
        ):
            return "GBP", word + 1 + (word_at(lexemes, word + 1) == "sterling"), Decimal(1)
        code = currencies.code_of_name(name, qualifier)
        if code and not (singular == "real" and name == "real"):
            return code, word + 1, Decimal(1)
    return None


def _is_prefix(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether a code belongs to the amount behind it: "3 USD50 cards"."""
    return position + 1 < len(lexemes) and lexemes[position + 1].kind == "number" and lexemes[position + 1].glued


def _money_sign(lexemes: Sequence[Lexeme], position: int) -> tuple[str, int] | None:
    """A sign or code of money that stands before its number: (unit, position of the number)."""
    lexeme = lexemes[position]
    following = lexemes[position + 1] if position + 1 < len(lexemes) else None
    if following is None:
        return None
    if lexeme.text in currencies.SIGNS:
        return currencies.SIGNS[lexeme.text], position + 1
    if lexeme.kind == "word" and lexeme.text[0].isupper():
        prefix = lexeme.lower in currencies.DOLLAR_PREFIXES or lexeme.text in currencies.CODES
        if prefix and following.text == "$" and (following.glued or lexeme.lower in SPACED_PREFIXES):
            return currencies.DOLLAR_PREFIXES.get(lexeme.lower, lexeme.text), position + 2
        if lexeme.text == "GH" and following.text in {"¢", "₵"}:
            return "GHS", position + 2
        if lexeme.text in currencies.CODES and following.kind == "number" and lexeme.text not in {"ALL", "TOP", "CUP"}:
            return currencies.SMALL_CODES.get(lexeme.lower, lexeme.text), position + 1
        letters = lexeme.lower if lexeme.lower in currencies.LETTER_SIGNS else lexeme.lower.removesuffix("s")
        if letters in currencies.LETTER_SIGNS:
            at = position + 2 if following.text == "." else position + 1
            amount = lexemes[at] if at < len(lexemes) else None
            if amount is not None and amount.kind == "number" and (amount.glued or letters in SPACED_SIGNS):
                return currencies.LETTER_SIGNS[letters], at
    return None


def may_start(lexeme: Lexeme) -> bool:
    """Whether a number can begin with a lexeme; a quick test before the grammar is tried."""
    if lexeme.kind == "word":
        return lexeme.lower in _STARTS or lexeme.text in currencies.CODES or lexeme.text in VULGAR
    return lexeme.kind == "number" or lexeme.text in _START_SIGNS


def read_quantity(lexemes: Sequence[Lexeme], position: int) -> Quantity | None:
    """Read a number at a position together with a sign of money before it or a unit behind it."""
    sign = _money_sign(lexemes, position)
    if sign:
        unit, at = sign
        number = read_cardinal(lexemes, at) if at < len(lexemes) and lexemes[at].kind == "number" else None
        if number is None or number.value is None:
            return None
        last = number.last
        scale = joined(lexemes, last)  # "P1.2-B"
        letter = word_at(lexemes, scale)
        factor = {"m": 10**6, "b": 10**9, "t": 10**12, "k": 10**3}.get(letter, 0)
        told = factor and number.last - 1 == at and lexemes[scale].glued
        if told and (scale == last or lexemes[scale].text.isupper()):
            number, last = replace(number, value=number.value * factor, last=scale + 1), scale + 1
        name = _currency_name(lexemes, last, number)
        if name and name[2] == 1 and lexemes[last].lower != "of":
            last = name[1]
        return Quantity(position, last, (at, number.last), number, unit, number.value, money=True)
    if lexemes[position].text == "#" and position + 1 < len(lexemes) and lexemes[position + 1].kind == "number":
        number = read_cardinal(lexemes, position + 1)
        # "#" is the pound sign of the British 7-bit character set; with a scale or decimals it is no rank.
        if number and (number.last > position + 2 or "." in lexemes[position + 1].text):
            return Quantity(position, number.last, (position + 1, number.last), number, "GBP", number.value, money=True)
        return None
    number = read_number(lexemes, position)
    if number is None:
        return None
    return with_unit(lexemes, _signed(lexemes, number))


def _signed(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """A number with a minus before it: "minus 19", "-3.16"."""
    before = lexemes[number.first - 1] if number.first else None
    if before is None or number.value is None or number.kind != "cardinal":
        return number
    is_sign = before.text in {"-", "−"} and not before.glued and lexemes[number.first].glued
    if is_sign and (number.first < 2 or lexemes[number.first - 2].paragraph != before.paragraph):
        return number  # an item of a list
    if is_sign or before.lower in {"minus", "negative"}:
        return replace(number, first=number.first - 1, value=-number.value)
    return number


def with_unit(lexemes: Sequence[Lexeme], number: Number) -> Quantity:
    """Attach the unit that is written behind a number."""
    figure = (number.first, number.last)
    plain = Quantity(number.first, number.last, figure, number, value=number.value, low=number.low)
    if number.kind in {"fraction", "ratio"}:
        return replace(plain, unit="%")
    percent = _percent(lexemes, number.last)
    if percent:
        return replace(plain, unit=percent[0], last=percent[1])
    name = _currency_name(lexemes, number.last, number)
    if name:
        unit, last, factor = name
        value = None if number.value is None else number.value * factor
        small = _small_money(lexemes, last, unit) if factor == 1 and value is not None else None
        if small and value is not None:
            value, last = value + small[0], small[1]
        return replace(plain, unit=unit, last=last, money=True, value=value)
    at = number.last
    if (
        at < len(lexemes)
        and lexemes[at].text in currencies.SIGNS
        and not (at + 1 < len(lexemes) and lexemes[at + 1].kind == "number")
    ):
        return replace(plain, unit=currencies.SIGNS[lexemes[at].text], last=at + 1, money=True)
    measure = read_measure(lexemes, number) if at < len(lexemes) and number.kind == "cardinal" else None
    return replace(plain, unit=measure[0], last=measure[1]) if measure else plain


def _small_money(lexemes: Sequence[Lexeme], position: int, unit: str) -> tuple[Decimal, int] | None:
    """The cents of "three dollars and 50 cents": (their value, position behind)."""
    at = position + 1 if word_at(lexemes, position) == "and" else position
    number = read_cardinal(lexemes, at) if at < len(lexemes) else None
    if number is None or number.value is None or not 0 < number.value < 100:
        return None
    name = currencies.singular_name(word_at(lexemes, number.last))
    if name not in currencies.SUBUNITS or (name != "cent" and unit != "GBP"):
        return None
    return number.value / 100, number.last + 1
