"""Which figures disagree, and which only look as if they did."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kg.compare.corroboration import corroborations_of
from kg.compare.disagreements import discrepancies_of
from kg.compare.figures import Figure
from kg.compare.holdings import holdings_of
from tests.compare.figures import figure, month, on


def pairs(*figures: Figure) -> list[tuple[str, int, str, int, str]]:
    holdings, _ = holdings_of(figures)
    return [
        (d.earlier.source.name, int(d.earlier.amount.number or 0), d.later.source.name, int(d.later.amount.number or 0),
         d.kind)
        for d in discrepancies_of(holdings, figures)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([figure("Guard", 26, 1), figure("Network", 31, 2)], [("Guard", 26, "Network", 31, "Incompatible")]),
        ([figure("Guard", 99, 1), figure("Network", 45, 2, "AtLeast")], [("Guard", 99, "Network", 45, "Compatible")]),
        # what the other held at the time, not what it had given up by then
        (
            [figure("Guard", 19, 1), figure("Guard", 26, 3), figure("Network", 31, 5)],
            [("Guard", 26, "Network", 31, "Incompatible")],
        ),
        (
            [figure("Guard", 19, 1), figure("Network", 31, 2), figure("Guard", 26, 3)],
            [("Guard", 19, "Network", 31, "Revised"), ("Network", 31, "Guard", 26, "Incompatible")],
        ),
        ([figure("Guard", 17, 5, as_of=on(4)), figure("Network", 20, 5, as_of=on(4))],
         [("Guard", 17, "Network", 20, "Incompatible")]),
        ([figure("Guard", 17, None), figure("Network", 20, 5)], [("Network", 20, "Guard", 17, "Incompatible")]),
        # an outlet that writes "26" for "at least 26" makes no contradiction
        (
            [figure("Guard", 26, 1), figure("Guard", 26, 1, "AtLeast", article="b"), figure("Network", 31, 2)],
            [("Guard", 26, "Network", 31, "Compatible")],
        ),
        ([figure("Guard", 26, 1), figure("(Gazette)", 31, 1)], [("(Gazette)", 31, "Guard", 26, "Incompatible")]),
        # none of these is a disagreement
        # an article's own voice before or after a source that may have counted again, or beside it
        ([figure("(Gazette)", 26, 1), figure("Guard", 31, 2)], []),
        ([figure("Guard", 26, 1), figure("(Gazette)", 31, 2)], []),
        ([figure("(Post)", 26, 1), figure("(Gazette)", 31, 2)], []),
        ([figure("(Gazette)", 26, 1, article="a"), figure("Guard", 31, 1, article="a")], []),
        ([figure("Guard", 26, 1), figure("(The Gazette)", 20, 2, "MoreThan")], []),
        ([figure("Guard", 26, 1), figure("Guard", 26, 1, "AtLeast", article="b"), figure("Network", 26, 2)], []),
        ([figure("Guard", 26, 1), figure("Network", 26, 2)], []),
        ([figure("Guard", 19, 1), figure("Guard", 26, 3)], []),
        ([figure("Guard", 17, 2, as_of=on(1)), figure("Network", 20, 5, as_of=on(4))], []),
        ([figure("Guard", 40, 5, as_of=month(1)), figure("Network", 55, 5, as_of=month(2))], []),
        ([figure("Guard", 26, 1), figure("Network", 31, 1, outdated=True)], []),
        ([figure("Guard", 26, 1), replace(figure("Network", 31, 2), day=dt.date(2027, 6, 1))], []),
    ],
)  # fmt: skip
def test_disagreements(figures: list[Figure], expected: list[tuple[str, int, str, int, str]]) -> None:
    assert pairs(*figures) == expected
    assert pairs(*reversed(figures)) == expected


def test_a_figure_that_an_article_replaces_by_another_source_s() -> None:
    guard = figure("Guard", 26, 3, article="a", iri="guard")
    ministry = figure("Ministry", 28, 3, article="a", iri="ministry", start=9, replaces=("guard",))
    assert pairs(guard, ministry) == [("Guard", 26, "Ministry", 28, "Revised")]


def counted(*figures: Figure) -> list[tuple[int, int, int]]:
    return [(int(c.figures[0].amount.number or 0), len(c.figures), c.sources) for c in corroborations_of(figures)]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([figure("Guard", 26, 1), figure("Network", 26, 2)], [(26, 2, 2)]),
        ([figure("Guard", 26, day, article=f"outlet {day}") for day in range(1, 6)], [(26, 5, 1)]),
        ([figure("Guard", 26, 1), figure("officials", 26, 2)], [(26, 2, 1)]),
        ([figure("officials", 26, 1), figure("a witness", 26, 2)], [(26, 2, 1)]),
        ([figure("Guard", 26, 1), figure("Network", 26, 2, "AtLeast")], [(26, 1, 1), (26, 1, 1)]),
        ([figure("Guard", 26, 1, as_of=on(1)), figure("Network", 26, 5, as_of=on(5))], [(26, 1, 1), (26, 1, 1)]),
        ([figure("Guard", 26, 1), figure("Network", 26, 2, outdated=True)], [(26, 1, 1)]),
    ],
)
def test_independent_sources(figures: list[Figure], expected: list[tuple[int, int, int]]) -> None:
    assert counted(*figures) == expected
