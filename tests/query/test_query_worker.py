"""The process that answers queries one after the other keeps the store open, and never beyond its state."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.query import worker
from kg.query.run import Limits, child_task
from kg.query.worker import KeptStore

COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def write(path: Path, number: int) -> None:
    store = ox.Store(str(path))
    graph = ox.NamedNode("https://example.org/graph")
    store.add(ox.Quad(ox.NamedNode(f"https://example.org/{number}"), ox.NamedNode("x:p"), ox.Literal("o"), graph))
    store.flush()
    del store


def counted(path: Path, kept: KeptStore, state: str | None) -> int:
    answered = worker._answer(json.loads(child_task(path, COUNT, Limits(), state=state)), kept)
    return int(answered["rows"][0][0]["value"])


def test_a_store_is_opened_once_for_a_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    real = worker.open_read_only
    monkeypatch.setattr(worker, "open_read_only", lambda directory: opened.append(directory) or real(directory))
    kept = KeptStore()
    write(tmp_path, 1)
    assert [counted(tmp_path, kept, "a") for _ in range(3)] == [1, 1, 1]
    assert len(opened) == 1
    write(tmp_path, 2)
    assert counted(tmp_path, kept, "a") == 1  # whoever names the old state sees it
    assert counted(tmp_path, kept, "b") == 2
    assert len(opened) == 2
    write(tmp_path, 3)
    assert [counted(tmp_path, kept, None), counted(tmp_path, kept, None)] == [3, 3]
    assert len(opened) == 4


def test_a_store_that_cannot_be_read_any_more_is_opened_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, 1)
    kept = KeptStore()
    assert counted(tmp_path, kept, "a") == 1

    class Broken:
        def contains_named_graph(self, graph: ox.NamedNode) -> bool:
            return True

        def query(self, *rest: object, **options: object) -> None:
            raise OSError("no such file")

    monkeypatch.setattr(kept, "_store", Broken())
    assert counted(tmp_path, kept, "a") == 1
