"""Where an event was: the place name that its own clause gives.

Nothing is inferred from the article's dateline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.events.arguments import Argument
from kg.extract.events.triggers import Trigger, light_verbs
from kg.extract.events.types import HAPPENINGS
from kg.extract.syntax import SUBJECT, char_span, direct_object, obliques
from kg.extract.tokens import Doc, Token
from kg.model import Span

PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "across", "around", "off", "inside", "throughout", "within"}
)
PLACES = frozenset({"LOC", "GPE", "FAC"})
LEFT = frozenset({"Withdrawal", "Escape"})
STRIKING = frozenset({"hit", "strike", "rock", "shake", "sweep"})


def place_of(trigger: Trigger, found: Sequence[Argument] = ()) -> Span | None:
    """The place name that the trigger's clause gives.

    It stands in a prepositional phrase of the trigger, of its arguments or of the verb that a happening is the subject
    of, in front of a noun ("the Norvik protests") or as what was struck or visited ("the earthquake hit Norvik").
    """
    token, doc = trigger.token, trigger.token.doc
    light = list(light_verbs(token)) if trigger.form == "noun" else []
    verbs = [*light, *telling_verb(trigger)]
    done = [target for verb in telling_verb(trigger) if (target := direct_object(verb)) is not None]
    hosts = [token, *verbs, *done, *(argument.head for argument in found if argument.head.pos_ == "NOUN")]
    heads = [
        head
        for host in hosts
        for preposition, head in obliques(host)
        if preposition in PLACE_PREPOSITIONS or (preposition == "from" and trigger.kind.name in LEFT)
    ]
    # "an explosion at a mill in Ruvo"
    heads += [inner for head in heads for preposition, inner in obliques(head) if preposition in PLACE_PREPOSITIONS]
    struck = [direct_object(verb) for verb in verbs if verb.lemma_.lower() in STRIKING]
    if trigger.kind.name == "Visit" and trigger.form == "verb":
        struck.append(direct_object(token))
    heads.extend(target for target in struck if target is not None and target.ent_type_ in PLACES)
    if trigger.form == "noun":
        before = (child for child in token.lefts if child.dep_ in {"compound", "nmod:poss", "amod"})
        heads.extend(child for child in before if child.ent_type_ in PLACES)
    names = (place_name(doc, head) for head in heads)
    return next((name for name in names if name is not None), None)


def telling_verb(trigger: Trigger) -> Iterator[Token]:
    """The verb that a happening is the subject of: "a fire destroyed 30 homes in Ostvik"."""
    noun = trigger.token
    if trigger.form != "noun" or trigger.kind.name not in HAPPENINGS:
        return
    if noun.dep_ in SUBJECT and noun.head.pos_ == "VERB":
        yield noun.head
    # a finite verb that the parse took for a participle has an object of its own
    yield from (child for child in noun.rights if child.dep_ == "acl" and direct_object(child) is not None)


def place_name(doc: Doc, head: Token) -> Span | None:
    """The place name that a noun phrase is or ends in ("the city of X")."""
    for candidate in (
        head,
        *(c for c in head.children if c.dep_ in {"appos", "nmod", "flat", "compound", "nmod:desc"}),
    ):
        if candidate.ent_type_ not in PLACES:
            continue
        first = last = candidate.i
        while first > 0 and doc[first].ent_iob_ == "I":
            first -= 1
        while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
            last += 1
        return char_span(doc, first, last)
    return None
