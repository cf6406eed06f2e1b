"""All links anew: the same as those made article by article, and of these only the wrong ones are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import link
from kg.ids import derived_graph_iri
from kg.store import OxigraphStore, open_store
from kg.vocab import KG
from tests.link.invented import World
from tests.link.worlds import derived, put

GRAPHS = tuple(derived_graph_iri(name) for name in ("links", "evidence"))


@pytest.fixture
def store(tmp_path: Path) -> OxigraphStore:
    made = open_store(tmp_path / "store", create=True)
    assert isinstance(made, OxigraphStore)
    for graph in World(people=40, bodies=15, seed=8).articles(30):
        put(made, graph)
        link.update(made, graph.iri)
    return made


def test_what_is_right_is_not_written(store: OxigraphStore) -> None:
    before = derived(store)
    store.update = store.load = None  # type: ignore[assignment,method-assign]  # writing would fail
    link.rebuild(store)
    assert derived(store) == before


def test_what_is_wrong_goes_and_what_is_missing_comes(store: OxigraphStore) -> None:
    before = derived(store)
    for name in GRAPHS:
        gone = " . ".join(sorted(str(quad.triple) for quad in store.quads(name))[::3])
        store.update(f"DELETE DATA {{ GRAPH <{name}> {{ {gone} }} }}")
        old = f"<https://old.example/1> a <https://old.example/2> ; <{KG.nearDuplicateOf}> <https://old.example/2>"
        store.update(f'INSERT DATA {{ GRAPH <{name}> {{ {old} ; <{KG.textBand}> "0-gone" }} }}')
    assert derived(store) != before
    link.rebuild(store)
    assert derived(store) == before


def test_links_of_a_store_that_has_none(store: OxigraphStore) -> None:
    before = derived(store)
    for name in GRAPHS:
        store.update(f"DROP GRAPH <{name}>")
    link.rebuild(store)
    assert derived(store) == before
