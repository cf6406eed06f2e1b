"""Sentences behind the stop of "a.m." or "p.m.", and behind datelines and times."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.annotate.pipeline import annotate, load_pipeline


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "The tape shows a man carrying a can at 1:52 a.m. Police have not named him.",
            ["The tape shows a man carrying a can at 1:52 a.m.", "Police have not named him."],
        ),
        (
            "At the depot, Holt said the crew had left by 9 p.m. Nobody had told the mayor.",
            ["At the depot, Holt said the crew had left by 9 p.m.", "Nobody had told the mayor."],
        ),
        ("At 9 p.m. Police Chief Holt said he had left.", ["At 9 p.m. Police Chief Holt said he had left."]),
        ("When he left at 9 p.m. Holt said nothing.", ["When he left at 9 p.m. Holt said nothing."]),
        ("The talks, which began at 9 p.m. Geneva time, failed.", None),
        ("The crew left at 9 p.m. Monday after the pumps failed.", None),
        ("The crew left at 9 p.m. EST and the pumps failed.", None),
        ("The crew left at 9 p.m. and the pumps failed.", None),
        (
            "Lahore: Mill owner Ravi Textiles Ltd said on Monday that it would close two plants.",
            ["Lahore:", "Mill owner Ravi Textiles Ltd said on Monday that it would close two plants."],
        ),
        (
            "LIMA, May 3: The union said that the strike was over.",
            ["LIMA, May 3:", "The union said that the strike was over."],
        ),
        (
            "Tamale, 11 March — The union said that it was over.",
            ["Tamale, 11 March —", "The union said that it was over."],
        ),
        ("Ana Ruiz, 42 — a teacher — said it was over.", None),
        ("Police: Two men were arrested after the raid on the depot.", None),
        ("Lima: two ports and a depot in ruins after the long storm", None),
        ("14:32 The minister has left the chamber.", ["14:32", "The minister has left the chamber."]),
        ("2.15pm Ruiz: “We are done.”", ["2.15pm", "Ruiz: “We are done.”"]),
        ("3.50 euros is what a loaf costs now.", None),
    ],
)
def test_sentences(nlp: Language, text: str, sentences: list[str] | None) -> None:
    doc = annotate(text, nlp)
    assert doc.text == text
    assert [sentence.text for sentence in doc.sents] == (sentences or [text])
