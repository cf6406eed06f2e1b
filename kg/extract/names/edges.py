"""Edges of names: what is cut off from a candidate, and which candidates name nothing."""

from __future__ import annotations

import re

from kg.extract.names.capitals import APOSTROPHE_S, NameWords, is_capital, is_mistagged_name, opens_like_all
from kg.extract.names.gazetteer import DEMONYMS, GIVEN_NAMES, PLACES
from kg.extract.names.spans import PERSON_LABELS, Name, Piece
from kg.extract.names.titles import ARTICLES
from kg.extract.names.words import (
    CALENDAR,
    CORPORATE_TAILS,
    LANGUAGE_OR_TIME,
    NO_NAMES,
    NUMBERED,
    ORG_HEADS,
    PERSON_NOUNS,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
)
from kg.extract.tokens import Doc

GENERIC_FRONT = frozenset({
    "ngo", "ngos", "the", "a", "an", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "doctor", "former",
})  # fmt: skip
COMPASS = frozenset({"south", "north", "east", "west", "central", "costa", "new", "latin", "saudi", "sri"}) | {
    "southern", "northern", "eastern", "western",
}  # fmt: skip
POSTNOMINALS = frozenset({"qc", "kc", "sc", "mp", "phd", "md", "obe", "cbe", "mbe", "esq", "rn", "frs"})
# "D-Ohio" behind the name of a politician.
PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z][\w. ]+")
# Small words that open names: "al-Nour", "de Wit", "bin Omar".
EDGE_PARTICLES = ARTICLES | {"de", "bin"}
PLURAL_LETTERS = re.compile(r"[A-Z]{2,}s")
HANGING = frozenset({"on", "for", "of", "and", "in", "&", ",", "the"})
DOCTRINES = ("ism", "isms", "phobia")
# "5th Fleet", "115th Congress".
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
COUNTED = ORG_HEADS | {"fleet", "legion", "regiment", "squadron", "wing", "division"}
ABSTRACT_ENDINGS = ("ment", "tion", "sion", "ness", "ity", "ism")


def trim(doc: Doc, piece: Piece) -> Name | None:
    """The name without articles, "NGO", possessive endings and edges that no name has; None if nothing remains."""
    tokens, first, last = doc.tokens, piece.first, piece.last
    while first <= last and (tokens[first].lower_ in GENERIC_FRONT or not _is_name_edge(doc, first)):
        first += 1
    while last > first and (tokens[last].lower_ in HANGING or _is_date(doc, last)):
        last -= 1
    if last > first and tokens[last].lower_ in NUMBERED and _numbered(doc, last):
        last -= 1
    while last >= first and not _is_name_edge(doc, last, end=True):
        last -= 1
    if last < first:
        return None
    if first == last and (
        tokens[first].lower_ in NO_NAMES or (tokens[first].lower_ in NUMBERED and _numbered(doc, first))
    ):
        return None
    if first == last and tokens[first].lower_.endswith(DOCTRINES) and len(tokens[first].text) > 6:
        return None
    if _is_date(doc, first) or (last == first + 1 and tokens[first].lower_ in NUMBERED and len(tokens[last].text) == 1):
        return None
    if first == last and (
        _is_common_noun(doc, first)
        or (tokens[first].lower_ in LANGUAGE_OR_TIME and tokens[first].ent_type_ not in PERSON_LABELS)
    ):
        return None
    words = [token.lower_ for token in tokens[first : last + 1]]
    while len(words) > 1 and words[0] in ROLE_MODIFIERS and words[-1] in DEMONYMS:
        words = words[1:]
    if all(word.rstrip(".") in DEMONYMS or word in {"-", "and"} for word in words) and words[0] != "labour":
        return None
    written = doc[first : last + 1].text
    if first > 0 and tokens[first - 1].text in {",", "("} and PARTY_AND_STATE.fullmatch(written):
        return None
    if len(words) == 1 and words[0] in POSTNOMINALS and first > 0 and tokens[first - 1].text == ",":
        return None
    if PLURAL_LETTERS.fullmatch(written):
        return None
    if len(words) == 2 and words[1] in DEMONYMS and words[0] in COMPASS:
        return None
    if len(words) == 1 and (words[0].removesuffix("s") in DEMONYMS or len(words[0]) < 2) and not _is_party(doc, last):
        return None
    if first and ORDINAL.fullmatch(tokens[first - 1].text) and tokens[last].lower_ in COUNTED:
        first -= 1
    return Name(first, last)


def _is_party(doc: Doc, i: int) -> bool:
    """Whether "Labour" is the party: it acts, owns something, or is followed by who belongs to it."""
    if doc[i].text != "Labour" or i + 1 >= len(doc):
        return False
    behind = doc[i + 1]
    return behind.pos_ in {"VERB", "AUX"} or behind.lower_ in {"mp", "mps", "peer", "peers", *APOSTROPHE_S}


def _is_person(doc: Doc, i: int) -> bool:
    return doc[i].ent_type_ in PERSON_LABELS


def _is_date(doc: Doc, i: int) -> bool:
    """Whether a month or a day of the week belongs to a date: "on February 29", "June 1st"."""
    if doc[i].lower_ not in CALENDAR:
        return False
    before = doc[i - 1].lower_ if i else ""
    behind = doc[i + 1].text if i + 1 < len(doc) else ""
    return before in {"on", "in", "since", "until", "last"} or behind[:1].isdigit()


def _numbered(doc: Doc, i: int) -> bool:
    """Whether a number or letter stands behind: "Flight 447", "Group F", "Chapter 11"."""
    if i + 1 >= len(doc):
        return False
    behind = doc[i + 1]
    return behind.like_num or behind.text[0].isdigit() or (len(behind.text) == 1 and behind.is_upper)


def _is_common_noun(doc: Doc, i: int) -> bool:
    """A sentence-initial noun that only its place makes capital: "Politicians said", "Hostage sailors"."""
    token = doc[i]
    singular = token.lower_.removesuffix("s")
    if singular in PERSON_NOUNS and token.lower_.endswith("s"):
        return True
    if token.is_upper:
        return False
    opens = i == 0 or token.is_sent_start or doc[i - 1].is_space
    if not opens or i + 1 >= len(doc):
        return False
    behind = doc[i + 1]
    if token.lower_ in ROLE_MODIFIERS and behind.is_lower and behind.lower_ in ROLE_MODIFIERS | ROLE_NOUNS:
        return True
    return not token.ent_type_ and behind.is_lower and behind.pos_ in {"NOUN", "ADJ"}


def is_common_start(doc: Doc, finder: NameWords, i: int) -> bool:
    """A common noun that is capital only because it opens a sentence or a heading: "Profits fell"."""
    token = doc[i]
    if i not in finder.starts or token.text in finder.capital_inside or not token.is_title:
        return False
    if token.lower_ in GIVEN_NAMES or token.lower_ in PLACES:
        return False
    common = token.lower_ in finder.lower_seen or token.lower_.endswith(ABSTRACT_ENDINGS)
    if token.ent_type_:
        return token.tag_ == "NNS" or (common and token.tag_ not in {"NNP", "NNPS"})
    return common or token.tag_ not in {"NNP", "NNPS"}


def _is_name_edge(doc: Doc, i: int, *, end: bool = False) -> bool:
    token = doc[i]
    if (token.is_upper and len(token.text) > 1) or (not end and opens_like_all(doc, i)):
        return True
    if token.text in APOSTROPHE_S or (
        not is_mistagged_name(token)
        and token.pos_ in {"AUX", "PRON", "SCONJ", "DET"}
        and token.tag_ not in {"NNP", "NNPS"}
    ):
        return False
    if not end and token.pos_ == "ADV" and token.is_sent_start:
        return False
    if end and i > 0 and (token.lower_ in CORPORATE_TAILS or doc[i - 1].text in {"-", "–"}):
        return True
    return (
        is_capital(token)
        or (not end and token.lower_ in EDGE_PARTICLES and i + 1 < len(doc))
        or (end and token.text[0].isdigit())
    )
