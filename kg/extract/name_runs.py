"""Capitalised runs of tokens that may be names, and their cuts into titles, places and names.

A run is found from part-of-speech tags and capitals, because a named-entity recogniser trained on open data
misses or mislabels many names in news. Not handled: names in lower case, names cut by a line break.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.gazetteer import DEMONYMS, GIVEN_NAMES, PLACES
from kg.extract.name_words import (
    ABBREVIATED_TITLES,
    COMPANY_NOUNS,
    CORPORATE_TAILS,
    HONORIFICS,
    LANGUAGE_OR_TIME,
    ORG_HEADS,
    ORG_LAST,
    PARTICLES,
    PLACE_HEADS,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


APOSTROPHE_S = frozenset({"'s", "’s", "'", "’", "s'", "`s"})
NOT_IN_NAMES = frozenset({"PRON", "DET", "AUX", "CCONJ", "SCONJ", "PUNCT", "SPACE", "ADP", "PART", "INTJ"})
DASHES = frozenset({"-", "–", "‑"})
VERBAL_TAILS = ("led", "based", "backed", "born", "run", "owned", "style", "made", "controlled", "held", "funded")
COMMON_FIRST = COMPANY_NOUNS | {"would", "could", "should", "did", "does", "has", "had", "is", "was", "will", "can"}
INDEFINITE = _words(
    """
    someone everyone anyone nobody everybody somebody anybody
    """
)
PLACE_ROLES = _words(
    """
    mayor governor bishop archbishop senator ambassador sheriff deputy prosecutor
    """
)
# Plural owners inside names of organisations: "Workers' Union", "People's Republic".
NAMED_OWNERS = _words(
    """
    children women people workers teachers farmers prisoners lawyers journalists doctors veterans victims mothers
    """
)


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens first..last (both included) that look like one name."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run: a name, or the words of a title or role (`kind` "role")."""

    first: int
    last: int
    kind: str


def is_capital(token: Token) -> bool:
    """Whether a token is written like a part of a name: a capital within its first letters (iPhone, al-Nour)."""
    text = token.text
    return bool(text) and (
        text[0].isupper() or (len(text) > 2 and text[0].isalpha() and any(c.isupper() for c in text[1:3]))
    )


def lemma_of(token: Token) -> str:
    """Lower-case singular of a word by its form alone (names keep their s for the tagger)."""
    word = token.lower_.rstrip(".")
    return word


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
        if "$" in lower or "@" in lower or lower in INDEFINITE or (len(lower) > 1 and set(token.text) <= set("IVXLC")):
            return False
        if lower in LANGUAGE_OR_TIME and token.ent_type_ not in {"PERSON", "PER"}:
            return False
        if token.text in {"WHO", "US", "IT"} and not self._shouted(token.i):
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
            return j
        left = {doc[k].lower_ for k in range(first, last + 1)}
        glued = not doc[last].whitespace_
        nxt = doc[j + 1] if j + 1 < len(doc) else None
        if text in DASHES and glued and not token.whitespace_ and nxt is not None:
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
        if text in {"&", "/"} and nxt is not None and self._name_like(nxt):
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
            if text in {"'", "’"} and owner.endswith("s") and self._name_like(nxt) and nxt.lower_ in ORG_HEADS:
                return j + 1
            if (
                self._name_like(nxt)
                and nxt.lower_ in ORG_HEADS | {"republic"}
                and (owner in ROLE_NOUNS or owner in NAMED_OWNERS)
            ):
                return j + 1
            return None
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
            if wanted and k < len(doc) and self._name_like(doc[k]) and doc[k].lower_ not in LANGUAGE_OR_TIME:
                return k
            return None
        if token.lower_ in {"and", ","} and self._joins_and(first, last, j):
            return j + 1
        return None

    def _is_sentence_word(self, token: Token) -> bool:
        return token.lower_ in {"a", "e", "y", "do", "el"} and token.pos_ in {"AUX", "DET", "PRON"}

    def _joins_and(self, first: int, last: int, j: int) -> bool:
        """Whether "and" (or a comma before it) is inside one organisation's name ("Ministry of Health and Social Welfare")."""
        doc = self.doc
        left = [doc[k].lower_ for k in range(first, last + 1)]
        if j + 1 >= len(doc) or not self._name_like(doc[j + 1]) or doc[j + 1].lower_ in GIVEN_NAMES | PLACES:
            return False
        heads = [k for k, word in enumerate(left) if word in ORG_HEADS]
        right: list[str] = []
        k = j + 1
        while k < len(doc) and self._name_like(doc[k]) and len(right) < 6:
            right.append(doc[k].lower_)
            k += 1
        if any(word in ORG_HEADS for word in right[:-1]):
            return False
        if heads and any(left[k + 1] in {"of", "for", "on"} for k in heads if k + 1 < len(left)):
            if doc[j].text == ",":
                return (k < len(doc) and doc[k].lower_ == "and") or (
                    k + 1 < len(doc) and doc[k].text == "," and doc[k + 1].lower_ == "and"
                )
            return right[-1] not in ORG_HEADS and left[-1] not in PLACES
        if (
            doc[j].lower_ == "and"
            and first > 0
            and doc[first - 1].text == "The"
            and first - 1 not in self.starts
            and len(right) == 1
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
            and left[0] in self.lower_seen | ROLE_MODIFIERS | {"food"}
        )


def cut_run(doc: Doc, run: Run, person_lasts: set[str]) -> list[Piece]:
    """Cut a run into roles and names ("Foreign Minister Ana Ruiz", "Hydra CEO Jonas Berg", "Halden Jonas Ruiz").

    `person_lasts` holds last words of persons known from the rest of the text.
    """
    words = [doc[k].lower_.rstrip(".") for k in range(run.first, run.last + 1)]
    size = len(words)
    owners = {k for k in range(size - 1) if words[k + 1] in APOSTROPHE_S}
    role_ends = [
        k
        for k in range(size)
        if k > max(owners, default=-1)
        and (words[k] in ROLE_NOUNS or words[k] in HONORIFICS or words[k] in ABBREVIATED_TITLES)
        and not _role_inside_organisation(words, k)
    ]
    pieces: list[Piece] = []
    if role_ends:
        r = role_ends[-1]
        begin = r
        while (
            begin > 0
            and (begin - 1) not in owners
            and (
                words[begin - 1] in ROLE_MODIFIERS
                or words[begin - 1] in ROLE_NOUNS
                or words[begin - 1] in HONORIFICS
                or words[begin - 1] in ABBREVIATED_TITLES
                or words[begin - 1] in {"and", "&", "-", "."}
            )
        ):
            begin -= 1
        while words[begin] in {"and", "&", "-", "."}:
            begin += 1
        if begin > 0:
            pieces.extend(cut_run(doc, Run(run.first, run.first + begin - 1), person_lasts))
        pieces.append(Piece(run.first + begin, run.first + r, "role"))
        rest = r + 1
        while rest < size and words[rest] in {"", "-", "of", "the", ","}:
            rest += 1
        if rest < size:
            pieces.extend(cut_run(doc, Run(run.first + rest, run.last), person_lasts))
        return pieces
    if size > 1 and words[0] in COMMON_FIRST and run.first > 0 and doc[run.first].is_sent_start:
        return cut_run(doc, Run(run.first + 1, run.last), person_lasts)
    split = _person_after_place(doc, run, words, person_lasts)
    if split is not None:
        return [Piece(run.first, run.first + split - 1, "name"), Piece(run.first + split, run.last, "name")]
    return [Piece(run.first, run.last, "name")]


def _role_inside_organisation(words: list[str], k: int) -> bool:
    """ "General Motors", "Judge Institute": a role word that belongs to an organisation's name."""
    rest = words[k + 1 :]
    if not rest:
        return False
    if (
        words[k]
        in {
            "general",
            "king",
            "queen",
            "prince",
            "saint",
            "st",
            "mission",
            "guard",
            "fellow",
            "chief",
            "head",
            "director",
        }
        and rest[0] in ORG_HEADS | PLACE_HEADS
    ):
        return True
    if words[k] in {"st", "saint", "commissioner"} and any(w in ORG_HEADS for w in rest):
        return True
    return rest[-1] in ORG_HEADS and len(rest) <= 2 and rest[0] not in GIVEN_NAMES


def _person_after_place(doc: Doc, run: Run, words: list[str], person_lasts: set[str]) -> int | None:
    """Where a person's name starts behind the place or organisation of his role ("mayor of Halden Jonas Ruiz")."""
    size = len(words)
    if size < 3:
        return None
    before = [doc[k].lower_ for k in range(max(0, run.first - 3), run.first)]
    introduced = (bool(before) and before[-1] in {"of", "for", "in", "at", "to"}) or before[-2:] in (
        ["of", "the"],
        ["for", "the"],
        ["at", "the"],
        ["to", "the"],
    )
    if not introduced:
        return None
    role = any(doc[k].lower_ in ROLE_NOUNS | {"asst", "asst."} for k in range(max(0, run.first - 9), run.first))
    if not role:
        return None
    heads = [
        k for k, word in enumerate(words) if word in ORG_HEADS or word in {"states", "kingdom", "republic", "nations"}
    ]
    if heads:
        after = heads[-1] + 1
        if size - after >= 2 and words[after] not in {"of", "for", "and", "on", "-", "'s", "’s", "&", ","}:
            return after
        return None
    for k in range(1, size - 1):
        if words[k] in GIVEN_NAMES and words[k - 1] not in PARTICLES and words[k - 1] not in GIVEN_NAMES:
            return k
        if " ".join(words[:k]) in PLACES:
            return k
    if words[-1] in person_lasts and size == 3:
        return 1
    near = [doc[k].lower_ for k in range(max(0, run.first - 3), run.first)]
    if any(word in PLACE_ROLES for word in near) and size == 3 and not any(w in PARTICLES for w in words):
        return 1
    return None


def looks_like_organisation(words: list[str]) -> bool:
    """Whether the words of a name (lower case) contain the head of an organisation."""
    if any(word.rstrip(".") in ORG_HEADS for word in words):
        return len(words) > 1 or words[0] not in {"house", "front", "center", "centre", "mission", "records"}
    return len(words) > 1 and words[-1] in ORG_LAST
