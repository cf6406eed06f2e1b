"""Statements of press releases: the paragraphs below "Ana Ruiz said:", without marks."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.extract.test_chains import found_in, words

# Article, source, content; an empty source where nothing may be found.
STATEMENTS = [
    (
        (
            "Ana Ruiz, minister for water, said:\n\nI welcome the opening of the reservoir. It took nine years.\n\n"
            "The valley has waited long enough, and we will finish the pipes by May.\n\n"
            "Notes to editors\n\nThe reservoir holds 40 million litres."
        ),
        "Ana Ruiz, minister for water",
        (
            "I welcome the opening of the reservoir. It took nine years.\n\n"
            "The valley has waited long enough, and we will finish the pipes by May."
        ),
    ),
    (  # a line that names him is the article's
        (
            "Speaking on Friday, Mr Holt said:\n\nWe are proud of this agreement. It will last.\n\n"
            "Holt took office in March and leads our water board."
        ),
        "Mr Holt",
        "We are proud of this agreement. It will last.",
    ),
    (  # the last lines without a first person are the article's
        "The chair, Ines Valdo, said:\n\nI thank all crews for their work.\n\nThe dam was built in 1962.",
        "The chair, Ines Valdo",
        "I thank all crews for their work.",
    ),
    ("The union said:\n\nThe strike goes on until Monday. Trains will not run.", "", ""),
    ("The rules are simple:\n\nWe meet on Monday. We leave on Friday.", "", ""),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "content"), STATEMENTS)
def test_statements(nlp: Language, text: str, source: str, content: str) -> None:
    found = [(words(text, a.source), words(text, a.content)) for a in found_in(text, nlp) if a.rule == "statement"]
    assert found == ([(source, content)] if source else [])


@pytest.mark.model
def test_speakers_own_words_are_no_attributions_of_their_own(nlp: Language) -> None:
    text = "Ana Ruiz said:\n\nI urge the council to act. I hope that the road opens soon."
    assert [words(text, a.source) for a in found_in(text, nlp)] == ["Ana Ruiz"]
