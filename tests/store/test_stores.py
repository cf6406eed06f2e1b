"""One scenario over every store: what holds for one holds for all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import KgError, QueryError, StoreError
from kg.store import LEDGER, GraphStore, Solutions
from kg.vocab import KG, PROV
from tests.store.graphs import ID, NOON, WORK, entry, graph, graph_name

Reopen = Callable[[], GraphStore]
XSD = "http://www.w3.org/2001/XMLSchema#"


def ledger_values(store: GraphStore, article: str, predicate: str) -> list[str]:
    answer = store.query(
        f"SELECT ?o WHERE {{ GRAPH <{LEDGER}> {{ <{ID}article/{article}> <{predicate}> ?o }} }} ORDER BY ?o"
    )
    assert isinstance(answer, Solutions)
    return [row[0].value for row in answer.rows]


def test_a_new_store_is_empty_and_marked(reopen: Reopen) -> None:
    with reopen() as store:
        assert store.graph_names() == ()
        assert {quad.graph_name for quad in store.dump()} == {NamedNode(LEDGER)}
        assert not store.has_graph(graph_name())
        assert list(store.quads(graph_name())) == []


def test_added_unchanged_replaced(reopen: Reopen) -> None:
    name = graph_name()
    with reopen() as store:
        assert store.replace_graph(name, graph(name, "one", "two"), ledger=entry()) == "added"
    with reopen() as store:
        before = set(store.dump())
        later = NOON.replace(year=2026)
        assert store.replace_graph(name, graph(name, "two", "one"), ledger=entry(at=later)) == "unchanged"
        assert set(store.dump()) == before
        assert store.replace_graph(name, graph(name, "three"), ledger=entry(at=later)) == "replaced"
        assert set(store.quads(name)) == set(graph(name, "three"))
        assert store.has_graph(name)
        assert store.graph_names() == (name,)
        assert ledger_values(store, "a1", KG.ingestedAt) == ["2026-12-26T12:00:00Z"]
        assert ledger_values(store, "a1", KG.ingestedFrom) == ["news/a1.txt"]


def test_numbers_that_the_engine_rewrites_are_unchanged(reopen: Reopen) -> None:
    name = graph_name()
    written = graph(
        name,
        Literal("0.90", datatype=NamedNode(f"{XSD}decimal")),
        Literal("+7", datatype=NamedNode(f"{XSD}integer")),
        Literal("2025-12-26", datatype=NamedNode(f"{XSD}date")),
    )
    with reopen() as store:
        assert store.replace_graph(name, written, ledger=entry()) == "added"
        assert store.replace_graph(name, written, ledger=entry()) == "unchanged"


def test_a_new_configuration_takes_the_place_of_the_old_one(reopen: Reopen) -> None:
    old, new, other = graph_name(), graph_name(configuration="c2"), graph_name("a2")
    with reopen() as store:
        store.replace_graph(old, graph(old, "x"), ledger=entry())
        store.replace_graph(other, graph(other, "y"), ledger=entry("a2", work=None))
        assert store.replace_graph(new, graph(new, "x"), ledger=entry()) == "replaced"
        assert store.graph_names() == (new, other)
        assert not store.has_graph(old)


def test_a_changed_text_of_one_work_revises_the_version_before(reopen: Reopen) -> None:
    with reopen() as store:
        for day, article in enumerate(["a1", "a2", "a3"]):
            name = graph_name(article)
            store.replace_graph(name, graph(name, article), ledger=entry(article, at=NOON.replace(day=1 + day)))
        assert ledger_values(store, "a1", PROV.wasRevisionOf) == []
        assert ledger_values(store, "a2", PROV.wasRevisionOf) == [f"{ID}article/a1"]
        assert ledger_values(store, "a3", PROV.wasRevisionOf) == [f"{ID}article/a2"]
        # the oldest again, with a new configuration: what it revises does not change, and no circle arises
        again = graph_name("a1", "c2")
        store.replace_graph(again, graph(again, "a1"), ledger=entry("a1"))
        assert ledger_values(store, "a1", PROV.wasRevisionOf) == []
        assert len(store.graph_names()) == 3


def test_articles_without_an_address_revise_nothing(reopen: Reopen) -> None:
    with reopen() as store:
        for article in ("a1", "a2"):
            name = graph_name(article)
            store.replace_graph(name, graph(name, article), ledger=entry(article, work=None))
        assert ledger_values(store, "a2", PROV.wasRevisionOf) == []


@pytest.mark.parametrize(
    ("quads", "words"),
    [
        ([], "empty graph"),
        (graph(graph_name("a2"), "x"), "another graph"),
        ([Quad(BlankNode("b"), NamedNode(KG.span), Literal("x"), NamedNode(graph_name()))], "blank node"),
    ],
)
def test_what_is_no_article_graph_is_refused(reopen: Reopen, quads: list[Quad], words: str) -> None:
    with reopen() as store:
        before = set(store.dump())
        with pytest.raises(StoreError, match=words):
            store.replace_graph(graph_name(), quads, ledger=entry())
        assert set(store.dump()) == before


def test_the_three_kinds_of_answers(reopen: Reopen) -> None:
    name = graph_name()
    with reopen() as store:
        store.replace_graph(name, graph(name, "one"), ledger=entry())
        rows = store.query(f"SELECT ?t ?none WHERE {{ GRAPH <{name}> {{ ?s ?p ?t }} }}")
        assert rows == Solutions(("t", "none"), ((Literal("one"), None),))
        assert store.query(f"ASK {{ GRAPH <{name}> {{ ?s ?p 'one' }} }}") is True
        assert store.query(f"ASK {{ GRAPH <{name}> {{ ?s ?p 'two' }} }}") is False
        triples = store.query(f"CONSTRUCT {{ ?s ?p ?t }} WHERE {{ GRAPH <{name}> {{ ?s ?p ?t }} }}")
        assert triples == (Triple(NamedNode(name), NamedNode("https://schema.org/text"), Literal("one")),)


def test_sparql_that_is_none_is_a_query_error(reopen: Reopen) -> None:
    with reopen() as store, pytest.raises(QueryError):
        store.query("SELECT ?x WHERE {")


def test_a_failed_update_leaves_everything_as_it_was(reopen: Reopen) -> None:
    name = graph_name()
    with reopen() as store:
        store.replace_graph(name, graph(name, "one"), ledger=entry())
        before = set(store.dump())
        with pytest.raises(KgError):
            store.update(f"DROP GRAPH <{name}> ; DROP GRAPH <urn:nowhere>")
        assert set(store.dump()) == before


def test_a_closed_store_says_so(reopen: Reopen) -> None:
    store = reopen()
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.query("ASK {}")


def test_work_is_kept_in_the_ledger(reopen: Reopen) -> None:
    name = graph_name()
    with reopen() as store:
        store.replace_graph(name, graph(name, "x"), ledger=entry())
        assert ledger_values(store, "a1", "http://purl.org/dc/terms/isVersionOf") == [WORK]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(), language=st.sampled_from([None, "en", "ar"]))
def test_every_text_comes_back_as_it_was(opened: GraphStore, text: str, language: str | None) -> None:
    name = graph_name()
    literal = Literal(text, language=language) if language else Literal(text)
    opened.replace_graph(name, graph(name, literal), ledger=entry())
    assert list(opened.quads(name)) == graph(name, literal)
    assert opened.replace_graph(name, graph(name, literal), ledger=entry()) == "unchanged"
