"""The one place that knows dependency labels: Universal Dependencies and CLEAR (en_core_web_*) alike.

Everything else asks for a subject, an object, a complement, an oblique, an apposition.
Sources: https://universaldependencies.org/en/dep/ and the CLEAR guidelines (Choi and Palmer 2012).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc, Token

from kg.model import Span

SUBJECT = {"nsubj", "nsubj:pass", "nsubj:outer", "nsubjpass", "csubj", "csubj:pass", "csubjpass", "expl"}
PASSIVE_SUBJECT = {"nsubj:pass", "csubj:pass", "nsubjpass", "csubjpass"}
OBJECT = {"obj", "dobj"}
INDIRECT_OBJECT = {"iobj", "dative"}
CLAUSAL_COMPLEMENT = {"ccomp"}
OPEN_COMPLEMENT = {"xcomp"}
PREDICATIVE = {"attr", "acomp", "oprd"}
APPOSITION = {"appos"}
RELATIVE_CLAUSE = {"acl:relcl", "relcl"}
NOUN_CLAUSE = {"acl"}
ADVERBIAL_CLAUSE = {"advcl", "advcl:relcl"}
AUXILIARY = {"aux", "aux:pass", "auxpass"}
PASSIVE_AUXILIARY = {"aux:pass", "auxpass"}
POSSESSOR = {"nmod:poss", "poss"}
MARKER = {"mark"}
NUMERAL = {"nummod"}
OBLIQUE = {"obl", "obl:agent", "obl:arg", "obl:tmod", "obl:unmarked", "obl:npmod", "nmod", "nmod:tmod", "nmod:desc"}
CLEAR_PREPOSITION = {"prep", "agent", "dative"}
CLEAR_PREPOSITION_OBJECT = {"pobj", "pcomp"}
NAME_PART = {"compound", "flat", "flat:name", "flat:foreign", "nmod:desc"}
VERBAL_POS = {"VERB", "AUX"}


def children(token: Token, labels: set[str]) -> list[Token]:
    """Children of `token` whose dependency label is in `labels`, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def subject(verb: Token, *, inherit: bool = True) -> Token | None:
    """Subject of a verb; with `inherit` also the one shared through coordination or an open complement."""
    found = children(verb, SUBJECT)
    if found:
        return found[0]
    if inherit and verb.dep_ in {"conj", *OPEN_COMPLEMENT} and verb.head.i != verb.i:
        return subject(verb.head)
    return None


def direct_object(verb: Token) -> Token | None:
    """Direct object of a verb."""
    found = children(verb, OBJECT)
    return found[0] if found else None


def complements(verb: Token) -> list[Token]:
    """Heads of finite and open clausal complements of a verb or noun."""
    return children(verb, CLAUSAL_COMPLEMENT | OPEN_COMPLEMENT)


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive: by its auxiliary, its subject's label or its agent."""
    return bool(children(verb, PASSIVE_AUXILIARY | PASSIVE_SUBJECT)) or (
        any(child.dep_ in {"obl:agent", "agent"} for child in verb.children)
    )


def agent(verb: Token) -> Token | None:
    """The "by" phrase's head of a passive."""
    for child in verb.children:
        if child.dep_ == "obl:agent":
            return child
        if child.dep_ == "agent":
            inner = children(child, CLEAR_PREPOSITION_OBJECT)
            return inner[0] if inner else None
    for preposition, head in obliques(verb):
        if preposition == "by" and is_passive(verb):
            return head
    return None


def obliques(token: Token) -> Iterator[tuple[str, Token]]:
    """Prepositional dependents as (preposition in lower case, head of its noun phrase); "" without a preposition."""
    for child in token.children:
        if child.dep_ in OBLIQUE:
            yield preposition_of(child), child
        elif child.dep_ in CLEAR_PREPOSITION:
            for inner in children(child, CLEAR_PREPOSITION_OBJECT):
                yield child.lower_, inner


def preposition_of(nominal: Token) -> str:
    """The preposition (possibly of several words, "according to") that introduces a nominal; "" if none."""
    if nominal.head.dep_ in CLEAR_PREPOSITION and nominal.dep_ in CLEAR_PREPOSITION_OBJECT:
        return nominal.head.lower_
    words: list[str] = []
    for child in nominal.children:
        if child.dep_ == "case" and child.i < nominal.i:
            words.append(child.lower_)
            words.extend(part.lower_ for part in child.children if part.dep_ == "fixed")
    return " ".join(words)


def appositions(nominal: Token) -> list[Token]:
    """Heads of the appositions of a noun phrase."""
    return children(nominal, APPOSITION)


def is_negated(token: Token) -> bool:
    """Whether a verb carries its own negation (not, n't, never, no longer)."""
    return any(
        child.dep_ == "neg"
        or (child.dep_ == "advmod" and child.lower_ in {"not", "n't", "n’t", "never", "nor"})
        for child in token.children
    )


def phrase_edges(head: Token, *, without: set[str] | None = None) -> tuple[int, int]:
    """First and last token index of the subtree under `head`, leaving out branches whose label is in `without`."""
    if not without:
        return head.left_edge.i, head.right_edge.i
    left = right = head.i
    for child in head.children:
        if child.dep_ in without:
            continue
        low, high = phrase_edges(child, without=None)
        left, right = min(left, low), max(right, high)
    return left, right


def char_span(doc: Doc, first: int, last: int, *, trim: str = " \t\r\n,;:") -> Span:
    """Character span of the tokens first..last (both included), without blanks and punctuation of `trim` at its edges."""
    start, end = doc[first].idx, doc[last].idx + len(doc[last].text)
    text = doc.text
    while start < end and text[start] in trim:
        start += 1
    while end > start and text[end - 1] in trim:
        end -= 1
    return Span(start, end)


def label_scheme(doc: Doc) -> Literal["ud", "clear"]:
    """Which scheme the parse uses, by the labels that only one of them has."""
    clear = {"dobj", "pobj", "nsubjpass", "prep", "auxpass"}
    return "clear" if any(token.dep_ in clear for token in doc) else "ud"
