"""Dates counted from the day of publication: "last Thursday", "yesterday", "the third quarter", holidays.

Without a publication date they have no value. Weeks begin on Monday.
"""

from __future__ import annotations

import datetime as dt

from dateutil.easter import easter

from kg.extract.dates.values import (
    SEASON_STARTS,
    Context,
    Period,
    Which,
    calendar_period,
    choose,
    day_period,
    is_date,
    month_period,
    quarter_period,
    season_period,
    shift_days,
    shift_months,
    unit_period,
)


def relative_month(month: int, which: Which, published: dt.date | None) -> Period:
    """ "last August" (the latest one that is over), "this August" (of this year), "next August"."""
    if published is None:
        return Period(None, granularity="month")
    year = published.year
    if which in {"last", "past"} and month >= published.month:
        year -= 1
    if which in {"next", "coming"} and month <= published.month:
        year += 1
    return month_period(year, month) if 1 <= year <= dt.MAXYEAR else Period(None, granularity="month")


def weekday_period(weekday: int, which: Which | None, context: Context, *, weeks: int | None = None) -> Period:
    """A weekday: the latest one up to publication or, in a clause about the future, the next one.

    "last" and "next" go by calendar weeks from Monday, as `weeks` ("Tuesday of last week") does; "this past" and
    "this coming" by days.
    """
    published = context.published
    if published is None:
        return Period(None)
    if weeks is None and which in {"last", "next"}:
        weeks = -1 if which == "last" else 1
    if weeks is not None:
        return day_period(shift_days(published, weekday - published.weekday() + 7 * weeks))
    back = (published.weekday() - weekday) % 7
    if which == "past":
        return day_period(shift_days(published, -(back or 7)))
    if which == "coming" or (context.future and back):
        return day_period(shift_days(published, 7 - back))
    return day_period(shift_days(published, -back))


def weekday_with_day(weekday: int, day: int, context: Context) -> Period:
    """ "Thursday the 9th": the nearest such day up to publication, or the next one in a clause about the future."""
    if context.published is None:
        return Period(None)
    step = 1 if context.future else -1
    for months in range(14):
        first = shift_months(context.published.replace(day=1), months * step)
        if first is None or not is_date(first.year, first.month, day):
            continue
        candidate = first.replace(day=day)
        if candidate.weekday() == weekday and (candidate - context.published).days * step >= 0:
            return day_period(candidate)
    return Period(None)


def relative_day(offset: int, published: dt.date | None) -> Period:
    """Days before or after publication."""
    return day_period(shift_days(published, offset) if published else None)


def weekend_period(context: Context, which: Which | None) -> Period:
    """A weekend: the latest one begun, or the coming one in a clause about the future."""
    day = context.published
    if day is None:
        return Period(None, granularity="interval")
    if which == "next":
        return unit_period("weekend", day, 1)
    if which in {"last", "past"} or (not context.future and day.weekday() < 5):
        return unit_period("weekend", day, -1)
    return unit_period("weekend", day)


def season_of(code: int, which: Which, published: dt.date | None) -> Period:
    """ "last summer", "this summer", "next summer"."""
    if published is None or not 2 < published.year < dt.MAXYEAR - 2:
        return Period(None, granularity="season")
    if which == "this":
        return season_period(published.year - (code == 24 and published.month <= 2), code)
    candidates = [season_period(published.year + n, code) for n in (-2, -1, 0, 1, 2)]
    starts = [dt.date(published.year + n, SEASON_STARTS[code], 1) for n in (-2, -1, 0, 1, 2)]
    if which in {"last", "past"}:
        return [c for c, start in zip(candidates, starts, strict=True) if (published - start).days >= 92][-1]
    return next(c for c, start in zip(candidates, starts, strict=True) if start > published)


def bare_quarter(number: int, context: Context) -> Period | None:
    """ "the third quarter" without a year."""
    if context.year is not None:
        return quarter_period(context.year, number)
    published = context.published
    if published is None or not 1 < published.year < dt.MAXYEAR:
        return Period(None, granularity="quarter")
    candidates = [quarter_period(published.year + n, number) for n in (-1, 0, 1)]
    return choose(candidates, published, bool(context.future))


def holiday_period(month: int, day: int, year: int | None, context: Context) -> Period | None:
    """A holiday with a fixed date."""
    return calendar_period(context, month=month, day=day, year=year)


def easter_period(offset: int, year: int | None, context: Context) -> Period | None:
    """Easter Sunday or a day counted from it."""
    if year is not None:
        return day_period(shift_days(easter(year), offset)) if 1583 <= year <= 4099 else None
    if context.published is None or not 1584 <= context.published.year <= 4098:
        return Period(None)
    days = [shift_days(easter(context.published.year + n), offset) for n in (-1, 0, 1)]
    return choose([day_period(day) for day in days], context.published, context.future)
