"""Interviews printed as a transcript: lines that begin with a speaker's label and a colon.

Only where the article has several such lines and a label comes back; a single "Note: ..." is none. The label is the
source, there is no cue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.extract.speech.drafts import Draft
from kg.extract.speech.reading import Reading
from kg.model import Span

_LINE = re.compile(
    r"^(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}):[ \t]+(?P<said>[^\s\"“„«‘'`][^\n]*?)[ \t]*$", re.MULTILINE
)
_FEWEST = 3
_CONFIDENCE = 0.8


def find_transcript(reading: Reading) -> Iterator[Draft]:
    """One attribution a labelled line, in text order."""
    lines = list(_LINE.finditer(reading.text))
    labels = Counter(line["name"] for line in lines)
    if len(lines) < _FEWEST or len(labels) < 2 or max(labels.values()) < 2:
        return
    for line in lines:
        if labels[line["name"]] < 2:
            continue
        said = Span(line.start("said"), line.end("said"))
        yield Draft(
            rule="transcript-line",
            stance="asks" if line["said"].endswith("?") else "asserts",
            confidence=_CONFIDENCE,
            cue=(),
            content=(said,),
            source=(Span(line.start("name"), line.end("name")),),
            source_head=reading.token_at(line.end("name") - 1).i,
            mode="direct",
        )
