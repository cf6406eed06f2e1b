"""What the links and evidence graphs hold, and the actors of the articles behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from kg.ids import derived_graph_iri
from kg.link.marks import Marked, mark_actors
from kg.link.profiles import read_profiles
from kg.link.terms import KG, SCHEMA, literals_text, rows_of, terms_text
from kg.link.write import EVIDENCE, LINKS

if TYPE_CHECKING:
    from kg.store import GraphStore

LEDGER = derived_graph_iri("ledger")
AT_ONCE = 400  # terms of one VALUES block


def chunks(items: Iterable[str]) -> Iterator[Sequence[str]]:
    """Distinct items, sorted, in portions that one query can take."""
    rest = iter(sorted(set(items)))
    while part := list(islice(rest, AT_ONCE)):
        yield part


def resolve(store: GraphStore, actors: Iterable[str]) -> dict[str, str]:
    """The canonical actor of each article's actor that has one."""
    found: dict[str, str] = {}
    for part in chunks(actors):
        found.update(
            (row[0], row[1])
            for row in rows_of(
                store,
                f"SELECT ?a ?c WHERE {{ VALUES ?a {{ {terms_text(part)} }} "
                f"GRAPH <{LINKS}> {{ ?a <{KG.resolvesTo}> ?c }} }}",
            )
        )
    return found


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


def size_of(store: GraphStore, nodes: Iterable[str], *, most: int) -> int:
    """How many actors resolve to these canonical ones; counting ends at `most`."""
    query = (
        f"SELECT ?a WHERE {{ VALUES ?c {{ {terms_text(sorted(nodes))} }} "
        f"GRAPH <{LINKS}> {{ ?a <{KG.resolvesTo}> ?c }} }} LIMIT {most}"
    )
    return sum(1 for _ in rows_of(store, query))


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


def supporters(store: GraphStore, circumstances: Iterable[str]) -> dict[str, dict[str, str]]:
    """For each circumstance or mark the nodes that are met under it, with their anchors."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for part in chunks(circumstances):
        for what, node, anchor in rows_of(
            store,
            f"SELECT ?s ?c ?anchor WHERE {{ VALUES ?s {{ {literals_text(part)} }} "
            f"GRAPH <{EVIDENCE}> {{ ?c <{KG.supports}> ?s ; <{KG.anchor}> ?anchor }} }}",
        ):
            found[what][node] = anchor
    return found


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


def has_rivals(store: GraphStore, node: str) -> bool:
    """Whether the actors behind a node might follow any of two or more clusters."""
    query = (
        f"SELECT DISTINCT ?n WHERE {{ {{ GRAPH <{LINKS}> {{ ?a <{KG.resolvesTo}> <{node}> }} }} UNION "
        f"{{ VALUES ?a {{ <{node}> }} }} "
        f"GRAPH <{EVIDENCE}> {{ ?a <{KG.consults}> ?s . ?n <{KG.supports}> ?s }} }} LIMIT 2"
    )
    return sum(1 for _ in rows_of(store, query)) > 1


def neighbours(store: GraphStore, nodes: Iterable[str]) -> set[str]:
    """Nodes that share a mark with these, follow them or are followed by them."""
    part = set(nodes)
    marks = 'FILTER(CONTAINS(?s, "judgement/"))'  # that two are met under one circumstance does not tie them
    alike = _column(store, part, terms_text, f"?x <{KG.supports}> ?s {marks} ?n <{KG.supports}> ?s", "?n")
    followers = _column(store, part, terms_text, f"?x <{KG.supports}> ?s . ?a <{KG.consults}> ?s", "?a")
    members = {actor for found in members_of(store, part).values() for actor in found}
    leaders = _column(store, members, terms_text, f"?x <{KG.consults}> ?s . ?n <{KG.supports}> ?s", "?n")
    return alike | set(nodes_of(store, followers).values()) | leaders


def _column(
    store: GraphStore, values: Iterable[str], write: Callable[[Iterable[str]], str], pattern: str, wanted: str
) -> set[str]:
    """One column of the evidence graph where ?x is any of the values."""
    found: set[str] = set()
    for part in chunks(values):
        query = f"SELECT DISTINCT {wanted} WHERE {{ VALUES ?x {{ {write(part)} }} GRAPH <{EVIDENCE}> {{ {pattern} }} }}"
        found |= {row[0] for row in rows_of(store, query)}
    return found


def nodes_of(store: GraphStore, actors: Iterable[str]) -> dict[str, str]:
    """The node behind which each actor stands that links know: its canonical actor, or itself."""
    there = sorted(set(actors))
    found = {actor: actor for actor in _column(store, there, terms_text, f"?x <{KG.reportedIn}> ?article", "?x")}
    return found | resolve(store, found)


def first_bearers(store: GraphStore, marks: Iterable[str]) -> dict[str, list[str]]:
    """The bearers of those marks on which no judgement stands yet, because there was only one."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for part in chunks(marks):
        for mark, actor in rows_of(
            store,
            f"SELECT ?m ?a WHERE {{ VALUES ?m {{ {terms_text(part)} }} GRAPH <{EVIDENCE}> {{ ?a <{KG.evidence}> ?m }} "
            f"FILTER NOT EXISTS {{ GRAPH <{LINKS}> {{ ?m <{KG.decision}> ?decision }} }} }}",
        ):
            found[mark].append(actor)
    return found


def labels(store: GraphStore, nodes: Iterable[str]) -> dict[str, str]:
    """Names of canonical actors."""
    found: dict[str, str] = {}
    for part in chunks(nodes):
        rows = rows_of(
            store,
            f"SELECT ?c ?name WHERE {{ VALUES ?c {{ {terms_text(part)} }} "
            f"GRAPH <{LINKS}> {{ ?c <{SCHEMA.name}> ?name }} }}",
        )
        found.update((row[0], row[1]) for row in rows)
    return found


def marked_actors(store: GraphStore, articles: Iterable[str]) -> Iterator[Marked]:
    """The actors of articles as their graphs show them now."""
    for part in chunks(articles):
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
                yield from mark_actors(article, profiles)


def all_graphs(store: GraphStore) -> tuple[str, ...]:
    """The article graphs of the store, sorted."""
    rows = rows_of(store, f"SELECT DISTINCT ?g WHERE {{ GRAPH <{LEDGER}> {{ ?a <{KG.storedIn}> ?g }} }}")
    return tuple(sorted(row[0] for row in rows))
