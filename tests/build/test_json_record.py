"""The JSON object of `kg extract`: exactly the fields of its contract."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal

import pytest

from kg.build import extraction_record
from tests.sample import EXTRACTION, NUMERIC_CLAIMS, span_of

RECORD = extraction_record(EXTRACTION)


@pytest.mark.parametrize(
    ("where", "fields"),
    [
        (RECORD, "id text_sha256 published title publisher attributions numeric_claims actors events dates skipped"),
        (
            RECORD["attributions"][0],
            "source cue content speaker speaker_id stance mode nested_in channel said_on confidence",
        ),
        (
            RECORD["numeric_claims"][0],
            "span value low high comparator unit counted speaker as_of attribution part_of revises",
        ),
        (RECORD["actors"][0], "id name type mentions roles"),
        (RECORD["actors"][1]["roles"][0], "role of"),
        (RECORD["events"][0], "id label type when mentions participants"),
        (RECORD["events"][0]["participants"][0], "actor role"),
        (RECORD["dates"][0], "span value"),
        (RECORD["skipped"][0], "reason span"),
    ],
)
def test_fields_and_their_order(where, fields):
    assert list(where) == fields.split()


def test_values():
    assert RECORD["published"] == "2026-03-04"
    reported = RECORD["attributions"][1]
    source = span_of("Ana Ruiz, vice president of the relief group Open Doors")
    assert reported["source"] == [[source.start, source.end]]
    assert reported["speaker"] == "Ana Ruiz"
    assert reported["channel"] == "her Relay account"
    assert RECORD["attributions"][0]["said_on"] == "2026-03-03"
    assert RECORD["attributions"][8]["nested_in"] == 7
    assert RECORD["attributions"][9]["source"] == []
    assert RECORD["attributions"][9]["speaker"] is None
    figure = RECORD["numeric_claims"][1]
    assert (figure["value"], figure["low"], figure["high"], figure["comparator"]) == (45, 45, None, "at_least")
    assert (figure["speaker"], figure["as_of"], figure["attribution"]) == ("Ana Ruiz", "2026-03-02", 1)
    assert [claim["part_of"] for claim in RECORD["numeric_claims"][2:5]] == [1, 1, 1]
    assert RECORD["numeric_claims"][6]["revises"] == 5
    assert RECORD["numeric_claims"][8]["speaker"] is None


@pytest.mark.parametrize(
    ("number", "expected"), [("8.70", 8.7), ("2E+6", 2000000), ("-0", 0), ("1000000000000", 10**12)]
)
def test_numbers_are_json_numbers(number, expected):
    claim = dataclasses.replace(NUMERIC_CLAIMS[0], value=Decimal(number))
    record = extraction_record(dataclasses.replace(EXTRACTION, numeric_claims=(claim,)))
    value = json.loads(json.dumps(record))["numeric_claims"][0]["value"]
    assert value == expected
    assert isinstance(value, type(expected))
