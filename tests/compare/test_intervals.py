from __future__ import annotations

from decimal import Decimal

import pytest

from kg.compare.intervals import Amount, are_of_one_scope, can_both_be_true
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


@pytest.mark.parametrize(
    ("one", "other", "scope"),
    [
        (amount(64), amount(1200), False),  # a village beside its country
        (amount(300), amount(50000, "MoreThan"), False),
        (amount(12), amount(119), True),
        (amount(12), amount(120), False),
        (amount(0), amount(5), True),  # "nobody died"
        (Amount("Vague", None, None, None), amount(3), True),
    ],
)
def test_a_part_beside_its_whole(one: Amount, other: Amount, scope: bool) -> None:
    assert are_of_one_scope(one, other) is scope
    assert are_of_one_scope(other, one) is scope
