"""Capitals: which tokens are written like parts of names, and where capitals say nothing.

Not handled: text in lower case.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.tokens import Doc, Token

APOSTROPHE_S = frozenset({"'s", "’s", "'", "’", "s'", "`s"})


def is_capital(token: Token) -> bool:
    """Whether a token is written like a part of a name: a capital within its first letters (iPhone, al-Nour)."""
    return _has_capital(token.text)


@lru_cache(maxsize=4096)  # asked some times for every token
def _has_capital(text: str) -> bool:
    return bool(text) and (
        text[0].isupper() or (len(text) > 2 and text[0].isalpha() and any(c.isupper() for c in text[1:3]))
    )


def is_mistagged_name(token: Token) -> bool:
    """Whether a capitalised word that the recogniser sees in a name was taken for a pronoun or an article."""
    return token.pos_ in {"PRON", "DET"} and bool(token.ent_type_) and token.is_title and not token.is_stop


def sentence_starts(doc: Doc) -> set[int]:
    """Indexes of tokens that open a sentence, a line or a quotation."""
    starts: set[int] = set()
    fresh = True
    for token in doc:
        if token.is_sent_start:
            fresh = True
        if token.is_space:
            fresh = fresh or "\n" in token.text
            continue
        if fresh:
            starts.add(token.i)
        fresh = token.text in {'"', "“", "``", "‘", "(", "[", ":", "—", "–", "*"} and (
            fresh or token.text in {'"', "“", "``", ":"}
        )
    return starts


def title_case_lines(doc: Doc) -> set[int]:
    """Indexes of tokens on lines that look like headlines in title case or capitals, where capitals mean nothing."""
    marked: set[int] = set()
    line: list[Token] = []

    def close() -> None:
        words = [t for t in line if t.is_alpha]
        long_words = [t for t in words if len(t.text) > 3]
        if (
            3 <= len(words) <= 20
            and line[-1].text not in {".", "!", "?", '"', "”", ":"}
            and len(long_words) >= 3
            and sum(t.text[0].isupper() for t in long_words) / len(long_words) > 0.8
        ):
            marked.update(t.i for t in line)

    for token in doc:
        if token.is_space and "\n" in token.text:
            if line:
                close()
            line = []
        elif not token.is_space:
            line.append(token)
    if line:
        close()
    return marked
