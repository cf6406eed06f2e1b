"""The embedded store: what may lie in its directory, who may open it, and what is left after a kill."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.errors import StoreError
from kg.store import LEDGER, open_store
from tests.store.graphs import entry, graph, graph_name


def everything(directory: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(directory.rglob("*")) if path.is_file()}


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    name = graph_name()
    with open_store(tmp_path / "store", create=True) as store:
        store.replace_graph(name, graph(name, "x"), ledger=entry())
    return tmp_path / "store"


@pytest.mark.parametrize("options", [{}, {"read_only": True}, {"read_only": True, "create": True}])
def test_a_missing_store_is_not_made_by_the_way(tmp_path: Path, options: dict[str, bool]) -> None:
    with pytest.raises(StoreError, match="no store here"):
        open_store(tmp_path / "none", **options)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_directory_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    open_store(tmp_path / "new", create=True).close()
    with open_store(str(tmp_path / "new"), read_only=True) as store:
        assert store.graph_names() == ()
        assert store.directory == tmp_path / "new"


@pytest.mark.parametrize("create", [True, False])
def test_a_directory_of_other_things_is_refused_untouched(tmp_path: Path, create: bool) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    advice = "name an empty or new one" if create else "make one elsewhere with `kg ingest`"
    with pytest.raises(StoreError, match=f"not empty and holds no store; .*{advice}"):
        open_store(tmp_path, create=create)
    assert everything(tmp_path) == {str(tmp_path / "notes.txt"): b"mine"}


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("x")
    with pytest.raises(StoreError, match="a file"):
        open_store(tmp_path / "store", create=True)


def test_somebody_elses_oxigraph_directory_is_refused_untouched(tmp_path: Path) -> None:
    other = Store(str(tmp_path / "other"))
    other.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }")
    other.flush()
    del other
    before = everything(tmp_path)
    with pytest.raises(StoreError, match="no Hearsay store"):
        open_store(tmp_path / "other", create=True)
    assert everything(tmp_path) == before


def test_a_store_cut_off_before_it_was_marked_is_finished(tmp_path: Path) -> None:
    del_me = Store(str(tmp_path / "store"))
    del del_me
    with open_store(tmp_path / "store", create=True) as store:
        assert {quad.graph_name.value for quad in store.dump()} == {LEDGER}


def test_a_newer_format_is_refused(filled: Path) -> None:
    with open_store(filled) as store:
        store.update(
            f"DELETE WHERE {{ GRAPH <{LEDGER}> {{ ?l <https://schema.org/version> ?v }} }} ; "
            f"INSERT DATA {{ GRAPH <{LEDGER}> {{ <{LEDGER}> <https://schema.org/version> 99 }} }}"
        )
    with pytest.raises(StoreError, match="format 99"):
        open_store(filled)


def test_read_only_writes_nothing(filled: Path) -> None:
    before = everything(filled)
    with open_store(filled, read_only=True) as store:
        assert store.has_graph(graph_name())
        with pytest.raises(StoreError, match="reading only"):
            store.replace_graph(graph_name("a2"), graph(graph_name("a2"), "x"), ledger=entry("a2"))
    assert everything(filled) == before


def test_a_second_writer_is_told_to_wait(filled: Path) -> None:
    script = (
        "import sys, time; from kg.store import open_store; store = open_store(sys.argv[1]); "
        "print('open', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", script, str(filled)], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="another process has the store open"):
            open_store(filled)
    finally:
        holder.kill()
        holder.communicate()
    with open_store(filled) as store:
        assert store.has_graph(graph_name())


def test_two_writers_in_one_process(filled: Path) -> None:
    with open_store(filled), pytest.raises(StoreError, match="close it first"):
        open_store(filled)


def test_a_damaged_store_says_so(filled: Path) -> None:
    for path in filled.glob("MANIFEST-*"):
        path.write_bytes(b"\x00" * 64)
    with pytest.raises(StoreError, match="damaged"):
        open_store(filled, read_only=True)
    with pytest.raises(StoreError, match="damaged"):
        open_store(filled)


def test_an_acknowledged_graph_survives_a_kill(tmp_path: Path) -> None:
    """Each printed number was acknowledged before the kill; its graph must be whole afterwards."""
    script = """
import sys, itertools
sys.path.insert(0, sys.argv[2])
from tests.store.graphs import entry, graph, graph_name
from kg.store import open_store
store = open_store(sys.argv[1], create=True)
for number in itertools.count():
    name = graph_name(f"a{number % 5}")
    texts = [f"{number} {line}" for line in range(40)]
    store.replace_graph(name, graph(name, *texts), ledger=entry(f"a{number % 5}", work=None))
    print(number, flush=True)
"""
    root = str(Path(__file__).parents[2])
    writer = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "store"), root], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    seen = [int(writer.stdout.readline()) for _ in range(12)]
    time.sleep(0.01)
    writer.kill()
    rest, _ = writer.communicate()
    last = max([*seen, *(int(line) for line in rest.split("\n")[:-1] if line)])
    with open_store(tmp_path / "store") as store:
        for article in range(5):
            rounds = {int(quad.object.value.split()[0]) for quad in store.quads(graph_name(f"a{article}"))}
            newest_acknowledged = max(number for number in range(last + 1) if number % 5 == article)
            assert len(rounds) == 1, "a mixed graph"
            assert len(list(store.quads(graph_name(f"a{article}")))) == 40
            assert rounds.pop() >= newest_acknowledged


def test_a_large_new_graph_is_loaded_in_bulk_and_counts_when_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.oxigraph.LARGE", 3)
    quads = graph(graph_name(), "one", "two", "three")
    with open_store(tmp_path / "store", create=True) as store, monkeypatch.context() as killed:
        killed.setattr("kg.store.bulk._count", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            store.replace_graph(graph_name(), quads, ledger=entry())
        assert store.has_graph(graph_name())
    with open_store(tmp_path / "store") as store:  # as after a kill: what was loaded and is in no ledger is gone
        assert not store.has_graph(graph_name())
        written = [store.replace_graph(graph_name(), quads, ledger=entry()) for _ in range(2)]
        assert written == ["added", "unchanged"]
        assert set(store.quads(graph_name())) == set(quads)
        assert store.graph_names() == (graph_name(),)


OLD, NEW = graph_name(), graph_name(configuration="c2")


@pytest.fixture
def replacing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with a graph that counts as large, as any of three quads does here, and goes in pieces."""
    monkeypatch.setattr("kg.store.oxigraph.LARGE", 3)
    monkeypatch.setattr("kg.store.bulk.PIECE", 2)
    with open_store(tmp_path / "store", create=True) as store:
        store.replace_graph(OLD, graph(OLD, "one", "two", "three"), ledger=entry())
        assert store.replace_graph(OLD, graph(OLD, "one", "two", "four"), ledger=entry()) == "replaced"
        assert set(store.quads(OLD)) == set(graph(OLD, "one", "two", "four"))
    return tmp_path / "store"


def what_is_left(directory: Path, *, marks: int = 0) -> tuple[tuple[str, ...], list[bool]]:
    """The graphs that count, and whether the old and the new one are there; opened for reading only."""
    with open_store(directory, read_only=True) as store:
        assert sum("#loads" in str(quad.predicate) for quad in store.dump()) == marks
        return store.graph_names(), [store.has_graph(name) for name in (OLD, NEW)]


def test_a_large_graph_is_loaded_beside_the_one_that_it_replaces(replacing: Path) -> None:
    quads = graph(NEW, "one", "two", "three", "five")
    with open_store(replacing) as store:
        assert [store.replace_graph(NEW, quads, ledger=entry()) for _ in range(2)] == ["replaced", "unchanged"]
        assert set(store.quads(NEW)) == set(quads)
        assert len([quad for quad in store.quads(LEDGER) if str(quad.predicate).endswith("#ingestedAt>")]) == 1
    assert what_is_left(replacing) == ((NEW,), [False, True])


@pytest.mark.parametrize(
    ("killed", "then", "finally_"),
    [
        ("kg.store.bulk._count", OLD, [True, False]),
        ("kg.store.bulk.drop_unfinished", NEW, [False, True]),
    ],
)
def test_a_kill_while_a_large_graph_is_replaced_leaves_one_of_the_two(
    replacing: Path, monkeypatch: pytest.MonkeyPatch, killed: str, then: str, finally_: list[bool]
) -> None:
    with open_store(replacing) as store, monkeypatch.context() as patched:
        patched.setattr(killed, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            store.replace_graph(NEW, graph(NEW, "one", "two", "three"), ledger=entry())
    assert what_is_left(replacing, marks=1) == ((then,), [True, True])
    open_store(replacing).close()
    assert what_is_left(replacing) == ((then,), finally_)


def test_a_changed_graph_is_written_where_it_differs(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, updates = graph_name(), []
    with open_store(filled) as store:
        store.replace_graph(name, graph(name, "kept", "gone"), ledger=entry())
        update = store.update
        monkeypatch.setattr(store, "update", lambda sparql: (updates.append(sparql), update(sparql)))
        assert store.replace_graph(name, graph(name, "kept", "come"), ledger=entry()) == "replaced"
        assert set(store.quads(name)) == set(graph(name, "kept", "come"))
    assert ["kept" in updates[0], "gone" in updates[0], "come" in updates[0]] == [False, True, True]
