"""An article prepared for finding attributions: its parse, its quotation marks and its sentences, looked up by token.

Sentences are the parser's, joined where one ends inside a quotation that is left by the same words; a line break ends
one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from kg.extract.speech.quote_marks import Quoted, find_quoted
from kg.extract.tokens import Doc, Token
from kg.model import Span

OUTSIDE = -1
_EDGE = " \t\r\n\u00a0,;:–—-"
_STOPS = ".!?…"
_CLOSING = {".", "!", "?", "…", "...", ";", ",", ":"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A `Doc` with what the extraction rules keep asking for.

    `quotation` gives for every token the index of the outermost quotation that it stands in, or OUTSIDE; `sentence`
    gives the index of its sentence; `bounds` the first and last token of every sentence.
    """

    doc: Doc
    text: str
    quoted: tuple[Quoted, ...]
    outermost: tuple[Quoted, ...]
    quotation: tuple[int, ...]
    sentence: tuple[int, ...]
    bounds: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]

    def quotations_over(self, start: int, end: int) -> list[Quoted]:
        """Outermost quotations that overlap the half-open character range, in text order."""
        found: list[Quoted] = []
        i = bisect_right(self.outermost, start, key=lambda quoted: quoted.start) - 1
        for quoted in self.outermost[max(i, 0) :]:
            if quoted.start >= end:
                break
            if quoted.end > start:
                found.append(quoted)
        return found

    def token_at(self, offset: int) -> Token:
        """The token that covers the character offset, or the last one before it."""
        return self.doc.tokens[max(bisect_right(self.starts, offset) - 1, 0)]

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """Tokens that begin in the half-open character range, without blanks."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [token for token in self.doc.tokens[low:high] if not token.is_space]

    def sentence_of(self, token: Token) -> tuple[int, int]:
        """First and last token of the sentence."""
        return self.bounds[self.sentence[token.i]]

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens first..last, both included, trimmed of blanks and punctuation at the edges.

        A final stop is left out unless a quotation mark closes behind it; an abbreviation keeps its stop.
        """
        tokens = self.doc.tokens
        while last > first and (tokens[last].is_space or tokens[last].text in _CLOSING):
            last -= 1
        return self.trim(tokens[first].idx, tokens[last].idx + len(tokens[last].text))

    def trim(self, start: int, end: int) -> Span:
        """Cut blanks, commas, dashes and a leading closing bracket from both ends of a character range."""
        text = self.text
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        return Span(start, max(start, end))


def read_doc(doc: Doc) -> Reading:
    """Look up quotations and sentences once for a whole article."""
    text = doc.text
    quoted = tuple(find_quoted(text))
    starts = tuple(token.idx for token in doc)
    quotation = [OUTSIDE] * len(doc)
    for index, found in enumerate(quoted):
        if found.depth == 0:
            for i in range(bisect_left(starts, found.start), bisect_left(starts, found.end)):
                quotation[i] = index
    openings = {bisect_left(starts, found.start) for found in quoted if found.depth == 0 and _is_sentence(text, found)}
    bounds = list(_sentences(doc, openings))
    sentence = [0] * len(doc)
    for index, (first, last) in enumerate(bounds):
        for i in range(first, last + 1):
            sentence[i] = index
    outermost = tuple(found for found in quoted if found.depth == 0)
    return Reading(doc, text, quoted, outermost, tuple(quotation), tuple(sentence), tuple(bounds), starts)


_DATELINE = re.compile(
    r"(?:\d{1,2}[:.]\d{2}"  # 10:40 -
    r"|[A-Z][^\n.!?\"“]{0,70}?(?:\([A-Z][\w .&-]{1,30}\)|(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)))\s*[-–—]{1,2}\s"
    r"|[A-Z]{3,}[A-Z ,.]*[-–—]{1,2}\s"
)


def _is_sentence(text: str, quoted: Quoted) -> bool:
    """Whether a quotation looks like a sentence or its first part: a capital first and a stop or comma last."""
    inner = text[quoted.inner_start : quoted.inner_end].strip()
    return bool(inner) and inner[0].isupper() and (inner[-1] in _STOPS or (inner[-1] == "," and " " in inner))


def _opens(token: Token) -> bool:
    """Whether a word behind a stop can only open a sentence: "The", "It", "However"."""
    return token.is_title and token.pos_ in {"DET", "PRON", "SCONJ"} and token.tag_ != "NNP"


def _sentences(doc: Doc, openings: set[int]) -> Iterable[tuple[int, int]]:
    """First and last token of every sentence; a line break, or a stop before a quoted sentence, always ends one."""
    text, tokens = doc.text, list(doc)
    first = 0
    for i, (token, following) in enumerate(zip_longest(tokens, tokens[1:])):
        if i == first and (not i or "\n" in tokens[i - 1].text) and (found := _DATELINE.match(text, token.idx)):
            stop = bisect_left([t.idx for t in tokens[first : first + 40]], found.end()) + first
            if first < stop < len(tokens):
                yield first, stop - 1
                first = stop
        quotes = i + 1 in openings and token.text[-1] in _STOPS and bool(token.whitespace_)
        opens = following is None or (token.text in {".", "!", "?"} and bool(token.whitespace_) and _opens(following))
        stands = token.is_alpha and bool(token.whitespace_)  # a word and a blank end no sentence, whatever the parse
        starts = following is not None and following.is_sent_start and not stands
        if quotes or opens or starts or (token.is_space and "\n" in token.text):
            yield first, i
            first = i + 1
