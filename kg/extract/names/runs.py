"""Capitalised runs of tokens that may be names, and their cuts into titles, places and names.

A run is found from part-of-speech tags and capitals, because a named-entity recogniser trained on open data
misses or mislabels many names in news. Not handled: names in lower case, names cut by a line break.
"""

from __future__ import annotations

from kg.extract.names.capitals import APOSTROPHE_S, is_capital, is_mistagged_name, sentence_starts
from kg.extract.names.gazetteer import DEMONYMS, GIVEN_NAMES, PLACES
from kg.extract.names.spans import PERSON_LABELS, Run
from kg.extract.names.words import (
    ABBREVIATED_TITLES,
    CORPORATE_TAILS,
    FIELDS,
    LANGUAGE_OR_TIME,
    OFFICES,
    ORG_HEADS,
    PARTICLES,
    REALMS,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
)
from kg.extract.tokens import Doc, Token


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOT_IN_NAMES = frozenset({"PRON", "DET", "AUX", "CCONJ", "SCONJ", "PUNCT", "SPACE", "ADP", "PART", "INTJ"})
DASHES = frozenset({"-", "–", "‑"})
VERBAL_TAILS = ("led", "based", "backed", "born", "run", "owned", "style", "made", "controlled", "held", "funded")
# First words of names like "Food and Drug Administration", beside the fields of ministries.
JOINED_FIELDS = _words("food securities peace truth arts law oil water social culture")
# Names in full are not followed by abbreviated countries: "the University of Halden of the UK" names no university.
SHORT_COUNTRIES = _words("us u.s. uk u.k. usa uae")
INDEFINITE = _words(
    """
    someone everyone anyone nobody everybody somebody anybody
    """
)
# "Gulf of Halden", "Duchy of Halden".
GENITIVE_HEADS = REALMS | _words("gulf bay strait straits isle cape horn sea port")
# "Member of Parliament for Halden": the place is not part of the body's name.
ELECTED = _words("parliament congress senate assembly states council")
# Plural owners inside names of organisations: "Workers' Union", "People's Republic".
NAMED_OWNERS = _words(
    """
    children women people workers teachers farmers prisoners lawyers journalists doctors veterans victims mothers
    """
)


class RunFinder:
    """Finds capitalised runs in one Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts = sentence_starts(doc)
        self.capital_inside: set[str] = {
            t.text for t in doc if t.i not in self.starts and is_capital(t) and t.pos_ in {"PROPN", "NOUN", "ADJ"}
        }
        self.lower_seen: set[str] = {t.text for t in doc if t.is_lower}

    def _name_like(self, token: Token) -> bool:
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
        if is_mistagged_name(token):
            return True
        if token.pos_ in NOT_IN_NAMES and not (token.pos_ in {"ADP", "INTJ", "PART"} and token.ent_type_):
            return token.tag_ in {"NNP", "NNPS"} and token.pos_ != "PUNCT"
        if token.pos_ == "PROPN" or token.tag_ in {"NNP", "NNPS"}:
            return not (
                token.i in self.starts and token.lower_ in self.lower_seen and token.text not in self.capital_inside
            )
        if token.i in self.starts:
            return token.text in self.capital_inside or lower in DEMONYMS
        return token.pos_ in {"NOUN", "ADJ", "VERB", "X", "ADV", "NUM"}

    def _shouted(self, i: int) -> bool:
        """Whether a word in capitals stands beside another one, as in a headline."""
        near = [self.doc[k] for k in (i - 1, i + 1) if 0 <= k < len(self.doc)]
        return any(t.is_upper and len(t.text) > 1 for t in near)

    def _opens_with_modifier(self, i: int) -> bool:
        """A sentence-initial adjective or noun that belongs to the capitalised phrase after it ("Foreign Minister")."""
        token = self.doc[i]
        if i + 1 >= len(self.doc) or not token.is_title or token.pos_ not in {"ADJ", "NOUN"}:
            return False
        after = self.doc[i + 1]
        return self._name_like(after) and (
            token.lower_ in ROLE_MODIFIERS
            or token.lower_ in ROLE_NOUNS
            or (after.pos_ == "PROPN" and token.pos_ == "ADJ")
        )

    def runs(self) -> list[Run]:
        """All runs in text order."""
        doc, found, i = self.doc, [], 0
        while i < len(doc):
            token = doc[i]
            if (
                token.lower_ in {"al", "el"}
                and not token.whitespace_
                and i + 2 < len(doc)
                and doc[i + 1].text in DASHES
                and is_capital(doc[i + 2])
            ):
                last = self._extend(i + 2)
                found.append(Run(i, last))
                i = last + 1
                continue
            if not (self._name_like(token) or (i in self.starts and self._opens_with_modifier(i))):
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
        if self._name_like(token) and token.i not in self.starts:
            return None if self._person_begins(j) else j
        left = {doc[k].lower_ for k in range(first, last + 1)}
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
            and self._name_like(nxt)
            and j not in self.starts
        ):
            return j + 1 if doc[last].lower_ in ABBREVIATED_TITLES or len(doc[last].text) == 1 else None
        if nxt is not None and self._name_like(nxt) and (text == "&" or (text == "/" and glued)):
            return j + 1
        if text == "," and nxt is not None and nxt.lower_ in CORPORATE_TAILS and is_capital(nxt) and len(nxt.text) > 1:
            return j + 1
        if nxt is None:
            return None
        if (
            token.lower_ in PARTICLES
            and nxt.text in DASHES
            and j + 2 < len(doc)
            and is_capital(doc[j + 2])
            and not nxt.whitespace_
        ):
            return j + 2
        if token.lower_ in PARTICLES and self._name_like(nxt) and not self._is_sentence_word(token):
            return j + 1
        if token.lower_ in PARTICLES and j + 2 < len(doc) and nxt.lower_ in PARTICLES and self._name_like(doc[j + 2]):
            return j + 2
        if text in APOSTROPHE_S:
            owner = doc[last].lower_
            if text in {"'", "’"} and owner.endswith("s") and self._name_like(nxt):
                behind = doc[j + 2] if j + 2 < len(doc) else nxt
                if nxt.lower_ in ORG_HEADS or (
                    doc[last].tag_ in {"NNS", "NNPS"} and behind.lower_ in ORG_HEADS and self._name_like(behind)
                ):
                    return j + 1
            if (
                self._name_like(nxt)
                and nxt.lower_ in ORG_HEADS | {"republic"}
                and (owner in ROLE_NOUNS or owner in NAMED_OWNERS)
            ):
                return j + 1
            return None
        if token.lower_ == "of" and doc[last].lower_ in GENITIVE_HEADS and self._name_like(nxt):
            return j + 1
        organisation = bool(left & ORG_HEADS) or bool(left & {"union", "republic", "kingdom", "bank", "states"})
        if token.lower_ in {"of", "for", "on", "against", "in"} and organisation:
            linked = token.lower_ == "of" and bool(left & {"of", "for"}) and doc[last].lower_ not in PLACES
            wanted = (
                linked
                or doc[last].lower_ in ORG_HEADS
                or doc[last].lower_
                in {
                    "republic",
                    "kingdom",
                    "states",
                    "commissioner",
                }
            )
            if token.lower_ in {"on", "against", "in"} and doc[last].lower_ not in {
                "committee",
                "council",
                "commission",
                "center",
                "centre",
                "agency",
                "office",
                "institute",
                "movement",
            }:
                return None
            if token.lower_ == "in":
                return None
            k = j + 2 if nxt.lower_ in {"the", "la"} else j + 1
            if k < len(doc) and doc[k].lower_ in SHORT_COUNTRIES:
                return None
            if token.lower_ == "for" and doc[last].lower_ in ELECTED:
                return None
            if wanted and k < len(doc) and self._name_like(doc[k]) and doc[k].lower_ not in LANGUAGE_OR_TIME:
                person = doc[k].ent_type_ in PERSON_LABELS and doc[k].ent_iob_ == "B"
                given = doc[k].lower_ in GIVEN_NAMES and doc[k].lower_ not in PLACES and not doc[k].ent_type_
                return None if person or given else k
            return None
        if token.lower_ in {"and", ","} and self._joins_and(first, last, j):
            return j + 1
        return None

    def _person_begins(self, j: int) -> bool:
        """Whether the recogniser sees an organisation end and a person of several words begin at a token."""
        doc = self.doc
        begins = doc[j].ent_type_ in PERSON_LABELS and doc[j].ent_iob_ == "B" and j + 1 < len(doc)
        return begins and doc[j - 1].ent_type_ == "ORG" and doc[j + 1].ent_iob_ == "I"

    def _is_sentence_word(self, token: Token) -> bool:
        return token.lower_ in {"a", "e", "y", "do", "el"} and token.pos_ in {"AUX", "DET", "PRON"}

    def _joins_and(self, first: int, last: int, j: int) -> bool:
        """Whether "and" (or a comma before it) is inside one name: "Ministry of Health and Social Welfare"."""
        doc = self.doc
        left = [doc[k].lower_ for k in range(first, last + 1)]
        if j + 1 >= len(doc) or not self._name_like(doc[j + 1]) or doc[j + 1].lower_ in GIVEN_NAMES | PLACES:
            return False
        heads = [k for k, word in enumerate(left) if word in ORG_HEADS]
        right: list[str] = []
        k = j + 1
        while k < len(doc) and self._name_like(doc[k]) and len(right) < 6:
            right.append(doc[k].lower_.rstrip("."))
            k += 1
        if any(word in ORG_HEADS for word in right[:-1]):
            return False
        if heads and any(left[k + 1] in {"of", "for", "on"} for k in heads if k + 1 < len(left)):
            if doc[j].text == ",":
                if right[-1] in ORG_HEADS or not OFFICES.intersection(left) or doc[j + 1].is_upper:
                    return False
                return (k < len(doc) and doc[k].lower_ == "and") or (
                    k + 1 < len(doc) and doc[k].text == "," and doc[k + 1].lower_ == "and"
                )
            field = right[-1] in FIELDS and bool(OFFICES.intersection(left))
            return (field or right[-1] not in ORG_HEADS) and left[-1] not in PLACES
        if (
            doc[j].lower_ == "and"
            and first > 0
            and doc[first - 1].text == "The"
            and first - 1 not in self.starts
            and len(right) == 1
            and not (doc[j + 1].ent_type_ and doc[j + 1].ent_iob_ == "B")
        ):
            return True
        if doc[j].text == "," or not right or right[-1] not in ORG_HEADS or heads:
            return False
        if all(doc[k].pos_ == "ADJ" or doc[k].lower_ in DEMONYMS for k in range(first, last + 1)):
            return True
        return (
            last == first
            and first > 0
            and doc[first - 1].lower_ in {"the", "u.s.", "us"}
            and left[0] in self.lower_seen | ROLE_MODIFIERS | JOINED_FIELDS
        )
