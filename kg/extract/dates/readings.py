"""What a match of a date rule means that stands in the calendar: days, months, years, seasons, quarters, holidays.

Each function takes the match and the context and returns None where the words turn out to be no date. What is counted
from another day is read in `date_offsets`.
"""

from __future__ import annotations

import re
from typing import cast

from kg.extract.dates import counted, relations, values
from kg.extract.dates.offsets import which_of
from kg.extract.dates.values import Context, Part, Period
from kg.extract.dates.words import day_number, month_number, parse_ordinal, season_code, weekday_number

HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31),
    "fourth of july": (7, 4), "may day": (5, 1),
}  # fmt: skip
EASTER_DAYS = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "ash wednesday": -46, "palm sunday": -7}
DEFINITE = re.compile(r"(?i:\b(?:in|during|over|since|until|till|by|before|after)\s+the\s+)$")
# the world wars and what historians bound alike
NAMED_PERIODS = {
    "first": ("1914-07-28", "1918-11-11"), "second": ("1939-09-01", "1945-09-02"), "cold": ("1947", "1991"),
    "middle": ("04XX", "14XX"), "great": ("1929", "1939"),
}  # fmt: skip
DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


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


def season(match: re.Match[str], context: Context) -> Period | None:
    """ "summer 2024", "last summer"."""
    code, groups = season_code(match["season"]), match.groupdict()
    if groups.get("which"):
        return counted.season_of(code, which_of(match) or "this", context.published)
    if "year" not in groups:
        return bare_season(match, code, context)
    year = year_of(match, context)
    if year is None:
        return Period(None, granularity="season")
    return values.season_period(year, code) if 1 <= year < 9990 else None


def bare_season(match: re.Match[str], code: int, context: Context) -> Period:
    """ "in the spring": the latest or the next one, where the tense is known; a season in general has no year.

    A winter lies in two years and stays open.
    """
    day = context.published
    certain = DEFINITE.search(match.string[max(0, match.start() - 20) : match.start()]) is not None
    if day is None or context.future is None or context.chronicle or not certain or code == 24 or day.year < 3:
        return Period(f"XXXX-{code}", granularity="season")
    candidates = [values.season_period(day.year + n, code) for n in (-1, 0, 1)]
    return values.choose(candidates, day, context.future) or candidates[0]


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
    if number and (match["era"] or "").upper().startswith("B"):
        return values.century_before_christ(number)
    return values.century_period(number) if number else None


def centuries(match: re.Match[str], _context: Context) -> Period | None:
    """ "the 15th to the 19th century", "the late 19th and early 20th centuries": from the first through the last."""
    ends = []
    for ordinal, part in (("ordinal", "part"), ("last", "last_part")):
        found = values.century_period(parse_ordinal(match[ordinal]) or 0)
        if found is None:
            return None
        ends.append(relations.part_of(found, cast("Part", match[part].lower())) if match[part] else found)
    return relations.interval(ends[0], ends[1])


def era_span(match: re.Match[str], _context: Context) -> Period | None:
    """ "800 to 400 BC", where the era stands once."""
    first, last = int(match["number"]), int(match["until"])
    before = match["era"].upper().startswith("B")
    start, end = (values.year_period(1 - n if before else n) for n in (first, last))
    if start is None or end is None or (first <= last) == before:
        return None
    return relations.interval(start, values.approximate(end) if match["about"] else end)


def named_period(match: re.Match[str], _context: Context) -> Period | None:
    """ "World War II", "the Middle Ages": the time that its name stands for."""
    words = match[0].lower()
    name = words.split()[-2] if words.endswith(("cold war", "ages", "depression")) else "first"
    if name == "first" and re.search(r"ii|two|2|second", words):
        name = "second"
    start, end = NAMED_PERIODS[name]
    first, last = values.written_period(start), values.written_period(end)
    return relations.interval(first, last) if first and last else None


def quarter(match: re.Match[str], context: Context) -> Period | None:
    """ "third quarter of 2024", "Q3", "last year's third quarter"."""
    number = parse_ordinal(match["ordinal"]) if match["ordinal"] else int(match["q"])
    year = year_of(match, context)
    if number not in {1, 2, 3, 4}:
        return None
    if year is None:
        return Period(None, granularity="quarter") if match["relyear"] else counted.bare_quarter(number, context)
    return values.quarter_period(year, number) if 1 <= year < 9990 else None


def holiday(match: re.Match[str], context: Context) -> Period | None:
    """ "Christmas Eve", "Good Friday 2019"."""
    name, year = " ".join(match["holiday"].lower().replace("’", "'").split()), year_of(match, context)
    if name in EASTER_DAYS:
        return counted.easter_period(EASTER_DAYS[name], year, context)
    return counted.holiday_period(*HOLIDAYS[name], year, context)
