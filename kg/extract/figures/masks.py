"""Stretches of a text whose shape says that their numbers count nothing: dates, clock times, phone numbers.

Not handled: what only the words around a number tell (see distractors.py).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.headings import heading_spans
from kg.model import DateMention, Span

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
# The word boundary and the sign stand before their alternatives, not in each of them, and the text is read in small
# letters, so that one letter rules most of them out: this is much faster.
_SHAPES = re.compile(
    rf"""
    \b(?=\w)(?:
      \d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b                                     # 12/03/2008, 2008-03-12
    | \d{{1,2}}:\d{{2}}(?::\d{{2}})?\b                                            # 16:08
    | \d{{1,2}}(?:[.:]\d{{2}})?\s?(?:[ap]\.?m\b\.?|o['’]clock|(?:noon|hrs|utc|gmt|cet|est|edt|ist|bst)\b)
    | \d{{4}}\s?(?:hours\s)?(?:utc|gmt|hrs)\b
    | (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:a\.m|p\.m|am\b|pm\b|o['’]clock)
    | (?:half|quarter)\s(?:past|to)\s(?:\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b
    | at\s(?:[01]?\d|2[0-3])\.[0-5]\d(?=\son\b|\syesterday|\stoday|\sthis\s|\slocal)
    | \d['’]\d{{1,2}}(?:["”]|['’]{{2}})?                                             # 6'3"
    | (?:gmt|utc)\s?[+-]\s?\d{{1,2}}
    | (?:{_MONTHS})\.?\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\b(?!\.\d|,\d{{3}}(?!\d))
      (?:\s?[-–]\s?\d{{1,2}}\b)?(?:,?\s{_YEAR}\b)?
    | (?:{_MONTHS})\.?,?\s{_YEAR}\b
    | \d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\s(?:of\s)?(?:{_MONTHS})\b(?:,?\s{_YEAR}\b)?
    | {_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)\b(?!\s?%)                               # 2019-20, 2008/2009
    | (?:from|between|in)\s{_YEAR}\s(?:to|and|or)\s{_YEAR}\b
    | \d+\s?(?:b\.?c\.?e?\.?|a\.d\.)(?!\w)
    | 9/11\b | 24/7\b | 7/7\b | 50[/-]50\b | fifty-fifty\b | https?://\S+ | www\.\S+
    | \d{{3}}-\d{{3}}-\d{{4}}\b | \d{{3}}-\d{{4}}\b(?!\s+[a-z])                       # 555-0134
    | \d[\d,]*\s?(?:st|nd|rd|th)\b(?:\sof\s\d+\b)?
    | (?:nos?|nr)\.\s?\d+ | no\s\d+\b
    | numbers?\s(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b(?!\s+of\b)
    | \d+\s?[x×]\s?\d+\b
    | (?:ratio|odds)\sof\s\w+\sto\s\w+ | one\sto\s(?:\d+|two|three|ten|a\shundred)\b
    | (?!\d{{1,3}}(?:\.\d{{3}})+\b)\d+(?:\.\d+){{2,}}(?!\d)
    | {_YEAR[:-2]}0['’]?s\b | \d0s\b
    | (?:ground|net|sub|absolute)[\s-]zero\b | zero[\s-](?:sum|tolerance|emission\w*|day|hour)\b
    | (?:no|any|some|every|each|another|this|that|anyone|someone)[\s-]one\b(?!\s(?:in|out\sof)\s)
    | (?<!\bof\s)which\sone\b
    | (?<!just\s)(?<!only\s)one\sof\b | one\s(?:another|day|by\sone|thing|hand|side|or\sanother|way)\b
    | at\sone\s(?:point|time|stage|end)\b | one['’-](?:s|time|off|man|woman|sided|way|stop|party|to)\b
    | (?:first|second|third|fourth|last|final|latter|other|better|opening|closing|early|late)[\s-](?:half|quarter)\b
    | (?:half|quarter)[\s-](?:way|time|past|brother|sister|hearted|mast|baked|yearly|heartedly|century|final\w*)
    | (?:four|five|six|seven|eight|nine)[\s-]figures?\b | half-[a-z]+ed\b | (?:\d+|two|three|four|five|six)\s?-\s?way\b
    )
    | (?<![^\n])[^\S\n]*\d{{1,2}}\.[0-5]\d(?=\s|:)                             # the stamp of a live blog
    | (?=[@#+('’])(?:
      @[\w.]+ | \#[^\W\d]\w* | ['’]\d0s\b | \(\d{{1,2}}\)(?=\s\w)
    | \+\d[\d\s()-]{{6,}}\d | \(\d{{2,4}}\)\s?\d{{3,4}}[\s-]\d{{3,4}}
    )
    """,
    re.VERBOSE,
)
# "2-1", "0 – 0": a small pair that no counted noun can follow is a score.
_SCORE = re.compile(
    r"""(?<![\d.,$€£-])\b\d{1,2}\s?[-–]\s?\d{1,2}\b(?![.,]\d)(?=
      \s*(?:[.,;:!?)”"'’\n]|$)
    | \s+(?:[A-Z]|(?:win|victory|defeat|draw|lead|loss|up|down|home|away|to|at|and|with|in|on|over|after|for|as|by)\b)
    )""",
    re.VERBOSE,
)
_BALLOT = re.compile(r"\b(?:vot(?:e|es|ed|ing)|ballot)\b", re.IGNORECASE)
_WITHIN = re.compile(r"\bwithin\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masks:
    """Masked stretches in text order; their ends rise with their starts."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def cover(self, start: int, end: int) -> bool:
        """Whether start..end overlaps a masked stretch."""
        place = bisect_right(self.starts, end - 1)
        return bool(place) and self.ends[place - 1] > start


def read_masks(text: str, dates: Sequence[DateMention]) -> Masks:
    """Find what is masked by its shape, as a date or as the headline; a deadline ("within 48 hours") stays a figure."""
    small = text.replace("İ", "I").lower()  # no other letter changes its length
    spans = [Span(match.start(), match.end()) for match in _SHAPES.finditer(small)]
    spans += [
        Span(match.start(), match.end())
        for match in _SCORE.finditer(text)
        if not _BALLOT.search(text[max(0, match.start() - 40) : match.start()])
    ]
    spans += heading_spans(text, headline_only=True)
    spans += [date.span for date in dates if not _WITHIN.search(text[max(0, date.span.start - 8) : date.span.end])]
    starts: list[int] = []
    ends: list[int] = []
    for span in sorted(spans):
        starts.append(span.start)
        ends.append(max(span.end, ends[-1]) if ends else span.end)
    return Masks(tuple(starts), tuple(ends))
