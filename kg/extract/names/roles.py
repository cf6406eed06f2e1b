"""Roles that the text gives a named person: titles in front, appositions before and behind, "X is the mayor of Y".

Works on tokens and parts of speech, because appositions are what a small parser gets wrong most.
Not handled: roles given across sentences, and affiliations without a role noun ("Berg of Hydra").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.names.role_phrases import (
    ENDS,
    OF_PREPOSITIONS,
    REACH,
    Scan,
    complement,
    owner_before,
    phrase_start,
    role_before,
)
from kg.extract.names.spans import Name
from kg.extract.names.titles import HONORIFICS
from kg.extract.names.words import PORTFOLIOS, POSSESSIVES, SAYING
from kg.extract.syntax import char_span
from kg.extract.tokens import Doc
from kg.model import RoleMention, Span


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


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
# What follows is a clause with a subject of its own: "N, where the president", "N, as the president".
CLAUSES = _words(
    """
    who whose whom which where when while as because although though after before since until if but and or
    """
)
BE = _words(
    """
    is was became remains
    """
)


def find_roles(doc: Doc, names: list[Name]) -> list[RoleMention]:
    """Roles of the named persons of a Doc in text order."""
    scan = Scan(doc, names)
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


def _in_front(scan: Scan, name: Name) -> Iterator[tuple[int, int, Span | None]]:
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
        first = phrase_start(scan, i)
        yield first, i, owner_before(scan, first)
        i = first - 1
        if i < 1 or doc[i].text != "," or not scan.same_sentence(i, name.first):
            return
    if doc[i].text == ",":
        if not _closes(scan, name):
            return
        end = i - 1
    elif (i in scan.at and scan.at[i] is not name) or (doc[i].lower_ in PORTFOLIOS and doc[i].is_title):
        end = i
    else:
        return
    role = role_before(scan, end)
    if role is None:
        return
    first = phrase_start(scan, role)
    if role == end:
        if first > 0 and doc[first - 1].lower_ in {"a", "an"} and doc[i].text == ",":
            return
        yield first, role, owner_before(scan, first)
        return
    last, of = complement(scan, role, end)
    yield first, last, of or owner_before(scan, first)


def _named_for(scan: Scan, i: int) -> bool:
    """Whether "general" belongs to the role before it: "secretary general", "Under-Secretary-General"."""
    doc = scan.doc
    before = i - 2 if i > 1 and doc[i - 1].text in {"-", "–", "‑"} and not doc[i - 1].whitespace_ else i - 1
    return before >= 0 and doc[i].lower_ == "general" and doc[before].lower_ in GENERALS


def _closes(scan: Scan, name: Name) -> bool:
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


def _behind(scan: Scan, name: Name) -> Iterator[tuple[int, int, Span | None]]:
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
        if k < size and doc[k].lower_ in CLAUSES:
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
            or (token.pos_ in {"VERB", "AUX"} and token.is_lower and not (scan.is_role(k) or scan.is_modifier(k)))
        ):
            break
        if token.text == "-" and role == k - 1 and k + 1 < size and scan.is_role(k + 1):
            k += 1
            continue
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
    first = phrase_start(scan, role)
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
    last, of = complement(scan, role, end) if end > role and doc[role + 1].lower_ in OF_PREPOSITIONS else (role, None)
    yield first, last, of or owner_before(scan, first)
