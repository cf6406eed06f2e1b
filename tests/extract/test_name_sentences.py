"""Names in news of all continents, from the text to span and type.

In name_sentences.jsonl `{Ana Ruiz=P}` marks a name and its type: person, organisation (O), place (L); "LO" where a
careful reader may say either. What stands outside the marks is no name of these types.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from spacy.language import Language

from kg.annotate.pipeline import annotate, load_pipeline
from kg.extract import extract_mentions

SENTENCES = Path(__file__).with_name("name_sentences.jsonl")
MARK = re.compile(r"\{([^{}=]+)=([PLO]+)\}")
LETTERS = {"person": "P", "organization": "O", "place": "L"}


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The pipeline that ships with the package."""
    return load_pipeline(os.environ.get("HEARSAY_TEST_PIPELINE"))


def unmarked(text: str) -> tuple[str, dict[tuple[int, int], str]]:
    """The text without marks, and the types of each marked name by its place."""
    plain, marks, at = "", {}, 0
    for match in MARK.finditer(text):
        plain += text[at : match.start()]
        marks[len(plain), len(plain) + len(match[1])] = match[2]
        plain, at = plain + match[1], match.end()
    return plain + text[at:], marks


@pytest.mark.model
def test_nearly_all_names_are_found_with_their_type(nlp: Language) -> None:
    gold = found = spans = typed = 0
    missed = []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        text, marks = unmarked(json.loads(line)["text"])
        names = {
            (m.name.start, m.name.end): LETTERS[m.type]
            for m in extract_mentions(annotate(text, nlp))[0]
            if m.kind == "name" and m.type in LETTERS
        }
        gold, found, spans = gold + len(marks), found + len(names), spans + len(marks.keys() & names.keys())
        typed += sum(letter in marks.get(span, "") for span, letter in names.items())
        missed += [(text[a:b], marks.get((a, b)), names.get((a, b))) for a, b in marks.keys() ^ names.keys()]
    assert gold > 400
    assert 2 * spans / (gold + found) > 0.97, missed
    assert 2 * typed / (gold + found) > 0.92


def test_marks_are_taken_out() -> None:
    assert unmarked("In {Halden=L}.") == ("In Halden.", {(3, 9): "L"})
