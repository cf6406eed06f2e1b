"""What the links and evidence graphs hold, and the actors of the articles behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from kg.ids import derived_graph_iri
from kg.link.marks import Marked, mark_actors
from kg.link.profiles import read_profiles
from kg.link.terms import KG, PROV, SCHEMA, literals_text, rows_of, terms_text
from kg.link.triples import ACTIVITY, EVIDENCE, LINKS, actor_of, article_of

if TYPE_CHECKING:
    from kg.store import GraphStore

LEDGER = derived_graph_iri("ledger")
AT_ONCE = 400  # terms of one VALUES block
FEW = 12  # branches of one UNION: their cost grows with the square


def chunks(items: Iterable[str]) -> Iterator[Sequence[str]]:
    """Distinct items, sorted, in portions that one query can take."""
    rest = iter(sorted(set(items)))
    while part := list(islice(rest, AT_ONCE)):
        yield part


def resolve(store: GraphStore, actors: Iterable[str]) -> dict[str, str]:
    """The canonical actor of each article's actor that has one."""
    return dict(values_of(store, LINKS, actors, KG.resolvesTo))


def members_of(store: GraphStore, nodes: Iterable[str]) -> dict[str, list[str]]:
    """The actors behind each node: those that resolve to it, or itself."""
    found: dict[str, list[str]] = {}
    for part in chunks(nodes):
        found |= {node: [] for node in part}
        for actor, node in rows_of(
            store,
            f"SELECT ?a ?c WHERE {{ VALUES ?c {{ {terms_text(part)} }} "
            f"GRAPH <{LINKS}> {{ ?a <{KG.resolvesTo}> ?c }} }} ORDER BY ?a",
        ):
            found[node].append(actor)
    return {node: actors or [node] for node, actors in found.items()}


def registered(store: GraphStore, article: str) -> dict[str, str]:
    """The actors of an article that links know, with their digests."""
    return {
        row[0]: row[1]
        for row in rows_of(
            store,
            f"SELECT ?a ?d WHERE {{ GRAPH <{EVIDENCE}> {{ "
            f"?a <{KG.reportedIn}> {terms_text([article])} ; <{KG.digest}> ?d }} }}",
        )
    }


def is_linked(store: GraphStore, article: str) -> bool:
    """Whether links know any actor of an article; one without named actors is never linked."""
    return bool(registered(store, article))


def supporters(store: GraphStore, circumstances: Iterable[str]) -> dict[str, set[str]]:
    """For each circumstance or mark the clusters that are met under it."""
    met: defaultdict[str, set[str]] = defaultdict(set)
    for part in chunks(circumstances):
        query = (
            f"SELECT ?s ?c WHERE {{ VALUES ?s {{ {literals_text(part)} }} "
            f"GRAPH <{EVIDENCE}> {{ ?c <{KG.supports}> ?s }} }}"
        )
        for what, cluster in rows_of(store, query):
            met[what].add(cluster)
    return dict(met)


def values_of(store: GraphStore, graph: str, subjects: Iterable[str], predicate: str) -> Iterator[tuple[str, str]]:
    """The values of one property of each subject.

    Asked for one by one in a UNION: with VALUES, Oxigraph reads all that have the property once these are few.
    """
    rest = sorted(set(subjects))
    for start in range(0, len(rest), FEW):
        branches = " UNION ".join(
            f"{{ <{subject}> <{predicate}> ?value BIND(<{subject}> AS ?x) }}" for subject in rest[start : start + FEW]
        )
        for row in rows_of(store, f"SELECT ?x ?value WHERE {{ GRAPH <{graph}> {{ {branches} }} }}"):
            yield row[0], row[1]


def consulting(store: GraphStore, circumstances: Iterable[str]) -> dict[str, set[str]]:
    """For each of these circumstances the actors that follow whoever is met under it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part in chunks(circumstances):
        query = (
            f"SELECT ?s ?a WHERE {{ VALUES ?s {{ {literals_text(part)} }} "
            f"GRAPH <{EVIDENCE}> {{ ?a <{KG.consults}> ?s }} }}"
        )
        for what, actor in rows_of(store, query):
            found[what].add(actor)
    return found


def nodes_of(store: GraphStore, actors: Iterable[str]) -> dict[str, str]:
    """The node behind which each actor stands that links know: its canonical actor, or itself."""
    found = {actor: actor for actor, _ in values_of(store, EVIDENCE, actors, KG.inCluster)}
    return found | resolve(store, found)


def all_nodes(store: GraphStore) -> dict[str, str]:
    """Who stands for each cluster: the canonical actor that it has or follows, else its only actor."""
    anchors, followed, canonical = (
        {row[0]: row[1] for row in rows_of(store, f"SELECT ?x ?y WHERE {{ GRAPH <{graph}> {{ ?x {pattern} ?y }} }}")}
        for graph, pattern in (
            (EVIDENCE, f"<{KG.anchor}>"),
            (EVIDENCE, f"<{KG.follows}>"),
            (LINKS, f"a <{KG.CanonicalActor}> ; <{SCHEMA.name}>"),
        )
    )
    return {
        cluster: followed.get(cluster) or (cluster if cluster in canonical else actor_of(anchor))
        for cluster, anchor in anchors.items()
    }


def rule_judgements(store: GraphStore, iris: Iterable[str]) -> set[str]:
    """Those of these judgements that the links have from the rules of this version."""
    found: set[str] = set()
    for part in chunks(iris):
        query = (
            f"SELECT ?j WHERE {{ VALUES ?j {{ {terms_text(part)} }} "
            f"GRAPH <{LINKS}> {{ ?j <{PROV.wasGeneratedBy}> <{ACTIVITY}> }} }}"
        )
        found |= {row[0] for row in rows_of(store, query)}
    return found


def first_bearers(store: GraphStore, marks: Iterable[str]) -> dict[str, list[str]]:
    """The bearers of marks on which no judgement stands yet, because there was only one."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for part in chunks(marks):
        query = (
            f"SELECT ?m ?a WHERE {{ VALUES ?m {{ {terms_text(part)} }} "
            f"GRAPH <{EVIDENCE}> {{ ?a <{KG.evidence}> ?m }} }}"
        )
        for mark, actor in rows_of(store, query):
            found[mark].append(actor)
    return found


def labels(store: GraphStore, nodes: Iterable[str]) -> dict[str, str]:
    """Names of canonical actors."""
    return dict(values_of(store, LINKS, nodes, SCHEMA.name))


def marked_actors(store: GraphStore, actors: Collection[str]) -> Iterator[Marked]:
    """Actors as the graphs of their articles show them now, those that are still there."""
    for part in chunks(map(article_of, actors)):
        graphs = sorted(
            row[0]
            for row in rows_of(
                store,
                f"SELECT DISTINCT ?g WHERE {{ VALUES ?a {{ {terms_text(part)} }} "
                f"GRAPH <{LEDGER}> {{ ?a <{KG.storedIn}> ?g }} }}",
            )
        )
        for graph in graphs:
            article, profiles = read_profiles(store, graph)
            if article is not None:
                yield from mark_actors(article, profiles, wanted=actors)


def all_graphs(store: GraphStore) -> tuple[str, ...]:
    """The article graphs of the store, sorted."""
    rows = rows_of(store, f"SELECT DISTINCT ?g WHERE {{ GRAPH <{LEDGER}> {{ ?a <{KG.storedIn}> ?g }} }}")
    return tuple(sorted(row[0] for row in rows))
