"""What each source held from when to when: its figures in the order in which it gave them.

A source holds a figure until it gives another one. The same figure in five articles is one holding, and so is "26"
beside "at least 26". Late repeats are expected: an article that still brings the figure of the day before yesterday
takes nothing back. Two different figures of one day and one source stand side by side, as nobody knows which is later.
Groups without a name ("officials") are nobody's history: their figures close each other, but that is no revision.
Not handled: a source that really returns to an earlier figure, unless an article says so.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kg.compare.figures import Figure, hold_for_one_time
from kg.compare.intervals import Amount, can_both_be_true


@dataclass(slots=True)
class Holding:
    """One figure of one source with every place that gives it, in order; `until` is None as long as it holds."""

    figures: list[Figure]
    until: dt.date | None = None
    is_open: bool = field(default=True)

    @property
    def first(self) -> Figure:
        """The earliest place that gives it."""
        return self.figures[0]

    @property
    def in_order(self) -> list[Figure]:
        """What stands before what a newer text replaced, what names its source before echoes, then by time."""
        return sorted(self.figures, key=lambda figure: (figure.outdated, figure.echo, figure.order))

    @property
    def shown(self) -> Figure:
        """The earliest place that stands and names the source, else the earliest that stands, else the earliest."""
        return self.in_order[0]

    def named_by(self, later: Figure) -> Figure:
        """The earliest place that names the source and is not later than a figure, else the earliest of all."""
        before = [figure for figure in self.figures if figure.step <= later.step]
        return min(before or self.figures, key=lambda figure: (figure.echo, figure.order))

    @property
    def stands(self) -> bool:
        """Whether some article still has it in its newest text."""
        return not self.shown.outdated

    @property
    def amount(self) -> Amount:
        """How much it is."""
        return self.first.amount

    @property
    def since(self) -> dt.date | None:
        """The day from which it holds, None where no article has a date."""
        return self.first.day


@dataclass(frozen=True, slots=True)
class Change:
    """A source's figure and the one that took its place; `stated` where an article says so itself."""

    earlier: Figure
    later: Figure
    stated: bool


def holdings_of(figures: Iterable[Figure]) -> tuple[list[Holding], list[Change]]:
    """The holdings of all sources of one measurand, and how they followed each other."""
    by_source: dict[str, list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda figure: figure.order):
        by_source[figure.source.key].append(figure)
    holdings: list[Holding] = []
    changes: list[Change] = []
    for _, given in sorted(by_source.items()):
        found, followed = _of_one_source(given)
        holdings += found
        changes += followed
    return holdings, changes


def _of_one_source(given: Sequence[Figure]) -> tuple[list[Holding], list[Change]]:
    stated = stated_changes(given)
    depths = _replacements_after(stated)
    holdings: list[Holding] = []
    inferred: list[Change] = []
    # what an article names as replaced comes before what replaces it, though both were printed on one day
    in_order = sorted(given, key=lambda figure: (figure.step, -depths.get(figure.iri, 0), figure.order))
    for _, same in groupby(in_order, key=lambda figure: (figure.step, depths.get(figure.iri, 0))):
        fresh: list[Holding] = []
        for figure in same:
            known = next((held for held in reversed(holdings) if repeats(held.first, figure)), None)
            if known is None:
                known = Holding([])
                holdings.append(known)
                fresh.append(known)
            known.figures.append(figure)
        closed = [
            held
            for held in holdings
            if held.is_open and held not in fresh and any(_may_replace(held.first, new.first) for new in fresh)
        ]
        for held in closed:
            held.is_open, held.until = False, fresh[0].since
        if len(fresh) == len(closed) == 1 and given[0].source.named:
            held, new = closed[0], min(fresh[0].figures, key=lambda figure: (figure.echo, figure.order))
            inferred.append(Change(held.named_by(new), new, stated=False))
    said = {(change.earlier.amount.number, change.later.amount.number) for change in stated}
    unsaid = [change for change in inferred if (change.earlier.amount.number, change.later.amount.number) not in said]
    return holdings, stated + unsaid


def stated_changes(given: Iterable[Figure]) -> list[Change]:
    """The changes among some figures of which their articles speak."""
    by_iri = {figure.iri: figure for figure in given}
    return [
        Change(by_iri[earlier], figure, stated=True)
        for figure in by_iri.values()
        for earlier in figure.replaces
        if earlier in by_iri and earlier != figure.iri
    ]


def _replacements_after(stated: Iterable[Change]) -> Mapping[str, int]:
    """How many replacements follow a figure in the words of its article."""
    later = {change.earlier.iri: change.later.iri for change in stated}
    depths = {}
    for start in later:
        place, passed = start, {start}
        while place in later and later[place] not in passed:
            place = later[place]
            passed.add(place)
        depths[start] = len(passed) - 1
    return depths


def repeats(one: Figure, other: Figure) -> bool:
    """Whether two figures of one source are the same statement: the same number for the same time."""
    return (
        one.amount.number == other.amount.number
        and hold_for_one_time(one, other)
        and can_both_be_true(one.amount.interval, other.amount.interval)
    )


def _may_replace(earlier: Figure, later: Figure) -> bool:
    """Whether a later figure takes an earlier one's place: not where it is for another month, quarter or year."""
    return hold_for_one_time(earlier, later) or (_is_for_a_day(earlier) and _is_for_a_day(later))


def _is_for_a_day(figure: Figure) -> bool:
    return figure.as_of is not None and figure.as_of[0] == figure.as_of[1]
