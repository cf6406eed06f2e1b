"""spaCy documents from words that were tagged by hand, so that the rules are tested without a trained pipeline.

"They|PRP killed|VBD|kill 14|CD .|." gives every token its tag and, where it differs from the word, its lemma.
"""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

POS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "CD": "NUM",
    "IN": "ADP",
    "DT": "DET",
    "PRP": "PRON",
}
VOCAB = spacy.blank("en").vocab  # a bare Vocab does not know lower-case forms


def pos_of(tag: str) -> str:
    """Coarse part of speech of a Penn tag."""
    if tag in POS:
        return POS[tag]
    return {"V": "VERB", "J": "ADJ", "R": "ADV"}.get(tag[:1], "X")


def tagged(text: str, tokens: str) -> Doc:
    """A document of one or more sentences; a full stop, question or exclamation mark ends a sentence."""
    parts = [token.split("|") for token in tokens.split()]
    words, spaces, at = [], [], 0
    for part in parts:
        word = part[0]
        assert text.startswith(word, at), (text, word, at)
        at += len(word)
        gap = text[at : at + 1] == " "
        words.append(word)
        spaces.append(gap)
        at += gap
    assert at == len(text), text[at:]
    tags = [part[1] for part in parts]
    starts = [i == 0 or words[i - 1] in {".", "?", "!"} for i in range(len(words))]
    return Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        tags=tags,
        pos=[pos_of(tag) for tag in tags],
        lemmas=[part[2] if len(part) > 2 else part[0].lower() for part in parts],
        sent_starts=starts,
    )


def plain(text: str) -> Doc:
    """A document cut at blanks and before punctuation, without tags: enough for the grammar of values."""
    words: list[str] = []
    spaces: list[bool] = []
    for chunk in text.split(" "):
        words.append(chunk)
        spaces.append(True)
    spaces[-1] = False
    return Doc(VOCAB, words=[word or " " for word in words], spaces=spaces)
