"""`kg extract`: JSON Lines on stdout, everything else on stderr, no store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import kg as command_line
from tests import scripted
from tests.sample import ARTICLE

FIELDS = [
    "id", "text_sha256", "published", "title", "publisher", "attributions", "numeric_claims", "actors", "events",
    "dates", "skipped",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    scripted.install(monkeypatch)
    monkeypatch.chdir(tmp_path)
    for name, text in {"good.txt": ARTICLE.text, "breaking.txt": scripted.BREAKING, "empty.txt": ""}.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def extract(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(command_line, ["extract", *arguments], input=stdin)


def test_one_object_an_article(folder: Path) -> None:
    result = extract("good.txt", "good.txt", "--date", "2024-03-05", "--publisher", "Harbour Gazette")
    assert result.exit_code == 0
    assert result.stderr == ""
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(records) == 2
    for record in records:
        assert list(record) == FIELDS
        assert (record["id"], record["published"], record["publisher"]) == ("good.txt", "2024-03-05", "Harbour Gazette")
        for attribution in record["attributions"]:
            for start, end in attribution["source"] + attribution["cue"] + attribution["content"]:
                assert 0 <= start < end <= len(ARTICLE.text)
    assert not (folder / "kg-store").exists()


@pytest.mark.parametrize(
    ("files", "code", "lines"),
    [
        (["good.txt"], 0, 1),
        (["good.txt", "empty.txt"], 0, 1),
        (["good.txt", "empty.txt", "--strict"], 1, 1),
        (["good.txt", "breaking.txt"], 1, 1),
        (["breaking.txt"], 1, 0),
        (["empty.txt"], 2, 0),
        (["missing.txt", "empty.txt"], 2, 0),
    ],
)
def test_exit_codes(files: list[str], code: int, lines: int, folder: Path) -> None:
    result = extract(*files)
    assert result.exit_code == code
    assert len(result.stdout.splitlines()) == lines
    assert len(result.stderr.splitlines()) == len([name for name in files if name.endswith(".txt")]) - lines


def test_output_file_stays_whole_when_nothing_can_be_read(folder: Path) -> None:
    assert extract("good.txt", "-o", "found.jsonl").exit_code == 0
    before = Path("found.jsonl").read_bytes()
    assert json.loads(before)["id"] == "good.txt"
    assert extract("empty.txt", "-o", "found.jsonl").exit_code == 2
    assert Path("found.jsonl").read_bytes() == before


def test_characters_beyond_ascii_stay(folder: Path) -> None:
    result = extract("-", stdin=json.dumps({"text": "Ça va, said Zoë.", "title": "مرحبا 👋"}))
    assert "مرحبا 👋" in result.stdout


@pytest.mark.model
def test_from_text_to_records_with_the_trained_pipeline(tmp_path: Path) -> None:
    text = "The 👋 café owner, Zoë Brandt, said: “At least 45 people were freed.” Mayor Tomas Berg denied that."
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    result = extract(str(path), "--date", "2024-03-05")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    contents = [text[start:end] for found in record["attributions"] for start, end in found["content"]]
    assert any("At least 45 people were freed" in content for content in contents)
    assert any(text[slice(*claim["span"])].startswith("At least 45") for claim in record["numeric_claims"])


@pytest.mark.slow
@pytest.mark.model
def test_processes_change_no_result(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"Mayor Ilse Brandt said {number + 10} people were freed.", "utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    one, two = (extract(str(tmp_path), "--workers", count) for count in ("1", "2"))
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert len(one.stdout.splitlines()) == 6
