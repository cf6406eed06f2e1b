"""Finds date expressions and says what they mean, from the words alone.

Relative ones count from the day of publication; in a chronicle, which never does so, from the year told before.
Not handled: clock times, durations, repeated times ("every Monday"), events used as dates ("after the war"), dates of
two figures without a year ("9/11"); of numeric dates only those that day-first and month-first readers read alike.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.dates import relations
from kg.extract.dates.finder import Found, find_dates
from kg.extract.dates.guards import clause_is_future
from kg.extract.dates.offsets import length_of
from kg.extract.dates.values import Context, Period, approximate, day_period, days_period, months_period, shift_days
from kg.extract.dates.words import LENGTH, NUMBER, parse_number
from kg.extract.plain import AnyDoc, plain
from kg.model import DateMention, Span

RANGE_WORD = re.compile(r"(?i:\s+(?:to|through|thru|until|till)\s+(?:the\s+)?|\s*[-–—~]\s*)$")
RANGE_AND = re.compile(r"(?i:\s+and\s+(?:the\s+)?)$")
BETWEEN = re.compile(r"(?i:\bbetween\s+(?:the\s+)?)$")
MOVED = re.compile(
    r"(?i:(?:mov|postpon|delay|push|reschedul|chang|shift|rais|brought|extend)\w*\b[^.;]*\bfrom\s+(?:the\s+)?)$"
)
HEDGE = r"(?:at\s+least\s+|about\s+|around\s+|the\s+year\s+|the\s+|early\s+in\s+)*"
OPEN_START = re.compile(rf"(?i:\b(?:since|starting(?:\s+on)?|beginning(?:\s+on|\s+in)?|after)\s+{HEDGE})$")
OPEN_END = re.compile(rf"(?i:\b(?:until|till|before)\s+{HEDGE})$")
ABOUT = re.compile(r"(?i:\b(?:about|around|circa|approximately|roughly|ca\.?|c\.)\s*)$")
ONWARDS = re.compile(r"(?i:\s+onwards?\b)")
DISTANCE = re.compile(rf"(?i:\b{NUMBER}\s+{LENGTH}s?\s+(?P<way>after|before|from|following)\s+)$")
LONGER = re.compile(r"(?i:\b(?:more\s+than|over|at\s+least|longer\s+than)\s+)$")
SHORTER = re.compile(r"(?i:\b(?:less\s+than|under|not\s+even|no\s+more\s+than)\s+)$")
TO_PRESENT = re.compile(r"(?i:\s*(?:[-–—]|\bto\b)\s*(?:the\s+)?present\b)")
ENDING = re.compile(
    rf"(?i:\b(?:the\s+)?(?:{NUMBER}\s+)?{LENGTH}s?\s+(?:to|through|ended|ending|that\s+ended)\s+(?:on\s+|in\s+)?)$"
)
COARSE = frozenset({"year", "decade", "month"})
MONTH_OR_DAY = frozenset({"month", "month-year", "month-day", "day-month", "relative-month"})
NAMED_DAY = frozenset(
    {"iso", "numeric", "month-day", "day-month", "dashed", "holiday", "day-word", "weekday", "relative-weekday"}
)
SAID_OF_TODAY = frozenset({"weekday", "relative-weekday", "day-word", "weekend", "stretch", "ago"})
FROM_ANCHOR = frozenset({"anaphor", "anaphoric-weekday", "around-anchor", "next-day", "shifted"})
COUNTED_FROM_NOW = SAID_OF_TODAY | {"unit", "relative-month", "relative-season", "week-weekday", "ahead", "second-next"}
FAR_AWAY = re.compile(r"(?i:\d{3}|hundred|thousand|million|decade|centur)")
STATED_YEARS = 4
ANCHOR_REACH = 600


def extract_dates(doc: AnyDoc, published: dt.date | None) -> list[DateMention]:
    """Date expressions in text order with their values; relative ones have none if the publication date is unknown."""
    doc = plain(doc)
    text = doc.text
    found = list(find_dates(text))
    starts = [token.idx for token in doc]
    mentions: list[DateMention] = []
    anchors: list[tuple[int, Period, bool]] = []
    chronicle = is_chronicle(found, published)
    index = 0
    while index < len(found):
        first = found[index]
        second = found[index + 1] if index + 1 < len(found) else None
        left = max(bisect_right(starts, first.start) - 1, 0)
        right = max(bisect_right(starts, first.end - 1) - 1, 0)
        future = clause_is_future(doc, left, right)
        context = Context(published, future, *anchors_for(text, anchors, first.start), chronicle=chronicle)
        span, period, used = Span(first.start, first.end), None, 1
        if second is not None and is_range(text, first, second):
            span, period, used = Span(first.start, second.end), resolve_range(first, second, context), 2
        if period is None:
            span, period, used = Span(first.start, first.end), first.resolve(context), 1
            if period is not None and first.rule.name in FROM_ANCHOR and is_unlikely(period, context):
                period = Period(None, granularity=period.granularity)
            if period is not None:
                whole, period = related(text, first, period, published)
                span = whole if not mentions or mentions[-1].span.end <= whole.start else span
        index += used
        if period is None:
            continue
        mentions.append(DateMention(span, period.value, period.earliest, period.latest, period.granularity))
        if period.earliest is not None and period.latest is not None and ".." not in (period.value or ""):
            anchors.append((span.end, period, first.rule.name in SAID_OF_TODAY))
    return mentions


def is_unlikely(period: Period, context: Context) -> bool:
    """Whether what a clause tells as past would lie after publication: then the date before it was no anchor."""
    if context.future is not False or context.published is None or period.earliest is None:
        return False
    return period.earliest > context.published


def counts_from_now(found: Found) -> bool:
    """Whether an expression counts from the day of the text; "today" and "5,000 years ago" may not."""
    words = found.match[0]
    if found.rule.name in {"ago", "half-ago", "stretch"}:
        return FAR_AWAY.search(words) is None
    relative = found.match.groupdict().get("relyear") or ""
    return relative.lower() in {"this", "last", "next"} or (
        found.rule.name in COUNTED_FROM_NOW and words.lower() != "today"
    )


def is_chronicle(found: Sequence[Found], published: dt.date | None) -> bool:
    """Whether a text tells of years and never counts from its own day: four dates with a year, none like "last week".

    A day or month of the year of publication shows that it does;
    "today" and what is counted by years do not show that it does: "today" also means nowadays.
    """
    if any(counts_from_now(each) for each in found):
        return False
    stated = [each for each in found if each.states_year]
    recent = published is not None and any(
        each.match.groupdict().get("year") == str(published.year) and each.rule.name in MONTH_OR_DAY | {"iso"}
        for each in stated
    )
    return not recent and len(stated) >= STATED_YEARS


def anchors_for(text: str, anchors: list[tuple[int, Period, bool]], start: int) -> tuple[Period | None, Period | None]:
    """The last date before a place and the last not counted from publication, in this or the paragraph before."""
    last: Period | None = None
    for end, period, of_today in reversed(anchors[-4:]):
        between = text[end:start]
        if len(between) > ANCHOR_REACH or len(re.findall(r"\n\s*", between)) > 1:
            break
        last = last or period
        if not of_today:
            return last, period
    return last, None


def is_range(text: str, first: Found, second: Found) -> bool:
    """Whether two neighbouring expressions are the two ends of an interval."""
    gap = text[first.end : second.start]
    if len(gap) > 20 or "\n" in gap:
        return False
    before = text[max(0, first.start - 60) : first.start]
    if RANGE_AND.match(gap):
        return BETWEEN.search(before) is not None
    return RANGE_WORD.match(gap) is not None and MOVED.search(before) is None


def resolve_range(first: Found, second: Found, context: Context) -> Period | None:
    """The interval between two expressions; each lends the other its year."""
    end = second.resolve(context)
    start_context = replace(context, nearest=bool(context.future))
    if second.states_year and not first.states_year and end is not None and end.earliest is not None:
        start_context = replace(context, year=end.earliest.year)
    start = first.resolve(start_context)
    if start is None or end is None:
        return None
    if start_context.year and start.earliest and end.latest and start.earliest > end.latest:
        start = first.resolve(replace(context, year=start_context.year - 1))
    elif start.earliest is not None and not second.states_year:
        end = following(second, context, start, end)
    return relations.interval(start, end) if start is not None and end is not None else None


def following(second: Found, context: Context, start: Period, end: Period) -> Period | None:
    """The end of an interval without a year of its own, in the year of its beginning or the next one."""
    if start.earliest is None:
        return end
    if second.rule.name == "weekday" and end.latest is not None and end.latest < start.earliest:
        return second.resolve(replace(context, future=True))
    for year in (start.earliest.year, start.earliest.year + 1):
        candidate = second.resolve(replace(context, year=year))
        if candidate is not None and candidate.latest is not None and candidate.latest >= start.earliest:
            return candidate
    return end


def up_to(match: re.Match[str], period: Period) -> Period | None:
    """ "the three months to March", "the year ended June 30": as long as said, with its last day."""
    count, length = parse_number(match["number"] or "one"), length_of(match)
    if count is None or period.latest is None or length not in {"week", "month", "quarter", "year"}:
        return None
    after = shift_days(period.latest, 1)
    start = relations.shift(after, -count, length) if after else None
    if start is None or (match["number"] is None and length in {"week", "month"}):
        return None
    if period.granularity == "month" and length != "week":
        return months_period(start, count * relations.MONTHS_OF_LENGTH[length])
    return days_period(start, period.latest)


def named_period_related(before: str, period: Period, published: dt.date | None) -> Period:
    """A named period as the words before it put it: "since" counts from its end, "before" up to its beginning."""
    if OPEN_START.search(before):
        return relations.since(day_period(period.latest), published)
    if OPEN_END.search(before):
        return relations.until(day_period(period.earliest))
    return period


def related(text: str, found: Found, period: Period, published: dt.date | None) -> tuple[Span, Period]:
    """A period as the words before it put it: "since", "until", "around" it, or "two days after" it."""
    span = Span(found.start, found.end)
    before = text[max(0, found.start - 50) : found.start]
    word = before.rstrip().rsplit(" ", 1)[-1].lower()
    if found.rule.name == "named-period" and found.prefix is None:
        return span, named_period_related(before, period, published)
    if found.deadline and period.latest is not None:
        if word == "by":
            return span, day_period(period.latest)
        if word in {"before", "until", "till"}:
            return span, relations.until(day_period(period.latest))
    if found.rule.name in {"ago", "half-ago"} and period.earliest is not None and published is not None:
        if LONGER.search(before):
            return span, relations.until(period)
        if SHORTER.search(before):
            return span, relations.interval(period, day_period(published)) or period
    if word in {"after", "before", "from", "following"} and found.rule.name in NAMED_DAY and period.earliest:
        distance = DISTANCE.search(before)
        count = parse_number(distance["number"]) if distance else None
        if distance and count is not None and length_of(distance) != "hour":
            sign = -1 if distance["way"].lower() == "before" else 1
            moved = relations.distance(count, length_of(distance), sign, period.earliest)
            return Span(found.start - len(before) + distance.start(), found.end), moved
    after = text[found.end : found.end + 16]
    ending = ENDING.search(before) if word in {"to", "through", "ended", "ending", "on", "in"} else None
    if ending and period.latest is not None and found.rule.name in MONTH_OR_DAY:
        ended = up_to(ending, period)
        if ended is not None:
            return Span(found.start - len(before) + ending.start(), found.end), ended
    if OPEN_START.search(before) or ONWARDS.match(after) or TO_PRESENT.match(after):
        return span, relations.since(period, published)
    if OPEN_END.search(before):
        return span, relations.until(period)
    if period.granularity in COARSE and ABOUT.search(before):
        return span, approximate(period)
    return span, period
