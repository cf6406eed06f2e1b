"""The library as README shows it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

import kg
from kg.errors import InputError, StoreError
from kg.ids import article_iri
from tests import scripted
from tests.sample import ARTICLE


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> kg.Store:
    scripted.install(monkeypatch)
    return kg.Store(tmp_path / "store")


def write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_public_names_exist() -> None:
    for name in kg.__all__:
        assert getattr(kg, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'ingest_everything'"):
        kg.ingest_everything  # noqa: B018


def test_importing_the_package_and_reading_text_loads_nothing_heavy(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "He said no.")
    code = (
        f"import sys, kg; kg.read({str(path)!r}); "
        "print(sorted(set(sys.modules) & {'spacy', 'rdflib', 'pyoxigraph', 'trafilatura', 'click', 'pyshacl'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "He said no.")
    article = kg.read(path, date="2024-05-03", title="No", publisher="Example News", url="https://example.org/1")
    assert article == kg.Article(
        "He said no.",
        "https://example.org/1",
        url="https://example.org/1",
        title="No",
        published=dt.date(2024, 5, 3),
        publisher="Example News",
    )


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", "", "is empty"),
        ("a.jsonl", '{"text": "a"}\n{"text": "b"}', "more than one article: use kg.read_all"),
        ("a.jsonl", '{"text": "a"}\n{', "more than one article"),
        ("a.jsonl", "{", "is no JSON"),
    ],
)
def test_read_wants_exactly_one_article(name: str, content: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=reason):
        kg.read(write(tmp_path, name, content))


def test_read_all(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "A said no.")
    write(tmp_path, "b.txt", "")
    write(tmp_path, "c.txt", "C said no.")
    rejected: list[InputError] = []
    articles = kg.read_all(tmp_path, rejected=rejected, publisher="Example News")
    assert [(article.text, article.publisher) for article in articles] == [
        ("A said no.", "Example News"),
        ("C said no.", "Example News"),
    ]
    assert [Path(error.path or "").name for error in rejected] == ["b.txt"]
    with pytest.raises(InputError, match="is empty"):
        list(kg.read_all(tmp_path))


def test_ingest_one_and_several(store: kg.Store) -> None:
    with store:
        summary = store.ingest(ARTICLE)
        assert (summary.added, summary.unchanged, summary.replaced) == (1, 0, 0)
        assert (summary.assertions, summary.numeric_claims, summary.actors, summary.events) == (10, 9, 6, 1)
        other = kg.Article("Another text.", "other")
        bad = kg.Article(scripted.VIOLATING, "bad")
        broken = kg.Article(scripted.BREAKING, "broken")
        summary = store.ingest([ARTICLE, InputError("is empty", path="e.txt"), other, bad, broken])
        assert (summary.added, summary.unchanged, summary.replaced) == (1, 1, 0)
        assert [result.article for result in summary.refused] == ["bad"]
        assert [violation.severity for violation in summary.refused[0].violations] == ["Violation"]
        assert [(result.article, result.error) for result in summary.failed] == [
            ("e.txt", "e.txt: is empty"),
            ("broken", "ZeroDivisionError: division by zero"),
        ]
        assert summary.unread == 1


def test_results_come_in_order_and_one_at_a_time(store: kg.Store) -> None:
    taken = []

    def articles():  # type: ignore[no-untyped-def]
        for number in range(12):
            taken.append(number)
            yield kg.Article(f"Text {number}.", str(number))

    with store:
        results = store.iter_ingest(articles(), workers=1)
        assert next(results).article == "0"
        assert len(taken) == 1
        assert [result.article for result in results] == [str(number) for number in range(1, 12)]


def test_no_process_is_started_unasked(store: kg.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.batch.Processes", None)  # in a script without a guard it would start itself again
    with store:
        assert store.ingest(InputError("is empty") for _ in range(50)).unread == 50


def test_graph_of_an_article(store: kg.Store) -> None:
    with store:
        store.ingest([ARTICLE, kg.Article("Another text.", "other")])
        graph = store.graph(ARTICLE)
        iri = rdflib.URIRef(article_iri(ARTICLE))
        body = rdflib.SDO.articleBody
        assert [str(text) for text in graph.objects(iri, body)] == [ARTICLE.text]
        assert len(list(graph.subject_objects(body))) == 1
        assert set(store.graph(str(iri))) == set(graph)
        assert set(store.graph(str(graph.identifier))) == set(graph)
        with pytest.raises(StoreError, match="ingest it first"):
            store.graph(dataclasses.replace(ARTICLE, text="Never ingested."))


def test_network(store: kg.Store) -> None:
    with store:
        store.ingest(ARTICLE)
        network = store.network("claims")
        assert network.number_of_nodes() > 0
        assert network.number_of_edges() > 0


def test_query_by_name_and_by_text(store: kg.Store) -> None:
    with store:
        store.ingest(ARTICLE)
        result = store.query("who-said-what", speaker="Ana Ruiz")
        assert result.variables[:3] == ("article", "published", "speaker")
        assert {row["speaker"] for row in result} == {"Ana Ruiz"}
        assert store.query("who_said_what", speaker="Ana Ruiz") == result
        counted = store.query("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?claim a kg:Claim } }".replace(
            "kg:Claim", "<https://w3id.org/hearsay/ns#Claim>"
        ))  # fmt: skip
        assert [row["n"] > 0 for row in counted] == [True]


def test_read_only_store_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        kg.Store(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


def test_extract_is_the_function_and_the_subpackage() -> None:
    code = (
        "import kg; first = kg.extract\n"
        "import kg.extract.syntax\n"
        "from kg import extract\n"
        "from kg.extract import extract_dates\n"
        "for function in (first, kg.extract, extract):\n"
        "    try: function('no article', model='no-such-pipeline')\n"
        "    except kg.KgError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.count("spaCy pipeline 'no-such-pipeline': neither installed") == 3


@pytest.mark.model
def test_extract(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Mayor Tomas Berg denied that at least 45 people were freed.")
    article = kg.read(path, date="2024-05-03")
    extraction = kg.extract(article)
    assert kg.extract(article) == extraction
    (found,) = extraction.attributions
    assert {actor.name for actor in extraction.actors if actor.id == found.speaker} == {"Tomas Berg"}
    assert found.stance == "denies"
