"""Nobody is made to say what he denies or asks, also not as his own words inside the denial."""

from __future__ import annotations

from dataclasses import replace

import pytest

import kg
from kg.model import Article, Attribution, Span, Stance
from kg.resolve.disowned import without_disowned


def said(speaker: str | None, stance: Stance, start: int, nested_in: int | None = None) -> Attribution:
    """Source, cue and content one behind the other, so that one that starts later lies in an earlier one's content."""
    return Attribution(
        source=(Span(start, start + 1),) if speaker else (),
        cue=(Span(start + 1, start + 2),),
        content=(Span(start + 2, start + 90),),
        stance=stance,
        mode="indirect",
        rule="test",
        confidence=0.9,
        speaker=speaker,
        nested_in=nested_in,
    )


def test_own_words_inside_a_denial_are_left_out_at_any_depth() -> None:
    found = [
        said("firm", "denies", 0),
        said(None, "asserts", 10, 0),
        said("firm", "promises", 20, 1),
        said("union", "asserts", 30, 2),
        said("firm", "asserts", 200),
    ]
    kept, skipped = without_disowned(found)
    assert [(one.speaker, one.stance, one.nested_in) for one in kept] == [
        ("firm", "denies", None),
        (None, "asserts", 0),
        ("union", "asserts", 1),
        ("firm", "asserts", None),
    ]
    assert [one.span for one in skipped] == [Span(21, 22)]


def test_what_others_say_inside_a_denial_and_ones_own_words_inside_an_assertion_stay() -> None:
    found = [
        said("a", "denies", 0),
        said("b", "asserts", 10, 0),
        said("c", "asserts", 200),
        said("c", "promises", 210, 2),
    ]
    assert without_disowned(found) == (tuple(found), ())


def test_a_subject_shared_with_a_denial_still_asserts() -> None:
    denial = said("ministry", "denies", 0)
    shared = replace(said("ministry", "asserts", 10, 0), source=denial.source)
    assert without_disowned([denial, shared]) == ((denial, shared), ())


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The mining company Altiplano Metals denied reports that it planned to cut 300 jobs next year.",
        "Ana Holt denied that she had promised to resign.",
        "The ministry rejected claims that it expects prices to double.",
    ],
)
def test_a_denier_commits_himself_to_nothing_that_he_denies(text: str) -> None:
    found = kg.extract(Article(text, "row"))
    (denial,) = [one for one in found.attributions if one.stance == "denies"]
    assert [one.stance for one in found.attributions if one.speaker == denial.speaker] == ["denies"]
