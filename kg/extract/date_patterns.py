"""The grammar of date expressions: one rule a form, each a regular expression and what its match means.

Rules are tried only where a word (or "#", a number) in their `starts` begins; the longest match wins. Not covered: clock
times, durations, ages, repeated times ("every Monday"), month and day in figures without a year ("9/11"), bare seasons.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract import date_relations as relations
from kg.extract import date_values as values
from kg.extract.date_guards import starts_a_count
from kg.extract.date_values import Context, Period, Which
from kg.extract.date_words import (
    DAY,
    DAY_WORD,
    LENGTH,
    MONTH,
    MONTH_STARTS,
    NUMBER,
    NUMBER_STARTS,
    ORDINAL,
    REL_YEAR,
    SEASON,
    WEEKDAY,
    WEEKDAY_ABBREVIATED,
    WEEKDAY_STARTS,
    YEAR,
    day_number,
    month_number,
    parse_number,
    parse_ordinal,
    season_code,
    weekday_number,
)

Resolve = Callable[[re.Match[str], Context], Period | None]
WHICH = r"(?P<which>last|next|this\s+past|this\s+coming|this\s+upcoming|this|past|coming|upcoming)\s+"
WHICH_STARTS = frozenset({"last", "next", "this", "past", "coming", "upcoming"})
UNIT = r"(?P<unit>day|week|weekend|month|quarter|year|decade)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of date expression; `states_year` tells that a match holds its own year (or needs none)."""

    name: str
    starts: frozenset[str]
    pattern: re.Pattern[str]
    resolve: Resolve


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
    fixed = Context(context.published, context.future, context.anchor, start.earliest.year if start.earliest else year)
    end = values.calendar_period(fixed, month=month, day=int(groups["until"]), year=year)
    return relations.interval(start, end) if end else None


def iso_date(match: re.Match[str], context: Context) -> Period | None:
    return values.calendar_period(context, year=int(match["year"]), month=int(match["m"]), day=int(match["d"]))


def numeric_date(match: re.Match[str], context: Context) -> Period | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if first > 12 or first == second:
        return values.calendar_period(context, year=year, month=second, day=first) if second <= 12 else None
    if second > 12:
        return values.calendar_period(context, year=year, month=first, day=second)
    return Period(None) if 1 <= first and 1 <= second else None


def year_span(match: re.Match[str], context: Context) -> Period | None:
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


def plain_year(match: re.Match[str], context: Context) -> Period | None:
    return values.year_period(int(match["year"]))


def era_year(match: re.Match[str], context: Context) -> Period | None:
    number = int(match["number"])
    return values.year_period(1 - number if "b" in (match["era"] or "").lower() else number)


def relative_month(match: re.Match[str], context: Context) -> Period | None:
    month, which = month_number(match["month"]), which_of(match)
    if which == "this" and context.future is None:
        which = "this"
    return values.relative_month(month, which or "this", context.published)


def weekday(match: re.Match[str], context: Context) -> Period | None:
    groups = match.groupdict()
    number = weekday_number(groups["weekday"])
    if groups.get("day"):
        return values.weekday_with_day(number, int(groups["day"]), context)
    week = (groups.get("week") or "").lower()
    if week:
        return values.weekday_period(number, None, context, weeks={"last": -1, "this": 0, "next": 1}[week])
    return values.weekday_period(number, which_of(match) if groups.get("which") else None, context)


def day_word(match: re.Match[str], context: Context) -> Period | None:
    word = " ".join(match[0].lower().split())
    offset = 0
    if "yesterday" in word or word == "last night":
        offset = -2 if "before" in word else -1
    elif "tomorrow" in word:
        offset = 2 if "after" in word else 1
    return values.relative_day(offset, context.published)


def unit_word(match: re.Match[str], context: Context) -> Period | None:
    which, unit = which_of(match), match["unit"].lower()
    if unit == "weekend":
        return values.weekend_period(context, which)
    if which == "past" or (which == "coming" and unit == "day"):
        return relations.stretch(1, unit, -1 if which == "past" else 1, context.published)
    shift = {"last": -1, "next": 1, "coming": 1}.get(which or "this", 0)
    return values.unit_period(unit, context.published, shift)


def weekend(match: re.Match[str], context: Context) -> Period | None:
    return values.weekend_period(context, None)


def season(match: re.Match[str], context: Context) -> Period | None:
    code, groups = season_code(match["season"]), match.groupdict()
    if groups.get("which"):
        return values.season_of(code, which_of(match) or "this", context.published)
    year = year_of(match, context)
    if year is None:
        return Period(None, granularity="season")
    return values.season_period(year, code) if 1 <= year < 9990 else None


def ago(match: re.Match[str], context: Context) -> Period | None:
    count, length = parse_number(match["number"]), match["length"].lower()
    if length == "hour" and (count or 0) < 24:
        return None
    direction = 1 if re.search(r"(?:from\s+(?:now|today)|from\s+tomorrow)$", match[0], re.IGNORECASE) else -1
    return relations.distance(count, length, direction, context.published)


def stretch(match: re.Match[str], context: Context) -> Period | None:
    count, length = parse_number(match["number"] or "one"), match["length"].lower()
    backwards = match["way"].lower() in {"last", "past", "previous", "preceding"}
    if match["way"].lower() in {"previous", "preceding"} or (length == "hour" and (count or 0) < 24):
        return None
    return relations.stretch(count, length, -1 if backwards else 1, context.published)


def shifted(match: re.Match[str], context: Context) -> Period | None:
    direction = 1 if match["way"].lower() in {"later", "after", "afterwards", "on"} else -1
    return relations.from_anchor(parse_number(match["number"]), match["length"].lower(), direction, context)


def anaphor(match: re.Match[str], context: Context) -> Period | None:
    way, unit = " ".join(match["way"].lower().split()), match["unit"].lower()
    unit = "day" if unit in {"night", "morning", "afternoon", "evening"} else unit
    shift = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(way.removeprefix("the "), 0)
    return relations.same_unit(unit, shift, context)


def around_anchor(match: re.Match[str], context: Context) -> Period | None:
    return relations.same_unit(match["unit"].lower(), -1 if match["way"].lower() == "before" else 1, context)


def decade(match: re.Match[str], context: Context) -> Period | None:
    text = match["decade"].lower().strip("'’‘")
    digits = re.match(r"\d+", text)
    if digits is None:
        tens = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
        return values.decade_period(1920 + 10 * tens.index(text))
    number = int(digits[0])
    if len(digits[0]) == 4 and number % 100 == 0 and number < 2000:
        return values.century_period(number // 100 + 1)
    return values.decade_period(number if number > 99 else 1900 + number if number >= 20 else 2000 + number)


def century(match: re.Match[str], context: Context) -> Period | None:
    number = parse_ordinal(match["ordinal"])
    return values.century_period(number) if number else None


def quarter(match: re.Match[str], context: Context) -> Period | None:
    number = parse_ordinal(match["ordinal"]) if match["ordinal"] else int(match["q"])
    year = year_of(match, context)
    if number not in {1, 2, 3, 4}:
        return None
    if year is None:
        return Period(None, granularity="quarter") if match["relyear"] else values.bare_quarter(number, context)
    return values.quarter_period(year, number) if 1 <= year < 9990 else None


def holiday(match: re.Match[str], context: Context) -> Period | None:
    name, year = " ".join(match["holiday"].lower().replace("’", "'").split()), year_of(match, context)
    if name in EASTER_DAYS:
        return values.easter_period(EASTER_DAYS[name], year, context)
    return values.holiday_period(*HOLIDAYS[name], year, context)


HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31),
    "fourth of july": (7, 4), "may day": (5, 1),
}  # fmt: skip
EASTER_DAYS = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "ash wednesday": -46, "palm sunday": -7}
HOLIDAY = "|".join(
    n.replace(" ", r"\s+").replace("'", "['’]") for n in sorted({*HOLIDAYS, *EASTER_DAYS}, key=len)[::-1]
)
TENS = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
MONTH_DAY_STARTS = MONTH_STARTS | WEEKDAY_STARTS
DAY_RANGE = rf"{DAY}(?:\s?(?:-|–|—|to|and|through)\s?(?P<until>[12]?\d|3[01])(?:st|nd|rd|th)?(?!\d|[.,:]\d))?"
ANY_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}|{WEEKDAY_ABBREVIATED})(?![a-z]),?\s*(?:the\s+)?)?"
SEASON_WORDS = r"season|campaign|school|academic|fiscal|financial|budget|term|winter|year|league"


def rule(name: str, starts: set[str] | frozenset[str], pattern: str, resolve: Resolve) -> Rule:
    """A rule whose pattern ends at a word's end; letters match in either case unless the pattern spells them."""
    return Rule(name, frozenset(starts), re.compile(rf"(?:{pattern})(?![A-Za-z0-9])"), resolve)


RULES: tuple[Rule, ...] = (
    rule("iso", {"#"}, r"(?P<year>\d{4})(?P<sep>[-/.])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>\d\d)(?!-\d)", iso_date),
    rule("numeric", {"#"}, r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<year>[12]\d{3})", numeric_date),
    rule("year-span", {"#"}, r"(?P<year>1[5-9]\d\d|20\d\d)(?:\s?[-–—~]\s?(?P<until>1[5-9]\d\d|20\d\d)|"
         rf"[-–/](?P<short>\d\d)(?!\d|[-/.]\d)(?P<season>(?=\s+(?i:{SEASON_WORDS})))?)(?![-/]\d)", year_span),
    rule("month-day", MONTH_DAY_STARTS,
         rf"{ANY_WEEKDAY}{MONTH}\s?(?:the\s+)?(?:{DAY_RANGE}|(?P<dayword>{DAY_WORD}))"
         rf"(?:\s?,?\s?(?:of\s+|in\s+)?{YEAR}|{REL_YEAR})?", calendar_date),
    rule("day-month", {"#", "the"} | WEEKDAY_STARTS | NUMBER_STARTS,
         rf"{ANY_WEEKDAY}(?:the\s+)?(?:{DAY_RANGE}|(?P<dayword>{DAY_WORD})\s+of)\s*(?:of\s+)?{MONTH}"
         rf"(?:\s?,?\s?(?:of\s+|in\s+)?{YEAR}|{REL_YEAR})?", calendar_date),
    rule("month-year", MONTH_STARTS, rf"{MONTH}(?:\s?,?\s+(?:of\s+|in\s+)?{YEAR}|\s+['’](?P<short>\d\d)|{REL_YEAR})",
         calendar_date),
    rule("month", MONTH_STARTS, MONTH, calendar_date),
    rule("relative-month", WHICH_STARTS, rf"(?i:{WHICH}){MONTH}", relative_month),
    rule("weekday", WEEKDAY_STARTS, rf"(?P<weekday>{WEEKDAY})(?:,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week|"
         r",?\s+the\s+(?P<day>[12]?\d|3[01])(?:st|nd|rd|th))?", weekday),
    rule("relative-weekday", WHICH_STARTS, rf"(?i:{WHICH})(?P<weekday>{WEEKDAY}|{WEEKDAY_ABBREVIATED})", weekday),
    rule("week-weekday", WHICH_STARTS, rf"(?i:(?P<week>last|this|next)\s+week)(?:\s+on)?,?\s+(?P<weekday>{WEEKDAY})",
         weekday),
    rule("day-word", {"today", "tonight", "yesterday", "tomorrow", "this", "last", "the"},
         r"(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|today|tonight|yesterday|tomorrow|last\s+night|"
         r"this\s+(?:very\s+)?(?:morning|afternoon|evening))", day_word),
    rule("unit", WHICH_STARTS, rf"(?i:{WHICH}{UNIT})", unit_word),
    rule("weekend", {"the"}, r"(?i:the\s+weekend)(?!\s+(?:before|after|of))", weekend),
    rule("season", {"spring", "summer", "autumn", "fall", "winter"},
         rf"(?i:{SEASON})(?:\s+(?:of\s+)?{YEAR}|{REL_YEAR})", season),
    rule("relative-season", WHICH_STARTS, rf"(?i:{WHICH}{SEASON})", season),
    rule("ago", NUMBER_STARTS, rf"(?i:{NUMBER}\s+{LENGTH}s?\s+(?:ago|back(?=\s*[.,;])|from\s+(?:now|today)))", ago),
    rule("stretch", {"the", "last", "past", "next", "coming", "these"},
         rf"(?i:(?:the\s+|these\s+)?(?P<way>last|past|next|coming)\s+(?:{NUMBER}\s+)?{LENGTH}s?)", stretch),
    rule("shifted", NUMBER_STARTS, rf"(?i:{NUMBER}\s+{LENGTH}s?\s+(?P<way>earlier|later|before(?=\s*[.,;])|prior(?!\s+to)))",
         shifted),
    rule("anaphor", {"that", "the"},
         r"(?i:(?P<way>that\s+same|that|the\s+same|the\s+following|the\s+next|the\s+previous|the\s+preceding)\s+"
         r"(?P<unit>day|week|weekend|month|quarter|year|decade|night|morning|afternoon|evening))", anaphor),
    rule("around-anchor", {"the"}, r"(?i:the\s+(?P<unit>day|week|month|year)\s+(?P<way>before|after))(?=\s*[.,;])",
         around_anchor),
    rule("decade", {"#"}, r"(?P<decade>(?:1[5-9]\d|20\d)0\s?['’]?s|['’‘][2-9]0['’]?s)", decade),
    rule("decade-word", {*TENS.split("|")}, rf"(?P<decade>(?i:{TENS}))", decade),
    rule("century", {"#"} | NUMBER_STARTS, rf"(?i:{ORDINAL}[\s-]+centur(?:y|ies))", century),
    rule("quarter", {"#", "q"} | NUMBER_STARTS,
         rf"(?:(?i:{ORDINAL}(?:\s+(?:fiscal|calendar))?\s+quarter)|Q(?P<q>[1-4]))"
         rf"(?:,?\s?(?:of\s+)?(?:the\s+year\s+)?{YEAR}|{REL_YEAR})?", quarter),
    rule("holiday", {n.split()[0].split("'")[0] for n in {*HOLIDAYS, *EASTER_DAYS}},
         rf"(?P<holiday>(?i:{HOLIDAY}))(?:,?\s+{YEAR}|{REL_YEAR})?", holiday),
    rule("era", {"ad"}, r"(?P<era>AD|A\.D\.)\s?(?P<number>\d{1,4})", era_year),
    rule("year-era", {"#"}, r"(?P<number>\d{1,5})\s?(?P<era>AD|BC|BCE|CE|A\.D\.|B\.C\.)", era_year),
    rule("year", {"#"}, YEAR, plain_year),
)  # fmt: skip


def rules_by_start() -> dict[str, list[Rule]]:
    """Rules by the word that they begin with, in lower case."""
    table: dict[str, list[Rule]] = {}
    for each in RULES:
        for start in each.starts:
            table.setdefault(start, []).append(each)
    return table


__all__ = ["RULES", "Resolve", "Rule", "rules_by_start", "starts_a_count"]
