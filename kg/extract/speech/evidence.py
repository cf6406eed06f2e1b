"""What speaks for and against an attribution: signs in its parse and words, each with a name.

Confidence weighs them (confidence.py); training/train_confidence.py counts the weights on annotated news. A sign is
either there (1) or not, except "share", the log-odds of the cue's share in the lexicon.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.speech.drafts import Draft
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.speech.subjects import can_speak
from kg.extract.tokens import Token

_PRONOUNS = {"he", "she", "they", "we", "i", "you", "who"}
_EMPTY = {"it", "this", "that", "which", "what", "these", "those", "there"}
# Upper ends of the classes of content length in words.
_LENGTHS = ((2, "1-2"), (5, "3-5"), (12, "6-12"), (25, "13-25"), (45, "26-45"))


def signs(reading: Reading, draft: Draft, *, nested: bool) -> dict[str, float]:
    """Names of the signs that an attribution shows, with their strength."""
    share = min(max(draft.confidence, 0.05), 0.99)
    found = {"share": math.log(share / (1 - share))}
    names = [*_of_rule(draft), *_of_source(reading, draft), *_of_content(reading, draft), *_of_cue(reading, draft)]
    if nested:
        names.append("nested")
    found.update(dict.fromkeys(names, 1.0))
    return found


def _of_rule(draft: Draft) -> Iterator[str]:
    family, _, frame = draft.rule.partition("-")
    yield f"rule {draft.rule}"
    yield f"family {family}"
    if family in {"verb", "passive", "words", "noun", "adjective"}:
        yield f"frame {frame}"
    yield f"kind {draft.kind}"
    yield f"stance {draft.stance}"


def _of_source(reading: Reading, draft: Draft) -> Iterator[str]:
    if not draft.source:
        yield f"missing {draft.missing}"
        return
    tokens = [token for span in draft.source for token in reading.tokens_between(span.start, span.end)]
    if draft.source_head is not None:
        yield f"source {_class(reading.doc[draft.source_head])}"
    if any(token.tag_ in syntax.FINITE_TAGS and token.pos_ in syntax.VERBAL_POS for token in tokens):
        yield "source with a finite verb"
    if len(tokens) > 12:
        yield "source long"
    if tokens and tokens[0].pos_ in {"ADP", "SCONJ", "ADV", "CCONJ", "VERB"}:
        yield "source opens oddly"
    if draft.cue and draft.source:
        gap = reading.text[draft.source[-1].end : draft.cue[0].start]
        if draft.source[0].start > draft.cue[0].start:
            yield "source behind the cue"
        elif len(gap.split()) > 6:
            yield "source far from the cue"


def _class(head: Token) -> str:
    if head.lower_ in _PRONOUNS:
        return "first person" if head.lower_ in {"i", "we"} else "pronoun"
    if head.lower_ in _EMPTY:
        return "empty"
    if head.pos_ == "PROPN":
        return "name"
    return "speaker" if can_speak(head) else "thing"


def _of_content(reading: Reading, draft: Draft) -> Iterator[str]:
    tokens = [token for span in draft.content for token in reading.tokens_between(span.start, span.end)]
    words = sum(token.is_alpha for token in tokens)
    yield "content " + next((name for limit, name in _LENGTHS if words <= limit), "over 45")
    finite = any(token.tag_ in syntax.FINITE_TAGS and token.pos_ in syntax.VERBAL_POS for token in tokens)
    yield "content finite" if finite else "content not finite"
    if tokens:
        yield f"content opens with {tokens[0].pos_}"
        if all(reading.quotation[token.i] != OUTSIDE for token in tokens):
            yield "content quoted"
        last = reading.sentence_of(tokens[-1])[1]
        rest = reading.doc[tokens[-1].i + 1 : last + 1]
        yield "content ends its sentence" if not any(token.is_alpha for token in rest) else "content ends before"
    if len(draft.content) > 1:
        yield "content in pieces"


def _of_cue(reading: Reading, draft: Draft) -> Iterator[str]:
    if draft.cue_token is None:
        yield "cue none"
        return
    cue = reading.doc[draft.cue_token]
    yield f"cue {cue.tag_}"
    if cue.dep_ in {*syntax.RELATIVE_CLAUSE, *syntax.ADVERBIAL_CLAUSE, *syntax.NOUN_CLAUSE, *syntax.OPEN_COMPLEMENT}:
        yield "cue in a subordinate clause"
    if reading.quotation[cue.i] != OUTSIDE:
        yield "cue quoted"
    if any(child.tag_ == "MD" for child in cue.children if child.dep_ in syntax.AUXILIARY):
        yield "cue with a modal"
