"""Users' SPARQL on an embedded store runs in a child process under limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.query import Limits, run_text
from kg.store import GraphStore, open_memory, open_store
from tests.store.graphs import entry, graph, graph_name

NAME = graph_name()
TEXTS = [f"text {number}" for number in range(40)]


@pytest.fixture(scope="module", params=["directory", "memory"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    place: Path = tmp_path_factory.mktemp("run") / "store"
    with open_memory() if request.param == "memory" else open_store(place, create=True) as opened:
        opened.replace_graph(NAME, graph(NAME, *TEXTS), ledger=entry())
        yield opened


def test_select(store: GraphStore) -> None:
    result = run_text(store, f"SELECT ?t ?none {{ GRAPH <{NAME}> {{ ?s ?p ?t }} }} ORDER BY ?t LIMIT 1")
    assert [dict(row) for row in result] == [{"t": "text 0", "none": None}]
    assert not result.truncated


def test_ask_construct_describe(store: GraphStore) -> None:
    assert run_text(store, "ASK { GRAPH ?g { ?s ?p 'text 3' } }").boolean
    assert not run_text(store, "ASK { GRAPH ?g { ?s ?p 'no' } }")
    made = run_text(store, f"CONSTRUCT {{ ?s ?p 1 }} WHERE {{ GRAPH <{NAME}> {{ ?s ?p ?o }} }}")
    assert made.kind == "triples"
    assert len(made) == 1
    if store.directory is not None:
        assert len(run_text(store, f"DESCRIBE <{NAME}>")) == 40


def test_rows_are_limited(store: GraphStore) -> None:
    every = f"SELECT ?t {{ GRAPH <{NAME}> {{ ?s ?p ?t }} }}"
    assert run_text(store, every, limits=Limits(rows=7)).truncated
    assert len(run_text(store, every, limits=Limits(rows=7))) == 7
    assert not run_text(store, every, limits=Limits(rows=40)).truncated


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("DROP ALL", "updates are refused"),
        ("SELECT ?s FROM <urn:other> { ?s ?p ?o }", "no graph of this store"),
        ("SELECT ?s {", "not valid SPARQL"),
        ("SELECT ?s { ?s ?p <relative> }", "IRI (before here is relative or malformed; write it whole|parsing failed)"),
        ("SELECT ?s (SUM(?o) AS ?n) { ?s ?p ?o } GROUP BY ?p", "The SELECT contains a variable that is unbound"),
    ],
)
def test_what_is_refused(store: GraphStore, text: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        run_text(store, text)


def test_a_graph_of_the_store_may_be_named_in_from(store: GraphStore) -> None:
    assert len(run_text(store, f"SELECT ?t FROM <{NAME}> {{ ?s ?p ?t }}")) == 40


_ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"GRAPH ?g{i} {{ ?s{i} ?p{i} ?o{i} }}" for i in range(6)) + " }"


def test_a_runaway_query_is_stopped(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        store.replace_graph(NAME, graph(NAME, *TEXTS), ledger=entry())
        with pytest.raises(QueryError, match="stopped after 1 seconds of computing"):
            run_text(store, _ENDLESS, limits=Limits(cpu_seconds=1))
        with pytest.raises(QueryError, match=r"stopped after 1 seconds; make it more selective"):
            run_text(store, _ENDLESS, limits=Limits(wall_seconds=1))


def test_memory_is_limited(tmp_path: Path) -> None:
    greedy = (
        f"SELECT ?a {{ GRAPH <{NAME}> {{ ?x ?y ?a . ?x ?y ?b . ?x ?y ?c . ?x ?y ?d }} "
        'BIND(CONCAT(?a, ?b, ?c, ?d, "' + "x" * 5000 + '") AS ?long) } ORDER BY ?long LIMIT 1'
    )
    with open_store(tmp_path / "store", create=True) as store:
        store.replace_graph(NAME, graph(NAME, *TEXTS), ledger=entry())
        with pytest.raises(QueryError, match="MB of memory"):
            run_text(store, greedy, limits=Limits(memory_bytes=600 * 1024**2))


def test_our_prefixes_need_no_declaration(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        assert run_text(store, "ASK { GRAPH ?g { ?a kg:stance kg:Denies } }").boolean is False
        own = run_text(store, "PREFIX kg: <https://else.example/> SELECT (STR(kg:x) AS ?iri) WHERE {}")
        assert [row["iri"] for row in own] == ["https://else.example/x"]
        with pytest.raises(QueryError, match="not declared; known without declaration: kg, schema"):
            run_text(store, "ASK { GRAPH ?g { ?a foo:stance ?b } }")
