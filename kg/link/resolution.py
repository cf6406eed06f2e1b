"""Keeps the links up to date: one article at a time, or all anew.

An article's actors are looked up by their marks and circumstances. In the usual case each joins the one cluster that it
meets, or none, and nothing else changes: the cost is that of the article's own actors. Where an actor makes one of two
clusters, tears one apart, or something was removed, all actors that can be concerned are gathered and partitioned anew
(kg/link/partition.py), so that the result is always that of all articles together in any order.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.link.decisions import Decided, read_decided
from kg.link.marks import Marked, mark_actors
from kg.link.partition import partition
from kg.link.plain import write_plain
from kg.link.profiles import read_profiles
from kg.link.read import (
    all_graphs,
    consulting,
    has_rivals,
    marked_actors,
    members_of,
    neighbours,
    nodes_of,
    registered,
    size_of,
    supporters,
)
from kg.link.replace import replace_stored
from kg.link.terms import KG, PROV, SKOS
from kg.link.write import (
    EVIDENCE,
    LINKS,
    article_of,
    article_of_graph,
    digest,
    is_canonical,
    supports_of,
    write_clusters,
)

if TYPE_CHECKING:
    from kg.store import GraphStore

LINES_AT_ONCE = 50_000
SMALL = 30  # members of clusters that are cheaper to take in one by one than to gather with all others


def update_actors(store: GraphStore, article_graph: str) -> None:
    """Link the actors of one article graph that is new, changed or gone."""
    article, profiles = read_profiles(store, article_graph)
    found = {} if article is None else {actor.iri: actor for actor in mark_actors(article, profiles)}
    before = registered(store, article_of_graph(article_graph))
    gone = [iri for iri in before if iri not in found or digest(found[iri]) != before[iri]]
    come = [actor for iri, actor in found.items() if before.get(iri) != digest(actor)]
    if not gone and not come:
        return
    decided = read_decided(store)
    rest = come if gone else _append(store, come, decided)
    if gone or rest:
        _recompute(store, gone, rest)


def refresh(store: GraphStore, actors: Iterable[str]) -> None:
    """Decide anew about these actors and whoever may be concerned, after a person's judgement came or went."""
    _recompute(store, (), (), touched=actors)


def rebuild_actors(store: GraphStore) -> None:
    """All links of actors anew from the article graphs; people's judgements stay as they are.

    The links are written in portions: cut off, it leaves fewer links than there should be, never wrong ones.
    """
    actors: dict[str, Marked] = {}
    for graph in all_graphs(store):
        article, profiles = read_profiles(store, graph)
        if article is not None:
            actors.update((actor.iri, actor) for actor in mark_actors(article, profiles))
    decided = read_decided(store)
    store.update(f"{CLEAR} ;\nDROP SILENT GRAPH <{EVIDENCE}>")
    clusters = partition(actors, apart=decided.apart, together=decided.together)
    for lines in write_clusters(clusters, actors, decided, lines_at_once=LINES_AT_ONCE):
        store.update(lines.insert())


# What the links graph says of actors; others write their links into the same graph.
_JUDGED = f"?c a <{KG.CanonicalActor}> . ?a <{KG.resolvesTo}> ?c . ?j <{KG.judges}> ?a"
CLEAR = f"""DELETE {{ GRAPH <{LINKS}> {{ ?activity ?q ?v . ?agent ?r ?w }} }} WHERE {{ GRAPH <{LINKS}> {{
  {{ SELECT DISTINCT ?activity WHERE {{ GRAPH <{LINKS}> {{ {_JUDGED} ; <{PROV.wasGeneratedBy}> ?activity }} }} }}
  ?activity ?q ?v ; <{PROV.wasAssociatedWith}> ?agent . ?agent ?r ?w }} }} ;
DELETE {{ GRAPH <{LINKS}> {{ ?j ?p ?o }} }} WHERE {{ GRAPH <{LINKS}> {{
  {{ SELECT DISTINCT ?j WHERE {{ GRAPH <{LINKS}> {{ {_JUDGED} }} }} }} ?j ?p ?o }} }} ;
DELETE WHERE {{ GRAPH <{LINKS}> {{ ?a <{SKOS.exactMatch}> ?o }} }} ;
DELETE {{ GRAPH <{LINKS}> {{ ?a <{KG.resolvesTo}> ?c }} }} WHERE {{ GRAPH <{LINKS}> {{
  ?c a <{KG.CanonicalActor}> . ?a <{KG.resolvesTo}> ?c }} }} ;
DELETE {{ GRAPH <{LINKS}> {{ ?c ?p ?o }} }} WHERE {{ GRAPH <{LINKS}> {{ ?c a <{KG.CanonicalActor}> ; ?p ?o }} }}"""


# -- the usual case ---------------------------------------------------------------------------------------------------


def _append(store: GraphStore, come: Sequence[Marked], decided: Decided) -> list[Marked]:
    """Let actors join the cluster that they meet, one after the other where they concern each other.

    Small clusters that an actor ties to a large one are dissolved, and their actors come again. Tells who remains:
    those that do more than that.
    """
    queue = _Queue(store, decided)
    strangers = _strangers(come)
    queue.take([actor for actor in come if actor.iri in strangers])
    for actor in come:
        if actor.iri not in strangers:
            queue.take([actor])
    while queue.again and (actor := queue.again.popleft()):
        queue.take([actor])
    return queue.rest


class _Queue:
    """Actors on their way into the graphs: `again` those that come once more, `rest` those that need a closer look."""

    def __init__(self, store: GraphStore, decided: Decided) -> None:
        self._store = store
        self._decided = decided
        self._torn = set(nodes_of(store, decided.kept_apart).values())
        self.again: deque[Marked] = deque()
        self.rest: list[Marked] = []

    def take(self, come: Sequence[Marked]) -> None:
        """Write those of these strangers to each other that join one cluster or stand alone."""
        if not come:
            return
        met = supporters(self._store, (each for actor in come for each in (*supports_of(actor), *actor.consults)))
        tied = {actor.iri: self._tied(actor, met) for actor in come}
        nodes = {actor.iri: self._node(actor, tied[actor.iri]) for actor in come}
        # whoever waits for a circumstance that was not there before has to be looked at again
        new = {
            actor.iri: {each for each in actor.supports if nodes[actor.iri] not in met.get(each, ())}
            for actor in come
            if nodes[actor.iri] is not None
        }
        waiting = consulting(self._store, (each for found in new.values() for each in found))
        behind = nodes_of(self._store, {actor for found in waiting.values() for actor in found})
        done: dict[str, str] = {}
        following: defaultdict[str, set[str]] = defaultdict(set)
        dissolved: set[str] = set()
        for actor in come:
            node = nodes[actor.iri]
            awaited = {each: waiting[each] for each in new.get(actor.iri, ()) if each in waiting}
            waiters = {behind[iri] for found in awaited.values() for iri in found}
            if node is None or any(other != node and (is_canonical(other) or not node) for other in waiters):
                self.rest.append(actor)
                continue
            done[actor.iri] = node
            dissolved |= waiters - {node}
            for circumstance, found in awaited.items():
                following[circumstance] |= {iri for iri in found if behind[iri] == node}
            dissolved |= (tied[actor.iri] or {}).keys() - {node}
        if done:
            known = [actor for actor in come if actor.iri in done]
            write_plain(self._store, known, done, met, following)
        self._dissolve(dissolved)

    def _tied(self, actor: Marked, met: Mapping[str, Mapping[str, str]]) -> dict[str, str] | None:
        """The nodes that become one with an actor, with their anchors; None where one of them has to be let go."""
        alike = {node: anchor for mark in actor.marks for node, anchor in met.get(mark.iri, {}).items()}
        if actor.identified:
            return alike
        leaders = {node: anchor for each in actor.consults for node, anchor in met.get(each, {}).items()}
        groups = {node: anchor for node, anchor in alike.items() if anchor.startswith("1")}
        led = alike.keys() - groups
        if len(alike) == 1 and not leaders:
            return alike  # whatever holds for the others holds for this one
        if len(leaders.keys() | led) > 1 or any(has_rivals(self._store, node) for node in groups):
            return None if led else groups  # nothing decides whom the group follows
        return alike | leaders

    def _node(self, actor: Marked, tied: Mapping[str, str] | None) -> str | None:
        """The cluster that an actor joins, "" where it stands alone, None where that takes a closer look."""
        if tied is None or article_of(actor.iri) in self._decided.articles:
            return None
        if not tied:
            return ""
        node = min(tied, key=lambda each: tied[each])
        if not is_canonical(node) or actor.anchor < tied[node] or tied.keys() & self._torn:
            return None
        large = {other for other in tied.keys() - {node} if is_canonical(other)}
        return None if large and size_of(self._store, large, most=SMALL + 1) > SMALL else node

    def _dissolve(self, nodes: set[str]) -> None:
        """Take small clusters out of the graphs; their actors come again, to join what they were tied to."""
        if not nodes:
            return
        members = {actor for found in members_of(self._store, nodes).values() for actor in found}
        replace_stored(self._store, members | nodes, ())
        articles = map(article_of, members)
        self.again.extend(actor for actor in marked_actors(self._store, articles) if actor.iri in members)


def _strangers(come: Sequence[Marked]) -> set[str]:
    """Those of one article's actors that have nothing to do with each other."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for actor in come:
        for each in (*supports_of(actor), *actor.consults):
            bearers[each].add(actor.iri)
    mixed = {iri for found in bearers.values() if len(found) > 1 for iri in found}
    return {actor.iri for actor in come} - mixed


# -- everything else --------------------------------------------------------------------------------------------------


def _recompute(store: GraphStore, gone: Iterable[str], come: Iterable[Marked], *, touched: Iterable[str] = ()) -> None:
    """Partition all actors anew that can be concerned by those that went, came or were judged."""
    decided = read_decided(store)
    new = {actor.iri: actor for actor in come}
    strings = {each for actor in new.values() for each in (*supports_of(actor), *actor.consults)}
    nodes = set(nodes_of(store, {*gone, *touched}).values())
    nodes |= {node for found in supporters(store, strings).values() for node in found}
    waiting = {actor for found in consulting(store, strings).values() for actor in found}
    nodes |= set(nodes_of(store, waiting).values())
    judged = (group for group in (*decided.together.values(), *decided.apart) if new.keys() & set(group))
    nodes |= {node for group in judged for node in nodes_of(store, group).values()}
    nodes = _closure(store, nodes, decided)
    members = {actor for found in members_of(store, nodes).values() for actor in found}
    kept = members - set(gone) - new.keys()
    actors = {actor.iri: actor for actor in marked_actors(store, map(article_of, kept)) if actor.iri in kept}
    actors |= new
    clusters = partition(actors, apart=decided.apart, together=decided.together)
    written = [lines.insert() for lines in write_clusters(clusters, actors, decided)]
    replace_stored(store, members | nodes, written)


def _closure(store: GraphStore, nodes: set[str], decided: Decided) -> set[str]:
    """The nodes that share a mark or circumstance with these, directly or over others."""
    known: set[str] = set()
    judged = [nodes_of(store, group) for group in (*decided.together.values(), *decided.apart)]
    pairs = [set(group.values()) for group in judged]
    while fresh := nodes - known:
        known |= fresh
        nodes = known | neighbours(store, fresh)
        for pair in pairs:
            if pair & nodes:
                nodes = nodes | pair
    return known
