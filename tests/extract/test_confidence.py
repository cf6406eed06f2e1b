"""Confidence: what speaks for an attribution makes it surer, and it stays a probability."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.extract.speech.confidence import HIGHEST, LOWEST, confidence, weights


def test_a_surer_cue_is_surer() -> None:
    assert confidence({"share": -1.0}) < confidence({"share": 3.0})


def test_a_direct_quotation_is_surer_than_a_nominal_object() -> None:
    quoted = {"share": 3.0, "family quotation": 1.0, "rule quotation-then-cue": 1.0}
    nominal = {"share": 1.0, "family verb": 1.0, "rule verb-n": 1.0, "frame n": 1.0}
    assert confidence(quoted) > confidence(nominal)


def test_a_quotation_without_speaker_is_less_sure() -> None:
    assert confidence({"missing orphan quotation": 1.0}) <= confidence({})


@pytest.mark.parametrize("signs", [{}, {"no such sign": 1.0}, {"share": 99.0}, {"share": -99.0}])
def test_stays_a_probability(signs: dict[str, float]) -> None:
    assert LOWEST <= confidence(signs) <= HIGHEST


def test_the_table_is_small_and_can_be_read() -> None:
    assert 50 <= len(weights()) <= 400
    assert all(-6 < weight < 6 for weight in weights().values())


@pytest.mark.model
@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("“The dam is safe,” the mayor said.", "“The dam is safe.”\n\nThe town was quiet."),
        ("The mayor said that the dam was safe on Friday.", "The presentation of the plan raised hopes of peace."),
    ],
)
def test_whole_sentences(surer: str, less_sure: str, nlp: Language) -> None:
    from kg.annotate.pipeline import annotate
    from kg.extract.speech.attributions import extract_attributions

    first, _ = extract_attributions(annotate(surer, nlp), [], [])
    second, _ = extract_attributions(annotate(less_sure, nlp), [], [])
    assert first
    assert all(first[0].confidence > other.confidence for other in second)
