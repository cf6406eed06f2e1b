"""New graphs: one by one and in bulk they are stored alike, and what a killed bulk load left is removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.store import GraphStore, NewGraph, open_store, unlinked_graphs, unmark
from kg.store.pending import being_loaded
from tests.store.graphs import entry, graph, graph_name


def new(article: str) -> NewGraph:
    name = graph_name(article)
    return NewGraph(name, "".join(f"{quad} .\n" for quad in graph(name, article)).encode(), entry(article, work=None))


@pytest.mark.parametrize("count", [1, 3, 30])
def test_graphs_are_added_as_replace_graph_adds_them(reopen: Callable[[], GraphStore], count: int) -> None:
    names = [f"a{number}" for number in range(count)]
    with reopen() as store:
        store.add_graphs([new(name) for name in names])
        added = set(store.dump())
        assert unlinked_graphs(store) == sorted(graph_name(name) for name in names)
        for name in names:
            outcome = store.replace_graph(
                graph_name(name), graph(graph_name(name), name), ledger=entry(name, work=None)
            )
            assert outcome == "unchanged"
            unmark(store, graph_name(name))
        assert set(store.dump()) < added
        assert unlinked_graphs(store) == []


def test_half_a_shard_is_removed_by_whoever_writes_next(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        store.add_graphs([new("a1")])
        whole = set(store.dump())
        half = new("a2")
        store.insert([being_loaded(half.iri), *list(graph(half.iri, "x"))[:1]])
    with open_store(tmp_path / "store", read_only=True) as store:
        assert NamedNode(half.iri) in {quad.graph_name for quad in store.dump()}
        assert store.graph_names() == (graph_name("a1"),)
    with open_store(tmp_path / "store") as store:
        assert set(store.dump()) == whole
