"""How far a nominal content runs: what belongs to it and what tells of the act of saying."""

from __future__ import annotations

import pytest
from spacy.language import Language

ROWS = [
    ("The ministry denied any links to the militia.", "any links to the militia"),
    ("The committee announced a review of the bridges on Friday.", "a review of the bridges"),
    ("The union announced a strike in a statement.", "a strike"),
    ("The carmaker announced 4,000 job cuts over the next two years.", "4,000 job cuts over the next two years"),
    ("The mayor criticised the plan at a rally.", "the plan"),
    (
        "The auditor questioned the mayor's tactics, his judgment and his honesty.",
        "the mayor's tactics, his judgment and his honesty",
    ),
    ("A poll showed Ana Ruiz leading among young voters.", "Ana Ruiz leading among young voters"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "content"), ROWS)
def test_nominal_contents_run_to_their_end(text: str, content: str, nlp: Language) -> None:
    from kg.annotate.pipeline import annotate
    from kg.extract.speech.attributions import extract_attributions

    found, _ = extract_attributions(annotate(text, nlp), [], [])
    assert content in [" … ".join(text[s.start : s.end] for s in a.content) for a in found]
