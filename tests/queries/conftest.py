from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
import rdflib

from kg.build import build_quads
from kg.ids import work_iri
from kg.ingest import connect
from kg.model import Extraction
from kg.store import GraphStore, LedgerEntry, open_memory
from tests.queries.articles import ARTICLES


def store_of(extractions: Iterable[Extraction]) -> GraphStore:
    """A store in memory with the graphs of some articles."""
    store = open_memory()
    fill(store, extractions)
    return store


def fill(store: GraphStore, extractions: Iterable[Extraction]) -> None:
    """Put the graphs of articles into a store, ingested one minute after the other."""
    for minute, extraction in enumerate(extractions):
        graph, article = build_quads(extraction), extraction.article
        entry = LedgerEntry(
            article=graph.article_iri,
            ingested_at=dt.datetime(2026, 3, 8, 12, minute, tzinfo=dt.UTC),
            ingested_from=article.id,
            work=work_iri(article.url) if article.url else None,
        )
        store.replace_graph(graph.iri, graph.quads, ledger=entry)
        connect(store, graph.iri)


@pytest.fixture(scope="session")
def all_articles() -> GraphStore:
    return store_of(ARTICLES)


@pytest.fixture(scope="session")
def few_articles() -> GraphStore:
    """Without the long first article: rdflib's engine takes minutes with it on a slow machine."""
    return store_of(ARTICLES[1:5])


@pytest.fixture(scope="session")
def few_in_rdflib(few_articles: GraphStore) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    dataset.parse(data="".join(f"{quad} .\n" for quad in few_articles.dump()), format="nquads")
    return dataset
