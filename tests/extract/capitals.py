"""Hand-tagged documents with an English vocabulary, whose words know that they are capital, upper case or numbers."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

VOCAB = spacy.blank("en").vocab
POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "CD": "NUM", "IN": "ADP", "DT": "DET", "PRP": "PRON",
    "PRP$": "PRON", "CC": "CCONJ", "POS": "PART", "HYPH": "PUNCT", "MD": "AUX", ",": "PUNCT", ".": "PUNCT",
}  # fmt: skip
LEMMAS = {"said": "say", "told": "tell"}


def pos_of(tag: str) -> str:
    """Coarse part of speech of a Penn tag."""
    return POS.get(tag) or {"V": "VERB", "J": "ADJ", "R": "ADV"}.get(tag[:1], "X")


def capitals(text: str, tokens: str) -> Doc:
    """A document from "word/TAG" tokens that spell the text; "." ends a sentence."""
    pairs = [token.rsplit("/", 1) for token in tokens.split()]
    spaces, at = [], 0
    for word, _ in pairs:
        assert text.startswith(word, at), (text, word, at)
        at += len(word)
        spaces.append(text[at : at + 1] == " ")
        at += spaces[-1]
    assert at == len(text), text[at:]
    return Doc(
        VOCAB,
        words=[word for word, _ in pairs],
        spaces=spaces,
        tags=[tag for _, tag in pairs],
        pos=[pos_of(tag) for _, tag in pairs],
        lemmas=[LEMMAS.get(word, word.lower()) for word, _ in pairs],
        sent_starts=[i == 0 or pairs[i - 1][0] == "." for i in range(len(pairs))],
    )
