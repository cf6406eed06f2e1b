"""The noun before a relative clause as part of what is said: "a figure that the union disputed", "a project that
critics call a folly", "the plants that it intends to shut down".

Not handled: nouns further away than the clause's own.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.comments import is_glued
from kg.extract.speech.noun_phrases import phrase_range
from kg.extract.speech.predicates import Complement
from kg.extract.speech.verb_groups import VerbGroup
from kg.extract.tokens import Token


def relative_object(group: VerbGroup, subject: Token | None) -> Token | None:
    """The noun before a relative clause whose verb lacks an object: "a figure that the union disputed"."""
    verb = group.head
    while verb.dep_ in {"conj", *syntax.OPEN_COMPLEMENT, *syntax.CLAUSAL_COMPLEMENT} and verb.head.i < verb.i:
        verb = verb.head
    own = verb.dep_ in syntax.NOUN_CLAUSE and syntax.is_finite(verb) and bool(syntax.children(verb, syntax.SUBJECT))
    relative = own or verb.dep_ in syntax.RELATIVE_CLAUSE
    if not relative or verb.head.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return None
    if is_glued(verb.head, verb.head.nbor(1)):
        return None
    between = verb.doc[verb.head.i + 1 : subject.i] if subject is not None else ()
    if verb.head.nbor(1).text == "," and not any(token.lower_ in syntax.WH_WORDS | {"that"} for token in between):
        return None  # "voters backed the plan, a poll showed": no relative clause
    if subject is None or subject.i <= verb.head.i or subject.lower_ in syntax.RELATIVE_PRONOUNS:
        return None
    return verb.head


def with_antecedent(group: VerbGroup, complement: Complement, subject: Token | None) -> Complement:
    """ "a project that critics call a folly": the noun before the relative clause is part of what is said."""
    antecedent = relative_object(group, subject)
    if antecedent is None or complement.frame not in {"as", "c", "t", "x-for", "i"} or complement.addressee is not None:
        return complement
    if complement.frame == "i" and not _lacks_object(group, complement):
        return complement
    if (
        complement.frame == "t"
        and complement.pieces
        and syntax.subject(group.head.doc[complement.pieces[0][0]]) is not None
    ):
        return complement
    if (
        complement.frame in {"c", "t"} and group.head.doc[complement.pieces[0][0]].tag_ not in syntax.FINITE_TAGS
        if complement.pieces
        else True
    ):
        return complement
    return Complement(
        complement.frame,
        (_behind_prepositions(antecedent, phrase_range(antecedent, high=group.first - 1)), *complement.pieces),
        cue_last=complement.cue_last,
    )


def _behind_prepositions(noun: Token, phrase: tuple[int, int]) -> tuple[int, int]:
    first, last = phrase
    while first < noun.i and noun.doc[first].pos_ == "ADP":
        first += 1
    return first, last


def _lacks_object(group: VerbGroup, complement: Complement) -> bool:
    """Whether the noun before the clause is what an infinitive acts on: "the plants that it intends to close"."""
    first, last = complement.pieces[0]
    acted = next((token for token in group.head.doc[first : last + 1] if token.tag_ == "VB"), None)
    governed = syntax.OBJECT | syntax.CLAUSAL_COMPLEMENT | syntax.PREDICATIVE
    return acted is not None and not any(child.i > acted.i for child in syntax.children(acted, governed))
