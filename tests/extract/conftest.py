"""Docs built by hand: words with tag, head and label, so that no trained pipeline is needed."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "VB": "VERB", "VBD": "VERB", "VBZ": "VERB",
    "VBP": "VERB", "VBG": "VERB", "VBN": "VERB", "MD": "AUX", "DT": "DET", "IN": "ADP", "JJ": "ADJ", "RB": "ADV",
    "PRP": "PRON", "PRP$": "PRON", "CD": "NUM", "CC": "CCONJ", "TO": "PART", "WP": "PRON", "WDT": "PRON",
    "WRB": "ADV", "POS": "PART", "RP": "ADP",
}  # fmt: skip
_CLOSE_UP = {",", ".", "?", "!", ":", ";", "'s", "’s", "n't", ")", "”"}
_OPENING = {"“", "("}
_VOCAB = spacy.blank("en").vocab  # a bare Vocab does not know lower-case forms


def build_doc(rows: str) -> Doc:
    """A Doc from one `word tag[/pos] head label [lemma]` a line; heads count from 1, the root has 0."""
    words: list[str] = []
    tags: list[str] = []
    pos: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    lemmas: list[str] = []
    for index, row in enumerate(line.split() for line in rows.strip().splitlines()):
        word, tag, head, dep, *lemma = row
        tag, _, given = tag.partition("/")
        words.append(word)
        tags.append(tag)
        pos.append(given or _POS.get(tag, "PUNCT"))
        heads.append(index if head == "0" else int(head) - 1)
        deps.append("ROOT" if head == "0" else dep)
        lemmas.append(lemma[0] if lemma else word.lower())
    spaces = [
        index + 1 < len(words) and words[index + 1] not in _CLOSE_UP and word not in _OPENING
        for index, word in enumerate(words)
    ]
    return Doc(_VOCAB, words=words, spaces=spaces, tags=tags, pos=pos, heads=heads, deps=deps, lemmas=lemmas)


@pytest.fixture(scope="session")
def make_doc() -> Callable[[str], Doc]:
    return build_doc


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline that ships with the package."""
    from kg.annotate.pipeline import load_pipeline

    return load_pipeline(os.environ.get("HEARSAY_TEST_PIPELINE"))


@pytest.fixture(scope="session")
def blank() -> Language:
    return spacy.blank("en")
