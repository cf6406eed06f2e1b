"""Stretches of a text whose shape says that their numbers count nothing: dates, clock times, phone numbers, addresses of pages.

Not handled: what only the words around a number tell (see distractors.py).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import DateMention, Span

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_SHAPES = re.compile(
    rf"""
      \b\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b                                   # 12/03/2008, 2008-03-12
    | \b\d{{1,2}}:\d{{2}}(?::\d{{2}})?\b                                          # 16:08
    | \b\d{{1,2}}(?:[.:]\d{{2}})?\s?(?:a\.?m\b\.?|p\.?m\b\.?|o['’]clock|noon\b|hrs\b|UTC\b|GMT\b|CET\b|EST\b|EDT\b|IST\b|BST\b)
    | \b\d{{4}}\s?(?:hours\s)?(?:UTC|GMT|hrs)\b
    | \b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:a\.m|p\.m|am\b|pm\b|o['’]clock)
    | \b(?:half|quarter)\s(?:past|to)\s(?:\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b
    | (?<![^\n])\s*\d{{1,2}}\.[0-5]\d(?=\s|:)                                       # a live blog's stamp at the start of a line
    | \bat\s(?:[01]?\d|2[0-3])\.[0-5]\d(?=\son\b|\syesterday|\stoday|\sthis\s|\slocal)
    | \b(?:GMT|UTC)\s?[+-]\s?\d{{1,2}}
    | \b(?:{_MONTHS})\.?\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\b(?!\.\d|,\d{{3}}(?!\d))(?:\s?[-–]\s?\d{{1,2}}\b)?(?:,?\s{_YEAR}\b)?
    | \b(?:{_MONTHS})\.?,?\s{_YEAR}\b
    | \b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\s(?:of\s)?(?:{_MONTHS})\b(?:,?\s{_YEAR}\b)?
    | \b{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)\b(?!\s?%)                               # 2019-20, 2008/2009
    | \b(?:from|between|in)\s{_YEAR}\s(?:to|and|or)\s{_YEAR}\b
    | \b\d+\s?(?:B\.?C\.?E?\.?|A\.D\.)(?!\w)
    | \b9/11\b | \b24/7\b | \b7/7\b | \b50[/-]50\b | \bfifty-fifty\b
    | \S+@\S+ | \bhttps?://\S+ | \bwww\.\S+ | \#[^\W\d]\w* | @\w+
    | \+\d[\d\s()-]{{6,}}\d | \(\d{{2,4}}\)\s?\d{{3,4}}[\s-]\d{{3,4}} | \b\d{{3}}-\d{{3,4}}(?:-\d{{4}})?\b(?!\s+[a-z])
    | \b\d[\d,]*\s?(?:st|nd|rd|th)\b(?:\sof\s\d+\b)?
    | \b(?:No|Nos|Nr|no)\.\s?\d+ | \bNo\s\d+\b
    | \b[Nn]umbers?\s(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b(?!\s+of\b)
    | \b\d+\s?[x×]\s?\d+\b
    | (?<=\bratio\sof\s)\w+\sto\s\w+ | (?<=\bodds\sof\s)\w+\sto\s\w+ | \bone\sto\s(?:\d+|two|three|ten|a\shundred)\b
    | \b\d+(?:\.\d+){{2,}}(?!\d)
    | \b{_YEAR[:-2]}0['’]?s\b | ['’]\d0s\b | \b\d0s\b
    | \(\d{{1,2}}\)(?=\s\w)                                                       # (1) an item of a list
    | \b(?:ground|net|sub|absolute)[\s-]zero\b | \bzero[\s-](?:sum|tolerance|emission\w*|day|hour)\b
    | \b(?:no|any|some|every|each|which|another|this|that|anyone|someone)[\s-]one\b
    | \bone\s(?:another|of|day|by\sone|thing|hand|side|or\sanother|way)\b
    | \bat\sone\s(?:point|time|stage|end)\b | \bone['’-](?:s|time|off|man|woman|sided|way|stop|party|to)\b
    | \b(?:first|second|third|fourth|last|final|latter|other|better|opening|closing|early|late)[\s-](?:half|quarter)\b
    | \b(?:half|quarter)(?:[\s-](?:way|time|past|brother|sister|hearted|mast|baked|yearly|heartedly|century|final\w*))
    | \bhalf-[a-z]+ed\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "2-1", "0 – 0": a small pair that no plural noun follows is a score.
_SCORE = re.compile(r"(?<![\d.,$€£-])\b\d{1,2}\s?[-–]\s?\d{1,2}\b(?![\d.,]*\s?(?:%|per\s?cent|million|billion|[a-z-]+s\b|-))(?!,\d{3})")
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
    """Find what is masked by its shape or because it is a date; a deadline ("within 48 hours") stays a figure."""
    spans = [Span(match.start(), match.end()) for match in _SHAPES.finditer(text)]
    spans += [
        Span(match.start(), match.end())
        for match in _SCORE.finditer(text)
        if not _BALLOT.search(text[max(0, match.start() - 40) : match.start()])
    ]
    spans += [date.span for date in dates if not _WITHIN.search(text[max(0, date.span.start - 8) : date.span.end])]
    starts: list[int] = []
    ends: list[int] = []
    for span in sorted(spans):
        starts.append(span.start)
        ends.append(max(span.end, ends[-1]) if ends else span.end)
    return Masks(tuple(starts), tuple(ends))
