"""Who is told something, and where his phrase ends and what he is told begins.

"told the newspaper Der Bote engineers had warned": behind "told" a name that a further noun follows is the listener,
whatever the parse says. Not handled: listeners behind "to" ("said to the court").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract import syntax
from kg.extract.speech.content_edges import ADDRESSING
from kg.extract.speech.drafts import Draft
from kg.extract.speech.noun_phrases import phrase_range
from kg.extract.speech.predicates import Complement
from kg.extract.speech.reading import Reading
from kg.extract.speech.subjects import can_speak
from kg.extract.speech.verb_groups import VerbGroup, lemma_of
from kg.extract.tokens import Token
from kg.model import Span

# These always name their listener before what they tell.
_TELLING = {"tell", "inform", "remind", "assure"}
_LONGEST_NAME = 6
_HEARING = {"hear", "learn"}


def addressee_apart(reading: Reading, group: VerbGroup, complement: Complement) -> tuple[Complement, Span | None]:
    """A clause without the listener's name that it swallowed, and his phrase; None where it swallowed none."""
    if complement.frame != "t" or not complement.pieces or lemma_of(group.head) not in _TELLING:
        return complement, None
    doc = reading.doc
    first, last = complement.pieces[0]
    start = group.last + 1
    if any(token.lower_ == "that" or token.is_punct for token in doc[start : first + 1]):
        return complement, None
    names = start
    while names < first and doc[names].pos_ in {"DET", "NOUN", "ADJ"}:
        names += 1
    if names == start and doc[names].pos_ == "DET":
        names += 1
    end = names
    while end < last and end - names < _LONGEST_NAME and doc[end].pos_ == "PROPN":
        end += 1
    following = doc[end]
    begins = following.tag_ in {"NNS", "PRP", "DT", "CD", "PRP$"} and following.is_lower
    if end == names or end <= first or not begins or end + 1 >= last:
        return complement, None
    clause = ((end, last), *complement.pieces[1:])
    return replace(complement, pieces=clause, addressee=None), reading.span(start, end - 1)


def teller_of(group: VerbGroup) -> Token | None:
    """Who tells what somebody "heard from a mediator": the mediator, and whoever heard it was told."""
    if lemma_of(group.head) not in _HEARING or group.passive:
        return None
    found = [head for preposition, head in syntax.obliques(group.head) if preposition == "from"]
    return found[0] if found and found[0].i > group.last and can_speak(found[0]) else None


def apart_from_listeners(reading: Reading, drafts: Sequence[Draft]) -> None:
    """In "told the paper Der Bote engineers had warned" the engineers warn, not "the paper Der Bote engineers"."""
    listeners: dict[int, list[Span]] = {}
    for draft in drafts:
        if draft.addressee is not None:
            listeners.setdefault(_sentence(reading, draft.addressee), []).append(draft.addressee)
    for draft in drafts:
        for name in listeners.get(_sentence(reading, draft.source[0]), ()) if draft.source else ():
            draft.source = tuple(
                reading.trim(name.end, part.end) if part.start <= name.start < name.end < part.end else part
                for part in draft.source
            )


def _sentence(reading: Reading, span: Span) -> int:
    return reading.sentence[reading.token_at(span.start).i]


def addressed(group: VerbGroup, complement: Complement) -> Token | None:
    """The addressee; nobody is addressed by "said" and the like, whatever the parse made of the clause's subject."""
    telling = complement.frame not in {"t", "w"} or lemma_of(group.head) in ADDRESSING
    return complement.addressee if telling else None


def phrase_of(reading: Reading, head: Token | None, pieces: Sequence[tuple[int, int]]) -> Span | None:
    """The addressee's phrase, which ends where the clause begins that it is told."""
    if head is None:
        return None
    first, last = phrase_range(head)
    last = min([last, *(low - 1 for low, _ in pieces if low > head.i)])
    while last > head.i and reading.doc[last].lower_ in {"that", "to", ","}:
        last -= 1
    return reading.span(first, last)
