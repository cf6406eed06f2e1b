"""Figures that a survey gives: "In a poll in May, 48 per cent backed the plan".

The survey is the source. Not handled: surveys named behind their figures ("led by nine points in a poll").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.speech.comments import without_comment
from kg.extract.speech.drafts import Draft
from kg.extract.speech.reading import Reading
from kg.extract.tokens import Token

_SURVEYS = {"poll", "polls", "survey", "surveys", "polling"}
_BEFORE = {",", "–", "—", "“", '"'}
_WORDS = 16


def find_surveys(reading: Reading) -> Iterator[Draft]:
    """Attributions to a survey that opens its clause, in text order."""
    for token in reading.doc:
        if token.lower_ == "in" and (draft := _read(reading, token)) is not None:
            yield draft


def _read(reading: Reading, opening: Token) -> Draft | None:
    doc = reading.doc
    low, high = reading.sentence_of(opening)
    if opening.i > low and doc[opening.i - 1].text not in _BEFORE and doc[opening.i - 1].pos_ != "CCONJ":
        return None
    comma = next((i for i in range(opening.i + 2, min(opening.i + _WORDS, high)) if doc[i].text == ","), None)
    if comma is None:
        return None
    inside = doc[opening.i + 1 : comma]
    survey = next((token for token in inside if token.lower_ in _SURVEYS), None)
    if survey is None or any(token.tag_ in syntax.FINITE_TAGS for token in inside if token.i != survey.i):
        return None
    begin = comma + 1
    if doc[begin].tag_ == "VBN":  # ", conducted in May,"
        begin = next((i + 1 for i in range(begin, high) if doc[i].text == ","), begin)
    end = high
    while end > begin and (doc[end].is_space or doc[end].text in {".", "!", "?"}):
        end -= 1
    end = without_comment(reading, None, begin, end)
    said = doc[begin : end + 1]
    counted = any(token.like_num or token.lower_ in {"half", "most", "majority", "third"} for token in said)
    if not counted or not any(token.tag_ in syntax.FINITE_TAGS for token in said):
        return None
    return Draft(
        rule="in-survey",
        stance="asserts",
        confidence=0.7,
        cue=(reading.span(opening.i, opening.i),),
        content=(reading.span(begin, end),),
        source=(reading.span(opening.i + 1, comma - 1),),
        cue_token=opening.i,
        source_head=survey.i,
        kind="source",
    )
