"""Which events of two articles are one: for, against, and too little to tell."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kg.link.event_matching import decide
from kg.link.event_names import names_near, names_of_lead, places_in
from kg.link.event_profiles import EventProfile
from kg.link.events import settled
from kg.sentences import sentences_in, years_in

MARCH = dt.date(2027, 3, 1)


def event(article: str = "a", day: int = 1, **more: object) -> EventProfile:
    """A fire at the Marlow Mill in Tessaly, reported in March."""
    made = EventProfile(
        iri=f"{article}#event", article=article, type="Fire", label="fire", published=dt.date(2027, 3, day),
        begin=None, finish=None, places=frozenset({"marlow mill", "tessaly"}), names=frozenset(),
        actors=frozenset({"tessaly police"}),
        happenings=frozenset({"Fire"}), body="the fire at the marlow mill in tessaly",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def day(number: int) -> dict[str, dt.date]:
    return {"begin": dt.date(2027, 3, number), "finish": dt.date(2027, 3, number)}


TOWN = {"places": frozenset({"tessaly"}), "body": "in tessaly"}
ELSEWHERE = {"places": frozenset({"sundal", "veldia"}), "body": "near sundal in veldia"}
HOTEL = {"places": frozenset({"bellevue hotel", "tessaly"}), "body": "at the bellevue hotel in tessaly"}
NOWHERE = {"places": frozenset(), "body": "nothing"}


@pytest.mark.parametrize(
    ("one", "other", "decision"),
    [
        (event(), event("b", 2), "same"),
        (event(), event("b", 6), "same"),
        (event(**day(1)), event("b", 9, **day(1)), "same"),
        (event(), event("b", 2, type="Explosion"), "different"),
        (event(), event("b", 2, **ELSEWHERE), "different"),
        (event(**day(1)), event("b", 3, **day(3)), "different"),
        (event(), event("b", published=dt.date(2027, 4, 9)), "different"),
        (event(), event("b", begin=dt.date(2011, 1, 1), finish=dt.date(2011, 12, 31)), "different"),
        # the same town and type three weeks later, at another site
        (event(), event("b", 24, **HOTEL), "unsure"),
        (event(), event("b", 2, **NOWHERE), "unsure"),
        # a town and a day are not enough: people are killed twice a day in large ones
        (event(type="Death", happenings=frozenset(), actors=frozenset(), **TOWN),
         event("b", 1, type="Death", happenings=frozenset(), actors=frozenset(), **TOWN), "unsure"),
        (event(published=None), event("b"), "different"),
        # undated news is not an anniversary
        (event(published=None), event("b", published=None, **NOWHERE), "unsure"),
    ],
)  # fmt: skip
def test_two_events(one: EventProfile, other: EventProfile, decision: str) -> None:
    assert decide(one, other) == decision
    assert decide(other, one) == decision


def test_what_meets_two_different_things_belongs_to_neither() -> None:
    mill = [event("a", **day(1)), event("b", 2, **day(1))]
    fair = [
        event(name, 2, places=frozenset({"fair", "tessaly"}), body="at the fair in tessaly", **day(9)) for name in "cd"
    ]
    between = event("e", 2, places=frozenset({"fair", "marlow mill", "tessaly"}), body="fair, marlow mill, tessaly")
    groups = settled(sorted([*mill, *fair, between], key=lambda one: one.iri))
    assert [[one.article for one in group] for group in groups] == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Two died in the fire at the Marlow Mill in Tessaly.", {"marlow mill", "tessaly"}),
        ("Nine died in the sinking of the ferry Albatross off Port Cavan.", {"albatross", "port cavan"}),
        ("The Tessaly Police said on Monday that nine died.", set()),
        ("It happened in March.", set()),
        ("He spoke in the Tessaly Police building.", set()),
        ("The latest from Open Doors: 40 were freed from Vask prison.", {"vask"}),
        ("Nobody was hurt.", set()),
    ],
)
def test_names_of_places(sentence: str, places: set[str]) -> None:
    assert places_in(sentence, frozenset({"tessaly police"})) == places


def test_names_in_the_sentence_of_a_mention() -> None:
    body = "Ana Ruiz was arrested. The Marlow Mill burned on Tuesday. Nobody slept."
    start = body.index("burned")
    assert names_near(body, start, start + 6, frozenset()) == {"marlow mill"}
    assert [body[first:last].strip() for first, last in sentences_in(body)][1] == "The Marlow Mill burned on Tuesday."


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Port Amal counted the cost on Friday. Nobody slept.", {"port amal"}),
        ("Harn mourned. The Harn pass was closed.", {"harn"}),
        ("Traders mourned. The Harn pass was closed.", set()),
        ("The fire left Harn reeling, the Harn Police said.", {"harn"}),
    ],
)
def test_names_of_the_first_sentence(body: str, names: set[str]) -> None:
    assert names_of_lead(body, frozenset({"harn police"})) == names


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("In 2011, 40 died.", {2011}),
        ("The trial of 2011 is forgotten.", {2011}),
        ("2000 people came.", set()),
        ("2000 ships came.", set()),
        ("Of 1,998 ships none.", set()),
    ],
)
def test_years(sentence: str, years: set[int]) -> None:
    assert years_in(sentence) == years


def test_reports_are_sought_in_their_own_months() -> None:
    early, late, next_year = (
        event(),
        event("b", published=dt.date(2027, 4, 1)),
        event("c", published=dt.date(2028, 3, 1)),
    )
    assert early.keys & late.sought
    assert late.keys & early.sought
    assert not early.keys & next_year.sought
    assert not early.keys & event(published=None).sought
