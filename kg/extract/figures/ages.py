"""Ages of people, which count nothing: "aged 12, 14 and 15", "34-year-old", "Ruiz, 67,", "children under five".

Not handled: ages of things, which are left out as well ("a 50-year-old bridge").
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figures.counted import CountedNoun
from kg.extract.figures.lexemes import WEEKDAYS, Lexeme, word_at
from kg.extract.figures.noun_forms import IRREGULAR, is_personal
from kg.extract.figures.noun_runs import is_noun, is_plural
from kg.extract.figures.number_words import TENS, UNITS
from kg.extract.figures.quantities import Quantity
from kg.model import Comparator

PERIODS = frozenset({"year", "years", "month", "months", "week", "weeks", "yr", "day", "days"})
SUBJECTS = frozenset({"he", "she", "i", "who"})
ANYONE = frozenset({"them", "those", "anyone", "everyone", "someone"})
AGED = frozenset({"aged", "age", "ages", "turned", "turns"})
# "a boy of 12"; a mother or a family of three has three children or members
OF_AN_AGE = frozenset({
    "child", "boy", "girl", "man", "woman", "baby", "infant", "teenager", "youth", "lad", "boys", "girls", "men",
    "women",
})  # fmt: skip
COORDINATORS = frozenset({",", "and", "or", "to", "&", "-", "–", "about", "around", "between"})


def is_age(
    lexemes: Sequence[Lexeme], quantity: Quantity, noun: CountedNoun | None, comparator: Comparator, first: int
) -> bool:
    """Whether a figure is an age; `first` is where its modifier begins."""
    start, last = quantity.figure
    words = [lexeme.lower for lexeme in lexemes[last : last + 6] if lexeme.text not in {"-", "‐", "[", "("}]
    if (
        len(words) > 2 and words[0] in {"and", "or", "to"} and lexemes[last + 1].kind == "number"
    ):  # "27 and 29 years old"
        words = words[2:]
    called_old = words[1:2] in (["old"], ["olds"]) or words[1:3] == ["of", "age"]
    if called_old and words[0] in PERIODS:
        return True
    before, second = word_at(lexemes, first - 1), word_at(lexemes, first - 2)
    if before in AGED or (before == "of" and second in {"age", "ages"}):
        return True
    if (noun is None or noun.unit in PERIODS) and quantity.unit is None and before == "of":
        aside = second == "," and word_at(lexemes, last) in {",", "."}  # "the man, of about 40,"
        if (word_at(lexemes, first - 3) if aside else second) in OF_AN_AGE:
            return True
    if (noun is None or not noun.plural) and quantity.unit is None and _is_coordinated(lexemes, first):
        return True
    if words[:1] in (["or"], ["and"]) and words[1:2] in (["older"], ["younger"]):
        return True
    value = quantity.number.value
    if (
        (noun is not None and noun.plural)
        or quantity.unit is not None
        or value is None
        or value != value.to_integral_value()
    ):
        return False
    return 0 < value < 115 and _is_bare_age(lexemes, start, last, comparator, first)


def _is_coordinated(lexemes: Sequence[Lexeme], first: int) -> bool:
    """Whether a number is joined to others that "aged" introduces: "aged 12, 14 and 15"."""
    at = first - 1
    while at >= 0 and (lexemes[at].kind == "number" or lexemes[at].lower in COORDINATORS | UNITS.keys() | TENS.keys()):
        at -= 1
    if at == first - 1 or at < 0 or lexemes[at].sentence != lexemes[first].sentence:
        return False
    word, before = word_at(lexemes, at), word_at(lexemes, at - 1)
    return word in {"aged", "ages"} or (word == "of" and before == "ages")


def _is_bare_age(lexemes: Sequence[Lexeme], start: int, last: int, comparator: Comparator, first: int) -> bool:
    """Whether a number without a noun is an age by its place in the sentence."""
    if comparator == "exactly" and _stands_behind_name(lexemes, start, last):
        return True
    before = word_at(lexemes, first - 1)
    if word_at(lexemes, start - 1) == "than" and word_at(lexemes, start - 2) in {"older", "younger"}:
        return True
    if before in ANYONE and [word_at(lexemes, at) for at in (last, last + 1)] in (["and", "over"], ["and", "above"]):
        return True
    near = lexemes[max(0, first - 5) : first]
    if any(lexeme.lower in {"age", "ages"} and lexeme.sentence == lexemes[start].sentence for lexeme in near):
        return True
    if before in {"i'm", "i’m"}:
        return True
    if comparator in {"exactly", "about"} and before in {"is", "was", "s", "am"}:
        subject = word_at(lexemes, first - 3 if before == "s" else first - 2)
        return subject in SUBJECTS and not is_noun(lexemes[min(last, len(lexemes) - 1)])
    if comparator in {"less_than", "more_than"} and first and lexemes[start - 1].lower in {"under", "over"}:
        counted = lexemes[first - 1]
        people = is_personal(IRREGULAR.get(counted.lower, counted.lower.removesuffix("s")))
        return counted.lower in ANYONE or word_at(lexemes, last) == "s" or (is_plural(counted) and people)
    return False


def _stands_behind_name(lexemes: Sequence[Lexeme], start: int, last: int) -> bool:
    """ "Ana Ruiz, 67, said", "Darlen P., 29,", "Ana Ruiz (67)"."""
    opening, closing = word_at(lexemes, start - 1), word_at(lexemes, last) or "."
    if start < 2 or opening not in {",", "("} or closing not in {",", ")", ".", ";"}:
        return False
    name = lexemes[start - 2] if lexemes[start - 2].text != "." else lexemes[max(0, start - 3)]
    named = name.kind == "word" and name.text[0].isupper() and name.lower not in WEEKDAYS
    return named and (closing == ")") == (opening == "(") and lexemes[start].lower not in {"one", "two", "1", "2"}
