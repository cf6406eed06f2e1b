"""Finds the date expressions of a text: a rule of the grammar, possibly after words like "the end of"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.dates import relations
from kg.extract.dates.generic import POSSESSIVES, is_nowadays, is_own_time, is_record_span, is_season
from kg.extract.dates.guards import (
    glued,
    is_count_of_month,
    is_decade,
    is_holiday,
    is_month,
    is_weekday,
    is_year,
    previous_word,
)
from kg.extract.dates.offsets import length_of
from kg.extract.dates.patterns import Rule, rules_by_start
from kg.extract.dates.values import Context, Part, Period, day_period, shift_days
from kg.extract.dates.words import LENGTH, NUMBER, ORDINAL, parse_number, parse_ordinal, spelled

WORD = re.compile(r"[A-Za-z]+|\d+|['’‘](?=[2-9]0)")
RULES_BY_START = rules_by_start()
PREPOSITIONED = r"(?:\s+(?:in|on)(?:\s+the)?\s+|\s*-\s*|\s+)"
PART = re.compile(
    rf"(?i:(?:the\s+)?(?:(?P<early>(?:very\s+)?early|mid|late){PREPOSITIONED}|"
    r"(?:very\s+)?(?P<edge>beginning|middle|start|outbreak|end|first\s+half|second\s+half|latter\s+half)\s+of(?:\s+the)?\s+))"
)
TO_DATE = re.compile(
    r"(?i:(?P<way>so\s+far|earlier|later)\s+(?:in\s+the\s+(?=(?:week|month|quarter|year|decade)\b)|(?:in\s+)?(?=this\b)))"
)
COUNTED_PART = re.compile(
    rf"(?i:(?:the\s+)?(?P<end>first|opening|last|final|closing)\s+(?:{NUMBER}\s+)?{LENGTH}s?\s+(?:of|in)\s+(?:the\s+)?)"
)
NTH_PART = re.compile(rf"(?i:(?:the\s+)?{ORDINAL}\s+(?P<length>week|month)\s+(?:of|in)\s+(?:the\s+)?)")
WEEK_OF = re.compile(r"(?i:(?:the\s+)?week\s+(?:of|(?:beginning|starting|commencing)(?:\s+on)?)\s+)")
PREFIXES = (PART, TO_DATE, COUNTED_PART, NTH_PART, WEEK_OF)
PREFIX_STARTS = frozenset({
    "the", "very", "early", "mid", "middle", "late", "beginning", "start", "end", "first", "second", "latter",
    "last", "final", "opening", "closing", "earlier", "later", "so", "week", "third", "fourth", "#",
})  # fmt: skip
PART_NAMES: dict[str, Part] = {
    "very early": "early", "early": "early", "mid": "mid", "middle": "mid", "late": "late",
    "beginning": "beginning", "start": "beginning", "outbreak": "beginning", "end": "end", "first half": "first half",
    "second half": "second half", "latter half": "second half",
}  # fmt: skip
STARTS = PREFIX_STARTS | RULES_BY_START.keys()
CALENDAR_UNITS = frozenset({"year", "month", "month-year", "relative-month", "unit", "bare-unit", "quarter"})
PERIOD_EDGES = frozenset({"beginning", "end"})
WITHOUT_PREFIX = frozenset({
    "ago", "half-ago", "compound-ago", "ahead", "stretch", "counted-stretch", "shifted", "anaphor", "around-anchor",
    "year-on-year", "centuries", "year-end",
})  # fmt: skip
PERIOD_CONTEXT = re.compile(
    r"(?i:\b(?:in|during|since|until|till|before|after|following|through|throughout|between|from|to|by)\s+"
    r"(?:the\s+(?:(?:end|outbreak|start|beginning|middle)\s+of\s+(?:the\s+)?)?)?$)"
)
PART_OF_LENGTH = re.compile(r"(?i:\b(?:half|quarters?|thirds?)(?:[\s-]of)?[\s-]+)$")
BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Found:
    """One date expression before its value is known: the rule's match, and what stands before it as part of it."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]
    prefix: re.Match[str] | None = None

    def resolve(self, context: Context) -> Period | None:
        """Its period in a context; None if the words turn out to be no date."""
        period = self.rule.resolve(self.match, context)
        if period is None or self.prefix is None:
            return period
        groups = self.prefix.groupdict()
        if self.rule.name == "named-period":
            edge = PART_NAMES[spelled(groups["early"] or groups["edge"])] if self.prefix.re is PART else ""
            return day_period(period.latest if edge == "end" else period.earliest) if edge in PERIOD_EDGES else period
        if self.prefix.re is PART:
            return relations.part_of(period, PART_NAMES[spelled(groups["early"] or groups["edge"])])
        if self.prefix.re is TO_DATE:
            later = groups["way"].lower() == "later"
            return (relations.from_date if later else relations.to_date)(period, context.published)
        if self.prefix.re is WEEK_OF:
            return relations.nth_unit(1, "week", replace(period, latest=_week_later(period)))
        if self.prefix.re is NTH_PART:
            return relations.nth_unit(parse_ordinal(groups["ordinal"]) or 99, length_of(self.prefix), period)
        count = parse_number(groups["number"] or "one")
        if count is None:
            return Period(None, granularity="interval")
        return relations.first_units(
            count, length_of(self.prefix), groups["end"].lower() in {"last", "final", "closing"}, period
        )

    @property
    def deadline(self) -> bool:
        """Whether it is the end of a calendar unit, whose last day a deadline names: "by the end of June"."""
        if self.prefix is None or self.prefix.re is not PART or self.prefix["edge"] is None:
            return False
        return self.prefix["edge"].lower() == "end" and self.rule.name in CALENDAR_UNITS

    @property
    def states_year(self) -> bool:
        """Whether the words themselves hold a year."""
        groups = self.match.groupdict()
        return bool(groups.get("year") or groups.get("relyear") or groups.get("short"))


def _week_later(period: Period) -> dt.date | None:
    return shift_days(period.earliest, 6) if period.earliest else None


def find_dates(text: str) -> Iterator[Found]:
    """Date expressions that do not overlap, the longest one at each place."""
    free = 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < free or start_key(word[0]) not in STARTS:
            continue
        found = find_at(text, start, word[0])
        if found is not None:
            yield found
            free = found.end


def start_key(word: str) -> str:
    """Under what the rules that begin with a word are kept: "#" for all numbers, with an apostrophe or without."""
    return "#" if word[0].isdigit() or word in "'’‘" else word.lower()


def find_at(text: str, start: int, word: str) -> Found | None:
    """The longest date expression that begins at a word, with its prefix ("the end of")."""
    if start_key(word) in PREFIX_STARTS:
        for pattern in PREFIXES:
            prefix = pattern.match(text, start)
            inner = WORD.match(text, prefix.end()) if prefix else None
            found = match_rules(text, inner.start(), inner[0], prefixed=True) if inner else None
            if prefix and found and fits(prefix, found) and not BLANK_LINE.search(text, start, found.end):
                return replace(found, start=start, prefix=prefix)
    return match_rules(text, start, word)


def fits(prefix: re.Match[str], found: Found) -> bool:
    """Whether a prefix can stand before an expression: "early two years ago" is none."""
    pattern, name = prefix.re, found.rule.name
    if (prefix["edge"] if pattern is PART else "") == "outbreak":
        return name == "named-period"
    if pattern is TO_DATE:
        return name in {"unit", "bare-unit"}
    if pattern is WEEK_OF:
        return name in {"month-day", "day-month"}
    return name not in WITHOUT_PREFIX


def match_rules(text: str, start: int, word: str, *, prefixed: bool = False) -> Found | None:
    """The longest match of the rules that begin with a word."""
    if start and text[start - 1].isalpha():
        return None
    best: Found | None = None
    for rule in RULES_BY_START.get(start_key(word), ()):
        match = rule.pattern.match(text, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        if accepted(text, rule, match, prefixed):
            best = Found(start, match.end(), rule, match)
    return trimmed(text, best) if best else None


def accepted(text: str, rule: Rule, match: re.Match[str], prefixed: bool) -> bool:
    """Whether the surroundings let a match be a date."""
    start, end = match.span()
    name = rule.name
    if BLANK_LINE.search(match[0]):
        return False
    if name == "bare-season":
        return is_season(text, start, end)
    if name == "named-period":
        return PERIOD_CONTEXT.search(text[max(0, start - 50) : start]) is not None
    if name == "day-word" and match[0].lower() == "today" and is_nowadays(text, start, end):
        return False
    night = name == "day-word" and match[0].lower().endswith("last night")
    if (night or name in {"unit", "relative-season", "relative-month"}) and is_own_time(text, start, end):
        return False
    if name == "unit" and match[0].lower() == "this day":
        return previous_word(text, start) != "to"
    if name == "ahead" and is_record_span(text, start):
        return False
    if name == "stretch" and previous_word(text, start) in POSSESSIVES:
        return False
    if name in {"ago", "half-ago"} and PART_OF_LENGTH.search(text[max(0, start - 20) : start]):
        return False
    if name == "bare-unit":
        return prefixed
    if name == "year":
        return is_year(text, start, end, int(match["year"]), prefixed=prefixed)
    if name == "month":
        return is_month(text, start, end, match["month"])
    if name in {"month-day", "day-month"} and not match["year"] and is_count_of_month(text, start, end):
        return False
    if name == "weekday" and len(match["weekday"].strip(".")) < 6 and not match["day"]:
        return False
    if name in {"weekday", "relative-weekday"} and not is_weekday(text, start, end):
        return False
    if name == "holiday":
        return bool(match["year"]) or is_holiday(text, start, end)
    if name in {"decade", "decade-word"}:
        return is_decade(text, start, end, match[0])
    if name == "stretch" and text[end : end + 4] == " of ":
        return False
    if name == "relative-weekday" and previous_word(text, start) == "the":
        return False
    return not match[0][0].isdigit() or not glued(text, start)


def trimmed(text: str, found: Found) -> Found:
    """Without a full stop that ends the sentence; the stop of an abbreviation before more words stays."""
    if text[found.end - 1] == "." and not re.match(r"\s+[a-z0-9]", text[found.end : found.end + 3]):
        return replace(found, end=found.end - 1)
    return found
