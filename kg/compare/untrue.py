"""Figures that somebody names only to say that they are wrong: "It is not true that 42 people died, the police said".

The assertion is one, of its speaker; the figure in it is not. Denials by a verb ("denied that") have their own stance.
Not handled: denials over several sentences, doubts ("it is unlikely that").
"""

from __future__ import annotations

import re

_UNTRUE = (
    r"(?:not (?:true|correct|accurate|the case)|untrue|incorrect|inaccurate|false|falsehood|fabricated|baseless|"
    r"unfounded|no truth|no basis|a lie|lies|a hoax|fake|wrong)"
)
_ON = r"(?:(?!\b(?:but|however|instead)\b)[^.;:])*"
_BEFORE = re.compile(rf"\b{_UNTRUE}\b(?:\W+\w+){{0,7}}?\W+that\b{_ON}$", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"\b(?:claims?|reports?|rumou?rs?|allegations?|suggestions?|figures?|toll|number|count)\b", re.IGNORECASE
)
_AFTER = re.compile(rf"[^.;:]*?\b(?:is|are|was|were)\b(?: \w+)?? {_UNTRUE}\b", re.IGNORECASE)


def is_called_untrue(content: str, figure: str) -> bool:
    """Whether what is said tells that a figure in it is wrong."""
    at = content.find(figure)
    if at < 0:
        return False
    before, after = content[:at], content[at + len(figure) :]
    return bool(_BEFORE.search(before) or (_ACCOUNT.search(before) and _AFTER.match(after)))
