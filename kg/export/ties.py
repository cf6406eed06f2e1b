"""What ties two actors: each tie with what it was seen in and on which days.

Who contradicts whom is told by a denial of what another asserts, and by figures that cannot both be true (the graph
`comparisons`). Not handled: contradictions in words alone ("that is false") whose claim the text does not repeat, and
figures in an article's own voice, which are no actor's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from kg.export.rows import AssertionRow, Projection

_SPOKESPERSON = re.compile(r"\b(?:spokes(?:man|woman|person|people)|press secretary)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:former(?:ly)?|ex|then|late|outgoing|deputy)\b", re.IGNORECASE)


@dataclass(slots=True)
class Tie:
    """Why two actors are tied: articles, assertions, events or comparisons, with the days, and roles if any."""

    start: str
    end: str
    kind: str
    seen: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)


class _Ties:
    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Tie] = {}

    def add(self, kind: str, start: str, end: str, seen: str, *, days: Iterable[str], role: str | None = None) -> None:
        if start != end:
            tie = self._found.setdefault((kind, start, end), Tie(start, end, kind))
            tie.seen.add(seen)
            tie.days.update(days)
            tie.roles |= {role} if role else set()

    def __iter__(self) -> Iterator[Tie]:
        return (tie for _, tie in sorted(self._found.items()))


def ties_of(projection: Projection) -> list[Tie]:
    """All ties between two actors, sorted by kind and actors."""
    ties = _Ties()
    _together(projection, ties)
    _relays(projection, ties)
    _denials(projection, ties)
    _disagreements(projection, ties)
    for office in projection.offices:
        speaks = _SPOKESPERSON.search(office.role) and not _PAST.search(office.role)
        days = projection.days([office.article])
        kind = "speaks_for" if speaks else "role_in"
        ties.add(kind, office.holder, office.body, office.article, days=days, role=office.role)
    return list(ties)


def _together(projection: Projection, ties: _Ties) -> None:
    """Quoted in one article; taking part in one event."""
    speakers: dict[str, set[str]] = defaultdict(set)
    for row in projection.assertions:
        if row.speaker:
            speakers[row.article].add(row.speaker)
    for article, keys in speakers.items():
        for start, end in combinations(sorted(keys), 2):
            ties.add("quoted_together", start, end, article, days=projection.days([article]))
    for event in projection.events:
        days = projection.days(event.articles)
        for start, end in combinations(sorted({key for key, _, _ in event.participants}), 2):
            ties.add("same_event", start, end, event.iri, days=days)


def _relays(projection: Projection, ties: _Ties) -> None:
    """Whoever passes on what another says."""
    by_iri = {row.iri: row for row in projection.assertions}
    for row in projection.assertions:
        outer = by_iri.get(row.within or "")
        if row.speaker and outer and outer.speaker:
            ties.add("relays", outer.speaker, row.speaker, row.iri, days=projection.days([row.article]))


def _denials(projection: Projection, ties: _Ties) -> None:
    """Whoever denies a claim, or a figure that was given by that day, contradicts whoever asserts it."""
    asserted: dict[object, list[AssertionRow]] = defaultdict(list)
    for row in projection.assertions:
        if row.stance == "asserts" and row.speaker:
            for mark in _marks(row):
                asserted[mark].append(row)
    for row in projection.assertions:
        if row.stance == "denies" and row.speaker:
            for other in (other for mark in _marks(row) for other in asserted[mark]):
                days = [projection.days([article]) for article in (other.article, row.article)]
                known = other.article == row.article or (all(days) and days[0] <= days[1])
                if known and other.speaker and row.iri != other.within and other.iri != row.within:
                    ties.add("contradicts", row.speaker, other.speaker, row.iri, days=days[1])


def _marks(row: AssertionRow) -> Iterator[object]:
    """By what two assertions are known to convey the same: one claim, or one figure for one measurand."""
    for claim in row.claims:
        yield claim.iri
        if claim.measurand and (claim.value, claim.low, claim.high) != (None, None, None):
            yield claim.measurand, claim.modifier, claim.value, claim.low, claim.high


def _disagreements(projection: Projection, ties: _Ties) -> None:
    """Whoever gives the later of two figures that cannot both be true contradicts whoever gave the earlier one."""
    givers = _givers(projection)
    for row in projection.disagreements:
        for later in givers[row.later]:
            for earlier in givers[row.earlier]:
                ties.add("contradicts", later, earlier, row.iri, days=[row.day] if row.day else [])


def _givers(projection: Projection) -> dict[str, set[str]]:
    """The innermost speakers who assert each figure."""
    outer = {row.within for row in projection.assertions if any(claim.modifier for claim in row.claims)}
    givers: dict[str, set[str]] = defaultdict(set)
    for row in projection.assertions:
        if row.speaker and row.stance == "asserts" and row.iri not in outer:
            for claim in row.claims:
                givers[claim.iri].add(row.speaker)
    return givers
