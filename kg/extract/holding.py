"""Which spans hold which: look-ups by place instead of a comparison of all with all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

from kg.model import Span

Item = TypeVar("Item")


class Inside(Generic[Item]):
    """Things of an article, looked up by the stretch of text that they lie in."""

    def __init__(self, items: Sequence[Item], span_of: Callable[[Item], Span]) -> None:
        self._placed = sorted(
            ((span_of(item), number, item) for number, item in enumerate(items)),
            key=lambda placed: (placed[0].start, placed[0].end, placed[1]),
        )
        self._starts = [span.start for span, _, _ in self._placed]

    def starting(self, start: int, stop: int) -> list[Item]:
        """What begins at the first offset or behind it and before the second, in text order."""
        return [item for _, _, item in self._placed[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]]

    def within(self, start: int, end: int) -> list[Item]:
        """What lies between two offsets as a whole, in the order in which it was given."""
        begin = self._placed[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return [item for span, _, item in sorted(begin, key=itemgetter(1)) if span.end <= end]


def holders(outer: Iterable[tuple[Span, int]], inner: Sequence[Span]) -> list[list[int]]:
    """For every inner span the numbers of the outer spans that hold the whole of it, sorted, each once.

    The work grows with the spans and with how many of them lie around one place.
    """
    coming = sorted(outer, key=lambda item: (item[0].start, item[0].end), reverse=True)
    around: list[tuple[Span, int]] = []
    found: list[list[int]] = [[] for _ in inner]
    for index in sorted(range(len(inner)), key=lambda index: (inner[index].start, inner[index].end)):
        span = inner[index]
        around = [item for item in around if item[0].end >= span.start]
        while coming and coming[-1][0].start <= span.start:
            around.append(coming.pop())
        found[index] = sorted({number for outside, number in around if outside.end >= span.end})
    return found
