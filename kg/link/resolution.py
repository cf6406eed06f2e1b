"""Keeps the links of actors up to date, one article at a time.

What comes is taken in by kg/link/joining.py at the cost of the article's own actors. Where something was removed, or a
person decided, the clusters concerned are partitioned anew (kg/link/partition.py), and those that follow them or
may follow them are asked again. The result is always that of all articles together in any order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.link.decisions import Decided, concerns, read_decided
from kg.link.joining import join
from kg.link.marks import Marked, mark_actors
from kg.link.moves import follow, leave
from kg.link.partition import partition
from kg.link.profiles import read_profiles
from kg.link.read import consulting, marked_actors, nodes_of, registered, supporters
from kg.link.replace import replace_stored
from kg.link.standing import (
    circumstances_of,
    clusters_of,
    followers_of,
    leaders_of,
    members_in,
    standings,
)
from kg.link.terms import SKOS, rows_of
from kg.link.triples import LINKS, article_of_graph, cluster_of, digest, supports_of
from kg.link.write import write_clusters

if TYPE_CHECKING:
    from kg.store import GraphStore


def update_actors(store: GraphStore, article_graph: str) -> None:
    """Link the actors of one article graph that is new, changed or gone."""
    article, profiles = read_profiles(store, article_graph)
    found = {} if article is None else {actor.iri: actor for actor in mark_actors(article, profiles)}
    iri = article_of_graph(article_graph)
    before = registered(store, iri)
    gone = [actor for actor in before if actor not in found or digest(found[actor]) != before[actor]]
    come = [actor for actor in found.values() if before.get(actor.iri) != digest(actor)]
    if not gone and not come:
        return
    rest = come if gone or concerns(store, iri) else join(store, come)
    if gone or rest:
        _recompute(store, gone, rest)


def refresh(store: GraphStore, actors: Iterable[str]) -> None:
    """Decide anew about these actors and whoever may be concerned, after a person's judgement came or went."""
    _recompute(store, (), (), touched=actors)


# -- where something went, or a person decided ------------------------------------------------------------------------


def _recompute(store: GraphStore, gone: Iterable[str], come: Iterable[Marked], *, touched: Iterable[str] = ()) -> None:
    """Partition anew the clusters that are concerned by who went, came or was judged; then ask whom they follow."""
    decided = read_decided(store)
    new = {actor.iri: actor for actor in come}
    seeds = {*clusters_of(store, {*gone, *touched}).values()}
    seeds |= {iri for actor in new.values() for iri in _bearing(store, supports_of(actor))}
    judged = [*decided.together.values(), *decided.apart]
    seeds |= set(clusters_of(store, (each for some in judged if new.keys() & set(some) for each in some)).values())
    clusters = _closure(store, seeds, judged)
    members = {actor for iri in clusters for actor in members_in(store, iri)}
    waiting = _set_free(store, clusters)
    kept = members - set(gone) - new.keys()
    actors = {actor.iri: actor for actor in marked_actors(store, kept)}
    actors |= new
    found = [cluster.alone() for cluster in partition(actors, apart=decided.apart, together=decided.together)]
    written = [lines.insert() for lines in write_clusters(found, actors, decided)]
    replace_stored(store, members | clusters, written)
    now = {cluster_of(cluster.anchor) for cluster in found}
    waiting |= _waiting(store, now) | now
    _ask(store, waiting, decided)
    match(store, decided)


def _bearing(store: GraphStore, supports: Iterable[str]) -> set[str]:
    """The clusters that bear one of these marks."""
    marks = [each for each in supports if "judgement/" in each]
    return {iri for found in supporters(store, marks).values() for iri in found}


def _closure(store: GraphStore, clusters: set[str], judged: Iterable[Iterable[str]]) -> set[str]:
    """With these clusters those that share a mark with them, because people keep them apart, or that people judged."""
    groups = [set(clusters_of(store, some).values()) for some in judged]
    known: set[str] = set()
    while fresh := clusters - known:
        known |= fresh
        torn = [iri for iri, standing in standings(store, fresh).items() if standing.judged]
        clusters = known | {each for iri in torn for each in _bearing(store, circumstances_of(store, iri))}
        clusters |= {each for group in groups if group & clusters for each in group}
    return known


def _set_free(store: GraphStore, clusters: set[str]) -> set[str]:
    """Let these clusters follow nobody, and nobody follow them; tells who did, or was undecided because of them."""
    waiting = _waiting(store, clusters) - clusters
    followers = {each for iri in clusters for each in followers_of(store, iri)}
    for iri, standing in standings(store, clusters | followers | waiting).items():
        concerned = standing.follows in clusters or iri in clusters
        if standing.follows is not None and concerned:
            leave(store, iri, undecided=False)
    return waiting | followers - clusters


def _waiting(store: GraphStore, clusters: Iterable[str]) -> set[str]:
    """The clusters that consult circumstances under which these are met."""
    found = consulting(store, (each for iri in clusters for each in circumstances_of(store, iri)))
    return set(clusters_of(store, (actor for actors in found.values() for actor in actors)).values())


def _ask(store: GraphStore, clusters: Iterable[str], decided: Decided) -> None:
    """Let each of these clusters follow whom it has to, if anybody, as things are now."""
    foes = _foes(store, decided)
    partners = {foe for iri in clusters for foe in foes.get(iri, ())}
    asked = {iri: each for iri, each in standings(store, {*clusters, *partners}).items() if not each.identified}
    leaders = {iri: leaders_of(store, iri) for iri in asked}
    for iri, standing in sorted(asked.items()):
        found = leaders[iri]
        before = {
            foe
            for foe in foes.get(iri, ())
            if foe in asked and leaders[foe] == found and asked[foe].anchor < standing.anchor
        }
        led = len(found) == 1 and not found & foes.get(iri, set()) and not before
        leader = min(found) if led else None
        undecided = len(found) > 1
        if (standing.follows, standing.undecided) == (leader, undecided):
            continue
        if standing.follows is not None or undecided or standing.undecided:
            leave(store, iri, undecided=undecided)
        if leader is not None:
            follow(store, iri, leader)


def match(store: GraphStore, decided: Decided) -> None:
    """Say of everybody of whom a person said so which record of an authority file it is."""
    held = [(actor, iri) for iri, actors in decided.authorities.items() for actor in actors]
    nodes = nodes_of(store, (actor for actor, _ in held))
    new = {(nodes[actor], iri) for actor, iri in held if actor in nodes}
    old = set(rows_of(store, f"SELECT ?n ?i WHERE {{ GRAPH <{LINKS}> {{ ?n <{SKOS.exactMatch}> ?i }} }}"))
    for verb, pairs in (("DELETE DATA", old - new), ("INSERT DATA", new - old)):
        told = " ".join(f"<{node}> <{SKOS.exactMatch}> {NamedNode(iri)} ." for node, iri in sorted(pairs))
        if told:
            store.update(f"{verb} {{ GRAPH <{LINKS}> {{ {told} }} }}")


def _foes(store: GraphStore, decided: Decided) -> dict[str, set[str]]:
    """The clusters that a person keeps apart."""
    homes = clusters_of(store, (actor for pair in decided.apart for actor in pair))
    found: dict[str, set[str]] = {}
    for one, other in (sorted(pair) for pair in decided.apart):
        if one in homes and other in homes:
            found.setdefault(homes[one], set()).add(homes[other])
            found.setdefault(homes[other], set()).add(homes[one])
    return found
