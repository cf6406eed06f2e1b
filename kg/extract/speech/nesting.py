"""Which attribution lies inside the content of which: relays such as "CNN reported that rights groups reported ...".

An attribution is inside another when its cue (or, without one, its content) lies in the other's content and its
content does not hold the other's cue. Of several hosts the innermost counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kg.extract.holding import holders
from kg.model import Span


class Linked(Protocol):
    """What nesting needs to know of an attribution."""

    @property
    def cue(self) -> tuple[Span, ...]: ...  # noqa: D102

    @property
    def content(self) -> tuple[Span, ...]: ...  # noqa: D102


def nested_in(attributions: Sequence[Linked], relays: Sequence[int | None] = ()) -> list[int | None]:
    """For every attribution the index of the innermost one whose content holds it, or None.

    A host has the longer content, or the earlier place where they are equal, so no chain of hosts comes back to itself.
    `relays` gives the host of those that are passed on with the same content ("quoted her as saying").
    """
    contents = [(part, index) for index, attribution in enumerate(attributions) for part in attribution.content]
    around = holders(contents, [(attribution.cue or attribution.content)[0] for attribution in attributions])
    sizes = [sum(part.end - part.start for part in attribution.content) for attribution in attributions]
    passed_on = {index for index, host in enumerate(relays) if host is not None}
    hosts = [_host(attributions, index, sizes, found, passed_on) for index, found in enumerate(around)]
    for index, host in enumerate(relays):
        if host is not None and index not in _chain(hosts, host):
            hosts[index] = host
    return hosts


def _chain(hosts: Sequence[int | None], index: int) -> list[int]:
    """An attribution and everything that it lies in."""
    chain = [index]
    while (outer := hosts[chain[-1]]) is not None:
        chain.append(outer)
    return chain


def _host(
    attributions: Sequence[Linked], index: int, sizes: list[int], around: list[int], passed_on: set[int]
) -> int | None:
    inner = attributions[index]
    fitting = [
        other
        for other in around
        if (sizes[other], -other) > (sizes[index], -index)
        and (inner.cue or sizes[other] > sizes[index])
        and not (attributions[other].cue and any(holds(part, attributions[other].cue[0]) for part in inner.content))
    ]
    return min(fitting, key=lambda other: (sizes[other], other not in passed_on, other), default=None)


def holds(outer: Span, inner: Span) -> bool:
    """Whether `inner` lies within `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end
