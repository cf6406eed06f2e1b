"""Names that the parser tears into two sentences, on trees made by hand and by chance."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.annotate.repairs import repair

VOCAB = spacy.blank("en").vocab


def tree(tokens: str) -> Doc:
    """A Doc from "word/POS/dep>head" tokens; proper nouns have the tag NNP."""
    rows = [token.rsplit("/", 2) for token in tokens.split()]
    return Doc(
        VOCAB,
        words=[word for word, _, _ in rows],
        tags=["NNP" if pos == "PROPN" else "" for _, pos, _ in rows],
        pos=[pos for _, pos, _ in rows],
        deps=[arc.split(">")[0] for _, _, arc in rows],
        heads=[int(arc.split(">")[1]) for _, _, arc in rows],
    )


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        pytest.param(
            "Union/NOUN/compound>1 head/NOUN/ROOT>1 Pham/PROPN/flat>1 Vek/PROPN/ROOT>3 Dat/NOUN/nsubj>5 "
            "left/VERB/ROOT>5",
            ["compound>1", "nmod:desc>4", "flat>1", "nmod:desc>4", "nsubj>5", "ROOT>5"],
            id="a-role-and-its-name",
        ),
        pytest.param(
            "He/PRON/nsubj>1 met/VERB/ROOT>1 Oda/PROPN/obj>1 Vek/PROPN/ROOT>3 a/DET/det>5 day/NOUN/obl>3 "
            "ago/ADV/advmod>5",
            ["nsubj>1", "ROOT>1", "obj>1", "flat>2", "det>5", "obl>1", "advmod>5"],
            id="a-name-in-the-object",
        ),
        pytest.param(
            "He/PRON/nsubj>1 met/VERB/ROOT>1 Oda/PROPN/obj>1 Vek/PROPN/nsubj>4 left/VERB/ROOT>4",
            ["nsubj>1", "ROOT>1", "obj>1", "nsubj>4", "ROOT>4"],
            id="not-two-sentences-with-verbs",
        ),
        pytest.param(
            "Oda/PROPN/ROOT>0 Image/PROPN/ROOT>1 :/PUNCT/punct>1 Vek/PROPN/appos>1",
            ["ROOT>0", "ROOT>1", "punct>1", "appos>1"],
            id="not-a-label-behind-a-name",
        ),
        pytest.param(
            "Oda/PROPN/ROOT>0 ,/PUNCT/punct>0 Vek/PROPN/nsubj>3 left/VERB/ROOT>3",
            ["ROOT>0", "punct>0", "nsubj>3", "ROOT>3"],
            id="not-across-a-comma",
        ),
    ],
)
def test_torn_names(tokens: str, expected: list[str]) -> None:
    found = repair(tree(tokens))
    assert [f"{t.dep_}>{t.head.i}" for t in found] == expected


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_trees_stay_trees(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(["Oda", "Vek", "Lt", ".", "spoke", ":"]), min_size=1, max_size=12))
    size = len(words)
    order = data.draw(st.permutations(range(size)))
    heads = [0] * size
    for place, token in enumerate(order):
        root = not place or data.draw(st.booleans())
        heads[token] = token if root else order[data.draw(st.integers(0, place - 1))]
    pos = ["VERB" if word == "spoke" else "PROPN" for word in words]
    doc = Doc(VOCAB, words=words, tags=["NNP"] * size, pos=pos, deps=["flat"] * size, heads=heads)
    found = repair(doc)
    assert found.text == doc.text
    assert all(len(list(token.ancestors)) < size for token in found)
