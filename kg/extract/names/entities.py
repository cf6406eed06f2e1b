"""What the recogniser says, joined to the runs that the rules found."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from kg.extract.names.capitals import is_capital
from kg.extract.names.cuts import adherent, looks_like_organisation, opens_with_common_noun
from kg.extract.names.edges import trim
from kg.extract.names.spans import PERSON_LABELS, Name, Piece, RoleWords
from kg.extract.names.titles import HONORIFICS, INSIDE, NUMERALS
from kg.extract.names.words import CALENDAR, ORG_HEADS, ROLE_MODIFIERS, ROLE_NOUNS
from kg.extract.tokens import Doc
from kg.model import MentionType

ENTITY_TYPES: dict[str, MentionType] = {
    "PER": "person", "PERSON": "person", "ORG": "organization", "LOC": "place", "GPE": "place", "FAC": "place",
    "EVENT": "event",
}  # fmt: skip
ELECTIONS = frozenset({"election", "elections", "by-election", "referendum", "primary", "primaries"})
YEAR = re.compile(r"1[89]\d\d|20\d\d")
LINKS = frozenset({"of", "the", "for", "and", "&", "-", "de", "del", "la", "on", ",", "'s", "’s"})
# Small words that the recogniser may see inside one name of each type.
INNER: dict[MentionType, frozenset[str]] = {
    "person": INSIDE | NUMERALS | {"-", '"', "“", "”", "‘", "’", "."},
    "organization": LINKS | INSIDE | {"to", "at", "with", "without"},
    "place": INSIDE | {"of", "the", "-", "'s", "’s"},
}


def merge_entities(doc: Doc, names: list[Name], roles: list[RoleWords]) -> list[Name]:
    """Let the recogniser split or extend runs, and add what the rules do not see."""
    owner: dict[int, int] = {}
    for index, name in enumerate(names):
        for k in range(name.first, name.last + 1):
            owner[k] = index
    role_tokens = {k for role in roles for k in range(role.first, role.last + 1)}
    replaced: dict[int, list[Name]] = {}
    added: list[Name] = []
    inside: defaultdict[int, list[Name]] = defaultdict(list)
    for ent in doc.ents:
        if ent.label_ not in ENTITY_TYPES or not any(is_capital(t) for t in ent):
            continue
        event = ent.label_ == "EVENT"
        first = ent.start + (adherent(doc, ent.start, ent.end) if ent.label_ in PERSON_LABELS else 0)
        first += opens_with_common_noun(doc, first, ent.end - 1)
        trimmed = Name(ent.start, ent.end - 1) if event else trim(doc, Piece(first, ent.end - 1, "name"))
        if trimmed is None:
            continue
        touched = sorted({owner[k] for k in range(trimmed.first, trimmed.last + 1) if k in owner})
        if not touched:
            lower = [doc[k].lower_ for k in range(trimmed.first, trimmed.last + 1)]
            if any(k in role_tokens for k in range(trimmed.first, trimmed.last + 1)) or all(
                w in ROLE_NOUNS or w in ROLE_MODIFIERS or w in HONORIFICS for w in lower
            ):
                continue
            if doc[trimmed.first].is_upper or doc[trimmed.first].is_title or not doc[trimmed.first].is_lower:
                added.append(trimmed)
        elif len(touched) == 1:
            host = names[touched[0]]
            if event and trimmed.first <= host.first and host.last <= trimmed.last:
                replaced[touched[0]] = [trimmed]
            elif host.first <= trimmed.first and trimmed.last <= host.last:
                inside[touched[0]].append(trimmed)
            elif not any(k in role_tokens for k in range(trimmed.first, trimmed.last + 1)):
                union = Name(min(host.first, trimmed.first), max(host.last, trimmed.last))
                if all(is_capital(doc[k]) or doc[k].lower_ in LINKS for k in range(union.first, union.last + 1)):
                    replaced[touched[0]] = [union]
        elif not event and not any(k in role_tokens for k in range(trimmed.first, trimmed.last + 1)):
            cut = any(names[i].last + 1 == names[i + 1].first for i in touched[:-1])
            whole = Name(min(trimmed.first, names[touched[0]].first), max(trimmed.last, names[touched[-1]].last))
            inner = INNER[ENTITY_TYPES[ent.label_]]
            if not cut and all(
                is_capital(doc[k]) or doc[k].lower_ in inner for k in range(whole.first, whole.last + 1)
            ):
                replaced[touched[0]] = [whole]
                for index in touched[1:]:
                    replaced[index] = []
    for index, parts in inside.items():
        if index not in replaced and len(parts) > 1:
            replaced[index] = _split(doc, names[index], sorted(parts, key=lambda n: n.first))
    merged = [part for index, name in enumerate(names) for part in replaced.get(index, [name])]
    return sorted({*merged, *added}, key=lambda n: (n.first, n.last))


def _split(doc: Doc, host: Name, parts: list[Name]) -> list[Name]:
    """A run that the recogniser tiles with names of several kinds ("Halden Ana Ruiz"), else the run whole."""
    kinds = [ENTITY_TYPES.get(doc[part.last].ent_type_) for part in parts]
    *_, before, last = parts
    organisation = looks_like_organisation([doc[k].lower_ for k in range(host.first, host.last + 1)])
    if organisation:
        person = kinds[-1] == "person" and last.last > last.first and last.last == host.last
        return [Name(host.first, last.first - 1), last] if person and _ends_with_head(doc, before) else [host]
    tiled = parts[0].first == host.first and last.last == host.last
    tiled = tiled and all(a.last + 1 == b.first for a, b in pairwise(parts))
    given = host.last == host.first + 1 and kinds[0] == "person"
    return parts if tiled and len(set(kinds)) > 1 and not given else [host]


def _ends_with_head(doc: Doc, part: Name) -> bool:
    return doc[part.last].lower_ in ORG_HEADS


def join_elections(doc: Doc, names: list[Name]) -> list[Name]:
    """ "The 2007 Halden general election" is one name, of an event; without a year or a capital it is none."""
    found = [span for token in doc if token.lower_ in ELECTIONS and (span := _election(doc, token.i))]
    if not found:
        return names
    inside = {k for name in found for k in range(name.first, name.last + 1)}
    kept = [name for name in names if name.first not in inside and name.last not in inside]
    return sorted({*kept, *found}, key=lambda n: (n.first, n.last))


def _end_of_event(doc: Doc, last: int) -> int:
    """The last token of the event that the recogniser sees go on: "the 2007 Senate election in Halden"."""
    while last + 1 < len(doc) and doc[last + 1].ent_type_ == "EVENT" and doc[last + 1].ent_iob_ == "I":
        last += 1
    return last


def _election(doc: Doc, last: int) -> Name | None:
    named = False
    for k in range(last - 1, max(-1, last - 9), -1):
        token = doc[k]
        if YEAR.fullmatch(token.text):
            first = k - 1 if k > 0 and doc[k - 1].lower_ in CALENDAR else k
            return Name(first, _end_of_event(doc, last)) if named else None
        if is_capital(token) and token.is_alpha:
            named = True
        elif token.pos_ not in {"ADJ", "NOUN", "PROPN"} and token.text not in {"-", "of"}:
            return None
    return None
