"""The dates that figures hold for, against a table of sentences written for it on Thursday, 25 December 2025.

`tokens` holds the tags of a sentence, so that no trained pipeline is needed; `as_of` has every figure of it.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from kg.extract.dates.mentions import extract_dates
from kg.extract.figures.numeric_claims import extract_numeric_claims
from tests.extract.tagged import tagged

TABLE = [json.loads(line) for line in Path(__file__).with_name("as_of.jsonl").read_text("utf-8").splitlines()]
THURSDAY = dt.date(2025, 12, 25)


def found(row: dict[str, object], published: dt.date | None) -> dict[str, str | None]:
    text = str(row["text"])
    doc = tagged(text, str(row["tokens"]))
    claims, _ = extract_numeric_claims(doc, extract_dates(doc, published), [])
    return {
        text[claim.span.start : claim.span.end]: claim.as_of.value if claim.as_of is not None else None
        for claim in claims
    }


def test_the_table_is_large_and_holds_figures_without_a_date() -> None:
    assert len(TABLE) >= 70
    assert sum(None in row["as_of"].values() for row in TABLE) >= 25
    assert len({row["text"] for row in TABLE}) == len(TABLE)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["text"][:60])
def test_dates_that_figures_hold_for(row: dict[str, object]) -> None:
    assert found(row, THURSDAY) == row["as_of"]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["text"][:60])
def test_no_figure_gets_a_date_only_because_the_day_of_publication_is_unknown(row: dict[str, object]) -> None:
    expected = row["as_of"]
    assert isinstance(expected, dict)
    assert all(value is None or expected[words] is not None for words, value in found(row, None).items())
