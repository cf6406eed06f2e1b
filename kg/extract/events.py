"""Events of an article: what happened, to whom, when and where, and which figures count it.

Not handled: events that no single verb or noun names ("hundreds took to the streets"), order and causes of events.
Mentions are joined only where the text gives a reason: the same actors or figure, or "the <noun>" after the first one.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from kg.extract.event_arguments import ActorIndex, Argument, arguments, attach_dates, date_tokens, place_of
from kg.extract.event_figures import figure_triggers
from kg.extract.event_labels import event_label
from kg.extract.event_triggers import Trigger, find_triggers, is_issued, is_people
from kg.extract.event_types import PEOPLE_NOUNS, PEOPLE_OBJECT
from kg.extract.syntax import direct_object
from kg.ids import content_hash
from kg.model import Actor, DateMention, Event, NumericClaim, Participant, Span

DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(slots=True)
class EventMention:
    """One trigger with everything that its clause says; `figures` are indexes of numeric claims."""

    trigger: Trigger
    arguments: list[Argument]
    parts: list[Participant]
    when: DateMention | None
    place: Span | None
    figures: list[int] = field(default_factory=list)

    @property
    def bare(self) -> bool:
        """Whether the clause says nothing but that the event was."""
        return not (self.parts or self.when or self.place or self.figures)


def extract_events(
    doc: Doc, dates: Sequence[DateMention], actors: Sequence[Actor], numeric_claims: Sequence[NumericClaim]
) -> tuple[list[Event], list[NumericClaim]]:
    """Events in text order, and the numeric claims with the event that each one counts."""
    index = ActorIndex(actors)
    triggers = find_triggers(doc)
    when = attach_dates(doc, dates, triggers)
    times = date_tokens(doc, dates)
    mentions = [read_mention(trigger, when, index, times) for trigger in triggers]
    counted = figure_triggers(doc, [(m.trigger, m.arguments) for m in mentions], numeric_claims)
    for claim, mention in counted.items():
        mentions[mention].figures.append(claim)
    mentions = [mention for mention in mentions if is_event(mention, mentions, numeric_claims, index)]
    clusters = cluster(doc, mentions, numeric_claims)
    events = [make_event(doc, members, index) for members in clusters]
    event_of = {claim: number for number, members in enumerate(clusters) for m in members for claim in m.figures}
    claims = [replace(claim, event=event_of.get(number)) for number, claim in enumerate(numeric_claims)]
    return events, claims


def read_mention(trigger: Trigger, when: dict[int, DateMention], index: ActorIndex, times: Set[int]) -> EventMention:
    """A trigger with its arguments, its participants among the actors, its date and place."""
    found = [argument for argument in arguments(trigger) if argument.head.i not in times]
    parts: dict[str, Participant] = {}
    for argument in found:
        actor = index.actor_of(argument.head)
        if actor is not None:
            parts.setdefault(actor, Participant(actor, argument.part or "participant"))
    return EventMention(trigger, found, list(parts.values()), when.get(trigger.token.i), place_of(trigger, found))


def is_event(
    mention: EventMention, mentions: Sequence[EventMention], claims: Sequence[NumericClaim], index: ActorIndex
) -> bool:
    """Whether a mention says enough, or is repeated by one that does."""
    trigger = mention.trigger
    if trigger.form == "state" and not mention.figures:
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
            return any(is_about_people(other, trigger, claims, index) for other in mentions)
    if not mention.bare:
        return True
    same = [other for other in mentions if other.trigger.kind is trigger.kind and other is not mention]
    return trigger.form == "noun" and any(not other.bare for other in same) and is_definite(trigger.token)


def takes_people(trigger: Trigger) -> bool:
    """Whether it is somebody that is met or fought, not a deadline or a disease."""
    target = direct_object(trigger.token)
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


def is_about_people(mention: EventMention, trigger: Trigger, claims: Sequence[NumericClaim], index: ActorIndex) -> bool:
    """Whether another mention of the same kind has people as its object."""
    if mention.trigger.kind is not trigger.kind:
        return False
    if any(is_count_of(claims[figure], mention.trigger, ()) for figure in mention.figures):
        return True
    return any(a.part == "patient" and is_person(a.head, index) for a in mention.arguments)


def is_definite(noun: Token) -> bool:
    """Whether a noun has a definite article or a demonstrative and no other modifier than these."""
    front = [child for child in noun.children if child.i < noun.i and child.dep_ not in {"case", "punct", "cc"}]
    return bool(front) and all(child.lower_ in DEFINITE for child in front)


def cluster(doc: Doc, mentions: Sequence[EventMention], claims: Sequence[NumericClaim]) -> list[list[EventMention]]:
    """Mentions of the same event together, in the order of their first ones."""
    clusters: list[list[EventMention]] = []
    for mention in mentions:
        home = next((c for c in reversed(clusters) if belongs(doc, mention, c, claims)), None)
        if home is None:
            clusters.append([mention])
        else:
            home.append(mention)
    return clusters


def belongs(doc: Doc, mention: EventMention, members: Sequence[EventMention], claims: Sequence[NumericClaim]) -> bool:
    """Whether a mention speaks of the event of earlier mentions: nothing against it and something for it."""
    first = members[0]
    if mention.trigger.kind is not first.trigger.kind:
        return False
    if any(conflicts(doc, mention, other, claims) for other in members):
        return False
    if mention.bare and not mention.arguments:
        return is_definite(mention.trigger.token) and same_word(mention.trigger.token, first.trigger.token)
    for other in members:
        if {(p.actor, p.role) for p in mention.parts if p.role == "patient"} & {(p.actor, p.role) for p in other.parts}:
            return True
        if same_figure(mention, other, claims):
            return True
        if (
            mention.when
            and other.when
            and mention.when.value
            and mention.when.value == other.when.value
            and shared(mention, other)
        ):
            return True
    return False


def same_word(noun: Token, other: Token) -> bool:
    """Whether two nouns are the same word, or one a compound of the other ("quake", "earthquake")."""
    left, right = noun.lemma_.lower(), other.lemma_.lower()
    return left.endswith(right) or right.endswith(left)


def shared(mention: EventMention, other: EventMention) -> bool:
    """Whether two mentions have an actor in common."""
    return bool({p.actor for p in mention.parts} & {p.actor for p in other.parts})


def same_figure(mention: EventMention, other: EventMention, claims: Sequence[NumericClaim]) -> bool:
    """Whether a figure of one mention repeats or revises one of the other."""
    for left in mention.figures:
        for right in other.figures:
            a, b = claims[left], claims[right]
            if a.revises == right or b.revises == left or a.part_of == right or b.part_of == left:
                return True
            if a.value is not None and a.value == b.value and a.unit == b.unit and a.value > 3:
                return True
    return False


def conflicts(doc: Doc, mention: EventMention, other: EventMention, claims: Sequence[NumericClaim]) -> bool:
    """Whether time, place, figures or patients of two mentions speak against one event."""
    a, b = mention.when, other.when
    if (
        a
        and b
        and a.earliest
        and a.latest
        and b.earliest
        and b.latest
        and (a.latest < b.earliest or b.latest < a.earliest)
    ):
        return True
    if mention.place and other.place and place_text(doc, mention.place) != place_text(doc, other.place):
        return True
    ours = {p.actor for p in mention.parts if p.role == "patient"}
    theirs = {p.actor for p in other.parts if p.role == "patient"}
    if ours and theirs and not ours & theirs:
        return True
    return bool(mention.figures and other.figures) and not same_figure(mention, other, claims)


def place_text(doc: Doc, span: Span) -> str:
    """A place's name for comparison."""
    return doc.text[span.start : span.end].casefold()


def make_event(doc: Doc, members: Sequence[EventMention], index: ActorIndex) -> Event:
    """One event of its mentions."""
    best = max(
        members, key=lambda m: (bool(m.figures), any(a.part == "patient" for a in m.arguments), -m.trigger.token.i)
    )
    spans = tuple(Span(m.trigger.token.idx, m.trigger.token.idx + len(m.trigger.token.text)) for m in members)
    parts: dict[str, Participant] = {}
    for member in members:
        for part in member.parts:
            parts.setdefault(part.actor, part)
    kind = members[0].trigger.kind.name
    label = event_label(doc, best.trigger, best.arguments, index)
    return Event(
        id="event-" + content_hash("event", kind, label, tuple((span.start, span.end) for span in spans), length=12),
        label=label,
        type=kind,
        mentions=spans,
        when=next((m.when for m in members if m.when is not None), None),
        place=next((m.place for m in members if m.place is not None), None),
        participants=tuple(parts.values()),
    )
