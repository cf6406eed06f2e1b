"""`kg model info`: what a pipeline says of itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import kg as command_line

META = {
    "lang": "en",
    "name": "example",
    "version": "1.2.3",
    "license": "CC0",
    "pipeline": ["tagger", "parser"],
    "sources": [{"name": "Example treebank", "license": "CC BY 4.0"}],
    "performance": {"tag_acc": 0.95678, "dep_las": 0.9, "speed": 9000, "ents_f": None},
}


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "meta.json").write_text(json.dumps(META), encoding="utf-8")
    return str(tmp_path)


def test_text(folder: str) -> None:
    result = CliRunner().invoke(command_line, ["model", "info", folder])
    assert result.exit_code == 0
    lines = [line.split(maxsplit=1) for line in result.stdout.splitlines()]
    expected = [
        ["name", "en_example"],
        ["version", "1.2.3"],
        ["licence", "CC0"],
        ["components", "tagger, parser"],
        ["sources", "Example treebank CC BY 4.0"],
        ["scores", "tag_acc 0.9568"],
        ["scores", "dep_las 0.9"],
    ]
    assert [row for row in expected if row not in lines] == []


def test_json(folder: str) -> None:
    card = json.loads(CliRunner().invoke(command_line, ["model", "info", folder, "-f", "json"]).stdout)
    assert (card["name"], card["scores"]) == ("en_example", {"tag_acc": 0.9568, "dep_las": 0.9})


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no_such_pipeline", "neither installed nor a folder"),
        ("no-such/folder", "neither installed nor a folder"),
        (".", "no readable meta.json"),
    ],
)
def test_none(name: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(command_line, ["model", "info", name])
    assert result.exit_code == 2
    assert reason in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.model
def test_shipped_pipeline_states_its_licence_and_sources() -> None:
    card = json.loads(CliRunner().invoke(command_line, ["model", "info", "-f", "json"]).stdout)
    assert card["licence"] != "not stated"
    assert {"tagger", "parser"} <= set(card["components"])
