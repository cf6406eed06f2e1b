"""Wordings that mean the same count are one measurand, others are not."""

from __future__ import annotations

import pytest

from kg.build.counted_words import OUTCOMES, THINGS, counted_thing
from kg.extract.events.types import TYPES_BY_NAME

SAME = {
    ("person", "Death", ""): [
        ("death", "deaths", ""),
        ("person", "people killed", ""),
        ("person", "people dead", ""),
        ("person", "death toll", ""),
        ("person", "toll", "Death"),
        ("fatality", "fatalities", "Death"),
        ("person", "people", "Death"),
        ("life", "lives", "Death"),
        ("life", "lives lost", ""),
    ],
    ("person", "Arrest", ""): [
        ("person", "people detained", ""),
        ("person", "people arrested", "Arrest"),
        ("detainee", "detainees", ""),
        ("arrest", "arrests", ""),
        ("detention", "detentions", "Arrest"),
    ],
    ("person", "Release", ""): [
        ("person", "people freed", ""),
        ("release", "releases", "Release"),
        ("person", "release of people", "Release"),
        ("prisoner", "prisoners freed", ""),
    ],
    ("person", "Injury", ""): [
        ("person", "people wounded", ""),
        ("injury", "injuries", ""),
        ("person", "people hurt", "Injury"),
    ],
    ("person", "Epidemic", ""): [("person", "people infected", ""), ("person", "people ill", "")],
    ("job", "Layoff", ""): [
        ("person", "people laid-off", ""),
        ("worker", "workers laid-off", "Layoff"),
        ("job", "jobs cut", ""),
        ("cut", "job cuts", ""),
        ("redundancy", "redundancies", ""),
    ],
    ("child", "Death", ""): [("child", "children killed", ""), ("child", "children dead", "Death")],
    ("person", "Release", "political"): [
        ("prisoner", "political prisoners released", ""),
        ("prisoner", "political prisoners", "Release"),
    ],
}


@pytest.mark.parametrize(
    ("wording", "expected"), [(wording, key) for key, wordings in SAME.items() for wording in wordings]
)
def test_wordings_of_one_count_meet(wording: tuple[str, str, str], expected: tuple[str, str, str]) -> None:
    thing = counted_thing(*wording)
    assert (thing.counted, thing.kind, thing.qualifier) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("person", "people killed", ""), ("person", "people wounded", "")),
        (("person", "people detained", ""), ("person", "people held", "")),  # a stock is no number of arrests
        (("casualty", "casualties", ""), ("death", "deaths", "")),
        (("prisoner", "political prisoners released", ""), ("prisoner", "prisoners released", "")),
        (("release", "releases", ""), ("person", "people released", "")),  # releases of what is not told
        (("life", "lives saved", ""), ("person", "people killed", "")),
        (("bag", "bags lost", ""), ("person", "people killed", "")),
        (("cut", "rate cuts", ""), ("job", "jobs cut", "")),
        (("price", "prices cut", ""), ("job", "jobs cut", "")),
        (("passenger", "passengers killed", ""), ("person", "people killed", "")),
        (("person", "people killed", ""), ("woman", "women killed", "")),
        (("detainee", "detainees released", ""), ("detainee", "detainees", "")),
        (("%", "turnout", ""), ("%", "inflation", "")),
    ],
)
def test_different_counts_stay_apart(left: tuple[str, str, str], right: tuple[str, str, str]) -> None:
    assert counted_thing(*left) != counted_thing(*right)


def test_the_table_names_kinds_of_events_that_there_are() -> None:
    assert {kind for _, kind in THINGS.values()} | set(OUTCOMES.values()) <= TYPES_BY_NAME.keys()
    assert not THINGS.keys() & OUTCOMES.keys()
