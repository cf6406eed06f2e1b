"""Lines that are headings: the headline and the short lines between paragraphs.

They repeat what the article says or will say, without its grammar, so nothing is taken from them. A line is one if
it does not end like a sentence while the lines after it do. Not handled: headlines that end in a full stop, headings in
the same line as text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice

from kg.model import Span

LONGEST_HEADLINE = 25
LONGEST_HEADING = 14
NEAR = 3  # of so many lines behind a heading one ends like a sentence
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$|[\"”’»]$")
_QUOTATION = re.compile('["“”„«»]')


def heading_spans(text: str, *, headline_only: bool = False) -> list[Span]:
    """The headings of an article in text order, each without the blanks around it.

    With `headline_only` those between paragraphs count as text: fact boxes have figures in such lines.
    """
    matches = _LINE.finditer(text)
    lines = [Span(*found.span()) for found in (islice(matches, 1 + NEAR) if headline_only else matches)]
    sentences = [bool(_SENTENCE_END.search(text, max(line.start, line.end - 4), line.end)) for line in lines]
    found: list[Span] = []
    for index, (line, sentence) in enumerate(zip(lines, sentences, strict=True)):
        if headline_only and index:
            break
        if sentence or not any(sentences[index + 1 : index + 1 + NEAR]):
            continue
        words = text[line.start : line.end].split(maxsplit=LONGEST_HEADLINE + 1)
        if index == 0:
            heading = len(words) <= LONGEST_HEADLINE
        else:
            between = text[line.start : line.end]
            heading = len(words) <= LONGEST_HEADING and ":" not in between and not _QUOTATION.search(between)
        if heading:
            found.append(line)
    return found


def covers(headings: list[Span], span: Span) -> bool:
    """Whether a span begins in one of the headings."""
    place = bisect_right(headings, span.start, key=lambda heading: heading.start)
    return bool(place) and headings[place - 1].end > span.start
