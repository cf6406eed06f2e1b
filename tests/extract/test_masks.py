"""Numbers that count nothing: shapes that are masked, ages, names of numbers, time offsets."""

from __future__ import annotations

import pytest

from kg.extract.figures.masks import read_masks
from kg.extract.figures.numeric_claims import extract_numeric_claims
from kg.model import DateMention, Span
from tests.extract.tagged import tagged


@pytest.mark.parametrize(
    "shape",
    [
        "12/03/2008", "2008-03-12", "16:08", "16:08:59", "6 p.m.", "6.30 pm", "0800 UTC", "ten o'clock",
        "half past five", "GMT +8", "March 12", "March 12, 2009", "12 March", "12 March 2009", "Sept 3",
        "March 2009", "3rd of May", "2019-20", "2008/2009", "from 2009 to 2011", "between 2014 and 2016",
        "575 B.C.", "9/11", "24/7", "50-50", "https://example.org/14/x", "www.example.org/7", "#july4th",
        "@user12", "+44 20 7946 0958", "555-0134", "10th", "132nd of 180", "15,599 th", "No. 5", "No 10",
        "number 3", "numbers two", "320x240", "10.4.1", "1990s", "1990’s", "'80s", "ground zero", "net-zero",
        "no one", "any one", "one another", "at one point", "one-time", "first half", "third quarter",
        "half-time", "6'3\"", "ratio of one to 20", "two-way",
    ],
)  # fmt: skip
def test_masked_shapes(shape: str) -> None:
    text = f"It was {shape}"
    digits = [7 + i for i, sign in enumerate(shape) if sign.isdigit()] or [7]
    masks = read_masks(text, [])
    assert all(masks.cover(place, place + 1) for place in digits)


@pytest.mark.parametrize(
    "text",
    [
        "It was 12 men there.", "It was 1,500 men.", "It was 10-15 men.",
        "It was 200-250 people.", "It was 800-1500 armed men.", "It was 15-20% more.",
        "A vote of 52-35 ended it.", "It was $12.30 there.", "It cost 2.5 million.", "It was 1.234.567 tonnes.",
        "At 12.40 euros it sold.",
    ],
)  # fmt: skip
def test_figures_are_not_masked(text: str) -> None:
    masks = read_masks(text, [])
    assert not any(masks.cover(place, place + 1) for place, sign in enumerate(text) if sign.isdigit())


@pytest.mark.parametrize("score", ["2-1", "0 – 0", "21-14"])
def test_scores_are_masked(score: str) -> None:
    assert read_masks(f"They won {score}.", []).cover(9, 10)


def test_dates_are_masked_but_not_deadlines() -> None:
    date = DateMention(Span(7, 20), None)
    assert read_masks("It was the last 5 days.", [date]).cover(16, 17)
    assert not read_masks("within 48 hours of it", [DateMention(Span(7, 15), None)]).cover(7, 9)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Ana Ruiz, 67, left.", "Ana|NNP Ruiz|NNP ,|, 67|CD ,|, left|VBD .|."),
        ("Ana Ruiz (67) left.", "Ana|NNP Ruiz|NNP (|-LRB- 67|CD )|-RRB- left|VBD .|."),
        ("Darlen P., 29, left.", "Darlen|NNP P.|NNP ,|, 29|CD ,|, left|VBD .|."),
        ("She was seventeen then.", "She|PRP was|VBD seventeen|CD then|RB .|."),
        ("He's six.", "He|PRP 's|VBZ six|CD .|."),
        ("Nurses over 60 retire.", "Nurses|NNS over|IN 60|CD retire|VBP .|."),
        ("The 34-year-old left.", "The|DT 34|CD -|HYPH year|NN -|HYPH old|JJ left|VBD .|."),
    ],
)
def test_ages_are_no_figures(text: str, tokens: str) -> None:
    assert extract_numeric_claims(tagged(text, tokens), [], [])[0] == []


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The Nakat 787 flew.", "The|DT Nakat|NNP 787|CD flew|VBD .|."),
        ("The 787 flew. A Nakat 787 landed.", "The|DT 787|CD flew|VBD .|. A|DT Nakat|NNP 787|CD landed|VBD .|."),
        ("They sold the 777 plane.", "They|PRP sold|VBD the|DT 777|CD plane|NN .|."),
        ("He lives at 10 Mill Street.", "He|PRP lives|VBZ at|IN 10|CD Mill|NNP Street|NNP .|."),
        ("The B-52 flew.", "The|DT B-52|NN flew|VBD .|."),
        ("A 3G phone rang.", "A|DT 3G|NN phone|NN rang|VBD .|."),
        ("The 737-800 flew.", "The|DT 737|CD -|HYPH 800|CD flew|VBD .|."),
        ("Route 12 closed.", "Route|NN 12|CD closed|VBD .|."),
        ("On day five it rained.", "On|IN day|NN five|CD it|PRP rained|VBD .|."),
        ("They saw the Big Four win.", "They|PRP saw|VBD the|DT Big|NNP Four|NNP win|VB .|."),
        ("Its serial number is 1482037765.", "Its|PRP$ serial|JJ number|NN is|VBZ 1482037765|CD .|."),
    ],
)
def test_numbers_in_names_are_no_figures(text: str, tokens: str) -> None:
    assert extract_numeric_claims(tagged(text, tokens), [], [])[0] == []


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("He left two weeks ago.", "He|PRP left|VBD two|CD weeks|NNS ago|RB .|."),
        ("Three years later it shut.", "Three|CD years|NNS later|RB it|PRP shut|VBD .|."),
        ("The last five months were dry.", "The|DT last|JJ five|CD months|NNS were|VBD dry|JJ .|."),
        ("It opens in two years' time.", "It|PRP opens|VBZ in|IN two|CD years|NNS '|POS time|NN .|."),
        ("Two days before the vote he fled.", "Two|CD days|NNS before|IN the|DT vote|NN he|PRP fled|VBD .|."),
        ("It is the driest May in ten years.", "It|PRP is|VBZ the|DT driest|JJS May|NNP in|IN ten|CD years|NNS .|."),
    ],
)
def test_time_offsets_are_no_figures(text: str, tokens: str) -> None:
    assert extract_numeric_claims(tagged(text, tokens), [], [])[0] == []


@pytest.mark.parametrize(
    ("text", "tokens", "unit"),
    [
        ("It lasted two weeks.", "It|PRP lasted|VBD two|CD weeks|NNS .|.", "week"),
        ("He served for ten years.", "He|PRP served|VBD for|IN ten|CD years|NNS .|.", "year"),
        ("They answer within 48 hours.", "They|PRP answer|VBP within|IN 48|CD hours|NNS .|.", "hour"),
        ("He got a 20-year term.", "He|PRP got|VBD a|DT 20|CD -|HYPH year|NN term|NN .|.", "year"),
    ],
)
def test_durations_are_figures(text: str, tokens: str, unit: str) -> None:
    assert [claim.unit for claim in extract_numeric_claims(tagged(text, tokens), [], [])[0]] == [unit]
