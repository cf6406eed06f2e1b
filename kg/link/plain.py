"""Writes actors that join a cluster, or stand alone, and change nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.link.marks import Marked
from kg.link.read import first_bearers, labels, rule_judgements
from kg.link.write import Lines, following_iri

if TYPE_CHECKING:
    from kg.store import GraphStore


def write_plain(
    store: GraphStore,
    done: Sequence[Marked],
    nodes: Mapping[str, str],
    met: Mapping[str, Collection[str]],
    following: Mapping[str, Collection[str]],
) -> None:
    """Add actors to the nodes that they join, "" for one that stands alone.

    `met` tells which nodes have a mark or circumstance already, `following` which actors of the same clusters hang on
    one that is new there.
    """
    shared = {mark.iri for actor in done for mark in actor.marks if nodes[actor.iri] in met.get(mark.iri, ())}
    followed = {each for actor in done for each in actor.consults if nodes[actor.iri] in met.get(each, ())}
    followed |= {each for each, found in following.items() if found}
    judged = rule_judgements(store, {*shared, *map(following_iri, followed)})
    bearers = first_bearers(store, shared - judged.keys())
    names = labels(store, set(nodes.values()) - {""})
    lines = Lines(judged=judged)
    if not judged:
        lines.activity()  # whoever has a judgement of this version has it already
    for actor in done:
        node = nodes[actor.iri]
        lines.register(actor)
        if not node:
            lines.index(actor.iri, actor.anchor, [actor])
            continue
        lines.extend(node, actor, known=met)
        lines.resolve(actor.iri, node)
        lines.call(node, {actor.profile.name, *actor.profile.aliases} - {names[node]})
        for mark in actor.marks:
            if mark.iri in shared:
                lines.judge(
                    mark.iri, [*bearers.get(mark.iri, ()), actor.iri], reason=mark.reason, confidence=mark.confidence
                )
        for each in actor.consults:
            if node in met.get(each, ()):
                lines.follow(each, [actor.iri, node])
        for each in actor.supports:
            if following.get(each):
                lines.follow(each, [*sorted(following[each]), node])
    store.update(lines.insert())
