"""Descriptions: noun phrases for people, organisations, groups and documents that can speak.

Not handled: descriptions that neither speak nor stand for one of these ("the bridge").
"""

from __future__ import annotations

from typing import Literal

from kg.extract.names.capitals import APOSTROPHE_S
from kg.extract.names.spans import Name
from kg.extract.names.words import (
    DETERMINERS,
    DOCUMENT_NOUNS,
    FEMALE_NOUNS,
    GROUP_NOUNS,
    MALE_NOUNS,
    ORG_HEADS,
    ORG_NOUNS,
    PERSON_NOUNS,
    SAYING,
)
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
from kg.extract.tokens import Doc, Token
from kg.model import Mention, MentionType

Gender = Literal["female", "male"]
CUTS = frozenset(',;:()[]"“”—')
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
PLURAL_BY_MEANING = frozenset(
    {"people", "police", "troops", "others", "both", "some", "many", "most", "several", "few", "all"}
)
STOPS_PHRASE = RELATIVE_CLAUSE | NOUN_CLAUSE | APPOSITION | ADVERBIAL_CLAUSE | {
    "conj", "cc", "punct", "parataxis", "dep", "cop", "nsubj", "nsubj:pass", "aux", "mark", "ccomp", "csubj",
    "discourse",
    "advmod", "nsubjpass", "vocative", "orphan", "list",
}  # fmt: skip
LEFT_OK = {
    "det", "amod", "nummod", "compound", "nmod:poss", "poss", "nmod:desc", "flat", "det:predet", "predet", "nmod",
    "quantmod", "neg", "case", "nmod:unmarked",
}  # fmt: skip
RIGHT_OK = {"nmod", "prep", "compound", "flat", "nummod", "nmod:npmod", "fixed", "amod", "nmod:unmarked"}


def noun_gender(word: str) -> Gender | None:
    """Gender that a noun shows by itself ("spokeswoman", "king")."""
    return "female" if word in FEMALE_NOUNS else "male" if word in MALE_NOUNS and word != "men" else None


# Who they are said of is nobody in particular: they neither speak for themselves nor stand for anybody later.
_NOBODY_IN_PARTICULAR = frozenset(
    f"{some}{one}" for some in ("no", "some", "any", "every") for one in ("body", "one", "thing")
) | {"none"}


_PRONOUNS = GROUP_NOUNS | PERSON_NOUNS | {"those"}
_MODIFYING = NAME_PART | {"det", "amod", "nummod"}


def find_descriptions(doc: Doc, names: list[Name], covered: set[int]) -> list[Mention]:
    """Noun phrases of a Doc that can speak, outside the `covered` tokens of its names."""
    found: list[Mention] = []
    persons = {name.first: name.last for name in names if name.type == "person"}
    for token in doc:
        if token.i in covered or token.lower_ in _NOBODY_IN_PARTICULAR:
            continue
        if token.pos_ not in {"NOUN", "ADJ", "NUM", "PRON", "DET", "PROPN", "X", "VERB"}:
            continue
        if token.pos_ == "PRON" and token.lower_ not in _PRONOUNS:
            continue
        if token.dep_ in _MODIFYING:
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
    first = _left_end(head)
    while first < head.i and doc[first].dep_ == "case":
        first += 1
    last = _right_end(head)
    first, last = _inside_commas(doc, first, head.i, last)
    last = _before_person(doc, head.i, last, persons)
    name_first = first
    while name_first < head.i and doc[name_first].lower_ in DETERMINERS | {"both"}:
        name_first += 1
    lemma = _singular(head)
    plural = "Plur" in head.morph.get("Number", []) or head.tag_ in {"NNS", "NNPS"} or lemma in PLURAL_BY_MEANING
    kind = _description_type(lemma, plural=plural)
    span = char_span(doc, first, last)
    if span.end <= span.start:
        return None
    name = char_span(doc, name_first, last)
    if name.end <= name.start:
        return None
    return Mention(
        span=span,
        name=name,
        kind="description",
        type=kind,
        plural=plural,
        gender=None if plural else noun_gender(lemma),
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


def _left_end(head: Token) -> int:
    """Leftmost token of the contiguous pre-modifiers of a noun."""
    first = head.i
    for child in reversed(head.lefts):
        if child.dep_ not in LEFT_OK or child.right_edge.i != first - 1 or head.i - child.left_edge.i > 25:
            break
        if child.dep_ == "case" or (child.dep_ == "amod" and child.pos_ == "VERB" and child.lemma_.lower() in SAYING):
            break
        first = child.left_edge.i
    return first


def _right_end(head: Token) -> int:
    """Last token of the contiguous prepositional post-modifiers of a noun, no clauses or appositions."""
    last = head.i
    for child in head.rights:
        if child.dep_ in STOPS_PHRASE or child.left_edge.i != last + 1:
            break
        if child.dep_ not in RIGHT_OK:
            break
        last = _nominal_end(child)
        if last - head.i > 25:
            return head.i
    while last > head.i and head.doc[last].is_punct:
        last -= 1
    return last


def _nominal_end(token: Token) -> int:
    """End of a post-modifier without the clauses and appositions that hang on it."""
    last = token.i
    for child in token.rights:
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
