"""Quotations that stand on their own: they go on with the attribution right before them, or nobody is named for them.

An orphan is recorded as an attribution without cue and source, so that it is not lost.
"""

from __future__ import annotations

from kg.extract.drafts import Draft
from kg.extract.reading import Reading
from kg.model import Span

# Rules whose attributions no free-standing quotation goes on with.
_NO_HOST = ("noun-", "adjective-", "passive-", "verb-i", "verb-o", "asked-")
_ORPHAN_CONFIDENCE = 0.5


def place_free(reading: Reading, drafts: list[Draft], free: list[Span]) -> list[Draft]:
    """Join free-standing utterances to the attribution right before them; what cannot be joined is an orphan."""
    orphans: list[Draft] = []
    for span in free:
        host = _host(reading, drafts, span)
        if host is not None:
            host.content = (*host.content, span)
        else:
            orphan = Draft("quotation-orphan", "asserts", _ORPHAN_CONFIDENCE, (), (span,), missing="orphan quotation")
            drafts.append(orphan)
            orphans.append(orphan)
    return orphans


def _host(reading: Reading, drafts: list[Draft], span: Span) -> Draft | None:
    """The outermost attribution with a speaker that ends in the sentence right before an utterance."""
    best: tuple[int, Draft] | None = None
    for draft in drafts:
        ends = [part.end for part in (*draft.content, *draft.cue, *draft.source)]
        end = max(ends)
        if end > span.start or not (draft.source or draft.rule == "quotation-orphan"):
            continue
        if draft.rule.startswith(_NO_HOST):
            continue
        if not _same_sentence(reading, end, span.start):
            continue
        start = min(part.start for part in draft.content)
        if reading.text[: span.start].rstrip()[-1:] == ":":
            start = -draft.cue[0].start if draft.cue else 0  # the last cue before a colon introduces
        if best is None or start < best[0]:
            best = (start, draft)
    return None if best is None else best[1]


def _same_sentence(reading: Reading, end: int, start: int) -> bool:
    """Whether nothing but the rest of its own sentence stands between an attribution and a quotation."""
    before = reading.tokens_between(end, start)
    last = reading.token_at(end - 1)
    return all(reading.sentence[token.i] == reading.sentence[last.i] or not token.is_alpha for token in before)
