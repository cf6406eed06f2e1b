"""The sample article in a store that exporters can read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export.projection import project
from kg.export.rows import Projection
from kg.export.source import StoreSource

SAMPLE = Path(__file__).parents[1] / "data" / "sample.trig"


class Answer:
    def __init__(self, solutions: ox.QuerySolutions) -> None:
        self.variables = [variable.value for variable in solutions.variables]
        self.rows = [tuple(solution[name] for name in self.variables) for solution in solutions]


class LoadedStore:
    """The two methods of a store that exports need, over an in-memory Oxigraph."""

    def __init__(self, data: bytes) -> None:
        self._store = ox.Store()
        self._store.load(data, format=ox.RdfFormat.TRIG)

    def query(self, sparql: str) -> Answer:
        answer = self._store.query(sparql)
        assert isinstance(answer, ox.QuerySolutions)
        return Answer(answer)

    def dump(self) -> Iterator[ox.Quad]:
        return iter(self._store)


@pytest.fixture(scope="session")
def source() -> StoreSource:
    return StoreSource(LoadedStore(SAMPLE.read_bytes()))


@pytest.fixture(scope="session")
def projection(source: StoreSource) -> Projection:
    return project(source.select)


@pytest.fixture(scope="session")
def empty_source() -> StoreSource:
    return StoreSource(LoadedStore(b""))
