"""Quotations that stand on their own: they go on with the attribution right before them, or nobody is named for them.

An orphan is recorded as an attribution without cue and source, so that it is not lost.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from operator import itemgetter

from kg.extract.holding import holders
from kg.extract.speech.drafts import Draft
from kg.extract.speech.reading import Reading
from kg.model import Span

# Rules whose attributions no free-standing quotation goes on with.
_NO_HOST = ("noun-", "adjective-", "passive-", "verb-i", "verb-o", "asked-")
_ORPHAN_CONFIDENCE = 0.5


def place_free(reading: Reading, drafts: list[Draft], free: list[Span]) -> list[Draft]:
    """Join free-standing utterances to the attribution right before them; what cannot be joined is an orphan."""
    orphans: list[Draft] = []
    ends = sorted((_end(draft), number) for number, draft in enumerate(drafts))
    told = [(part, number) for number, draft in enumerate(drafts) if draft.source for part in draft.content]
    for span, around in zip(free, holders(told, free), strict=True):
        if around:
            continue  # it is said already: "any delay “would hurt”: “Nobody can wait.”"
        number = _host(reading, drafts, ends, span)
        if number is not None:
            host = drafts[number]
            del ends[bisect_left(ends, (_end(host), number))]
            host.content = (*host.content, span)
        else:
            number = len(drafts)
            host = Draft("quotation-orphan", "asserts", _ORPHAN_CONFIDENCE, (), (span,), missing="orphan quotation")
            drafts.append(host)
            orphans.append(host)
        insort(ends, (_end(host), number))
    return orphans


def _end(draft: Draft) -> int:
    return max(part.end for part in (*draft.content, *draft.cue, *draft.source))


def _host(reading: Reading, drafts: list[Draft], ends: list[tuple[int, int]], span: Span) -> int | None:
    """Number of the outermost attribution with a speaker that ends in the sentence right before an utterance.

    `ends` has the ends and numbers of all of them, sorted: only those are looked at that end in that sentence.
    """
    best: tuple[int, int] | None = None
    introduced = _behind_colon(reading.text, span.start)
    low, high = bisect_right(ends, (_sentence_before(reading, span.start), -1)), bisect_left(ends, (span.start + 1, -1))
    for end, number in sorted(ends[low:high], key=itemgetter(1)):
        draft = drafts[number]
        if not (draft.source or draft.rule == "quotation-orphan") or draft.rule.startswith(_NO_HOST):
            continue
        if not _same_sentence(reading, end, span.start):
            continue
        start = min(part.start for part in draft.content)
        if introduced:
            start = -draft.cue[0].start if draft.cue else 0  # the last cue before a colon introduces
        if best is None or start < best[0]:
            best = (start, number)
    return None if best is None else best[1]


def _sentence_before(reading: Reading, offset: int) -> int:
    """Where the sentence of the last word that begins before an offset begins."""
    for i in range(bisect_left(reading.starts, offset) - 1, -1, -1):
        if reading.doc[i].is_alpha:
            return reading.starts[reading.bounds[reading.sentence[i]][0]]
    return 0


def _behind_colon(text: str, offset: int) -> bool:
    while offset and text[offset - 1].isspace():
        offset -= 1
    return offset > 0 and text[offset - 1] == ":"


def _same_sentence(reading: Reading, end: int, start: int) -> bool:
    """Whether nothing but the rest of its own sentence stands between an attribution and a quotation.

    The time of a new entry ("17.40 “We have won.”") stands between as words do.
    """
    before = reading.tokens_between(end, start)
    last = reading.token_at(end - 1)
    return all(reading.sentence[token.i] == reading.sentence[last.i] or token.is_punct for token in before)
