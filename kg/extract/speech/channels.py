"""Through what something is said: the nouns of channels, and sources that the parse let run on over one.

"said the 61-year-old in an interview": the interview is no part of who says it. Not handled: places ("in Vienna").
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.reading import Reading
from kg.extract.tokens import Token

_PREPOSITIONS = {"in", "on", "at", "during", "via", "through"}
_WHERE_IT_STANDS = {"in", "at", "during", "via", "through"}
_DETERMINERS = {"a", "an", "his", "her", "their", "its"}
_OCCASIONS = {
    "interview", "statement", "letter", "post", "tweet", "message", "conference", "briefing", "speech", "email",
    "e-mail", "memo", "video", "podcast", "broadcast", "newsletter", "hearing", "report", "article", "column",
}  # fmt: skip


def before_channel(reading: Reading, left: int, right: int) -> int:
    """Last token of a source without the channel behind it: "in an interview with the weekly"."""
    doc = reading.doc
    for i in range(left + 1, right - 1):
        if doc[i].lower_ not in _PREPOSITIONS or doc[i + 1].lower_ not in _DETERMINERS:
            continue
        for token in doc[i + 2 : min(i + 5, right) + 1]:
            if token.lower_ in _OCCASIONS:
                return i - 1
            if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
                break
    return right


def is_channel(noun: Token) -> bool:
    """Whether a noun only tells where it was said: what follows "said in a statement that" belongs to the verb."""
    governed = noun.i > noun.head.i and syntax.is_verbal(noun.head) and noun.dep_ in syntax.OBLIQUE
    return governed and noun.lower_ in _OCCASIONS and syntax.preposition_of(noun) in _WHERE_IT_STANDS
