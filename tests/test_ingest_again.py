"""An article that the store has already is not read again, and the store ends as if it had been."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.store import LEDGER, unlinked_graphs
from tests import scripted
from tests.sample import ARTICLE, EXTRACTION

PLAIN = kg.Article("He said no.", "plain")  # no URL, no publisher: its name is its text alone


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the articles that are extracted from, in order."""
    scripted.install(monkeypatch)
    titles: list[str] = []

    def listed(article: kg.Article, nlp: object) -> kg.Extraction:
        titles.append(article.title or "")
        return scripted.scripted_extract(article, nlp)

    monkeypatch.setattr("kg.batch.extract_article", listed)
    return titles


def contents(store: kg.Store) -> set[str]:
    return {str(quad) for quad in store._store.dump() if quad.graph_name.value != LEDGER}


@pytest.mark.parametrize(
    ("first", "changes", "again"),
    [
        (ARTICLE, {}, 0),
        (PLAIN, {}, 0),
        (ARTICLE, {"title": "Other"}, 1),
        (ARTICLE, {"title": None}, 1),
        (ARTICLE, {"published": dt.date(2026, 3, 5)}, 1),
        (ARTICLE, {"published": None}, 1),
        (ARTICLE, {"publisher": "The Evening Ledger"}, 1),
        (ARTICLE, {"authors": ()}, 1),
        (ARTICLE, {"authors": ("Mira Holt", "Jo Pell")}, 1),
        (ARTICLE, {"language": "de"}, 1),
        (ARTICLE, {"id": "moved.txt"}, 1),
        (ARTICLE, {"url": "https://gazette.example/other"}, 1),
        (ARTICLE, {"text": "Other words."}, 1),
        (PLAIN, {"title": "Now with a title"}, 1),
        (PLAIN, {"published": dt.date(2026, 3, 5)}, 1),
    ],
)
def test_only_what_is_the_same_is_not_read_again(
    first: kg.Article, changes: dict[str, Any], again: int, read: list[str], tmp_path: Path
) -> None:
    second = dataclasses.replace(first, **changes)
    with kg.Store(tmp_path / "as-is") as store, kg.Store(tmp_path / "forced") as forced:
        for each in (store, forced):
            assert each.ingest(first).known == 0
        read.clear()
        summary = store.ingest(second)
        assert (len(read), summary.known) == (again, 1 - again)
        outcomes = forced.ingest(second, force=True).outcomes
        assert summary.outcomes == outcomes
        assert len(read) == again + 1
        assert contents(store) == contents(forced)


def test_another_model_or_version_reads_again(read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = dataclasses.replace(EXTRACTION.model, digest="another")
    with kg.Store(tmp_path / "store") as store:
        store.ingest(ARTICLE)
        monkeypatch.setattr("kg.annotate.pipeline.model_identity", lambda nlp: other)
        assert store.ingest(ARTICLE).known == 0
        assert len(read) == 2


def test_a_graph_that_lost_its_text_is_read_again(read: list[str], tmp_path: Path) -> None:
    with kg.Store(tmp_path / "store") as store:
        store.ingest(ARTICLE)
        whole = contents(store)
        store._store.update("DELETE WHERE { GRAPH ?g { ?article <https://schema.org/articleBody> ?text } }")
        assert contents(store) != whole
        assert store.ingest(ARTICLE).replaced == 1
        assert contents(store) == whole


def test_an_article_that_is_refused_is_read_each_time(read: list[str], tmp_path: Path) -> None:
    with kg.Store(tmp_path / "store") as store:
        for _ in range(2):
            assert len(store.ingest(kg.Article(scripted.VIOLATING, "bad")).refused) == 1
        assert len(read) == 2


def test_the_last_of_two_with_one_name_counts(read: list[str], tmp_path: Path) -> None:
    renamed = dataclasses.replace(ARTICLE, title="Other")
    with kg.Store(tmp_path / "store") as store:
        store.ingest(ARTICLE)
        whole = contents(store)
        assert store.ingest([renamed, ARTICLE]).replaced == 2
        assert contents(store) == whole


def test_other_names_are_other_articles(read: list[str], tmp_path: Path) -> None:
    with kg.Store(tmp_path / "store") as store:
        store.ingest(ARTICLE)
        assert store.ingest(ARTICLE, base="https://example.org/kg/").added == 1


def test_what_came_long_ago_is_judged_again(read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.ingest.SOON", 1)
    with kg.Store(tmp_path / "store") as store:
        summary = store.ingest([ARTICLE, PLAIN, ARTICLE])
        assert (summary.added, summary.known, len(read)) == (2, 1, 2)


@pytest.mark.parametrize("few", [0, 2, 20])
def test_many_changed_articles_are_linked_as_if_one_by_one(
    few: int, read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.writer.REPLACED", few)
    urls = [f"https://gazette.example/{number}" for number in range(4)]
    old = [dataclasses.replace(ARTICLE, url=url, title="Old") for url in urls]
    new = [dataclasses.replace(each, title="New") for each in old]
    with kg.Store(tmp_path / "again") as store:
        store.ingest(old)
        assert store.ingest(new).replaced == len(new)
        again = contents(store)
        assert not unlinked_graphs(store._store)
    with kg.Store(tmp_path / "fresh") as store:
        store.ingest(new)
        assert contents(store) == again
    assert read == ["Old"] * 4 + ["New"] * 8
