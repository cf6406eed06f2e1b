"""What is counted in so few words that two figures of two people may well count two things."""

from __future__ import annotations

import pytest

from kg.compare.bare import is_bare

DEATH = "https://w3id.org/hearsay/ns#Death"


@pytest.mark.parametrize(
    ("counted", "qualifiers", "kinds", "bare"),
    [
        ("person", [], [], True),  # "20 people"
        ("person", [], [DEATH], False),  # "20 people killed"
        ("person", ["without power"], [], False),
        ("household", ["power"], [], False),
        ("vehicle", [], [], True),
        ("year", ["experience"], [], True),  # "five years of experience", each of his own
        ("degree celsius", ["water"], [], True),
        ("square foot", ["square foot"], [], True),
        ("%", ["support"], [], True),
        ("%", ["turnout"], [], False),
        ("%", [], [], True),
        ("USD", ["losses"], [], False),
    ],
)
def test_what_says_too_little(counted: str, qualifiers: list[str], kinds: list[str], bare: bool) -> None:
    assert is_bare([counted], qualifiers, kinds) is bare
