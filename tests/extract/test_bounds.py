"""Modifiers of figures: what each says, and words that look like modifiers and are none."""

from __future__ import annotations

import pytest

from kg.extract.figures.bounds import AFTER, BEFORE, bound_after, bound_before
from kg.extract.figures.lexemes import read_lexemes
from kg.model import Comparator
from tests.extract.tagged import plain

NEEDS_UNIT = {"within": "hour"}


@pytest.mark.parametrize(
    ("phrase", "comparator"), [(phrase, comparator) for comparator, phrases in BEFORE.items() for phrase in phrases]
)
def test_every_modifier_before_a_number(phrase: str, comparator: Comparator) -> None:
    lexemes = read_lexemes(plain(f"It was {phrase} 40 hours"))
    position = next(i for i, lexeme in enumerate(lexemes) if lexeme.text == "40")
    found = bound_before(lexemes, position, NEEDS_UNIT.get(phrase, "tree"))
    assert found is not None
    assert found.comparator == comparator
    assert found.last == position
    assert "".join(lexeme.text for lexeme in lexemes[found.first : position]).endswith(phrase.replace(" ", ""))


@pytest.mark.parametrize(
    ("phrase", "comparator"), [(phrase, comparator) for comparator, phrases in AFTER.items() for phrase in phrases]
)
def test_every_modifier_behind_a_number(phrase: str, comparator: Comparator) -> None:
    lexemes = read_lexemes(plain(f"40 {phrase}."))
    found = bound_after(lexemes, 1)
    assert found is not None
    assert found.comparator == comparator
    assert found.first == 1


@pytest.mark.parametrize(
    ("text", "number", "unit", "comparator", "words"),
    [
        ("well over 40 trees", "40", "tree", "more_than", 3),
        ("just under 40 trees", "40", "tree", "less_than", 3),
        ("a little over 40 trees", "40", "tree", "more_than", 4),
        ("no more than 40 trees", "40", "tree", "at_most", 4),
        ("not more than 40 trees", "40", "tree", "at_most", 4),
        ("no fewer than 40 trees", "40", "tree", "at_least", 4),
        ("cannot exceed 40 trees", "40", "tree", "at_most", 3),
        ("does not exceed 40 trees", "40", "tree", "at_most", 3),
        ("within the first 40 hours", "40", "hour", "at_most", 4),
        ("below the 40 mark", "40", "mark", "less_than", 3),
        ("up to another 40 trees", "40", "tree", "at_most", 4),
        ('about "40" trees', "40", "tree", "about", 3),
        ("for over 40 years", "40", "year", "more_than", 2),
        ("approx. 40 trees", "40", "tree", "about", 3),
        ("estimated at 40 tonnes", "40", "tonne", "about", 3),
    ],
)
def test_modifiers_in_context(text: str, number: str, unit: str, comparator: Comparator, words: int) -> None:
    lexemes = read_lexemes(plain(text))
    position = next(i for i, lexeme in enumerate(lexemes) if lexeme.text == number)
    found = bound_before(lexemes, position, unit)
    assert found is not None
    assert found.comparator == comparator
    assert position + 1 - found.first == words


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("paid over 40 years", "40", "year"),
        ("worried about 40 trees", "40", "tree"),
        ("some of 40 trees", "40", "tree"),
        ("within 40 trees", "40", "tree"),
        ("about the 40 trees", "40", "tree"),
        ("under the 40 trees", "40", "tree"),
        ("the 40 trees", "40", "tree"),
        ("only 40 trees", "40", "tree"),
        ("Wardens say 40 trees", "40", "tree"),
        ("Wardens now say 40 trees", "40", "tree"),
    ],
)
def test_prepositions_and_adverbs_are_no_modifiers(text: str, number: str, unit: str) -> None:
    lexemes = read_lexemes(plain(text))
    position = next(i for i, lexeme in enumerate(lexemes) if lexeme.text == number)
    assert bound_before(lexemes, position, unit) is None


@pytest.mark.parametrize(
    "text", ["40 or more than 50", "40 plus two", "40 plus a bonus", "40 at least of them", "40 and over 50"]
)
def test_what_is_no_modifier_behind_a_number(text: str) -> None:
    assert bound_after(read_lexemes(plain(text)), 1) is None


def test_a_summand_behind_the_noun_is_no_modifier() -> None:
    lexemes = read_lexemes(plain("290 passengers plus cargo"))
    assert bound_after(lexemes, 2, behind_noun=True) is None
