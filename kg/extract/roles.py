"""Roles that the text gives a named person: titles in front, appositions before and behind, "X is the mayor of Y".

Works on tokens and parts of speech, because appositions are what a small parser gets wrong most.
Not handled: roles given across sentences, and affiliations without a role noun ("Berg of Hydra").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extract.gazetteer import DEMONYMS, PLACES
from kg.extract.name_runs import APOSTROPHE_S
from kg.extract.name_words import (
    DETERMINERS,
    GROUP_NOUNS,
    HONORIFICS,
    ORG_HEADS,
    ORG_NOUNS,
    POSSESSIVES,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
    SAYING,
)
from kg.extract.names import Name
from kg.extract.syntax import char_span
from kg.model import RoleMention, Span


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


REACH = 14
OF_PREPOSITIONS = _words(
    """
    of for at to in with from on
    """
)
PORTFOLIO_ROLES = _words(
    """
    minister secretary undersecretary commissioner ministers
    """
)
TITLES_OF_OFFICE = {
    "king",
    "queen",
    "pope",
    "emir",
    "sultan",
    "prince",
    "princess",
    "imam",
    "rabbi",
    "professor",
    "judge",
    "justice",
}
GENERALS = frozenset({"secretary", "attorney", "solicitor", "director", "inspector", "auditor", "comptroller"})
BARE_TITLES = (HONORIFICS - TITLES_OF_OFFICE) | {
    "general", "one",
}  # fmt: skip
BE = _words(
    """
    is was became remains
    """
)
NOT_ROLES = _words(
    """
    one then current third second first
    """
)
ENDS = frozenset(',.;:!?"”“()[]—')


class _Scan:
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
        return self.sentence[a] == self.sentence[b]

    def is_role(self, i: int) -> bool:
        word = self.doc[i].lower_.rstrip(".")
        return word in ROLE_NOUNS and i not in self.at and word not in NOT_ROLES

    def is_modifier(self, i: int) -> bool:
        word = self.doc[i].lower_.rstrip(".")
        return (
            word in ROLE_MODIFIERS or word in ROLE_NOUNS or word in {"co-founder", "chief", "&", "and"}
        ) and i not in self.at


def find_roles(doc: Doc, names: list[Name]) -> list[RoleMention]:
    """Roles of the named persons of a Doc in text order."""
    scan = _Scan(doc, names)
    found: dict[tuple[Span, Span], RoleMention] = {}
    for name in names:
        if name.type not in {"person", None} or (name.type is None and name.last == name.first):
            continue
        for first, last, of in (*_in_front(scan, name), *_behind(scan, name)):
            holder = char_span(doc, name.first, name.last)
            role = char_span(doc, first, last)
            if role.end > role.start and not _overlap(role, holder):
                found.setdefault((holder, role), RoleMention(holder, role, of))
    return [found[key] for key in sorted(found)]


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _in_front(scan: _Scan, name: Name) -> Iterator[tuple[int, int, Span | None]]:
    """Roles before the name: "Foreign Minister N", "Hydra CEO N", "its director, N", "the head of Hydra, N"."""
    doc, i = scan.doc, name.first - 1
    while (
        i >= 0
        and (doc[i].text == "." or doc[i].lower_.rstrip(".") in BARE_TITLES)
        and not _named_for(scan, i)
        and scan.same_sentence(i, name.first)
    ):
        i -= 1
    if i < 0 or not scan.same_sentence(i, name.first):
        return
    if scan.is_role(i):
        first = _phrase_start(scan, i)
        yield first, i, _owner_before(scan, first)
        i = first - 1
        if i < 1 or doc[i].text != "," or not scan.same_sentence(i, name.first):
            return
    if doc[i].text == ",":
        if not _closes(scan, name):
            return
        end = i - 1
    elif i in scan.at and scan.at[i] is not name:
        end = i
    else:
        return
    role = _role_before(scan, end)
    if role is None:
        return
    first = _phrase_start(scan, role)
    if role == end:
        if first > 0 and doc[first - 1].lower_ in {"a", "an"} and doc[i].text == ",":
            return
        yield first, role, _owner_before(scan, first)
        return
    last, of = _complement(scan, role, end)
    yield first, last, of or _owner_before(scan, first)


def _named_for(scan: _Scan, i: int) -> bool:
    """Whether "general" belongs to the role before it: "secretary general", "Under-Secretary-General"."""
    doc = scan.doc
    before = i - 2 if i > 1 and doc[i - 1].text in {"-", "–", "‑"} and not doc[i - 1].whitespace_ else i - 1
    return before >= 0 and doc[i].lower_ == "general" and doc[before].lower_ in GENERALS


def _closes(scan: _Scan, name: Name) -> bool:
    """Whether the name ends an apposition: behind it stands a comma, a stop, a quotation mark or the line's end."""
    behind = name.last + 1
    if behind >= len(scan.doc):
        return True
    token = scan.doc[behind]
    return (
        token.text in ENDS
        or token.is_space
        or not scan.same_sentence(behind, name.last)
        or token.lower_ in {"and", "who"}
    )


def _role_before(scan: _Scan, end: int) -> int | None:
    """The role noun whose phrase ends at `end`: itself, or followed by "of ...", without verb or comma between."""
    doc = scan.doc
    if scan.is_role(end):
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


def _phrase_start(scan: _Scan, role: int) -> int:
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


def _owner_before(scan: _Scan, first: int) -> Span | None:
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


def _complement(scan: _Scan, role: int, end: int) -> tuple[int, Span | None]:
    """Last token of the role's words and the organisation or place behind its preposition, up to token `end`."""
    doc = scan.doc
    last, of = role, None
    k = role + 1
    if k + 1 > end or doc[k].lower_ not in OF_PREPOSITIONS:
        return last, None
    for j in range(k + 1, end + 1):
        if j in scan.at and scan.at[j].type != "person":
            name = scan.at[j]
            if doc[role].lower_ in PORTFOLIO_ROLES and j == k + 1 and not _is_body(scan, name):
                return name.last, None
            return last, char_span(doc, name.first, name.last)
        if doc[j].lower_ in OF_PREPOSITIONS and j > k + 1 and of is None and doc[j].lower_ in {"for", "at"}:
            last = j - 1
    if doc[role].lower_ in PORTFOLIO_ROLES:
        return end, None
    start = k + 1
    while start < end and doc[start].lower_ in DETERMINERS:
        start += 1
    lemma = doc[end].lemma_.lower()
    if lemma in ORG_NOUNS or lemma in GROUP_NOUNS or end - role > 6:
        return role, char_span(doc, start, end)
    return end, None


def _is_body(scan: _Scan, name: Name) -> bool:
    words = [scan.doc[j].lower_ for j in range(name.first, name.last + 1)]
    return any(w in ORG_HEADS for w in words) or " ".join(words) in PLACES or name.type in {"place", "organization"}


def _behind(scan: _Scan, name: Name) -> Iterator[tuple[int, int, Span | None]]:
    """Roles behind the name: "N, chief engineer at Hydra", "N, 58, Hydra's director", "N is the mayor of Halden"."""
    doc, size = scan.doc, len(scan.doc)
    k = name.last + 1
    if k >= size or not scan.same_sentence(k, name.last):
        return
    opened = doc[k].text
    if opened in {",", "(", "—", "–"}:
        k += 1
        if k + 1 < size and doc[k].like_num and doc[k + 1].text == ",":
            k += 2
        if k + 1 < size and doc[k].lower_ == "who" and doc[k + 1].lower_ in BE:
            k += 2
        if k < size and doc[k].lower_ in {"who", "whose"}:
            return
    elif doc[k].lower_ in BE:
        k += 1
        if k >= size or doc[k].lower_ not in {"the", "a", "an", "then", *POSSESSIVES}:
            return
    elif doc[k].lower_ not in {"a", "an"}:
        return
    begin = k
    role: int | None = None
    while k < size and k - begin < REACH and scan.same_sentence(k, name.last):
        token = doc[k]
        if (
            token.text in ENDS
            or token.lower_ in OF_PREPOSITIONS
            or (token.pos_ in {"VERB", "AUX"} and token.is_lower and not scan.is_role(k))
        ):
            break
        if k in scan.at and scan.at[k].type == "person":
            return
        if token.lower_ == "and" and role is None:
            return
        if scan.is_role(k):
            role = k
        elif role is not None and not scan.is_modifier(k):
            break
        k += 1
    if role is None or (k - 1 != role and k - 1 in scan.at):
        return
    if role + 1 < size and doc[role + 1].pos_ == "VERB" and doc[role + 1].lemma_.lower() in SAYING:
        return
    first = _phrase_start(scan, role)
    if first < begin:
        first = role
    end = role
    while end + 1 < size and end - role < REACH and scan.same_sentence(end + 1, role):
        token = doc[end + 1]
        if (
            token.text in ENDS
            or token.is_space
            or (token.pos_ in {"VERB", "AUX", "SCONJ"} and end + 1 not in scan.at)
            or token.lower_ in {"who", "which", "that"}
        ):
            break
        end += 1
    last, of = _complement(scan, role, end) if end > role and doc[role + 1].lower_ in OF_PREPOSITIONS else (role, None)
    yield first, last, of or _owner_before(scan, first)
