"""Contents that end where their speaker goes on with a second cue, or where somebody else begins to speak."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.extract.test_chains import found_in, words

# Sentence; source, cue and content of every record. None of them lies inside another.
SIDE_BY_SIDE = [
    (
        "Holt rejected the count of the dead and put the toll at 12.",
        [("Holt", "rejected", "the count of the dead"), ("Holt", "put", "the toll at 12")],
    ),
    (
        "The ministry rejected “the accounting of groups paid from abroad” and put the number of people held at 612.",
        [
            ("The ministry", "rejected", "“the accounting of groups paid from abroad”"),
            ("The ministry", "put", "the number of people held at 612"),
        ],
    ),
    (
        "The council said its wells run dry in summer and called for help.",
        [("The council", "said", "its wells run dry in summer"), ("The council", "called for", "help")],
    ),
    (
        "She praised the crews but warned of delays.",
        [("She", "praised", "the crews"), ("She", "warned of", "delays")],
    ),
    (
        "The firm confirmed that Holm, 49, had left the company, but did not say whether he had been forced out.",
        [
            ("The firm", "confirmed", "Holm, 49, had left the company"),
            ("The firm", "did not say", "whether he had been forced out"),
        ],
    ),
    (
        "He did not say where the cuts would fall, but wanted to present the plan very soon.",
        [
            ("He", "did not say", "where the cuts would fall"),
            ("He", "wanted", "to present the plan very soon"),
        ],
    ),
    (
        "The envoy accused the rebels of breaking the truce and urged both sides to talk.",
        [
            ("The envoy", "accused", "the rebels of breaking the truce"),
            ("The envoy", "urged", "both sides to talk"),
        ],
    ),
    (
        "The report describes the camp as unsafe and recommends that it be closed.",
        [("The report", "describes", "the camp as unsafe"), ("The report", "recommends", "it be closed")],
    ),
    (
        "He promised to rebuild the school and criticised the delay.",
        [("He", "promised", "to rebuild the school"), ("He", "criticised", "the delay")],
    ),
    (
        "The airline says the new jet will save fuel, while Air Norvik has estimated a saving of 30 per cent.",
        [
            ("The airline", "says", "the new jet will save fuel"),
            ("Air Norvik", "has estimated", "a saving of 30 per cent"),
        ],
    ),
    (
        "The watchdog proposes that all gifts be declared within 14 days, and it encourages parties to publish them.",
        [
            ("The watchdog", "proposes", "all gifts be declared within 14 days"),
            ("it", "encourages", "parties to publish them"),
        ],
    ),
]
# Contents that go on over a second verb: sentence, source, content.
WHOLE = [
    (
        "The mayor said the road was closed but would reopen on Friday.",
        "The mayor",
        "the road was closed but would reopen on Friday",
    ),
    (
        "The minister said that the road was open and that traffic had resumed.",
        "The minister",
        "the road was open and that traffic had resumed",
    ),
    (
        "She said the ministry had denied the claim, and the police had refused to comment.",
        "She",
        "the ministry had denied the claim, and the police had refused to comment",
    ),
    (
        "The union wants to stop the sale and demand a vote.",
        "The union",
        "to stop the sale and demand a vote",
    ),
]


# Sentence; content of every cue, also of those that lie inside another content.
WITH_INNER = [
    (
        "The yard has rejected claims that one of its ships carried oil, and has threatened to sue the group.",
        {
            "has rejected": "claims that one of its ships carried oil",
            "claims": "one of its ships carried oil",
            "has threatened": "to sue the group",
        },
    ),
    (
        "Ota claimed that engineers had warned him in May that the dam was unsafe, and wondered aloud whether he knew.",
        {
            "claimed": "engineers had warned him in May that the dam was unsafe",
            "had warned": "the dam was unsafe",
            "wondered": "whether he knew",
        },
    ),
    (
        "The chief confirmed the loss of two boats but dismissed reports that a crew had been warned.",
        {
            "confirmed": "the loss of two boats",
            "dismissed": "reports that a crew had been warned",
            "reports": "a crew had been warned",
        },
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "records"), SIDE_BY_SIDE)
def test_a_second_cue_ends_the_content_before_it(nlp: Language, text: str, records: list[tuple[str, str, str]]) -> None:
    found = found_in(text, nlp)
    assert [(words(text, a.source), words(text, a.cue), words(text, a.content)) for a in found] == records
    assert [a.nested_in for a in found] == [None] * len(records)


@pytest.mark.model
@pytest.mark.parametrize(("text", "records"), WITH_INNER)
def test_what_lies_in_a_content_ends_with_it(nlp: Language, text: str, records: dict[str, str]) -> None:
    assert {words(text, a.cue): words(text, a.content) for a in found_in(text, nlp)} == records


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "content"), WHOLE)
def test_other_second_verbs_belong_to_what_is_said(nlp: Language, text: str, source: str, content: str) -> None:
    assert (source, content) in [(words(text, a.source), words(text, a.content)) for a in found_in(text, nlp)]
