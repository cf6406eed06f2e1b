"""Names from what a recogniser says and what rules know, by hand from tagged words; "@PER" marks a recognised token."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span

from kg.extract.names.mentions import extract_mentions
from tests.extract.capitals import capitals


def recognised(text: str, tokens: str) -> Doc:
    """A Doc from "word/TAG" or "word/TAG@LABEL" tokens; "@+" goes on with the label before."""
    pairs = [token.partition("@") for token in tokens.split()]
    doc = capitals(text, " ".join(pair[0] for pair in pairs))
    spans: list[list[object]] = []
    for i, (_, _, label) in enumerate(pairs):
        if label == "+":
            spans[-1][1] = i + 1
        elif label:
            spans.append([i, i + 1, label])
    doc.set_ents([Span(doc, first, end, label=label) for first, end, label in spans], default="outside")  # type: ignore[arg-type]
    return doc


ROWS = [
    pytest.param(
        "Howard Baker met Dean Holt.",
        "Howard/NNP@PER Baker/NNP@+ met/VBD Dean/NNP@PER Holt/NNP@+ ./.",
        [("Howard Baker", "person"), ("Dean Holt", "person")],
        id="surnames-that-are-trades",
    ),
    pytest.param(
        "Senators Ana Holt and Oda Vek left.",
        "Senators/NNPS Ana/NNP@PER Holt/NNP@+ and/CC Oda/NNP@PER Vek/NNP@+ left/VBD ./.",
        [("Ana Holt", "person"), ("Oda Vek", "person")],
        id="a-title-in-the-plural",
    ),
    pytest.param(
        "Incumbent Democrat Ana Holt left.",
        "Incumbent/NNP@PER Democrat/NNP@+ Ana/NNP@+ Holt/NNP@+ left/VBD ./.",
        [("Ana Holt", "person")],
        id="adherents-are-no-part-of-the-name",
    ),
    pytest.param(
        "Halden Unity MP Oda Vek left.",
        "Halden/NNP@ORG Unity/NNP@+ MP/NNP Oda/NNP@PER Vek/NNP@+ left/VBD ./.",
        [("Halden Unity", "organization"), ("Oda Vek", "person")],
        id="a-member-of-parliament-and-his-party",
    ),
    pytest.param(
        "Parks Halden met Ambulance Ostvik's regional director Oda Vek.",
        "Parks/NNP@PER Halden/NNP@+ met/VBD Ambulance/NNP@PER Ostvik/NNP@+ 's/POS regional/JJ director/NN "
        "Oda/NNP@PER Vek/NNP@+ ./.",
        [("Parks Halden", "organization"), ("Ambulance Ostvik", "organization"), ("Oda Vek", "person")],
        id="bodies-named-after-what-they-are-for",
    ),
    pytest.param(
        "It rained. Passenger Oda Vek left.",
        "It/PRP rained/VBD ./. Passenger/NNP@PER Oda/NNP@+ Vek/NNP@+ left/VBD ./.",
        [("Oda Vek", "person")],
        id="somebody-without-a-role-at-the-start-of-a-sentence",
    ),
    pytest.param(
        "It rained. Chipmaker Orvex fell.",
        "It/PRP rained/VBD ./. Chipmaker/NNP@PER Orvex/NNP@+ fell/VBD ./.",
        [("Orvex", "organization")],
        id="a-common-noun-that-opens-the-sentence",
    ),
    pytest.param(
        "At the Institute of Halden Oda Vek spoke.",
        "At/IN the/DT Institute/NNP@ORG of/IN@+ Halden/NNP@+ Oda/NNP@PER Vek/NNP@+ spoke/VBD ./.",
        [("Institute of Halden", "organization"), ("Oda Vek", "person")],
        id="a-person-begins-where-an-organisation-ends",
    ),
    pytest.param(
        "The Front for Reform (FFR) met FFR.",
        "The/DT Front/NNP@ORG for/IN@+ Reform/NNP@+ (/-LRB- FFR/NNP@LOC )/-RRB- met/VBD FFR/NNP ./.",
        [("Front for Reform", "organization"), ("FFR", "organization"), ("FFR", "organization")],
        id="a-short-form-has-the-type-of-the-long-one",
    ),
    pytest.param(
        "He sold Hydra Motors, Nordan and Velta Ltd.",
        "He/PRP sold/VBD Hydra/NNP@ORG Motors/NNP@+ ,/, Nordan/NNP@PER and/CC Velta/NNP@ORG Ltd/NNP@+ ./.",
        [("Hydra Motors", "organization"), ("Nordan", "organization"), ("Velta Ltd", "organization")],
        id="a-list-has-one-type",
    ),
    pytest.param(
        "The agency Vekin and the newspaper Suar Holt met.",
        "The/DT agency/NN Vekin/NNP@PER and/CC the/DT newspaper/NN Suar/NNP@PER Holt/NNP@+ met/VBD ./.",
        [("Vekin", "organization"), ("Suar Holt", "organization")],
        id="nouns-of-kind",
    ),
    pytest.param(
        "An adviser to the union, Oda Vek, left.",
        "An/DT adviser/NN to/IN the/DT union/NN ,/, Oda/NNP@PER Vek/NNP@+ ,/, left/VBD ./.",
        [("Oda Vek", "person")],
        id="a-union-inside-a-role-names-nobody",
    ),
    pytest.param(
        "They met at Halden International Airport near the Gulf of Vek.",
        "They/PRP met/VBD at/IN Halden/NNP@ORG International/NNP@+ Airport/NNP@+ near/IN the/DT "
        "Gulf/NNP@LOC of/IN Vek/NNP@LOC ./.",
        [("Halden International Airport", "place"), ("Gulf of Vek", "place")],
        id="airports-and-gulfs-are-places",
    ),
    pytest.param(
        "A stake in Hydra fell, Nordan analyst Oda Vek said.",
        "A/DT stake/NN in/IN Hydra/NNP@LOC fell/VBD ,/, Nordan/NNP@PER analyst/NN Oda/NNP@PER Vek/NNP@+ said/VBD ./.",
        [("Hydra", "organization"), ("Nordan", "organization"), ("Oda Vek", "person")],
        id="what-is-owned-and-who-employs",
    ),
    pytest.param(
        "Members of Parliament for Halden met in the province of Vek.",
        "Members/NNS of/IN Parliament/NNP@ORG for/IN Halden/NNP@LOC met/VBD in/IN the/DT province/NN of/IN "
        "Vek/NNP@PER ./.",
        [("Parliament", "organization"), ("Halden", "place"), ("Vek", "place")],
        id="a-constituency-is-not-in-the-body's-name",
    ),
    pytest.param(
        "Hydra Air Flight 12 left on Monday March 3.",
        "Hydra/NNP@ORG Air/NNP@+ Flight/NNP@+ 12/CD left/VBD on/IN Monday/NNP March/NNP 3/CD ./.",
        [("Hydra Air", "organization")],
        id="an-airline-and-its-flight",
    ),
    pytest.param(
        "Oda Wai-ching left.",
        "Oda/NNP@PER Wai/NNP@+ -/HYPH@+ ching/NN@+ left/VBD ./.",
        [("Oda Wai-ching", "person")],
        id="a-hyphenated-given-name",
    ),
    pytest.param(
        "Mme Oda Vek met Datuk Jan Holt.",
        "Mme/NNP@PER Oda/NNP@+ Vek/NNP@+ met/VBD Datuk/NNP@PER Jan/NNP@+ Holt/NNP@+ ./.",
        [("Oda Vek", "person"), ("Jan Holt", "person")],
        id="honorifics-of-other-tongues",
    ),
    pytest.param(
        "He cited Chapter 11 and Group F at 16:15 UTC.",
        "He/PRP cited/VBD Chapter/NNP 11/CD and/CC Group/NNP F/NNP at/IN 16:15/CD UTC/NNP@ORG ./.",
        [],
        id="nothing-parts-by-number-and-times",
    ),
    pytest.param(
        "He met the KV and learned the L2.",
        "He/PRP met/VBD the/DT KV/NNP and/CC learned/VBD the/DT L2/NNP ./.",
        [("KV", "organization")],
        id="capitals-with-digits-are-no-organisation",
    ),
    pytest.param(
        "He fought Nordanism and read the Silver Lake Song.",
        "He/PRP fought/VBD Nordanism/NNP and/CC read/VBD the/DT Silver/NNP Lake/NNP Song/NNP ./.",
        [],
        id="nothing-doctrines-and-titles-of-works",
    ),
]


@pytest.mark.parametrize(("text", "tokens", "expected"), ROWS)
def test_names(text: str, tokens: str, expected: list[tuple[str, str | None]]) -> None:
    mentions, _ = extract_mentions(recognised(text, tokens))
    assert [(text[m.name.start : m.name.end], m.type) for m in mentions if m.kind == "name"] == expected


def test_without_a_recogniser_all_capitals_stay() -> None:
    text = "He read the Silver Lake Song."
    tokens = "He/PRP read/VBD the/DT Silver/NNP Lake/NNP Song/NNP ./."
    mentions, _ = extract_mentions(capitals(text, tokens))
    assert [text[m.name.start : m.name.end] for m in mentions if m.kind == "name"] == ["Silver Lake Song"]


@pytest.mark.parametrize(
    ("text", "tokens", "expected"),
    [
        pytest.param(
            "He won the 2007 Halden general election.",
            "He/PRP won/VBD the/DT 2007/CD Halden/NNP@LOC general/JJ election/NN ./.",
            [("2007 Halden general election", "event")],
            id="year-and-country",
        ),
        pytest.param(
            "He won the 2007 general election in Halden.",
            "He/PRP won/VBD the/DT 2007/CD general/JJ election/NN in/IN Halden/NNP@LOC ./.",
            [("Halden", "place")],
            id="not-without-a-capital",
        ),
        pytest.param(
            "In 2007 Halden held an election.",
            "In/IN 2007/CD Halden/NNP@LOC held/VBD an/DT election/NN ./.",
            [("Halden", "place")],
            id="not-across-a-verb",
        ),
    ],
)
def test_elections(text: str, tokens: str, expected: list[tuple[str, str | None]]) -> None:
    test_names(text, tokens, expected)
