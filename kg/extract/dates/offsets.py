"""What a match of a date rule means that is counted from another day: "last week", "two years ago", "that month".

Each function takes the match and the context and returns None where the words turn out to be no date.
"""

from __future__ import annotations

import re
from typing import cast

from kg.extract.dates import counted, relations, values
from kg.extract.dates.relations import Length
from kg.extract.dates.values import Context, Period, Unit, Which
from kg.extract.dates.words import month_number, parse_number, spelled, weekday_number

# who announces, agrees or forecasts looks ahead, though his verb is in the past
PLANNING = re.compile(
    r"(?i:\b(?:announc|unveil|plan|agree|approv|order|pledg|promis|commit|earmark|allocat|extend|impos|predict|forecast|"
    r"project|expect|warn|schedul|propos|vow|set|budget)\w*\b[^.;!?]*$)"
)


def length_of(match: re.Match[str]) -> Length:
    """The unit of a counted length, in the singular."""
    length = match["length"].lower()
    return "century" if length.startswith("centur") else cast("Length", length)


def unit_of(match: re.Match[str]) -> Unit:
    """The unit that a match names; parts of a day stand for the day."""
    unit = match["unit"].lower()
    return "day" if unit in {"night", "morning", "afternoon", "evening"} else cast("Unit", unit)


def which_of(match: re.Match[str]) -> Which | None:
    """The relative word of a match: last, this, next, past, coming."""
    word = (match["which"] or "").lower().split()
    if not word:
        return None
    last: dict[str, Which] = {"last": "last", "next": "next", "this": "this", "past": "past", "current": "this"}
    return last.get(word[-1], "coming")


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
    if word == "today" and context.chronicle and context.future is not False:
        return None
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


def ago(match: re.Match[str], context: Context) -> Period | None:
    """ "two years ago", "three days from now"."""
    count, length = parse_number(match["number"]), length_of(match)
    if length == "hour" and (count or 0) < 24:
        return None
    direction = 1 if re.search(r"from\s+(?:now|today)$", match[0], re.IGNORECASE) else -1
    half = bool(match["half"] or match["also"])
    return relations.distance(count, length, direction, context.published, half=half)


def compound_ago(match: re.Match[str], context: Context) -> Period:
    """ "a year and three months ago": as precise as the shorter length."""
    more, rest = parse_number(match["number"]), parse_number(match["rest"])
    if context.published is None or more is None or rest is None:
        return Period(None)
    length = cast("Length", match["shorter"].lower())
    moved = relations.shift(context.published, -more, length_of(match))
    return relations.distance(rest, length, -1, moved) if moved else Period(None)


def half_ago(match: re.Match[str], context: Context) -> Period | None:
    """ "half a century ago"."""
    if length_of(match) in {"hour", "day", "night"}:
        return None
    return relations.distance(0, length_of(match), -1, context.published, half=True)


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
    ahead = match["way"].lower() in {"next", "coming"}
    told = (
        context.future is False and PLANNING.search(match.string[max(0, match.start() - 120) : match.start()]) is None
    )
    if match["way"].lower() == "next" and told:
        return relations.stretch_from_anchor(count, length, context)
    return relations.stretch(count, length, 1 if ahead else -1, context.published)


def shifted(match: re.Match[str], context: Context) -> Period | None:
    """ "two days later", "a year earlier"; "many years later" says too little to be a date."""
    count = parse_number(match["number"])
    if length_of(match) == "hour" or count is None:
        return None
    direction = 1 if match["way"].lower() == "later" else -1
    return relations.from_anchor(count, length_of(match), direction, context)


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


def second_next(match: re.Match[str], context: Context) -> Period:
    """ "the week before last", "the weekend after next"."""
    return values.unit_period(unit_of(match), context.published, 2 if match["way"].lower() == "after next" else -2)


def year_end(_match: re.Match[str], context: Context) -> Period:
    """ "year-end": the last day of this year in a clause about the future, elsewhere not to be known."""
    if context.published is None or context.future is not True:
        return Period(None)
    return values.day_period(context.published.replace(month=12, day=31))


def bare_unit(match: re.Match[str], context: Context) -> Period | None:
    """ "the year" after "the end of"."""
    return values.unit_period(unit_of(match), context.published)


def around_anchor(match: re.Match[str], context: Context) -> Period | None:
    """ "the year before"."""
    return relations.same_unit(unit_of(match), -1 if match["way"].lower() == "before" else 1, context)


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
