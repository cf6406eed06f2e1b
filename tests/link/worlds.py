"""Articles with given actors, as graphs in a store in memory: no text is read, no model is needed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from kg import __version__
from kg.build import BuiltGraph, build_quads
from kg.ids import derived_graph_iri
from kg.model import Actor, Article, Extraction, ModelIdentity, Role, Span
from kg.store import GraphStore, LedgerEntry, OxigraphStore

MODEL = ModelIdentity("test", "1", "0" * 16)
DERIVED = ("links", "evidence")


def person(name: str, role: str | None = None, of: str | None = None, *, aliases: Iterable[str] = ()) -> Actor:
    """A person as an article shows it, with one role or none."""
    roles = () if role is None else (Role(role, Span(0, 1), of),)
    return Actor(name, name, "person", (Span(0, 1),), tuple(aliases), roles)


def body(name: str, *, aliases: Iterable[str] = ()) -> Actor:
    """An organisation as an article shows it."""
    return Actor(name, name, "organization", (Span(0, 1),), tuple(aliases))


def article_graph(
    key: str, *actors: Actor, url: str | None = None, published: dt.date | None = None, publisher: str | None = None
) -> BuiltGraph:
    """The graph of an article of that key in which these actors are met."""
    text = f"{key}: " + ", ".join(actor.name for actor in actors)
    article = Article(text, key, url=url, published=published, publisher=publisher)
    return build_quads(Extraction(article, MODEL, actors=actors), version=__version__)


def put(store: GraphStore, graph: BuiltGraph) -> None:
    """Store a graph without linking its actors."""
    entry = LedgerEntry(graph.article_iri, dt.datetime(2026, 3, 1, tzinfo=dt.UTC), "test")
    store.replace_graph(graph.iri, graph.quads, ledger=entry)


def remove(store: OxigraphStore, graph: BuiltGraph) -> None:
    """Take a graph out of the store, and its article out of the ledger."""
    ledger = derived_graph_iri("ledger")
    store.update(f"DROP GRAPH <{graph.iri}> ; DELETE WHERE {{ GRAPH <{ledger}> {{ <{graph.article_iri}> ?p ?o }} }}")


def derived(store: OxigraphStore) -> dict[str, set[str]]:
    """The triples of the derived graphs."""
    return {name: {str(quad.triple) for quad in store.quads(derived_graph_iri(name))} for name in DERIVED}


def iri(graph: BuiltGraph, name: str) -> str:
    """The actor of that name in a graph."""
    found = [
        q.subject.value
        for q in graph.quads
        if str(q.predicate) == "<https://schema.org/name>" and q.object.value == name
    ]
    return next(each for each in found if "#actor-" in each)


def identities(store: OxigraphStore, graphs: Iterable[BuiltGraph], name: str) -> list[int]:
    """For each graph that has an actor of that name, the number of its identity by order of appearance."""
    from kg.link import resolve

    actors = [
        iri(graph, name)
        for graph in graphs
        if any(q.object.value == name for q in graph.quads if hasattr(q.object, "value"))
    ]
    canonical = resolve(store, actors)
    order: dict[str, int] = {}
    return [order.setdefault(canonical.get(actor, actor), len(order)) for actor in actors]
