"""Figures of whole sentences, against a table of sentences written for it; `tokens` holds their tags."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.figures.numeric_claims import UNIT_NOT_TOLD, extract_numeric_claims, innermost
from kg.model import Attribution, DateMention, NumericClaim, Span
from tests.extract.tagged import VOCAB, plain, tagged

TABLE = [json.loads(line) for line in Path(__file__).with_name("numeric_claims.jsonl").read_text("utf-8").splitlines()]


def found(doc: Doc) -> list[dict[str, str]]:
    """The claims of a document in the form of the table."""
    return [as_row(doc.text, claim) for claim in extract_numeric_claims(doc, [], [])[0]]


def as_row(text: str, claim: NumericClaim) -> dict[str, str]:
    row = {
        "span": text[claim.span.start : claim.span.end],
        "figure": text[claim.figure.start : claim.figure.end],
        "comparator": claim.comparator,
        "unit": claim.unit,
    }
    bounds = {"value": claim.value, "low": claim.low, "high": claim.high}
    return row | {key: str(Decimal(bound)) for key, bound in bounds.items() if bound is not None}


def same(got: list[dict[str, str]], expected: list[dict[str, str]]) -> bool:
    numbers = {"value", "low", "high"}
    return len(got) == len(expected) and all(
        left.keys() == right.keys()
        and all(Decimal(left[k]) == Decimal(right[k]) if k in numbers else left[k] == right[k] for k in left)
        for left, right in zip(got, expected, strict=True)
    )


def test_the_table_is_large_and_holds_sentences_without_figures() -> None:
    assert len(TABLE) >= 350
    assert sum(not row["claims"] for row in TABLE) >= 60
    assert len({row["text"] for row in TABLE}) == len(TABLE)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["text"][:60])
def test_figures_of_a_tagged_sentence(row: dict[str, object]) -> None:
    got = found(tagged(str(row["text"]), str(row["tokens"])))
    assert same(got, row["claims"]), (got, row["claims"])


@pytest.mark.model
def test_figures_with_the_pipeline_that_ships() -> None:
    from kg.annotate.pipeline import annotate, load_pipeline

    nlp = load_pipeline()
    wrong = [row["text"] for row in TABLE if not same(found(annotate(row["text"], nlp)), row["claims"])]
    assert wrong == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=120))
def test_any_text_is_read_without_error_and_spans_are_exact(text: str) -> None:
    words = [word for word in text.split(" ") if word]
    doc = Doc(VOCAB, words=words) if words else Doc(VOCAB)
    for claim in extract_numeric_claims(doc, [], [])[0]:
        assert 0 <= claim.span.start <= claim.figure.start < claim.figure.end <= claim.span.end <= len(doc.text)
        assert not doc.text[claim.span.start].isspace()
        assert 0 <= claim.confidence <= 1
        assert claim.unit


PIECES = [
    "at least", "two", "1,500", "$", "€3", "%", "percent", "half", "a", "million", "of", "the", "dozens", "and", "to",
    "from", "-", "–", "(", ")", ",", ".", "people", "years", "ago", "no one", "in", "five", "US", "m", "or more",
    "between", "#", "'s", "20",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_mixture_of_number_words_is_read_without_error(pieces: list[str]) -> None:
    doc = plain(" ".join(pieces) or "x")
    claims, _ = extract_numeric_claims(doc, [], [])
    for left, right in pairwise(claims):
        assert left.figure.end <= right.figure.start
    for place, claim in enumerate(claims):
        assert claim.part_of != place
        assert claim.revises != place
        assert claim.revises is None or claim.revision_cue is not None
        if claim.comparator == "between":
            assert claim.value is None
            assert claim.low is not None
            assert claim.high is not None
            assert claim.low < claim.high
        if claim.comparator == "vague":
            assert claim.value is None
            assert claim.low is not None


def attribution(start: int, end: int, nested_in: int | None) -> Attribution:
    content = (Span(start, end),)
    return Attribution((), (), content, "asserts", "indirect", "test", 1.0, nested_in=nested_in)


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ([], None),
        ([(0, 100, None)], 0),
        ([(0, 100, None), (5, 60, 0)], 1),
        ([(0, 100, None), (5, 60, 0), (70, 90, 0)], 1),
        ([(15, 40, None)], None),
        ([(0, 100, None), (0, 100, None)], 0),
        ([(0, 80, 1), (0, 90, 0)], 0),
    ],
)
def test_a_figure_belongs_to_the_innermost_attribution_around_all_of_it(
    contents: list[tuple[int, int, int | None]], expected: int | None
) -> None:
    attributions = [attribution(start, end, outer) for start, end, outer in contents]
    assert innermost([Span(10, 20)], attributions) == [expected]


@pytest.mark.parametrize(
    ("text", "tokens", "value"),
    [
        ("It cost $9.20 million.", "It|PRP cost|VBD $|$ 9.20|CD million|CD .|.", "9200000"),
        ("It cost 50 cents.", "It|PRP cost|VBD 50|CD cents|NNS .|.", "0.5"),
        ("It weighs 1.50 kg.", "It|PRP weighs|VBZ 1.50|CD kg|NN .|.", "1.5"),
        ("It cost 100 euros.", "It|PRP cost|VBD 100|CD euros|NNS .|.", "100"),
    ],
)
def test_values_have_one_spelling(text: str, tokens: str, value: str) -> None:
    ((claim,), _) = extract_numeric_claims(tagged(text, tokens), [], [])
    assert str(claim.value) == value


def test_a_date_expression_is_no_figure() -> None:
    text = "The 20 of May convoy carried 30 tonnes."
    doc = tagged(text, "The|DT 20|CD of|IN May|NNP convoy|NN carried|VBD 30|CD tonnes|NNS .|.")
    date = DateMention(Span(4, 13), "2024-05-20")
    assert [claim.unit for claim in extract_numeric_claims(doc, [date], [])[0]] == ["tonne"]


def test_the_as_of_date_of_a_count_is_kept() -> None:
    text = "As of December 20, Red Lamp counted 902 people."
    doc = tagged(text, "As|IN of|IN December|NNP 20|CD ,|, Red|NNP Lamp|NNP counted|VBD|count 902|CD people|NNS .|.")
    date = DateMention(Span(6, 17), "2024-12-20")
    ((claim,), _) = extract_numeric_claims(doc, [date], [])
    assert (claim.value, claim.unit, claim.as_of) == (902, "person", date)


def test_the_date_of_an_event_is_no_as_of_date() -> None:
    text = "Fourteen people were killed on Monday."
    doc = tagged(text, "Fourteen|CD people|NNS were|VBD killed|VBN|kill on|IN Monday|NNP .|.")
    ((claim,), _) = extract_numeric_claims(doc, [DateMention(Span(31, 37), "2024-12-16")], [])
    assert claim.as_of is None


@pytest.mark.parametrize(
    ("text", "tokens", "words"),
    [
        (
            "The index of the port reads 41 now.",
            "The|DT index|NN of|IN the|DT port|NN reads|VBZ 41|CD now|RB .|.",
            "41",
        ),
        ("Traders made millions.", "Traders|NNS made|VBD|make millions|NNS .|.", "millions"),
    ],
)
def test_a_figure_whose_unit_nothing_tells_leaves_a_trace(text: str, tokens: str, words: str) -> None:
    claims, skipped = extract_numeric_claims(tagged(text, tokens), [], [])
    assert claims == []
    assert [(text[s.span.start : s.span.end], s.reason) for s in skipped if s.span] == [(words, UNIT_NOT_TOLD)]


def test_distractors_leave_no_trace() -> None:
    text = "Flight 904 left at 9.30 on 12 May."
    tokens = "Flight|NNP 904|CD left|VBD at|IN 9.30|CD on|IN 12|CD May|NNP .|."
    assert extract_numeric_claims(tagged(text, tokens), [], []) == ([], [])
