"""Clauses that say what a noun claims, wherever the parse hung them: "stressed his view that ...", "a claim by the
mayor that ...".

Small parsers hang such a clause on the verb above. Judged by the words between noun and "that": none, or a phrase
with "by", "from", "in" and the like. Not handled: nouns that are subjects, relative clauses ("a claim that he made").
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.comments import without_comment
from kg.extract.speech.content_edges import sentence_end
from kg.extract.speech.cues import best_cue, noun_cues
from kg.extract.speech.noun_phrases import phrase_range
from kg.extract.speech.reading import Reading
from kg.extract.speech.thresholds import THRESHOLD
from kg.extract.speech.verb_groups import VerbGroup, lemma_of, opens_clause
from kg.extract.tokens import Token

_BETWEEN = {"by", "from", "in", "among", "of", "within"}
_REACH = 16
_GOVERNED = syntax.OBJECT | syntax.OBLIQUE | syntax.CLEAR_PREPOSITION_OBJECT | {"conj", "xcomp", "dep"}
_PRESS = {"press", "media", "newspaper", "newspapers", "paper", "papers", "daily", "dailies", "magazine", "magazines"}


def claim_clause(reading: Reading, noun: Token, group: VerbGroup | None = None) -> tuple[int, int] | None:
    """First and last token of what a governed noun claims, without "that"; None where no clause follows it.

    `group` is the verb above, whose own later cues end the claim.
    """
    found = best_cue(noun_cues().get(lemma_of(noun), []), "t")
    if noun.pos_ != "NOUN" or noun.dep_ not in _GOVERNED or found is None or found[1] < THRESHOLD:
        return None
    that = _that_behind(reading, noun)
    if that is None:
        return None
    first, end = that.i + 1, sentence_end(reading, noun)
    if first >= end:
        return None
    return first, without_comment(reading, group, first, end)


def claimed_object(reading: Reading, group: VerbGroup) -> tuple[int, int] | None:
    """First and last token of a claim that is a verb's object: "stressed his view that the road was safe"."""
    for child in syntax.children(group.head, syntax.OBJECT):
        claimed = claim_clause(reading, child, group) if child.i > group.last else None
        if claimed is not None:
            return max(child.left_edge.i, group.last + 1), claimed[1]
    return None


def _that_behind(reading: Reading, noun: Token) -> Token | None:
    """The "that" that opens the clause: behind the noun or its holder, and no relative pronoun."""
    doc = reading.doc
    high = reading.sentence_of(noun)[1]
    if noun.i + 2 > high or (doc[noun.i + 1].lower_ not in _BETWEEN and doc[noun.i + 1].lower_ != "that"):
        return None
    for i in range(noun.i + 1, min(noun.i + _REACH, high)):
        token = doc[i]
        if token.lower_ == "that":
            following = doc[i + 1]
            relative = token.dep_ in syntax.SUBJECT | syntax.OBJECT and not syntax.is_passive(token.head)
            finite = following.tag_ in syntax.FINITE_TAGS and following.pos_ in syntax.VERBAL_POS
            inside = reading.quotation[i] == reading.quotation[noun.i]
            return token if inside and not relative and not finite else None
        if opens_clause(token):
            return None  # "faced accusations of neglect, with critics saying that"
        if (token.tag_ in syntax.FINITE_TAGS and token.pos_ in syntax.VERBAL_POS) or token.text in {";", ":", "("}:
            return None
    return None


def holder_of(noun: Token) -> Token | None:
    """Who holds a claim by the words beside its noun: a name in front of it, or the press that carries it."""
    determined = bool(syntax.children(noun, {"det"}))
    names = [child for child in syntax.children(noun, syntax.NAME_PART | {"nmod"}) if child.pos_ == "PROPN"]
    if determined and names and names[0].i < noun.i:
        return names[-1]
    for preposition, head in syntax.obliques(noun):
        if preposition == "in" and head.i > noun.i and head.lower_ in _PRESS:
            return head
    return None


def holder_range(noun: Token, holder: Token) -> tuple[int, int]:
    """First and last token of such a holder: the names up to the noun, or the phrase behind it."""
    if holder.i > noun.i:
        return phrase_range(holder)
    first = holder.i
    while first > noun.left_edge.i and noun.doc[first - 1].pos_ != "DET":
        first -= 1
    return first, noun.i - 1
