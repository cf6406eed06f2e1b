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


MEASURED = {
    "syntax": {
        "Set A": {"UPOS": 0.9512, "UAS": 0.9, "LAS": 0.8765, "appos": 0.5, "sentence F": 0.98, "obl": 0.7},
        "Set B": {"UPOS": 0.94, "UAS": 0.89, "LAS": 0.81, "appos": 0.4, "sentence F": 0.9, "obl": 0.6},
    },
    "names": {"Set C": {"PER": {"F": 0.7}, "all": {"F": 0.6666}}},
    "words_per_cpu_second": 8123.4,
}


def test_scores_by_test_set_replace_those_of_the_training(folder: str) -> None:
    (Path(folder) / "scores.json").write_text(json.dumps(MEASURED), encoding="utf-8")
    card = json.loads(CliRunner().invoke(command_line, ["model", "info", folder, "-f", "json"]).stdout)
    assert card["scores"]["LAS"] == {"Set A": 0.876, "Set B": 0.81}
    assert card["scores"]["names F"] == {"Set C": 0.667}
    assert "ORG F" not in card["scores"]
    assert card["scores"]["words a CPU second"] == 8123
    text = CliRunner().invoke(command_line, ["model", "info", folder]).stdout.splitlines()
    assert "scores       LAS: Set A 0.876; Set B 0.810" in text
    assert "scores       words a CPU second 8123" in text


def test_damaged_scores(folder: str) -> None:
    (Path(folder) / "scores.json").write_text("{", encoding="utf-8")
    result = CliRunner().invoke(command_line, ["model", "info", folder])
    assert result.exit_code == 2
    assert "no readable scores.json" in result.stderr


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
    assert all(0.5 < figure <= 1 for figure in card["scores"]["LAS"].values())
    assert len(card["scores"]["names F"]) > 2
