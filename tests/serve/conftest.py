"""A store with the sample article and a hostile one, and the application over it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra hearsay[serve] is not installed")

from starlette.testclient import TestClient

from kg.build import build_quads
from kg.ids import work_iri
from kg.model import Actor, Article, Attribution, Extraction, ModelIdentity, Span
from kg.pipeline import build_graph
from kg.query.run import Limits
from kg.serve import ServeSettings, create_app
from kg.store import LedgerEntry, open_store
from tests.sample import EXTRACTION

LIMIT_SECONDS = 3
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
    """The sample article, printed by another outlet some days later."""
    article = dataclasses.replace(
        EXTRACTION.article,
        url="https://other.example/1",
        publisher="Other",
        title="Later",
        published=dt.date(2026, 3, 9),
    )
    return dataclasses.replace(EXTRACTION, article=article)


def large_extraction(number: int, speakers: int) -> Extraction:
    """An invented article in which so many people say something about so many bridges."""
    sentences, said, actors, at = [], [], [], 0
    for each in range(speakers):
        name, claim = f"Speaker {number}-{each}", f"bridge {number}-{each} is open"
        source, content = Span(at, at + len(name)), Span(at + len(name) + 11, at + len(name) + 11 + len(claim))
        actors.append(Actor(id=f"a{each}", name=name, type="person", mentions=(source,)))
        cue = Span(source.end + 1, source.end + 5)
        said.append(
            Attribution(
                source=(source,),
                cue=(cue,),
                content=(content,),
                stance="asserts",
                mode="indirect",
                speaker=f"a{each}",
                confidence=0.9,
                rule="test",
            )
        )
        sentences.append(f"{name} said that {claim}.")
        at += len(sentences[-1]) + 1
    article = Article(text=" ".join(sentences), id=f"large-{number}", published=dt.date(2026, 3, 1 + number))
    model = ModelIdentity(name="by hand", version="1", digest="0" * 16)
    return Extraction(article=article, model=model, attributions=tuple(said), actors=tuple(actors))


def keep_unchecked(store_path: Path, extraction: Extraction) -> None:
    """Store an extraction's graph without SHACL, which takes long for large ones."""
    graph = build_quads(extraction)
    entry = LedgerEntry(
        article=graph.article_iri,
        ingested_at=dt.datetime(2026, 3, 6, tzinfo=dt.UTC),
        ingested_from=extraction.article.id or "",
    )
    with open_store(store_path, create=True) as store:
        store.replace_graph(graph.iri, graph.quads, ledger=entry)


@contextmanager
def serving(store_path: Path) -> Iterator[str]:
    """`kg serve` as a user starts it, on a free port; stopped as a user stops it."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(store_path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, line + server.stderr.read()
        threading.Thread(target=server.stderr.read, daemon=True).start()  # else its log fills the pipe
        try:
            yield found[0]
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(timeout=60) == 0


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serve") / "store"
    keep(path, EXTRACTION)
    keep(path, hostile_extraction())
    return path


@pytest.fixture(scope="session")
def settings(store_path: Path) -> ServeSettings:
    limits = Limits(cpu_seconds=LIMIT_SECONDS, wall_seconds=LIMIT_SECONDS, memory_bytes=2 * 1024**3, rows=200)
    return ServeSettings(store=str(store_path), limits=limits)


@pytest.fixture(scope="session")
def client(settings: ServeSettings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as found:
        yield found
