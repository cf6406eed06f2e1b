"""`kg store`: what goes to stdout, what to stderr, and the exit codes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import __version__
from kg.cli.main import kg
from kg.ids import derived_graph_iri
from kg.store import LEDGER, mark, open_store
from tests.queries.articles import ARTICLES
from tests.queries.conftest import fill


@pytest.fixture
def place(tmp_path: Path) -> str:
    with open_store(tmp_path / "store", create=True) as store:
        fill(store, ARTICLES[1:4])
    return str(tmp_path / "store")


def run(place: str, command: str, *arguments: str) -> Result:
    return CliRunner().invoke(kg, ["store", command, "--store", place, *arguments], env={"COLUMNS": "120"})


def test_info(place: str) -> None:
    done = run(place, "info", "-f", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert (found["articles"], found["format"], found["software"]) == (3, "1", [f"hearsay {__version__}"])
    with open_store(place, read_only=True) as store:
        quads = list(store.dump())
    assert found["quads"] == len(quads)
    assert found["graphs"] == len({quad.graph_name for quad in quads})
    assert found["links"] > 0
    assert found["comparisons"] > 0
    assert found["judgements"] == found["unlinked_articles"] == 0
    assert found["size"] > 10_000
    assert "on disk" in run(place, "info").stdout


def test_info_of_a_store_from_before_links_and_comparisons(place: str) -> None:
    with open_store(place) as store:
        for name in ("links", "evidence", "comparisons"):
            store.update(f"DROP SILENT GRAPH <{derived_graph_iri(name)}>")
    done = run(place, "info")
    assert done.stdout.count("none") == 3
    assert "3 articles are not linked" in done.stderr
    assert "`kg actors rebuild`" in done.stderr
    assert CliRunner().invoke(kg, ["actors", "rebuild", "--store", place]).exit_code == 0
    done = run(place, "info")
    assert (done.stdout.count("none"), done.stderr) == (1, "")


def test_info_of_a_store_without_comparisons(place: str) -> None:
    with open_store(place) as store:
        before = set(store.dump())
        store.update(f"DROP SILENT GRAPH <{derived_graph_iri('comparisons')}>")
    assert "no figures are compared" in run(place, "info").stderr
    CliRunner().invoke(kg, ["actors", "rebuild", "--store", place])
    with open_store(place) as store:
        assert set(store.dump()) == before


@pytest.mark.parametrize(
    ("version", "advice"), [("0", "kg ingest PATH... --store NEW"), ("2", "pip install --upgrade")]
)
def test_other_formats_are_refused_with_what_helps(place: str, version: str, advice: str) -> None:
    with open_store(place) as store:
        store.update(
            f"DELETE WHERE {{ GRAPH <{LEDGER}> {{ <{LEDGER}> <https://schema.org/version> ?v }} }} ; "
            f"INSERT DATA {{ GRAPH <{LEDGER}> {{ <{LEDGER}> <https://schema.org/version> {version} }} }}"
        )
    done = run(place, "info")
    assert (done.exit_code, done.stdout) == (2, "")
    assert advice in done.stderr
    assert done.stderr.count("\n") == 1


def test_optimize(place: str) -> None:
    with open_store(place) as store:
        before = set(store.dump())
    done = run(place, "optimize")
    assert done.exit_code == 0
    assert "before" in done.stderr
    with open_store(place) as store:
        assert set(store.dump()) == before


def test_backup_and_restore(place: str, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy")
    assert run(place, "backup", copy).exit_code == 0
    assert run(place, "backup", copy).exit_code == 2
    with open_store(place) as store:
        store.update(f"DROP SILENT GRAPH <{store.graph_names()[0]}>")
    refused = run(place, "restore", copy)
    assert refused.exit_code == 2
    assert "--replace" in refused.stderr
    assert run(place, "restore", copy, "--replace").exit_code == 0
    with open_store(place) as now, open_store(copy, read_only=True) as then:
        assert set(now.dump()) == set(then.dump())
        assert len(now.graph_names()) == 3


def test_dump_and_load(place: str, tmp_path: Path) -> None:
    file, new, copied = str(tmp_path / "a.nq.gz"), str(tmp_path / "new"), str(tmp_path / "copied")
    assert run(place, "dump", "-o", file).exit_code == 0
    text = run(place, "dump").stdout
    assert gzip.decompress(Path(file).read_bytes()).decode() == text
    done = run(new, "load", file)
    assert (done.exit_code, done.stderr) == (0, "Graphs: 3 added, 0 unchanged, 0 replaced\n")
    assert run(copied, "load", "--trusted", file).exit_code == 0
    assert run(new, "dump").stdout == run(copied, "dump").stdout == text
    assert run(new, "load", "--trusted", file).exit_code == 2


def test_a_graph_that_violates_a_shape_is_named_and_nothing_is_loaded(place: str, tmp_path: Path) -> None:
    lines = run(place, "dump").stdout.splitlines()
    stance = next(line for line in lines if "<https://w3id.org/hearsay/ns#stance>" in line)
    file = tmp_path / "a.nq"
    file.write_text("\n".join(line for line in lines if line != stance))
    done = run(str(tmp_path / "new"), "load", str(file))
    assert done.exit_code == 1
    assert "Not conforming: <https://w3id.org/hearsay/id/graph/" in done.stderr
    assert "Nothing loaded: 1 graphs" in done.stderr
    assert not (tmp_path / "new").exists()


def test_a_graph_without_anything_of_ours_is_not_loaded(tmp_path: Path) -> None:
    graph = f"https://w3id.org/hearsay/id/graph/{'0' * 20}/{'0' * 8}"
    (tmp_path / "a.nq").write_text(f"<urn:a> <urn:b> <urn:c> <{graph}> .\n")
    done = run(str(tmp_path / "new"), "load", str(tmp_path / "a.nq"))
    assert done.exit_code == 1
    assert "nothing in it that the shapes speak of" in done.stderr


@pytest.mark.parametrize("command", [("optimize",), ("backup", "x"), ("restore", "x"), ("load", "--trusted", "x.nq")])
def test_what_only_directories_can_do(command: tuple[str, ...]) -> None:
    done = run("http://127.0.0.1:9", *command)
    assert done.exit_code == 2
    assert "works on a directory" in done.stderr


def test_info_of_a_store_whose_run_was_stopped(place: str) -> None:
    with open_store(place) as store:
        before = set(store.dump())
        mark(store, store.graph_names()[0])
    assert "a run was stopped before all was linked: `kg ingest` or" in run(place, "info").stderr
    CliRunner().invoke(kg, ["actors", "rebuild", "--store", place])
    assert run(place, "info").stderr == ""
    with open_store(place) as store:
        assert set(store.dump()) == before
