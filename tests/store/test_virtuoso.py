"""A real Virtuoso: what it can do for us works, what it does wrong is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, NamedNode, Quad

from kg.cli.main import kg
from kg.errors import StoreError
from kg.query.conformance import check_service
from kg.store import LEDGER, GraphStore, RemoteStore, open_memory, open_store
from kg.store.remote import open_unmarked
from tests.store.graphs import entry, graph, graph_name


@pytest.fixture
def store(virtuoso: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[GraphStore]:
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
    with open_store(f"{virtuoso}/sparql-auth", create=True) as opened:
        yield opened
        for name in (graph_name(), "urn:large"):
            opened.update(f"DROP SILENT GRAPH <{name}>")


def test_graphs_are_written_replaced_and_read_back(store: GraphStore) -> None:
    def write(*texts: str) -> str:
        return store.replace_graph(graph_name(), graph(graph_name(), *texts), ledger=entry())

    assert [write("one", "two"), write("one", "two"), write("three")] == ["added", "unchanged", "replaced"]
    assert set(store.quads(graph_name())) == set(graph(graph_name(), "three"))
    assert store.has_graph(graph_name())
    assert store.query("ASK { GRAPH <urn:nowhere> { ?s ?p ?o } }") is False
    assert graph_name() in store.graph_names()
    described = store.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph_name()}> {{ ?s ?p ?o }} }}")
    assert isinstance(described, tuple)
    assert len(described) == len(graph(graph_name(), "three"))


def test_a_saved_query_is_answered_with_a_warning(store: GraphStore) -> None:
    done = CliRunner().invoke(kg, ["query", "capacities", "--store", store.location])
    assert "fails on some saved queries" in done.stderr
    assert done.exit_code == 0


def test_rows_that_it_keeps_back_are_missed(store: GraphStore) -> None:
    name = NamedNode("urn:large")
    for start in (0, 600):
        store.insert(
            Quad(NamedNode(f"urn:s{n}"), NamedNode("urn:p"), Literal(str(n)), name) for n in range(start, start + 600)
        )
    with pytest.raises(StoreError, match=r"stops at 1,000 rows \(X-SPARQL-MaxRows\)"):
        list(store.quads("urn:large"))
    assert len(store.query("SELECT ?s WHERE { GRAPH <urn:large> { ?s ?p ?o } } LIMIT 999").rows) == 999


def test_an_answer_cut_off_at_its_time_limit_is_no_answer(virtuoso: str, store: GraphStore) -> None:
    with open_unmarked(f"{virtuoso}/sparql?timeout=1000") as hurried, pytest.raises(StoreError, match="only a part"):
        hurried.query(
            "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?a { ?s ?p ?o } GRAPH ?b { ?t ?q ?r } GRAPH ?c { ?u ?v ?w } "
            "FILTER(STRLEN(STR(?o)) + STRLEN(STR(?r)) + STRLEN(STR(?w)) = 7) }"
        )
    assert store.has_graph(LEDGER)


def test_who_may_not_write_is_told_where_to(virtuoso: str, store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    del store  # it is marked as a store
    monkeypatch.setenv("KG_STORE_PASSWORD", "wrong")
    with pytest.raises(StoreError, match="access refused"):
        open_store(f"{virtuoso}/sparql-auth")
    monkeypatch.delenv("KG_STORE_USER")
    monkeypatch.delenv("KG_STORE_PASSWORD")
    with (
        open_store(f"{virtuoso}/sparql") as anonymous,
        pytest.raises(StoreError, match=r"access refused .* ends in /sparql-auth"),
    ):
        anonymous.update("INSERT DATA { GRAPH <urn:a> { <urn:a> <urn:a> 1 } }")


def test_the_check_names_what_it_gets_wrong(store: RemoteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.query.conformance.load_catalog", dict)  # some saved queries take it minutes, or end it
    with open_unmarked(store.location, timeout=20) as service, open_memory() as here:
        found = {check.name: check.difference for check in check_service(service, here, key="0123")}
    assert "22023" in found["literal duration"]
    assert found["literal decimal of 18 digits"]
    assert not found["an update replaces a graph"]
    assert store.query("ASK { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), '/check-')) }") is False
