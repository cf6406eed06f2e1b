"""`kg ingest`: what is told, what is stored, which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.api import Store
from kg.cli.main import kg as command_line
from tests import scripted
from tests.sample import ARTICLE

GOOD = ARTICLE.text
OTHER = "Another text."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    scripted.install(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    for name, text in {
        "good.txt": GOOD,
        "other.txt": OTHER,
        "violating.txt": scripted.VIOLATING,
        "breaking.txt": scripted.BREAKING,
        "empty.txt": "",
    }.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def ingest(*arguments: str, stdin: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(command_line, ["ingest", *arguments], input=stdin)
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result


def stored(store: str = "kg-store") -> int:
    with Store(store, read_only=True) as opened:
        return len(opened._store.graph_names())


@pytest.mark.parametrize(
    ("files", "options", "code", "kept"),
    [
        (["good.txt"], [], 0, 1),
        (["good.txt", "other.txt"], [], 0, 2),
        (["good.txt", "empty.txt"], [], 0, 1),
        (["empty.txt", "good.txt"], [], 0, 1),
        (["good.txt", "empty.txt"], ["--strict"], 1, 1),
        (["good.txt", "missing.txt"], ["--strict"], 1, 1),
        (["good.txt"], ["--strict"], 0, 1),
        (["good.txt", "violating.txt"], [], 1, 1),
        (["violating.txt", "empty.txt"], [], 1, 0),
        (["good.txt", "breaking.txt"], [], 1, 1),
        (["breaking.txt"], [], 1, 0),
        (["empty.txt"], [], 2, None),
        (["empty.txt", "missing.txt"], [], 2, None),
        (["empty.txt", "missing.txt"], ["--strict"], 2, None),
        (["no-*.txt"], [], 2, None),
    ],
)
def test_exit_codes(files: list[str], options: list[str], code: int, kept: int | None, folder: Path) -> None:
    result = ingest(*files, *options)
    assert result.exit_code == code, result.stderr
    assert (folder / "kg-store").exists() == (kept is not None)
    if kept is not None:
        assert stored() == kept


def test_counts(folder: Path) -> None:
    result = ingest("good.txt", "other.txt", "empty.txt", "violating.txt")
    lines = result.stderr.splitlines()
    assert "Error: empty.txt: is empty" in lines
    assert "Articles: 2 added, 0 unchanged, 0 replaced, 2 failed (1 violate a shape)" in lines
    assert "Skipped: 2 places (2 sentence without a verb group)" in lines
    assert "Found: 10 assertions, 9 numeric claims, 6 actors, 1 events" in lines


def test_refused_graph_is_told_with_article_place_and_reason(folder: Path) -> None:
    result = ingest("violating.txt")
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("Not stored")]
    assert line == (
        "Not stored: violating.txt characters 55-100 'the release of 60 people from the Vessel camp': "
        "Confidence must be one number from 0 to 1."
    )


def test_fault_of_a_stage_is_one_line_and_with_debug_its_place(folder: Path) -> None:
    result = ingest("breaking.txt")
    assert "Error: breaking.txt: ZeroDivisionError: division by zero" in result.stderr.splitlines()
    result = CliRunner().invoke(command_line, ["--debug", "ingest", "breaking.txt"])
    assert "scripted_extract" in result.stderr


def test_again_changes_nothing_and_new_metadata_replaces(folder: Path) -> None:
    assert "Articles: 1 added" in ingest("good.txt").stderr
    again = ingest("good.txt").stderr.splitlines()
    assert "Articles: 0 added, 1 unchanged, 0 replaced, 0 failed" in again
    assert "Not read again: 1 that the store has from this version and model; --force reads them" in again
    assert not [line for line in again if line.startswith("Found:")]
    forced = ingest("good.txt", "--force").stderr.splitlines()
    assert "Articles: 0 added, 1 unchanged, 0 replaced, 0 failed" in forced
    assert "Found: 10 assertions, 9 numeric claims, 6 actors, 1 events" in forced
    assert "0 added, 0 unchanged, 1 replaced" in ingest("good.txt", "--title", "Camp opens").stderr
    assert stored() == 1


def test_order_of_the_input_changes_nothing(folder: Path) -> None:
    ingest("good.txt", "other.txt", "--store", "one")
    ingest("other.txt", "good.txt", "--store", "two")
    dumps = []
    for name in ("one", "two"):
        with Store(name, read_only=True) as opened:
            dumps.append({str(quad) for graph in opened._store.graph_names() for quad in opened._store.quads(graph)})
    assert dumps[0] == dumps[1]


def test_quiet_says_nothing_but_errors(folder: Path) -> None:
    assert ingest("good.txt", "-q").stderr == ""
    assert ingest("good.txt", "empty.txt", "--quiet").stderr == "Error: empty.txt: is empty\n"
    result = CliRunner().invoke(command_line, ["-q", "ingest", "good.txt"])
    assert result.stderr == ""


def test_stdin_and_unknown_keys(folder: Path) -> None:
    lines = json.dumps({"text": GOOD, "rank": 1}) + "\n" + json.dumps({"text": OTHER, "rank": 2}) + "\n"
    result = ingest("-", "--format", "jsonl", stdin=lines)
    assert result.exit_code == 0
    assert "Left out of the input: 2 unknown key 'rank'" in result.stderr
    assert stored() == 2


def test_store_from_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", "elsewhere")
    ingest("good.txt")
    assert stored("elsewhere") == 1


def test_base_starts_the_names(folder: Path) -> None:
    ingest("good.txt", "--base", "https://example.org/kg/")
    with Store("kg-store", read_only=True) as opened:
        assert [name.startswith("https://example.org/kg/graph/") for name in opened._store.graph_names()] == [True]


def test_file_names_cannot_drive_the_terminal(folder: Path) -> None:
    Path("a\x1b[2Jb.txt").write_text("", encoding="utf-8")
    assert ingest("a\x1b[2Jb.txt").stderr.splitlines()[0] == r"Error: a\x1b[2Jb.txt: is empty"


def test_place_that_is_no_store(folder: Path) -> None:
    result = ingest("good.txt", "--store", "other.txt")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["no-such-pipeline", "."])
def test_model_that_is_none(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    result = ingest("good.txt", "--model", name)
    assert result.exit_code == 2
    assert f"spaCy pipeline {name!r}" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not Path("kg-store").exists()
