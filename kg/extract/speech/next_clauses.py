"""Whether a clause that is joined to what somebody says still belongs to it: judged by its subject and by its tense.

What is said in the past goes on in a shifted tense: behind "said it would pay" a plain past ("but its shares fell") is
told by the article, and so is what the speaker did next ("and walked out"). A clause behind ", but" or ", and" with a
pronoun of its own mostly is the article's as well, in the articles that were annotated for this.
Not handled: relative clauses behind a comma, which belong to either.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract import syntax
from kg.extract.speech.reading import Reading
from kg.extract.speech.verb_groups import VerbGroup
from kg.extract.tokens import Token

_PAST = {"VBD", "VBN"}
_SHIFTED = {"would", "could", "might", "should", "had", "’d", "'d"}
_NOMINAL = {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"}
# ", but that", ", but not": these go on with what is said.
_GOING_ON = syntax.WH_WORDS | {"that", "not", "also", "only", "rather", "if", "because"}
# Between a pronoun and its verb: "but he later".
_NEAR = 4


def starts_anew(group: VerbGroup, first: int, last: int) -> bool:
    """Whether ", while crews searched", ", but he left" or ", and its shares fell" is no part of what is said."""
    doc = group.head.doc
    joining = doc[first].lower_
    if joining == "while":
        return True
    if joining not in {"and", "but"} or first + 1 >= last:
        return False
    opening = doc[first + 1]
    told = _first_finite(doc[first + 1 : last + 1])
    if told is None or opening.lower_ in _GOING_ON or opening.pos_ not in _NOMINAL:
        return False
    if goes_on_shifted(group, first, last):
        return False
    if opening.tag_ == "PRP":
        return told.i - opening.i <= _NEAR
    if joining == "but":
        return True
    reported = _first_finite(doc[group.last + 1 : first])
    return reported is not None and not _is_past(reported) and told.tag_ == "VBD" and told.pos_ == "VERB"


def goes_on_shifted(group: VerbGroup, first: int, last: int) -> bool:
    """Whether "but the jobs would go" stands in the shifted tense of what was said in the past."""
    doc = group.head.doc
    told = _first_finite(doc[first + 1 : last + 1])
    return told is not None and doc[group.first].tag_ in _PAST and told.lower_ in _SHIFTED


def acts_next(reading: Reading, group: VerbGroup, joined: int, last: int) -> bool:
    """Whether "and walked out" tells what the speaker did next: a plain past without a subject, behind a past cue.

    Without a comma only where nothing that he says is past: "said he came home and locked the door".
    """
    doc = reading.doc
    if doc[group.first].tag_ != "VBD" or reading.quotation[joined] != reading.quotation[group.head.i]:
        return False
    i = joined + 1
    while i < last and doc[i].pos_ == "ADV":
        i += 1
    if doc[i].tag_ != "VBD" or doc[i].pos_ != "VERB":
        return False
    return doc[joined - 1].text == "," or not any(_is_past(token) for token in doc[group.last + 1 : joined])


def _first_finite(tokens: Iterable[Token]) -> Token | None:
    return next((t for t in tokens if t.tag_ in syntax.FINITE_TAGS and t.pos_ in syntax.VERBAL_POS), None)


def _is_past(token: Token) -> bool:
    """Whether a verb is past or perfect: "has met" may go on with "and told"."""
    perfect = token.lower_ in {"has", "have", "had", "’ve", "'ve"} and token.dep_ in syntax.AUXILIARY
    return perfect or (token.tag_ in _PAST and token.pos_ in syntax.VERBAL_POS)
