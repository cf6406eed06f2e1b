"""What a figure counts: the noun phrase behind it and its unit.

The tags of the pipeline are trusted for the kind of word, its parse is not needed.
Not handled: nouns before the number ("casualties: 14"), except as antecedents (see elided.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.modifying_words import MEASURING, MEMBERS, NO_ADVERBS, NO_MODIFIERS, PREDICATES, describes
from kg.extract.figures.noun_forms import IRREGULAR, singular

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
TIME_WORDS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
    "tonight", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "last", "next", "this", "early", "late", "due", "worth", "ago", "apiece", "each", "total",
    "overall", "respectively", "alone", "abreast",
})  # fmt: skip
LOOSE_ADJECTIVES = frozenset({
    "more", "other", "new", "additional", "further", "extra", "such", "different", "own", "fewer", "less",
    "consecutive", "separate",
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


def is_noun(lexeme: Lexeme) -> bool:
    """Whether the pipeline took a lexeme for a noun or a name."""
    return lexeme.kind == "word" and (lexeme.tag.startswith("NN") or lexeme.pos in {"NOUN", "PROPN"})


def is_plural(lexeme: Lexeme) -> bool:
    """Whether a noun is a plural, by its tag or because it is an irregular one."""
    return lexeme.tag in {"NNS", "NNPS", "VBZ"} or (lexeme.lower in IRREGULAR and not lexeme.tag.startswith("NNP"))


def _is_whole_plural(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether a noun is a plural and no part of a compound like "Rolls-Royce"."""
    return is_plural(lexemes[position]) and not (
        word_at(lexemes, position + 1) == "-" and all(lexeme.glued for lexeme in lexemes[position + 1 : position + 3])
    )


def _is_premodifier(lexeme: Lexeme) -> bool:
    if lexeme.kind != "word" or lexeme.lower in NO_MODIFIERS:
        return False
    tagged = lexeme.tag in {"JJ", "JJR", "JJS", "VBN", "VBG", "VBD", "AFX"} or lexeme.pos == "ADJ"
    return tagged or lexeme.lower in LOOSE_ADJECTIVES


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
    nouns = _noun_positions(lexemes, at, lexemes[position - 1], one=one)
    if not nouns:
        return _one_word(lexemes, at)
    several = one and nouns[-1] == at and lexemes[at].tag == "NNS" and singular(lexemes[at].text) != lexemes[at].lower
    if several and word_at(lexemes, position - 1) != "more":
        return None  # "of which one leaks"; "one or more gifts" are several
    plurals = [] if one else [noun for noun in nouns if _is_whole_plural(lexemes, noun)]
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


def _noun_positions(lexemes: Sequence[Lexeme], begin: int, number: Lexeme, *, one: bool) -> list[int]:
    """Where the nouns of one noun phrase stand, up to the end of its first run after a plural."""
    nouns: list[int] = []
    for at in range(begin, min(begin + 9, len(lexemes))):
        lexeme = lexemes[at]
        if lexeme.sentence != number.sentence or lexeme.paragraph != number.paragraph:
            break
        if at == begin and lexeme.kind == "number":
            break
        closed = bool(nouns) and not one and _is_whole_plural(lexemes, nouns[-1]) and lexemes[nouns[-1]].tag != "NNPS"
        if nouns and lexeme.token == lexemes[nouns[-1]].token and lexeme.text not in {"s", "'", "’"}:
            if lexeme.kind == "word":
                nouns.append(at)
        elif not one and _is_mistaken_plural(lexeme) and _awaits_plural(lexemes, nouns, number):
            return [*nouns, at]  # "two major hedge funds", tagged as if somebody funded
        elif lexeme.lower in TIME_WORDS and not (
            not nouns and lexeme.lower in {"total", "late", "early"} and _noun_at(lexemes, at + 1)
        ):
            break
        elif is_noun(lexeme):
            if closed and not (is_plural(lexeme) or lexemes[at - 1].text in {"'", "’", "s", "-"}):
                break
            nouns.append(at)
        elif _is_premodifier(lexeme) and leads_to_noun(lexemes, at + 1):
            if closed or (lexeme.tag.startswith("VB") and lexemes[at + 1].kind == "number"):
                break
        elif not _is_inner(lexemes, at, has_noun=bool(nouns)):
            break
    return nouns


def _awaits_plural(lexemes: Sequence[Lexeme], nouns: Sequence[int], number: Lexeme) -> bool:
    """Whether a number stands right before the phrase and a common noun in the singular is all that it has so far."""
    if not nouns:
        return True
    return (number.kind == "number" or number.tag == "CD") and lexemes[nouns[-1]].tag == "NN"


def _is_mistaken_plural(lexeme: Lexeme) -> bool:
    """A verb in the third person singular cannot follow a number above one: it is a plural that was tagged wrongly."""
    return lexeme.tag == "VBZ" and lexeme.lower.endswith("s") and lexeme.lower not in {"is", "has", "does", "was", "s"}


def phrase(lexemes: Sequence[Lexeme], first: int, last: int) -> str:
    """The words first..last (exclusive) as they stand, with single blanks."""
    words = ""
    for lexeme in lexemes[first:last]:
        words += ("" if lexeme.glued or not words else " ") + lexeme.text
    return words


def _noun_at(lexemes: Sequence[Lexeme], position: int) -> bool:
    return position < len(lexemes) and is_noun(lexemes[position])


def leads_to_noun(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether modifiers from a position on end at a noun within a few words."""
    for at in range(position, min(position + 5, len(lexemes))):
        lexeme = lexemes[at]
        if lexeme.lower in TIME_WORDS:
            return False
        if is_noun(lexeme):
            return True
        joins = lexeme.text in {"-", ",", '"', "“", "”"} or lexeme.kind == "number" or lexeme.tag == "CD"
        if not (joins or _is_premodifier(lexeme) or (lexeme.lower == "and" and _is_premodifier(lexemes[at - 1]))):
            return False
    return False


def _is_inner(lexemes: Sequence[Lexeme], position: int, *, has_noun: bool) -> bool:
    """A hyphen, comma or "and" between modifiers, a genitive, a number inside a name, an adverb before a modifier."""
    lexeme = lexemes[position]
    following = lexemes[position + 1] if position + 1 < len(lexemes) else None
    if following is None:
        return False
    if lexeme.text in {'"', "“", "”"}:  # 'self-described "patriots"'
        return leads_to_noun(lexemes, position + 1) and not is_plural(lexemes[position - 1])
    if lexeme.text in {"-", "/"} and lexeme.glued:
        return following.kind != "sign"
    if lexeme.text in {"'", "’"} or (lexeme.lower == "s" and lexemes[position - 1].text in {"'", "’"}):
        return has_noun and (following.text == "s" or leads_to_noun(lexemes, position + 1))
    if lexeme.kind != "sign" and any(sign.isdigit() for sign in lexeme.text):
        return (
            is_noun(following)
            or following.text == "-"
            or (lexeme.kind == "word" and leads_to_noun(lexemes, position + 1))
        )
    if lexeme.lower in {"and", "or"} and lexemes[position - 1].text == "-":  # "coal- and gas-fired plants"
        return leads_to_noun(lexemes, position + 1)
    if lexeme.lower == "and" or lexeme.text == ",":
        modifiers = _is_premodifier(lexemes[position - 1]) and _is_premodifier(following)
        return modifiers and not has_noun and leads_to_noun(lexemes, position + 1)
    if lexeme.tag.startswith("RB") and lexeme.lower not in NO_ADVERBS:
        return not has_noun and _is_premodifier(following) and leads_to_noun(lexemes, position + 1)
    return False


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
    if not (is_noun(following) or _is_premodifier(following)) or is_plural(lexemes[at]):
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
