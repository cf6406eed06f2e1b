"""What happened to those who are counted, where several words say it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.annotate.pipeline import annotate
from kg.extract.figures.numeric_claims import extract_numeric_claims


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The landslide left 507 people dead.", ["people dead"]),
        ("The blaze left 55 people injured, it said.", ["people injured"]),
        ("43 people were taken into custody at the rally.", ["people arrested"]),
        ("Police took 12 protesters into custody.", ["protesters arrested"]),
        ("Police said 43 people had been rounded up overnight.", ["people arrested"]),
        ("69 people were brought to safety.", ["people evacuated"]),
        ("Some 300 residents were relocated to safer ground.", ["residents evacuated"]),
        ("The prison authorities had set 44 people free.", ["people freed"]),
        ("More than 40 people suffered injuries in the crash.", ["people injured"]),
        ("At least 145 people had sustained injuries in the protest.", ["people injured"]),
        ("57 people were nursing injuries.", ["people injured"]),
        ("375 people met their death in the landslide.", ["people dead"]),
        ("The council said 48 people were listed as missing.", ["people missing"]),
        ("The whereabouts of 450 people were unknown.", ["people missing"]),
        ("The agency said 234 people were yet to be traced.", ["people missing"]),
        ("Two miners were found dead and five are still unaccounted for.", ["miners dead", "people missing"]),
        ("264 people had been handed redundancy notices.", ["people laid-off"]),
        ("264 workers would be let go.", ["workers laid-off"]),
        ("The company would shed 433 jobs.", ["jobs cut"]),
        ("The outbreak has sickened 40 people.", ["people ill"]),
        ("40 people had tested positive for the disease.", ["people infected"]),
        ("The fire had claimed nine lives, the wire reports.", ["lives lost"]),
        ("118 people ended up in custody after the march.", ["people arrested"]),
        ("179 people did not survive the landslide.", ["people dead"]),
        ("There is still no trace of 234 people.", ["people missing"]),
        ("The flood forced at least 73 people to evacuate.", ["people evacuated"]),
        ("The number of dead stands at 26, the ministry has said.", ["people dead"]),
        # fewer than the word would say, or something else
        ("Three people suffered serious injuries.", ["people"]),
        ("Eleven people were taken to hospital.", ["people"]),
        ("Forty people contracted to build the hall came.", ["people contracted"]),
        ("Five people took their seats in safety.", ["people"]),
    ],
)
def test_what_happened(text: str, expected: list[str], nlp: Language) -> None:
    assert [claim.counted for claim in extract_numeric_claims(annotate(text, nlp), [], [])[0]] == expected
