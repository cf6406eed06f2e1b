"""Titles and prefixed words in one piece, on trees made by hand and by chance."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.annotate.repairs import repair

VOCAB = spacy.blank("en").vocab


def tree(tokens: str) -> Doc:
    """A Doc from "word/POS/dep>head" tokens; "word_" has no blank behind it."""
    rows = [token.rsplit("/", 2) for token in tokens.split()]
    return Doc(
        VOCAB,
        words=[word.rstrip("_") for word, _, _ in rows],
        spaces=[not word.endswith("_") for word, _, _ in rows],
        pos=[pos for _, pos, _ in rows],
        deps=[arc.split(">")[0] for _, _, arc in rows],
        heads=[int(arc.split(">")[1]) for _, _, arc in rows],
    )


def arcs(doc: Doc) -> list[str]:
    return [f"{t.dep_}>{t.head.i}" for t in doc]


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        pytest.param(
            "Brig_/INTJ/ROOT>0 ./PUNCT/punct>0 Gen./PROPN/nmod:desc>3 Oda/PROPN/nsubj>5 Vek/PROPN/flat>3 "
            "spoke/VERB/ROOT>5",
            ["nmod:desc>3", "punct>0", "nmod:desc>3", "nsubj>5", "flat>3", "ROOT>5"],
            id="a-title-is-no-sentence",
        ),
        pytest.param(
            "army/NOUN/compound>1 spokesman/NOUN/nsubj>5 Lt_/PROPN/appos>1 ./PROPN/flat>2 Vek/PROPN/nsubj>5 "
            "spoke/VERB/ROOT>5",
            ["compound>1", "nmod:desc>4", "nmod:desc>4", "punct>2", "nsubj>5", "ROOT>5"],
            id="role-and-title",
        ),
        pytest.param(
            "its/PRON/nmod:poss>1 co_/NOUN/nsubj>4 -_/NOUN/obj>1 author/NOUN/nsubj>4 spoke/VERB/ROOT>4",
            ["nmod:poss>3", "compound>3", "punct>3", "nsubj>4", "ROOT>4"],
            id="a-prefix-hangs-on-its-word",
        ),
        pytest.param(
            "The/DET/det>5 far_/ADV/amod>3 -_/PUNCT/punct>1 right/ADJ/amod>5 Party/PROPN/nsubj>5 spoke/VERB/ROOT>5",
            ["det>4", "compound>3", "punct>3", "amod>4", "nsubj>5", "ROOT>5"],
            id="article-and-modifier-hang-on-the-noun",
        ),
    ],
)
def test_repaired(tokens: str, expected: list[str]) -> None:
    doc = tree(tokens)
    found = repair(doc)
    assert found.text == doc.text
    assert arcs(found) == expected


@pytest.mark.parametrize(
    "tokens",
    [
        pytest.param(
            "Oda/PROPN/nsubj>1 rose/VERB/ROOT>1 to/ADP/case>3 Lt_/PROPN/obl>1 ./PUNCT/punct>1 "
            "He/PRON/nsubj>6 left/VERB/ROOT>6",
            id="sentence-after-a-title",
        ),
        pytest.param("state_/NOUN/compound>2 -_/PUNCT/punct>0 run/VERB/amod>3 bank/NOUN/ROOT>3", id="two-full-words"),
        pytest.param("under/ADP/case>2 -/PUNCT/punct>2 fire/NOUN/ROOT>2", id="a-dash-with-blanks"),
    ],
)  # fmt: skip
def test_left_alone(tokens: str) -> None:
    doc = tree(tokens)
    assert repair(doc) is doc


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_trees_stay_trees(data: st.DataObject) -> None:
    words = data.draw(
        st.lists(
            st.sampled_from(["Lt", ".", "Gen.", "Brig", "Oda", "Vek", "co", "-", "author", "the", "spoke"]),
            min_size=1,
            max_size=14,
        )
    )
    size = len(words)
    order = data.draw(st.permutations(range(size)))
    heads = [0] * size
    for place, token in enumerate(order):
        heads[token] = order[data.draw(st.integers(0, place))] if place else token
    pos = data.draw(st.lists(st.sampled_from(["NOUN", "PROPN", "VERB", "ADP"]), min_size=size, max_size=size))
    deps = data.draw(st.lists(st.sampled_from(["amod", "flat", "det", "nsubj"]), min_size=size, max_size=size))
    doc = Doc(VOCAB, words=words, spaces=[False] * size, pos=pos, deps=deps, heads=heads)
    found = repair(doc)
    assert found.text == doc.text
    for token in found:
        assert len(list(token.ancestors)) < size
    assert sum(len(sentence) for sentence in found.sents) == size


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        pytest.param(
            "Trains/NOUN/nsubj>2 were/AUX/aux>2 running/VERB/ccomp>5 late_/ADJ/amod>4 NDR/PROPN/obj>2 "
            "noted/VERB/ROOT>5",
            ["nsubj>2", "aux>2", "ccomp>5", "advmod>2", "nsubj>5", "ROOT>5"],
            id="what-hung-on-the-speaker-goes-to-the-clause",
        ),
        pytest.param(
            "They/PRON/nsubj>1 told/VERB/ccomp>4 lies_/NOUN/nsubj>4 NDR/PROPN/flat>2 noted/VERB/ROOT>4",
            ["nsubj>1", "ccomp>4", "obj>1", "nsubj>4", "ROOT>4"],
            id="a-subject-becomes-the-object-of-the-clause",
        ),
        pytest.param(
            "It/PRON/nsubj>1 rained_/VERB/ccomp>2 NDR/PROPN/ROOT>2 noted/VERB/acl>2",
            ["nsubj>1", "ccomp>2", "nsubj>3", "ROOT>3"],
            id="the-verb-takes-the-place-of-its-subject",
        ),
    ],
)
def test_speaker_glued_to_what_is_said(tokens: str, expected: list[str]) -> None:
    doc = tree(tokens)
    doc[len(doc) - 1].tag_ = "VBD"
    assert arcs(repair(doc)) == expected


def test_what_somebody_said_has_no_second_content():
    words = ["Contrary", "to", "what", "Holt", "said", ",", "it", "rained", "."]
    heads = [0, 2, 0, 4, 2, 4, 7, 4, 0]
    deps = ["ROOT", "case", "obl", "nsubj", "acl:relcl", "punct", "nsubj", "ccomp", "punct"]
    doc = repair(Doc(VOCAB, words=words, heads=heads, deps=deps))
    assert [doc[7].dep_, doc[0].head.text, doc[4].head.text] == ["ROOT", "rained", "what"]
    # without a comma it is said: "Say what you think is right"
    deps[5] = "mark"
    plain = Doc(VOCAB, words=["Go", "to", "what", "Holt", "said", "that", "it", "rained", "."], heads=heads, deps=deps)
    assert repair(plain)[7].dep_ == "ccomp"
