"""Attribution by phrase and adverb."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.extract.plain import plain
from kg.extract.speech.evidentials import find_evidential
from kg.extract.speech.reading import read_doc
from kg.extract.speech.sources import find_sourced
from tests.extract.conftest import build_doc

FRONTED = """
According VBG 4 case
to IN 1 fixed
the DT 4 det
note NN 9 obl
, , 9 punct
the DT 7 det
plan NN 9 nsubj
was VBD/AUX 9 aux
dropped VBN 0 ROOT drop
. . 9 punct
"""
FRONTED_CLEAR = """
According VBG 9 prep
to IN 1 prep
the DT 4 det
note NN 2 pobj
, , 9 punct
the DT 7 det
plan NN 9 nsubjpass
was VBD/AUX 9 auxpass
dropped VBN 0 ROOT drop
. . 9 punct
"""
CLOSING = """
Twelve CD 2 nummod
people NNS 3 nsubj
died VBD 0 ROOT die
, , 7 punct
according VBG 7 case
to IN 5 fixed
police NNS 3 obl
. . 3 punct
"""
REPORTEDLY = """
The DT 2 det
king NN 5 nsubj
has VBZ/AUX 5 aux
reportedly RB 5 advmod
fled VBN 0 ROOT flee
. . 5 punct
"""


def found(rows: str) -> list[tuple[list[str], list[str], list[str]]]:
    doc = build_doc(rows)
    drafts = list(find_sourced(read_doc(plain(doc))))
    return [
        (
            [doc.text[s.start : s.end] for s in d.source],
            [doc.text[s.start : s.end] for s in d.cue],
            [doc.text[s.start : s.end] for s in d.content],
        )
        for d in drafts
    ]


@pytest.mark.parametrize("rows", [FRONTED, FRONTED_CLEAR])
def test_a_fronted_phrase_holds_for_the_rest_of_the_sentence(rows: str) -> None:
    assert found(rows) == [(["the note"], ["According to"], ["the plan was dropped"])]


def test_a_closing_phrase_holds_for_what_stands_before_it() -> None:
    assert found(CLOSING) == [(["police"], ["according to"], ["Twelve people died"])]


def test_an_adverb_has_no_source_and_says_why() -> None:
    doc = build_doc(REPORTEDLY)
    (draft,) = find_evidential(read_doc(plain(doc)))
    assert draft.source == ()
    assert draft.missing == "adverb"
    assert [doc.text[s.start : s.end] for s in draft.content] == ["The king has", "fled"]


@pytest.mark.parametrize(
    "rows",
    [
        "According VBG 0 ROOT\nto IN 1 fixed\n. . 1 punct",
        "It PRP 2 nsubj\nran VBD 0 ROOT run\nas IN 4 case\nplanned VBN 2 advcl plan\n. . 2 punct",
    ],
)
def test_no_source_no_attribution(rows: str) -> None:
    assert found(rows) == []


WHOLE = [
    ("According to the ministry, 12 people died.", "the ministry", "According to", "12 people died"),
    ("Twelve people died, according to the ministry.", "the ministry", "according to", "Twelve people died"),
    (
        "The bridge, according to Ana Ruiz, the chief engineer, was never finished.",
        "Ana Ruiz, the chief engineer",
        "according to",
        "The bridge",
    ),
    (
        "They were held for political reasonsas reported by the Ministry of Justice in a statement.",
        "the Ministry of Justice",
        "as reported by",
        "They were held for political reasons",
    ),
    ("In the mayor's view, the tax is unfair.", "the mayor", "In", "the tax is unfair"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "cue", "content"), WHOLE)
def test_whole_sentences(nlp: Language, text: str, source: str, cue: str, content: str) -> None:
    from kg.annotate.pipeline import annotate
    from kg.extract.speech.attributions import extract_attributions

    seen = [
        (
            "".join(text[s.start : s.end] for s in a.source),
            text[a.cue[0].start : a.cue[0].end],
            text[a.content[0].start : a.content[0].end],
        )
        for a in extract_attributions(annotate(text, nlp), [], [])[0]
        if a.cue
    ]
    assert (source, cue, content) in seen
