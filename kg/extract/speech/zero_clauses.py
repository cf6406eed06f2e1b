"""Clauses without "that" whose subject the parse took for the object of the cue: "said the bridge had been closed".

Judged by the finite verb that follows the object at once. Not handled: clauses behind a relative clause of the subject.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.comments import is_glued
from kg.extract.speech.content_edges import sentence_end
from kg.extract.speech.predicates import Complement
from kg.extract.speech.reading import Reading
from kg.extract.speech.verb_groups import VerbGroup
from kg.extract.tokens import Token

# Words of a parenthesis in commas at most: ", some 3 million ringgit,".
_PARENTHESIS = 12
# Verbs before a figure that the parse may take for nouns: "said the bridge cost $4m".
_COSTING = {"cost", "costs", "total", "number", "measures"}


def zero_clause(reading: Reading, group: VerbGroup, object_head: Token) -> Complement | None:
    """A clause without "that" whose subject the parse took for the verb's object: a finite verb follows it at once."""
    doc = reading.doc
    end = reading.sentence_of(group.head)[1]
    i = object_head.i + 1
    if object_head.lower_ in _COSTING and i < end and (doc[i].text in {"$", "£", "€"} or doc[i].like_num):
        return Complement("t", ((object_head.left_edge.i, sentence_end(reading, group.head)),))
    while i <= end:
        token = doc[i]
        if is_glued(doc[i - 1], token):
            return None
        if token.tag_ in syntax.FINITE_TAGS and token.pos_ in syntax.VERBAL_POS:
            break
        if i == object_head.i + 1 and _is_past(reading, group, token, end):
            break
        if token.text == "," and (closing := _closing_comma(reading, i, end)) is not None:
            i = closing + 1  # "suspected half of the money, some 3 million, had been spent"
            continue
        if (
            token.text in {",", ";", ":"}
            or token.is_space
            or token.lower_
            in syntax.WH_WORDS
            | {"that", "as", "because", "after", "before", "since", "while", "although", "and", "but"}
        ):
            return None
        i += 1
    if i > end or doc[group.last + 1].lower_ == "that":
        return None
    while end > i and (doc[end].is_space or doc[end].text in {".", "!", "?"}):
        end -= 1
    frame = "w" if object_head.lower_ in syntax.WH_WORDS else "t"  # "asked why he left", read as the reason for which
    return Complement(frame, ((object_head.left_edge.i, end),))


def _is_past(reading: Reading, group: VerbGroup, token: Token, end: int) -> bool:
    """Whether a participle behind "said 12 houses" is a past: no finite verb but in relative clauses, and no agent."""
    if group.head.lower_ not in {"said", "says"} or token.tag_ != "VBN" or reading.doc[token.i + 1].lower_ == "by":
        return False
    for later in reading.doc[token.i + 1 : end + 1]:
        if later.lower_ in syntax.WH_WORDS | {"that"}:
            return True
        if later.tag_ in syntax.FINITE_TAGS and later.pos_ in syntax.VERBAL_POS:
            return False
    return True


def _closing_comma(reading: Reading, comma: int, end: int) -> int | None:
    """The comma that closes a parenthesis without a verb, if a finite verb follows it at once."""
    doc = reading.doc
    for i in range(comma + 1, min(comma + _PARENTHESIS, end)):
        finite = doc[i].tag_ in syntax.FINITE_TAGS and doc[i].pos_ in syntax.VERBAL_POS
        if finite or doc[i].pos_ in {"CCONJ", "SCONJ"}:
            return None
        if doc[i].text == ",":
            goes_on = doc[i + 1].tag_ in syntax.FINITE_TAGS and doc[i + 1].pos_ in syntax.VERBAL_POS
            return i if goes_on else None
    return None
