"""People's judgements: they win, they stay, and the order in which things come is of no account."""

from __future__ import annotations

import datetime as dt

import pytest

from kg import link
from kg.ids import derived_graph_iri
from kg.link.decisions import Side, forget_decision, read_decisions, write_decision
from kg.store import OxigraphStore, open_memory
from kg.validate import validate_quads
from tests.link.worlds import article_graph, body, derived, identities, iri, person, put, remove

AT = dt.datetime(2026, 3, 9, tzinfo=dt.UTC)
GRAPHS = [
    article_graph("a", person("Jon Smith", "mayor", "Vell"), body("WRN")),
    article_graph("b", person("Jon Smith", "mayor", "Vell"), body("World Relief Network", aliases=["WRN"])),
    article_graph("c", person("Jon Smith", "senator", "Karst"), body("WRN")),
    article_graph("d", person("Jon Smith")),
]


def store_of(*numbers: int) -> OxigraphStore:
    store = open_memory()
    for number in numbers:
        put(store, GRAPHS[number])
        link.update(store, GRAPHS[number].iri)
    return store


def decide(
    store: OxigraphStore, decision: str, one: int, other: int, name: str = "Jon Smith", also: str | None = None
) -> str:
    sides = [
        Side(iri(GRAPHS[number], called), GRAPHS[number].article_iri, called)
        for number, called in ((one, name), (other, also or name))
    ]
    told = write_decision(store, decision, sides, by="Ida", reason="I know them", at=AT)
    link.refresh(store, [side.iri for side in sides])
    return told


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([], [0, 0, 1, 2]),
        ([("same", 0, 2)], [0, 0, 0, 1]),
        ([("same", 0, 3), ("same", 2, 3)], [0, 0, 0, 0]),
        ([("different", 0, 1)], [0, 1, 2, 3]),
        ([("different", 0, 1), ("same", 1, 3)], [0, 1, 2, 1]),
        ([("same", 0, 2), ("different", 1, 2)], [0, 1, 0, 2]),  # his word against the common office
        ([("unsure", 0, 2)], [0, 0, 1, 2]),
    ],
)
def test_a_person_wins(decisions: list[tuple[str, int, int]], expected: list[int]) -> None:
    store = store_of(0, 1, 2, 3)
    told = [decide(store, *decision) for decision in decisions]
    assert identities(store, GRAPHS, "Jon Smith") == expected
    for number in range(4):  # the articles come again, in whatever order
        remove(store, GRAPHS[number])
        link.update(store, GRAPHS[number].iri)
        put(store, GRAPHS[number])
        link.update(store, GRAPHS[number].iri)
    assert identities(store, GRAPHS, "Jon Smith") == expected
    step_by_step = derived(store)
    link.rebuild(store)
    assert derived(store) == step_by_step
    links = [*store.quads(derived_graph_iri("links")), *store.quads(derived_graph_iri("judgements"))]
    assert validate_quads(links).conforms
    for each in told:
        sides = next(decision.sides for decision in read_decisions(store) if decision.iri == each)
        forget_decision(store, each)
        link.refresh(store, [side.iri for side in sides])
    assert derived(store) == derived(store_of(0, 1, 2, 3))


def test_a_judgement_finds_its_actor_under_another_iri() -> None:
    store = store_of(0, 1)
    gone = f"{GRAPHS[0].article_iri}#actor-000000000000"  # as another model would have named it
    sides = [
        Side(gone, GRAPHS[0].article_iri, "WRN"),
        Side(iri(GRAPHS[1], "Jon Smith"), GRAPHS[1].article_iri, "Jon Smith"),
    ]
    write_decision(store, "same", sides, by="Ida", reason="a pen name", at=AT)
    link.rebuild(store)
    canonical = link.resolve(store, [iri(GRAPHS[0], "WRN"), iri(GRAPHS[1], "Jon Smith")])
    assert len(canonical) == 2
    assert len(set(canonical.values())) == 1


def test_a_later_judgement_on_the_same_two_takes_the_place_of_the_first() -> None:
    store = store_of(0, 1, 2, 3)
    assert decide(store, "same", 0, 2) == decide(store, "different", 2, 0)
    assert [decision.decision for decision in read_decisions(store)] == ["different"]
    assert identities(store, GRAPHS, "Jon Smith") == [0, 0, 1, 2]


def test_two_actors_with_one_record_are_one() -> None:
    store = store_of(0, 1, 2, 3)
    for number in (0, 2):
        side = Side(iri(GRAPHS[number], "Jon Smith"), GRAPHS[number].article_iri, "Jon Smith")
        write_decision(store, "same", [side], by="Ida", reason="record", at=AT, authority="https://authority.example/1")
        link.refresh(store, [side.iri])
    assert identities(store, GRAPHS, "Jon Smith") == [0, 0, 0, 1]
    assert any("exactMatch" in line and "/id/actor/" in line for line in derived(store)["links"])
