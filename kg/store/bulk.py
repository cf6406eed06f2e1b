"""New graphs into an embedded store: few with a transaction each, many or large ones loaded in bulk.

Bulk loading is no transaction. The ledger first says which graphs are being loaded; one update at the end puts their
entries in the place of that. After a kill between the two, the next process that opens the store for writing removes
what was loaded (`drop_unfinished`): a graph counts when its ledger entry is there. Measured in docs/scaling.md.

A large graph that takes the place of another is loaded beside it; the update that swaps their entries says of the old
one what is said of graphs being loaded, and it goes piece by piece. Meanwhile readers may see both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from kg.store.base import NewGraph
from kg.store.pending import being_loaded, loading_graphs
from kg.store.replace import forgetting, insertion, new_facts

if TYPE_CHECKING:
    from kg.store.base import GraphStore

LARGE = 50_000  # quads; a transaction holds 1.6 kB a quad in memory, bulk loading a third of that
PIECE = 10_000  # quads of a large graph that are removed together
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


def add_large(
    store: GraphStore, engine: Store, graph_iri: str, quads: Iterable[Quad], facts: Iterable[Quad], *,
    article: str, replaced: Sequence[str],
) -> None:  # fmt: skip
    """One graph of very many quads, then its ledger entry; `replaced` are the graphs of the same `article` that go."""
    marks = [being_loaded(graph_iri)]
    engine.extend(marks)
    engine.bulk_extend(quads)
    _count(engine, marks, [*facts, *map(being_loaded, replaced)], forgetting(article))
    if replaced:
        drop_unfinished(store)


def drop_unfinished(store: GraphStore) -> None:
    """Remove what is marked as being loaded, piece by piece: a transaction holds 1.3 kB in memory for each quad."""
    for graph in loading_graphs(store):
        quads = store.quads(graph)
        while piece := list(islice(quads, PIECE)):
            store.update(f"DELETE DATA {{\n{insertion(piece)}\n}}")
        store.update(f"DROP SILENT GRAPH {NamedNode(graph)} ;\nDELETE DATA {{\n{insertion([being_loaded(graph)])}\n}}")


def _count(engine: Store, marks: Iterable[Quad], facts: Iterable[Quad], before: str = "") -> None:
    """Put the ledger's entries in the place of its marks."""
    engine.update(f"{before}DELETE DATA {{\n{insertion(marks)}\n}} ;\nINSERT DATA {{\n{insertion(facts)}\n}}")
