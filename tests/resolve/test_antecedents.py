"""Whom a pronoun that speaks stands for, on records written by hand."""

from __future__ import annotations

import pytest

from kg.model import Attribution, Mention, MentionType
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
        pytest.param("The report was printed. It said when.", "The report", "report", id="a-document-may-speak"),
    ],
)
def test_how_something_was_said_is_no_antecedent(text: str, document: str, expected: str) -> None:
    mentions = [
        *([name(text, "Velanto", "person")] if "Velanto" in text else []),
        description(text, document, "document"),
        pronoun(text, "It"),
    ]
    assert speakers(resolve(text, mentions, [said(text, "It", "when")])) == [expected]


@pytest.mark.parametrize(
    ("text", "thing", "kind", "expected"),
    [
        pytest.param("The club has no such tapes. They said so.", "no such tapes", "document", "They", id="not-there"),
        pytest.param("The tapes were lost. They said so.", "The tapes", "document", "They", id="tapes-do-not-speak"),
        pytest.param("Things went wrong. They said so.", "Things", None, "They", id="things-do-not-speak"),
        pytest.param("The reports were long. They said so.", "The reports", "document", "They", id="reports-abstain"),
        pytest.param("The miners struck. They said so.", "The miners", "group", "miners", id="people-do"),
    ],
)
def test_they_who_speak_are_no_things(text: str, thing: str, kind: MentionType | None, expected: str) -> None:
    mentions = [description(text, thing, kind, plural=True), pronoun(text, "They")]
    assert speakers(resolve(text, mentions, [said(text, "They", "so")])) == [expected]


def test_whoever_is_named_in_the_paragraph_speaks_in_it() -> None:
    text = "Ilse Brandt met him. “Soon,” she said.\n\nPriya Holt doubts it. “I heard it before,” she wrote."
    mentions = [
        name(text, "Ilse Brandt", "person", gender="female"),
        pronoun(text, "she"),
        name(text, "Priya Holt", "person", subject=False),
        pronoun(text, "she", occurrence=1),
    ]
    attributions = [
        said(text, "she", "“Soon,”", mode="direct"),
        said(text, "she", "“I heard it before,”", mode="direct", occurrence=1),
    ]
    assert speakers(resolve(text, mentions, attributions)) == ["Ilse Brandt", "Priya Holt"]


@pytest.mark.parametrize(
    ("text", "pair", "expected"),
    [
        pytest.param(
            "Harbour Review met Ana Ruiz and Petr Holm. They said so.", True, "They", id="two-persons-abstain"
        ),
        pytest.param("Harbour Review met here. They said so.", False, "They", id="an-organisation-abstain"),
    ],
)
def test_they_behind_two_persons_are_no_organisation(text: str, pair: bool, expected: str) -> None:
    mentions = [name(text, "Harbour Review", "organization"), pronoun(text, "They")]
    if pair:
        mentions += [name(text, who, "person", subject=False) for who in ("Ana Ruiz", "Petr Holm")]
    assert speakers(resolve(text, mentions, [said(text, "They", "so")])) == [expected]
