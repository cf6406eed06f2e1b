"""Figures that are named only to be called wrong."""

from __future__ import annotations

import pytest

from kg.compare.untrue import is_called_untrue


@pytest.mark.parametrize(
    ("content", "figure", "untrue"),
    [
        ("It is not true that at least 23 people were confirmed dead", "at least 23 people", True),
        ("There is no truth in the claim that the fire had left more than 27 dead", "more than 27 dead", True),
        ("it was false that 56 people were hurt", "56 people", True),
        ("reports that 26 people died were false", "26 people", True),
        ("the figure of 26 was wrong", "26", True),
        ("it was wrong to say that 42 people died", "42 people", True),
        ("it is not true that nobody died: 42 were killed", "42", False),
        ("it is not true that nobody cared, but 42 were killed", "42", False),
        ("26 people died and the minister was wrong", "26 people", False),
        ("the number of dead was 26", "26", False),
        ("the alarm was false and 26 people came", "26 people", False),
    ],
)
def test_what_is_called_untrue(content: str, figure: str, untrue: bool) -> None:
    assert is_called_untrue(content, figure) is untrue
