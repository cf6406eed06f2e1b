"""The article that the project started from: scored as its gold is, and its typing errors survived."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.build.json_record import extraction_record

SHARED = Path(__file__).parents[2] / "shared"
SEED = SHARED / "seed" / "article.txt"

pytestmark = [
    pytest.mark.model,
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.is_file(), reason="the first article lies in ../shared, which is not here"),
]


@pytest.fixture(scope="module")
def extraction() -> kg.Extraction:
    return kg.extract(kg.read(SEED, date="2025-12-25"))


def test_scores(extraction: kg.Extraction, tmp_path: Path) -> None:
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(json.dumps(extraction_record(extraction) | {"id": "article.txt"}), encoding="utf-8")
    command = [sys.executable, SHARED / "score_gold.py", SHARED / "seed" / "gold.jsonl", predicted, "--json"]
    rows = json.loads(subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stdout)
    assert rows["who-said-what"]["f1"] >= 0.60
    assert rows["numeric claim"]["f1"] >= 0.75


@pytest.mark.parametrize("words", ["announced", "noted", "As of December 20"])
def test_sentences_with_typing_errors_survive(extraction: kg.Extraction, words: str) -> None:
    text = extraction.article.text
    place = text.index(words)
    line = (text.rfind("\n", 0, place), text.find("\n", place))
    spans = [span for found in extraction.attributions for span in found.content]
    assert any(line[0] <= span.start < line[1] for span in spans)
