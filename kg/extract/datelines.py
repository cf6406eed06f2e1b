"""Datelines, which say where a report was written: "NORVIK, 3 November (Herald) —".

Only with a dash behind them, at the start of a line: a place name in mixed case needs a figure or brackets before it.
"""

from __future__ import annotations

import re

from kg.extract.tokens import Doc

_DATELINE = re.compile(
    r"""^[^\S\n]{0,4}(?:
      [A-Z][A-Z .'’-]{2,30}(?:,[^\n–—]{1,30}?)?(?:\s?\([^)\n]{1,30}\))?
    | [A-Z][\w .'’-]{2,30}(?:,[^\n–—\d]{0,20}\d[^\n–—]{0,12}?|\s?\([A-Z][^)\n]{0,30}\))
    )\s?(?:--|[-–—])\s""",
    re.VERBOSE | re.MULTILINE,
)


def dateline_tokens(doc: Doc) -> set[int]:
    """Indexes of the tokens of datelines: they take no part in events."""
    spans = (doc.char_span(m.start(), m.end(), alignment_mode="expand") for m in _DATELINE.finditer(doc.text))
    return {token.i for span in spans if span is not None for token in span}
