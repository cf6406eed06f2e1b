"""Whom a pronoun that speaks stands for, on records written by hand."""

from __future__ import annotations

import pytest

from kg.model import Attribution, Mention
from tests.resolve.test_resolver import description, name, pronoun, resolve, said, speakers


def test_a_pronoun_in_what_somebody_said_does_not_show_the_gender_of_the_speaker() -> None:
    text = "Petr Kovand was held.\n\nIrena Maslow told the defendant he had lied. “It was cruel,” she added."
    mentions = [
        name(text, "Petr Kovand", "person"),
        name(text, "Irena Maslow", "person"),
        pronoun(text, "he"),
        pronoun(text, "she"),
    ]
    found = resolve(
        text,
        mentions,
        [said(text, "Irena Maslow", "the defendant he had lied"), said(text, "she", "“It was cruel,”", mode="direct")],
    )
    assert speakers(found) == ["Irena Maslow", "Irena Maslow"]


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        pytest.param("“My mother did too,” she said.", None, "she", id="nothing-before-abstain"),
        pytest.param("Mara Lind nodded. “My mother did too,” she said.", "Mara Lind", "Mara Lind", id="before"),
    ],
)
def test_nobody_is_introduced_by_his_own_words(text: str, before: str | None, expected: str) -> None:
    mentions: list[Mention] = [description(text, "My mother", "person"), pronoun(text, "she")]
    if before is not None:
        mentions.append(name(text, before, "person"))
    found = resolve(text, mentions, [said(text, "she", "“My mother did too,”", mode="direct")])
    assert speakers(found) == [expected]


def test_nobody_calls_himself_by_his_name() -> None:
    text = "Mara Lind met Ana Holt. “Ana Holt was kind,” she said."
    mentions = [
        name(text, "Mara Lind", "person"),
        name(text, "Ana Holt", "person", subject=False),
        name(text, "Ana Holt", "person", occurrence=1),
        pronoun(text, "she"),
    ]
    assert speakers(resolve(text, mentions, [said(text, "she", "“Ana Holt was kind,”", mode="direct")])) == [
        "Mara Lind"
    ]


@pytest.mark.parametrize(
    ("gap", "expected"),
    [pytest.param(" ", "Ilse Brandt", id="same-paragraph"), pytest.param("\n\n", "she", id="next-paragraph-abstain")],
)
def test_the_last_speaker_of_the_paragraph_goes_on_speaking(gap: str, expected: str) -> None:
    text = f"Ilse Brandt told Ana Holt that it was safe.{gap}“I crossed it today,” she said."
    mentions = [
        name(text, "Ilse Brandt", "person"),
        name(text, "Ana Holt", "person", gender="female"),
        pronoun(text, "she"),
    ]
    attributions: list[Attribution] = [
        said(text, "Ilse Brandt", "it was safe"),
        said(text, "she", "“I crossed it today,”", mode="direct"),
    ]
    assert speakers(resolve(text, mentions, attributions)) == ["Ilse Brandt", expected]


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        pytest.param(
            "Velanto said in a statement it would pay. It said when.", "statement", "It", id="a-channel-speaks"
        ),
        pytest.param("Velanto praised the report. It said when.", "the report", "report", id="a-document-may-speak"),
    ],
)
def test_how_something_was_said_is_no_antecedent(text: str, document: str, expected: str) -> None:
    mentions = [
        name(text, "Velanto", "person"),
        description(text, document, "document"),
        pronoun(text, "It"),
    ]
    assert speakers(resolve(text, mentions, [said(text, "It", "when")])) == [expected]
