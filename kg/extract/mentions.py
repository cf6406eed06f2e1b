"""Mentions: names, descriptions that can speak, pronouns.

Not handled: descriptions that neither speak nor name a person, an organisation or a document ("the bridge").
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from spacy.tokens import Doc, Token

from kg.extract.gazetteer import FEMALE_NAMES, MALE_NAMES
from kg.extract.name_runs import APOSTROPHE_S
from kg.extract.name_words import (
    DETERMINERS,
    DOCUMENT_NOUNS,
    FEMALE_NOUNS,
    GROUP_NOUNS,
    HONORIFICS_FEMALE,
    HONORIFICS_MALE,
    MALE_NOUNS,
    ORG_HEADS,
    ORG_NOUNS,
    PERSON_NOUNS,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
    SAYING,
)
from kg.extract.names import Name, RoleWords, find_names
from kg.extract.roles import find_roles
from kg.extract.syntax import (
    ADVERBIAL_CLAUSE,
    APPOSITION,
    NAME_PART,
    NOUN_CLAUSE,
    RELATIVE_CLAUSE,
    SUBJECT,
    char_span,
    preposition_of,
)
from kg.model import Mention, MentionType, RoleMention, Span

Gender = Literal["female", "male"]

LONE_HEADS = (ORG_NOUNS & ORG_HEADS | {"state", "ministry", "church", "commission", "region", "county", "municipality"}) - {
    "parliament", "congress", "senate", "police",
}  # fmt: skip
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
CUTS = frozenset(',;:()[]"“”—')
PLURAL_BY_MEANING = frozenset("people police troops others both some many most several few all".split())
TIME_NOUNS = frozenset(
    [
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "century",
        "morning",
        "evening",
        "night",
        "time",
        "percent",
    ]
)
STOPS_PHRASE = RELATIVE_CLAUSE | NOUN_CLAUSE | APPOSITION | ADVERBIAL_CLAUSE | {
    "conj", "cc", "punct", "parataxis", "dep", "cop", "nsubj", "nsubj:pass", "aux", "mark", "ccomp", "csubj", "discourse",
    "advmod", "nsubjpass", "vocative", "orphan", "list",
}  # fmt: skip
LEFT_OK = {
    "det", "amod", "nummod", "compound", "nmod:poss", "poss", "nmod:desc", "flat", "det:predet", "predet", "nmod",
    "quantmod", "neg", "case", "nmod:unmarked",
}  # fmt: skip
TITLES_LEFT = ROLE_NOUNS | HONORIFICS_FEMALE | HONORIFICS_MALE | {"dr", "prof", "sen", "rep", "gen", "col", "gov"}


def extract_mentions(doc: Doc) -> tuple[list[Mention], list[RoleMention]]:
    """Find what the text names, describes or points to, and the roles it gives; both in text order.

    Not handled: coreference between mentions, which is kg.resolve's work.
    """
    names, capital_roles = find_names(doc)
    covered = {k for name in names for k in range(name.first, name.last + 1)}
    roles = find_roles(doc, names)
    by_role = _role_genders(doc, roles)
    mentions = [_as_description(doc, _name_mention(doc, name, by_role)) for name in names]
    mentions.extend(_pronoun_mentions(doc))
    mentions.extend(_title_mentions(doc, capital_roles, covered))
    mentions.extend(_descriptions(doc, names, covered))
    unique = {(m.span, m.name): m for m in reversed(mentions)}
    ordered = sorted(unique.values(), key=lambda m: (m.span, m.name))
    return ordered, roles


def _role_genders(doc: Doc, roles: list[RoleMention]) -> dict[int, Gender]:
    """Gender that a role shows ("her brother, N", "N, a spokeswoman"), by the start of the holder's name."""
    found: dict[int, Gender] = {}
    for role in roles:
        gender = _noun_gender(doc.text[role.role.start : role.role.end].split()[-1].lower())
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
        gender = "female" if given in FEMALE_NAMES and given not in MALE_NAMES else None
        if given in MALE_NAMES and given not in FEMALE_NAMES and name.last > name.first:
            gender = "male"
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


def _as_description(doc: Doc, mention: Mention) -> Mention:
    """A lone capitalised head ("the Ministry", "the Court") names nothing by itself: it describes."""
    word = doc.text[mention.name.start : mention.name.end].lower()
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
                gender=_noun_gender(word),
                subject=head.dep_ in SUBJECT,
            )
        )
    return found


def _noun_gender(word: str) -> Gender | None:
    return "female" if word in FEMALE_NOUNS else "male" if word in MALE_NOUNS and word != "men" else None


def _descriptions(doc: Doc, names: list[Name], covered: set[int]) -> list[Mention]:
    found: list[Mention] = []
    persons = {name.first: name.last for name in names if name.type == "person"}
    for token in doc:
        if token.i in covered or token.pos_ not in {"NOUN", "ADJ", "NUM", "PRON", "DET", "PROPN", "X", "VERB"}:
            continue
        if token.lower_ in PRONOUNS or token.dep_ in NAME_PART or token.dep_ in {"det", "amod", "nummod"}:
            continue
        if not _can_speak(token):
            continue
        mention = _phrase_mention(doc, token, persons)
        if mention is not None:
            found.append(mention)
    return found


def _can_speak(token: Token) -> bool:
    """A noun for people, organisations or documents, or any noun phrase in the place of a speaker."""
    if token.pos_ in {"NOUN", "PROPN"}:
        lemma = _singular(token)
        if lemma in PERSON_NOUNS or lemma in ORG_NOUNS or lemma in GROUP_NOUNS or lemma in DOCUMENT_NOUNS:
            return True
        if token.lower_ in GROUP_NOUNS:
            return True
    if _singular(token) in TIME_NOUNS:
        return False
    if token.dep_ in SUBJECT and token.head.lemma_.lower() in SAYING and token.head.i > token.i - 12:
        return token.pos_ != "VERB"
    return token.pos_ == "NOUN" and preposition_of(token) in {"according to", "to"} and _after_according(token)


def _after_according(token: Token) -> bool:
    left = token.left_edge.i
    return left >= 2 and token.doc[left].lower_ in {"according", "to"}


def _singular(token: Token) -> str:
    lemma = token.lemma_.lower() or token.lower_
    return {"people": "people", "men": "man", "women": "woman", "children": "child"}.get(token.lower_, lemma)


def _phrase_mention(doc: Doc, head: Token, persons: dict[int, int]) -> Mention | None:
    """The phrase around a head noun: determiner, adjectives and compounds to the left, "of" phrases to the right."""
    first = _left_end(doc, head)
    while first < head.i and doc[first].dep_ == "case":
        first += 1
    last = _right_end(doc, head)
    first, last = _inside_commas(doc, first, head.i, last)
    last = _before_person(doc, head.i, last, persons)
    name_first = first
    while name_first < head.i and doc[name_first].lower_ in DETERMINERS | {"both"}:
        name_first += 1
    lemma = _singular(head)
    plural = (
        "Plur" in head.morph.get("Number")
        or head.tag_ in {"NNS", "NNPS"}
        or lemma in PLURAL_BY_MEANING
    )
    kind = _description_type(lemma, plural=plural)
    span = _chars(doc, first, last)
    if span.end <= span.start:
        return None
    name = _chars(doc, name_first, last)
    if name.end <= name.start:
        return None
    return Mention(
        span=span,
        name=name,
        kind="description",
        type=kind,
        plural=plural,
        gender=None if plural else _noun_gender(lemma),
        subject=head.dep_ in SUBJECT,
    )


def _inside_commas(doc: Doc, first: int, head: int, last: int) -> tuple[int, int]:
    """The part of a phrase around its head that no comma, bracket or quotation mark cuts off."""
    for k in range(head - 1, first - 1, -1):
        if doc[k].text in CUTS or doc[k].is_space:
            first = k + 1
            break
    for k in range(head + 1, last + 1):
        if doc[k].text in CUTS or doc[k].is_space:
            last = k - 1
            break
    return first, last


def _before_person(doc: Doc, head: int, last: int, persons: dict[int, int]) -> int:
    """End the phrase before a person's name that is in apposition to it ("the mayor of Halden Jonas Ruiz")."""
    for k in range(head + 1, last + 1):
        if k in persons and doc[k - 1].lower_ not in {"of", "for", "from", "by", "to", "at", "with", "and", "between"}:
            behind = persons[k] + 1
            if behind >= len(doc) or doc[behind].text not in APOSTROPHE_S:
                return k - 1
    return last


def _left_end(doc: Doc, head: Token) -> int:
    """Leftmost token of the contiguous pre-modifiers of a noun."""
    first = head.i
    for child in sorted((c for c in head.children if c.i < head.i), key=lambda c: -c.i):
        if child.dep_ not in LEFT_OK or child.right_edge.i != first - 1 or head.i - child.left_edge.i > 25:
            break
        if child.dep_ == "case" or (child.dep_ == "amod" and child.pos_ == "VERB" and child.lemma_.lower() in SAYING):
            break
        first = child.left_edge.i
    return first


def _right_end(doc: Doc, head: Token) -> int:
    """Last token of the contiguous prepositional post-modifiers of a noun, no clauses or appositions."""
    last = head.i
    for child in sorted((c for c in head.children if c.i > head.i), key=lambda c: c.i):
        if child.dep_ in STOPS_PHRASE or child.left_edge.i != last + 1:
            break
        if child.dep_ not in {
            "nmod",
            "prep",
            "compound",
            "flat",
            "nummod",
            "nmod:npmod",
            "fixed",
            "amod",
            "nmod:unmarked",
            "case",
        } or (child.dep_ == "case" and child.text not in APOSTROPHE_S):
            break
        if child.dep_ == "case":
            break
        last = _nominal_end(child)
        if last - head.i > 25:
            return head.i
    while last > head.i and doc[last].is_punct:
        last -= 1
    return last


def _nominal_end(token: Token) -> int:
    """End of a post-modifier without the clauses and appositions that hang on it."""
    last = token.i
    for child in sorted((c for c in token.children if c.i > token.i), key=lambda c: c.i):
        if child.dep_ in RELATIVE_CLAUSE | APPOSITION | NOUN_CLAUSE | {"parataxis", "punct"}:
            break
        last = child.right_edge.i if child.dep_ in {"conj", "cc"} else _nominal_end(child)
    return last


def _description_type(lemma: str, *, plural: bool) -> MentionType | None:
    if lemma in DOCUMENT_NOUNS and lemma not in PERSON_NOUNS:
        return "document"
    if lemma in ORG_NOUNS or lemma in ORG_HEADS:
        return "group" if plural else "organization"
    if lemma in GROUP_NOUNS:
        return "group"
    if lemma in PERSON_NOUNS:
        return "group" if plural else "person"
    return None
