"""A store with the sample article and a hostile one, and the application over it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra hearsay[serve] is not installed")

from starlette.testclient import TestClient

from kg.ids import work_iri
from kg.model import Actor, Article, Attribution, Extraction, ModelIdentity, Span
from kg.pipeline import build_graph
from kg.query.run import Limits
from kg.serve import ServeSettings, create_app
from kg.store import LedgerEntry, open_store
from tests.sample import EXTRACTION

HOSTILE_TEXT = (
    "</script><script>window.broken = 1</script> said "
    "\"'><img src=x onerror='window.broken = 1'> \u202egnp.exe\" today."
)


def hostile_extraction() -> Extraction:
    """Everything that a page shows of an article, made of markup."""
    source, cue = Span(0, 43), Span(44, 48)
    content = Span(49, len(HOSTILE_TEXT) - 7)
    article = Article(
        text=HOSTILE_TEXT,
        id="hostile",
        url="javascript:window.broken=1",
        title="<img src=x onerror='window.broken = 1'>",
        published=dt.date(2026, 3, 5),
        publisher="=cmd|'/c calc'!A1",
    )
    actor = Actor(id="a", name="</script><script>window.broken = 1</script>", type="person", mentions=(source,))
    said = Attribution(
        source=(source,), cue=(cue,), content=(content,), stance="asserts", mode="direct", speaker="a", confidence=0.9,
        rule="test",
    )  # fmt: skip
    return Extraction(
        article=article,
        model=ModelIdentity(name="by hand", version="1", digest="0" * 16),
        attributions=(said,),
        actors=(actor,),
    )


def keep(store_path: Path, extraction: Extraction) -> str:
    """Store an extraction's graph and give the article's IRI."""
    checked = build_graph(extraction)
    assert checked.report.conforms, checked.report
    entry = LedgerEntry(
        article=checked.graph.article_iri,
        ingested_at=dt.datetime(2026, 3, 6, tzinfo=dt.UTC),
        ingested_from=extraction.article.id or "",
        work=None if extraction.article.url is None else work_iri(extraction.article.url),
    )
    with open_store(store_path, create=True) as store:
        store.replace_graph(checked.graph.iri, checked.graph.quads, ledger=entry)
    return checked.graph.article_iri


def later_extraction() -> Extraction:
    """The sample article, printed by another outlet."""
    article = dataclasses.replace(EXTRACTION.article, url="https://other.example/1", publisher="Other", title="Later")
    return dataclasses.replace(EXTRACTION, article=article)


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serve") / "store"
    keep(path, EXTRACTION)
    keep(path, hostile_extraction())
    return path


@pytest.fixture(scope="session")
def settings(store_path: Path) -> ServeSettings:
    limits = Limits(cpu_seconds=3, wall_seconds=3, memory_bytes=2 * 1024**3, rows=200)
    return ServeSettings(store=str(store_path), limits=limits)


@pytest.fixture(scope="session")
def client(settings: ServeSettings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as found:
        yield found
