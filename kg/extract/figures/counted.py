"""What a figure counts: the noun phrase behind it and its unit.

The tags of the pipeline are trusted for the kind of word, its parse is not needed.
Not handled: nouns before the number ("casualties: 14"), except as antecedents (see elided.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.modifying_words import MEASURING, MEMBERS, PREDICATES, describes
from kg.extract.figures.noun_forms import singular
from kg.extract.figures.noun_runs import (
    LOOSE_ADJECTIVES,
    TIME_WORDS,
    is_noun,
    is_plural,
    is_premodifier,
    is_whole_plural,
    leads_to_noun,
    noun_positions,
    phrase,
)

STATES = frozenset({
    "dead", "deads", "wounded", "injured", "missing", "killed", "hurt", "disappeared", "displaced", "homeless",
    "detained", "arrested",
})  # fmt: skip
NOMINALISED = STATES | frozenset({
    "hospitalised", "hospitalized", "infected", "unemployed", "jailed", "imprisoned", "rescued", "trapped",
    "evacuated", "freed", "released", "kidnapped", "abducted", "executed", "unaccounted", "drowned", "stranded",
    "others", "captive", "hostage", "prisoner",
})  # fmt: skip
PRONOUNS = frozenset({
    "them", "whom", "which", "us", "those", "these", "you", "it", "that", "this",
})  # fmt: skip
DETERMINERS = frozenset({
    "the", "its", "his", "her", "their", "our", "my", "your", "these", "those", "a", "an", "all", "this", "that",
    "some",
})  # fmt: skip
SHAPES = frozenset({"square", "cubic", "nautical"})


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """The lexemes first..last (exclusive) of a counted noun phrase, its unit and its words."""

    first: int
    last: int
    unit: str
    words: str
    plural: bool = True


def read_counted(lexemes: Sequence[Lexeme], position: int, *, one: bool = False) -> CountedNoun | None:
    """Read the noun phrase right behind a number: "new long-haul jets", "-year", "political prisoners".

    `one` when the number is one, so that the noun is a singular.
    """
    if position >= len(lexemes):
        return None
    at = position
    if lexemes[at].text in {'"', "”", "’", "+"}:
        at += 1
    if word_at(lexemes, at) in {"-", "‐", "‑"} and at + 1 < len(lexemes) and lexemes[at + 1].kind == "word":
        return _hyphenated(lexemes, at + 1)
    numbered = _numbered_noun(lexemes, at)
    if numbered:
        return numbered
    measuring = _measuring(lexemes, at) if not one else None
    if measuring:
        return measuring
    nouns = noun_positions(lexemes, at, lexemes[position - 1], one=one)
    if not nouns:
        return _one_word(lexemes, at)
    several = one and nouns[-1] == at and lexemes[at].tag == "NNS" and singular(lexemes[at].text) != lexemes[at].lower
    if several and word_at(lexemes, position - 1) != "more":
        return None  # "of which one leaks"; "one or more gifts" are several
    plurals = [] if one else [noun for noun in nouns if is_whole_plural(lexemes, noun)]
    if not plurals and not one and lexemes[at].lower in PREDICATES and nouns[0] == at:
        return None
    head = plurals[-1] if plurals else nouns[-1]
    begin = head
    while begin - 2 >= at and lexemes[begin].glued and lexemes[begin - 1].text == "-" and lexemes[begin - 1].glued:
        begin -= 2
    prefix = "".join(lexeme.text for lexeme in lexemes[begin:head])
    unit = prefix + singular(lexemes[head].text, lexemes[head].lemma)
    if lexemes[head].lower in NOMINALISED and not (one and is_noun(lexemes[head])):
        unit = "person"
    elif head == at + 1 and lexemes[at].lower in SHAPES | {"basis"}:
        unit = f"{lexemes[at].lower} {unit}"
    return CountedNoun(at, head + 1, unit, phrase(lexemes, at, head + 1), plural=bool(plurals))


def _numbered_noun(lexemes: Sequence[Lexeme], position: int) -> CountedNoun | None:
    """A model number with a plural ending as noun: "50 787s", "18 more 777s"."""
    at = position + 1 if word_at(lexemes, position) in LOOSE_ADJECTIVES else position
    if (
        at + 1 < len(lexemes)
        and lexemes[at].kind == "number"
        and lexemes[at + 1].glued
        and lexemes[at + 1].text in {"s", "'s"}
    ):
        return CountedNoun(at, at + 2, lexemes[at].text, lexemes[at].text + "s")
    return None


def _measuring(lexemes: Sequence[Lexeme], position: int) -> CountedNoun | None:
    """A measure in the singular before what it measures: "6 point gain", "500,000 square foot data centre"."""
    at = position + 1 if word_at(lexemes, position) in SHAPES else position
    word = word_at(lexemes, at)
    following = lexemes[at + 1] if at + 1 < len(lexemes) else None
    if word not in MEASURING or following is None or following.kind != "word" or following.lower in TIME_WORDS:
        return None
    if word in MEMBERS and is_plural(following):
        return None  # "the 27 member states"
    if not (is_noun(following) or is_premodifier(following)) or is_plural(lexemes[at]):
        return None
    return CountedNoun(
        position, at + 1, phrase(lexemes, position, at + 1).lower(), phrase(lexemes, position, at + 1), plural=False
    )


def _hyphenated(lexemes: Sequence[Lexeme], position: int) -> CountedNoun | None:
    """The noun of "27-year", "three-nation", "6 - member": the first word behind the hyphen is the unit."""
    word = lexemes[position]
    if (
        not word.text[0].islower()
        or word.lower in {"odd", "plus", "ish", "way", "to", "and", "or"}
        or describes(word.lower)
    ):
        return None
    if word.lower in SHAPES and word_at(lexemes, position + 1) == "-" and position + 2 < len(lexemes):
        unit = f"{word.lower} {singular(lexemes[position + 2].text)}"
        return CountedNoun(position, position + 3, unit, unit)
    unit = "person" if word.lower == "strong" else singular(word.text)
    return CountedNoun(position, position + 1, unit, word.text)


def _one_word(lexemes: Sequence[Lexeme], position: int) -> CountedNoun | None:
    """People named by what happened to them: "14 dead", "two disappeared"."""
    if word_at(lexemes, position) in NOMINALISED:
        return CountedNoun(position, position + 1, "person", lexemes[position].text)
    return None


def heading_state(lexemes: Sequence[Lexeme], position: int) -> str:
    """The state that a list names before a colon: "Injured: more than 67,317"; "" if there is none."""
    state = word_at(lexemes, position - 2)
    return state if word_at(lexemes, position - 1) == ":" and state in NOMINALISED - {"others"} else ""


def read_partitive(lexemes: Sequence[Lexeme], position: int) -> CountedNoun | None:
    """Read "of the 18 departments", "of Indonesia's air carriers" behind a number; None before a pronoun."""
    at = position
    if word_at(lexemes, at) == "out":
        at += 1
    if word_at(lexemes, at) != "of":
        return None
    at += 1
    while word_at(lexemes, at) in DETERMINERS and (
        word_at(lexemes, at) not in PRONOUNS or leads_to_noun(lexemes, at + 1)
    ):
        at += 1
    while at < len(lexemes) and (lexemes[at].kind == "number" or lexemes[at].pos == "NUM"):
        at += 1
    if at >= len(lexemes) or lexemes[at].lower in PRONOUNS or lexemes[at].pos == "PRON":
        return None
    noun = read_counted(lexemes, at)
    return _owned(lexemes, noun) or noun if noun is not None else None


def _owned(lexemes: Sequence[Lexeme], owner: CountedNoun) -> CountedNoun | None:
    """What belongs to an owner, behind a genitive and a number: of "the borough's nine libraries" the libraries."""
    for at in range(owner.first + 2, owner.last):  # "the city's 40 districts" is read as one phrase
        if lexemes[at].kind == "number" and word_at(lexemes, at - 1) in {"s", "'", "’"} and at + 1 < owner.last:
            return replace(owner, first=at + 1, words=phrase(lexemes, at + 1, owner.last))
    at = owner.last
    if word_at(lexemes, at) not in {"'", "’"} or not lexemes[at].glued:
        return None
    at += 2 if word_at(lexemes, at + 1) == "s" else 1
    first = at
    while at < len(lexemes) and (lexemes[at].kind == "number" or lexemes[at].tag == "CD"):
        at += 1
    noun = read_counted(lexemes, at) if at > first else None
    return replace(noun, first=at) if noun is not None and noun.plural else None
