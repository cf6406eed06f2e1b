"""How figures hang together: parts, revisions, dates, additions, rates, records; a table with exact expectations.

Every row lists all links of its sentence: what it does not list must not be found. Published on 14 March 2025.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from kg.extract.dates.mentions import extract_dates
from kg.extract.figures.numeric_claims import extract_numeric_claims
from kg.model import NumericClaim, Span

TABLE = [json.loads(line) for line in Path(__file__).with_name("figure_links.jsonl").read_text("utf-8").splitlines()]
PUBLISHED = dt.date(2025, 3, 14)
KINDS = ("part_of", "revises", "as_of", "aspect", "superlative")


def found(text: str, nlp: Language) -> dict[str, list[list[Any]]]:
    """The links of a text in the form of the table, by their kind."""
    from kg.annotate.pipeline import annotate

    doc = annotate(text, nlp)
    claims, _ = extract_numeric_claims(doc, extract_dates(doc, PUBLISHED), [])

    def words(span: Span) -> str:
        return text[span.start : span.end]

    def figure(claim: NumericClaim) -> str:
        return words(claim.figure)

    return {
        "part_of": [[figure(c), figure(claims[c.part_of]), c.exhaustive] for c in claims if c.part_of is not None],
        "revises": [
            [figure(c), figure(claims[c.revises]), words(c.revision_cue)]
            for c in claims
            if c.revises is not None and c.revision_cue is not None
        ],
        "as_of": [[figure(c), words(c.as_of.span)] for c in claims if c.as_of],
        "aspect": [[figure(c), c.aspect, c.per or ""] for c in claims if c.aspect],
        "superlative": [[figure(c), words(c.superlative)] for c in claims if c.superlative],
    }


def test_the_table_is_large_and_has_rows_of_every_kind() -> None:
    assert len(TABLE) >= 80
    assert len({row["text"] for row in TABLE}) == len(TABLE)
    for kind in KINDS:
        assert sum(kind in row for row in TABLE) >= 5, kind
    assert sum(len(row) == 1 for row in TABLE) >= 20


@pytest.mark.model
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["text"][:60])
def test_links_of_a_sentence(row: dict[str, Any], nlp: Language) -> None:
    links = found(row["text"], nlp)
    assert {kind: sorted(links[kind], key=str) for kind in KINDS} == {
        kind: sorted(row.get(kind, []), key=str) for kind in KINDS
    }
