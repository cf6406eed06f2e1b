"""Which sources disagree: figures that two sources held at the same time, for the same thing and the same day.

A figure is held against what the other source held when it was given, never against one that the other had replaced
by then. `revised`: one of the two has been replaced since, or an article says that one replaces the other.
`incompatible`: both stand and cannot both be true. `compatible`: both stand, differ, and can both be true; what an
article says loosely in its own voice ("more than 20 people died") is no second statement of that kind. What an
article says in its own voice is held against what other articles give on that day alone, and never against a source of
that article. Figures that were given more than a month apart are not compared.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

from kg.compare.figures import Figure, hold_for_one_time
from kg.compare.holdings import Holding, stated_changes
from kg.compare.intervals import are_of_one_scope, can_both_be_true

Kind = Literal["Incompatible", "Compatible", "Revised"]
MONTH = dt.timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two figures that do not agree; the one that was given first is `earlier`."""

    earlier: Figure
    later: Figure
    kind: Kind


def discrepancies_of(holdings: Sequence[Holding], figures: Iterable[Figure]) -> list[Discrepancy]:
    """All pairs of figures that do not agree, each pair of holdings once, by the first place that gives each."""
    stated = stated_changes(figures)
    found = [Discrepancy(change.earlier, change.later, "Revised") for change in stated]
    replaced = {(change.earlier.source.key, change.earlier.amount, change.later.source.key, change.later.amount)
                for change in stated}  # fmt: skip
    for one, other in combinations(holdings, 2):
        earlier, later = sorted((one, other), key=lambda held: held.first.order)
        if _is_compared(earlier, later) and not (_is_loose_narration(earlier, later) or _is_old_news(earlier, later)):
            pair = (earlier.first.source.key, earlier.amount, later.first.source.key, later.amount)
            if pair not in replaced:
                kind = _kind(earlier, later)
                found.append(Discrepancy(*_shown(earlier, later, agree=kind == "Compatible"), kind))
    return sorted(found, key=lambda pair: (pair.earlier.order, pair.later.order, pair.kind))


def _is_compared(earlier: Holding, later: Holding) -> bool:
    first, second = earlier.first, later.first
    return (
        first.source.key != second.source.key
        and not first.bare
        and are_of_one_scope(earlier.amount, later.amount)
        and earlier.stands
        and later.stands
        and not any(_same_amount(one, other) for one in earlier.figures for other in later.figures)
        and hold_for_one_time(first, second)
        and _held_together(earlier, later)
    )


def _same_amount(one: Figure, other: Figure) -> bool:
    return one.amount.modifier == other.amount.modifier and one.amount.interval == other.amount.interval


def _shown(earlier: Holding, later: Holding, *, agree: bool) -> tuple[Figure, Figure]:
    """The first places that show the pair; where the two can both be true, in wordings that can."""
    pairs = [(earlier.shown, later.shown)]
    if agree:
        wordings = product(earlier.in_order, later.in_order)
        pairs += [pair for pair in wordings if can_both_be_true(pair[0].amount.interval, pair[1].amount.interval)]
        if not can_both_be_true(earlier.shown.amount.interval, later.shown.amount.interval):
            pairs = pairs[1:]
    first, second = sorted(pairs[0], key=lambda figure: figure.order)
    return first, second


def _is_loose_narration(earlier: Holding, later: Holding) -> bool:
    voices = earlier.first.source.voice or later.first.source.voice
    return voices and can_both_be_true(earlier.amount.interval, later.amount.interval)


def _is_old_news(earlier: Holding, later: Holding) -> bool:
    """Whether an article's own voice gave a figure on another day than what it stands against, or beside it.

    Whose figure it was the article does not say: it may be that of the other, who has counted again since.
    """
    one, other = earlier.shown, later.shown
    if not (one.source.voice or other.source.voice):
        return False
    return one.article == other.article or one.step[0] != other.step[0]


def _held_together(earlier: Holding, later: Holding) -> bool:
    if earlier.since is None or later.since is None:
        return True
    return later.since - earlier.since <= MONTH and (earlier.until is None or later.since < earlier.until)


def _kind(earlier: Holding, later: Holding) -> Kind:
    if not (earlier.is_open and later.is_open):
        return "Revised"
    # "26" in one outlet is "at least 26" in another: only what contradicts both contradicts the source
    ends = {figure.amount.interval for figure in earlier.figures}, {figure.amount.interval for figure in later.figures}
    return "Compatible" if any(can_both_be_true(*pair) for pair in product(*ends)) else "Incompatible"
