"""Whom a description stands for, and what leaves a pronoun or a name without anybody, on records written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Mention, RoleMention
from tests.resolve.test_resolver import description, find, name, pronoun, resolve, said, speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rights group Hydra Aid sued Velanto Oil. The company said so.", "Velanto Oil", id="no-group"),
        pytest.param("Rights group Hydra Aid sued Velanto Oil. The group said so.", "Hydra Aid", id="called-a-group"),
        pytest.param("Carmaker Hydra sued Velanto Rights Watch. The company said so.", "Hydra", id="called-a-carmaker"),
        pytest.param("Velanto School met Hydra Aid. The group said so.", "Hydra Aid", id="a-school-is-no-group"),
        pytest.param("Velanto School closed. The company said so.", "company", id="a-school-is-no-company"),
        pytest.param("Velanto Oil and Hydra Oil met. The company said so.", "company", id="two-abstain"),
    ],
)
def test_the_company_and_the_group(text: str, expected: str) -> None:
    found = [
        w for w in ("Hydra Aid", "Velanto Oil", "Velanto Rights Watch", "Velanto School", "Hydra Oil") if w in text
    ]
    found += ["Hydra"] if "Hydra sued" in text else []
    words = "The company" if "The company" in text else "The group"
    mentions = [name(text, word, "organization") for word in found] + [description(text, words, "organization")]
    assert speakers(resolve(text, mentions, [said(text, words, "so")])) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Minister Ana Ruiz met Minister Petr Holm. The minister said so.", "minister", id="two-near-abstain"
        ),
        pytest.param("Minister Ana Ruiz left. The minister said so.", "Ana Ruiz", id="one"),
        pytest.param(
            "Minister Ana Ruiz left. Rain fell. It fell. It fell on. Minister Petr Holm came. The minister said so.",
            "Petr Holm",
            id="one-is-far",
        ),
    ],
)
def test_two_holders_of_a_role(text: str, expected: str) -> None:
    named = [who for who in ("Ana Ruiz", "Petr Holm") if who in text]
    roles = tuple(RoleMention(find(text, who), find(text, "Minister", k)) for k, who in enumerate(named))
    mentions = [name(text, who, "person") for who in named] + [description(text, "The minister", "person")]
    assert speakers(resolve(text, mentions, [said(text, "The minister", "so")], roles)) == [expected]


@pytest.mark.parametrize(
    ("between", "same"),
    [pytest.param("", True, id="next-sentence"), pytest.param("One left. " * 5, False, id="far")],
)
def test_his_lawyer_may_later_be_another_mans(between: str, same: bool) -> None:
    text = f"His lawyer said so. {between}His lawyer said no."
    mentions = [description(text, "His lawyer", "person", occurrence=k) for k in range(2)]
    found = resolve(text, mentions, [said(text, "His lawyer", "so"), said(text, "His lawyer", "no", occurrence=1)])
    assert len(found.actors) == (1 if same else 2)


def test_his_campaign_is_no_organisation_whose_name_has_the_word() -> None:
    text = "Hydra Campaign left. His campaign said so."
    mentions = [name(text, "Hydra Campaign", "organization"), description(text, "His campaign", "organization")]
    assert speakers(resolve(text, mentions, [said(text, "His campaign", "so")])) == ["His campaign"]


def test_an_article_behind_a_name_says_what_it_is() -> None:
    text = "Hydra Abroad, a charity, left. The charity said so."
    mentions = [
        name(text, "Hydra Abroad", "person"),
        description(text, "a charity", "organization"),
        description(text, "The charity", "organization"),
    ]
    found = resolve(text, mentions, [said(text, "The charity", "so")])
    assert [(a.name, a.type) for a in found.actors] == [("Hydra Abroad", "organization")]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param("Ana Ruiz met Eva Holm. She said Ruiz was late.", "Ruiz was late", "Eva Holm", id="behind"),
        pytest.param(
            "Ana Ruiz met Eva Holm. She said it rained, and Ruiz was late.",
            "it rained, and Ruiz was late",
            "Ana Ruiz",
            id="another-clause",
        ),
    ],
)
def test_nobody_calls_himself_by_his_name_in_indirect_speech(text: str, content: str, expected: str) -> None:
    mentions = [
        name(text, "Ana Ruiz", "person", gender="female"),
        name(text, "Eva Holm", "person", gender="female", subject=False),
        pronoun(text, "She"),
        name(text, "Ruiz", "person", occurrence=1),
    ]
    assert speakers(resolve(text, mentions, [said(text, "She", content)])) == [expected]


def test_who_asks_does_not_answer() -> None:
    text = "Petr Holm came. A reporter asked why. He said so."
    mentions = [
        name(text, "Petr Holm", "person", gender="male"),
        description(text, "A reporter", "person"),
        pronoun(text, "He"),
    ]
    question = replace(said(text, "A reporter", "why"), stance="asks")
    assert speakers(resolve(text, mentions, [question, said(text, "He", "so")])) == ["reporter", "Petr Holm"]


def test_a_long_quotation_puts_no_distance_between_a_speaker_and_his_name() -> None:
    quotation = "“It rained. It snowed. It froze. It thawed. It rained. It snowed. It froze,”"
    text = f"Petr Holm came. {quotation} he said."
    mentions = [name(text, "Petr Holm", "person", gender="male"), pronoun(text, "he")]
    assert speakers(resolve(text, mentions, [said(text, "he", quotation, mode="direct")])) == ["Petr Holm"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ana Ruiz and Eva Holm met. She said so.", "She", id="joined-subjects-abstain"),
        pytest.param("Ana Ruiz met Eva Holm. She said so.", "Ana Ruiz", id="subject"),
        pytest.param("Eva Holm was here. Ana Ruiz's fate is open, but she said so.", "Ana Ruiz", id="owner-as-topic"),
    ],
)
def test_prominence_in_a_sentence(text: str, expected: str) -> None:
    first = "Ana Ruiz" if text.startswith("Ana") else "Eva Holm"
    mentions: list[Mention] = [
        name(text, who, "person", gender="female", subject=who == first) for who in ("Ana Ruiz", "Eva Holm")
    ]
    word = "She" if "She" in text else "she"
    assert speakers(resolve(text, [*mentions, pronoun(text, word)], [said(text, word, "so")])) == [expected]


@pytest.mark.parametrize("source", ["Some 55 percent of voters", "About four in 10", "9% of them"])
def test_a_share_of_people_is_several(source: str) -> None:
    text = f"{source} said yes. They said so."
    (actor,) = resolve(text, [pronoun(text, "They")], [said(text, source, "yes"), said(text, "They", "so")]).actors
    assert actor.type == "group"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Wei Ruiz and Ana Ruiz met. Ruiz said so.", "Ruiz", id="a-couple-abstain"),
        pytest.param("Wei Ruiz came. Ruiz sat. Ana Ruiz met him. Ruiz said so.", "Wei Ruiz", id="called-so-before"),
        pytest.param("Wei Ruiz came. Ruiz said so. Ana Ruiz left.", "Wei Ruiz", id="the-only-one-yet"),
    ],
)
def test_a_last_name_of_two(text: str, expected: str) -> None:
    mentions = [name(text, who, "person") for who in ("Wei Ruiz", "Ana Ruiz")]
    starts = {m.name.end for m in mentions}
    bare = [k for k in range(text.count("Ruiz")) if find(text, "Ruiz", k).end not in starts]
    mentions += [name(text, "Ruiz", "person", occurrence=k) for k in bare]
    assert speakers(resolve(text, mentions, [said(text, "Ruiz", "so", occurrence=bare[-1])])) == [expected]


def test_a_union_is_no_short_form_of_a_firm() -> None:
    text = "Hydra met Hydra Shipping Workers Union. Hydra Shipping Company left."
    names_ = ("Hydra", "Hydra Shipping Workers Union", "Hydra Shipping Company")
    found = resolve(text, [name(text, words, "organization") for words in names_], [])
    assert {actor.name for actor in found.actors} == {"Hydra Shipping Workers Union", "Hydra Shipping Company"}
