"""An annotated article as plain Python objects, made by plain.py.

The names are spaCy's, as far as the rules use them, and so are the values.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, overload

from spacy.lexeme import Lexeme

Annotation = Literal["DEP", "ENT_IOB", "LEMMA", "MORPH", "POS", "SENT_START", "TAG"]


class Token:
    """A token with its place in the parse; one object a token, so tokens are compared by identity."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "form", "head", "i", "idx", "is_alpha", "is_punct",
        "is_sent_start", "is_space", "left_edge", "lemma_", "lower_", "morph", "pos_", "right_edge", "tag_", "text",
        "whitespace_",
    )  # fmt: skip

    doc: Doc
    i: int
    idx: int
    text: str
    whitespace_: str
    form: Lexeme
    lower_: str
    is_alpha: bool
    is_punct: bool
    is_space: bool
    is_sent_start: bool | None
    lemma_: str
    tag_: str
    pos_: str
    dep_: str
    morph: dict[str, list[str]]
    ent_type_: str
    ent_iob_: str
    head: Token
    children: tuple[Token, ...]
    left_edge: Token
    right_edge: Token

    def __repr__(self) -> str:
        return self.text

    @property
    def is_title(self) -> bool:
        """Whether the word is capitalised."""
        return self.form.is_title

    @property
    def is_lower(self) -> bool:
        """Whether all its letters are small."""
        return self.form.is_lower

    @property
    def is_upper(self) -> bool:
        """Whether all its letters are capitals."""
        return self.form.is_upper

    @property
    def is_stop(self) -> bool:
        """Whether the language counts it among its stop words."""
        return self.form.is_stop

    @property
    def is_digit(self) -> bool:
        """Whether it is digits alone."""
        return self.form.is_digit

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.form.is_quote

    @property
    def is_bracket(self) -> bool:
        """Whether it is a bracket."""
        return self.form.is_bracket

    @property
    def is_currency(self) -> bool:
        """Whether it is the sign of a currency."""
        return self.form.is_currency

    @property
    def like_num(self) -> bool:
        """Whether it looks like a number, in digits or in words."""
        return self.form.like_num

    @property
    def shape_(self) -> str:
        """Its letters as x or X, its digits as d."""
        return self.form.shape_

    @property
    def lefts(self) -> list[Token]:
        """Children before the token."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """Children behind the token."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all that hangs on it, left branches first."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def sent(self) -> TokenSpan:
        """The parser's sentence that the token is in."""
        starts = self.doc.sentence_starts
        place = bisect_right(starts, self.i)
        return TokenSpan(self.doc, starts[place - 1], starts[place] if place < len(starts) else len(self.doc.tokens))

    def nbor(self, distance: int = 1) -> Token:
        """The token so many places away; IndexError outside the article."""
        if self.i + distance < 0:
            raise IndexError(f"token {self.i} has no neighbour {distance} places away")
        return self.doc.tokens[self.i + distance]


class TokenSpan:
    """Consecutive tokens."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, place: int) -> Token:
        return self.doc.tokens[self.start : self.end][place]

    @property
    def start_char(self) -> int:
        """The first character in the article."""
        return self.doc.tokens[self.start].idx

    @property
    def text(self) -> str:
        """The words, without the blank behind the last."""
        if self.start >= self.end:
            return ""
        tokens = self.doc.tokens
        last = tokens[self.end - 1]
        return self.doc.text[tokens[self.start].idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The token nearest to the root of the sentence, the first of several; a lone sign only for want of a word."""
        inside = self.doc.tokens[self.start : self.end]
        outward: list[Token] = []
        for token in inside:
            if token.head is token:
                return token
            if not self.start <= token.head.i < self.end:
                outward.append(token)
        return outward[0] if len(outward) == 1 else min(outward, key=self._depth)

    def _depth(self, token: Token) -> int:
        lone = not token.children and (token.is_space or token.is_punct)
        return len(self.doc) if lone else sum(1 for _ in token.ancestors)


class Doc:
    """An article: its text and its tokens."""

    __slots__ = ("_annotated", "_starts", "ents", "sentence_starts", "text", "tokens")

    def __init__(
        self, text: str, tokens: list[Token], names: list[tuple[int, int, str]], annotated: set[Annotation]
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.ents = [TokenSpan(self, start, end, label) for start, end, label in names]
        self._annotated = annotated
        self._starts = [token.idx for token in tokens]
        self.sentence_starts = [i for i, token in enumerate(tokens) if token.is_sent_start or i == 0]
        for token in tokens:
            token.doc = self

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...

    @overload
    def __getitem__(self, place: slice) -> TokenSpan: ...

    def __getitem__(self, place: int | slice) -> Token | TokenSpan:
        if isinstance(place, int):
            return self.tokens[place]
        start, end, _ = place.indices(len(self.tokens))
        return TokenSpan(self, start, max(start, end))

    def has_annotation(self, name: Annotation) -> bool:
        """Whether any token has a value of a kind; an article without tokens has all."""
        return name in self._annotated

    def char_span(
        self,
        start: int,
        end: int,
        *,
        alignment_mode: Literal["expand"],  # noqa: ARG002 - spaCy has others
    ) -> TokenSpan | None:
        """The tokens that a range of characters touches; None where it begins or ends in no token."""
        first, last = self._token_at(start), self._token_at(end - 1)
        if first is None or last is None:
            return None
        behind = start == first.idx + len(first.text)  # the blank behind a token
        return TokenSpan(self, first.i + behind, last.i + 1)

    def _token_at(self, character: int) -> Token | None:
        place = bisect_right(self._starts, character) - 1
        if place < 0:
            return None
        token = self.tokens[place]
        return token if character < token.idx + len(token.text) + len(token.whitespace_) else None
