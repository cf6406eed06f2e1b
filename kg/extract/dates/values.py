"""What a date expression means: periods of the calendar, as EDTF text and as first and last day.

A period's text is ISO 8601 / EDTF (https://www.loc.gov/standards/datetime/): "2024-12-20", "2024-12", "195X",
"2024-21", "2024-10~/2024-12", "2016/..", "XXXX-12-20". Weeks, quarters and halves are written as intervals.
Everything relative needs the publication date; without it the period has no text. Seasons are those of the north.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

from kg.model import Granularity

Which = Literal["last", "this", "next", "past", "coming"]
Part = Literal["early", "mid", "late", "beginning", "end", "first half", "second half"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "season", "year", "decade", "century"]

BEGUN_DAYS = 60
LAST_ORDINAL = dt.date.max.toordinal()
MONTHS_OF_UNIT = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days with its EDTF text; without text it is a date that cannot be known."""

    value: str | None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    granularity: Granularity = "day"


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative expression is resolved against.

    `future` is the tense of its clause (None if the clause shows none), `anchor` the date mentioned before it,
    `fixed_anchor` the last one that is not itself counted from publication, `year` the year that the other end of an
    interval states; `nearest` lets what lies ahead have begun in the last two months; `chronicle` says that the text
    does not count from its day of publication.
    """

    published: dt.date | None = None
    future: bool | None = None
    anchor: Period | None = None
    fixed_anchor: Period | None = None
    year: int | None = None
    nearest: bool = False
    chronicle: bool = False

    @property
    def told_year(self) -> int | None:
        """In a chronicle's clause about the past the year that was mentioned before."""
        anchor = self.fixed_anchor if self.chronicle and self.future is False else None
        if anchor is None or anchor.earliest is None or anchor.latest is None:
            return None
        return anchor.earliest.year if anchor.earliest.year == anchor.latest.year else None


def shift_days(day: dt.date, count: int) -> dt.date | None:
    """Day `count` days later; None beyond the calendar."""
    ordinal = day.toordinal() + count
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= LAST_ORDINAL else None


def shift_months(day: dt.date, count: int) -> dt.date | None:
    """Same day of the month `count` months later, or that month's last day; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_period(day: dt.date | None) -> Period:
    """One day."""
    return Period(day.isoformat(), day, day) if day else Period(None)


def month_period(year: int, month: int) -> Period:
    """One month."""
    last = calendar.monthrange(year, month)[1]
    return Period(f"{year:04}-{month:02}", dt.date(year, month, 1), dt.date(year, month, last), "month")


def year_period(year: int) -> Period | None:
    """One year; years before Christ (zero and below) have no bounds."""
    if year > dt.MAXYEAR:
        return None
    if year < -9999:
        return Period(None, granularity="year")
    if year < dt.MINYEAR:
        return Period(f"-{-year:04}" if year else "0000", granularity="year")
    return Period(f"{year:04}", dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def decade_period(year: int) -> Period:
    """The ten years that begin with `year` (a multiple of ten)."""
    return Period(f"{year // 10:03}X", dt.date(max(year, 1), 1, 1), dt.date(year + 9, 12, 31), "decade")


def century_period(number: int) -> Period | None:
    """The hundred years commonly called the `number`th century: the 20th is 1900 to 1999."""
    if not 1 <= number <= 30:
        return None
    first = (number - 1) * 100
    return Period(f"{number - 1:02}XX", dt.date(max(first, 1), 1, 1), dt.date(first + 99, 12, 31), "interval")


def century_before_christ(number: int) -> Period | None:
    """The `number`th century BC: the 7th is 700 to 601 BC, which is -0699 to -0600 where there is a year 0."""
    if not 1 <= number <= 99:
        return None
    return Period(f"-{number - 1:02}XX" if number > 1 else "-0099/0000", granularity="interval")


def days_period(first: dt.date | None, last: dt.date | None, granularity: Granularity = "interval") -> Period:
    """From one day to another, both included."""
    if first is None or last is None or first > last:
        return Period(None, granularity=granularity)
    return Period(f"{first.isoformat()}/{last.isoformat()}", first, last, granularity)


def months_period(first: dt.date | None, count: int, granularity: Granularity = "interval") -> Period:
    """`count` months from the month of `first` on."""
    last = shift_months(first, count - 1) if first else None
    if first is None or last is None:
        return Period(None, granularity=granularity)
    start, end = month_period(first.year, first.month), month_period(last.year, last.month)
    return Period(f"{start.value}/{end.value}", start.earliest, end.latest, granularity)


def quarter_period(year: int, number: int) -> Period:
    """One quarter of a year."""
    return months_period(dt.date(year, number * 3 - 2, 1), 3, "quarter")


def season_period(year: int, code: int) -> Period:
    """One season by its EDTF code 21 (spring) to 24 (winter); a winter's bounds allow for both of its years."""
    first = dt.date(year, 1 if code == 24 else SEASON_STARTS[code], 1)
    months = 14 if code == 24 else 3
    bounds = months_period(first, months)
    return Period(f"{year:04}-{code}", bounds.earliest, bounds.latest, "season")


def written_period(text: str) -> Period | None:
    """The period of a day, a year or a century in EDTF."""
    if text.endswith("XX"):
        return century_period(int(text[:2]) + 1)
    return day_period(dt.date.fromisoformat(text)) if "-" in text else year_period(int(text))


def is_date(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return dt.MINYEAR <= year <= dt.MAXYEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def calendar_period(
    context: Context, *, month: int, day: int | None = None, year: int | None = None, weekday: int | None = None
) -> Period | None:
    """A day or month; without a year the one that the clause's tense and the publication date point to.

    None if there is no such day. A stated weekday only chooses between years. In a chronicle nothing points to one, nor
    does a month without tense whose next one is nearer than its last.
    """
    year = year or context.year or context.told_year
    if year is not None:
        if day is None:
            return month_period(year, month)
        return day_period(dt.date(year, month, day)) if is_date(year, month, day) else None
    if day is not None and not is_date(2000, month, day):
        return None
    granularity: Granularity = "month" if day is None else "day"
    published = context.published
    if published is None or context.chronicle:
        text = f"XXXX-{month:02}" if day is None else f"XXXX-{month:02}-{day:02}"
        return Period(text, granularity=granularity)
    candidates = [
        month_period(y, month) if day is None else day_period(dt.date(y, month, day))
        for y in range(max(published.year - 4, 1), min(published.year + 5, 10000))
        if is_date(y, month, day or 1)
    ]
    if weekday is not None:
        fitting = [c for c in candidates if c.earliest is not None and c.earliest.weekday() == weekday]
        candidates = fitting or candidates
    future = context.future if day is not None else bool(context.future)
    chosen = choose(candidates, published, future)
    if day is None and context.future is None and chosen != choose(candidates, published, None):
        return Period(f"XXXX-{month:02}", granularity=granularity)
    if context.nearest and published is not None:
        near = choose(candidates, published, None)
        if near is not None and near.latest is not None and 0 <= (published - near.latest).days <= BEGUN_DAYS:
            return near
    return chosen


def choose(candidates: list[Period], published: dt.date, future: bool | None) -> Period | None:
    """The next candidate, the latest one so far, or (tense unknown) the nearest."""

    def distance(period: Period) -> int:
        if period.earliest is None or period.latest is None:
            return LAST_ORDINAL
        return max((period.earliest - published).days, (published - period.latest).days, 0)

    if future is True:
        fitting = [c for c in candidates if c.latest is not None and c.latest >= published]
    elif future is False:
        fitting = [c for c in candidates if c.earliest is not None and c.earliest <= published]
    else:
        fitting = candidates
    return min(fitting or candidates, key=distance, default=None)


def unit_period(unit: Unit, day: dt.date | None, shift: int = 0) -> Period:
    """The calendar unit around a day, or the `shift`th one after it."""
    granularity: Granularity = unit if unit in {"day", "week", "month", "quarter", "year", "decade"} else "interval"
    if unit in {"day", "week", "weekend"}:
        moved = shift_days(day, shift * (1 if unit == "day" else 7)) if day else None
        if moved is None or unit == "day":
            return day_period(moved)
        monday = shift_days(moved, -moved.weekday())
        first = monday if unit == "week" or monday is None else shift_days(monday, 5)
        return days_period(first, shift_days(monday, 6) if monday else None, granularity)
    moved = shift_months(day, shift * MONTHS_OF_UNIT[unit]) if day else None
    if moved is None:
        return Period(None, granularity=granularity)
    found: Period | None
    if unit == "month":
        found = month_period(moved.year, moved.month)
    elif unit == "quarter":
        found = quarter_period(moved.year, (moved.month + 2) // 3)
    elif unit == "year":
        found = year_period(moved.year)
    elif unit == "decade":
        found = decade_period(moved.year // 10 * 10) if moved.year < 9990 else None
    else:
        found = century_period(moved.year // 100 + 1)
    return found or Period(None, granularity=granularity)


def approximate(period: Period) -> Period:
    """The same period marked as approximate."""
    if period.value is None or period.value.endswith("~") or "/" in period.value or "X" in period.value:
        return period
    return Period(f"{period.value}~", period.earliest, period.latest, period.granularity)
