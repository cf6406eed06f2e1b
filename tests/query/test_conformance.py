"""Every question has an answer here, and a service that answers wrongly is found out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import QueryError, StoreError
from kg.ids import BASE
from kg.query import load_catalog
from kg.query.conformance import check_holdings, check_service, difference
from kg.query.probes import LITERALS, PROBES, chain_quads, literal_quads
from kg.query.run import run_saved
from kg.store import GraphStore, Solutions, open_memory
from kg.vocab import XSD
from tests.queries.articles import ARTICLES
from tests.queries.conftest import store_of

Rows = tuple[tuple[Any, ...], ...]
DURATION = NamedNode(str(XSD.duration))


class Spoilt:
    """A store in memory whose answers pass through a function, which also sees the question."""

    location = "spoilt"

    def __init__(self, spoil: Callable[[str, Rows], Rows]) -> None:
        self.store = open_memory()
        self.spoil = spoil

    def query(self, sparql: str) -> Any:
        answer = self.store.query(sparql)
        return replace(answer, rows=self.spoil(sparql, answer.rows)) if isinstance(answer, Solutions) else answer

    def update(self, sparql: str) -> None:
        self.store.update(sparql)

    def insert(self, quads: Iterable[Quad]) -> None:
        self.store.insert(quads)


def differing(service: Any) -> dict[str, str]:
    checks = check_service(service, open_memory(), key="0123")
    return {each.name: each.difference for each in checks if each.difference}


@pytest.fixture
def one_saved_query(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is not what these tests are about, and takes its time."""
    catalog = {"denials": replace(load_catalog()["denials"], params=())}
    monkeypatch.setattr("kg.query.conformance.load_catalog", lambda: catalog)


@pytest.fixture(scope="module")
def sample() -> GraphStore:
    return store_of(ARTICLES[1:5])


def test_the_sample_answers_every_saved_query(sample: GraphStore) -> None:
    seen: list[str] = []
    assert differing(Spoilt(lambda sparql, rows: (seen.append(sparql), rows)[1])) == {}
    assert any("check-0123/graph/links" in text for text in seen)
    saved = [text for text in seen if "VALUES (?p_" in text]
    assert len(saved) >= len(load_catalog())
    assert all("FROM NAMED" in text for text in saved)
    for name in load_catalog():
        assert run_saved(sample, name, {}).rows, name


@pytest.mark.parametrize("text", [*PROBES.values(), *LITERALS.values()], ids=[*PROBES, *LITERALS])
def test_every_question_has_an_answer(text: str) -> None:
    store = open_memory()
    store.insert([*chain_quads(BASE), *literal_quads(BASE).values()])
    answer = store.query(text)
    assert isinstance(answer, Solutions)
    assert answer.rows


def test_what_paths_find_is_known() -> None:
    store = open_memory()
    store.insert([*chain_quads(BASE), *literal_quads(BASE).values()])
    answer = store.query(PROBES["paths of one step or more (+)"])
    assert isinstance(answer, Solutions)
    assert [str(row[0])[-2] for row in answer.rows] == ["a", "b", "c", "d", "e"]


def lost_paths(sparql: str, rows: Rows) -> Rows:
    return rows[:2] if "next>*" in sparql else rows


def durations_as_numbers(_: str, rows: Rows) -> Rows:
    return tuple(
        tuple(Literal(14) if isinstance(term, Literal) and term.datatype == DURATION else term for term in row)
        for row in rows
    )


def backwards(sparql: str, rows: Rows) -> Rows:
    return rows[::-1] if "next>+" in sparql else rows


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (lost_paths, {"paths of any length (*)": "2 rows where"}),
        (durations_as_numbers, {"literal duration": "instead:"}),
        (backwards, {"paths of one step or more (+)": "another order"}),
    ],
)
@pytest.mark.usefixtures("one_saved_query")
def test_wrong_answers_are_named(spoil: Callable[[str, Rows], Rows], found: dict[str, str]) -> None:
    told = differing(Spoilt(spoil))
    assert told.keys() == found.keys()
    for name, words in found.items():
        assert words in told[name]


@pytest.mark.usefixtures("one_saved_query")
def test_a_refused_question_is_a_finding() -> None:
    def refuse(sparql: str, rows: Rows) -> Rows:
        if "HAVING" in sparql and "next>" in sparql:
            raise QueryError("no HAVING here")
        return rows

    assert differing(Spoilt(refuse)) == {"COUNT and HAVING": "no HAVING here"}


@pytest.mark.usefixtures("one_saved_query")
def test_nothing_is_left_and_what_is_there_takes_no_part(sample: GraphStore) -> None:
    service = open_memory()
    service.insert(sample.dump())
    before = set(service.dump())
    assert differing(service) == {}
    assert set(service.dump()) == before


def test_scratch_graphs_are_removed_when_it_is_cut_short() -> None:
    service = open_memory()
    before = set(service.dump())
    checks = check_service(service, open_memory(), key="0123")
    assert next(checks).name == "writing the sample"
    assert set(service.dump()) != before
    checks.close()  # type: ignore[attr-defined]
    assert set(service.dump()) == before


def test_graphs_that_cannot_be_removed_are_named() -> None:
    class Stuck(Spoilt):
        def update(self, sparql: str) -> None:
            raise StoreError(f"not now, {len(sparql)}")

    checks = check_service(Stuck(lambda _, rows: rows), open_memory(), key="0123")
    next(checks)
    with pytest.raises(StoreError, match=r"not now.*check-0123/> may be left there"):
        checks.close()  # type: ignore[attr-defined]


def test_holdings_are_compared_and_nothing_is_written(sample: GraphStore) -> None:
    class Readable(Spoilt):
        def update(self, sparql: str) -> None:
            raise AssertionError(sparql)

        insert = update  # type: ignore[assignment]

    service = Readable(lambda sparql, rows: rows[1:] if "kg:Denies" in sparql else rows)
    service.store.insert(sample.dump())
    checks = list(check_holdings(service, open_memory(), sample.dump()))
    assert {each.name.split(" -p")[0] for each in checks} == set(load_catalog())
    assert "denials" in {each.name for each in checks if each.difference}


@pytest.mark.parametrize(
    ("got", "expected", "same"),
    [
        ([("0.850", "decimal")], [("0.85", "decimal")], True),
        ([("0.8500001", "decimal")], [("0.85", "decimal")], False),
        ([("14", "integer")], [("14", "decimal")], False),
        ([], [("1", "integer")], False),
    ],
)
def test_numbers_count_by_value(got: list[tuple[str, str]], expected: list[tuple[str, str]], same: bool) -> None:
    def rows(values: list[tuple[str, str]]) -> Rows:
        return tuple((Literal(text, datatype=NamedNode(str(XSD[kind]))),) for text, kind in values)

    assert (difference(rows(got), rows(expected)) == "") is same
