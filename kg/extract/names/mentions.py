"""Mentions: names, descriptions that can speak, pronouns.

Not handled: descriptions that neither speak nor name a person, an organisation or a document ("the bridge").
"""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from kg.extract.names.descriptions import Gender, find_descriptions, noun_gender
from kg.extract.names.finder import find_names
from kg.extract.names.gazetteer import FEMALE_NAMES, MALE_NAMES, UNISEX_NAMES
from kg.extract.names.roles import find_roles
from kg.extract.names.spans import Name, RoleWords, name_key, name_text
from kg.extract.names.titles import HONORIFICS_FEMALE, HONORIFICS_MALE
from kg.extract.names.types import speaks
from kg.extract.names.words import (
    DETERMINERS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    ORG_HEADS,
    ORG_NOUNS,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
)
from kg.extract.plain import AnyDoc, plain
from kg.extract.syntax import SUBJECT, char_span
from kg.extract.tokens import Doc
from kg.model import Mention, MentionType, RoleMention, Span

LONE_HEADS = (ORG_NOUNS & ORG_HEADS | {"state", "church", "region", "county", "municipality"}) - {
    "parliament", "congress", "senate", "police",
}  # fmt: skip
BOUNDS = attrgetter("span.start", "span.end", "name.start", "name.end")
PRONOUNS: dict[str, tuple[MentionType | None, bool, Gender | None]] = {
    "he": ("person", False, "male"), "him": ("person", False, "male"), "his": ("person", False, "male"),
    "himself": ("person", False, "male"),
    "she": ("person", False, "female"), "her": ("person", False, "female"), "hers": ("person", False, "female"),
    "herself": ("person", False, "female"),
    "they": (None, True, None), "them": (None, True, None), "their": (None, True, None),
    "it": ("organization", False, None), "its": ("organization", False, None),
    "who": (None, False, None), "whom": (None, False, None), "which": (None, False, None),
    "i": ("person", False, None), "me": ("person", False, None), "my": ("person", False, None),
    "we": (None, True, None), "us": (None, True, None), "our": (None, True, None),
}  # fmt: skip
FEMALE_ONLY, MALE_ONLY = FEMALE_NAMES - UNISEX_NAMES, MALE_NAMES - UNISEX_NAMES
TITLES_LEFT = ROLE_NOUNS | HONORIFICS_FEMALE | HONORIFICS_MALE | {"dr", "prof", "sen", "rep", "gen", "col", "gov"}


def extract_mentions(doc: AnyDoc) -> tuple[list[Mention], list[RoleMention]]:
    """Find what the text names, describes or points to, and the roles it gives; both in text order.

    Not handled: coreference between mentions, which is kg.resolve's work.
    """
    doc = plain(doc)
    names, capital_roles = find_names(doc)
    covered = {k for name in names for k in range(name.first, name.last + 1)}
    roles = find_roles(doc, names)
    text = doc.text
    by_role = _role_genders(text, roles)
    mentions = [_as_description(text, _name_mention(doc, name, by_role)) for name in _telling(doc, names, roles)]
    mentions.extend(_pronoun_mentions(doc))
    mentions.extend(_title_mentions(doc, capital_roles, covered))
    mentions.extend(find_descriptions(doc, names, covered))
    unique = {BOUNDS(mention): mention for mention in reversed(mentions)}
    return [unique[bounds] for bounds in sorted(unique)], roles


def _telling(doc: Doc, names: list[Name], roles: list[RoleMention]) -> list[Name]:
    """Names without those that nothing types, that never speak and that no role belongs to: titles of works, "Chapter".

    A Doc that no recogniser has read keeps all.
    """
    if not doc.has_annotation("ENT_IOB"):
        return names
    kept = {name_key(name_text(doc, n)) for n in names if n.type is None and speaks(doc, n.first, n.last)}
    starts = {span.start for role in roles for span in (role.holder, role.of) if span is not None}
    return [n for n in names if n.type is not None or doc[n.first].idx in starts or name_key(name_text(doc, n)) in kept]


def _role_genders(text: str, roles: list[RoleMention]) -> dict[int, Gender]:
    """Gender that a role shows ("her brother, N", "N, a spokeswoman"), by the start of the holder's name."""
    found: dict[int, Gender] = {}
    for role in roles:
        gender = noun_gender(text[role.role.start : role.role.end].rsplit(maxsplit=1)[-1].lower())
        if gender is not None:
            found[role.holder.start] = gender
    return found


def _chars(doc: Doc, first: int, last: int) -> Span:
    return char_span(doc, first, last)


def _is_subject(doc: Doc, first: int, last: int) -> bool:
    return doc[first : last + 1].root.dep_ in SUBJECT


def _name_mention(doc: Doc, name: Name, by_role: dict[int, Gender]) -> Mention:
    """The name with the titles and roles directly in front of it; gender from title, role or given name."""
    first = name.first
    gender: Gender | None = None
    while first > 0:
        word = doc[first - 1].lower_.rstrip(".")
        if not word and first > 1:
            first -= 1
            continue
        if word in HONORIFICS_FEMALE or word in FEMALE_NOUNS:
            gender = gender or "female"
        elif word in HONORIFICS_MALE or word in MALE_NOUNS:
            gender = gender or "male"
        if not (word in TITLES_LEFT or (first < name.first and word in ROLE_MODIFIERS)):
            break
        first -= 1
    if (first < name.first and first > 0 and doc[first - 1].lower_ in DETERMINERS) or (
        first == name.first and first > 0 and doc[first - 1].lower_ == "the" and name.type != "person"
    ):
        first -= 1
    while first < name.first and not doc[first].text.strip("."):
        first += 1
    gender = gender or by_role.get(doc[name.first].idx)
    if name.type == "person" and gender is None:
        given = doc[name.first].lower_
        if given in FEMALE_ONLY:
            gender = "female"
        elif given in MALE_ONLY and name.last > name.first:
            gender = "male"
        if name.last == name.first + 2 and doc[name.first + 1].text == "-":
            gender = None  # "Thomas-Green", a last name
    if name.type not in {"person", None}:
        gender = None
    return Mention(
        span=_chars(doc, first, name.last),
        name=_chars(doc, name.first, name.last),
        kind="name",
        type=name.type,
        gender=gender,
        subject=_is_subject(doc, name.first, name.last),
    )


def _as_description(text: str, mention: Mention) -> Mention:
    """A lone capitalised head ("the Ministry", "the Court") names nothing by itself: it describes."""
    word = text[mention.name.start : mention.name.end].lower()
    if word in LONE_HEADS:
        return replace(mention, kind="description", type="organization", gender=None)
    return mention


def _pronoun_mentions(doc: Doc) -> list[Mention]:
    found: list[Mention] = []
    for token in doc:
        entry = PRONOUNS.get(token.lower_)
        if entry is None or (token.is_upper and len(token.text) > 1) or (token.lower_ == "i" and token.text != "I"):
            continue
        if token.lower_ == "it" and token.dep_ == "expl":
            continue
        kind, plural, gender = entry
        span = Span(token.idx, token.idx + len(token.text))
        subject = token.dep_ in SUBJECT
        found.append(Mention(span, span, "pronoun", kind, plural=plural, gender=gender, subject=subject))
    return found


def _title_mentions(doc: Doc, roles: list[RoleWords], covered: set[int]) -> list[Mention]:
    """Capitalised titles that stand alone: "the Prime Minister", "the Venezuelan Attorney General"."""
    found: list[Mention] = []
    for role in roles:
        behind = role.last + 1
        if behind < len(doc) and (behind in covered or (doc[behind].text in {"-", "."} and behind + 1 in covered)):
            continue
        word = doc[role.last].lower_.rstrip(".")
        if word not in ROLE_NOUNS:
            continue
        first = role.first
        while (
            first > 0
            and doc[first - 1].is_title
            and doc[first - 1].pos_ in {"ADJ", "PROPN"}
            and first - 1 not in covered
        ):
            first -= 1
        start = (
            first - 1 if first > 0 and doc[first - 1].lower_ in DETERMINERS | {"his", "her", "its", "their"} else first
        )
        head = doc[role.last]
        found.append(
            Mention(
                span=_chars(doc, start, role.last),
                name=_chars(doc, first, role.last),
                kind="description",
                type="person",
                gender=noun_gender(word),
                subject=head.dep_ in SUBJECT,
            )
        )
    return found
