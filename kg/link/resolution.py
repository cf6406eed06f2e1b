"""Keeps the links up to date: one article at a time, or all anew.

An article's actors are looked up by their marks and circumstances. In the usual case each joins the one cluster that it
meets, or none, and nothing else changes: the cost is that of the article's own actors. Where an actor makes one of two
clusters, tears one apart, or something was removed, all actors that can be concerned are gathered and partitioned anew
(kg/link/partition.py), so that the result is always that of all articles together in any order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.link.decisions import Decided, read_decided
from kg.link.marks import Marked, mark_actors
from kg.link.partition import partition
from kg.link.profiles import read_profiles
from kg.link.read import (
    all_graphs,
    chunks,
    consulted,
    consulting,
    first_bearers,
    labels,
    marked_actors,
    members_of,
    neighbours,
    nodes_of,
    registered,
    supporters,
)
from kg.link.terms import KG, PROV, SKOS, terms_text
from kg.link.write import (
    ACTIVITY,
    EVIDENCE,
    LINKS,
    Lines,
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
    lines = Lines()
    lines.activity()
    for cluster in clusters:
        write_clusters(lines, (cluster,), actors, decided)
        if len(lines.evidence) > LINES_AT_ONCE:
            store.update(lines.insert())
            lines = Lines()
    store.update(lines.insert())


# What the links graph says of actors; others write their links into the same graph.
CLEAR = f"""DELETE {{ GRAPH <{LINKS}> {{ ?j ?p ?o . ?activity ?q ?v }} }} WHERE {{ GRAPH <{LINKS}> {{
  ?c a <{KG.CanonicalActor}> . ?a <{KG.resolvesTo}> ?c . ?j <{KG.judges}> ?a ; ?p ?o
  OPTIONAL {{ ?j <{PROV.wasGeneratedBy}> ?activity . ?activity ?q ?v }} }} }} ;
DELETE {{ GRAPH <{LINKS}> {{ ?a <{SKOS.exactMatch}> ?o }} }} WHERE {{ GRAPH <{LINKS}> {{ ?a <{SKOS.exactMatch}> ?o }} }} ;
DELETE {{ GRAPH <{LINKS}> {{ ?a <{KG.resolvesTo}> ?c }} }} WHERE {{ GRAPH <{LINKS}> {{
  ?c a <{KG.CanonicalActor}> . ?a <{KG.resolvesTo}> ?c }} }} ;
DELETE {{ GRAPH <{LINKS}> {{ ?c ?p ?o }} }} WHERE {{ GRAPH <{LINKS}> {{ ?c a <{KG.CanonicalActor}> ; ?p ?o }} }}"""


# -- the usual case ---------------------------------------------------------------------------------------------------


def _append(store: GraphStore, come: Sequence[Marked], decided: Decided) -> list[Marked]:
    """Write the actors that join one cluster or stand alone and change nothing else; tell which ones remain."""
    met = supporters(store, (each for actor in come for each in (*supports_of(actor), *actor.consults)))
    anchors = {node: anchor for found in met.values() for node, anchor in found.items()}
    torn = set(nodes_of(store, decided.kept_apart).values())
    apart = _strangers(come)
    plain: dict[str, str] = {}
    for actor in come:
        node = _only_node(actor, met)
        if node is None or actor.iri not in apart or article_of(actor.iri) in decided.articles:
            continue
        if not node or (is_canonical(node) and node not in torn and actor.anchor > anchors[node]):
            plain[actor.iri] = node
    # whoever waits for a circumstance that was not there before has to be looked at again
    new = {
        actor.iri: {each for each in actor.supports if plain.get(actor.iri) not in met.get(each, ())} for actor in come
    }
    awaited = consulted(store, (each for iri in plain for each in new[iri]))
    done = [actor for actor in come if actor.iri in plain and not new[actor.iri] & awaited]
    if done:
        _write_plain(store, done, plain, met)
    return [actor for actor in come if actor not in done]


def _only_node(actor: Marked, met: Mapping[str, Mapping[str, str]]) -> str | None:
    """The one cluster that an actor joins, "" where it stands alone; None where that takes a closer look."""
    alike = {node for mark in actor.marks for node in met.get(mark.iri, ())}
    leaders = {node for each in actor.consults for node in met.get(each, ())}
    if not alike and len(leaders) != 1:
        return ""
    nodes = alike | leaders
    return nodes.pop() if len(nodes) == 1 else None


def _strangers(come: Sequence[Marked]) -> set[str]:
    """Those of one article's actors that have nothing to do with each other."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for actor in come:
        for each in (*supports_of(actor), *actor.consults):
            bearers[each].add(actor.iri)
    mixed = {iri for found in bearers.values() if len(found) > 1 for iri in found}
    return {actor.iri for actor in come} - mixed


def _write_plain(
    store: GraphStore, done: Sequence[Marked], nodes: Mapping[str, str], met: Mapping[str, Mapping[str, str]]
) -> None:
    shared = {mark.iri for actor in done for mark in actor.marks if nodes[actor.iri] in met.get(mark.iri, ())}
    bearers = first_bearers(store, shared)
    names = labels(store, set(nodes.values()) - {""})
    lines = Lines()
    lines.activity()
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
    store.update(lines.insert())


# -- everything else --------------------------------------------------------------------------------------------------


def _recompute(store: GraphStore, gone: Iterable[str], come: Iterable[Marked], *, touched: Iterable[str] = ()) -> None:
    """Partition all actors anew that can be concerned by those that went, came or were judged."""
    decided = read_decided(store)
    new = {actor.iri: actor for actor in come}
    strings = {each for actor in new.values() for each in (*supports_of(actor), *actor.consults)}
    nodes = set(nodes_of(store, {*gone, *touched}).values())
    nodes |= {node for found in supporters(store, strings).values() for node in found}
    waiting = {actor for part in chunks(strings) for actor in consulting(store, part)}
    nodes |= set(nodes_of(store, waiting).values())
    judged = (group for group in (*decided.together.values(), *decided.apart) if new.keys() & set(group))
    nodes |= {node for group in judged for node in nodes_of(store, group).values()}
    nodes = _closure(store, nodes, decided)
    members = {actor for found in members_of(store, nodes).values() for actor in found}
    kept = members - set(gone) - new.keys()
    actors = {actor.iri: actor for actor in marked_actors(store, map(article_of, kept)) if actor.iri in kept}
    actors |= new
    lines = Lines()
    lines.activity()
    clusters = partition(actors, apart=decided.apart, together=decided.together)
    write_clusters(lines, clusters, actors, decided)
    store.update(" ;\n".join([*_removal(members, nodes), lines.insert()]))


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


def _removal(members: set[str], nodes: set[str]) -> Iterator[str]:
    """Updates that take everything out that the two graphs say of these actors and nodes."""
    links, evidence = f"GRAPH <{LINKS}>", f"GRAPH <{EVIDENCE}>"
    for part in chunks(members | nodes):
        values = f"VALUES ?n {{ {terms_text(part)} }}"
        yield (
            f"DELETE {{ {links} {{ ?j ?p ?o . ?activity ?q ?v }} }} WHERE {{ {values} {links} {{ ?j <{KG.judges}> ?n ; ?p ?o "
            f"OPTIONAL {{ ?j <{PROV.wasGeneratedBy}> ?activity . ?activity ?q ?v FILTER(?activity != <{ACTIVITY}>) }} }} }}"
        )
        yield f"DELETE {{ {links} {{ ?n ?p ?o }} }} WHERE {{ {values} {links} {{ ?n ?p ?o }} }}"
        yield f"DELETE {{ {evidence} {{ ?n ?p ?o }} }} WHERE {{ {values} {evidence} {{ ?n ?p ?o }} }}"
