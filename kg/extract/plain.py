"""Read an annotated article from spaCy once, for all rules.

A spaCy `Doc` makes a new object for every token and head that is asked for, and looks up a string for every tag; the
rules ask some hundred times a token. Not handled: annotation that changes after the first look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar, get_args
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
REMEMBERED = 50_000  # entries of a table, so that millions of articles need no more memory than some hundred

Value = TypeVar("Value")
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
        tokens = _read_tokens(doc)
        text = "".join([token.text + token.whitespace_ for token in tokens])  # doc.text makes every token anew
        found = _READ[doc] = Doc(text, tokens, names, annotated)
    return found


def _read_tokens(source: spacy.tokens.Doc) -> list[Token]:
    """Read all columns at once."""
    rows = source.to_array(_COLUMNS).tolist() if len(source) else []
    heads = [i + away for i, away in enumerate(source.to_array("HEAD").astype("int64").tolist())]
    strings, forms, features = _tables(source.vocab)
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


class _Table(dict[int, Value]):
    """What all tokens and articles with one number of the vocabulary share, read once."""

    def __init__(self, read: Callable[[int], Value]) -> None:
        self._read = read

    def __missing__(self, number: int) -> Value:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[number] = self._read(number)
        return found


@lru_cache(maxsize=4)  # as many as there are pipelines at once
def _tables(
    vocab: Vocab,
) -> tuple[_Table[str], _Table[tuple[Lexeme, str, str, bool, bool, bool]], _Table[dict[str, list[str]]]]:
    """Strings, word forms and sets of morphological features."""
    strings = vocab.strings

    def form(number: int) -> tuple[Lexeme, str, str, bool, bool, bool]:
        found = vocab[number]
        return found, found.text, found.lower_, found.is_alpha, found.is_punct, found.is_space

    def features(number: int) -> dict[str, list[str]]:
        pairs = [pair.partition("=") for pair in strings[number].split("|")] if number else []
        return {name: values.split(",") for name, _, values in pairs}

    return _Table(strings.__getitem__), _Table(form), _Table(features)
