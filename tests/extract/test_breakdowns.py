"""Parts and wholes: who belongs to which figure, when the parts add up, and figures that are no parts."""

from __future__ import annotations

import pytest

from kg.extract.figures.numeric_claims import extract_numeric_claims
from tests.extract.tagged import tagged


def links(text: str, tokens: str) -> list[tuple[str, str, bool]]:
    """Every part with its whole and whether the parts exhaust it."""
    claims, _ = extract_numeric_claims(tagged(text, tokens), [], [])
    words = [text[claim.figure.start : claim.figure.end] for claim in claims]
    return [
        (words[place], words[claim.part_of], claim.exhaustive)
        for place, claim in enumerate(claims)
        if claim.part_of is not None
    ]


@pytest.mark.parametrize(
    ("text", "tokens", "expected"),
    [
        (
            "They freed 26 hostages, including six children.",
            "They|PRP freed|VBD|free 26|CD hostages|NNS ,|, including|VBG|include six|CD children|NNS .|.",
            [("six", "26", False)],
        ),
        (
            "They freed 26 hostages. Among them were 15 women, eight men and three boys.",
            (
                "They|PRP freed|VBD|free 26|CD hostages|NNS .|. Among|IN them|PRP were|VBD|be 15|CD women|NNS "
                ",|, eight|CD men|NNS and|CC three|CD boys|NNS .|."
            ),
            [("15", "26", True), ("eight", "26", True), ("three", "26", True)],
        ),
        (
            "At least 26 people fled. Among them were 15 women and eight men.",
            (
                "At|IN least|JJS 26|CD people|NNS fled|VBD|flee .|. Among|IN them|PRP were|VBD|be 15|CD "
                "women|NNS and|CC eight|CD men|NNS .|."
            ),
            [("15", "26", False), ("eight", "26", False)],
        ),
        (
            "Polls closed in 14 of the 18 districts.",
            "Polls|NNS closed|VBD|close in|IN 14|CD of|IN the|DT 18|CD districts|NNS .|.",
            [("14", "18", False)],
        ),
        (
            "Hundreds of people of the more than 2,000 detained were freed.",
            (
                "Hundreds|NNS of|IN people|NNS of|IN the|DT more|JJR than|IN 2,000|CD detained|VBN|detain "
                "were|VBD|be freed|VBN|free .|."
            ),
            [("Hundreds", "2,000", False)],
        ),
        (
            "It lists 19 abductions, of whom seven were found, nine died and two escaped.",
            (
                "It|PRP lists|VBZ|list 19|CD abductions|NNS ,|, of|IN whom|WP seven|CD were|VBD|be "
                "found|VBN|find ,|, nine|CD died|VBD|die and|CC two|CD escaped|VBD|escape .|."
            ),
            [("seven", "19", False), ("nine", "19", False), ("two", "19", False)],
        ),
        (
            "The airport cancelled 112 flights, 78 of them domestic and 34 foreign.",
            (
                "The|DT airport|NN cancelled|VBD|cancel 112|CD flights|NNS ,|, 78|CD of|IN them|PRP domestic|JJ "
                "and|CC 34|CD foreign|JJ .|."
            ),
            [("78", "112", True), ("34", "112", True)],
        ),
        (
            "They counted 90 people: 40 men, 30 women and 20 children.",
            (
                "They|PRP counted|VBD|count 90|CD people|NNS :|: 40|CD men|NNS ,|, 30|CD women|NNS and|CC 20|CD "
                "children|NNS .|."
            ),
            [("40", "90", True), ("30", "90", True), ("20", "90", True)],
        ),
        (
            "It shows 98 men, 33 women and eight minors, which makes 139.",
            (
                "It|PRP shows|VBZ|show 98|CD men|NNS ,|, 33|CD women|NNS and|CC eight|CD minors|NNS ,|, "
                "which|WDT makes|VBZ|make 139|CD .|."
            ),
            [("98", "139", True), ("33", "139", True), ("eight", "139", True)],
        ),
        (
            "The toll rose to 43 as crews sought at least 60 people still missing. Among the dead were 18 children.",
            (
                "The|DT toll|NN rose|VBD|rise to|IN 43|CD as|IN crews|NNS sought|VBD|seek at|IN least|JJS "
                "60|CD people|NNS still|RB missing|VBG|miss .|. Among|IN the|DT dead|JJ were|VBD|be 18|CD children|NNS "
                ".|."
            ),
            [("18", "43", False)],
        ),
        (
            "40 men were arrested and nine others freed. Among those arrested were six students.",
            (
                "40|CD men|NNS were|VBD|be arrested|VBN|arrest and|CC nine|CD others|NNS freed|VBN|free .|. Among|IN "
                "those|DT arrested|VBN|arrest were|VBD|be six|CD students|NNS .|."
            ),
            [("six", "40", False)],
        ),
        (
            "Six people were killed and nine hurt. Four of the dead were children.",
            (
                "Six|CD people|NNS were|VBD|be killed|VBN|kill and|CC nine|CD hurt|VBN .|. Four|CD of|IN the|DT "
                "dead|JJ were|VBD|be children|NNS .|."
            ),
            [("Four", "Six", False)],
        ),
    ],
)
def test_parts_of_a_whole(text: str, tokens: str, expected: list[tuple[str, str, bool]]) -> None:
    assert links(text, tokens) == expected


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        (
            "They saw five trucks, three cars and two vans.",
            "They|PRP saw|VBD|see five|CD trucks|NNS ,|, three|CD cars|NNS and|CC two|CD vans|NNS .|.",
        ),
        (
            "They freed six hostages, including 26 children.",
            "They|PRP freed|VBD|free six|CD hostages|NNS ,|, including|VBG|include 26|CD children|NNS .|.",
        ),
        (
            "Crews searched for 60 people. Among the dead were 18 children.",
            (
                "Crews|NNS searched|VBD|search for|IN 60|CD people|NNS .|. Among|IN the|DT dead|JJ were|VBD|be 18|CD "
                "children|NNS .|."
            ),
        ),
        (
            "Fires burned 40 huts. Six men died.",
            "Fires|NNS burned|VBD|burn 40|CD huts|NNS .|. Six|CD men|NNS died|VBD|die .|.",
        ),
        (
            "The index fell 17 points to a level of 4,211.",
            "The|DT index|NN fell|VBD|fall 17|CD points|NNS to|IN a|DT level|NN of|IN 4,211|CD .|.",
        ),
        (
            "Ten were freed on bail of 20,000 pesos.",
            "Ten|CD were|VBD|be freed|VBN|free on|IN bail|NN of|IN 20,000|CD pesos|NNS .|.",
        ),
    ],
)
def test_what_is_no_part(text: str, tokens: str) -> None:
    assert links(text, tokens) == []
