"""Saved queries over the SPARQL Protocol give what they give in this process; users' text is guarded as well."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.query import load_catalog, run_saved, run_text
from kg.store import GraphStore, open_store
from tests.queries.articles import ARTICLES
from tests.queries.conftest import fill, store_of


@pytest.fixture
def remote(empty_service: str) -> GraphStore:
    with open_store(empty_service, create=True) as store:
        fill(store, ARTICLES[1:5])
    return open_store(empty_service, read_only=True)


def test_every_saved_query(remote: GraphStore) -> None:
    here = store_of(ARTICLES[1:5])
    for name, query in load_catalog().items():
        assert run_saved(remote, name, {}).rows == run_saved(here, name, {}).rows, name
        if any(parameter.name == "speaker" for parameter in query.params):
            given = {"speaker": "Ana Ruiz"}
            assert run_saved(remote, name, given).rows == run_saved(here, name, given).rows, name
    assert set(remote.dump()) == set(here.dump())


def test_text_of_users(remote: GraphStore) -> None:
    assert run_text(remote, "ASK { GRAPH ?g { ?s ?p ?o } }").boolean
    made = run_text(remote, "CONSTRUCT { ?s a ?c } WHERE { GRAPH ?g { ?s a ?c } }")
    assert made.kind == "triples"
    assert len(made) > 100
    for text in (
        "SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "DROP ALL",
        "SELECT ?s FROM <urn:x> { ?s ?p 1 }",
    ):
        with pytest.raises(QueryError, match="refused"):
            run_text(remote, text)
