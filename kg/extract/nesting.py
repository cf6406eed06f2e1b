"""Which attribution lies inside the content of which: relays such as "CNN reported that rights groups reported ...".

An attribution is inside another when its cue (or, without one, its content) lies in the other's content and its
content does not hold the other's cue. Of several hosts the innermost counts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol

from kg.model import Span


class Linked(Protocol):
    """What nesting needs to know of an attribution."""

    @property
    def cue(self) -> tuple[Span, ...]: ...  # noqa: D102

    @property
    def content(self) -> tuple[Span, ...]: ...  # noqa: D102


def nested_in(attributions: Sequence[Linked]) -> list[int | None]:
    """For every attribution the index of the innermost one whose content holds it, or None."""
    parts = sorted((part.start, part.end, index) for index, a in enumerate(attributions) for part in a.content)
    longest = max((end - start for start, end, _ in parts), default=0)
    return [_host(attributions, index, parts, longest) for index in range(len(attributions))]


def _host(attributions: Sequence[Linked], index: int, parts: list[tuple[int, int, int]], longest: int) -> int | None:
    inner = attributions[index]
    anchor = (inner.cue or inner.content)[0]
    low = bisect_left(parts, (anchor.start - longest, 0, 0))
    high = bisect_right(parts, (anchor.start + 1, 0, 0))
    best: tuple[int, int] | None = None
    for start, end, other in parts[low:high]:
        if other == index or start > anchor.start or end < anchor.end:
            continue
        outer = attributions[other]
        if outer.cue and any(holds(part, outer.cue[0]) for part in inner.content):
            continue
        size = sum(part.end - part.start for part in outer.content)
        if not inner.cue and size <= sum(part.end - part.start for part in inner.content):
            continue
        if best is None or (size, other) < best:
            best = (size, other)
    return None if best is None else best[1]


def holds(outer: Span, inner: Span) -> bool:
    """Whether `inner` lies within `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end
