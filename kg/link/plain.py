"""Writes actors that join one cluster, or begin one, and change nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.link.marks import Marked
from kg.link.read import first_bearers, labels, rule_judgements
from kg.link.triples import Lines, cluster_of, names_of

if TYPE_CHECKING:
    from kg.link.joining import Arrival
    from kg.store import GraphStore


def write_plain(store: GraphStore, come: Sequence[Arrival], met: Mapping[str, set[str]]) -> None:
    """Add actors to the clusters that they are alike, or as new ones; `met` tells who has a mark or circumstance."""
    if not come:
        return
    nodes: dict[str, str | None] = {arrival.actor.iri: _node(arrival) for arrival in come}
    names = labels(store, (node for node in nodes.values() if node is not None))
    lines = Lines()
    judge_marks(store, lines, [arrival.actor for arrival in come], met)
    for arrival in come:
        actor, (leader, undecided) = arrival.actor, arrival.outcome
        node = nodes[actor.iri]
        cluster = arrival.alike[0].iri if arrival.alike else cluster_of(actor.anchor)
        lines.register(actor, cluster)
        lines.extend(cluster, actor, known=met)
        if not arrival.alike:
            lines.index(cluster, actor)
            if leader is not None:
                lines.follows(cluster, leader)
        if undecided:
            lines.undecided(cluster, [actor.iri])
        if node is not None:
            lines.resolve(actor.iri, node)
            lines.call(node, {*names_of(actor)} - {names[node]})
        for each in actor.consults:
            if leader is not None and leader in met.get(each, ()):
                lines.follow(each, [actor.iri, leader])
    store.update(lines.insert())


def _node(arrival: Arrival) -> str | None:
    """The canonical actor that an actor resolves to; None where it stands alone."""
    leader, _ = arrival.outcome
    return leader or (arrival.alike[0].iri if arrival.alike else None)


def judge_marks(store: GraphStore, lines: Lines, actors: Iterable[Marked], met: Mapping[str, set[str]]) -> None:
    """Say of actors that share a mark with somebody that they are one."""
    marks = [(actor.iri, mark) for actor in actors for mark in actor.marks if met.get(mark.iri)]
    judged = rule_judgements(store, {mark.iri for _, mark in marks})
    bearers = first_bearers(store, {mark.iri for _, mark in marks} - judged)
    lines.activity()
    for actor, mark in marks:
        if mark.iri in judged:
            lines.also_judge(mark.iri, actor)
        else:
            found = [*bearers.get(mark.iri, ()), actor]
            lines.judge(mark.iri, found, reason=mark.reason, confidence=mark.confidence)
