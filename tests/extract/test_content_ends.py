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
    ("The plants that the firm intends to shut down make glass.", "the firm", "The plants … to shut down"),
    ("The union announced a strike at the yard, which employs 300.", "The union", "a strike at the yard"),
    (
        "The mayor criticised the operator, which opened six gates at night.",
        "The mayor",
        "the operator",
    ),
    (
        "The board expects half of its staff, some 300 people, will leave.",
        "The board",
        "half of its staff, some 300 people, will leave",
    ),
    ("The firm was ordered by the court to close the mine.", "the court", "The firm … to close the mine"),
    ("It is hoped the first jet can be tested next year.", "", "the first jet can be tested next year"),
    (
        "The minister is understood to believe that the figures were inflated.",
        "",
        "The minister … to believe that the figures were inflated",
    ),
    (
        "The minister is understood to believe that the figures were inflated.",
        "The minister",
        "the figures were inflated",
    ),
    ("He had heard from a mediator that the gang wanted money.", "a mediator", "the gang wanted money"),
    (
        "Holm said the road was open, the third time this year it has been cleared.",
        "Holm",
        "the road was open",
    ),
    (
        "Every day costs 3 million, according to the chamber, an estimate that the union dismisses.",
        "the chamber",
        "Every day costs 3 million",
    ),
    (
        "The envoy, speaking for a group of ministers, said the talks had failed, a remark that he later withdrew.",
        "The envoy",
        "the talks had failed",
    ),
    (
        "Jobs in the town fell because the plant had closed, the union said, adding that more cuts would follow.",
        "the union",
        "more cuts would follow",
    ),
    (
        "The lawyer asked the judge to strike out the words of a witness, arguing that they had been bought.",
        "The lawyer",
        "they had been bought",
    ),
    (
        "Ruiz said the bank would pay, while its shares fell by 4 per cent.",
        "Ruiz",
        "the bank would pay",
    ),
    (
        "The mayor said the bridge was closed, after water had reached the deck.",
        "The mayor",
        "the bridge was closed, after water had reached the deck",
    ),
    ("His lawyers declined to comment on Wednesday.", "His lawyers", "to comment on Wednesday"),
    ("The mayor thinks the damage is greater than the capital wants to admit.", "the capital", "to admit"),
]
# A noun before a relative clause that is no part of what is said.
ALONE = [
    ("The firm, which plans to build ships, is in debt.", "The firm", "to build ships"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "content"), ENDS + ALONE)
def test_whole_contents(nlp: Language, text: str, source: str, content: str) -> None:
    assert (source, content) in [(words(text, a.source), words(text, a.content)) for a in found_in(text, nlp)]
