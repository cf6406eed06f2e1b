from __future__ import annotations

import pytest
from spacy.language import Language

from kg.extract.plain import plain
from kg.extract.speech.reading import read_doc
from kg.extract.speech.transcripts import find_transcript

INTERVIEW = """An interview with Ana Ruiz.
Reporter: How many went out?
Ruiz: Two thousand. The firm says nine hundred.
Reporter: What do you want?
Ruiz: Eleven percent."""


def test_labelled_lines_have_a_speaker(blank: Language) -> None:
    drafts = list(find_transcript(read_doc(plain(blank(INTERVIEW)))))
    assert [(INTERVIEW[d.source[0].start : d.source[0].end], d.stance) for d in drafts] == [
        ("Reporter", "asks"),
        ("Ruiz", "asserts"),
        ("Reporter", "asks"),
        ("Ruiz", "asserts"),
    ]
    assert INTERVIEW[drafts[1].content[0].start : drafts[1].content[0].end] == (
        "Two thousand. The firm says nine hundred."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Note: the shop is shut.",
        "Date: Monday\nPlace: the hall\nPrice: two crowns",
        "He came at 10:30 and left.\nShe stayed.",
        "Ruiz: “We waited.”\nLund: “Nobody came.”\nRuiz: “No.”",
    ],
)
def test_other_colons_make_no_transcript(blank: Language, text: str) -> None:
    assert list(find_transcript(read_doc(plain(blank(text))))) == []
