from __future__ import annotations

from decimal import Decimal

import pytest

from kg.compare.intervals import Amount, can_both_be_true
from tests.compare.figures import amount


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (amount(26), amount(26), True),
        (amount(26), amount(27), False),
        (amount(99), amount(45, "AtLeast"), True),
        (amount(45), amount(45, "AtLeast"), True),
        (amount(45), amount(45, "MoreThan"), False),
        (amount(40), amount(40, "LessThan"), False),
        (amount(39), amount(40, "LessThan"), True),
        (amount(40), amount(40, "AtMost"), True),
        (amount(60, "MoreThan"), amount(40, "LessThan"), False),
        (amount(60, "MoreThan"), amount(61, "LessThan"), True),
        (amount(100, "About"), amount(108), True),
        (amount(100, "About"), amount(112), False),
        (Amount("Vague", None, None, None), amount(3), True),
        (Amount("Between", None, Decimal(12), Decimal(15)), amount(15), True),
        (Amount("Between", None, Decimal(12), Decimal(15)), amount(16), False),
    ],
)
def test_bounds_decide_whether_two_figures_can_both_be_true(one: Amount, other: Amount, both: bool) -> None:
    assert can_both_be_true(one.interval, other.interval) is both
    assert can_both_be_true(other.interval, one.interval) is both


def test_the_number_of_an_amount_is_what_its_words_name() -> None:
    assert amount(45, "AtLeast").number == 45
    assert amount(40, "AtMost").number == 40
    assert Amount("Vague", None, None, None).number is None
