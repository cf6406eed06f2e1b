"""The grammar of values: tables, and a round trip through a small generator of English number words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.figures.lexemes import read_lexemes
from kg.extract.figures.number_words import digits_value, read_cardinal
from kg.extract.figures.quantities import may_start, read_number, read_quantity
from kg.extract.figures.ranges import read_range
from kg.extract.figures.shares import read_fraction, read_ratio
from kg.extract.figures.vague_numbers import read_vague
from tests.extract.tagged import plain, tagged

SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = [(10**9, "billion"), (10**6, "million"), (10**3, "thousand")]


def in_words(number: int, *, link: str = "and", hyphen: str = "-") -> str:
    """English words for a number below a trillion."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (hyphen + SMALL[number % 10] if number % 10 else "")
    if number < 1000:
        rest = number % 100
        words = f"{SMALL[number // 100]} hundred"
        return words + (f" {link} ".replace("  ", " ") + in_words(rest, link=link, hyphen=hyphen) if rest else "")
    for scale, name in SCALES:
        if number >= scale:
            head, rest = divmod(number, scale)
            words = f"{in_words(head, link=link, hyphen=hyphen)} {name}"
            if not rest:
                return words
            joint = f" {link} " if rest < 100 and link else " "
            return words + joint + in_words(rest, link=link, hyphen=hyphen)
    raise AssertionError(number)


@given(st.integers(1, 10**12 - 1), st.sampled_from(["and", ""]), st.sampled_from(["-", " "]))
def test_number_words_round_trip(number: int, link: str, hyphen: str) -> None:
    lexemes = read_lexemes(plain(in_words(number, link=link, hyphen=hyphen) + " trees"))
    read = read_cardinal(lexemes, 0)
    assert read is not None
    assert read.value == number
    assert read.last == len(lexemes) - 1
    assert read.spelled


@given(st.integers(0, 10**15), st.sampled_from([",", "\u00a0", "\u202f", "'", "’"]))
def test_grouped_digits_round_trip(number: int, separator: str) -> None:
    lexemes = read_lexemes(plain(f"{number:,} trees".replace(",", separator)))
    read = read_cardinal(lexemes, 0)
    assert read is not None
    assert read.value == number


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_decimals_round_trip(number: Decimal) -> None:
    assert digits_value(f"{number:,}") == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("1,234.5", "1234.5"),
        ("12 000 men", 12000),
        ("1,50,000", 150000),
        ("1.234.567", 1234567),
        ("2.5 million", 2500000),
        ("350 thousand", 350000),
        ("40bn", 40 * 10**9),
        ("1.5m", 1500000),
        ("12k", 12000),
        ("3.2 lakh", 320000),
        ("two crore", 2 * 10**7),
        ("three dozen", 36),
        ("three dozens", 36),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("a score of boats", 20),
        ("a hundred and five", 105),
        ("a thousand", 1000),
        ("half a million", 500000),
        ("a half million", 500000),
        ("half-million", 500000),
        ("a quarter million", 250000),
        ("a million and a half", 1500000),
        ("3 million and a half", 3500000),
        ("two and a half", "2.5"),
        ("two and a half million", 2500000),
        ("one and three quarters", "1.75"),
        ("2½", "2.5"),
        ("twenty-three", 23),
        ("twenty three", 23),
        ("two hundred and two thousand", 202000),
        ("five point six five", "5.65"),
        ("sixty-seven and a half", "67.5"),
        ("one million, two hundred thousand", 1200000),
        ("one hundred thousand", 100000),
        ("three quarters of a million", 750000),
        ("two thirds of a million", 666667),
        ("quarter million homes", 250000),
        ("forty two and a third", "42.3333"),
        ("one hundred and three and two thirds", "103.6667"),
        ("three and one fourth", "3.25"),
        ("7 3/4 percent", "7.75"),
        ("1 414 021 100", 1414021100),
        ("three lakh crore", 3 * 10**12),
        ("naught point five", "0.5"),
        ("10 tln", 10**13),
        ("three quarters billion", 750 * 10**6),
    ],
)
def test_exact_numbers(text: str, value: int | str) -> None:
    read = read_number(read_lexemes(plain(text)), 0)
    assert read is not None
    assert read.kind == "cardinal"
    assert read.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("two hundred and three hundred", 200, 2),
        ("five million and three quarters", "5750000", 5),
        ("one billion and a half million", 10**9, 2),
        ("twenty and thirty", 20, 1),
        ("five, six, seven", 5, 1),
        ("100 and 200", 100, 1),
    ],
)
def test_where_a_number_ends(text: str, value: int | str, words: int) -> None:
    read = read_cardinal(read_lexemes(plain(text)), 0)
    assert read is not None
    assert (read.value, read.last) == (Decimal(value), words)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("dozens of shots", 24),
        ("scores of contacts", 40),
        ("hundreds", 200),
        ("thousands of pages", 2000),
        ("tens of thousands of deaths", 20000),
        ("hundreds of thousands", 200000),
        ("hundreds of millions", 200 * 10**6),
        ("millions", 2 * 10**6),
        ("several hundred", 200),
        ("a few thousand", 2000),
        ("a few hundred million", 200 * 10**6),
        ("some hundreds of houses", 200),
        ("several dozen", 24),
        ("a couple of months", 2),
    ],
)
def test_vague_plurals_have_a_lower_bound_only(text: str, low: int) -> None:
    read = read_vague(read_lexemes(plain(text)), 0)
    assert read is not None
    assert (read.kind, read.value, read.low) == ("vague", None, Decimal(low))


@pytest.mark.parametrize("text", ["tens", "several men", "a few men", "scores the ball", "some men", "many", "men"])
def test_what_is_no_vague_plural(text: str) -> None:
    assert read_vague(read_lexemes(plain(text)), 0) is None


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("a third", "33.33"),
        ("two thirds", "66.67"),
        ("two-thirds", "66.67"),
        ("three-quarters", 75),
        ("half", 50),
        ("one tenth", 10),
        ("½", 50),
        ("3/4", 75),
        ("a fifth", 20),
    ],
)
def test_fractions_are_shares(text: str, percent: int | str) -> None:
    read = read_fraction(read_lexemes(plain(text)), 0)
    assert read is not None
    assert read.value == Decimal(percent)


@pytest.mark.parametrize("text", ["a thirds", "two third", "9/11", "third", "seven quarters", "16/9", "a man"])
def test_what_is_no_fraction(text: str) -> None:
    assert read_fraction(read_lexemes(plain(text)), 0) is None


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("two in five", 40),
        ("nine out of ten", 90),
        ("one in eight", "12.5"),
        ("one out of every 200", "0.5"),
        ("1 in 1,000", "0.1"),
    ],
)
def test_ratios_are_shares(text: str, percent: int | str) -> None:
    lexemes = read_lexemes(plain(text))
    read = read_ratio(lexemes, read_cardinal(lexemes, 0))
    assert read is not None
    assert read.value == Decimal(percent)


@pytest.mark.parametrize("text", ["12 in 2019", "five in two", "two in 20 days", "six in", "two of five"])
def test_what_is_no_ratio(text: str) -> None:
    lexemes = read_lexemes(plain(text))
    assert read_ratio(lexemes, read_cardinal(lexemes, 0)) is None


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("$3 billion", "USD", 3 * 10**9),
        ("$40bn", "USD", 40 * 10**9),
        ("US$ 85 billion", "USD", 85 * 10**9),
        ("US $129", "USD", 129),
        ("CA$ 19", "CAD", 19),
        ("NZ$5", "NZD", 5),
        ("R$600,000", "BRL", 600000),
        ("GH¢14.6 million", "GHS", 14600000),
        ("EC$3.2 million", "XCD", 3200000),
        ("€1.78", "EUR", "1.78"),
        ("£8m", "GBP", 8 * 10**6),
        ("#13 billion", "GBP", 13 * 10**9),
        ("¥48 billion", "JPY", 48 * 10**9),
        ("AED 3.1 billion", "AED", 3100000000),
        ("SGD1.75-billion", "SGD", 1750000000),
        ("Rs 61 million", "rupee", 61 * 10**6),
        ("Sh2.4 billion", "shilling", 2400000000),
        ("Shs 400,000", "shilling", 400000),
        ("TSh12 billion", "TZS", 12 * 10**9),
        ("Rp 12 trillion", "IDR", 12 * 10**12),
        ("N2,000", "NGN", 2000),
        ("R4.5bn", "ZAR", 4500000000),
        ("700 billion USD", "USD", 700 * 10**9),
        ("75 USD million", "USD", 75 * 10**6),
        ("USD$ 23 billion dollar", "USD", 23 * 10**9),
        ("150 million $", "USD", 150 * 10**6),
        ("14 dollars", "USD", 14),
        ("eight hundred million dollars", "USD", 800 * 10**6),
        ("350,000 Chilean pesos", "CLP", 350000),
        ("200 pesos", "peso", 200),
        ("20 Swiss francs", "CHF", 20),
        ("75 million U.S. dollars", "USD", 75 * 10**6),
        ("12 Hong Kong dollars", "HKD", 12),
        ("5 million pounds", "GBP", 5 * 10**6),
        ("8 pounds sterling", "GBP", 8),
        ("77 cents", "USD", "0.77"),
        ("50 pence", "GBP", "0.5"),
        ("12.4%", "%", "12.4"),
        ("58pc", "%", 58),
        ("8,26%", "%", "8.26"),
        ("ten per cent", "%", 10),
        ("3 percent", "%", 3),
        ("two percentage points", "percentage point", 2),
        ("half a percent", "%", "0.5"),
        ("a fifth of a percent", "%", "0.2"),
        ("30GB", "GB", 30),
        ("500 km", "km", 500),
        ("190km", "km", 190),
        ('13" screen', "inch", 13),
        ("0.68 in (1.73 cm)", "inch", "0.68"),
    ],
)
def test_units_that_are_written(text: str, unit: str, value: int | str) -> None:
    read = read_quantity(read_lexemes(plain(text)), 0)
    assert read is not None
    assert (read.unit, read.value) == (unit, Decimal(value))


@pytest.mark.parametrize(
    ("text", "unit"),
    [("40 pounds of rice", None), ("3 in Ruvo", None), ("5 m of cloth", None), ("2 real friends", None)],
)
def test_words_that_are_no_unit(text: str, unit: None) -> None:
    read = read_quantity(read_lexemes(plain(text)), 0)
    assert read is not None
    assert read.unit is unit


@pytest.mark.parametrize(
    ("text", "start", "bounds"),
    [
        ("between 10 and 15 men", 1, (10, 15)),
        ("300 to 400 mm", 0, (300, 400)),
        ("15-20%", 0, (15, 20)),
        ("30 -- 40 days", 0, (30, 40)),
        ("30-to-60-day term", 0, (30, 60)),
        ("$12 million to $20 million", 0, (12 * 10**6, 20 * 10**6)),
        ("US$ 300 to 350 million", 0, (300 * 10**6, 350 * 10**6)),
        ("between 3 and 4 million dollars", 1, (3 * 10**6, 4 * 10**6)),
        ("between two hundred and three hundred men", 1, (200, 300)),
    ],
)
def test_ranges(text: str, start: int, bounds: tuple[int, int]) -> None:
    lexemes = read_lexemes(plain(text))
    left = read_quantity(lexemes, start)
    assert left is not None
    span = read_range(lexemes, left)
    assert span is not None
    assert (span.low, span.high, span.value) == (*map(Decimal, bounds), None)


@pytest.mark.parametrize(
    "text", ["50 to 20", "10 and 15", "2.5 percent to 4,907", "3 percent to €5", "7 men to 9", "5 -6"]
)
def test_what_is_no_range(text: str) -> None:
    lexemes = read_lexemes(plain(text))
    left = read_quantity(lexemes, 0)
    assert left is not None
    assert read_range(lexemes, left) is None


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    lexemes = read_lexemes(plain(text or "x"))
    for position in range(len(lexemes)):
        quantity = read_quantity(lexemes, position)
        assert quantity is None or quantity.last > position


@pytest.mark.parametrize(
    ("text", "tokens", "unit", "value"),
    [
        ("Three euros and 50 cents.", "Three|CD euros|NNS and|CC 50|CD cents|NNS .|.", "EUR", "3.5"),
        ("It cost 100 Chinese yuan.", "It|PRP cost|VBD 100|CD Chinese|JJ yuan|NN .|.", "CNY", "100"),
        ("It cost 10,000 bitcoins.", "It|PRP cost|VBD 10,000|CD bitcoins|NNS .|.", "BTC", "10000"),
        ("It cost Mex$ 10 million.", "It|PRP cost|VBD Mex$|$ 10|CD million|CD .|.", "MXN", "10000000"),
        ("It cost RMB 40 million.", "It|PRP cost|VBD RMB|NNP 40|CD million|CD .|.", "CNY", "40000000"),
        ("It lost a negative 3 percent.", "It|PRP lost|VBD a|DT negative|JJ 3|CD percent|NN .|.", "%", "-3"),
        ("One in 25 adults smokes.", "One|CD in|IN 25|CD adults|NNS smokes|VBZ .|.", "%", "4"),
    ],
)  # fmt: skip
def test_units_of_amounts_and_shares(text: str, tokens: str, unit: str, value: str) -> None:
    lexemes = read_lexemes(tagged(text, tokens))
    quantities = [
        quantity
        for position, lexeme in enumerate(lexemes)
        if may_start(lexeme) and (quantity := read_quantity(lexemes, position)) is not None
    ]
    assert (quantities[0].unit, str(quantities[0].value)) == (unit, value)


@pytest.mark.parametrize("text", ["in the last quarter million-dollar losses", "one in 2010"])
def test_what_is_no_number(text: str) -> None:
    lexemes = read_lexemes(plain(text))
    assert not any(read_cardinal(lexemes, at) for at, lexeme in enumerate(lexemes) if lexeme.lower == "quarter")
    assert read_ratio(lexemes, read_cardinal(lexemes, 0)) is None
