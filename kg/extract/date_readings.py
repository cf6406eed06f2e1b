"""What a match of a date rule means: its words turned into periods of `date_values` and `date_relations`.

Each function takes the match and the context and returns None where the words turn out to be no date.
"""

from __future__ import annotations

import re
from typing import cast

from kg.extract import date_counted as counted
from kg.extract import date_relations as relations
from kg.extract import date_values as values
from kg.extract.date_relations import Length
from kg.extract.date_values import Context, Period, Unit, Which
from kg.extract.date_words import (
    day_number,
    month_number,
    parse_number,
    parse_ordinal,
    season_code,
    spelled,
    weekday_number,
)

HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31),
    "fourth of july": (7, 4), "may day": (5, 1),
}  # fmt: skip
EASTER_DAYS = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "ash wednesday": -46, "palm sunday": -7}
DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def length_of(match: re.Match[str]) -> Length:
    """The unit of a counted length, in the singular."""
    return cast("Length", match["length"].lower())


def unit_of(match: re.Match[str]) -> Unit:
    """The unit that a match names; parts of a day stand for the day."""
    unit = match["unit"].lower()
    return "day" if unit in {"night", "morning", "afternoon", "evening"} else cast("Unit", unit)


def which_of(match: re.Match[str]) -> Which | None:
    """The relative word of a match: last, this, next, past, coming."""
    word = (match["which"] or "").lower().split()
    if not word:
        return None
    last: dict[str, Which] = {"last": "last", "next": "next", "this": "this", "past": "past"}
    return last.get(word[-1], "coming")


def year_of(match: re.Match[str], context: Context) -> int | None:
    """The year of a match, stated or relative ("last year"); None if it has none or it cannot be known."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("short"):
        short = int(groups["short"])
        return 2000 + short if short < 50 else 1900 + short
    relative = (groups.get("relyear") or "").lower()
    if relative in {"this", "last", "next"} and context.published:
        return context.published.year + {"this": 0, "last": -1, "next": 1}[relative]
    if relative and relative not in {"this", "last", "next"} and context.anchor and context.anchor.earliest:
        return context.anchor.earliest.year
    return None


def calendar_date(match: re.Match[str], context: Context) -> Period | None:
    """Day or month with or without year."""
    groups = match.groupdict()
    month = month_number(groups["month"])
    day = day_number(groups.get("day") or groups.get("dayword"))
    year = year_of(match, context)
    if groups.get("relyear") and year is None:
        return Period(None, granularity="month" if day is None else "day")
    weekday = weekday_number(groups["weekday"]) if groups.get("weekday") else None
    start = values.calendar_period(context, month=month, day=day, year=year, weekday=weekday)
    if not groups.get("until") or start is None:
        return start
    fixed = Context(context.published, context.future, year=start.earliest.year if start.earliest else year)
    end = values.calendar_period(fixed, month=month, day=int(groups["until"]), year=year)
    return relations.interval(start, end) if end else None


def iso_date(match: re.Match[str], context: Context) -> Period | None:
    """ "2024-07-28"."""
    return values.calendar_period(context, year=int(match["year"]), month=int(match["m"]), day=int(match["d"]))


def numeric_date(match: re.Match[str], context: Context) -> Period | None:
    """ "28/07/2024"; without a value where day and month could change places."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if first > 12 or first == second:
        return values.calendar_period(context, year=year, month=second, day=first) if second <= 12 else None
    if second > 12:
        return values.calendar_period(context, year=year, month=first, day=second)
    return Period(None) if first > 0 and second > 0 else None


def year_span(match: re.Match[str], _context: Context) -> Period | None:
    """ "2004-2009", "2022-23"; "2006-07" only before a word like "season", because it may be a month."""
    year = int(match["year"])
    if match["until"]:
        first, last = values.year_period(year), values.year_period(int(match["until"]))
        return relations.interval(first, last) if first and last and year < int(match["until"]) else None
    short = int(match["short"])
    until = year - year % 100 + short + (100 if short < year % 100 else 0)
    if until - year > 30 or until == year:
        return None
    if short <= 12 and not match["season"]:
        return Period(None, granularity="interval")
    first, last = values.year_period(year), values.year_period(until)
    return relations.interval(first, last) if first and last else None


def plain_year(match: re.Match[str], _context: Context) -> Period | None:
    """ "2024"."""
    return values.year_period(int(match["year"]))


def era_year(match: re.Match[str], _context: Context) -> Period | None:
    """ "AD 842", "508 BC"; EDTF counts the year before 1 as 0."""
    number = int(match["number"])
    return values.year_period(1 - number if "b" in (match["era"] or "").lower() else number)


def relative_month(match: re.Match[str], context: Context) -> Period | None:
    """ "last August"."""
    month, which = month_number(match["month"]), which_of(match)
    if which == "this" and context.future is None:
        which = "this"
    return counted.relative_month(month, which or "this", context.published)


def weekday(match: re.Match[str], context: Context) -> Period | None:
    """ "Thursday", "last Thursday", "Thursday of last week", "Thursday the 9th"."""
    groups = match.groupdict()
    number = weekday_number(groups["weekday"])
    if groups.get("day"):
        return counted.weekday_with_day(number, int(groups["day"]), context)
    week = (groups.get("week") or "").lower()
    if week:
        return counted.weekday_period(number, None, context, weeks={"last": -1, "this": 0, "next": 1}[week])
    return counted.weekday_period(number, which_of(match) if groups.get("which") else None, context)


def day_word(match: re.Match[str], context: Context) -> Period | None:
    """ "today", "last night", "the day after tomorrow"."""
    word = " ".join(match[0].lower().split())
    offset = 0
    if "yesterday" in word or word == "last night":
        offset = -2 if "before" in word else -1
    elif "tomorrow" in word:
        offset = 2 if "after" in word else 1
    return counted.relative_day(offset, context.published)


def unit_word(match: re.Match[str], context: Context) -> Period | None:
    """ "last week", "this past month", "next year"."""
    which, unit = which_of(match), unit_of(match)
    if unit == "weekend":
        return counted.weekend_period(context, which)
    if which == "past" or (which == "coming" and unit == "day"):
        return relations.stretch(1, cast("Length", unit), -1 if which == "past" else 1, context.published)
    shift = {"last": -1, "next": 1, "coming": 1}.get(which or "this", 0)
    return values.unit_period(unit, context.published, shift)


def weekend(_match: re.Match[str], context: Context) -> Period | None:
    """ "the weekend"."""
    return counted.weekend_period(context, None)


def season(match: re.Match[str], context: Context) -> Period | None:
    """ "summer 2024", "last summer"."""
    code, groups = season_code(match["season"]), match.groupdict()
    if groups.get("which"):
        return counted.season_of(code, which_of(match) or "this", context.published)
    year = year_of(match, context)
    if year is None:
        return Period(None, granularity="season")
    return values.season_period(year, code) if 1 <= year < 9990 else None


def ago(match: re.Match[str], context: Context) -> Period | None:
    """ "two years ago", "three days from now"."""
    count, length = parse_number(match["number"]), length_of(match)
    if length == "hour" and (count or 0) < 24:
        return None
    direction = 1 if re.search(r"(?:from\s+(?:now|today)|from\s+tomorrow)$", match[0], re.IGNORECASE) else -1
    return relations.distance(count, length, direction, context.published)


def ahead(match: re.Match[str], context: Context) -> Period | None:
    """ "in two weeks": how far ahead in a clause about the future, elsewhere how long something took."""
    if spelled(match[0]) == "in a day" or length_of(match) == "hour":
        return None
    if not context.future and not match[0].lower().endswith("time"):
        return None
    return relations.distance(parse_number(match["number"]), length_of(match), 1, context.published)


def stretch(match: re.Match[str], context: Context) -> Period | None:
    """ "the past 24 hours", "the next few weeks"."""
    plural = match[0].lower().endswith("s")
    count, length = parse_number(match["number"] or ("few" if plural else "one")), length_of(match)
    if length == "hour" and (count or 0) < 24:
        return None
    return relations.stretch(count, length, -1 if match["way"].lower() in {"last", "past"} else 1, context.published)


def shifted(match: re.Match[str], context: Context) -> Period | None:
    """ "two days later", "a year earlier"."""
    if length_of(match) == "hour":
        return None
    direction = 1 if match["way"].lower() == "later" else -1
    return relations.from_anchor(parse_number(match["number"]), length_of(match), direction, context)


def anaphor(match: re.Match[str], context: Context) -> Period | None:
    """ "that year", "the following day"."""
    way, unit = spelled(match["way"]), unit_of(match)
    shift = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(way.removeprefix("the "), 0)
    return relations.same_unit(unit, shift, context)


def year_on_year(match: re.Match[str], context: Context) -> Period | None:
    """ "the same period last year": a year before the month or quarter that was mentioned before."""
    anchor = context.fixed_anchor
    if (
        match["unit"].lower() in {"week", "day", "time"}
        or anchor is None
        or anchor.granularity not in {"month", "quarter"}
    ):
        return Period(None, granularity="interval")
    return relations.from_anchor(1, "year", -1, context)


def weekday_from_anchor(match: re.Match[str], context: Context) -> Period | None:
    """ "the next Tuesday"."""
    if context.anchor is None or context.anchor.earliest is None or context.anchor.granularity != "day":
        return Period(None)
    which: Which = "past" if match["way"].lower() == "previous" else "coming"
    return counted.weekday_period(weekday_number(match["weekday"]), which, Context(context.anchor.earliest))


def bare_unit(match: re.Match[str], context: Context) -> Period | None:
    """ "the year" after "the end of"."""
    return values.unit_period(unit_of(match), context.published)


def around_anchor(match: re.Match[str], context: Context) -> Period | None:
    """ "the year before"."""
    return relations.same_unit(unit_of(match), -1 if match["way"].lower() == "before" else 1, context)


def decade(match: re.Match[str], _context: Context) -> Period | None:
    """ "the 1960s", "the '60s", "the sixties"; "the 1600s" are a century."""
    text = match["decade"].lower().strip("'’‘")
    digits = re.match(r"\d+", text)
    if digits is None:
        return values.decade_period(1920 + 10 * DECADES.index(text))
    number = int(digits[0])
    if len(digits[0]) == 4 and number % 100 == 0 and number < 2000:
        return values.century_period(number // 100 + 1)
    return values.decade_period(number if number > 99 else 1900 + number if number >= 20 else 2000 + number)


def century(match: re.Match[str], _context: Context) -> Period | None:
    """ "17th century"."""
    number = parse_ordinal(match["ordinal"])
    return values.century_period(number) if number else None


def quarter(match: re.Match[str], context: Context) -> Period | None:
    """ "third quarter of 2024", "Q3", "last year's third quarter"."""
    number = parse_ordinal(match["ordinal"]) if match["ordinal"] else int(match["q"])
    year = year_of(match, context)
    if number not in {1, 2, 3, 4}:
        return None
    if year is None:
        return Period(None, granularity="quarter") if match["relyear"] else counted.bare_quarter(number, context)
    return values.quarter_period(year, number) if 1 <= year < 9990 else None


def day_of_month(match: re.Match[str], context: Context) -> Period | None:
    """ "the 15th of this month"."""
    if context.published is None:
        return Period(None)
    first = values.shift_months(
        context.published.replace(day=1), {"last": -1, "this": 0, "next": 1}[match["way"].lower()]
    )
    if first is None:
        return Period(None)
    return values.calendar_period(context, year=first.year, month=first.month, day=int(match["day"]))


def holiday(match: re.Match[str], context: Context) -> Period | None:
    """ "Christmas Eve", "Good Friday 2019"."""
    name, year = " ".join(match["holiday"].lower().replace("’", "'").split()), year_of(match, context)
    if name in EASTER_DAYS:
        return counted.easter_period(EASTER_DAYS[name], year, context)
    return counted.holiday_period(*HOLIDAYS[name], year, context)
