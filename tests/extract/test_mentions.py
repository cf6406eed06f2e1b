"""Names, descriptions and pronouns: by hand from tagged words, a few with the trained pipeline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from kg.extract.names.mentions import extract_mentions
from tests.extract.capitals import VOCAB, capitals, pos_of

NAMES = [
    pytest.param(
        "Ana Ruiz resigned.", "Ana/NNP Ruiz/NNP resigned/VBD ./.", [("Ana Ruiz", "person")], id="given-name-list"
    ),
    pytest.param(
        "President Oda Vek resigned.",
        "President/NNP Oda/NNP Vek/NNP resigned/VBD ./.",
        [("Oda Vek", "person")],
        id="title-makes-a-person",
    ),
    pytest.param(
        "The Ministry of Health and Social Welfare closed.",
        "The/DT Ministry/NNP of/IN Health/NNP and/CC Social/NNP Welfare/NNP closed/VBD ./.",
        [("Ministry of Health and Social Welfare", "organization")],
        id="and-inside-a-ministry",
    ),
    pytest.param(
        "The Ministry of Mines and Energy closed.",
        "The/DT Ministry/NNP of/IN Mines/NNPS and/CC Energy/NNP closed/VBD ./.",
        [("Ministry of Mines and Energy", "organization")],
        id="and-before-a-field-that-companies-have-too",
    ),
    pytest.param(
        "The Bank of Halden and Hydra Inc. merged.",
        "The/DT Bank/NNP of/IN Halden/NNP and/CC Hydra/NNP Inc./NNP merged/VBD ./.",
        [("Bank of Halden", "organization"), ("Hydra Inc.", "organization")],
        id="and-between-two-organisations",
    ),
    pytest.param(
        "The NGO Foro Claro's office in Halden closed.",
        "The/DT NGO/NNP Foro/NNP Claro/NNP 's/POS office/NN in/IN Halden/NNP closed/VBD ./.",
        [("Foro Claro", "organization"), ("Halden", "place")],
        id="generic-word-and-possessive-out",
    ),
    pytest.param(
        "The Attorney General's Office met Suleiman al-Nour.",
        "The/DT Attorney/NNP General/NNP 's/POS Office/NNP met/VBD Suleiman/NNP al/NNP -/HYPH Nour/NNP ./.",
        [("Attorney General's Office", "organization"), ("Suleiman al-Nour", "person")],
        id="possessive-and-particle-inside-names",
    ),
    pytest.param(
        "Hydra Power CEO Jonas Berg resigned.",
        "Hydra/NNP Power/NNP CEO/NNP Jonas/NNP Berg/NNP resigned/VBD ./.",
        [("Hydra Power", "organization"), ("Jonas Berg", "person")],
        id="organisation-role-person",
    ),
    pytest.param(
        "Hydra fell. Hydra Inc. rose.",
        "Hydra/NNP fell/VBD ./. Hydra/NNP Inc./NNP rose/VBD ./.",
        [("Hydra", "organization"), ("Hydra Inc.", "organization")],
        id="one-type-for-a-name-and-its-short-form",
    ),
    pytest.param(
        "The ferry Oda Vek sank off Halden Island.",
        "The/DT ferry/NN Oda/NNP Vek/NNP sank/VBD off/IN Halden/NNP Island/NNP ./.",
        [("Oda Vek", None), ("Halden Island", "place")],
        id="a-ship-is-nobody",
    ),
    pytest.param(
        "Halden Marine Lines closed. HML owed money.",
        "Halden/NNP Marine/NNP Lines/NNP closed/VBD ./. HML/NNP owed/VBD money/NN ./.",
        [("Halden Marine Lines", "organization"), ("HML", "organization")],
        id="acronym",
    ),
    pytest.param(
        "Hydra Air fell. Profits rose.",
        "Hydra/NNP Air/NNP fell/VBD ./. Profits/NNS rose/VBD ./.",
        [("Hydra Air", "organization")],
        id="nothing-a-noun-at-the-start",
    ),
    pytest.param(
        "Unemployment rose. Drone strikes hit Halden.",
        "Unemployment/NNP rose/VBD ./. Drone/NN strikes/NNS hit/VBD Halden/NNP ./.",
        [("Halden", None)],
        id="nothing-an-abstract-noun-at-the-start",
    ),
    pytest.param(
        "Vek rose. Profit, Vek said, fell.",
        "Vek/NNP rose/VBD ./. Profit/NN ,/, Vek/NNP said/VBD ,/, fell/VBD ./.",
        [("Vek", None), ("Vek", None)],
        id="a-name-at-the-start-stays",
    ),
    pytest.param(
        "HALDEN, NORDLAND (Agency) — It rained.",
        "HALDEN/NNP ,/, NORDLAND/NNP (/-LRB- Agency/NN )/-RRB- —/: It/PRP rained/VBD ./.",
        [("HALDEN", "place"), ("NORDLAND", "place")],
        id="a-dateline-is-a-place",
    ),
    pytest.param(
        "The Halden Courier met Halden.",
        "The/DT Halden/NNP Courier/NNP met/VBD Halden/NNP ./.",
        [("Halden Courier", "organization"), ("Halden", "place")],
        id="a-newspaper-and-its-town",
    ),
    pytest.param(
        "The Sailors’ Rights Network met.",
        "The/DT Sailors/NNPS ’/POS Rights/NNP Network/NNP met/VBD ./.",
        [("Sailors’ Rights Network", "organization")],
        id="plural-owner-inside-a-name",
    ),
    pytest.param(
        "Senator Ana Ruiz, D-Ohio, left.",
        "Senator/NNP Ana/NNP Ruiz/NNP ,/, D/NNP -/HYPH Ohio/NNP ,/, left/VBD ./.",
        [("Ana Ruiz", "person")],
        id="party-and-state-are-nobody",
    ),
    pytest.param("It rained on Monday.", "It/PRP rained/VBD on/IN Monday/NNP ./.", [], id="nothing-weekday"),
    pytest.param("Politicians left.", "Politicians/NNPS left/VBD ./.", [], id="nothing-plural-noun"),
    pytest.param(
        "The Norwegian ship left.", "The/DT Norwegian/JJ ship/NN left/VBD ./.", [], id="nothing-adjective-of-a-people"
    ),
]


@pytest.mark.parametrize(("text", "tokens", "expected"), NAMES)
def test_names(text: str, tokens: str, expected: list[tuple[str, str | None]]) -> None:
    mentions, _ = extract_mentions(capitals(text, tokens))
    assert [(text[m.name.start : m.name.end], m.type) for m in mentions if m.kind == "name"] == expected


def test_a_name_that_was_taken_for_an_article_is_a_name() -> None:
    text = "Salim Rahat left."
    doc = capitals(text, "Salim/NNP Rahat/DT left/VBD ./.")
    doc.ents = [Span(doc, 0, 2, label="PERSON")]
    mentions, _ = extract_mentions(doc)
    assert [text[m.name.start : m.name.end] for m in mentions] == ["Salim Rahat"]


def test_pronouns_know_gender_and_number() -> None:
    text = "She told them about it."
    mentions, _ = extract_mentions(capitals(text, "She/PRP told/VBD them/PRP about/IN it/PRP ./."))
    found = {text[m.span.start : m.span.end]: (m.type, m.gender, m.plural) for m in mentions if m.kind == "pronoun"}
    assert found == {
        "She": ("person", "female", False),
        "them": (None, None, True),
        "it": ("organization", None, False),
    }


@pytest.mark.parametrize(
    ("text", "tokens", "gender"),
    [
        ("Mrs Vek left.", "Mrs/NNP Vek/NNP left/VBD ./.", "female"),
        ("Mr. Vek left.", "Mr./NNP Vek/NNP left/VBD ./.", "male"),
        ("Her brother, Oda Vek, left.", "Her/PRP$ brother/NN ,/, Oda/NNP Vek/NNP ,/, left/VBD ./.", "male"),
        ("Doctor Vek left.", "Doctor/NNP Vek/NNP left/VBD ./.", None),
    ],
)
def test_gender_from_titles_and_kin(text: str, tokens: str, gender: str | None) -> None:
    mentions, _ = extract_mentions(capitals(text, tokens))
    assert [m.gender for m in mentions if m.kind == "name"] == [gender]


def test_span_holds_the_title_and_name_does_not() -> None:
    text = "The president Oda Vek left."
    mentions, _ = extract_mentions(capitals(text, "The/DT president/NN Oda/NNP Vek/NNP left/VBD ./."))
    (name,) = [m for m in mentions if m.kind == "name"]
    assert text[name.span.start : name.span.end] == "The president Oda Vek"
    assert text[name.name.start : name.name.end] == "Oda Vek"


WORDS = st.sampled_from(
    ["Ana", "Ruiz", "said", "the", "The", "Ministry", "of", "and", ",", ".", "'s", "NGO", "al", "-", "mayor", "Halden",
     "\n\n", "he", "Inc.", "(", ")", "President", "U.S.", "\"", "WHO", "3", "X"]
)  # fmt: skip
TAGS = st.sampled_from(["NNP", "NN", "DT", "IN", "VBD", "PRP", "CC", ",", ".", "POS", "JJ"])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(WORDS, TAGS, st.booleans()), max_size=25))
def test_spans_are_never_empty_and_lie_in_the_text(tokens: list[tuple[str, str, bool]]) -> None:
    doc = Doc(
        VOCAB,
        words=[word for word, _, _ in tokens],
        spaces=[space for _, _, space in tokens],
        tags=[tag for _, tag, _ in tokens],
        pos=[pos_of(tag) for _, tag, _ in tokens],
    )
    mentions, roles = extract_mentions(doc)
    for span in [s for m in mentions for s in (m.span, m.name)] + [r.holder for r in roles] + [r.role for r in roles]:
        assert 0 <= span.start < span.end <= len(doc.text)
        assert doc.text[span.start : span.end].strip()
    for mention in mentions:
        assert mention.span.start <= mention.name.start
        assert mention.name.end <= mention.span.end
    assert mentions == sorted(mentions, key=lambda m: (m.span, m.name))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "kind", "kind_of_actor", "plural"),
    [
        ("Opposition leaders said the vote was stolen.", "Opposition leaders", "description", "group", True),
        ("The ministry said it would reopen the port.", "The ministry", "description", "organization", False),
        ("Fuel ran out on Sunday, according to official figures.", "official figures", "description", "document", True),
        ("Anneke Vaarst said the dam was safe.", "Anneke Vaarst", "name", "person", False),
        ("An official who asked not to be named said so.", "An official", "description", "person", False),
    ],
)
def test_what_can_speak(text: str, words: str, kind: str, kind_of_actor: str, plural: bool) -> None:
    from kg.annotate.pipeline import annotate, load_pipeline

    mentions, _ = extract_mentions(annotate(text, load_pipeline()))
    found = {text[m.span.start : m.span.end]: (m.kind, m.type, m.plural) for m in mentions}
    assert found[words] == (kind, kind_of_actor, plural)
