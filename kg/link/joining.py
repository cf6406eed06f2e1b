"""Actors of an article on their way into the clusters that they belong to.

Most join one cluster, or begin one, and nothing else changes: these are written together. One that makes one of several
clusters, or lets another follow or leave one, is taken by itself. Of clusters that become one, the identifiers decide
which is moved into which, so that on average it is the smaller one. A circumstance wakes those who wait for it twice at
most, when the first and when the second cluster is met under it: from then on it tells nobody anything. So the cost of
an article is that of its own actors and of those whose canonical actor changes, however many others there are. Actors
of whom a person decided something are left to kg/link/resolution.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.link.marks import Marked
from kg.link.moves import (
    also_undecided,
    describe_leader,
    follow,
    leave,
    merged,
    moved,
    no_longer_undecided,
    replaced,
    run,
    tie,
    undescribed,
)
from kg.link.plain import judge_marks, write_plain
from kg.link.read import consulting, supporters
from kg.link.standing import (
    Standing,
    circumstances_of,
    clusters_of,
    leaders_of,
    names_in,
    names_shown,
    standings,
    supported,
    ties,
)
from kg.link.triples import Lines, cluster_of, names_of, supports_of

if TYPE_CHECKING:
    from kg.store import GraphStore


@dataclass(frozen=True, slots=True)
class Arrival:
    """An actor with the clusters that share a mark with it, and those that it may follow.

    `woken` are clusters that wait for a circumstance that it brings to its cluster; `waiting` are these circumstances
    by cluster, each with the actors that consult it. `undecided` are clusters that may know whom they follow once those
    are one that the actor is alike.
    """

    actor: Marked
    alike: tuple[Standing, ...]
    leaders: tuple[Standing, ...]
    woken: tuple[Standing, ...] = ()
    waiting: Mapping[str, Mapping[str, set[str]]] = field(default_factory=dict)
    undecided: tuple[Standing, ...] = ()

    @property
    def outcome(self) -> tuple[str | None, bool]:
        """Whom its cluster follows, and whether nothing tells that, though several fit."""
        leaders = {each.iri for each in self.leaders} | {each.follows for each in self.alike if each.follows}
        undecided = any(each.undecided for each in self.alike) or len(leaders) > 1
        return (None if undecided or not leaders else min(leaders)), undecided

    @property
    def touches_judged(self) -> bool:
        """Whether a person decided about any of those concerned."""
        return any(each.judged for each in (*self.alike, *self.leaders, *self.woken, *self.undecided))

    @property
    def is_plain(self) -> bool:
        """Whether it joins one cluster or begins one, and nothing else changes."""
        if (
            self.woken
            or len(self.alike) > 1
            or (not self.alike and any(not each.is_canonical for each in self.leaders))
        ):
            return False
        if not self.alike:
            return True
        cluster = self.alike[0]
        if self.actor.anchor < cluster.anchor or not (cluster.is_canonical or cluster.follows):
            return False
        return cluster.undecided or {each.iri for each in self.leaders} <= {cluster.follows}


def join(store: GraphStore, come: Sequence[Marked]) -> list[Marked]:
    """Take in the actors of one article; tells which were left because a person decided about somebody concerned."""
    rest: list[Marked] = []
    strangers = _strangers(come)
    queue = [[actor for actor in come if actor.iri in strangers]]
    queue += [[actor] for actor in come if actor.iri not in strangers]
    for some in queue:
        met = supporters(store, (each for actor in some for each in (*supports_of(actor), *actor.consults)))
        arrivals = _arrivals(store, some, met)
        rest += [arrival.actor for arrival in arrivals if arrival.touches_judged]
        free = [arrival for arrival in arrivals if not arrival.touches_judged]
        write_plain(store, [arrival for arrival in free if arrival.is_plain], met)
        for number, planned in enumerate(each for each in free if not each.is_plain):
            arrival = planned
            if number:  # what stood when the others were looked up may have moved
                met = supporters(store, (*supports_of(planned.actor), *planned.actor.consults))
                (arrival,) = _arrivals(store, [planned.actor], met)
            if arrival.touches_judged:
                rest.append(arrival.actor)
            else:
                _settle(store, arrival, met)
    return rest


def _strangers(come: Sequence[Marked]) -> set[str]:
    """Those of one article's actors that have nothing to do with each other."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for actor in come:
        for each in (*supports_of(actor), *actor.consults):
            bearers[each].add(actor.iri)
    mixed = {iri for found in bearers.values() if len(found) > 1 for iri in found}
    return {actor.iri for actor in come} - mixed


def _arrivals(store: GraphStore, come: Sequence[Marked], met: Mapping[str, set[str]]) -> list[Arrival]:
    """What each of these actors meets."""
    alike = {actor.iri: {iri for mark in actor.marks for iri in met.get(mark.iri, ())} for actor in come}
    # two that fit are as good as hundreds: nobody is followed
    leaders = {actor.iri: sorted({iri for each in actor.consults for iri in met.get(each, ())})[:2] for actor in come}
    new = {
        actor.iri: {
            each
            for each in actor.supports
            if alike[actor.iri].isdisjoint(met.get(each, ())) and len(met.get(each, ())) < 2
        }
        for actor in come
    }
    waiting = consulting(store, (each for found in new.values() for each in found))
    homes = clusters_of(store, (actor for found in waiting.values() for actor in found))
    merging = {actor.iri: _waiting_for_one(store, actor, alike[actor.iri]) for actor in come}
    concerned = {
        *homes.values(),
        *(iri for iris in merging.values() for iri in iris),
        *(iri for found in (*alike.values(), *leaders.values()) for iri in found),
    }
    found = standings(store, concerned)
    arrivals = []
    for actor in come:
        by_cluster: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
        for each in new[actor.iri] & waiting.keys():
            for other in waiting[each]:
                # who is identified through others follows nobody
                if not found[homes[other]].identified:
                    by_cluster[homes[other]].setdefault(each, set()).add(other)
        arrivals.append(
            Arrival(
                actor,
                tuple(found[iri] for iri in sorted(alike[actor.iri])),
                tuple(found[iri] for iri in leaders[actor.iri]),
                tuple(found[iri] for iri in sorted(by_cluster)),
                by_cluster,
                tuple(found[iri] for iri in sorted(merging[actor.iri]) if found[iri].undecided),
            )
        )
    return arrivals


def _waiting_for_one(store: GraphStore, actor: Marked, alike: set[str]) -> set[str]:
    """Clusters that consult a circumstance of those that become one with an actor, the first of them aside."""
    if not actor.identified or len(alike) < 2:
        return set()
    _, *moving = sorted(standings(store, alike).values(), key=lambda each: each.anchor)
    found = consulting(store, (each for cluster in moving for each in circumstances_of(store, cluster.iri)))
    return set(clusters_of(store, (waiting for actors in found.values() for waiting in actors)).values())


# -- what changes more than one cluster -------------------------------------------------------------------------------


def _settle(store: GraphStore, arrival: Arrival, met: Mapping[str, set[str]]) -> None:
    """Make one of an actor and all that share a mark with it; then let those follow it that waited for it."""
    actor = arrival.actor
    leader, undecided = arrival.outcome
    away = [each for each in arrival.alike if each.follows not in {None, leader}]
    for each in away:
        leave(store, each.iri, undecided=False)
    alike = standings(store, (each.iri for each in arrival.alike)).values() if away else arrival.alike
    anchor = min([actor.anchor, *(each.anchor for each in alike)])
    whole = cluster_of(anchor)
    lines = Lines()
    updates = _moves(store, alike, leader, whole, lines)
    if undecided:
        lines.undecided(whole, [actor.iri])
        updates += [also_undecided(each.iri, whole) for each in alike if not (each.undecided and each.iri == whole)]
    updates += [gone for each in alike if not undecided or each.iri != whole for gone in no_longer_undecided(each)]
    for each in alike:
        updates += merged(each.iri, whole) if each.iri != whole else []
    names = {name for each in alike for name in names_in(store, each.iri)} | set(names_of(actor))
    if leader is not None:
        head = standings(store, [leader])[leader]
        describe_leader(lines, head, names_in(store, leader), names)
        lines.follows(whole, leader)
        for circumstance in supported(store, leader, actor.consults):
            lines.follow(circumstance, [actor.iri, leader])
    elif alike:
        shown = {each.anchor: each.name for each in alike} | {actor.anchor: actor.profile.name}
        names |= {name for each in alike for name in names_shown(store, each.iri)}  # and of who follows them
        lines.describe(whole, next(iter(alike)).class_, shown[anchor], names)
    if leader is not None or alike:
        lines.resolve(actor.iri, leader or whole)
    judge_marks(store, lines, [actor], met)
    lines.register(actor, whole)
    lines.extend(whole, actor)
    if anchor == actor.anchor:
        lines.index(whole, actor)
    run(store, [*updates, lines.insert()])
    _wake(store, whole, arrival)


def _moves(store: GraphStore, alike: Iterable[Standing], leader: str | None, whole: str, lines: Lines) -> list[str]:
    """Let the members of some clusters resolve to one canonical actor: their own, or that which they follow now."""
    updates: list[str] = []
    node = leader or whole
    for each in alike:
        if each.follows:
            continue  # they resolve to it already
        if each.is_canonical:
            updates += undescribed(each) if each.iri == node else replaced(each.iri, node)
        else:
            updates.append(moved(each, node))
        if leader is not None:
            for circumstance, actors in ties(store, each.iri, leader).items():
                lines.follow(circumstance, [*sorted(actors), leader])
    return updates


def _wake(store: GraphStore, whole: str, arrival: Arrival) -> None:
    """Let those follow a cluster, or leave another, who waited for what an actor brought to it."""
    for cluster in (each.iri for each in arrival.woken):
        now = standings(store, [cluster])[cluster]
        if now.follows == whole:
            tie(store, arrival.waiting[cluster], whole)
        elif now.follows is not None:
            leave(store, cluster, undecided=True)
        elif not now.undecided:
            follow(store, cluster, whole)
    for waiting in arrival.undecided:
        leaders = leaders_of(store, waiting.iri)
        if len(leaders) == 1:
            follow(store, waiting.iri, leaders.pop())
