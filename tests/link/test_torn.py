"""What a later article tears apart is one no longer, in whatever order the articles came."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from kg import link
from kg.build import BuiltGraph, build_quads
from kg.store import open_memory
from tests.link.worlds import derived, put
from tests.queries.draft import Draft


def fire(key: str, *places: str) -> BuiltGraph:
    text = f"People were released from the {' at the '.join(places)}."
    draft = Draft(text, key, url=f"https://news.example/{key}", publisher="The Post", published=dt.date(2027, 3, 1))
    draft.event("release of people", "released", place=f"the {places[0]}")
    return build_quads(draft.extraction())


@pytest.mark.parametrize("order", [*itertools.permutations(range(3))])
def test_two_places_and_a_report_of_both(order: tuple[int, ...]) -> None:
    graphs = [fire("a", "Marlow Mill", "Bellevue Hotel"), fire("b", "Marlow Mill"), fire("c", "Bellevue Hotel")]
    store = open_memory()
    for number in order:
        put(store, graphs[number])
        link.update(store, graphs[number].iri)
    assert not [line for line in derived(store)["links"] if "resolvesTo" in line or "Judgement" in line]
