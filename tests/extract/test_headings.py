"""Which lines are headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.headings import covers, heading_spans
from kg.model import Span


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Mayor says dam is safe\n\nThe dam is safe, the mayor said.", ["Mayor says dam is safe"]),
        ("Update: 28 died\nThe ministry said that 28 people died.", ["Update: 28 died"]),
        ("The dam is safe, the mayor said.\nWhat comes next\nEngineers will look at it.", ["What comes next"]),
        ("The dam is safe, the mayor said.\nPolice: two arrested\nMore follows.", []),
        ("The dam is safe, the mayor said.\n“A disgrace”\nMore follows.", []),
        ("A mayor says the dam is safe", []),
        ("Mayor says dam is safe\nno full stop anywhere", []),
        ("", []),
    ],
)
def test_headings(text: str, headings: list[str]) -> None:
    assert [text[span.start : span.end] for span in heading_spans(text)] == headings


def test_only_the_headline() -> None:
    text = "Dam is safe\nThe dam is safe.\nThe figures\nIt holds 20 litres."
    assert len(heading_spans(text)) == 2
    assert heading_spans(text, headline_only=True) == [Span(0, 11)]


def test_covers_by_where_a_span_begins() -> None:
    assert covers([Span(0, 11)], Span(4, 30))
    assert not covers([Span(0, 11)], Span(11, 12))
    assert not covers([], Span(0, 1))


@given(st.text())
def test_any_text(text: str) -> None:
    for span in heading_spans(text):
        assert text[span.start : span.end].strip()
