"""Periods made from other periods: parts, intervals, distances ("two years ago"), anaphora ("a day earlier").

Boundaries of vague parts ("early 2024" = its first third) carry the EDTF mark for approximate, `~`.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from kg.extract.dates.values import (
    Context,
    Part,
    Period,
    Unit,
    approximate,
    century_period,
    day_period,
    days_period,
    decade_period,
    month_period,
    months_period,
    shift_days,
    shift_months,
    unit_period,
    year_period,
)
from kg.model import Granularity

Length = Literal[
    "hour", "day", "night", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"
]

# vague part -> (first, last) of 12 months, of about 30 days, of 10 years, of 100 years
PARTS: dict[Part, tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    "early": ((1, 4), (1, 10), (0, 3), (0, 33)),
    "mid": ((5, 8), (11, 20), (4, 6), (34, 66)),
    "late": ((9, 12), (21, 31), (7, 9), (67, 99)),
    "beginning": ((1, 3), (1, 7), (0, 2), (0, 20)),
    "end": ((10, 12), (25, 31), (8, 9), (80, 99)),
    "first half": ((1, 6), (1, 15), (0, 4), (0, 49)),
    "second half": ((7, 12), (16, 31), (5, 9), (50, 99)),
}
DAYS_OF_LENGTH = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
MONTHS_OF_LENGTH = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
# half of each length, for "a year and a half ago"
HALVES: dict[Length, tuple[int, Length]] = {
    "hour": (0, "hour"), "day": (12, "hour"), "night": (12, "hour"), "week": (3, "day"), "weekend": (3, "day"),
    "fortnight": (7, "day"), "month": (15, "day"), "quarter": (1, "month"), "year": (6, "month"),
    "decade": (5, "year"), "century": (50, "year"),
}  # fmt: skip
GRANULARITY_OF_LENGTH: dict[str, Granularity] = {
    "hour": "day", "day": "day", "night": "day", "week": "day", "weekend": "day", "fortnight": "day",
    "month": "month", "quarter": "month", "year": "year", "decade": "year", "century": "year",
}  # fmt: skip


def before_christ(period: Period) -> bool:
    """Whether a period is a year or century before the year 1, which has no calendar dates."""
    return period.earliest is None and (period.value or "").startswith(("-", "0000"))


def left_text(period: Period) -> str:
    """What stands for a period at the beginning of an interval."""
    text = (period.value or "").split("/")[0]
    return text.replace("X", "9" if text[:1] == "-" else "0") if text[:1] in "-0123456789" else text


def right_text(period: Period) -> str:
    """What stands for a period at the end of an interval."""
    text = (period.value or "").split("/")[-1]
    return text.replace("X", "0" if text[:1] == "-" else "9") if text[:1] in "-0123456789" else text


def part_of(period: Period, part: Part) -> Period:
    """The early, middle or late part of a year, month, decade or century; of anything else the whole."""
    first, last = period.earliest, period.latest
    if first is None or last is None or period.value is None:
        return period
    months, days, years, hundred = PARTS[part]
    exact = part.endswith("half")
    if period.granularity == "year":
        start, end = month_period(first.year, months[0]), month_period(first.year, months[1])
    elif period.granularity == "month":
        start = day_period(first.replace(day=days[0]))
        end = day_period(first.replace(day=min(days[1], last.day)))
        exact = False
    elif period.granularity in {"decade", "interval"} and period.value.endswith("X"):
        low, high = years if period.granularity == "decade" else hundred
        base = first.year - first.year % (10 if period.granularity == "decade" else 100)
        lower, upper = year_period(base + low), year_period(base + high)
        if lower is None or upper is None or lower.earliest is None:
            return period
        start, end = lower, upper
    else:
        return period
    start_mark = "" if exact or start.earliest == first else "~"
    end_mark = "" if exact or end.latest == last else "~"
    return Period(f"{start.value}{start_mark}/{end.value}{end_mark}", start.earliest, end.latest, "interval")


def interval(start: Period, end: Period) -> Period | None:
    """From one period to another; None if they stand in the wrong order or one cannot be known but the other can."""
    if start.value is None or end.value is None:
        return Period(None, granularity="interval") if start.value is end.value else None
    if before_christ(start) and (end.latest is not None or before_christ(end)):
        if before_christ(end) and int(left_text(start).rstrip("~")) > int(right_text(end).rstrip("~")):
            return None
        return Period(f"{left_text(start)}/{right_text(end)}", None, end.latest, "interval")
    if (start.earliest is None) != (end.latest is None):
        return None
    if start.earliest is not None and end.latest is not None and start.earliest > end.latest:
        return None
    return Period(f"{left_text(start)}/{right_text(end)}", start.earliest, end.latest, "interval")


def since(period: Period, published: dt.date | None) -> Period:
    """From a period on; up to publication at the latest, where that is known and later."""
    if period.value is None or period.earliest is None:
        return Period(None, granularity="interval")
    latest = published if published is not None and published >= period.earliest else None
    return Period(f"{left_text(period)}/..", period.earliest, latest, "interval")


def until(period: Period) -> Period:
    """Up to a period."""
    if period.value is None or period.latest is None:
        return Period(None, granularity="interval")
    return Period(f"../{right_text(period)}", None, period.latest, "interval")


def to_date(period: Period, published: dt.date | None) -> Period:
    """ "so far this year", "earlier this month": from its first day to the day of publication."""
    if published is None or period.earliest is None:
        return Period(None, granularity="interval")
    return days_period(period.earliest, published)


def from_date(period: Period, published: dt.date | None) -> Period:
    """ "later this year": from the day of publication to its last day."""
    if published is None or period.latest is None:
        return Period(None, granularity="interval")
    return days_period(published, period.latest)


def shift(day: dt.date, count: int, length: Length) -> dt.date | None:
    """A day moved by a number of units; hours only as whole days."""
    if length == "hour":
        return shift_days(day, -(-count // 24) if count < 0 else count // 24)
    if length in DAYS_OF_LENGTH:
        return shift_days(day, count * DAYS_OF_LENGTH[length])
    return shift_months(day, count * MONTHS_OF_LENGTH[length])


def unit_at(day: dt.date | None, granularity: Granularity) -> Period:
    """The day, month or year around a day."""
    unit: Unit = "year" if granularity == "year" else "month" if granularity == "month" else "day"
    return unit_period(unit, day)


def distance(
    count: int | None, length: Length, direction: int, published: dt.date | None, *, half: bool = False
) -> Period:
    """ "two years ago", "three days from now"; with a vague number only that it was before (or is after).

    With `half` half a unit more; beyond the calendar's first year only the year.
    """
    granularity = GRANULARITY_OF_LENGTH[length]
    if published is None:
        return Period(None, granularity=granularity)
    if count is None:
        return until(day_period(published)) if direction < 0 else since(day_period(published), None)
    moved = shift(published, direction * count, length)
    if moved is not None and half:
        moved = shift(moved, direction * HALVES[length][0], HALVES[length][1])
    if moved is None and granularity == "year" and direction < 0:
        years = count * MONTHS_OF_LENGTH[length] // 12
        return approximate(year_period(published.year - years) or Period(None, granularity="year"))
    found = unit_at(moved, granularity)
    return found if length in {"day", "night"} else approximate(found)


def stretch(count: int | None, length: Length, direction: int, published: dt.date | None) -> Period:
    """ "the past 24 hours", "the next two weeks"; with a vague number only the end that is known."""
    if published is None:
        return Period(None, granularity="interval")
    if count is None:
        return until(day_period(published)) if direction < 0 else since(day_period(published), None)
    if length == "quarter":
        near = unit_period("quarter", published, direction)
        far = unit_period("quarter", published, direction * count)
        return (interval(far, near) if direction < 0 else interval(near, far)) or near
    other = shift(published, direction * count, length)
    if other is None:
        return Period(None, granularity="interval")
    first, last = sorted((other, published))
    mark = "" if length in {"day", "hour", "week", "night"} else "~"
    left, right = (mark, "") if direction < 0 else ("", mark)
    return Period(f"{first.isoformat()}{left}/{last.isoformat()}{right}", first, last, "interval")


def stretch_from_anchor(count: int | None, length: Length, context: Context) -> Period:
    """ "the next five years" told of the past: from the year or day mentioned before; otherwise not to be known."""
    anchor = context.fixed_anchor
    years = MONTHS_OF_LENGTH.get(length, 0) // 12
    if anchor is None or anchor.earliest is None or count is None:
        return Period(None, granularity="interval")
    if anchor.granularity == "year" and years:
        end = year_period(anchor.earliest.year + count * years)
        return (interval(anchor, end) if end else None) or Period(None, granularity="interval")
    if anchor.granularity == "day" and length in DAYS_OF_LENGTH:
        return days_period(anchor.earliest, shift(anchor.earliest, count, length))
    return Period(None, granularity="interval")


def from_anchor(count: int | None, length: Length, direction: int, context: Context) -> Period:
    """ "a year earlier", "two days later": as far from the date mentioned before, in that date's own granularity."""
    anchor = context.anchor if GRANULARITY_OF_LENGTH[length] == "day" else context.fixed_anchor
    granularity = GRANULARITY_OF_LENGTH[length]
    if anchor is None or anchor.earliest is None or anchor.latest is None or count is None:
        return Period(None, granularity=granularity)
    if (granularity == "year" and anchor.granularity in {"day", "month", "quarter", "year"}) or (
        granularity == "month" and anchor.granularity in {"day", "month"}
    ):
        granularity = anchor.granularity
    elif granularity != "day" or anchor.granularity != "day":
        return Period(None, granularity=granularity)
    moved = shift(anchor.earliest, direction * count, length)
    if granularity == "quarter":
        return unit_period("quarter", moved)
    return unit_at(moved, granularity)


def same_unit(unit: Unit, shift_by: int, context: Context) -> Period:
    """ "that year", "the following day", "the previous month": counted from the date mentioned before."""
    anchor = context.anchor if unit in {"day", "week", "weekend"} else context.fixed_anchor
    coarse = {"day": 0, "week": 1, "weekend": 1, "month": 2, "quarter": 3, "season": 3, "year": 4, "decade": 5}
    if (
        anchor is None
        or anchor.earliest is None
        or anchor.latest is None
        or anchor.granularity not in coarse
        or coarse[anchor.granularity] > coarse.get(unit, 9)
    ):
        return Period(None, granularity=unit_period(unit, None).granularity)
    return unit_period(unit, anchor.earliest, shift_by)


def first_units(count: int, length: Length, last: bool, whole: Period) -> Period:
    """ "the first three weeks of August", "the last two months of 2024"; unknown where it would not fit."""
    first_day, last_day = whole.earliest, whole.latest
    if first_day is None or last_day is None:
        return Period(None, granularity="interval")
    if last:
        after = shift_days(last_day, 1)
        start = shift(after, -count, length) if after else None
        if start is None or start < first_day:
            return Period(None, granularity="interval")
        months = MONTHS_OF_LENGTH.get(length)
        return months_period(start, count * months) if months else days_period(start, last_day)
    after = shift(first_day, count, length)
    end = shift_days(after, -1) if after else None
    if end is None or end > last_day or end < first_day:
        return Period(None, granularity="interval")
    if MONTHS_OF_LENGTH.get(length):
        return months_period(first_day, count * MONTHS_OF_LENGTH[length])
    return days_period(first_day, end)


def nth_unit(number: int, length: Length, whole: Period) -> Period:
    """ "the second week of June": the nth seven days; "the third month of 2024"."""
    first_day, last_day = whole.earliest, whole.latest
    if first_day is None or last_day is None:
        return Period(None, granularity="week" if length == "week" else "interval")
    start = shift(first_day, number - 1, length)
    after = shift(first_day, number, length)
    end = shift_days(after, -1) if after else None
    if start is None or end is None or start > last_day:
        return Period(None, granularity="interval")
    if length in MONTHS_OF_LENGTH:
        return months_period(start, MONTHS_OF_LENGTH[length])
    return days_period(start, min(end, last_day), "week" if length == "week" else "interval")


def decade_of(year: int) -> Period:
    """The decade in which a year lies."""
    return decade_period(year // 10 * 10)


__all__ = [
    "Context", "Length", "Part", "Period", "century_period", "decade_of", "distance", "first_units", "from_anchor",
    "from_date", "interval", "nth_unit", "part_of", "same_unit", "since", "stretch", "stretch_from_anchor", "to_date",
    "until",
]  # fmt: skip
