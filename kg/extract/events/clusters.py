"""Which mentions speak of the same event: a reason to join them, and nothing that speaks against it.

What could be the same is looked up by its reasons, so the work grows with the article, not with its square. Not
handled: an event that comes back after CANDIDATES others that share a reason with it and conflict with it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby, islice

from kg.extract.events.arguments import Argument
from kg.extract.events.triggers import Trigger
from kg.extract.tokens import Token
from kg.model import DateMention, NumericClaim, Participant, Span

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
CANDIDATES = 500  # earlier events that a mention is compared with, the nearest first; news has a handful


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


@dataclass(slots=True)
class _Cluster:
    """Mentions of one event, and what they say of time, place, patients and figures, each once."""

    members: list[EventMention] = field(default_factory=list)
    latest_start: dt.date | None = None
    earliest_end: dt.date | None = None
    places: set[str] = field(default_factory=set)
    patients: set[frozenset[str]] = field(default_factory=set)
    figures: dict[Hashable, list[int]] = field(default_factory=dict)


def cluster(text: str, mentions: Sequence[EventMention], claims: Sequence[NumericClaim]) -> list[list[EventMention]]:
    """Mentions of the same event together, in the order of their first ones; a mention joins the latest that fits."""
    clusters: list[_Cluster] = []
    found_by: defaultdict[Hashable, list[int]] = defaultdict(list)
    linked = {other for claim in claims for other in (claim.part_of, claim.revises)}
    for mention in mentions:
        lists = [found_by[key] for key in set(_sought(mention, claims)) if key in found_by]
        latest_first = (number for number, _ in groupby(merge(*map(reversed, lists), reverse=True)))
        nearest = islice(latest_first, CANDIDATES)
        home = next((n for n in nearest if not _conflicts(text, mention, clusters[n], claims)), None)
        if home is None:
            home = len(clusters)
            clusters.append(_Cluster())
            for key in _endings(mention.trigger):
                found_by[key].append(home)
        _join(text, mention, clusters[home], claims, linked)
        for key in set(_left(mention, claims)):
            known = found_by[key]
            place = bisect_left(known, home)
            if known[place : place + 1] != [home]:
                known.insert(place, home)
    return [found.members for found in clusters]


def _sought(mention: EventMention, claims: Sequence[NumericClaim]) -> Iterator[Hashable]:
    """The reasons for which a mention joins an event; see `_left` for those that an event's mentions offer."""
    kind = mention.trigger.kind.name
    if mention.bare and not mention.arguments:
        if is_definite(mention.trigger.token):
            word = mention.trigger.token.lemma_.lower()
            yield kind, "ending", word
            yield from ((kind, "word", word[start:]) for start in range(len(word) + 1))
        return
    yield from _shared_reasons(mention, claims)
    for figure in mention.figures:
        claim = claims[figure]
        yield from ((kind, "claim", other) for other in (claim.revises, claim.part_of) if other is not None)
        yield kind, "linked", figure


def _left(mention: EventMention, claims: Sequence[NumericClaim]) -> Iterator[Hashable]:
    """The reasons that a mention offers to later ones."""
    kind = mention.trigger.kind.name
    yield from _shared_reasons(mention, claims)
    for figure in mention.figures:
        claim = claims[figure]
        yield kind, "claim", figure
        yield from ((kind, "linked", other) for other in (claim.revises, claim.part_of) if other is not None)


def _shared_reasons(mention: EventMention, claims: Sequence[NumericClaim]) -> Iterator[Hashable]:
    """The same patient, the same figure, the same date with the same actor."""
    kind = mention.trigger.kind.name
    when = mention.when.value if mention.when else None
    for part in mention.parts:
        if part.actor is None:
            continue
        if part.role == "patient":
            yield kind, "patient", part.actor
        if when:
            yield kind, "when", when, part.actor
    for figure in mention.figures:
        value = claims[figure].value
        if value is not None and value > 3:
            yield kind, "figure", value, claims[figure].unit


def _endings(trigger: Trigger) -> Iterator[Hashable]:
    """How "the <noun>" finds an event by its first word, or by what that word is a compound of ("earthquake")."""
    word = trigger.token.lemma_.lower()
    yield trigger.kind.name, "word", word
    yield from ((trigger.kind.name, "ending", word[start:]) for start in range(len(word) + 1))


def is_definite(noun: Token) -> bool:
    """Whether a noun has a definite article or a demonstrative and no other modifier than these."""
    front = [child for child in noun.children if child.i < noun.i and child.dep_ not in {"case", "punct", "cc"}]
    return bool(front) and all(child.lower_ in DEFINITE for child in front)


def _patients(mention: EventMention) -> frozenset[str]:
    return frozenset(part.actor for part in mention.parts if part.role == "patient" and part.actor is not None)


def _place_text(text: str, span: Span) -> str:
    """A place's name for comparison."""
    return text[span.start : span.end].casefold()


def _conflicts(text: str, mention: EventMention, known: _Cluster, claims: Sequence[NumericClaim]) -> bool:
    """Whether time, place, patients or figures of a mention speak against any mention of an event."""
    when = mention.when
    if when and when.earliest and when.latest and known.latest_start and known.earliest_end:  # noqa: SIM102
        if when.latest < known.latest_start or known.earliest_end < when.earliest:
            return True
    if mention.place and known.places - {_place_text(text, mention.place)}:
        return True
    ours = _patients(mention)
    if ours and any(not ours & theirs for theirs in known.patients):
        return True
    return bool(mention.figures) and any(
        not _same_figure(mention.figures, figures, claims) for figures in known.figures.values()
    )


def _join(
    text: str, mention: EventMention, known: _Cluster, claims: Sequence[NumericClaim], linked: set[int | None]
) -> None:
    known.members.append(mention)
    when = mention.when
    if when and when.earliest and when.latest:
        known.latest_start = max(known.latest_start or when.earliest, when.earliest)
        known.earliest_end = min(known.earliest_end or when.latest, when.latest)
    if mention.place:
        known.places.add(_place_text(text, mention.place))
    if ours := _patients(mention):
        known.patients.add(ours)
    if mention.figures:
        # figures that nothing is linked to differ by value and unit alone, so one of a kind is enough
        key = frozenset(
            (figure,) if figure in linked or claim.revises is not None or claim.part_of is not None
            else (claim.value, claim.unit)
            for figure, claim in ((figure, claims[figure]) for figure in mention.figures)
        )  # fmt: skip
        known.figures.setdefault(key, mention.figures)


def _same_figure(ours: Sequence[int], theirs: Sequence[int], claims: Sequence[NumericClaim]) -> bool:
    """Whether a figure of one mention repeats or revises one of the other."""
    for left in ours:
        for right in theirs:
            a, b = claims[left], claims[right]
            if a.revises == right or b.revises == left or a.part_of == right or b.part_of == left:
                return True
            if a.value is not None and a.value == b.value and a.unit == b.unit and a.value > 3:
                return True
    return False
