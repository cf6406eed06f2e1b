"""The comparisons graph: the same in any order, the same when made anew, and never older than the articles."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from pyoxigraph import NamedNode

from kg.build import build_quads
from kg.compare import comparison_quads, rebuild
from kg.ids import derived_graph_iri, work_iri
from kg.ingest import connect
from kg.link import rebuild as rebuild_links
from kg.model import Extraction
from kg.query import run_saved
from kg.store import GraphStore, LedgerEntry, open_memory
from kg.validate import validate_quads
from kg.vocab import KG, PROV
from tests.queries.articles import ARTICLES, HARBOUR, HARBOUR_CORRECTED
from tests.queries.draft import Draft

COMPARISONS, LEDGER = (derived_graph_iri(name) for name in ("comparisons", "ledger"))


def put(store: GraphStore, extraction: Extraction, minute: int = 0) -> str:
    graph, article = build_quads(extraction), extraction.article
    moment = dt.datetime(2026, 3, 8, 12, minute, tzinfo=dt.UTC)
    work = work_iri(article.url) if article.url else None
    store.replace_graph(graph.iri, graph.quads, ledger=LedgerEntry(graph.article_iri, moment, article.id, work))
    connect(store, graph.iri)
    return graph.iri


def comparisons(store: GraphStore) -> list[str]:
    return sorted(str(quad) for quad in store.quads(COMPARISONS))


def links(store: GraphStore) -> list[str]:
    return sorted(str(quad) for quad in store.quads(derived_graph_iri("links")))


def toll(
    outlet: str, day: int, speaker: str, number: int, *, place: str = "Vessel camp", event_day: str | None = None
) -> Extraction:
    """An article with one figure of one speaker about a release."""
    words = f"{number} people were released from the {place}"
    draft = Draft(f"{speaker} said {words}.", f"{outlet}-{day}", url=f"https://{outlet}.example/{day}",
                  published=dt.date(2026, 3, day), publisher=outlet)  # fmt: skip
    draft.actor("speaker", speaker, "organization")
    event = draft.event("release of people", "released", place=f"the {place}", when=event_day)
    said = draft.says("speaker", speaker, "said", words)
    draft.figure(f"{number} people", str(number), number, "person", "people released", attribution=said, event=event)
    return draft.extraction()


NEWS = [
    toll("gazette", 4, "Open Doors", 19),
    toll("post", 5, "Open Doors", 19),
    toll("ledger", 6, "Open Doors", 26),
    toll("courier", 5, "Ministry of Health", 40),
    toll("vesper", 7, "Ministry of Health", 40),
]


def kinds(store: GraphStore) -> list[tuple[str, str, str]]:
    return sorted(
        (str(r["figure_a"]), str(r["figure_b"]), str(r["kind"])) for r in run_saved(store, "discrepancies", {})
    )


def test_figures_of_several_articles_form_one_series() -> None:
    store = open_memory()
    for extraction in NEWS:
        put(store, extraction)
    assert kinds(store) == [("19 people", "40 people", "revised"), ("40 people", "26 people", "incompatible")]
    history = [(r["earlier"], r["later"], r["kind"], r["source"]) for r in run_saved(store, "figure-history", {})]
    assert history == [("19 people", "26 people", "inferred", "Open Doors")]
    alone = {(r["claim"], r["speaker"]): r["articles"] for r in run_saved(store, "single-source", {})}
    assert alone == {
        ("19 people", "Open Doors"): 2,
        ("26 people", "Open Doors"): 1,
        ("40 people", "Ministry of Health"): 2,
    }


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_ingest_makes_no_difference(seed: int) -> None:
    articles = [*NEWS, *(a for a in ARTICLES if a is not HARBOUR_CORRECTED)]
    stores = []
    for order in (articles, random.Random(seed).sample(articles, len(articles))):
        store = open_memory()
        for extraction in order:
            put(store, extraction)
        stores.append(comparisons(store))
    assert stores[0] == stores[1]
    assert stores[0]


def test_made_anew_it_is_the_same() -> None:
    store = open_memory()
    for minute, extraction in enumerate([*NEWS, *ARTICLES]):
        put(store, extraction, minute)
    before = comparisons(store)
    rebuild_links(store)
    rebuild(store)
    assert comparisons(store) == before
    put(store, NEWS[0])
    assert comparisons(store) == before


@pytest.mark.parametrize("gone", range(len(NEWS)))
def test_an_article_that_goes_takes_its_comparisons_along(gone: int) -> None:
    store = open_memory()
    graphs = [put(store, extraction) for extraction in NEWS]
    name = NamedNode(graphs[gone])
    store.update(f"DROP GRAPH {name} ; DELETE WHERE {{ GRAPH ?ledger {{ ?article <{KG.storedIn}> {name} }} }}")
    connect(store, graphs[gone])
    other = open_memory()
    for number, extraction in enumerate(NEWS):
        if number != gone:
            put(other, extraction)
    assert comparisons(store) == comparisons(other)


@pytest.mark.parametrize("changed", range(len(NEWS)))
def test_an_article_that_is_read_otherwise_is_linked_and_compared_as_it_is_now(changed: int) -> None:
    # the same text, hence the same graph, stored twice within a second: nothing of its first reading may stay
    otherwise = replace(NEWS[changed], events=(), numeric_claims=())
    store, other = open_memory(), open_memory()
    for extraction in NEWS:
        put(store, extraction)
        put(other, otherwise if extraction is NEWS[changed] else extraction)
    first = comparisons(store), links(store)
    put(store, otherwise)
    assert (comparisons(store), links(store)) == (comparisons(other), links(other))
    put(store, NEWS[changed])
    assert (comparisons(store), links(store)) == first


def test_a_newer_text_revises_the_older_one() -> None:
    store = open_memory()
    for minute, extraction in enumerate((HARBOUR, HARBOUR_CORRECTED)):
        put(store, extraction, minute)
    history = [(r["earlier"], r["later"]) for r in run_saved(store, "figure-history", {})]
    assert history == [("52 people", "58 people")]
    assert not any("52 people" in pair for pair in kinds(store))


def test_a_pair_of_an_older_text_is_not_shown_whatever_the_comparisons_hold() -> None:
    # a store whose comparisons were not brought up to date yet: the query itself answers from the newest texts
    store = open_memory()
    put(store, toll("gazette", 4, "Open Doors", 19))
    old = put(store, toll("courier", 5, "Ministry of Health", 40))
    assert kinds(store) == [("19 people", "40 people", "incompatible")]
    (older,) = [q.subject for q in store.quads(LEDGER) if str(q.object) == f"<{old}>"]
    newer = NamedNode(f"{str(older)[1:-1]}-newer")
    store.update(f"INSERT DATA {{ GRAPH <{LEDGER}> {{ {newer} <{PROV.wasRevisionOf}> {older} }} }}")
    assert kinds(store) == []


@pytest.mark.parametrize(
    "other",
    [
        toll("courier", 5, "Ministry of Health", 40, place="Harbour prison"),
        toll("courier", 30, "Ministry of Health", 40, event_day="2026-03-29"),
    ],
)
def test_other_places_and_other_times_do_not_meet(other: Extraction) -> None:
    store = open_memory()
    put(store, toll("gazette", 4, "Open Doors", 19, event_day="2026-03-03"))
    put(store, other)
    assert kinds(store) == []


def test_the_comparisons_conform_to_their_shapes() -> None:
    store = open_memory()
    for minute, extraction in enumerate([*NEWS, *ARTICLES]):
        put(store, extraction, minute)
    report = validate_quads(comparison_quads(store))
    assert not report.results
    quads = list(store.quads(COMPARISONS))
    broken = validate_quads(quads)
    assert {result.shape.rpartition("#")[2] for result in broken.results} == {"Revision-ends", "Discrepancy-ends"}


def test_a_name_that_too_many_reports_share_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.link.event_candidates.COMMON", 2)
    store, met = open_memory(), []
    for number, outlet in enumerate(("gazette", "ledger", "courier", "post")):
        put(store, toll(outlet, 4, "Open Doors", 19), number)
        met.append(sum("CanonicalEvent" in line for line in links(store)))
    assert met == [0, 1, 0, 0]
    before = links(store)
    rebuild_links(store)
    assert links(store) == before
