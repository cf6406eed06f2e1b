"""The grammar of date expressions: one rule a form, each a regular expression and what its match means.

Rules are tried only where a word (or "#", a number) in their `starts` begins; the longest match wins. Not covered:
clock times, durations, ages, repeated times ("every Monday"), two figures without a year ("9/11").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.dates import offsets as offset
from kg.extract.dates import readings as read
from kg.extract.dates.readings import DECADES, EASTER_DAYS, HOLIDAYS
from kg.extract.dates.values import Context, Period
from kg.extract.dates.words import (
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
)

Resolve = Callable[[re.Match[str], Context], Period | None]
WHICH = r"(?P<which>last|next|this\s+past|this\s+coming|this\s+upcoming|this|past|coming|upcoming|current)\s+"
WHICH_STARTS = frozenset({"last", "next", "this", "past", "coming", "upcoming", "current"})
UNIT = r"(?P<unit>day|week|weekend|month|quarter|year|decade)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of date expression; `states_year` tells that a match holds its own year (or needs none)."""

    name: str
    starts: frozenset[str]
    pattern: re.Pattern[str]
    resolve: Resolve


HOLIDAY = "|".join(
    n.replace(" ", r"\s+").replace("'", "['’]") for n in sorted({*HOLIDAYS, *EASTER_DAYS}, key=len)[::-1]
)
TENS = "|".join(DECADES)
MONTH_DAY_STARTS = MONTH_STARTS | WEEKDAY_STARTS
ERA = r"BCE?|AD|CE|B\.C\.(?:E\.)?|A\.D\.|C\.E\."
REST = NUMBER.replace("<number>", "<rest>").replace("<half>", "<rest_half>")
DAY_RANGE = rf"{DAY}(?:\s?(?:-|–|—|to|and|through)\s?(?P<until>[12]?\d|3[01])(?:st|nd|rd|th)?(?!\d|[.,:]\d))?"
ANY_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}|{WEEKDAY_ABBREVIATED})(?![a-z]),?\s*(?:the\s+)?)?"
SEASON_WORDS = r"season|campaign|school|academic|fiscal|financial|budget|term|winter|year|league"


def rule(name: str, starts: set[str] | frozenset[str], pattern: str, resolve: Resolve) -> Rule:
    """A rule whose pattern ends at a word's end; letters match in either case unless the pattern spells them."""
    return Rule(name, frozenset(starts), re.compile(rf"(?:{pattern})(?![A-Za-z0-9])"), resolve)


RULES: tuple[Rule, ...] = (
    rule("iso", {"#"}, r"(?P<year>\d{4})(?P<sep>[-/.])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>\d\d)(?!-\d)", read.iso_date),
    rule("numeric", {"#"}, r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<year>[12]\d{3})", read.numeric_date),
    rule("year-span", {"#"}, r"(?P<year>1[5-9]\d\d|20\d\d)(?:\s?[-–—~]\s?(?P<until>1[5-9]\d\d|20\d\d)|"
         rf"(?:[-–/]|\s?[-–]\s?(?=\d\d\s*(?:\)|\n|$)))(?P<short>\d\d)(?!\d|[-/.]\d)(?P<season>(?=\s+(?i:{SEASON_WORDS})))?)"
         r"(?![-/]\d)", read.year_span),
    rule("month-day", MONTH_DAY_STARTS,
         rf"{ANY_WEEKDAY}{MONTH}\s?(?:the\s+)?(?:{DAY_RANGE}|(?P<dayword>{DAY_WORD}))"
         rf"(?:\s?,?\s?(?:of\s+|in\s+)?{YEAR}|{REL_YEAR})?", read.calendar_date),
    rule("day-month", {"#", "the"} | WEEKDAY_STARTS | NUMBER_STARTS,
         rf"{ANY_WEEKDAY}(?:the\s+)?(?:{DAY_RANGE}(?:\s+day\s+of)?|(?P<dayword>{DAY_WORD})\s+(?:day\s+)?of)\s*(?:of\s+)?{MONTH}"
         rf"(?:\s?,?\s?(?:of\s+|in\s+)?{YEAR}|{REL_YEAR})?", read.calendar_date),
    rule("dashed", {"#"}, rf"{DAY}(?P<sep>[-/]){MONTH}(?P=sep){YEAR}", read.calendar_date),
    rule("month-year", MONTH_STARTS, rf"{MONTH}(?:\s?,?\s+(?:of\s+|in\s+)?{YEAR}|\s+['’](?P<short>\d\d)|{REL_YEAR})",
         read.calendar_date),
    rule("month", MONTH_STARTS, MONTH, read.calendar_date),
    rule("relative-month", WHICH_STARTS, rf"(?i:{WHICH}){MONTH}", offset.relative_month),
    rule("weekday", WEEKDAY_STARTS, rf"(?P<weekday>{WEEKDAY}|{WEEKDAY_ABBREVIATED})"
         r"(?:,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week|"
         r",?\s+(?:the\s+)?(?P<day>[12]?\d|3[01])(?:st|nd|rd|th))?", offset.weekday),
    rule("relative-weekday", WHICH_STARTS, rf"(?i:{WHICH})(?P<weekday>{WEEKDAY}|{WEEKDAY_ABBREVIATED})",
         offset.weekday),
    rule("week-weekday", WHICH_STARTS, rf"(?i:(?P<week>last|this|next)\s+week)(?:\s+on)?,?\s+(?P<weekday>{WEEKDAY})",
         offset.weekday),
    rule("day-word", {"today", "tonight", "yesterday", "tomorrow", "this", "last", "the"},
         r"(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|today|tonight|yesterday|tomorrow|last\s+night|"
         r"this\s+(?:very\s+)?(?:morning|afternoon|evening))", offset.day_word),
    rule("unit", WHICH_STARTS, rf"(?i:{WHICH}{UNIT})", offset.unit_word),
    rule("weekend", {"the"}, r"(?i:the\s+weekend)(?!\s+(?:before|after|of))", offset.weekend),
    rule("season", {"spring", "summer", "autumn", "fall", "winter"},
         rf"(?i:{SEASON})(?:\s+(?:of\s+)?{YEAR}|{REL_YEAR})", read.season),
    rule("relative-season", WHICH_STARTS, rf"(?i:{WHICH}{SEASON})", read.season),
    rule("bare-season", {"spring", "summer", "autumn", "fall", "winter"}, rf"(?i:{SEASON})", read.season),
    rule("ago", NUMBER_STARTS,
         rf"(?i:{NUMBER}\s+{LENGTH}s?(?P<also>\s+and\s+a\s+half)?\s+(?:ago|back(?=\s*[.,;])|from\s+(?:now|today)))",
         offset.ago),
    rule("compound-ago", NUMBER_STARTS,
         rf"(?i:{NUMBER}\s+{LENGTH}s?(?:,|\s+and)\s+{REST}\s+(?P<shorter>month|week|day)s?\s+ago)",
         offset.compound_ago),
    rule("half-ago", {"half"}, rf"(?i:half\s+an?\s+{LENGTH}\s+ago)", offset.half_ago),
    rule("second-next", {"the"},
         r"(?i:the\s+(?P<unit>day|night|week|weekend|month|quarter|year)\s+(?P<way>before\s+last|after\s+next))",
         offset.second_next),
    rule("year-end", {"year"}, r"(?i:year[-\s]end)", offset.year_end),
    rule("ahead", {"in"}, rf"(?i:in\s+(?:about\s+|around\s+)?{NUMBER}\s+{LENGTH}s?(?:['’]s?\s+time)?)", offset.ahead),
    rule("anaphoric-weekday", {"the"}, rf"(?i:the\s+(?P<way>next|following|previous))\s+(?P<weekday>{WEEKDAY})",
         offset.weekday_from_anchor),
    rule("bare-unit", {"week", "month", "quarter", "year", "decade"}, r"(?P<unit>(?i:week|month|quarter|year|decade))",
         offset.bare_unit),
    rule("next-day", {"the"},
         r"(?i:(?P<way>the\s+next)\s+(?P<unit>day|night|morning|afternoon|evening))", offset.anaphor),
    rule("stretch", {"the", "last", "past", "next", "coming", "these"},
         rf"(?i:(?:the\s+|these\s+)?(?P<way>last|past|next|coming)\s+(?:{NUMBER}\s+)?{LENGTH}s?)", offset.stretch),
    rule("counted-stretch", NUMBER_STARTS, rf"(?i:{NUMBER}\s+(?P<way>last|past|next|coming)\s+{LENGTH}s)",
         offset.stretch),
    rule("shifted", NUMBER_STARTS,
         rf"(?i:{NUMBER}\s+{LENGTH}s?\s+(?P<way>earlier|later|before(?=\s*[.,;])|prior(?!\s+to)))",
         offset.shifted),
    rule("year-on-year", {"the"},
         r"(?i:the\s+same\s+(?P<unit>period|month|quarter|week|day|time)\s+(?:(?:of|in)\s+)?"
         r"(?:(?:the\s+)?(?:last|previous|past)\s+year|a\s+year\s+(?:earlier|ago|before)))", offset.year_on_year),
    rule("anaphor", {"that", "the"},
         r"(?i:(?P<way>that\s+same|that|the\s+same|the\s+following|the\s+previous|the\s+preceding)\s+"
         r"(?P<unit>day|week|weekend|month|quarter|year|decade|night|morning|afternoon|evening))", offset.anaphor),
    rule("around-anchor", {"the"}, r"(?i:the\s+(?P<unit>day|week|month|year)\s+(?P<way>before|after))(?=\s*[.,;])",
         offset.around_anchor),
    rule("decade", {"#"}, r"(?P<decade>(?:1[5-9]\d|20\d)0\s?['’]?s|['’‘]?[2-9]0['’]?s)", read.decade),
    rule("decade-word", frozenset(DECADES), rf"(?P<decade>(?i:{TENS}))", read.decade),
    rule("century", {"#"} | NUMBER_STARTS, rf"(?i:{ORDINAL}[\s-]+centur(?:y|ies))(?:\s?(?P<era>{ERA}))?", read.century),
    rule("centuries", {"#", "early", "mid", "late"} | NUMBER_STARTS,
         rf"(?i:(?:(?P<part>early|mid|late)[\s-]+)?{ORDINAL}(?:\s+century)?"
         r"(?:\s+(?:and|or|to|through|until)\s+|\s?[-–]\s?)(?:the\s+)?"
         rf"(?:(?P<last_part>early|mid|late)[\s-]+)?{ORDINAL.replace('<ordinal>', '<last>')}\s+centur(?:y|ies))"
         r"(?!\s?(?:BC|B\.C))", read.centuries),
    rule("quarter", {"#", "q"} | NUMBER_STARTS,
         rf"(?:(?i:{ORDINAL}(?:\s+(?:fiscal|calendar))?[\s-]quarter)|[Qq](?P<q>[1-4]))"
         rf"(?:,?\s?(?:of\s+)?(?:the\s+year\s+)?{YEAR}|{REL_YEAR})?", read.quarter),
    rule("quarter-of", WHICH_STARTS,
         rf"(?i:(?P<relyear>last|this|next)\s+year['’]s\s+{ORDINAL}\s+quarter)(?P<q>)", read.quarter),
    rule("day-of-month", {"#", "the"}, r"(?i:(?:the\s+)?(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\s+(?:day\s+)?(?:of\s+)?"
         r"(?P<way>last|this|next)\s+month)", offset.day_of_month),
    rule("year-quarter", {"#"}, rf"{YEAR}[\s-](?P<ordinal>)[Qq](?P<q>[1-4])(?P<relyear>)", read.quarter),
    rule("holiday", {n.split()[0].split("'")[0] for n in {*HOLIDAYS, *EASTER_DAYS}},
         rf"(?P<holiday>(?i:{HOLIDAY}))(?:,?\s+{YEAR}|{REL_YEAR})?", read.holiday),
    rule("era-span", {"#"},
         r"(?P<number>\d{1,5})(?:\s+(?:to|and|until|through)\s+(?:(?P<about>about|around|circa)\s+)?|\s?[-–]\s?)"
         rf"(?P<until>\d{{1,5}})\s?(?P<era>{ERA})", read.era_span),
    rule("named-period", {"the", "world", "ww", "wwi", "wwii", "first", "second", "cold", "middle", "great"},
         r"(?:[Tt]he\s+)?(?:World\s+War\s+(?:II?|One|Two|1|2)|WW\s?(?:II?|1|2)|(?:First|Second)\s+World\s+War|Cold\s+War|"
         r"Middle\s+Ages|Great\s+Depression)", read.named_period),
    rule("era", {"ad"}, r"(?P<era>AD|A\.D\.)\s?(?P<number>\d{1,4})", read.era_year),
    rule("year-era", {"#"}, rf"(?P<number>\d{{1,5}})\s?(?P<era>{ERA})", read.era_year),
    rule("year", {"#"}, YEAR, read.plain_year),
)  # fmt: skip


def rules_by_start() -> dict[str, list[Rule]]:
    """Rules by the word that they begin with, in lower case."""
    table: dict[str, list[Rule]] = {}
    for each in RULES:
        for start in each.starts:
            table.setdefault(start, []).append(each)
    return table
