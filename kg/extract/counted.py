"""What a figure counts: the noun behind it, its unit, and what stands in for a noun that is left out.

The tags of the pipeline are trusted for the kind of word, its parse is not needed.
Not handled: nouns before the number ("casualties: 14"), except as antecedents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.lexemes import Lexeme

IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "mice": "mouse",
    "teeth": "tooth", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf", "halves": "half",
    "wolves": "wolf", "thieves": "thief", "loaves": "loaf", "series": "series", "species": "species", "indices": "index",
    "crises": "crisis", "analyses": "analysis", "criteria": "criterion", "media": "medium", "data": "datum", "phenomena": "phenomenon",
    "buses": "bus", "gases": "gas", "viruses": "virus", "cases": "case", "bases": "base", "horses": "horse", "houses": "house",
    "nurses": "nurse", "licenses": "license", "policemen": "policeman", "policewomen": "policewoman", "gunmen": "gunman",
    "fishermen": "fisherman", "servicemen": "serviceman", "congressmen": "congressman", "spokesmen": "spokesman",
    "schoolchildren": "schoolchild", "grandchildren": "grandchild", "businessmen": "businessman", "cattle": "cattle",
    "police": "police", "troops": "soldier", "aircraft": "aircraft", "movies": "movie", "calories": "calorie", "cookies": "cookie",
    "fatalities": "fatality", "heroes": "hero", "potatoes": "potato", "vetoes": "veto", "headquarters": "headquarters",
    "millimeters": "millimeter", "percent": "%", "deads": "dead", "means": "means", "lbs": "lb", "goods": "goods",
}  # fmt: skip
IRREGULAR["troops"] = "troop"

NOMINALISED = frozenset({
    "dead", "deads", "wounded", "injured", "missing", "killed", "hurt", "detained", "arrested", "displaced", "disappeared", "homeless",
    "hospitalised", "hospitalized", "infected", "unemployed", "jailed", "imprisoned", "held", "rescued", "trapped", "evacuated",
    "freed", "released", "kidnapped", "abducted", "executed", "unaccounted", "drowned", "stranded", "others", "survivors",
})  # fmt: skip
STATES = frozenset(
    {
        "dead",
        "deads",
        "wounded",
        "injured",
        "missing",
        "killed",
        "hurt",
        "disappeared",
        "displaced",
        "homeless",
        "detained",
        "arrested",
    }
)
HARM_VERBS = frozenset({
    "kill", "wound", "injure", "hurt", "arrest", "detain", "murder", "behead", "execute", "abduct", "kidnap", "rescue", "displace",
    "evacuate", "jail", "imprison", "hospitalise", "hospitalize", "infect", "trap", "slay", "massacre",
})  # fmt: skip
PRONOUNS = frozenset({"them", "whom", "which", "us", "those", "these", "you", "it", "that", "this"})
TIME_WORDS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "last", "next", "this", "early", "late", "due", "worth", "ago", "apiece", "each", "total", "overall", "respectively", "alone",
})  # fmt: skip
LOOSE_ADJECTIVES = frozenset(
    {
        "more",
        "other",
        "new",
        "additional",
        "further",
        "extra",
        "such",
        "different",
        "own",
        "fewer",
        "less",
        "consecutive",
        "separate",
    }
)
DETERMINERS = frozenset(
    {
        "the",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "these",
        "those",
        "a",
        "an",
        "all",
        "this",
        "that",
        "some",
    }
)
UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """The lexemes first..last (exclusive) of a counted noun phrase, its unit and its words."""

    first: int
    last: int
    unit: str
    words: str


def singular(word: str, lemma: str = "") -> str:
    """Singular of a noun; the pipeline's lemma is taken where it is shorter and starts alike."""
    lower = word.lower()
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    if lemma and lemma.lower() != lower and lemma[:2].lower() == lower[:2] and len(lemma) <= len(lower):
        return lemma if word[:1].isupper() else lemma.lower()
    if len(word) < 4 or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return word if word[:1].isupper() else lower
    if lower.endswith("ies"):
        base = word[:-3] + "y"
    elif lower.endswith(("ches", "shes", "sses", "xes", "zzes")):
        base = word[:-2]
    else:
        base = word[:-1]
    return base if word[:1].isupper() else base.lower()


def _lower(lexemes: Sequence[Lexeme], position: int) -> str:
    return lexemes[position].lower if 0 <= position < len(lexemes) else ""


def _is_noun(lexeme: Lexeme) -> bool:
    return lexeme.kind == "word" and (lexeme.tag.startswith("NN") or lexeme.pos in {"NOUN", "PROPN"})


def _is_premodifier(lexeme: Lexeme) -> bool:
    return lexeme.kind == "word" and (
        lexeme.tag in {"JJ", "JJR", "JJS", "VBN", "VBG", "VBD", "AFX"}
        or lexeme.pos == "ADJ"
        or lexeme.lower in LOOSE_ADJECTIVES
    )


def _is_plural(lexeme: Lexeme) -> bool:
    return (
        lexeme.tag in {"NNS", "NNPS"}
        or lexeme.lower in IRREGULAR
        or (lexeme.tag == "NNP" and lexeme.text.endswith("s") and len(lexeme.text) > 3)
    )


def read_counted(lexemes: Sequence[Lexeme], position: int, *, one: bool = False) -> CountedNoun | None:
    """Read the noun phrase that begins right behind a number: "new long-haul jets", "-year", "political prisoners"."""
    if position >= len(lexemes):
        return None
    at = position
    if lexemes[at].text in {'"', "”", "''", "’"}:
        at += 1
    if _lower(lexemes, at) in {"-", "‐", "‑"} and at + 1 < len(lexemes) and lexemes[at + 1].kind == "word":
        return _hyphenated(lexemes, at + 1)
    if _lower(lexemes, at) == "+":
        at += 1
    nouns: list[int] = []
    last = begin = at
    while last < len(lexemes) and last - begin < 9:
        lexeme = lexemes[last]
        if lexeme.sentence != lexemes[position - 1].sentence or lexeme.paragraph != lexemes[position - 1].paragraph:
            break
        if nouns and lexeme.index == lexemes[nouns[-1]].index:
            nouns.append(last)
        elif lexeme.lower in TIME_WORDS and not (
            nouns == [] and lexeme.lower in {"total", "late", "early"} and _is_noun_at(lexemes, last + 1)
        ):
            break
        elif _is_noun(lexeme):
            if (
                nouns
                and _is_plural(lexemes[nouns[-1]])
                and not one
                and not (_is_plural(lexeme) or lexemes[last - 1].text in {"'", "’"})
            ):
                break
            nouns.append(last)
        elif _is_premodifier(lexeme) and _leads_to_noun(lexemes, last + 1):
            if nouns and _is_plural(lexemes[nouns[-1]]):
                break
        elif not _is_inner(lexemes, last, has_noun=bool(nouns)):
            break
        last += 1
    if not nouns:
        return _one_word(lexemes, at)
    head = nouns[-1]
    if not one:
        plurals = [n for n in nouns if _is_plural(lexemes[n])]
        head = plurals[-1] if plurals else head
    unit = singular(lexemes[head].text, lexemes[head].lemma)
    if lexemes[head].lower in STATES:
        unit = "person"
    return CountedNoun(at, head + 1, unit, _text(lexemes, at, head + 1))


def _text(lexemes: Sequence[Lexeme], first: int, last: int) -> str:
    words = ""
    for position in range(first, last):
        words += ("" if lexemes[position].glued or not words else " ") + lexemes[position].text
    return words


def _is_noun_at(lexemes: Sequence[Lexeme], position: int) -> bool:
    return position < len(lexemes) and _is_noun(lexemes[position])


def _leads_to_noun(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether modifiers from a position on end at a noun within a few words."""
    for at in range(position, min(position + 5, len(lexemes))):
        lexeme = lexemes[at]
        if lexeme.lower in TIME_WORDS:
            return False
        if _is_noun(lexeme):
            return True
        if not (
            _is_premodifier(lexeme)
            or lexeme.text in {"-", ","}
            or (lexeme.lower == "and" and _is_premodifier(lexemes[at - 1]))
        ):
            return False
    return False


def _is_inner(lexemes: Sequence[Lexeme], position: int, *, has_noun: bool) -> bool:
    """A hyphen, comma or "and" between modifiers, a genitive, a number inside a name, an adverb before a modifier."""
    lexeme = lexemes[position]
    following = lexemes[position + 1] if position + 1 < len(lexemes) else None
    if following is None:
        return False
    if lexeme.text in {"-", "/"} and lexeme.glued:
        return following.kind != "sign"
    if (
        lexeme.text in {"'", "’"}
        or lexeme.lower in {"'s", "’s"}
        or (lexeme.lower == "s" and lexemes[position - 1].text in {"'", "’"})
    ):
        return has_noun and _leads_to_noun(lexemes, position + 1)
    if lexeme.kind in {"number", "word"} and any(c.isdigit() for c in lexeme.text):
        return _is_noun(following) or (following.text == "-" and following.glued) or lexeme.kind == "word"
    if lexeme.lower == "and" or lexeme.text == ",":
        return (
            _is_premodifier(lexemes[position - 1])
            and _is_premodifier(following)
            and not has_noun
            and _leads_to_noun(lexemes, position + 1)
        )
    if lexeme.tag.startswith("RB") and lexeme.lower not in {
        "not",
        "still",
        "also",
        "already",
        "only",
        "then",
        "now",
        "so",
        "later",
        "ago",
    }:
        return not has_noun and _is_premodifier(following) and _leads_to_noun(lexemes, position + 1)
    return False


def _hyphenated(lexemes: Sequence[Lexeme], position: int) -> CountedNoun | None:
    """The noun of "27-year", "three-nation", "6 - member": the first word behind the hyphen is the unit."""
    word = lexemes[position]
    after = _lower(lexemes, position + 1)
    if (
        after == "-"
        and lexemes[position + 1].glued
        and _lower(lexemes, position + 2) in {"old", "olds", "long", "high", "strong"}
    ):
        return CountedNoun(position, position + 3, singular(word.text), word.text)
    if not word.text[0].islower():
        return None
    if word.lower in {"strong"}:
        return CountedNoun(position, position + 1, "person", word.text)
    if word.lower in {"odd", "plus", "fold", "ish", "way"}:
        return None
    return CountedNoun(position, position + 1, singular(word.text), word.text)


def _one_word(lexemes: Sequence[Lexeme], position: int) -> CountedNoun | None:
    """People named by what happened to them: "14 dead", "two disappeared", "17 others"."""
    if position < len(lexemes) and lexemes[position].lower in NOMINALISED:
        return CountedNoun(position, position + 1, "person", lexemes[position].text)
    return None


def read_partitive(lexemes: Sequence[Lexeme], position: int) -> CountedNoun | None:
    """Read "of the 18 departments", "of Indonesia's air carriers" behind a number; None before a pronoun."""
    if _lower(lexemes, position) not in {"of", "out"}:
        return None
    at = position + 1
    if _lower(lexemes, at) == "of":
        at += 1
    while _lower(lexemes, at) in DETERMINERS and not (
        _lower(lexemes, at) in PRONOUNS and not _leads_to_noun(lexemes, at + 1)
    ):
        at += 1
    while at < len(lexemes) and lexemes[at].kind == "number":
        at += 1
    if at < len(lexemes) and (lexemes[at].lower in PRONOUNS or lexemes[at].pos == "PRON"):
        return None
    if at < len(lexemes) and lexemes[at].pos == "NUM":
        at += 1
    found = read_counted(lexemes, at)
    if found is None and _lower(lexemes, at) in NOMINALISED:
        found = CountedNoun(at, at + 1, "person", lexemes[at].text)
    return found
