"""New graphs into an embedded store: few with a transaction each, many or large ones loaded in bulk.

Bulk loading is no transaction. The ledger first says which graphs are being loaded; one update at the end puts their
entries in the place of that. After a kill between the two, the next process that opens the store for writing removes
what was loaded (`drop_unfinished`): a graph counts when its ledger entry is there. Measured in docs/scaling.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, Store

from kg.store.base import NewGraph
from kg.store.pending import being_loaded
from kg.store.replace import insertion, new_facts

if TYPE_CHECKING:
    from kg.store.base import GraphStore

LARGE = 50_000  # quads; a transaction holds 1.6 kB a quad in memory, bulk loading a third of that
SHARD_FROM = 20  # graphs; fewer gain nothing, because every bulk load makes new files


def add_one_by_one(store: GraphStore, engine: Store, graphs: Sequence[NewGraph]) -> None:
    """Each graph with its ledger entry in one transaction."""
    for graph in graphs:
        facts = "".join(f"{quad} .\n" for quad in new_facts(store, graph.iri, graph.entry))
        engine.load(graph.nquads + facts.encode(), format=RdfFormat.N_QUADS)


def add_in_bulk(store: GraphStore, engine: Store, graphs: Sequence[NewGraph]) -> None:
    """All graphs as one shard, then all ledger entries in one update."""
    facts = [quad for graph in graphs for quad in new_facts(store, graph.iri, graph.entry)]
    marks = [being_loaded(graph.iri) for graph in graphs]
    engine.extend(marks)
    engine.bulk_load(b"".join(graph.nquads for graph in graphs), format=RdfFormat.N_QUADS)
    _count(engine, marks, facts)


def add_large(engine: Store, graph_iri: str, quads: Iterable[Quad], facts: Iterable[Quad]) -> None:
    """One graph of very many quads, then its ledger entry."""
    marks = [being_loaded(graph_iri)]
    engine.extend(marks)
    engine.bulk_extend(quads)
    _count(engine, marks, facts)


def _count(engine: Store, marks: Iterable[Quad], facts: Iterable[Quad]) -> None:
    """Put the ledger's entries in the place of its marks."""
    engine.update(f"DELETE DATA {{\n{insertion(marks)}\n}} ;\nINSERT DATA {{\n{insertion(facts)}\n}}")
