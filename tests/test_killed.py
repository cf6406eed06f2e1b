"""A run that is killed before any one of its writes, and run again, ends with the store of a run that was not."""

from __future__ import annotations

import gc
import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat

from kg.batch import MadeGraph
from kg.build import BuiltGraph
from kg.ids import derived_graph_iri
from kg.model import Extraction
from kg.pipeline import build_graph
from kg.store import DERIVED, GraphStore, OxigraphStore, open_store, unlinked_graphs
from kg.writer import Writer, mend
from tests.compare.test_update import NEWS
from tests.link.invented import World
from tests.queries.articles import ARTICLES

WRITES = ("update", "extend", "load", "bulk_load")


class Killed(BaseException):
    """Stands for SIGKILL: nobody catches it, and nothing is written after it."""


class Engine:
    """The real engine, which dies before its write of a given number; a bulk load dies in its middle."""

    def __init__(self, engine: Any, last: float) -> None:
        self._engine = engine
        self._last = last
        self.writes = 0

    def __getattr__(self, name: str) -> Any:
        return self._counted(name) if name in WRITES else getattr(self._engine, name)

    def _counted(self, name: str) -> Callable[..., Any]:
        def write(*given: Any, **named: Any) -> Any:
            self.writes += 1
            if self.writes > self._last:
                raise Killed
            if self.writes == self._last and name == "bulk_load":
                lines = given[0].splitlines(keepends=True)
                self._engine.bulk_load(b"".join(lines[: len(lines) // 2]), format=RdfFormat.N_QUADS)
                raise Killed
            return getattr(self._engine, name)(*given, **named)

        return write


def made(graph: BuiltGraph) -> MadeGraph:
    return MadeGraph(graph.iri, None, graph.iri, graph.article_iri, graph.nquads().encode(), 0, 0, 0, 0, (), ())


def graphs() -> list[MadeGraph]:
    """Figures that are revised, versions of one text, actors of one name; some come twice, some changed."""
    extractions: list[Extraction] = [*NEWS, *ARTICLES]
    invented = [made(graph) for graph in World(people=30, bodies=8, seed=3).articles(12)]
    read = [MadeGraph.of(build_graph(each)) for each in extractions]
    assert not any(each.violations for each in read)
    mixed = [each for pair in itertools.zip_longest(read, invented) for each in pair if each is not None]
    shorter = invented[4].nquads.splitlines(keepends=True)
    kept = b"".join(line for line in shorter if b"roleName" not in line)
    return [*mixed, mixed[2], MadeGraph(*(kept if name == "nquads" else getattr(invented[4], name) for name in FIELDS))]


FIELDS = MadeGraph.__slots__


def run(location: Path, given: list[MadeGraph], *, last: float = float("inf")) -> int:
    """Write everything, or as much as one process does before it is killed; tells how often it wrote."""
    with open_store(location, create=True) as store:
        assert isinstance(store, OxigraphStore)
        engine: Any = Engine(store._store, last)
        store._store = engine
        mend(store)
        writer = Writer(store, base=None)
        for each in given:
            list(writer.take(each))
        list(writer.finish())
        return int(engine.writes)


def contents(store: GraphStore) -> set[str]:
    """Everything but the clock."""
    return {str(quad) for quad in store.dump() if not quad.predicate.value.endswith("#ingestedAt")}


def check_kills(kills: range, given: list[MadeGraph], tmp_path: Path, expected: set[str]) -> None:
    for last in kills:
        location = tmp_path / f"killed-{last}"
        with pytest.raises(Killed):
            run(location, given, last=last)
        gc.collect()  # lets go of the engine's lock
        with open_store(location) as store:
            names = {quad.graph_name.value for quad in store.dump()}
            assert names <= {*store.graph_names(), *DERIVED}, f"half a shard, killed before write {last + 1}"
        run(location, given)
        with open_store(location, read_only=True) as store:
            assert contents(store) == expected, f"killed before write {last + 1}"


@pytest.fixture
def often_in_bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.writer.ONE_BY_ONE", 4)
    monkeypatch.setattr("kg.writer.SHARD", 5)
    monkeypatch.setattr("kg.store.oxigraph.SHARD_FROM", 3)


@pytest.fixture
def whole(often_in_bulk: None, tmp_path: Path) -> tuple[list[MadeGraph], int, set[str]]:
    """The graphs, how many writes they take, and the store that they end with."""
    given = graphs()
    writes = run(tmp_path / "whole", given)
    with open_store(tmp_path / "whole", read_only=True) as store:
        assert unlinked_graphs(store) == []
        found = contents(store)
    assert {derived_graph_iri("links"), derived_graph_iri("comparisons")} <= {
        line.rpartition(" <")[2].rstrip(">") for line in found
    }
    return given, writes, found


def test_some_kills(whole: tuple[list[MadeGraph], int, set[str]], tmp_path: Path) -> None:
    given, writes, expected = whole
    check_kills(range(7, writes, writes // 6), given, tmp_path, expected)


@pytest.mark.slow
@pytest.mark.skipif("HEARSAY_EVERY_KILL" not in os.environ, reason="minutes; set HEARSAY_EVERY_KILL=1 to run it")
def test_a_kill_before_every_write(whole: tuple[list[MadeGraph], int, set[str]], tmp_path: Path) -> None:
    given, writes, expected = whole
    check_kills(range(1, writes), given, tmp_path, expected)


def test_one_by_one_and_in_bulk_make_the_same_store(
    whole: tuple[list[MadeGraph], int, set[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, _, expected = whole
    monkeypatch.setattr("kg.writer.ONE_BY_ONE", 1000)
    run(tmp_path / "single", given)
    with open_store(tmp_path / "single", read_only=True) as store:
        assert contents(store) == expected


def test_the_order_of_articles_changes_nothing(often_in_bulk: None, tmp_path: Path) -> None:
    """But of versions of one text, which are ordered by when they came."""
    once = list({each.url or each.iri: each for each in graphs()[:-2]}.values())
    found = []
    for number, given in enumerate((once, once[::-1], once[1::2] + once[::2])):
        run(tmp_path / str(number), given)
        with open_store(tmp_path / str(number), read_only=True) as store:
            found.append(contents(store))
    assert len(found[0]) > 1000
    assert found[1] == found[0]
    assert found[2] == found[0]
