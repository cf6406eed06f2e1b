"""Passives: an agent is somebody, and who is said to have done something is only half of what is said."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("A verdict is expected by May.", [], ["A verdict", "by May"]),
        ("A verdict is expected by the end of the year.", [], ["A verdict", "by the end of the year"]),
        ("A verdict is expected by lawyers by the end of March.", ["lawyers"], ["A verdict"]),
        ("The yard is said to have offered a settlement.", [], ["The yard", "to have offered a settlement"]),
        ("Ruiz was asked by a reporter whether she would quit.", ["a reporter"], ["whether she would quit"]),
        ("The plan was branded unlawful by the High Court.", ["the High Court"], ["The plan", "unlawful"]),
        ("The move was described as a betrayal by union leaders.", ["union leaders"], ["The move", "as a betrayal"]),
    ],
)
def test_agents_and_contents(text: str, source: list[str], content: list[str], nlp: Language) -> None:
    from kg.annotate.pipeline import annotate
    from kg.extract.speech.attributions import extract_attributions

    (found,) = extract_attributions(annotate(text, nlp), [], [])[0]
    assert [text[s.start : s.end] for s in found.source] == source
    assert [text[s.start : s.end] for s in found.content] == content


@pytest.mark.model
@pytest.mark.parametrize("text", ["She was promised nothing.", "The officer was promised a raise by the board."])
def test_who_is_promised_something_is_not_what_is_promised(text: str, nlp: Language) -> None:
    from kg.annotate.pipeline import annotate
    from kg.extract.speech.attributions import extract_attributions

    assert extract_attributions(annotate(text, nlp), [], [])[0] == []
