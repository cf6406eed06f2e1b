"""Sentences of a text by its punctuation, and the years that they name: for those who have no parse at hand.

Not handled: abbreviations before a capital ("Dr. Ruiz"), which end a sentence here.
"""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s+(?=[“\"(]?[A-Z0-9])|\n\s*\n")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b(?!\s*(?:people|(?!(?:is|was|has|as|its|this)\b)[a-z]+s\b))")
# How far a sentence reaches at most; longer ones are no prose.
_REACH = 1000


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds a span begins and ends."""
    begin, finish = max(0, start - _REACH), min(len(text), end + _REACH)
    for found in _SENTENCE_END.finditer(text, begin, finish):
        if found.end() <= start:
            begin = found.end()
        elif found.start() >= end - 1:
            return begin, found.start() + 1
    return begin, finish


def sentences_in(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def years_in(sentence: str) -> frozenset[int]:
    """The years that a sentence names; a number before a plural counts something."""
    return frozenset(int(year) for year in _YEAR.findall(sentence))


def last_past_year(sentence: str, now: int) -> int | None:
    """The last year that a sentence names, if all its years lie before this one."""
    latest = max(years_in(sentence), default=now)
    return latest if latest < now else None
