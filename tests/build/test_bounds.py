"""Value and bounds by modifier."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from kg.build.bounds import Bounds, bounds_of
from tests.build.strategies import decimals
from tests.sample import NUMERIC_CLAIMS

FIGURE = NUMERIC_CLAIMS[0]


def claim(comparator: str, value, low, high):
    number, least, most = decimals(value, low, high)
    return dataclasses.replace(FIGURE, comparator=comparator, value=number, low=least, high=most)


@pytest.mark.parametrize(
    ("comparator", "given", "expected"),
    [
        ("exactly", (45, None, None), (45, 45, 45)),
        ("exactly", (45, 45, 45), (45, 45, 45)),
        ("exactly", (None, 45, 45), (45, 45, 45)),
        ("exactly", ("45.0", 45, None), (45, 45, 45)),
        ("at_least", (45, 45, None), (45, 45, None)),
        ("at_least", (45, None, None), (45, 45, None)),
        ("at_least", (None, 45, None), (45, 45, None)),
        ("more_than", (45, 45, None), (45, 45, None)),
        ("at_most", (45, None, 45), (45, None, 45)),
        ("less_than", (45, None, None), (45, None, 45)),
        ("between", (None, 10, 15), (None, 10, 15)),
        ("about", (45, None, None), (45, None, None)),
        ("about", (45, 40, 50), (45, 40, 50)),
        ("vague", (None, 24, None), (None, 24, None)),
        ("vague", (None, 24, 99), (None, 24, 99)),
        ("at_most", (-3, None, -3), (-3, None, -3)),
    ],
)
def test_bounds_that_fit(comparator, given, expected):
    assert bounds_of(claim(comparator, *given)) == Bounds(*decimals(*expected))


@pytest.mark.parametrize(
    ("comparator", "given"),
    [
        ("exactly", (None, None, None)),
        ("exactly", (45, 40, 50)),
        ("at_least", (45, 45, 60)),
        ("at_least", (45, 40, None)),
        ("at_least", (None, None, None)),
        ("at_most", (45, 1, 45)),
        ("between", (None, 15, 10)),
        ("between", (None, 10, None)),
        ("between", (12, 10, 15)),
        ("about", (None, 40, 50)),
        ("about", (60, 40, 50)),
        ("vague", (200, 200, None)),
        ("vague", (None, None, None)),
    ],
)
def test_contradictions_are_told_and_not_mended(comparator, given):
    fault = bounds_of(claim(comparator, *given))
    assert isinstance(fault, str)
    assert comparator.replace("_", " ") in fault


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("Infinity")])
def test_numbers_without_an_end_are_none(number):
    assert bounds_of(dataclasses.replace(FIGURE, value=number)) == "figure that is no finite number"
