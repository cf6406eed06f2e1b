"""Pages for reading: the start, articles, actors, claims with what proves them, and the search."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.serve.actor import Filters, actor_profile
from kg.serve.ask import select
from kg.serve.marked_text import segments
from kg.serve.pages import index_of, not_found, one_page, pages_of, search_of, series_of
from kg.serve.records import ArticleRecords, Record, article_records
from kg.serve.snapshot import Snapshot

NEWEST = 12
MOST_QUOTED = 12
DISAGREEING = 8
MOST_FOUND = 100


async def start(request: Request) -> Response:
    """What is in the store."""

    def work(snapshot: Snapshot) -> dict[str, Any]:
        index, series = index_of(snapshot), series_of(snapshot)
        disagreeing = [each for each in series.ordered if each.apart]
        return {
            "here": "start",
            "store": snapshot.store.location,
            "counts": [
                ("articles", len(index.newest), "/articles"),
                ("statements", sum(entry.said for entry in index.newest), "/queries/who-said-what"),
                ("speakers", len(index.speakers), "/actors"),
                ("things counted", len(series.ordered), "/figures"),
            ],
            "articles": index.newest[:NEWEST],
            "actors": index.speakers[:MOST_QUOTED],
            "disagreeing": disagreeing[:DISAGREEING],
        }

    pages = pages_of(request)
    return pages.html("start.html", await pages.answer(work))


async def articles(request: Request) -> Response:
    """All articles."""
    pages = pages_of(request)
    found = await pages.answer(lambda snapshot: index_of(snapshot).newest)
    return pages.html("articles.html", {"here": "articles", **one_page(request, found, "articles")})


async def actors(request: Request) -> Response:
    """The actors who say something, those who speak most first."""
    pages = pages_of(request)
    index = await pages.answer(index_of)
    unnamed = sum(1 for entry in index.actors if entry.said and not entry.resolved)
    values = {"here": "actors", "unnamed": unnamed, **one_page(request, index.speakers, "actors")}
    return pages.html("actors.html", values)


async def article(request: Request) -> Response:
    """One article with everything marked in it."""
    key = request.path_params["key"]

    def work(snapshot: Snapshot) -> dict[str, Any]:
        entry = index_of(snapshot).article_by_key.get(key)
        if entry is None:
            raise not_found("article")
        records = _records(snapshot, entry.graph)
        newer = next((each for each in index_of(snapshot).articles if each.iri == entry.newer), None)
        return {
            "here": "articles",
            "article": entry,
            "newer": newer,
            "records": records,
            "segments": segments(records),
            "actor_of": index_of(snapshot).actor_of,
        }

    pages = pages_of(request)
    return pages.html("article.html", await pages.answer(work))


def _records(snapshot: Snapshot, graph: str) -> ArticleRecords:
    return snapshot.keep(("records", graph), lambda store: article_records(store, graph))


async def actor(request: Request) -> Response:
    """One actor: names, roles, statements with filters, who relays and contradicts."""
    key = f"{request.path_params['article']}/{request.path_params['part']}"
    filters = Filters.read(request.query_params)

    def work(snapshot: Snapshot) -> dict[str, Any]:
        index = index_of(snapshot)
        entry = index.actor_of.get(index.iri(*key.split("/", 1)) or "")
        if entry is None:
            raise not_found("actor")
        profile = actor_profile(snapshot.store, entry, index, filters)
        return {
            "here": "actors",
            "actor": entry,
            "profile": profile,
            "filters": filters,
            "namesakes": index.namesakes(entry) if entry.resolved else (),
        }

    pages = pages_of(request)
    return pages.html("actor.html", await pages.answer(work))


async def claim(request: Request) -> Response:
    """One claim or figure with everything that proves it."""
    article_key, part = request.path_params["article"], request.path_params["part"]

    def work(snapshot: Snapshot) -> dict[str, Any]:
        index = index_of(snapshot)
        entry = index.article_by_key.get(article_key)
        iri = index.iri(article_key, part)
        if entry is None or iri is None:
            raise not_found("claim")
        records = _records(snapshot, entry.graph)
        every = (*records.said, *records.narrated)
        stating = [each for each in every if each.claim == iri or any(one.iri == iri for one in each.figures)]
        if not stating:
            raise not_found("claim")
        figure = next((one for each in stating for one in each.figures if one.iri == iri), None)
        return {
            "here": "",
            "article": entry,
            "iri": iri,
            "words": figure.text if figure else stating[0].content,
            "figure": figure,
            "stating": [(each, _chain(each, records.said), _context(each, records)) for each in stating],
            "provenance": _provenance(snapshot, entry.graph),
            "series": series_of(snapshot).by_key.get(
                f"{article_key}/{str(figure.measurand).partition('#')[2]}" if figure else ""
            ),
            "today": dt.date.today().isoformat(),
            "actor_of": index.actor_of,
        }

    pages = pages_of(request)
    values = await pages.answer(work)
    return pages.html("claim.html", {**values, "address": str(request.url.replace(query=""))})


def _chain(record: Record, said: tuple[Record, ...]) -> list[Record]:
    """The record with those that it is nested in, outermost first."""
    by_number = {each.number: each for each in said}
    chain = [record]
    while (outer := chain[0].outer) is not None and outer in by_number and by_number[outer] not in chain:
        chain.insert(0, by_number[outer])
    return chain


def _context(record: Record, records: ArticleRecords) -> list[tuple[str, str]]:
    """The sentences around a record, cut into (text, part)."""
    from kg.export.html import context_edges

    spans = [span for span in record.spans if span.part in {"source", "cue", "content"}]
    if not spans:
        return []
    low, high = context_edges(records.body, min(each.start for each in spans), max(each.end for each in spans))
    pieces: list[tuple[str, str]] = []
    at = low
    for span in sorted(spans, key=lambda each: each.start):
        if span.start < at or span.end > high:
            continue
        pieces += [(records.body[at : span.start], ""), (records.body[span.start : span.end], span.part)]
        at = span.end
    return [*pieces, (records.body[at:high], "")]


_PROVENANCE = """SELECT ?software ?version ?model ?model_version ?digest ?configuration WHERE {
  GRAPH %s {
    ?activity a prov:Activity ; prov:wasAssociatedWith ?agent ; kg:model ?model_iri ; kg:configuration ?configuration .
    ?agent schema:name ?software ; schema:softwareVersion ?version .
    ?model_iri schema:name ?model ; schema:softwareVersion ?model_version ; kg:digest ?digest .
  }
}"""
_LEDGER = (
    "SELECT ?at ?from WHERE { GRAPH ?ledger { ?article kg:storedIn %s ; kg:ingestedAt ?at ; kg:ingestedFrom ?from } }"
)


def _provenance(snapshot: Snapshot, graph: str) -> dict[str, Any]:
    """What made the graph, when it was stored, and what the shapes say of it now."""
    from kg.validate import validate_quads

    name = str(NamedNode(graph))
    found: dict[str, Any] = {}
    for row in select(snapshot.store, _PROVENANCE % name):
        found.update(row)
    for row in select(snapshot.store, _LEDGER % name):
        found.update({"ingested_at": row["at"], "ingested_from": row["from"]})
    report = snapshot.keep(("report", graph), lambda store: validate_quads(list(store.quads(graph))))
    found["conforms"] = report.conforms
    found["graph"] = graph
    return found


async def search(request: Request) -> Response:
    """What the search box finds, as a page for those who press Enter."""
    words = request.query_params.get("q", "").strip()
    pages = pages_of(request)
    hits = await pages.answer(lambda snapshot: search_of(snapshot).find(words, most=MOST_FOUND))
    return pages.html("search.html", {"here": "", "words": words, "hits": hits, "most": MOST_FOUND})


ROUTES = [
    Route("/", start, name="start"),
    Route("/articles", articles),
    Route("/actors", actors),
    Route("/article/{key}", article),
    Route("/actor/{article}/{part}", actor),
    Route("/claim/{article}/{part}", claim),
    Route("/search", search),
]
