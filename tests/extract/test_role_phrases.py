"""Roles and affiliations in the news of many countries, from the text.

In role_phrases.jsonl each role is [holder, words of the role, of whom]; `|` parts answers that a careful reader may
give, an empty one is none. What is not listed is no role.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from spacy.language import Language

from kg.annotate.pipeline import annotate, load_pipeline
from kg.extract import extract_mentions

ROWS = [json.loads(line) for line in Path(__file__).with_name("role_phrases.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The pipeline that ships with the package."""
    return load_pipeline(os.environ.get("HEARSAY_TEST_PIPELINE"))


def wrong_roles(text: str, wanted: list[tuple[str, str, str | None]], nlp: Language) -> list[tuple[str, str, str]]:
    """Roles of a text that are missing or too many."""
    found = {
        (
            text[r.holder.start : r.holder.end],
            text[r.role.start : r.role.end],
            text[r.of.start : r.of.end] if r.of else "",
        )
        for r in extract_mentions(annotate(text, nlp))[1]
    }
    answers = [
        {(holder, role, of) for role in words.split("|") for of in (whom or "").split("|")}
        for holder, words, whom in wanted
    ]
    missing = [min(answer) for answer in answers if not answer & found]
    return missing + sorted(found - {one for answer in answers for one in answer})


@pytest.mark.model
def test_hardly_any_role_is_missed_or_wrong(nlp: Language) -> None:
    wrong = {row["text"]: bad for row in ROWS if (bad := wrong_roles(row["text"], row["roles"], nlp))}
    assert len(ROWS) > 40
    assert len(wrong) <= 2, wrong
