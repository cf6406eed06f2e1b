"""Dumps are sorted and whole; what is loaded from them is checked before anything is written."""

from __future__ import annotations

import gzip
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import link
from kg.errors import InputError, StoreError
from kg.ids import derived_graph_iri
from kg.ingest import connect
from kg.link.decisions import write_decision
from kg.link.overview import find_identity, side_of
from kg.store import GraphStore, open_directory, open_memory, open_store
from kg.store.dumps import DumpedGraph, load_dump, load_trusted, write_dump
from tests.queries.articles import ARTICLES
from tests.queries.conftest import fill, store_of
from tests.store.graphs import NOON

Check = Callable[[DumpedGraph], bool]


@pytest.fixture(scope="module")
def world() -> GraphStore:
    """Two versions of one article, the later with a figure corrected, and a third; a person judged two actors."""
    store = store_of(ARTICLES[1:4])
    identities = [find_identity(store, name) for name in ("Ana Ruiz", "Tomas Berg")]
    sides = tuple(side_of(store, each.node, each) for each in identities)
    write_decision(store, "different", sides, by="Ida", reason="met both", at=NOON)
    link.refresh(store, (side.iri for side in sides))
    return store


def dumped(store: GraphStore) -> bytes:
    stream = io.BytesIO()
    assert write_dump(store, stream) == len(list(store.dump()))
    return stream.getvalue()


def load(place: str | Path, *paths: Path, check: Check = lambda _: True) -> tuple[dict[str, int], int]:
    return load_dump([str(path) for path in paths], check, lambda: open_store(place, create=True), connect)


def test_equal_stores_give_equal_bytes(world: GraphStore) -> None:
    data = dumped(world)
    other = open_memory()
    quads = list(world.dump())
    random.Random(7).shuffle(quads)
    other.insert(quads)
    assert dumped(other) == data
    names = [line.rsplit(b" ", 2)[1] for line in data.splitlines()]
    assert names == sorted(names)


def test_packed_is_the_same(world: GraphStore) -> None:
    packed = io.BytesIO()
    write_dump(world, packed, compress=True)
    assert gzip.decompress(packed.getvalue()) == dumped(world)
    again = io.BytesIO()
    write_dump(world, again, compress=True)
    assert again.getvalue() == packed.getvalue()


@pytest.mark.parametrize("kind", ["directory", "service"])
def test_a_load_makes_the_same_store(
    world: GraphStore, tmp_path: Path, request: pytest.FixtureRequest, kind: str
) -> None:
    lines = dumped(world).splitlines(keepends=True)
    random.Random(7).shuffle(lines)
    (tmp_path / "a.nq").write_bytes(b"".join(lines[:500]))
    (tmp_path / "b.nq.gz").write_bytes(gzip.compress(b"".join(lines[500:])))
    target = request.getfixturevalue("empty_service") if kind == "service" else str(tmp_path / "new")
    seen: list[str] = []

    def look(graph: DumpedGraph) -> bool:
        seen.append(graph.iri)
        return True

    assert load(target, tmp_path / "a.nq", tmp_path / "b.nq.gz", check=look) == ({"added": 3}, 0)
    assert sorted(seen) == list(world.graph_names())
    with open_store(target) as store:
        assert dumped(store) == dumped(world)
    assert load(target, tmp_path / "a.nq", tmp_path / "b.nq.gz") == ({"unchanged": 3}, 0)


def test_one_refused_graph_and_nothing_is_written(world: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_bytes(dumped(world))
    refused = world.graph_names()[1]
    opened: list[str] = []

    def never() -> GraphStore:
        opened.append("opened")
        return open_memory()

    found = load_dump([str(tmp_path / "a.nq")], lambda graph: graph.iri != refused, never, connect)
    assert found == ({}, 1)
    assert opened == []


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.ttl", b"", "ends in .nq"),
        ("a.nq", b"", "no quads"),
        ("a.nq", b"<urn:a> <urn:b> 'c' <urn:g> .\n", "a.nq:1"),
        ("a.nq", b"<urn:a> <urn:b> <urn:c> <urn:g> .\n", "none that Hearsay makes"),
        ("a.nq", b"<urn:a> <urn:b> <urn:c> .\n", "outside"),
        ("a.nq", b"<urn:a> <urn:b> <urn:c> _:g .\n", "blank node"),
        ("a.nq.gz", b"plain", "cut short or broken"),
        ("a.nq.gz", gzip.compress(b"<urn:a> <urn:b> <urn:c> <urn:g> .\n")[:-9], "cut short or broken"),
    ],
)  # fmt: skip
def test_what_is_no_dump(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=words):
        load(tmp_path / "new", tmp_path / name)
    assert not (tmp_path / "new").exists()


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load(tmp_path / "new", tmp_path / "none.nq")


def test_a_ledger_with_a_broken_time(world: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_bytes(dumped(world).replace(b"2026-03-08T12:00:00Z", b"soon"))
    with pytest.raises(InputError, match="'soon' as a time"):
        load(tmp_path / "new", tmp_path / "a.nq")


def test_trusted_makes_a_new_store_of_everything(world: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_bytes(dumped(world))
    assert load_trusted([str(tmp_path / "a.nq")], tmp_path / "new") == len(list(world.dump()))
    with open_directory(tmp_path / "new", read_only=True) as store:
        assert dumped(store) == dumped(world)
    with pytest.raises(StoreError, match="not empty"):
        load_trusted([str(tmp_path / "a.nq")], tmp_path / "new")


@pytest.mark.parametrize(
    ("data", "words"), [(b"<urn:a> <urn:b> <urn:c> <urn:g> .\nbroken", "a.nq:2"), (b"<urn:a> <urn:b> 1 .", "a.nq")]
)
def test_trusted_leaves_nothing_of_a_broken_file(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "a.nq").write_bytes(data)
    with pytest.raises(InputError, match=words):
        load_trusted([str(tmp_path / "a.nq")], tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.nq"]


def test_trusted_without_the_ledger_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_bytes(b"<urn:a> <urn:b> <urn:c> <urn:g> .\n")
    with pytest.raises(StoreError, match="no Hearsay store"):
        load_trusted([str(tmp_path / "a.nq")], tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.nq"]


def test_judgements_come_along(world: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_bytes(dumped(world))
    with open_store(tmp_path / "new", create=True) as store:
        fill(store, ARTICLES[4:5])
    load(tmp_path / "new", tmp_path / "a.nq")
    judgements = derived_graph_iri("judgements")
    with open_store(tmp_path / "new") as store:
        assert set(store.quads(judgements)) == set(world.quads(judgements)) != set()
        assert len(store.graph_names()) == 4
