"""What is true of invented stories: revisions, discrepancies and figures with a single source.

Reckoned from the statements alone, by the plainest means: a body holds its latest figure until it gives another one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import inf

from benchmarks.stories.plots import Statement

Figure = tuple[str, int]  # modifier, value


@dataclass(frozen=True, slots=True)
class Revision:
    """A body's figure and the one that follows it."""

    story: str
    counted: str
    source: str
    earlier: Figure
    later: Figure


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two figures of two bodies for one thing, held at the same time; `kind` as in the query discrepancies."""

    story: str
    counted: str
    figures: frozenset[tuple[str, Figure]]
    kind: str


@dataclass(frozen=True, slots=True)
class _Held:
    source: str
    figure: Figure
    as_of: dt.date | None
    since: dt.date
    until: dt.date


def _series(said: Iterable[Statement]) -> dict[tuple[str, str], list[_Held]]:
    """By event and thing counted, which figure each body holds from when to when."""
    by_source: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in sorted(said, key=lambda statement: statement.day):
        if statement.stance == "asserts":
            by_source[statement.story, statement.counted, statement.source].append(statement)
    series: dict[tuple[str, str], list[_Held]] = defaultdict(list)
    for (story, counted, source), statements in by_source.items():
        distinct = [
            statement
            for index, statement in enumerate(statements)
            if index == 0 or _figure(statement) != _figure(statements[index - 1])
        ]
        ends = [statement.day for statement in distinct[1:]] + [dt.date.max]
        series[story, counted] += [
            _Held(source, _figure(statement), statement.as_of, statement.day, end)
            for statement, end in zip(distinct, ends, strict=True)
        ]
    return series


def _figure(statement: Statement) -> Figure:
    return statement.modifier, statement.value


def revisions(said: Iterable[Statement]) -> set[Revision]:
    """Each body's figures and what followed them."""
    found = set()
    for (story, counted), held in _series(said).items():
        for before, after in pairwise(sorted(held, key=lambda one: (one.source, one.since))):
            if before.source == after.source:
                found.add(Revision(story, counted, before.source, before.figure, after.figure))
    return found


def discrepancies(said: Iterable[Statement]) -> set[Discrepancy]:
    """Pairs of different figures held at the same time and for the same day."""
    found = set()
    for (story, counted), held in _series(said).items():
        for one, other in combinations(held, 2):
            meet = one.since < other.until and other.since < one.until
            if one.source == other.source or one.figure == other.figure or one.as_of != other.as_of or not meet:
                continue
            if one.until != dt.date.max or other.until != dt.date.max:
                kind = "revised"
            else:
                kind = "compatible" if _meet(one.figure, other.figure) else "incompatible"
            figures = frozenset({(one.source, one.figure), (other.source, other.figure)})
            found.add(Discrepancy(story, counted, figures, kind))
    return found


def givers(said: Iterable[Statement]) -> dict[tuple[str, str, Figure], set[str]]:
    """Who gives each figure, by story and thing counted; agencies and outlets that pass it on give none."""
    given: dict[tuple[str, str, Figure], set[str]] = defaultdict(set)
    for statement in said:
        if statement.stance == "asserts":
            given[statement.story, statement.counted, _figure(statement)].add(statement.source)
    return given


def single_sources(said: Iterable[Statement]) -> set[tuple[str, str, str, Figure]]:
    """Story, thing counted, body and figure where no other body gives the same."""
    return {(story, counted, *sources, figure) for (story, counted, figure), sources in givers(said).items()
            if len(sources) == 1}  # fmt: skip


def _meet(one: Figure, other: Figure) -> bool:
    (low, least), (high, most) = _ends(one)
    (other_low, other_least), (other_high, other_most) = _ends(other)
    lower, upper = max(low, other_low), min(high, other_high)
    if lower == upper:
        return all(within for end, within in ((low, least), (high, most), (other_low, other_least),
                                              (other_high, other_most)) if end == lower)  # fmt: skip
    return lower < upper


def _ends(figure: Figure) -> tuple[tuple[float, bool], tuple[float, bool]]:
    """Lower and upper end, each with whether it is reached."""
    modifier, value = figure
    return {
        "exactly": ((value, True), (value, True)),
        "at_least": ((value, True), (inf, False)),
        "more_than": ((value, False), (inf, False)),
        "less_than": ((-inf, False), (value, False)),
        "about": ((value * 0.9, True), (value * 1.1, True)),
    }[modifier]
