"""Where a content begins and ends: sentence by sentence, with what belongs to it and what the article adds."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.extract.test_chains import found_in, words

# Sentence, source, content.
ENDS = [
    ("The council wants this cost to be shared by all towns.", "The council", "this cost to be shared by all towns"),
    (
        "Most analysts had forecast the firm's losses to be over 6 million.",
        "Most analysts",
        "the firm's losses to be over 6 million",
    ),
    (
        "He expected the “New Line” to focus upon cheap cars.",
        "He",
        "the “New Line” to focus upon cheap cars",
    ),
    (
        "The judge asked both sides to be at her office on Monday.",
        "The judge",
        "both sides to be at her office on Monday",
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "content"), ENDS)
def test_whole_contents(nlp: Language, text: str, source: str, content: str) -> None:
    assert (source, content) in [(words(text, a.source), words(text, a.content)) for a in found_in(text, nlp)]
