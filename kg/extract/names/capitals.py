"""Capitals: which tokens are written like parts of names, and where capitals say nothing.

Not handled: text in lower case.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.names.gazetteer import DEMONYMS
from kg.extract.names.spans import PERSON_LABELS
from kg.extract.names.words import LANGUAGE_OR_TIME, ROLE_MODIFIERS, ROLE_NOUNS
from kg.extract.tokens import Doc, Token

NOT_IN_NAMES = frozenset({"PRON", "DET", "AUX", "CCONJ", "SCONJ", "PUNCT", "SPACE", "ADP", "PART", "INTJ"})
INDEFINITE = frozenset({"someone", "everyone", "anyone", "nobody", "everybody", "somebody", "anybody"})
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


def opens_like_all(doc: Doc, i: int) -> bool:
    """Whether "All" behind an article opens a name: "the All Halden Congress"."""
    return doc[i].text == "All" and 0 < i < len(doc) - 1 and doc[i - 1].lower_ == "the" and is_capital(doc[i + 1])


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


class NameWords:
    """Which words of one Doc are written like parts of names."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts = sentence_starts(doc)
        self.capital_inside: set[str] = {
            t.text for t in doc if t.pos_ in {"PROPN", "NOUN", "ADJ"} and is_capital(t) and t.i not in self.starts
        }
        self.lower_seen: set[str] = {t.text for t in doc if t.is_lower}

    def name_like(self, token: Token) -> bool:
        """Whether a word may belong to a name, by its capital, its tag and how the text writes it elsewhere."""
        if not is_capital(token) or not any(c.isalpha() for c in token.text):
            return False
        lower = token.lower_.rstrip(".")
        if (
            any(c in "$€£¥¢@" for c in lower)
            or lower in INDEFINITE
            or (len(lower) > 1 and set(token.text) <= set("IVXLC"))
        ):
            return False
        if lower in LANGUAGE_OR_TIME and token.ent_type_ not in {"PERSON", "PER"}:
            return False
        if token.text in {"WHO", "US", "IT"} and not self._shouted(token.i):
            return True
        if is_mistagged_name(token) or opens_like_all(self.doc, token.i):
            return True
        if token.pos_ in NOT_IN_NAMES and not (token.pos_ in {"ADP", "INTJ", "PART"} and token.ent_type_):
            return token.tag_ in {"NNP", "NNPS"} and token.pos_ != "PUNCT"
        if token.pos_ == "PROPN" or token.tag_ in {"NNP", "NNPS"}:
            return not (
                token.i in self.starts and token.lower_ in self.lower_seen and token.text not in self.capital_inside
            )
        if token.i in self.starts:
            person = token.ent_type_ in PERSON_LABELS and token.ent_iob_ == "B" and token.is_title
            before_name = person and token.i + 1 < len(self.doc) and is_capital(self.doc[token.i + 1])
            return before_name or token.text in self.capital_inside or lower in DEMONYMS
        return token.pos_ in {"NOUN", "ADJ", "VERB", "X", "ADV", "NUM"}

    def _shouted(self, i: int) -> bool:
        """Whether a word in capitals stands beside another one, as in a headline."""
        near = [self.doc[k] for k in (i - 1, i + 1) if 0 <= k < len(self.doc)]
        return any(t.is_upper and len(t.text) > 1 for t in near)

    def opens_with_modifier(self, i: int) -> bool:
        """A sentence-initial adjective or noun that belongs to the capitalised phrase after it ("Foreign Minister")."""
        token = self.doc[i]
        if i + 1 >= len(self.doc) or not token.is_title or token.pos_ not in {"ADJ", "NOUN"}:
            return False
        after = self.doc[i + 1]
        return self.name_like(after) and (
            token.lower_ in ROLE_MODIFIERS
            or token.lower_ in ROLE_NOUNS
            or (after.pos_ == "PROPN" and token.pos_ == "ADJ")
        )
