"""Where an infinitive ends that somebody wants, promises or asks for: "to cut pay, sell the fleet and close two yards".

Rows of infinitives that the parse cut at a comma go on; finite verbs and "and that" belong to the verb above.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.content_edges import is_day, sentence_end, stretch
from kg.extract.speech.noun_phrases import is_time
from kg.extract.speech.reading import Reading
from kg.extract.tokens import Token

_WHEN = {"on", "in", "by", "at", "before", "until", "within", "during"}


def infinitive_end(reading: Reading, verb: Token, last: int) -> int:
    """Go on with an infinitive cut off at a comma: "to cut pay, sell the fleet", ", or a third, of", ", plus"."""
    doc = reading.doc
    low, high = reading.sentence_of(verb)[0], sentence_end(reading, verb)
    within = any(token.lower_ == "that" and token.tag_ == "IN" for token in doc[low : verb.i])
    for i in range(verb.i + 1, last if within else verb.i):
        if doc[i].lower_ == "and" and doc[i + 1].lower_ == "that":
            return i - 1  # "said that they had asked to leave, and that nobody answered"
    last = _before_finite(reading, verb, _with_time(reading, last, high))
    if last + 3 > high or doc[last + 1].text != ",":
        return last
    following = doc[last + 2]
    if following.lower_ == "plus":
        return stretch(reading, last + 2, high, commas=False)
    if following.lower_ == "or":
        closing = next((i for i in range(last + 3, min(last + 12, high)) if doc[i].text == ","), None)
        goes_on = closing is not None and doc[closing + 1].pos_ == "ADP"
        return stretch(reading, closing + 1, high, commas=False) if closing is not None and goes_on else last
    if following.tag_ != "VB":
        return last
    rest = doc[last + 2 : high + 1]
    joined = next((token.i for token in rest if token.lower_ in {"and", "or"}), None)
    finite = any(token.tag_ in syntax.FINITE_TAGS and token.pos_ in syntax.VERBAL_POS for token in rest)
    return stretch(reading, joined + 1, high, commas=False) if joined is not None and not finite else last


def _with_time(reading: Reading, last: int, high: int) -> int:
    """ "asked both sides to come on Monday": the time right behind is that of what is to be done."""
    doc = reading.doc
    if last + 2 > high or doc[last + 1].lower_ not in _WHEN:
        return last
    when = doc[last + 1].head
    timely = is_day(when) or is_time(when)
    return min(when.right_edge.i, high) if timely and when.left_edge.i == last + 1 else last


def _before_finite(reading: Reading, verb: Token, last: int) -> int:
    """Without "and has visited the plant" behind an infinitive, which no finite verb goes on with."""
    doc = reading.doc
    for i in range(verb.i + 1, last):
        finite = doc[i].tag_ in syntax.FINITE_TAGS and doc[i].pos_ in syntax.VERBAL_POS
        if finite or doc[i].lower_ in syntax.WH_WORDS | {"that", "if", "because", "as"}:
            return last
        joined = doc[i].lower_ in {"and", "but"} and reading.quotation[i] == reading.quotation[verb.i]
        if joined and doc[i + 1].tag_ in {"VBD", "VBZ", "MD"} and doc[i + 1].pos_ in syntax.VERBAL_POS:
            return i - 1
    return last
