"""What value and bounds a modifier leaves open.

exactly               value = min = max
at least, more than   value and min, the same number
at most, less than    value and max, the same number
between               min and max
about                 value, and bounds around it where the text gives them
vague                 min, and max where the text gives it
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.model import NumericClaim


@dataclass(frozen=True, slots=True)
class Bounds:
    """A value with inclusive bounds, each None where it is open."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


def bounds_of(claim: NumericClaim) -> Bounds | str:
    """The bounds that fit a claim's modifier, or in words what contradicts it.

    A bound that the record leaves out is filled in from the value; nothing that the record says is overruled.
    """
    value, low, high = claim.value, claim.low, claim.high
    if any(number is not None and not number.is_finite() for number in (value, low, high)):
        return "figure that is no finite number"
    match claim.comparator:
        case "exactly":
            numbers = {number for number in (value, low, high) if number is not None}
            fitting = Bounds(*(min(numbers, default=None),) * 3) if len(numbers) == 1 else None
        case "at_least" | "more_than":
            bound = low if low is not None else value
            fitting = (
                Bounds(bound, bound, None) if bound is not None and high is None and value in {None, bound} else None
            )
        case "at_most" | "less_than":
            bound = high if high is not None else value
            fitting = (
                Bounds(bound, None, bound) if bound is not None and low is None and value in {None, bound} else None
            )
        case "between":
            fitting = Bounds(None, low, high) if low is not None and high is not None and value is None else None
        case "about":
            fitting = Bounds(value, low, high) if value is not None else None
        case "vague":
            fitting = Bounds(None, low, high) if low is not None and value is None else None
    if fitting is None or not _ordered(fitting):
        return f"figure whose value and bounds contradict {claim.comparator.replace('_', ' ')!r}"
    return fitting


def _ordered(bounds: Bounds) -> bool:
    numbers = [number for number in (bounds.low, bounds.value, bounds.high) if number is not None]
    return numbers == sorted(numbers)
