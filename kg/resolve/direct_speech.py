"""Which attribution a place in the text lies inside: for pronouns in quotations and for "I" and "we".

Not handled: quotations that no attribution covers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from kg.model import Attribution, Span

OPENING = "\"“'‘`"
NESTING = 8


class DirectSpeech:
    """The contents of an article's attributions by position."""

    def __init__(self, text: str, attributions: Sequence[Attribution]) -> None:
        self._attributions = attributions
        self._contents = sorted((span, number) for number, a in enumerate(attributions) for span in a.content)
        self._quotations = [
            (span, number)
            for span, number in self._contents
            if attributions[number].mode in {"direct", "mixed"}
            and span.end > span.start
            and text[span.start] in OPENING
        ]
        self._zones: list[Span] = []
        for span, _ in self._quotations:
            if self._zones and span.start <= self._zones[-1].end:
                self._zones[-1] = Span(self._zones[-1].start, max(self._zones[-1].end, span.end))
            else:
                self._zones.append(span)

    def covers(self, position: int) -> bool:
        """Whether a position lies in direct speech."""
        number = bisect_right(self._zones, position, key=lambda zone: zone.start) - 1
        return number >= 0 and position < self._zones[number].end

    def quoting(self, position: int) -> int | None:
        """Number of the attribution whose direct speech a position lies in."""
        place = bisect_right(self._quotations, position, key=lambda quotation: quotation[0].start) - 1
        if place < 0 or position >= self._quotations[place][0].end:
            return None
        return self._quotations[place][1]

    def around(self, number: int) -> int | None:
        """Number of the attribution inside whose content the source of another one lies."""
        attribution = self._attributions[number]
        if attribution.nested_in is not None:
            return attribution.nested_in
        at = attribution.source[0].start
        place = bisect_right(self._contents, at, key=lambda content: content[0].start)
        for span, other in reversed(self._contents[max(0, place - NESTING) : place]):
            if span.start <= at < span.end and other != number:
                return other
        return None
