"""A stand-in for the stages that need the trained pipeline: what it finds depends on the text alone.

Everything after extraction (building, validating, storing, printing) is the real thing.
"""

from __future__ import annotations

import dataclasses

import pytest

from kg.model import Article, Extraction, Skipped
from tests.sample import ARTICLE, EXTRACTION

VIOLATING = "This text is taken for one with an impossible confidence."
BREAKING = "This text breaks a stage."


def scripted_extract(article: Article, nlp: object) -> Extraction:
    """The sample's extraction for the sample's text; for other texts what their words ask for."""
    if article.text == ARTICLE.text:
        return dataclasses.replace(EXTRACTION, article=article)
    if article.text == BREAKING:
        raise ZeroDivisionError("division by zero")
    found = Extraction(article, EXTRACTION.model, skipped=(Skipped("sentence without a verb group"),))
    if article.text == VIOLATING:
        speaking = dataclasses.replace(EXTRACTION.attributions[0], confidence=7.0)
        longer = dataclasses.replace(article, text=ARTICLE.text + article.text)
        return dataclasses.replace(EXTRACTION, article=longer, attributions=(speaking, *EXTRACTION.attributions[1:]))
    return found


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `kg.batch` work with the stand-in, in this process."""
    monkeypatch.setattr("kg.batch.extract_article", scripted_extract)
    monkeypatch.setattr("kg.annotate.pipeline.load_pipeline", lambda name=None: None)
    monkeypatch.setattr("kg.annotate.pipeline.model_identity", lambda nlp: EXTRACTION.model)
