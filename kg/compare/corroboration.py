"""How many independent sources give one figure.

Everybody who passes on another's figure counts as that other, so that five outlets with one ministry are one source.
Sources without a name ("officials", "a witness") prove no independence: where only they give a figure, it has one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.compare.figures import Figure, hold_for_one_time


@dataclass(frozen=True, slots=True)
class Corroboration:
    """All places that give one figure, and from how many named sources it comes."""

    figures: tuple[Figure, ...]
    sources: int


def corroborations_of(figures: Iterable[Figure]) -> list[Corroboration]:
    """The figures of one measurand by what they say: the same wording and number for the same time."""
    groups: list[list[Figure]] = []
    for figure in sorted(figures, key=lambda figure: figure.order):
        if figure.outdated:
            continue
        group = next((group for group in groups if _says_the_same(group[0], figure)), None)
        if group is None:
            groups.append([figure])
        else:
            group.append(figure)
    return [Corroboration(tuple(group), _independent(group)) for group in groups]


def _says_the_same(one: Figure, other: Figure) -> bool:
    return (
        one.amount.modifier == other.amount.modifier
        and one.amount.interval == other.amount.interval
        and hold_for_one_time(one, other)
    )


def _independent(group: Iterable[Figure]) -> int:
    return max(1, len({figure.source.key for figure in group if figure.source.named}))
