"""Who takes part in an event, when and where it was: read from the parse around its trigger.

Only what the trigger's own clause says; nothing is inferred from the article's date or dateline.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from kg.extract.event_triggers import Trigger, light_verbs
from kg.extract.event_types import CAUSING_VERBS, DOING_VERBS, SUBJECT_IS_PATIENT, TOLL_NOUNS, Part
from kg.extract.syntax import (
    AUXILIARY,
    OBJECT,
    POSSESSOR,
    RELATIVE_CLAUSE,
    agent,
    char_span,
    children,
    direct_object,
    is_passive,
    obliques,
    subject,
)
from kg.extract.tokens import Doc, Token
from kg.model import Actor, DateMention, Span

RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})
PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "across", "around", "off", "inside", "throughout", "within"}
)
PLACES = frozenset({"LOC", "GPE", "FAC"})
STRIKING = frozenset({"hit", "strike", "rock", "shake", "sweep"})
AGAINST = frozenset({"on", "against", "at"})
WITH = frozenset({"with", "between", "among", "and"})
NAME_OF_TITLE = frozenset({"appos", "flat", "nmod:desc", "flat:name"})
REACH = 8


@dataclass(frozen=True, slots=True)
class Argument:
    """The head of a noun phrase that takes part in an event, and its part."""

    head: Token
    part: Part


def arguments(trigger: Trigger) -> list[Argument]:
    """Arguments of a trigger, conjuncts included."""
    found = verb_arguments(trigger) if trigger.form == "verb" else noun_arguments(trigger)
    seen: dict[int, Argument] = {}
    for argument in found:
        if not argument.part:
            continue
        for head in with_conjuncts(antecedent(argument.head)):
            if any(character.isalnum() for character in head.text) and head.lemma_.lower() not in TOLL_NOUNS:
                seen.setdefault(head.i, Argument(head, argument.part))
    seen.pop(trigger.token.i, None)
    return list(seen.values())


def verb_arguments(trigger: Trigger) -> Iterator[Argument]:
    """Subject, object and agent of a verb; of a participle after a noun, that noun."""
    verb, kind = trigger.token, trigger.kind
    passive = is_passive(verb) or is_reduced_passive(verb)
    if verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBG"} and subject(verb, inherit=False) is None:
        yield Argument(verb.head, kind.object if verb.tag_ == "VBN" else kind.subject)
        passive = passive or verb.tag_ == "VBN"
    first = subject(verb)
    if first is not None and first.dep_ != "expl":
        itself = verb.lemma_.lower() in SUBJECT_IS_PATIENT
        yield Argument(first, kind.object if passive else "patient" if itself else kind.subject)
    doer = agent(verb)
    if doer is not None:
        yield Argument(doer, kind.subject)
    target = direct_object(verb)
    if target is None and not passive:
        target = shared_object(verb) or relative_object(verb)
    if target is not None and not passive:
        yield Argument(target, kind.object)
    for preposition, head in obliques(verb):
        if preposition in WITH and kind.object == "participant":
            yield Argument(head, "participant")


def is_reduced_passive(verb: Token) -> bool:
    """Whether a participle stands for a passive, as headlines have it: "Ana Ruiz appointed as minister"."""
    return verb.tag_ == "VBN" and not children(verb, AUXILIARY) and not children(verb, OBJECT) and verb.dep_ == "ROOT"


def relative_object(verb: Token) -> Token | None:
    """The noun before a relative clause without a pronoun: "the activists it arrested"."""
    first = subject(verb, inherit=False)
    if verb.dep_ not in RELATIVE_CLAUSE or first is None or first.lower_ in RELATIVE_PRONOUNS:
        return None
    return verb.head if verb.head.i < first.i else None


def shared_object(verb: Token) -> Token | None:
    """The object of the verb that is joined to this one: "arrested and questioned the man"."""
    for child in verb.children:
        if (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and child.i - verb.i <= 3
            and subject(child, inherit=False) is None
        ):
            return direct_object(child)
    return None


def noun_arguments(trigger: Trigger) -> Iterator[Argument]:
    """Possessor and prepositional phrases of a noun, who does it with a verb like "carry out"; subject of a state."""
    noun, kind = trigger.token, trigger.kind
    if trigger.form == "state":
        yield from (
            Argument(child, "patient") for child in noun.children if child.dep_ in {"nsubj", "nsubj:pass", "nsubjpass"}
        )
        if noun.dep_ == "acl":
            yield Argument(noun.head, "patient")
        elif noun.dep_ == "xcomp":
            whose = direct_object(noun.head) or subject(noun.head)
            if whose is not None:
                yield Argument(whose, "patient")
        return
    for owner in children(noun, POSSESSOR):
        yield Argument(owner, kind.possessor)
    for preposition, head in obliques(noun):
        if preposition == "of":
            yield Argument(head, kind.of)
        elif preposition == "by":
            yield Argument(head, kind.subject)
        elif preposition in AGAINST and kind.name in {"Attack", "Sanction", "Invasion", "Ban", "Coup", "Investigation"}:
            yield Argument(head, "patient")
        elif (preposition in WITH and kind.object == "participant") or (
            preposition in WITH and kind.of == "participant"
        ):
            yield Argument(head, "participant")
    if noun.dep_ in OBJECT and noun.head.lemma_.lower() in CAUSING_VERBS and kind.subject == "agent":
        first = subject(noun.head, inherit=False)
        if first is not None and not is_passive(noun.head):
            yield Argument(first, "agent")
    for verb in light_verbs(noun):
        doer = agent(verb)
        if doer is not None and kind.subject in {"agent", "participant"}:
            yield Argument(doer, kind.subject)
        first = subject(verb, inherit=False)
        carried = noun.dep_ in OBJECT and noun.head.i == verb.i
        if carried and first is not None and not is_passive(verb) and verb.lemma_.lower() in DOING_VERBS:
            yield Argument(first, "participant" if kind.subject == "participant" else "agent")


def antecedent(head: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if head.lower_ in RELATIVE_PRONOUNS:
        node = head
        for _ in range(REACH):
            if node.dep_ in RELATIVE_CLAUSE:
                return node.head
            if node.head.i == node.i:
                break
            node = node.head
    return head


def with_conjuncts(head: Token) -> Iterator[Token]:
    """A head and the heads that are coordinated with it."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            yield from with_conjuncts(child)


class ActorIndex:
    """Finds the actor that a token is a mention of: the shortest mention around it."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        spans = sorted((mention.start, mention.end, actor.id) for actor in actors for mention in actor.mentions)
        self._starts, self._holders = _shortest_around(spans)
        self.names = {actor.id: actor.name for actor in actors}
        self.types = {actor.id: actor.type for actor in actors}

    def actor_of(self, head: Token) -> str | None:
        """Id of the actor that a noun phrase stands for: by its head, else by the name that follows a title."""
        found = self.actor_at(head)
        if found is not None or head.pos_ == "PRON":
            return found
        for child in head.children:
            if child.dep_ in NAME_OF_TITLE and child.pos_ == "PROPN":
                return self.actor_at(child)
        following = head.i + 1
        if following < len(head.doc) and head.pos_ == "NOUN" and head.doc[following].pos_ == "PROPN":
            return self.actor_at(head.doc[following])
        return None

    def actor_at(self, token: Token) -> str | None:
        """Id of the actor whose mention holds a token; None where there is none."""
        place = bisect_right(self._starts, token.idx)
        return self._holders[place - 1] if place else None


def _shortest_around(spans: Sequence[tuple[int, int, str]]) -> tuple[list[int], list[str | None]]:
    """Offsets at which the shortest of some sorted spans changes, and whose it is from there on; the last of equals."""
    starts: list[int] = []
    holders: list[str | None] = []
    around: list[tuple[int, int]] = []
    following = 0
    for offset in sorted({offset for start, end, _ in spans for offset in (start, end)}):
        while following < len(spans) and spans[following][0] <= offset:
            heappush(around, (spans[following][1] - spans[following][0], -following))
            following += 1
        while around and spans[-around[0][1]][1] <= offset:
            heappop(around)
        starts.append(offset)
        holders.append(spans[-around[0][1]][2] if around else None)
    return starts, holders


def date_tokens(doc: Doc, dates: Iterable[DateMention]) -> set[int]:
    """Indexes of the tokens of date expressions: they take no part in events."""
    spans = (doc.char_span(date.span.start, date.span.end, alignment_mode="expand") for date in dates)
    return {token.i for span in spans if span is not None for token in span}


def date_heads(doc: Doc, dates: Iterable[DateMention]) -> Iterator[tuple[Token, DateMention]]:
    """Dates with the highest token of each in the parse."""
    for date in dates:
        span = doc.char_span(date.span.start, date.span.end, alignment_mode="expand")
        if span is not None and len(span):
            yield span.root, date


def attach_dates(doc: Doc, dates: Iterable[DateMention], triggers: Sequence[Trigger]) -> dict[int, DateMention]:
    """Date of each trigger by its token's index: dates climb to the first trigger, no further than one verb."""
    by_token = {trigger.token.i: trigger for trigger in triggers}
    carried = {verb.i: trigger for trigger in triggers if trigger.form == "noun" for verb in light_verbs(trigger.token)}
    found: dict[int, DateMention] = {}
    for root, date in date_heads(doc, dates):
        node = root
        for _ in range(REACH):
            if node.head.i == node.i:
                break
            node = node.head
            trigger = by_token.get(node.i) or carried.get(node.i)
            if trigger is not None:
                found.setdefault(trigger.token.i, date)
                share(trigger, by_token, found, date)
                break
            if node.pos_ in {"VERB", "AUX"}:
                break
    return found


def share(trigger: Trigger, by_token: dict[int, Trigger], found: dict[int, DateMention], date: DateMention) -> None:
    """ "killed three and wounded five on Friday": the date holds for the verbs before it that share its subject."""
    verb = trigger.token
    while (
        verb.dep_ == "conj"
        and verb.head.i < verb.i
        and verb.head.i in by_token
        and subject(verb, inherit=False) is None
    ):
        verb = verb.head
        found.setdefault(verb.i, date)


def place_of(trigger: Trigger, found: Sequence[Argument] = ()) -> Span | None:
    """The place name that the trigger's clause gives.

    It stands in a prepositional phrase of the trigger or its arguments, in front of a noun ("the Norvik protests") or
    as what was struck ("the earthquake hit Norvik").
    """
    token, doc = trigger.token, trigger.token.doc
    light = list(light_verbs(token)) if trigger.form == "noun" else []
    heads = [
        head
        for host in [token, *light, *(argument.head for argument in found if argument.head.pos_ == "NOUN")]
        for preposition, head in obliques(host)
        if preposition in PLACE_PREPOSITIONS
    ]
    struck = [direct_object(verb) for verb in light if verb.lemma_.lower() in STRIKING]
    heads.extend(target for target in struck if target is not None and target.ent_type_ in PLACES)
    if trigger.form == "noun":
        before = (child for child in token.lefts if child.dep_ in {"compound", "nmod:poss", "amod"})
        heads.extend(child for child in before if child.ent_type_ in PLACES)
    names = (place_name(doc, head) for head in heads)
    return next((name for name in names if name is not None), None)


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
