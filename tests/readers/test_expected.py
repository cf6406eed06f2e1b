"""How many articles there will be is told rightly or not at all."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from kg.readers import read_articles
from kg.readers.expected import expected_articles

LINE = '{"text": "He said no."}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    for name, text in {
        "news/a.txt": "He said no.", "news/b.html": "<p>No.</p>", "news/.hidden.txt": "x", "news/c.md": "x",
        "two.jsonl": LINE * 2, "open.jsonl": LINE * 2 + LINE.strip(), "none.jsonl": "",
        "array.json": f"[{LINE}]", "feed.rss": "<rss/>", "empty.txt": "",
    }.items():  # fmt: skip
        Path(name).write_text(text, encoding="utf-8")
    Path("packed.jsonl.gz").write_bytes(gzip.compress(LINE.encode()))
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "format_", "expected"),
    [
        (["news"], "auto", 2),
        (["news"], "text", 3),
        (["two.jsonl"], "auto", 2),
        (["open.jsonl", "news"], "auto", 5),
        (["two.jsonl"], "text", 1),
        (["missing.txt", "two.jsonl"], "auto", 3),
        (["empty.txt"], "auto", 1),
        (["n*-none-*"], "auto", 1),
        (["none.jsonl"], "auto", 0),
        (["array.json"], "auto", None),
        (["feed.rss"], "auto", None),
        (["two.jsonl", "packed.jsonl.gz"], "auto", None),
        (["-"], "auto", None),
        (["https://news.example/a.html"], "auto", None),
        (["news"], "warc", None),
    ],
)
def test_expected(paths: list[str], format_: str, expected: int | None, folder: Path) -> None:
    assert expected_articles(paths, format=format_) == expected


@pytest.mark.parametrize("paths", [["news"], ["two.jsonl", "open.jsonl"], ["news", "missing.txt"]])
def test_as_many_come(paths: list[str], folder: Path) -> None:
    assert len(list(read_articles(paths))) == expected_articles(paths)
