"""Cut an article's text into the pieces that the pipeline reads one by one.

Does not know headings, lists or tables: every line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span

# A piece never gets longer than this, whatever the article looks like; ordinary paragraphs are far shorter.
MAX_PIECE = 8_000
# A run without blanks is no language; it is cut before it can cost the tokeniser quadratic time.
MAX_RUN = 500

_BREAK = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*|\A\s+|\s+\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[^\W\da-z])")
# What stands before a paragraph's first sentence and is none of it: the time of a live blog's entry, a dateline.
_STAMP = re.compile(
    r"(?:[\[(]?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?[\])]? ?[-–—:|]"
    r"|[0-2]?\d[:.][0-5]\d(?: ?[ap]m)?(?: [A-Z]{2,4})?(?= [A-Z][a-z]|['\"“‘])"
    r"|[A-Z][A-Z.’'-]{2,}(?: [A-Z][A-Z.’'-]*){0,3}(?:, [A-Z][a-z]+\.?(?: \d{1,2})?)?(?: \([^()]{2,40}\))?"
    r" ?(?: -|–|—|--)"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3},(?: [A-Z][\w ]{2,20},)?"
    r" (?:\d{1,2} [A-Z][a-z]+\.?|[A-Z][a-z]+\.? \d{1,2})(?:,? \d{4})?(?: \([^()]{2,40}\))? ?(?:-|–|—|--))"
    r"\s+(?=[“\"‘']?[A-Z])"
)
_BLANK = re.compile(r"\s+")


def iter_pieces(text: str) -> Iterator[Span]:
    """Yield stretches of text in order, one a paragraph; what lies between two of them is whitespace or nothing."""
    start = 0
    for found in _BREAK.finditer(text):
        yield from _apart(text, start, found.start())
        start = found.end()
    yield from _apart(text, start, len(text))


def plain_blanks(text: str, piece: Span) -> str:
    """The piece with single blanks for its whitespace: what the pipeline reads."""
    return _BLANK.sub(" ", text[piece.start : piece.end])


def odd_blanks(text: str, piece: Span) -> list[tuple[int, str]]:
    """Offsets into `plain_blanks` of the blanks that stand for other whitespace, with that whitespace."""
    odd: list[tuple[int, str]] = []
    shift = 0
    for found in _BLANK.finditer(text, piece.start, piece.end):
        if found.group() != " ":
            odd.append((found.start() - piece.start - shift, found.group()))
            shift += len(found.group()) - 1
    return odd


def _apart(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the pieces of a paragraph; a time or dateline before it is one of its own."""
    stamp = _STAMP.match(text, start, end)
    if stamp is not None:
        yield Span(start, start + len(stamp.group().rstrip()))
        start = stamp.end()
    yield from _cut(text, start, end)


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a paragraph whole, or cut where a sentence seems to end, else at a blank, else anywhere."""
    while end - start > MAX_PIECE or (end - start > MAX_RUN and _has_long_run(text, start, end)):
        stop = _stop(text, start, min(end, start + MAX_PIECE))
        yield Span(start, stop)
        blank = _BLANK.match(text, stop, end)
        start = blank.end() if blank else stop
    if start < end:
        yield Span(start, end)


def _has_long_run(text: str, start: int, end: int) -> bool:
    return any(len(run) > MAX_RUN for run in text[start:end].split())


def _stop(text: str, start: int, limit: int) -> int:
    stretch = text[start:limit]
    run = re.search(rf"\S{{{MAX_RUN + 1},}}", stretch)
    if run:
        return start + (run.start() or MAX_RUN)
    ends = [found.end() for found in _SENTENCE_END.finditer(stretch)]
    blanks = [found.start() for found in _BLANK.finditer(stretch) if found.start()]
    return start + (ends or blanks or [len(stretch)])[-1]
