"""Who replaced which figure: by a later statement, in the words of an article, or not at all."""

from __future__ import annotations

import random

import pytest

from kg.compare.figures import Figure
from kg.compare.holdings import Change, holdings_of
from tests.compare.figures import figure, month, on


def changes(*figures: Figure) -> list[tuple[int, int, bool]]:
    _, found = holdings_of(figures)
    return [(int(c.earlier.amount.number or 0), int(c.later.amount.number or 0), c.stated) for c in found]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([figure("Guard", 19, 1), figure("Guard", 26, 3)], [(19, 26, False)]),
        ([figure("Guard", 19, 1), figure("Guard", 26, 3), figure("Guard", 31, 5)], [(19, 26, False), (26, 31, False)]),
        # five outlets, one statement
        ([figure("Guard", 19, 1), figure("Guard", 19, 1, article="b"), figure("Guard", 26, 3)], [(19, 26, False)]),
        # an outlet that is late takes nothing back
        ([figure("Guard", 19, 1), figure("Guard", 26, 3), figure("Guard", 19, 4)], [(19, 26, False)]),
        ([figure("Guard", 60, 1, "MoreThan"), figure("Guard", 60, 3)], [(60, 60, False)]),
        # the count of another day is a new count
        ([figure("Guard", 17, 2, as_of=on(1)), figure("Guard", 12, 5, as_of=on(4))], [(17, 12, False)]),
        # none of these is a revision
        ([figure("Guard", 19, 1)], []),
        ([figure("Guard", 19, 1), figure("Network", 26, 3)], []),
        ([figure("Guard", 26, 1), figure("Guard", 26, 3, "AtLeast")], []),
        ([figure("Guard", 19, 1), figure("Guard", 26, 1, article="b")], []),
        ([figure("Guard", 40, 2, as_of=month(1)), figure("Guard", 55, 3, as_of=month(2))], []),
        ([figure("officials", 19, 1), figure("officials", 26, 3)], []),
        ([figure("Guard", 19, None), figure("Guard", 26, None, article="b")], []),
    ],
)
def test_revisions_of_one_source(figures: list[Figure], expected: list[tuple[int, int, bool]]) -> None:
    assert changes(*figures) == expected
    shuffled = list(figures)
    random.Random(7).shuffle(shuffled)
    assert changes(*shuffled) == expected


def test_what_an_article_says_itself_is_stated_and_not_inferred_again() -> None:
    before = figure("Guard", 19, 3, iri="before", start=10)
    after = figure("Guard", 26, 3, iri="after", start=20, replaces=("before",))
    assert changes(before, after) == [(19, 26, True)]
    assert changes(figure("Guard", 19, 1), before, after) == [(19, 26, True)]
    assert changes(figure("Guard", 12, 1), before, after) == [(19, 26, True), (12, 19, False)]


def test_a_chain_in_one_article_keeps_its_order() -> None:
    first = figure("Guard", 31, 3, iri="a", start=1)
    second = figure("Guard", 26, 3, iri="b", start=2, replaces=("a",))
    third = figure("Guard", 19, 3, iri="c", start=3, replaces=("b",))
    holdings, found = holdings_of([third, first, second])
    assert {(c.earlier.iri, c.later.iri) for c in found} == {("a", "b"), ("b", "c")}
    assert [held.first.iri for held in holdings if held.is_open] == ["c"]


def test_a_changed_text_at_the_same_address_is_later() -> None:
    old = figure("Guard", 52, 5, article="old", outdated=True)
    new = figure("Guard", 58, 5, article="new", version=1)
    assert changes(new, old) == [(52, 58, False)]


def test_the_earlier_place_that_names_the_source_is_shown() -> None:
    echo = figure("Guard", 19, 1, article="voice", echo=True)
    named = figure("Guard", 19, 2, article="named")
    late = figure("Guard", 19, 9, article="late")
    _, (change,) = holdings_of([echo, named, late, figure("Guard", 26, 4)])
    assert isinstance(change, Change)
    assert (change.earlier.article, change.later.amount.number) == ("named", 26)
