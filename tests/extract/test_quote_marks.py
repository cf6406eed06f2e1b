from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.speech.quote_marks import find_quoted

PAIRS = [
    ("“We waited. ‘Nobody,’ she said.” He left.", ["“We waited. ‘Nobody,’ she said.”", "‘Nobody,’"]),
    ('"We waited," Ruiz said. "Nobody came."', ['"We waited,"', '"Nobody came."']),
    ("the workers' union said 'we won't go' and left", ["'we won't go'"]),
    ("„Nein“, sagte er. »Ja« und «oui»", ["„Nein“", "»Ja«", "«oui»"]),
    ("`` It is one ,'' he said", ["`` It is one ,''"]),
    ("`` One.\nTwo.\nThree,'' he said. `` B.''", ["`` One.\nTwo.\nThree,''", "`` B.''"]),
    ("He called it ‘the workers’ paradise’ today.", ["‘the workers’ paradise’"]),
    ('said "I\'d go."', ['"I\'d go."']),
    ('The so-called "king" and the "queen."', ['"king"', '"queen."']),
    ("「はい」と言った", ["「はい」"]),
    ('"We lost,” he said. "We won,” she said.', ['"We lost,”', '"We won,”']),  # straight and curly mixed
    ('"It “was” so," he said', ['"It “was” so,"', "“was”"]),
    ("''I saw it on 'The Hour,''' she said. ''Good.''", ["''I saw it on 'The Hour,'''", "'The Hour,'", "''Good.''"]),
    ("‹oui› dit-il", ["‹oui›"]),
]
NOTHING = [
    "It was the '90s, rock 'n' roll",
    'A 5" pipe and a 6" pipe',
    "The boys' and the girls' teams don't play",
    "’Tis late",
    "no marks at all",
    "",
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pairs(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quoted(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_apostrophes_and_primes_open_nothing(text: str) -> None:
    assert find_quoted(text) == []


def test_nested_marks_have_a_depth() -> None:
    assert [q.depth for q in find_quoted("“a ‘b c’ d”")] == [0, 1]


def test_a_reopened_paragraph_continues_the_one_before() -> None:
    first, second = find_quoted("“We waited.\n\n“Nobody came,” he said.")
    assert not first.closed
    assert second.continues == 0


def test_a_missing_closing_mark_ends_with_the_paragraph() -> None:
    text = 'He said: "We go. Then he left.\nThe end.'
    (quoted,) = find_quoted(text)
    assert not quoted.closed
    assert text[quoted.start : quoted.end] == '"We go. Then he left.'


def test_a_missing_closing_mark_ends_before_the_next_opening() -> None:
    text = "“One, he said. “Two,” she said."
    assert [text[q.start : q.end] for q in find_quoted(text)][-1] == "“Two,”"


@given(st.text(alphabet="ab .,\n\"“”‘’'«»„`", max_size=60))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    found = find_quoted(text)
    assert [q.start for q in found] == sorted(q.start for q in found)
    for q in found:
        assert 0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text)
    tops = [q for q in found if q.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(tops))


def test_a_mark_before_a_later_cue_closes_no_quotation_of_the_article_above() -> None:
    text = 'The memo says "nine lorries were sent. The police know.\n\nWe get half of it," said Ana Ruiz.'
    (quoted,) = find_quoted(text)
    assert text[quoted.start : quoted.end] == '"nine lorries were sent.'


def test_paragraphs_between_two_marks_are_one_quotation() -> None:
    text = 'Ruiz said: "We learned a lot.\n\nIt was a long day."\n\nThe team left.'
    assert [text[q.start : q.end] for q in find_quoted(text)] == ['"We learned a lot.\n\nIt was a long day."']
