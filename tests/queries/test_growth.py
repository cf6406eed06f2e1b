"""Which graphs a query looks into depends on the answer, not on the size of the store: a count instead of a clock.

`benchmarks/queries.py` measures the times.
"""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, Store

from benchmarks.queries import BY_SPEAKER, SELECTIVE, copies
from kg.query import load_catalog, run_saved
from kg.query.seeds import candidate_graphs
from kg.store import OxigraphStore

CATALOG = load_catalog()


def store_of_copies(count: int) -> OxigraphStore:
    store = Store()
    for part in copies(count):
        store.load(part, format=RdfFormat.N_QUADS)
    return OxigraphStore(store, location="memory")


@pytest.fixture(scope="module")
def small_and_large() -> tuple[OxigraphStore, OxigraphStore]:
    return store_of_copies(1), store_of_copies(8)


@pytest.mark.parametrize("name", CATALOG)
def test_the_graphs_looked_into_do_not_grow(name: str, small_and_large: tuple[OxigraphStore, OxigraphStore]) -> None:
    parameters = SELECTIVE.get(name, BY_SPEAKER)
    found = [candidate_graphs(store, CATALOG[name], parameters) for store in small_and_large]
    assert found[0] == found[1]
    assert found[0]
    small, large = (run_saved(store, name, parameters) for store in small_and_large)
    assert small.rows == large.rows
    assert small.rows
