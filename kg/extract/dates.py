"""Finds date expressions and says what they mean, from the words alone.

Not handled: clock times, durations, repeated times ("every Monday"), events used as dates ("after the war"), dates of two
figures without a year ("9/11"); of numeric dates only those that day-first and month-first readers read alike.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.extract import date_relations as relations
from kg.extract.date_guards import clause_is_future, glued, is_count_of_month, is_month, is_year, previous_word
from kg.extract.date_patterns import Rule, rules_by_start
from kg.extract.date_values import Context, Part, Period, approximate
from kg.extract.date_words import LENGTH, NUMBER, ORDINAL, parse_number, parse_ordinal
from kg.model import DateMention, Span

WORD = re.compile(r"[A-Za-z]+|\d+|['’‘](?=[2-9]0)")
RULES_BY_START = rules_by_start()
PART = re.compile(
    r"(?i:(?:the\s+)?(?P<early>very\s+early|early|mid|middle|late|later|beginning|start|end|first\s+half|second\s+half|"
    r"latter\s+half)(?:\s+(?:of|in|on)(?:\s+the)?\s+|\s*-\s*|\s+))"
)
TO_DATE = re.compile(r"(?i:(?P<way>so\s+far|earlier|later)\s+(?:in\s+)?(?=this\b))")
COUNTED_PART = re.compile(
    rf"(?i:(?:the\s+)?(?P<end>first|last)\s+(?:{NUMBER}\s+)?{LENGTH}s?\s+(?:of|in)\s+(?:the\s+)?)"
)
NTH_PART = re.compile(rf"(?i:(?:the\s+)?{ORDINAL}\s+(?P<length>week|month)\s+(?:of|in)\s+(?:the\s+)?)")
WEEK_OF = re.compile(r"(?i:(?:the\s+)?week\s+of\s+)")
PART_STARTS = frozenset(
    "the very early mid middle late later beginning start end first second latter last earlier so week third fourth".split()
)
PART_NAMES: dict[str, Part] = {
    "very early": "early", "early": "early", "mid": "mid", "middle": "mid", "late": "late", "later": "late",
    "beginning": "beginning", "start": "beginning", "end": "end", "first half": "first half",
    "second half": "second half", "latter half": "second half",
}  # fmt: skip
RANGE_WORD = re.compile(r"(?i:\s+(?:to|through|thru|until|till)\s+(?:the\s+)?|\s*[-–—~]\s*)$")
RANGE_AND = re.compile(r"(?i:\s+and\s+(?:the\s+)?)$")
MOVED = re.compile(
    r"(?i:(?:mov|postpon|delay|push|reschedul|chang|shift|rais|brought|extend)\w*\b[^.;]*\bfrom\s+(?:the\s+)?)$"
)
HEDGE = r"(?:at\s+least\s+|about\s+|around\s+|the\s+|early\s+in\s+)*"
OPEN_START = re.compile(rf"(?i:\b(?:since|starting(?:\s+on)?|beginning(?:\s+on|\s+in)?|after)\s+{HEDGE})$")
OPEN_END = re.compile(rf"(?i:\b(?:until|till|before)\s+{HEDGE})$")
ABOUT = re.compile(r"(?i:\b(?:about|around|circa|approximately|roughly|ca\.?|c\.)\s*)$")
COARSE = frozenset({"year", "decade", "month"})
NO_CLOSED_DATE = frozenset({"ago", "stretch", "shifted"})


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
        if self.prefix.re is PART:
            return relations.part_of(period, PART_NAMES[" ".join(groups["early"].lower().split())])
        if self.prefix.re is TO_DATE:
            past = groups["way"].lower() != "later"
            return (relations.to_date if past else relations.from_date)(period, context.published)
        if self.prefix.re is WEEK_OF:
            return relations.nth_unit(1, "week", replace(period, latest=_week_later(period)))
        if self.prefix.re is NTH_PART:
            return relations.nth_unit(parse_ordinal(groups["ordinal"]) or 99, groups["length"].lower(), period)
        count = parse_number(groups["number"] or "one")
        if count is None:
            return Period(None, granularity="interval")
        return relations.first_units(count, groups["length"].lower(), groups["end"].lower() == "last", period)

    @property
    def states_year(self) -> bool:
        """Whether the words themselves hold a year."""
        groups = self.match.groupdict()
        return bool(groups.get("year") or groups.get("relyear") or groups.get("short"))


def extract_dates(doc: Doc, published: dt.date | None) -> list[DateMention]:
    """Date expressions in text order with their values; relative ones have none if the publication date is unknown."""
    text = doc.text
    found = list(find_dates(text))
    starts = [token.idx for token in doc]
    mentions: list[DateMention] = []
    anchor: Period | None = None
    anchor_end = 0
    index = 0
    while index < len(found):
        first = found[index]
        second = found[index + 1] if index + 1 < len(found) else None
        if "\n" in text[anchor_end : first.start]:
            anchor = None
        left = max(bisect_right(starts, first.start) - 1, 0)
        right = max(bisect_right(starts, first.end - 1) - 1, 0)
        context = Context(published, clause_is_future(doc, left, right), anchor)
        period, end, used = None, first.end, 1
        if second is not None and is_range(text, first, second):
            period, end, used = resolve_range(first, second, context), second.end, 2
        if period is None:
            period, end, used = first.resolve(context), first.end, 1
            if period is not None:
                period = opened(text, first, period, published)
        index += used
        if period is None:
            continue
        mentions.append(
            DateMention(Span(first.start, end), period.value, period.earliest, period.latest, period.granularity)
        )
        if period.value is not None and period.earliest is not None:
            anchor, anchor_end = period, end
    return mentions


def find_dates(text: str) -> Iterator[Found]:
    """Date expressions that do not overlap, the longest one at each place."""
    free = 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < free:
            continue
        found = find_at(text, start, word[0])
        if found is not None:
            yield found
            free = found.end


def find_at(text: str, start: int, word: str) -> Found | None:
    """The longest date expression that begins at a word, with its prefix ("the end of")."""
    key = word.lower()
    if key in PART_STARTS:
        for pattern in (PART, TO_DATE, COUNTED_PART, NTH_PART, WEEK_OF):
            prefix = pattern.match(text, start)
            if prefix is None:
                continue
            inner = WORD.match(text, prefix.end())
            found = match_rules(text, prefix.end(), inner[0]) if inner else None
            if found is not None and fits(pattern, found):
                return replace(found, start=start, prefix=prefix)
    return match_rules(text, start, word)


def fits(pattern: re.Pattern[str], found: Found) -> bool:
    """Whether a prefix can stand before an expression: "early two years ago" is none."""
    if found.rule.name in NO_CLOSED_DATE:
        return False
    if pattern is TO_DATE:
        return found.rule.name == "unit"
    return pattern is not WEEK_OF or found.rule.name in {"month-day", "day-month"}


def match_rules(text: str, start: int, word: str) -> Found | None:
    """The longest match of the rules that begin with a word."""
    if start and (text[start - 1].isalnum() and not text[start - 1].isdigit()):
        return None
    best: Found | None = None
    for rule in RULES_BY_START.get("#" if word[0].isdigit() or word in "'’‘" else word.lower(), ()):
        match = rule.pattern.match(text, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        if accepted(text, rule, match):
            best = Found(start, match.end(), rule, match)
    return trimmed(text, best) if best else None


def accepted(text: str, rule: Rule, match: re.Match[str]) -> bool:
    """Whether the surroundings let a match be a date."""
    start, end = match.span()
    if rule.name == "year":
        return is_year(text, start, end, int(match["year"]))
    if rule.name == "month":
        return is_month(text, start, end, match["month"])
    if rule.name in {"month-day", "day-month"} and not match["year"] and is_count_of_month(text, start, end):
        return False
    if rule.name in {"weekday", "holiday"} and previous_word(text, start) in {
        "black",
        "bloody",
        "super",
        "good",
        "every",
    }:
        return False
    if rule.name == "decade-word":
        return previous_word(text, start) in {"the", "early", "late", "mid", "and"}
    if match[0][0].isdigit() and rule.name != "decade":
        return not glued(text, start)
    return True


def trimmed(text: str, found: Found) -> Found:
    """Without a full stop that ends the sentence; the stop of an abbreviation before more words stays."""
    if text[found.end - 1] == "." and not re.match(r"\s+[a-z0-9]", text[found.end : found.end + 3]):
        return replace(found, end=found.end - 1)
    return found


def is_range(text: str, first: Found, second: Found) -> bool:
    """Whether two neighbouring expressions are the two ends of an interval."""
    gap = text[first.end : second.start]
    if len(gap) > 20 or "\n" in gap:
        return False
    before = text[max(0, first.start - 60) : first.start]
    if RANGE_AND.match(gap):
        return re.search(r"(?i:\bbetween\s+(?:the\s+)?)$", before) is not None
    return RANGE_WORD.match(gap) is not None and MOVED.search(before) is None


def resolve_range(first: Found, second: Found, context: Context) -> Period | None:
    """The interval between two expressions; each lends the other its year."""
    end = second.resolve(context)
    start_context = context
    if second.states_year and not first.states_year and end is not None and end.earliest is not None:
        start_context = replace(context, year=end.earliest.year)
    start = first.resolve(start_context)
    if start is None or end is None:
        return None
    if start_context.year and start.earliest and end.latest and start.earliest > end.latest:
        start = first.resolve(replace(context, year=start_context.year - 1))
    elif start.earliest is not None and not second.states_year:
        end = after(second, context, start, end)
    return relations.interval(start, end) if start is not None and end is not None else None


def after(second: Found, context: Context, start: Period, end: Period) -> Period | None:
    """The end of an interval without a year of its own, in the year of its beginning or the next one."""
    if start.earliest is None:
        return end
    for year in (start.earliest.year, start.earliest.year + 1):
        candidate = second.resolve(replace(context, year=year))
        if candidate is not None and candidate.latest is not None and candidate.latest >= start.earliest:
            return candidate
    if end.latest is not None and end.latest < start.earliest and second.rule.name == "weekday":
        return second.resolve(replace(context, future=True))
    return end


def opened(text: str, found: Found, period: Period, published: dt.date | None) -> Period:
    """A period after "since", "until", "before", "after" is an open interval, after "around" an approximate one."""
    before = text[max(0, found.start - 40) : found.start]
    if OPEN_START.search(before) or re.match(r"(?i:\s+onwards?\b)", text[found.end : found.end + 9]):
        return relations.since(period, published)
    if OPEN_END.search(before):
        return relations.until(period)
    if period.granularity in COARSE and ABOUT.search(before):
        return approximate(period)
    return period


def _week_later(period: Period) -> dt.date | None:
    return period.earliest + dt.timedelta(days=6) if period.earliest and period.earliest.year < 9999 else period.latest
