"""Direct quotations with their cue and speaker."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.extract.speech.attributions import extract_attributions
from kg.model import Attribution
from tests.extract.conftest import build_doc

AFTER = """
“ `` 3 punct
We PRP 3 nsubj
waited VBD 7 ccomp wait
, , 3 punct
” '' 3 punct
Ruiz NNP 7 nsubj
said VBD 0 ROOT say
. . 7 punct
"""
INVERTED = """
“ `` 3 punct
We PRP 3 nsubj
waited VBD 6 ccomp wait
, , 3 punct
” '' 3 punct
said VBD 0 ROOT say
Ana NNP 8 compound
Ruiz NNP 6 nsubj
. . 6 punct
"""
BEFORE = """
She PRP 2 nsubj
added VBD 0 ROOT add
: : 2 punct
“ `` 6 punct
Nobody NN 6 nsubj
came VBD 2 ccomp come
. . 6 punct
” '' 6 punct
"""
SCARE = """
The DT 2 det
plan NN 4 nsubj
was VBD/AUX 4 cop
“ `` 4 punct
safe JJ 0 ROOT
” '' 4 punct
. . 4 punct
"""


def found(rows: str) -> list[tuple[str, str, list[str], str]]:
    doc = build_doc(rows)
    attributions, _ = extract_attributions(doc, [], [])
    return [
        (
            "".join(doc.text[s.start : s.end] for s in a.source),
            "".join(doc.text[s.start : s.end] for s in a.cue),
            [doc.text[s.start : s.end] for s in a.content],
            a.mode,
        )
        for a in attributions
    ]


@pytest.mark.parametrize(
    ("rows", "source", "cue", "content"),
    [
        (AFTER, "Ruiz", "said", ["“We waited,”"]),
        (INVERTED, "Ana Ruiz", "said", ["“We waited,”"]),
        (BEFORE, "She", "added", ["“Nobody came.”"]),
    ],
)
def test_speaker_before_and_after(rows: str, source: str, cue: str, content: list[str]) -> None:
    assert found(rows) == [(source, cue, content, "direct")]


def test_scare_quotes_quote_nobody() -> None:
    assert found(SCARE) == []


WHOLE = [
    (
        '"We waited," Ana Ruiz said. "Nobody came."',
        [("Ana Ruiz", "said", ['"We waited,"', '"Nobody came."'])],
    ),
    (
        '"We waited," said Ana Ruiz, the regional engineer, "and nobody came."',
        [("Ana Ruiz, the regional engineer", "said", ['"We waited,"', '"and nobody came."'])],
    ),
    (
        "“We waited.\n\n“Nobody came,” the nurse said.",
        [("the nurse", "said", ["“We waited.", "“Nobody came,”"])],
    ),
    (
        'The report was late, Tove Lind said. "We had no staff."',
        [("Tove Lind", "said", ["The report was late", '"We had no staff."'])],
    ),
    ('"We had no staff." The road was closed.', [("", "", ['"We had no staff."'])]),
    (
        "“Nobody is hiding anything,” transport minister Edvar Holm said.",
        [("transport minister Edvar Holm", "said", ["“Nobody is hiding anything,”"])],
    ),
    (
        "“The state will not pay,” a ministry official, who asked not to be named, said.",
        [
            ("a ministry official", "said", ["“The state will not pay,”"]),
            ("a ministry official", "asked", ["not to be named"]),
        ],
    ),
    (  # the time of a new entry
        "17.40 Ines Valdo says the vote is open.\n\n18.10 “We have won.” The other candidate at his hotel.",
        [("Ines Valdo", "says", ["the vote is open"]), ("", "", ["“We have won.”"])],
    ),
    (
        "The wells in the north, she told the council, “have been dry since May”.",
        [("she", "told", ["The wells in the north", "“have been dry since May”"])],
    ),
    ("In a statement, the ministry said, “We will pay.”", [("the ministry", "said", ["“We will pay.”"])]),
    ("When the rain stopped, he said, “I slept.”", [("he", "said", ["“I slept.”"])]),
    (
        "Conditions there are “decent”, the warden insisted, and the deaths were natural.",
        [("the warden", "insisted", ["Conditions there are “decent”", "and the deaths were natural"])],
    ),
    (  # a quotation inside a quotation
        "“The guard said ‘get out’ and we left,” Lind told the court.",
        [
            ("Lind", "told", ["“The guard said ‘get out’ and we left,”"]),
            ("The guard", "said", ["‘get out’"]),
        ],
    ),
    (
        "'He told us it was safe,' she said.",
        [("she", "said", ["'He told us it was safe,'"]), ("He", "told", ["it was safe"])],
    ),
    ("“You said it was safe!” a father shouted.", [("a father", "shouted", ["“You said it was safe!”"])]),
    ("He left at 5 p.m. “It was late,” Boris Dahl said.", [("Boris Dahl", "said", ["“It was late,”"])]),
    ('He has read "The Long Way" and "Salt" twice.', []),
    ("Ana Ruiz stated,\n\n“We waited for hours.”", [("Ana Ruiz", "stated", ["“We waited for hours.”"])]),
    ("“We waited for hours.”\nsaid Ana Ruiz, a nurse.", [("Ana Ruiz, a nurse", "said", ["“We waited for hours.”"])]),
    (
        "“We waited for hours,” said Ana Ruiz.\n\n“Then the lights went out.”\n\n“Nobody told us why.”",
        [
            (
                "Ana Ruiz",
                "said",
                ["“We waited for hours,”", "“Then the lights went out.”", "“Nobody told us why.”"],
            )
        ],
    ),
    (
        "“We had no staff.”\n\nThe road was closed.\n\n“It was late.”",
        [("", "", ["“We had no staff.”"]), ("", "", ["“It was late.”"])],
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_whole_passages(nlp: Language, text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    from kg.annotate.pipeline import annotate

    attributions, _ = extract_attributions(annotate(text, nlp), [], [])
    assert [
        (
            "".join(text[s.start : s.end] for s in a.source),
            "".join(text[s.start : s.end] for s in a.cue),
            [text[s.start : s.end] for s in a.content],
        )
        for a in attributions
    ] == expected


def check(attributions: list[Attribution], text: str) -> None:
    for index, a in enumerate(attributions):
        assert a.content
        for span in (*a.source, *a.cue, *a.content):
            assert 0 <= span.start < span.end <= len(text)
        assert not any(c.start < q.end and q.start < c.end for c in a.content for q in a.cue)
        assert a.source or a.missing
        assert a.nested_in is None or (0 <= a.nested_in < len(attributions) and a.nested_in != index)


@pytest.mark.model
@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                '"',
                "“",
                "”",
                "'",
                "said",
                "that",
                "the mayor",
                "Ana Ruiz",
                "denied",
                ",",
                ".",
                "\n",
                "according to",
                "told",
                "it",
                "left",
                "who",
                "—",
                ":",
            ]
        ),
        max_size=25,
    )
)
def test_any_text_gives_sound_attributions(nlp: Language, words: list[str]) -> None:
    from kg.annotate.pipeline import annotate

    text = " ".join(words)
    attributions, _ = extract_attributions(annotate(text, nlp), [], [])
    check(attributions, text)
