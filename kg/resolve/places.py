"""Mentions of an article by their place in its text, and the heads of sources that they are.

Not handled: mentions that begin more than sixty characters before the span that is asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from kg.model import Mention, Span


@dataclass(frozen=True, slots=True)
class Head:
    """One speaker of a source: a mention, or, where no mention is his, the words themselves."""

    mention: Mention | None
    words: Span


class MentionsInText:
    """Mentions of an article, found by position."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self.text = text
        self.mentions = mentions
        self._starts = [m.span.start for m in mentions]

    def inside(self, span: Span) -> list[Mention]:
        """Mentions whose name lies inside a span; a phrase may begin with an article before it."""
        low = bisect_left(self._starts, span.start - 60)
        found: list[Mention] = []
        for place in range(low, len(self.mentions)):
            mention = self.mentions[place]
            if mention.span.start >= span.end:
                break
            if mention.name.start >= span.start and mention.name.end <= span.end:
                found.append(mention)
        return found
