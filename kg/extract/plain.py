"""Read an annotated article from spaCy once, for all rules.

A spaCy `Doc` makes a new object for every token and head that is asked for, and looks up a string for every tag; the
rules ask some hundred times a token. Not handled: annotation that changes after the first look.
"""

from __future__ import annotations

from collections import defaultdict
from typing import get_args
from weakref import WeakKeyDictionary

import spacy.tokens
from spacy.lexeme import Lexeme
from spacy.vocab import Vocab

from kg.extract.tokens import Annotation, Doc, Token

_COLUMNS: list[int | str] = [
    "ORTH", "LEMMA", "TAG", "POS", "DEP", "MORPH", "ENT_TYPE", "ENT_IOB", "SENT_START", "SPACY",
]  # fmt: skip
_IOB = ("", "I", "O", "B")
_STARTS_SENTENCE = {0: None, 1: True}  # anything else says that it does not

AnyDoc = spacy.tokens.Doc | Doc
_READ: WeakKeyDictionary[spacy.tokens.Doc, Doc] = WeakKeyDictionary()


def plain(doc: AnyDoc) -> Doc:
    """The plain form of an annotated article, kept as long as spaCy's own lives."""
    if isinstance(doc, Doc):
        return doc
    found = _READ.get(doc)
    if found is None:
        names = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
        annotated = {kind for kind in get_args(Annotation) if doc.has_annotation(kind)}
        found = _READ[doc] = Doc(doc.text, _read_tokens(doc), names, annotated)
    return found


def _read_tokens(source: spacy.tokens.Doc) -> list[Token]:
    """Read all columns at once, and every string, word form and set of features once for all tokens that share it."""
    rows = source.to_array(_COLUMNS).tolist() if len(source) else []
    heads = [i + away for i, away in enumerate(source.to_array("HEAD").astype("int64").tolist())]
    strings, forms, features = _Strings(source.vocab), _Forms(source.vocab), _Features(source.vocab)
    tokens = [Token() for _ in rows]
    idx = 0
    for i, (orth, lemma, tag, pos, dep, morph, ent_type, ent_iob, sent_start, space) in enumerate(rows):
        token = tokens[i]
        token.i = i
        token.idx = idx
        token.whitespace_ = " " if space else ""
        token.form, token.text, token.lower_, token.is_alpha, token.is_punct, token.is_space = forms[orth]
        token.is_sent_start = _STARTS_SENTENCE.get(sent_start, False)
        token.lemma_ = strings[lemma]
        token.tag_ = strings[tag]
        token.pos_ = strings[pos]
        token.dep_ = strings[dep]
        token.morph = features[morph]
        token.ent_type_ = strings[ent_type]
        token.ent_iob_ = _IOB[ent_iob]
        token.head = tokens[heads[i]]
        token.children = ()
        idx += len(token.text) + space
    _hang(tokens, heads)
    return tokens


def _hang(tokens: list[Token], heads: list[int]) -> None:
    """Give every token its children and the edges of all that hangs on it."""
    children: dict[int, list[Token]] = defaultdict(list)
    left, right = list(range(len(heads))), list(range(len(heads)))
    for i in range(len(heads)):
        above = heads[i]
        if above != i:
            children[above].append(tokens[i])
        while left[above] > i:
            left[above] = i
            above = heads[above]
    for i in range(len(heads) - 1, -1, -1):
        above = heads[i]
        while right[above] < i:
            right[above] = i
            above = heads[above]
    for head, found in children.items():
        tokens[head].children = tuple(found)
    for token, first, last in zip(tokens, left, right, strict=True):
        token.left_edge, token.right_edge = tokens[first], tokens[last]


class _Strings(dict[int, str]):
    """Strings by their number in the vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self._strings = vocab.strings

    def __missing__(self, number: int) -> str:
        found = self[number] = self._strings[number]
        return found


class _Forms(dict[int, tuple[Lexeme, str, str, bool, bool, bool]]):
    """What all occurrences of a word form share, by its number in the vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __missing__(self, number: int) -> tuple[Lexeme, str, str, bool, bool, bool]:
        form = self._vocab[number]
        found = form, form.text, form.lower_, form.is_alpha, form.is_punct, form.is_space
        self[number] = found
        return found


class _Features(dict[int, dict[str, list[str]]]):
    """Morphological features by their number in the vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self._strings = vocab.strings

    def __missing__(self, number: int) -> dict[str, list[str]]:
        pairs = [pair.partition("=") for pair in self._strings[number].split("|")] if number else []
        found = self[number] = {name: values.split(",") for name, _, values in pairs}
        return found
