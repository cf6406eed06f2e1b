"""Revisions: which figure replaces which, by which words, and levels that move without being revised."""

from __future__ import annotations

import pytest

from kg.extract.figures.numeric_claims import extract_numeric_claims
from tests.extract.tagged import tagged


def links(text: str, tokens: str) -> list[tuple[str, str, str]]:
    """Every figure that replaces another, that other, and the words that say so."""
    claims, _ = extract_numeric_claims(tagged(text, tokens), [], [])
    found = []
    for claim in claims:
        if claim.revises is not None:
            earlier, cue = claims[claim.revises], claim.revision_cue
            assert cue is not None
            found.append(
                (
                    text[claim.figure.start : claim.figure.end],
                    text[earlier.figure.start : earlier.figure.end],
                    text[cue.start : cue.end],
                )
            )
    return found


@pytest.mark.parametrize(
    ("text", "tokens", "expected"),
    [
        (
            "She had initially reported 19 releases, a figure she later raised to 26.",
            (
                "She|PRP had|VBD|have initially|RB reported|VBN|report 19|CD releases|NNS ,|, a|DT figure|NN "
                "she|PRP later|RB raised|VBD|raise to|IN 26|CD .|."
            ),
            [("26", "19", "later raised")],
        ),
        (
            "Over 80 people died. The police updated its figure of 23 people to 49.",
            (
                "Over|IN 80|CD people|NNS died|VBD|die .|. The|DT police|NN updated|VBD|update its|PRP$ figure|NN "
                "of|IN 23|CD people|NNS to|IN 49|CD .|."
            ),
            [("49", "23", "updated")],
        ),
        (
            "He reported 17 deaths. It later raised the figure to 24 and then to 31.",
            (
                "He|PRP reported|VBD|report 17|CD deaths|NNS .|. It|PRP later|RB raised|VBD|raise the|DT "
                "figure|NN to|IN 24|CD and|CC then|RB to|IN 31|CD .|."
            ),
            [("24", "17", "later raised"), ("31", "24", "later raised")],
        ),
        (
            "Six people were killed. Four of the dead were children. The ministry raised the toll to seven.",
            (
                "Six|CD people|NNS were|VBD|be killed|VBN|kill .|. Four|CD of|IN the|DT dead|JJ were|VBD|be "
                "children|NNS .|. The|DT ministry|NN raised|VBD|raise the|DT toll|NN to|IN seven|CD .|."
            ),
            [("seven", "Six", "raised")],
        ),
        (
            "Officials initially said 51 people had died; they later put the number at 43.",
            (
                "Officials|NNS initially|RB said|VBD|say 51|CD people|NNS had|VBD|have died|VBN|die ;|: they|PRP "
                "later|RB put|VBD the|DT number|NN at|IN 43|CD .|."
            ),
            [("43", "51", "later put")],
        ),
        (
            "The army first said 20 soldiers had died. Later it put the toll at 26.",
            (
                "The|DT army|NN first|RB said|VBD|say 20|CD soldiers|NNS had|VBD|have died|VBN|die .|. Later|RB it|PRP "
                "put|VBD the|DT toll|NN at|IN 26|CD .|."
            ),
            [("26", "20", "Later it put")],
        ),
        (
            "The office revised the toll down from 31 to 26.",
            "The|DT office|NN revised|VBD|revise the|DT toll|NN down|RP from|IN 31|CD to|IN 26|CD .|.",
            [("26", "31", "revised")],
        ),
        (
            "The toll was lowered on Monday to 26 from 31.",
            "The|DT toll|NN was|VBD|be lowered|VBN|lower on|IN Monday|NNP to|IN 26|CD from|IN 31|CD .|.",
            [("26", "31", "was lowered")],
        ),
        (
            "Rescuers say 41 people are missing, up from an initial count of 29.",
            (
                "Rescuers|NNS say|VBP 41|CD people|NNS are|VBP|be missing|JJ ,|, up|RB from|IN an|DT initial|JJ "
                "count|NN of|IN 29|CD .|."
            ),
            [("41", "29", "up from")],
        ),
        (
            "They asked for a fund of $200 million, later cut to $120 million.",
            (
                "They|PRP asked|VBD|ask for|IN a|DT fund|NN of|IN $|$ 200|CD million|CD ,|, later|RB cut|VBN|cut"
                " to|IN $|$ 120|CD million|CD .|."
            ),
            [("120 million", "200 million", "later cut")],
        ),
    ],
)
def test_figures_that_replace_others(text: str, tokens: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(text, tokens) == expected


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        (
            "Police counted 40 marchers; organisers later put the number at 60.",
            (
                "Police|NNS counted|VBD|count 40|CD marchers|NNS ;|: organisers|NNS later|RB put|VBD the|DT number|NN "
                "at|IN 60|CD .|."
            ),
        ),
        (
            "Revenue rose from $318 million to $372 million.",
            "Revenue|NN rose|VBD|rise from|IN $|$ 318|CD million|CD to|IN $|$ 372|CD million|CD .|.",
        ),
        (
            "Ford sold 14 cars, up from nine a year earlier.",
            "Ford|NNP sold|VBD|sell 14|CD cars|NNS ,|, up|RB from|IN nine|CD a|DT year|NN earlier|RBR .|.",
        ),
        (
            "The army says 40 men died. The mayor says nine.",
            ("The|DT army|NN says|VBZ|say 40|CD men|NNS died|VBD|die .|. The|DT mayor|NN says|VBZ|say nine|CD .|."),
        ),
        (
            "He raised $5 million to build 12 homes.",
            "He|PRP raised|VBD|raise $|$ 5|CD million|CD to|TO build|VB 12|CD homes|NNS .|.",
        ),
    ],
)
def test_what_is_no_revision(text: str, tokens: str) -> None:
    assert links(text, tokens) == []


def test_both_figures_of_a_change_are_figures() -> None:
    text = "The toll rose from 19 to 26."
    claims, _ = extract_numeric_claims(
        tagged(text, "The|DT toll|NN rose|VBD|rise from|IN 19|CD to|IN 26|CD .|."), [], []
    )
    assert [(claim.value, claim.comparator, claim.unit) for claim in claims] == [
        (19, "exactly", "person"),
        (26, "exactly", "person"),
    ]
