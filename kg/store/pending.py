"""What the ledger says of work that is not done: graphs being loaded in bulk, and graphs that await their links.

Both marks are written before, or in one update with, the graphs that they speak of, and go when the work is done. So a
process that finds one knows that another was killed at that place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from kg.store.base import LEDGER
from kg.store.results import Solutions
from kg.vocab import KG

if TYPE_CHECKING:
    from kg.store.base import GraphStore

_MARKS = {
    name: f"GRAPH <{LEDGER}> {{ <{LEDGER}> <{predicate}> ?graph }}"
    for name, predicate in (("loads", KG.loads), ("awaits", KG.awaitsLinks))
}


def awaiting_links(graph_iri: str) -> Quad:
    """The mark of a graph that is stored and not linked yet."""
    return Quad(NamedNode(LEDGER), NamedNode(str(KG.awaitsLinks)), NamedNode(graph_iri), NamedNode(LEDGER))


def being_loaded(graph_iri: str) -> Quad:
    """The mark of a graph that is being loaded and may not be whole."""
    return Quad(NamedNode(LEDGER), NamedNode(str(KG.loads)), NamedNode(graph_iri), NamedNode(LEDGER))


def mark(store: GraphStore, graph_iri: str) -> None:
    """Say that a graph awaits its links."""
    store.insert([awaiting_links(graph_iri)])


def unmark(store: GraphStore, graph_iri: str) -> None:
    """Say that a graph is linked."""
    store.update(f"DELETE WHERE {{ GRAPH <{LEDGER}> {{ <{LEDGER}> <{KG.awaitsLinks}> {NamedNode(graph_iri)} }} }}")


def unmark_all(store: GraphStore) -> None:
    """Say that all graphs are linked."""
    store.update(f"DELETE WHERE {{ {_MARKS['awaits']} }}")


def unlinked_graphs(store: GraphStore) -> list[str]:
    """The graphs that await their links, sorted."""
    return _names(store, "awaits")


def loading_graphs(store: GraphStore) -> list[str]:
    """The graphs that a killed process was loading or removing, sorted: none of them is in the ledger."""
    return _names(store, "loads")


def _names(store: GraphStore, which: str) -> list[str]:
    answer = store.query(f"SELECT ?graph WHERE {{ {_MARKS[which]} }} ORDER BY ?graph")
    rows: Iterable[tuple[object, ...]] = answer.rows if isinstance(answer, Solutions) else ()
    return [row[0].value for row in rows if isinstance(row[0], NamedNode)]
