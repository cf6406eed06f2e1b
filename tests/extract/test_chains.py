"""Chains of relays: by nouns ("stressed his view that"), by "quoted ... as saying", "citing ..." and
"quoted by ...", by "according to" inside a clause. Every link, and which lies in which.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.extract.speech.attributions import extract_attributions
from kg.model import Attribution, Span

# Sentence; links from the outermost to the innermost as (source, cue, content).
CHAINS = [
    (
        "Radio Norvik quoted the minister as saying that the group had accepted a truce.",
        [
            ("Radio Norvik", "quoted", "the minister as saying that the group had accepted a truce"),
            ("the minister", "saying", "the group had accepted a truce"),
        ],
    ),
    (
        "“We have no water,” the agency quoted the mayor as saying.",
        [
            ("the agency", "quoted", "“We have no water,”"),
            ("the mayor", "saying", "“We have no water,”"),
        ],
    ),
    (
        "The agency quoted the mayor, Ana Ruiz, as saying: “We have no water.”",
        [
            ("The agency", "quoted", "the mayor, Ana Ruiz, as saying: “We have no water.”"),
            ("the mayor, Ana Ruiz", "saying", "“We have no water.”"),
        ],
    ),
    (
        "The mayor was quoted by the state agency as saying that the bridge was closed.",
        [
            ("the state agency", "was quoted by", "The mayor … saying that the bridge was closed"),
            ("The mayor", "saying", "the bridge was closed"),
        ],
    ),
    (
        "The mayor was quoted as saying that the bridge was closed.",
        [("The mayor", "was quoted as saying", "the bridge was closed")],
    ),
    (
        "The agency cited the governor as confirming an incident at a depot.",
        [
            ("The agency", "cited", "the governor as confirming an incident at a depot"),
            ("the governor", "confirming", "an incident at a depot"),
        ],
    ),
    (
        "The Herald reported on Monday that 17 people had died, citing an unnamed official.",
        [
            ("The Herald", "reported", "17 people had died"),
            ("an unnamed official", "citing", "17 people had died"),
        ],
    ),
    (
        "The Herald reported on Friday, citing Saint Olaf Hospital, that 17 people had died.",
        [
            ("The Herald", "reported", "17 people had died"),
            ("Saint Olaf Hospital", "citing", "17 people had died"),
        ],
    ),
    (
        "The Wire reported on Thursday, citing Saint Brenda Hospital, that 41 people had died in the fire.",
        [
            ("The Wire", "reported", "41 people had died in the fire"),
            ("Saint Brenda Hospital", "citing", "41 people had died in the fire"),
        ],
    ),
    (
        "Citing the Nurses' Union, the Herald said on Friday that 17 people had died.",
        [
            ("the Herald", "said", "17 people had died"),
            ("the Nurses' Union", "Citing", "17 people had died"),
        ],
    ),
    (
        "Citing two people familiar with the talks, the Herald reported that the minister had resigned.",
        [
            ("the Herald", "reported", "the minister had resigned"),
            ("two people familiar with the talks", "Citing", "the minister had resigned"),
        ],
    ),
    (
        "The state agency reported 17 deaths, quoting a regional official.",
        [
            ("The state agency", "reported", "17 deaths"),
            ("a regional official", "quoting", "17 deaths"),
        ],
    ),
    (
        "“The plant will bring jobs,” concluded Holm, cited by the Morning Post.",
        [
            ("the Morning Post", "cited by", "“The plant will bring jobs,”"),
            ("Holm", "concluded", "“The plant will bring jobs,”"),
        ],
    ),
    (
        (
            "The newspaper wrote on Tuesday that, according to the agency Interpress, two officials had said six "
            "minors were in custody."
        ),
        [
            (
                "The newspaper",
                "wrote",
                "according to the agency Interpress, two officials had said six minors were in custody",
            ),
            ("the agency Interpress", "according to", "two officials had said six minors were in custody"),
            ("two officials", "had said", "six minors were in custody"),
        ],
    ),
    (
        "He told her that the crew were ill and that, according to the guards, the owners had left.",
        [
            ("He", "told", "the crew were ill and that, according to the guards, the owners had left"),
            ("the guards", "according to", "the owners had left"),
        ],
    ),
    (
        "The Herald said that the toll had risen to 12 according to police.",
        [
            ("The Herald", "said", "the toll had risen to 12 according to police"),
            ("police", "according to", "the toll had risen to 12"),
        ],
    ),
    (
        "The Herald said the toll had risen to 12, according to police.",
        [
            ("police", "according to", "The Herald said the toll had risen to 12"),
            ("The Herald", "said", "the toll had risen to 12"),
        ],
    ),
    (
        "He stressed his view that the process would be quick.",
        [
            ("He", "stressed", "his view that the process would be quick"),
            ("his", "view", "the process would be quick"),
        ],
    ),
    (
        "The company reiterated its forecast that revenue would rise by 8% this year.",
        [
            ("The company", "reiterated", "its forecast that revenue would rise by 8% this year"),
            ("its", "forecast", "revenue would rise by 8% this year"),
        ],
    ),
    (
        "The yard rejected a claim by the governor of Kalun, Ramon Itu, that more than 200 people were aboard.",
        [
            (
                "The yard",
                "rejected",
                "a claim by the governor of Kalun, Ramon Itu, that more than 200 people were aboard",
            ),
            ("the governor of Kalun, Ramon Itu", "claim", "more than 200 people were aboard"),
        ],
    ),
    (
        "Holm denied reports in local media that a ship had blocked the evacuation.",
        [
            ("Holm", "denied", "reports in local media that a ship had blocked the evacuation"),
            ("local media", "reports", "a ship had blocked the evacuation"),
        ],
    ),
    (
        "She dismissed the minister's assertion that the dam was safe.",
        [
            ("She", "dismissed", "the minister's assertion that the dam was safe"),
            ("the minister", "assertion", "the dam was safe"),
        ],
    ),
]
# What is only cited is made to say nothing: sentence, words that stand in no source.
SILENT = [
    ("The guild said that sailors backed the strike, citing a survey.", "survey"),
    ("The mayor criticised the plan, citing its cost.", "cost"),
    ("The ministry refused to publish the list, citing the privacy of patients.", "patients"),
    ("Citing the storm, the school closed.", "storm"),
    ("She answered the question that had been asked.", "question"),
    ("The firm paid the claim that the widow had made.", "widow"),
    ("The lawyer declined to comment, citing a court order.", "order"),
]


def found_in(text: str, nlp: Language) -> list[Attribution]:
    from kg.annotate.pipeline import annotate

    return extract_attributions(annotate(text, nlp), [], [])[0]


def words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(text[span.start : span.end] for span in spans)


@pytest.mark.model
@pytest.mark.parametrize(("text", "links"), CHAINS)
def test_every_link_of_a_chain(nlp: Language, text: str, links: list[tuple[str, str, str]]) -> None:
    found = found_in(text, nlp)
    assert len(found) == len(links)
    depth: dict[int, Attribution] = {}
    for attribution in found:
        above = 0
        host = attribution.nested_in
        while host is not None:
            above, host = above + 1, found[host].nested_in
        depth[above] = attribution
    assert [
        (words(text, depth[n].source), words(text, depth[n].cue), words(text, depth[n].content)) for n in sorted(depth)
    ] == links


@pytest.mark.model
@pytest.mark.parametrize(("text", "cited"), SILENT)
def test_things_that_are_cited_say_nothing(nlp: Language, text: str, cited: str) -> None:
    assert not [a for a in found_in(text, nlp) if cited in words(text, a.source)]


@pytest.mark.model
def test_whoever_quotes_a_denial_says_nothing_of_what_was_denied(nlp: Language) -> None:
    text = "The agency quoted the general as denying that he had fled."
    contents = {(words(text, a.source), a.stance): words(text, a.content) for a in found_in(text, nlp)}
    assert contents == {
        ("The agency", "asserts"): "the general as denying that he had fled",
        ("the general", "denies"): "he had fled",
    }
