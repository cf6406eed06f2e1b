"""What figures measure, by the pipeline that ships: never who reports the figure nor the verb that reports it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.annotate.pipeline import annotate
from kg.extract.figures.numeric_claims import extract_numeric_claims


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turnout was 71%, up from 65% in 2020, the commission said.", ["Turnout", "Turnout"]),
        ("Inflation was 4.2% in May, the bureau said.", ["Inflation"]),
        ("Sales of cars fell 35%, the company said.", ["Sales fell"]),
        ("The firm posted a loss of $381 million.", ["loss"]),
        ("The company paid $3 million to settle.", ["paid"]),
        ("The union demanded $3 million in back pay.", ["demanded"]),
        ("Guarantees for the railway exceed $2 million.", ["Guarantees exceed"]),
        ("Rebels hold 12 of the city's 40 districts.", ["districts", "districts"]),
        ("Twelve people were hurt and six were killed.", ["people hurt", "people killed"]),
        ("The minister talked about 40 cases.", ["cases"]),
        ("At least 45 prisoners were released, the ministry said.", ["prisoners released"]),
        ("At least 45 prisoners walked free, the ministry said.", ["prisoners freed"]),
        ("The council said that 96 people had been moved to safety.", ["people evacuated"]),
        ("The company said that 340 people were laid off.", ["people laid-off"]),
        ("Two people moved to the coast.", ["people moved"]),
    ],
)
def test_what_is_measured(text: str, expected: list[str], nlp: Language) -> None:
    assert [claim.counted for claim in extract_numeric_claims(annotate(text, nlp), [], [])[0]] == expected
