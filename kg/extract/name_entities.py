"""What the recogniser says, joined to the runs that the rules found."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from kg.extract.name_capitals import is_capital
from kg.extract.name_cuts import looks_like_organisation
from kg.extract.name_edges import trim
from kg.extract.name_spans import Name, Piece, RoleWords
from kg.extract.name_words import HONORIFICS, ORG_HEADS, ROLE_MODIFIERS, ROLE_NOUNS
from kg.extract.tokens import Doc
from kg.model import MentionType

ENTITY_TYPES: dict[str, MentionType] = {
    "PER": "person", "PERSON": "person", "ORG": "organization", "LOC": "place", "GPE": "place", "FAC": "place",
    "EVENT": "event",
}  # fmt: skip
LINKS = frozenset({"of", "the", "for", "and", "&", "-", "de", "del", "la", "on", ",", "'s", "’s"})


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
        trimmed = Name(ent.start, ent.end - 1) if event else trim(doc, Piece(ent.start, ent.end - 1, "name"))
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
        elif ENTITY_TYPES[ent.label_] == "organization" and not any(
            k in role_tokens for k in range(trimmed.first, trimmed.last + 1)
        ):
            cut = any(names[i].last + 1 == names[i + 1].first for i in touched[:-1])
            whole = Name(min(trimmed.first, names[touched[0]].first), max(trimmed.last, names[touched[-1]].last))
            if not cut and all(
                is_capital(doc[k]) or doc[k].lower_ in LINKS for k in range(whole.first, whole.last + 1)
            ):
                replaced[touched[0]] = [whole]
                for index in touched[1:]:
                    replaced[index] = []
    for index, parts in inside.items():
        host = names[index]
        if index in replaced or len(parts) < 2:
            continue
        parts.sort(key=lambda n: n.first)
        kinds = {ENTITY_TYPES.get(doc[part.last].ent_type_) for part in parts}
        organisation = looks_like_organisation([doc[k].lower_ for k in range(host.first, host.last + 1)])
        person = ENTITY_TYPES.get(doc[parts[-1].last].ent_type_) == "person" and parts[-1].last > parts[-1].first
        if person and organisation and parts[-1].last == host.last and _ends_with_head(doc, parts[-2]):
            replaced[index] = [Name(host.first, parts[-1].first - 1), parts[-1]]
            continue
        tiles = len(kinds) > 1 and not organisation and all(a.last + 1 == b.first for a, b in pairwise(parts))
        if tiles and parts[0].first == host.first and parts[-1].last == host.last:
            replaced[index] = parts
    merged = [part for index, name in enumerate(names) for part in replaced.get(index, [name])]
    return sorted({*merged, *added}, key=lambda n: (n.first, n.last))


def _ends_with_head(doc: Doc, part: Name) -> bool:
    return doc[part.last].lower_ in ORG_HEADS
