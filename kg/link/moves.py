"""Clusters that become one, follow another or leave it: as updates that touch what moves, and nothing else.

A cluster's members are named in the store alone, so that the updates say "whoever is in it". What a move costs hangs on
the actors that get another canonical actor, never on those that they join.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from kg.link.standing import (
    Standing,
    followers_of,
    is_called,
    members_in,
    names_in,
    only_judged,
    standings,
    ties,
)
from kg.link.terms import KG, SKOS
from kg.link.triples import EVIDENCE, LINKS, Lines, following_iri, undecided_iri

if TYPE_CHECKING:
    from kg.store import GraphStore


def run(store: GraphStore, updates: Iterable[str]) -> None:
    """Carry out some updates as one."""
    store.update(" ;\n".join(updates))


def follow(store: GraphStore, cluster: str, leader: str) -> None:
    """Let a cluster that stands for itself follow another."""
    found = standings(store, [cluster, leader])
    lines = Lines()
    lines.follows(cluster, leader)
    describe_leader(lines, found[leader], names_in(store, leader), names_in(store, cluster))
    for circumstance, actors in ties(store, cluster, leader).items():
        lines.follow(circumstance, [*sorted(actors), leader])
    gone = [*undescribed(found[cluster]), *no_longer_undecided(found[cluster])]
    run(store, [*gone, moved(found[cluster], leader), lines.insert()])


def leave(store: GraphStore, cluster: str, *, undecided: bool) -> None:
    """Let a cluster stand for itself that followed another; with `undecided` because several fit now."""
    standing = standings(store, [cluster])[cluster]
    own = names_in(store, cluster)
    updates = [] if standing.follows is None else left(store, standing, own)
    members = members_in(store, cluster)
    lines = Lines()
    if len(members) > 1 and not standing.is_canonical:
        lines.describe(cluster, standing.class_, standing.name, own)
        for member in members:
            lines.resolve(member, cluster)
    if undecided:
        lines.undecided(cluster, sorted(members))
    run(store, [*updates, *no_longer_undecided(standing), lines.insert()])


def left(store: GraphStore, standing: Standing, own: set[str]) -> list[str]:
    """Take a cluster with these names from the one that it follows; its members stand for nobody then."""
    cluster, leader = standing.iri, str(standing.follows)
    head = standings(store, [leader])[leader]
    tied = ties(store, cluster, leader)
    alone = only_judged(store, leader, tied)
    updates = [
        f"DELETE DATA {{ GRAPH <{EVIDENCE}> {{ <{cluster}> <{KG.follows}> <{leader}> }} }}",
        f"DELETE {{ GRAPH <{LINKS}> {{ ?m <{KG.resolvesTo}> <{leader}> }} }} WHERE {{ {_members(cluster)} }}",
    ]
    for circumstance, actors in sorted(tied.items()):
        iri = following_iri(circumstance)
        if circumstance in alone:
            updates.append(f"DELETE WHERE {{ GRAPH <{LINKS}> {{ <{iri}> ?p ?o }} }}")
        else:
            judged = " ".join(f"<{iri}> <{KG.judges}> <{actor}> ." for actor in sorted(actors))
            updates.append(f"DELETE DATA {{ GRAPH <{LINKS}> {{ {judged} }} }}")
    others = followers_of(store, leader, most=2)
    if set(others) <= {cluster} and len(members_in(store, leader, most=2)) == 1:
        return [*updates, *undescribed(head), _unresolved(head.first, leader)]
    names = own - names_in(store, leader)
    gone = sorted(name for name in names if not is_called(store, leader, name, besides=cluster))
    if gone:
        told = " ".join(f"<{leader}> <{SKOS.altLabel}> {Literal(name)} ." for name in gone)
        updates.append(f"DELETE DATA {{ GRAPH <{LINKS}> {{ {told} }} }}")
    return updates


def describe_leader(lines: Lines, leader: Standing, own: Collection[str], names: Collection[str]) -> None:
    """Add the names of those that follow a cluster to its canonical actor, which is made if need be."""
    if leader.is_canonical:
        lines.call(leader.iri, {*names} - {leader.name})
    else:
        lines.describe(leader.iri, leader.class_, leader.name, {*own, *names})
        lines.resolve(leader.first, leader.iri)


def moved(cluster: Standing, node: str) -> str:
    """Let the members of a cluster that follows nobody resolve to another canonical actor."""
    gone = f"DELETE {{ GRAPH <{LINKS}> {{ ?m <{KG.resolvesTo}> <{cluster.iri}> }} }}"
    come = f"INSERT {{ GRAPH <{LINKS}> {{ ?m <{KG.resolvesTo}> <{node}> }} }}"
    return f"{gone} {come} WHERE {{ {_members(cluster.iri)} }}"


def replaced(cluster: str, node: str) -> list[str]:
    """Put another canonical actor into the place of one, wherever the links name it; it keeps no name of its own."""
    known = f"GRAPH <{LINKS}> {{ <{cluster}> <{SKOS.exactMatch}> ?o }}"
    return [
        f"INSERT {{ GRAPH <{LINKS}> {{ <{node}> <{SKOS.exactMatch}> ?o }} }} WHERE {{ {known} }}",
        f"DELETE WHERE {{ GRAPH <{LINKS}> {{ <{cluster}> ?p ?o }} }}",
        *(
            f"DELETE {{ GRAPH <{LINKS}> {{ ?x <{term}> <{cluster}> }} }} "
            f"INSERT {{ GRAPH <{LINKS}> {{ ?x <{term}> <{node}> }} }} "
            f"WHERE {{ GRAPH <{LINKS}> {{ ?x <{term}> <{cluster}> }} }}"
            for term in (KG.resolvesTo, KG.judges)
        ),
    ]


def undescribed(cluster: Standing) -> list[str]:
    """Take what the links say of a canonical actor, except which record of an authority file it is."""
    told = f"GRAPH <{LINKS}> {{ <{cluster.iri}> ?p ?o }}"
    gone = f"DELETE {{ {told} }} WHERE {{ {told} FILTER(?p != <{SKOS.exactMatch}>) }}"
    return [gone] if cluster.is_canonical else []


def no_longer_undecided(cluster: Standing) -> list[str]:
    """Take the judgement that nothing tells whom a cluster follows."""
    gone = f"DELETE WHERE {{ GRAPH <{LINKS}> {{ <{undecided_iri(cluster.iri)}> ?p ?o }} }}"
    return [gone] if cluster.undecided else []


def also_undecided(cluster: str, whole: str) -> str:
    """Add the members of a cluster to the judgement that nothing tells whom another, which it joins, follows."""
    return (
        f"INSERT {{ GRAPH <{LINKS}> {{ <{undecided_iri(whole)}> <{KG.judges}> ?m }} }} WHERE {{ {_members(cluster)} }}"
    )


def merged(cluster: str, whole: str) -> list[str]:
    """Let the evidence of a cluster be that of another."""
    kept = ", ".join(f"<{term}>" for term in (KG.supports, KG.nameKey, KG.called))
    gone = f"GRAPH <{EVIDENCE}> {{ <{cluster}> ?p ?o }}"
    return [
        f"INSERT {{ GRAPH <{EVIDENCE}> {{ <{whole}> ?p ?o }} }} WHERE {{ {gone} FILTER(?p IN ({kept})) }}",
        f"DELETE WHERE {{ {gone} }}",
        *(
            f"DELETE {{ GRAPH <{EVIDENCE}> {{ ?x <{term}> <{cluster}> }} }} "
            f"INSERT {{ GRAPH <{EVIDENCE}> {{ ?x <{term}> <{whole}> }} }} "
            f"WHERE {{ GRAPH <{EVIDENCE}> {{ ?x <{term}> <{cluster}> }} }}"
            for term in (KG.inCluster, KG.follows)
        ),
    ]


def tie(store: GraphStore, tied: Mapping[str, Collection[str]], leader: str) -> None:
    """Say by which further circumstances actors follow a cluster that they follow already."""
    lines = Lines()
    for circumstance, actors in sorted(tied.items()):
        lines.follow(circumstance, [*sorted(actors), leader])
    if lines.links:
        store.update(lines.insert())


def _members(cluster: str) -> str:
    return f"GRAPH <{EVIDENCE}> {{ ?m <{KG.inCluster}> <{cluster}> }}"


def _unresolved(actor: str, node: str) -> str:
    return f"DELETE DATA {{ GRAPH <{LINKS}> {{ <{actor}> <{KG.resolvesTo}> <{node}> }} }}"
