"""`kg export`: formats by name and by suffix, files whole or untouched."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.build import build_quads
from kg.cli.main import kg
from kg.export import EXPORTERS, VIEW_NAMES
from kg.ids import BASE
from kg.store import LedgerEntry, open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    from tests.sample import EXTRACTION

    place = tmp_path_factory.mktemp("export") / "store"
    graph = build_quads(EXTRACTION, base=BASE, version="0.1.0")
    entry = LedgerEntry(graph.article_iri, dt.datetime(2026, 3, 5, tzinfo=dt.UTC), "sample")
    with open_store(place, create=True) as opened:
        opened.replace_graph(graph.iri, graph.quads, ledger=entry)
    return str(place)


def export(*arguments: str) -> Result:
    return CliRunner().invoke(kg, ["export", *arguments])


@pytest.mark.parametrize("name", list(EXPORTERS))
def test_every_format_to_stdout_and_by_suffix(store: str, name: str, tmp_path: Path) -> None:
    printed = export("-f", name, "--store", store)
    assert printed.exit_code == 0, printed.output
    target = tmp_path / f"graph{EXPORTERS[name].suffix}"
    written = export("-o", str(target), "--store", store)
    assert written.exit_code == 0, written.output
    assert target.read_bytes().decode("utf-8") == printed.stdout_bytes.decode("utf-8")


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_views(store: str, view: str) -> None:
    assert "<node " in export("-f", "gexf", "--view", view, "--store", store).stdout


def test_csv_nodes_lie_beside_the_edges(store: str, tmp_path: Path) -> None:
    export("-o", str(tmp_path / "graph.csv"), "--store", store)
    with (tmp_path / "graph.nodes.csv").open(encoding="utf-8", newline="") as nodes:
        known = {row["Id"] for row in csv.DictReader(nodes)}
    with (tmp_path / "graph.csv").open(encoding="utf-8", newline="") as edges:
        used = {row[end] for row in csv.DictReader(edges) for end in ("Source", "Target")}
    assert used
    assert used <= known


@pytest.mark.parametrize("arguments", [[], ["-o", "graph.xyz"], ["-f", "xlsx"]])
def test_what_to_write_must_be_said(store: str, arguments: list[str]) -> None:
    done = export(*arguments, "--store", store)
    assert done.exit_code == 2
    assert "gexf" in done.stderr


def test_no_store(tmp_path: Path) -> None:
    done = export("-f", "gexf", "--store", str(tmp_path / "none"))
    assert done.exit_code == 2
    assert not (tmp_path / "none").exists()


def test_an_old_file_stays_where_the_store_is_missing(tmp_path: Path) -> None:
    target = tmp_path / "graph.gexf"
    target.write_text("old")
    assert export("-o", str(target), "--store", str(tmp_path / "none")).exit_code == 2
    assert target.read_text() == "old"
