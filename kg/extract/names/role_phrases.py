"""Noun phrases of roles: their words, what stands in front of them and behind their preposition."""

from __future__ import annotations

from kg.extract.names.capitals import APOSTROPHE_S
from kg.extract.names.gazetteer import DEMONYMS, PLACES
from kg.extract.names.spans import Name
from kg.extract.names.words import (
    DETERMINERS,
    GROUP_NOUNS,
    ORG_HEADS,
    ORG_NOUNS,
    PORTFOLIOS,
    POSSESSIVES,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
)
from kg.extract.syntax import char_span
from kg.extract.tokens import Doc
from kg.model import Span


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


REACH = 14
OF_PREPOSITIONS = _words(
    """
    of for at to in with from on
    """
)
PORTFOLIO_ROLES = _words("minister secretary undersecretary commissioner ministers")
CHOSEN = frozenset({"elect", "designate"})  # "mayor-elect"
NOT_ROLES = _words(
    """
    one then current third second first
    """
)
ENDS = frozenset(',.;:!?"”“()[]—')


class Scan:
    """Token positions of the names of one Doc."""

    def __init__(self, doc: Doc, names: list[Name]) -> None:
        self.doc = doc
        self.at: dict[int, Name] = {k: name for name in names for k in range(name.first, name.last + 1)}
        self.sentence: list[int] = []
        number = 0
        for token in doc:
            if token.is_sent_start or (token.is_space and "\n" in token.text):
                number += 1
            self.sentence.append(number)

    def same_sentence(self, a: int, b: int) -> bool:
        """Whether two tokens stand in one sentence and on one line."""
        return self.sentence[a] == self.sentence[b]

    def is_role(self, i: int) -> bool:
        """Whether a token outside names is the noun of a role."""
        word = self.doc[i].lower_.rstrip(".")
        if i in self.at or word in NOT_ROLES:
            return False
        if word in CHOSEN and i > 1 and self.doc[i - 1].text == "-":
            return self.is_role(i - 2)
        return word in ROLE_NOUNS or word.endswith("ologist")

    def is_modifier(self, i: int) -> bool:
        """Whether a token outside names may stand in front of such a noun as a part of the role."""
        word = self.doc[i].lower_.rstrip(".")
        return (
            word in ROLE_MODIFIERS or word in ROLE_NOUNS or word in {"co-founder", "chief", "&", "and"}
        ) and i not in self.at


def role_before(scan: Scan, end: int) -> int | None:
    """The role noun whose phrase ends at `end`: itself, or followed by "of ...", without verb or comma between."""
    doc = scan.doc
    of_field = end > 1 and doc[end].lower_ in PORTFOLIOS and doc[end - 1].lower_ in {"of", "for"}
    if scan.is_role(end) and not (of_field and scan.is_role(end - 2)):
        return end
    for k in range(end, max(-1, end - REACH), -1):
        token = doc[k]
        if (
            not scan.same_sentence(k, end)
            or token.text in ENDS
            or (token.pos_ in {"VERB", "AUX"} and k not in scan.at and token.is_lower)
        ):
            return None
        if scan.is_role(k) and k + 1 <= end and doc[k + 1].lower_ in OF_PREPOSITIONS:
            return k
    return None


def phrase_start(scan: Scan, role: int) -> int:
    """First token of the role's own words: modifiers and compounds in front of it."""
    doc, first = scan.doc, role
    while first > 0 and scan.same_sentence(first - 1, role):
        token = doc[first - 1]
        if first - 1 in scan.at or token.text in APOSTROPHE_S or token.lower_ in DETERMINERS | POSSESSIVES:
            break
        if token.text in {"-", "–"} and first > 1 and not token.whitespace_:
            first -= 2
            continue
        if token.text == "." and doc[first - 2].lower_ in {"asst", "gen", "lt"}:
            first -= 2
            continue
        if token.lower_ in {"and", "&"} and not (first > 1 and scan.is_role(first - 2)):
            break
        ordinary = token.pos_ in {"ADJ", "NOUN"} and token.lower_.rstrip(".") not in DEMONYMS and token.is_alpha
        if not (scan.is_modifier(first - 1) or ordinary):
            break
        first -= 1
    while first < role and (doc[first].lower_ in {"and", "&"} or doc[first].lower_ in DEMONYMS):
        first += 1
    return first


def owner_before(scan: Scan, first: int) -> Span | None:
    """Organisation, place or people in front of a role: "Hydra's", "Hydra", "its", "Halden" before "mayor"."""
    doc, i = scan.doc, first - 1
    if i >= 0 and doc[i].text in APOSTROPHE_S:
        i -= 1
    if i < 0 or not scan.same_sentence(i, first):
        return None
    if i in scan.at:
        name = scan.at[i]
        return None if name.type == "person" else char_span(doc, name.first, name.last)
    token = doc[i]
    if token.lower_ == "whose":
        return None
    if token.lower_ in POSSESSIVES or token.lower_ in DEMONYMS:
        return Span(token.idx, token.idx + len(token.text))
    if i + 1 < first and token.pos_ in {"NOUN", "PROPN"}:
        start = i
        while start > 0 and doc[start - 1].pos_ in {"NOUN", "PROPN", "ADJ"} and scan.same_sentence(start - 1, i):
            start -= 1
        return char_span(doc, start, i)
    return None


def complement(scan: Scan, role: int, end: int) -> tuple[int, Span | None]:
    """Last token of the role's words and the organisation or place behind its preposition, up to token `end`."""
    doc = scan.doc
    last = role
    k = role + 1
    if k + 1 > end or doc[k].lower_ not in OF_PREPOSITIONS:
        return last, None
    for j in range(k + 1, end + 1):
        if j in scan.at and scan.at[j].type != "person":
            name = scan.at[j]
            if doc[role].lower_ in PORTFOLIO_ROLES and j == k + 1 and not _is_body(scan, name):
                return name.last, None
            return last, char_span(doc, name.first, name.last)
        if j > k + 1 and doc[j].lower_ in (
            {"for", "at", "in"} if doc[role].lower_ in PORTFOLIO_ROLES else {"for", "at"}
        ):
            last = j - 1
    if doc[role].lower_ in PORTFOLIO_ROLES:
        return end, None
    start = k + 1
    while start < end and doc[start].lower_ in DETERMINERS:
        start += 1
    if all(doc[j].lower_ in PORTFOLIOS or doc[j].lower_ == "and" for j in range(start, end + 1)):
        return end, None
    lemma = doc[end].lemma_.lower()
    if lemma in ORG_NOUNS or lemma in GROUP_NOUNS or end - role > 6:
        return role, char_span(doc, start, end)
    return end, None


def _is_body(scan: Scan, name: Name) -> bool:
    words = [scan.doc[j].lower_ for j in range(name.first, name.last + 1)]
    return any(w in ORG_HEADS for w in words) or " ".join(words) in PLACES or name.type in {"place", "organization"}
