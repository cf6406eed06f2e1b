"""Events of an article: what happened, to whom, when and where, and which figures count it.

Not handled: events that no single verb or noun names ("hundreds took to the streets"), order and causes of events.
Mentions are joined only where the text gives a reason: the same actors or figure, or "the <noun>" after the first one.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from kg.extract.datelines import dateline_tokens
from kg.extract.events.actors import ActorIndex, party_span
from kg.extract.events.arguments import arguments
from kg.extract.events.clusters import EventMention, cluster, is_definite
from kg.extract.events.dates import attach_dates, date_tokens
from kg.extract.events.figures import figure_triggers
from kg.extract.events.labels import event_label
from kg.extract.events.places import place_of
from kg.extract.events.triggers import Trigger, find_triggers, is_issued, is_people
from kg.extract.events.types import HAPPENINGS, PEOPLE_NOUNS, PEOPLE_OBJECT
from kg.extract.plain import AnyDoc, plain
from kg.extract.syntax import OPEN_COMPLEMENT, children, direct_object
from kg.extract.tokens import Doc, Token
from kg.ids import content_hash
from kg.model import Actor, DateMention, Event, NumericClaim, Participant, Span

# how a happening hangs on the event that tells of it: what killed, "from the flood", "after an avalanche"
TIED = frozenset({"nsubj", "obj", "nmod", "obl", "obl:agent", "compound"})


def extract_events(
    doc: AnyDoc, dates: Sequence[DateMention], actors: Sequence[Actor], numeric_claims: Sequence[NumericClaim]
) -> tuple[list[Event], list[NumericClaim]]:
    """Events in text order, and the numeric claims with the event that each one counts."""
    doc = plain(doc)
    index = ActorIndex(actors)
    triggers = find_triggers(doc)
    when = attach_dates(doc, dates, triggers)
    times = date_tokens(doc, dates) | dateline_tokens(doc)
    mentions = [read_mention(trigger, when, index, times) for trigger in triggers]
    counted = figure_triggers(doc, [(m.trigger, m.arguments) for m in mentions], numeric_claims)
    for claim, mention in counted.items():
        mentions[mention].figures.append(claim)
    telling = {mention.trigger.kind.name for mention in mentions if not mention.bare}
    of_people = {m.trigger.kind.name for m in mentions if is_about_people(m, numeric_claims, index)}
    caused = {m.trigger.token.i for m in mentions if not m.bare}
    mentions = [
        m
        for m in mentions
        if is_part_of_another(m.trigger, caused) or is_event(m, numeric_claims, index, telling, of_people)
    ]
    clusters = cluster(doc.text, mentions, numeric_claims)
    events = [make_event(doc, members, index, numeric_claims) for members in clusters]
    event_of = {claim: number for number, members in enumerate(clusters) for m in members for claim in m.figures}
    claims = list(numeric_claims)
    for number, event in event_of.items():
        claims[number] = replace(claims[number], event=event)
    return events, claims


def read_mention(trigger: Trigger, when: dict[int, DateMention], index: ActorIndex, times: Set[int]) -> EventMention:
    """A trigger with its arguments, its participants, its date and place."""
    found = [argument for argument in arguments(trigger) if argument.head.i not in times]
    parts: dict[object, Participant] = {}
    for argument in found:
        actor = index.actor_of(argument.head)
        words = party_span(argument.head) if actor is None else None
        if actor is not None or words is not None:
            parts.setdefault(actor or words, Participant(actor, argument.part or "participant", words))
    return EventMention(trigger, found, list(parts.values()), when.get(trigger.token.i), place_of(trigger, found))


def is_event(
    mention: EventMention,
    claims: Sequence[NumericClaim],
    index: ActorIndex,
    telling: Set[str],
    of_people: Set[str],
) -> bool:
    """Whether a mention says enough, or is repeated by one that does.

    `telling` and `of_people` are the kinds of which the article has a mention that says something, and one whose object
    is people.
    """
    trigger = mention.trigger
    if (trigger.form == "state" and not mention.figures) or any(is_nobody(a.head) for a in mention.arguments):
        return False
    if trigger.token.lemma_ in PEOPLE_OBJECT and not takes_people(trigger):
        return False
    if trigger.kind.needs_people:
        objects = [a.head for a in mention.arguments if a.part == "patient"]
        counts_people = any(is_count_of(claims[figure], trigger, objects) for figure in mention.figures)
        if any(is_issued(head) for head in objects):
            return False
        if objects and not counts_people and not any(is_person(head, index) for head in objects):
            return False
        if not objects and not counts_people and trigger.token.lemma_ == "release":
            return trigger.kind.name in of_people
        if not objects and not counts_people and trigger.token.lemma_ in {"suspend", "suspension"}:
            return False  # sittings, services and talks are suspended as well
    if not mention.bare:
        return True
    return trigger.form == "noun" and trigger.kind.name in telling and is_definite(trigger.token)


def is_part_of_another(trigger: Trigger, others: Set[int]) -> bool:
    """Whether a happening stands with an event that says enough: "the fire killed nine", "the toll of the flood"."""
    noun = trigger.token
    return trigger.form == "noun" and trigger.kind.name in HAPPENINGS and noun.head.i in others and noun.dep_ in TIED


def is_nobody(head: Token) -> bool:
    """Whether a party is denied: "no prisoners have been released"."""
    return head.lower_ in {"nobody", "none"} or any(child.lower_ in {"no", "neither"} for child in head.lefts)


def takes_people(trigger: Trigger) -> bool:
    """Whether it is somebody that is met or fought, not a deadline or a disease."""
    target = direct_object(trigger.token)
    if target is None and trigger.token.lemma_ == "fight" and children(trigger.token, OPEN_COMPLEMENT):
        return False  # "fighting to stem a crash"
    return target is None or is_people(target) or target.ent_type_ in {"PER", "ORG"} or target.pos_ == "PROPN"


def is_person(head: Token, index: ActorIndex) -> bool:
    """Whether an argument is people: by its noun, or as a person or group among the actors."""
    actor = index.actor_of(head)
    return is_people(head) or (actor is not None and index.types[actor] in {"person", "group"})


def is_count_of(claim: NumericClaim, trigger: Trigger, objects: Sequence[Token]) -> bool:
    """Whether a figure counts the objects of an event: of releases only people, or the releases themselves."""
    if objects and not any(claim.span.start <= head.idx < claim.span.end for head in objects):
        return claim.unit in PEOPLE_NOUNS
    return trigger.kind.name != "Release" or claim.unit in PEOPLE_NOUNS or claim.unit == trigger.token.lemma_


def is_about_people(mention: EventMention, claims: Sequence[NumericClaim], index: ActorIndex) -> bool:
    """Whether a mention has people as its object."""
    if any(is_count_of(claims[figure], mention.trigger, ()) for figure in mention.figures):
        return True
    return any(a.part == "patient" and is_person(a.head, index) for a in mention.arguments)


def make_event(
    doc: Doc, members: Sequence[EventMention], index: ActorIndex, numeric_claims: Sequence[NumericClaim]
) -> Event:
    """One event of its mentions."""
    best = max(
        members, key=lambda m: (bool(m.figures), any(a.part == "patient" for a in m.arguments), -m.trigger.token.i)
    )
    spans = tuple(Span(m.trigger.token.idx, m.trigger.token.idx + len(m.trigger.token.text)) for m in members)
    parts: dict[object, Participant] = {}
    for member in members:
        for part in member.parts:
            parts.setdefault(part.actor or part.words, part)
    kind = members[0].trigger.kind.name
    label = event_label(doc, best.trigger, best.arguments, index, [numeric_claims[figure] for figure in best.figures])
    return Event(
        id="event-" + content_hash("event", kind, label, tuple((span.start, span.end) for span in spans), length=12),
        label=label,
        type=kind,
        mentions=spans,
        when=next((m.when for m in members if m.when is not None), None),
        place=next((m.place for m in members if m.place is not None), None),
        participants=tuple(parts.values()),
    )
