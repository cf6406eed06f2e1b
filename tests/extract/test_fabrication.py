"""Nobody may be made to assert what he denied, asked, refused to say or might say.

Each row of fabrication.jsonl is a sentence with what may not come out (`never`: speaker or null, opening words of a
content that may not be asserted, promised, expected or believed) and what must come out (`found`: speaker, words,
stance). Optional: `absent` (sources that end in these words have no record at all, null: nobody named) and `without`
(speaker, words that no content of his may hold).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from kg.model import Attribution, Span

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "fabrication.jsonl").read_text(encoding="utf-8").splitlines()
]
COMMITTING = {"asserts", "promises", "expects", "believes"}
_OPENING = 6  # a content that begins with "that", "the" or "to" still begins with the words


def attributions(text: str, nlp: Language) -> list[Attribution]:
    from kg.annotate.pipeline import annotate
    from kg.extract.speech.attributions import extract_attributions

    return extract_attributions(annotate(text, nlp), [], [])[0]


def fabricated(row: dict[str, Any], found: list[Attribution]) -> list[tuple[str | None, str]]:
    text: str = row["text"]
    bad: list[tuple[str | None, str]] = []
    for speaker, words in row["never"]:
        for a in found:
            source = " ".join(text[s.start : s.end] for s in a.source)
            contents = [text[s.start : s.end] for s in a.content]
            begins = any(0 <= content.find(words.rstrip(".")) <= _OPENING for content in contents)
            if a.stance in COMMITTING and begins and (speaker is None or speaker in source):
                bad.append((speaker, words))
    for ending in row.get("absent", []):
        bad += [(ending, "any") for a in found if _ends(text, a, ending)]
    for speaker, words in row.get("without", []):
        bad += [
            (speaker, words) for a in found if speaker in _words(text, a.source) and words in _words(text, a.content)
        ]
    return bad


def _words(text: str, spans: Iterable[Span]) -> str:
    return " ".join(text[s.start : s.end] for s in spans)


def _ends(text: str, a: Attribution, ending: str | None) -> bool:
    return not a.source if ending is None else _words(text, a.source).endswith(ending)


def test_the_table_is_whole() -> None:
    assert len(ROWS) >= 120
    assert len({row["text"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert all(words.rstrip(".") for _, words in row["never"])
    assert len({row["kind"] for row in ROWS}) >= 8


@pytest.mark.model
def test_nobody_asserts_what_he_did_not(nlp: Language) -> None:
    bad = [(row["text"], what) for row in ROWS for what in fabricated(row, attributions(row["text"], nlp))]
    assert bad == []


@pytest.mark.model
def test_denials_questions_and_demands_do_come_out(nlp: Language) -> None:
    wanted = [(row["text"], tuple(item)) for row in ROWS for item in row["found"]]
    missed = []
    for text, (speaker, words, stance) in wanted:
        seen = any(
            a.stance == stance
            and any(speaker in text[s.start : s.end] for s in a.source)
            and any(words in text[s.start : s.end] for s in a.content)
            for a in attributions(text, nlp)
        )
        if not seen:
            missed.append((text, stance))
    assert len(missed) <= len(wanted) // 10, missed


@pytest.mark.model
def test_nobody_asserts_what_he_did_not_once_speakers_are_known(nlp: Language) -> None:
    from kg.model import Article
    from kg.pipeline import extract_article

    bad = [
        (row["text"], what)
        for row in ROWS
        for what in fabricated(row, list(extract_article(Article(row["text"], "row"), nlp).attributions))
    ]
    assert bad == []
