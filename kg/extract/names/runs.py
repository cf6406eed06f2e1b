"""Capitalised runs of tokens that may be names, and their cuts into titles, places and names.

A run is found from part-of-speech tags and capitals, because a named-entity recogniser trained on open data
misses or mislabels many names in news. Not handled: names in lower case, names cut by a line break.
"""

from __future__ import annotations

from kg.extract.names.capitals import APOSTROPHE_S, NameWords, is_capital
from kg.extract.names.gazetteer import GIVEN_NAMES
from kg.extract.names.joins import PREPOSITIONS, joined_by_and, joined_by_preposition
from kg.extract.names.spans import PERSON_LABELS, Run
from kg.extract.names.titles import ABBREVIATED_TITLES, ARTICLES, NUMERALS, PARTICLES
from kg.extract.names.words import CORPORATE_TAILS, NUMBERED, ORG_HEADS, PLACE_HEADS, REALMS, ROLE_NOUNS
from kg.extract.tokens import Token


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DASHES = frozenset({"-", "–", "‑"})
VERBAL_TAILS = ("led", "based", "backed", "born", "run", "owned", "style", "made", "controlled", "held", "funded")
# "Gulf of Halden", "Duchy of Halden".
GENITIVE_HEADS = REALMS | _words(
    "gulf bay strait straits isle cape horn sea port palace mosque cathedral basilica tower plains province"
)
# Owners in names of colleges, squares and parks.
ROYAL = frozenset({"king", "queen", "prince"})
SAINTS = frozenset({"st", "st.", "saint"})
QUOTED = {'"': '"', "“": "”", "‘": "’", "'": "'"}
# Plural owners inside names of organisations: "Workers' Union", "People's Republic".
NAMED_OWNERS = _words(
    """
    children women people workers teachers farmers prisoners lawyers journalists doctors veterans victims mothers
    """
)


class RunFinder(NameWords):
    """Finds capitalised runs in one Doc."""

    def runs(self) -> list[Run]:
        """All runs in text order."""
        tokens, found, i = self.doc.tokens, [], 0
        while i < len(tokens):
            token = tokens[i]
            if (
                token.lower_ in ARTICLES
                and not token.whitespace_
                and i + 2 < len(tokens)
                and tokens[i + 1].text in DASHES
                and is_capital(tokens[i + 2])
            ):
                last = self._extend(i + 2)
                found.append(Run(i, last))
                i = last + 1
                continue
            if not (self.name_like(token) or (i in self.starts and self.opens_with_modifier(i))):
                i += 1
                continue
            last = self._extend(i)
            found.append(Run(i, last))
            i = last + 1
        return found

    def _extend(self, first: int) -> int:
        last = first
        while True:
            nxt = self._next(first, last)
            if nxt is None:
                return last
            last = nxt

    def _next(self, first: int, last: int) -> int | None:
        """Index of the next token of the run that ends at `last`, None where it ends."""
        doc = self.doc
        j = last + 1
        if j >= len(doc):
            return None
        token, text = doc[j], doc[j].text
        if token.is_space and "\n" in text:
            return None
        if self.name_like(token) and token.i not in self.starts:
            return None if self._person_begins(j) else j
        if token.is_upper and token.lower_ in NUMERALS:
            return None if doc[last].lower_ in NUMBERED else j
        glued = not doc[last].whitespace_
        nxt = doc[j + 1] if j + 1 < len(doc) else None
        if text in DASHES and glued and not token.whitespace_ and nxt is not None:
            if nxt.ent_type_ in PERSON_LABELS and nxt.ent_iob_ == "I" and nxt.lower_ not in VERBAL_TAILS:
                return j + 1
            if nxt.is_alpha and not (nxt.lower_.endswith(("ed", "ing")) or nxt.lower_ in VERBAL_TAILS):
                return j + 1 if (is_capital(nxt) or len(nxt.text) <= 5) else None
            return None
        if (
            text == "."
            and glued
            and len(doc[last].text) <= 4
            and nxt is not None
            and self.name_like(nxt)
            and j not in self.starts
        ):
            return j + 1 if doc[last].lower_ in ABBREVIATED_TITLES or len(doc[last].text) == 1 else None
        if nxt is not None and self.name_like(nxt) and (text == "&" or (text == "/" and glued)):
            return j + 1
        if text == "," and nxt is not None and nxt.lower_ in CORPORATE_TAILS and is_capital(nxt) and len(nxt.text) > 1:
            return j + 1
        if nxt is None:
            return None
        if (
            (token.lower_ in PARTICLES or token.lower_ in ARTICLES)
            and nxt.text in DASHES
            and j + 2 < len(doc)
            and is_capital(doc[j + 2])
            and not nxt.whitespace_
        ):
            return j + 2
        if token.lower_ in PARTICLES and self.name_like(nxt) and not self._is_sentence_word(token):
            return j + 1
        opens = token.lower_ in PARTICLES or token.lower_ == "pour"
        if opens and j + 2 < len(doc) and nxt.lower_ in PARTICLES and self.name_like(doc[j + 2]):
            return j + 2
        if text in APOSTROPHE_S:
            owner = doc[last].lower_
            if text in {"'", "’"} and owner.endswith("s") and self.name_like(nxt):
                behind = doc[j + 2] if j + 2 < len(doc) else nxt
                if nxt.lower_ in ORG_HEADS or (
                    doc[last].tag_ in {"NNS", "NNPS"} and behind.lower_ in ORG_HEADS and self.name_like(behind)
                ):
                    return j + 1
            body = nxt.lower_ in ORG_HEADS or nxt.lower_ == "republic"
            place = body or nxt.lower_ in PLACE_HEADS
            if self.name_like(nxt) and (
                (body and (owner in ROLE_NOUNS or owner in NAMED_OWNERS))
                or (place and (owner in ROYAL or doc[first].lower_ in SAINTS))
            ):
                return j + 1
            return None
        if token.lower_ == "of" and doc[last].lower_ in GENITIVE_HEADS and self.name_like(nxt):
            return j + 1
        if text in QUOTED:
            return self._behind_nickname(last)
        if token.lower_ in PREPOSITIONS:
            return joined_by_preposition(self, first, last)
        return j + 1 if token.lower_ in {"and", ","} and joined_by_and(self, first, last) else None

    def _behind_nickname(self, last: int) -> int | None:
        """The word behind a nickname in quotation marks between a given name and a family name: 'Ana "Kit" Ruiz'."""
        doc = self.doc
        given = doc[last].ent_type_ in PERSON_LABELS or doc[last].lower_ in GIVEN_NAMES
        for close in (last + 3, last + 4):
            if given and close + 1 < len(doc) and doc[close].text == QUOTED[doc[last + 1].text]:
                inside = [*doc[last + 2 : close], doc[close + 1]]
                near = all(self.name_like(token) for token in inside) and bool(doc[close].whitespace_)
                return close + 1 if near else None
        return None

    def _person_begins(self, j: int) -> bool:
        """Whether the recogniser sees an organisation end and a person of several words begin at a token."""
        doc = self.doc
        begins = doc[j].ent_type_ in PERSON_LABELS and doc[j].ent_iob_ == "B" and j + 1 < len(doc)
        return begins and doc[j - 1].ent_type_ == "ORG" and doc[j + 1].ent_iob_ == "I"

    def _is_sentence_word(self, token: Token) -> bool:
        return token.lower_ in {"a", "e", "y", "do", "el"} and token.pos_ in {"AUX", "DET", "PRON"}
