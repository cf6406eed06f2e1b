"""Whether "of", "for", "and" or a comma stands inside one name: "Ministry of Health and Social Welfare"."""

from __future__ import annotations

from kg.extract.names.capitals import NameWords
from kg.extract.names.gazetteer import DEMONYMS, GIVEN_NAMES, PLACES
from kg.extract.names.spans import PERSON_LABELS
from kg.extract.names.words import FIELDS, LANGUAGE_OR_TIME, OFFICES, ORG_HEADS, ROLE_MODIFIERS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GIVEN_OR_PLACE = GIVEN_NAMES | PLACES
PREPOSITIONS = _words("of for on against at")
# What stands in front of "of" and "for" in names of bodies, beside their heads.
HEADS = ORG_HEADS | {"republic", "kingdom", "states", "commissioner"}
# "Committee on Trade", "Movement against Hunger".
TOPICAL = _words("committee council commission center centre agency office institute movement")
CAMPUSES = _words("university universities college school")
# First words of names like "Food and Drug Administration", beside the fields of ministries.
JOINED_FIELDS = _words("food securities peace truth arts law oil water social culture")
# Names in full are not followed by abbreviated countries: "the University of Halden of the UK" names no university.
SHORT_COUNTRIES = _words("us u.s. uk u.k. usa uae")
# "Member of Parliament for Halden": the place is not part of the body's name.
ELECTED = _words("parliament congress senate assembly states council")


def joined_by_preposition(words: NameWords, first: int, last: int) -> int | None:
    """The token to which the preposition behind tokens first..last carries the name of a body on, None if it does not.

    Not handled: "in" ("the Green Party in Halden"), which mostly tells where.
    """
    doc, k = words.doc, last + 2
    link, head = doc[last + 1].lower_, doc[last].lower_
    left = {doc[i].lower_ for i in range(first, last + 1)}
    if k < len(doc) and doc[k].lower_ in {"the", "la"}:
        k += 1
    if k >= len(doc) or not left & HEADS or not words.name_like(doc[k]):
        return None
    behind = doc[k]
    if behind.lower_ in SHORT_COUNTRIES or behind.lower_ in LANGUAGE_OR_TIME:
        return None
    place = behind.ent_type_ in {"LOC", "GPE"} or behind.lower_ in PLACES
    match link:
        case "at":
            return k if place and left & CAMPUSES and "of" in left else None
        case "on" | "against":
            if head not in TOPICAL:
                return None
        case "for":
            if head not in HEADS or (head in ELECTED and (place or head != "council")):
                return None
        case _:
            if head not in HEADS and not (left & {"of", "for"} and head not in PLACES):
                return None
    person = behind.ent_type_ in PERSON_LABELS and behind.ent_iob_ == "B"
    given = behind.lower_ in GIVEN_NAMES and behind.lower_ not in PLACES and not behind.ent_type_
    return None if person or given else k


def joined_by_and(words: NameWords, first: int, last: int) -> bool:
    """Whether the "and" behind tokens first..last, or a comma before an "and", goes on with their name."""
    doc, j = words.doc, last + 1
    left = [doc[k].lower_ for k in range(first, last + 1)]
    if j + 1 >= len(doc) or doc[j + 1].lower_ in GIVEN_OR_PLACE or not words.name_like(doc[j + 1]):
        return False
    heads = [k for k, word in enumerate(left) if word in ORG_HEADS]
    right: list[str] = []
    k = j + 1
    while k < len(doc) and words.name_like(doc[k]) and len(right) < 6:
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
        and first - 1 not in words.starts
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
        and left[0] in words.lower_seen | ROLE_MODIFIERS | JOINED_FIELDS
    )
