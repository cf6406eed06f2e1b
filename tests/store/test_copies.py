"""Backups and restored stores are whole or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store import open_directory
from kg.store.copies import backup_store, restore_store
from tests.store.graphs import entry, graph, graph_name


def fill(place: Path, *articles: str) -> None:
    with open_directory(place, create=True) as store:
        for article in articles:
            name = graph_name(article)
            store.replace_graph(name, graph(name, article), ledger=entry(article))


def names(place: Path) -> tuple[str, ...]:
    with open_directory(place, read_only=True) as store:
        return store.graph_names()


def hidden(place: Path) -> list[Path]:
    return [path for path in place.iterdir() if path.name.startswith(".")]


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    fill(tmp_path / "store", "a1")
    return tmp_path / "store"


@pytest.mark.parametrize("exists", [True, False])
def test_a_backup_is_a_store_of_its_own(filled: Path, tmp_path: Path, exists: bool) -> None:
    target = tmp_path / "deep" / "copy"
    if exists:
        target.mkdir(parents=True)
    with open_directory(filled) as store:
        backup_store(store, target)
        store.replace_graph(graph_name("a2"), graph(graph_name("a2"), "x"), ledger=entry("a2"))
    assert names(target) == (graph_name("a1"),)
    fill(target, "a3")
    assert names(filled) == (graph_name("a1"), graph_name("a2"))
    assert hidden(target.parent) == []


def test_a_target_that_holds_something_is_refused_untouched(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with open_directory(filled) as store, pytest.raises(StoreError, match="not empty"):
        backup_store(store, tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_restoring_into_a_new_place(filled: Path, tmp_path: Path) -> None:
    restore_store(filled, tmp_path / "new")
    fill(tmp_path / "new", "a2")
    assert names(tmp_path / "new") == (graph_name("a1"), graph_name("a2"))
    assert names(filled) == (graph_name("a1"),)


def test_a_store_that_is_there_is_kept_unless_told(filled: Path, tmp_path: Path) -> None:
    fill(tmp_path / "now", "a2")
    with pytest.raises(StoreError, match="--replace"):
        restore_store(filled, tmp_path / "now")
    assert names(tmp_path / "now") == (graph_name("a2"),)
    restore_store(filled, tmp_path / "now", replace=True)
    assert names(tmp_path / "now") == (graph_name("a1"),)
    assert hidden(tmp_path) == []


def test_what_is_no_store_is_neither_restored_nor_replaced(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="holds no store"):
        restore_store(tmp_path / "mine", tmp_path / "new")
    with pytest.raises(StoreError, match="holds no store"):
        restore_store(filled, tmp_path / "mine", replace=True)
    with pytest.raises(StoreError, match="one directory"):
        restore_store(filled, filled, replace=True)
    assert (tmp_path / "mine" / "notes.txt").exists()
    assert not (tmp_path / "new").exists()


def test_a_store_that_is_being_written_to_is_not_replaced(filled: Path, tmp_path: Path) -> None:
    fill(tmp_path / "now", "a2")
    with open_directory(tmp_path / "now"), pytest.raises(StoreError, match="close it first"):
        restore_store(filled, tmp_path / "now", replace=True)
    assert names(tmp_path / "now") == (graph_name("a2"),)


def test_a_failure_on_the_way_leaves_the_old_store(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "now", "a2")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.store.copies.shutil.copytree", fail)
    with pytest.raises(StoreError, match="the disk is full"):
        restore_store(filled, tmp_path / "now", replace=True)
    assert names(tmp_path / "now") == (graph_name("a2"),)
    assert hidden(tmp_path) == []
