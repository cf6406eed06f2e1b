"""Whether a number that was read counts something: the one place where all that counts nothing is asked for.

The rules follow the annotation guide: "one" as a pronoun, definite pairs ("the two companies") and "no X" are out.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figures import distractors, number_names
from kg.extract.figures.bounds import Bound
from kg.extract.figures.counted import CountedNoun
from kg.extract.figures.currencies import SUBUNITS, singular_name
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.modifying_words import describes
from kg.extract.figures.quantities import Quantity

COUNTABLE_ONES = frozenset({
    "person", "man", "woman", "child", "boy", "girl", "soldier", "officer", "policeman", "civilian", "death",
    "strike", "shell", "shot", "vote", "seat", "accident", "incident", "case", "penny", "cent", "point", "meal",
    "shift", "bullet", "rocket", "missile", "drone", "bomb", "arrest", "injury", "fatality", "survivor", "hostage",
    "prisoner", "worker", "protester", "student", "body", "suspect", "victim", "mile", "metre", "meter", "kilometre",
    "kilometer", "percent", "tonne", "ton", "litre", "acre", "hectare", "minute", "hour", "shoe",
})  # fmt: skip
SMALL_DEFINITES = frozenset({"two", "three", "four"})


def counts_something(
    lexemes: Sequence[Lexeme],
    quantity: Quantity,
    noun: CountedNoun | None,
    before: Bound | None,
    after: Bound | None,
    names: set[str],
) -> bool:
    """Whether a quantity counts something and is no name, year, list number, article-like "one" or definite pair."""
    bounded = before is not None or after is not None
    if noun is None and _describes(lexemes, quantity.last):
        return False
    if noun is not None and noun.words[0].isupper() and singular_name(noun.words.lower()) in SUBUNITS:
        return False  # "50 Cent" is a singer
    number = quantity.number
    if number.article:
        return bounded and (quantity.unit is not None or noun is not None)
    if number_names.is_part_of_name(lexemes, quantity, noun, names, bounded=bounded):
        return False
    if distractors.is_year(lexemes, quantity, noun) or distractors.is_list_number(lexemes, quantity):
        return False
    if distractors.is_identifier(lexemes, quantity, noun):
        return False
    if not bounded and (
        distractors.is_bare_definite(lexemes, quantity, noun) or distractors.is_clock_time(lexemes, quantity, noun)
    ):
        return False
    if not bounded and number_names.is_code_pair(lexemes, quantity, noun):
        return False
    if number.kind == "fraction" and number.spelled:
        return _is_share(lexemes, quantity, bounded=bounded)
    if number.kind == "ratio":
        return True
    if number.value == 1 and number.spelled and quantity.unit is None:
        return _is_counted_one(lexemes, quantity, noun, bounded=bounded)
    first, last = quantity.figure
    definite = (
        word_at(lexemes, first - 1) in {"the", "these", "those", "any"} and word_at(lexemes, first) in SMALL_DEFINITES
    )
    if definite and last - first == 1 and quantity.high is None and quantity.unit is None and not bounded:
        return False
    return not (number.value == 0 and number.spelled)


def _describes(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether a hyphen makes an adjective of a number, or an age: "three-wheeled", "20-something"."""
    joined = word_at(lexemes, position) in {"-", "‐"} and lexemes[position].glued
    return joined and describes(word_at(lexemes, position + 1))


def _is_share(lexemes: Sequence[Lexeme], quantity: Quantity, *, bounded: bool) -> bool:
    last = quantity.figure[1]
    following = lexemes[last].lower if last < len(lexemes) else ""
    word = lexemes[last - 1].lower
    before = lexemes[quantity.first - 1] if quantity.first else None
    if following == "-" or (before is not None and before.text == "-" and before.glued):
        return False
    if bounded or following in {"of", "that"}:
        return True
    if before is not None and before.lower == "by":  # "fell by a third", not "by a third party"
        return last >= len(lexemes) or not lexemes[last].tag.startswith(("NN", "JJ"))
    if word == "half":
        return following in {"the", "its", "their", "his", "her", "this", "those"}
    return (
        word in {"quarters", "thirds", "fifths", "quarter", "tenths", "eighths"}
        and following != "of"
        and not following.isalpha()
    )


def _is_counted_one(lexemes: Sequence[Lexeme], quantity: Quantity, noun: CountedNoun | None, *, bounded: bool) -> bool:
    first, last = quantity.figure
    before = lexemes[first - 1].lower if first else ""
    if before in {"which", "whom"} and word_at(lexemes, first - 2) == "of":
        return True
    singled = bounded or before in {"only", "just", "exactly"}
    if noun is None or (word_at(lexemes, last) == "of" and not singled):
        return False
    if singled:
        return True
    return noun.unit in COUNTABLE_ONES
