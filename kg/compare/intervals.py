"""Figures as intervals: what a wording leaves open decides whether two figures can both be true.

"About" allows for ten per cent either way unless the text gives bounds. A vague figure ("dozens") has only the bounds
that the text gives, so that it seldom contradicts anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

_ABOUT = Decimal("0.1")
_OTHER_SCOPE = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, None where open; an end with `without` is not reached ("more than 60")."""

    low: Decimal | None
    high: Decimal | None
    without_low: bool = False
    without_high: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as stated: its modifier (the last part of the term's IRI), number and bounds."""

    modifier: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None

    @property
    def interval(self) -> Interval:
        """What the number can be if the figure is true."""
        low, high = self.low, self.high
        if self.modifier == "About" and self.value is not None:
            margin = abs(self.value) * _ABOUT
            low = self.value - margin if low is None else low
            high = self.value + margin if high is None else high
        return Interval(low, high, self.modifier == "MoreThan", self.modifier == "LessThan")

    @property
    def number(self) -> Decimal | None:
        """The number that the words name: the value, else the low bound, else the high one."""
        return next((number for number in (self.value, self.low, self.high) if number is not None), None)


def can_both_be_true(one: Interval, other: Interval) -> bool:
    """Whether some number lies in both intervals."""
    return not (_ends_before(one, other) or _ends_before(other, one))


def are_of_one_scope(one: Amount, other: Amount) -> bool:
    """Whether two numbers differ less than tenfold: those that do not are mostly a part beside its whole."""
    if not one.number or not other.number:
        return True
    smaller, larger = sorted((abs(one.number), abs(other.number)))
    return larger < smaller * _OTHER_SCOPE


def _ends_before(one: Interval, other: Interval) -> bool:
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (one.high == other.low and (one.without_high or other.without_low))
