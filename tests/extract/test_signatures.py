"""Quotations signed with a name, and dashes that sign nothing."""

from __future__ import annotations

import pytest
from spacy.language import Language

ROWS = [
    ("“Nobody helped us at all.” — Ana Ruiz, 29, Lima", [("Ana Ruiz, 29, Lima", "“Nobody helped us at all.”")]),
    ('"We never gave up."\n\n-Tomas Holt', [("Tomas Holt", '"We never gave up."')]),
    (
        "Ana Ruiz, 29\n\n“Nobody helped us.”\n\nTomas Holt, 31\n\n“We never gave up.”",
        [("Ana Ruiz, 29", "“Nobody helped us.”"), ("Tomas Holt, 31", "“We never gave up.”")],
    ),
    ("Ana Ruiz, 29\n\n“Nobody helped us.”", []),  # one pair alone may be a caption
    ("He called it “a farce of sorts” — Ruiz disagreed.", []),
    ("“Nobody helped us at all” — the town was empty.", []),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_signed_quotations(text: str, wanted: list[tuple[str, str]], nlp: Language) -> None:
    from kg.annotate.pipeline import annotate
    from kg.extract.speech.attributions import extract_attributions

    found = [a for a in extract_attributions(annotate(text, nlp), [], [])[0] if a.rule == "quotation-signature"]
    assert [
        (text[a.source[0].start : a.source[0].end], text[a.content[0].start : a.content[0].end]) for a in found
    ] == wanted
