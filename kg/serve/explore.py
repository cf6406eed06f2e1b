"""Pages for exploring: figures over time, the network, saved queries with forms, a SPARQL editor."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from kg import __version__
from kg.errors import QueryError
from kg.export.html import html_text, page_policy
from kg.export.projection import project
from kg.export.source import StoreSource
from kg.query import run_saved
from kg.query.results import Result, Term
from kg.serve.chart import chart_of
from kg.serve.figures import series_csv
from kg.serve.index import StoreIndex
from kg.serve.pages import MENU, index_of, not_found, one_page, page_of, pages_of, saved_queries, series_of
from kg.serve.snapshot import Snapshot
from kg.vocab import PREFIXES

MOST_ROWS = 500
# Columns of saved queries whose numbers can be laid side by side.
COUNTING = frozenset({"articles", "assertions", "share"})


async def figures(request: Request) -> Response:
    """Everything of which there is more than one figure, what most sources count first."""
    pages = pages_of(request)
    series = await pages.answer(series_of)
    compared = series.compared
    values = {"here": "figures", "alone": len(series.ordered) - len(compared), **one_page(request, compared, "series")}
    return pages.html("figures.html", values)


async def figure_series(request: Request) -> Response:
    """One thing counted: who gave which figure when."""
    key = f"{request.path_params['article']}/{request.path_params['part']}"

    def work(snapshot: Snapshot) -> dict[str, Any]:
        every = series_of(snapshot)
        series = every.by_key.get(key)
        if series is None:
            raise not_found("thing counted")
        return {
            "here": "figures",
            "series": series,
            "elsewhere": every.in_same_words(series),
            "chart": chart_of(series),
            "actor_of": index_of(snapshot).actor_of,
        }

    pages = pages_of(request)
    values = await pages.answer(work)
    kind = request.query_params.get("f")
    if kind == "svg" and values["chart"] is not None:
        return Response(pages.text("chart.svg", values), media_type="image/svg+xml", headers=_file("figures.svg"))
    if kind == "csv":
        return Response(
            series_csv(values["series"]), media_type="text/csv; charset=utf-8", headers=_file("figures.csv")
        )
    return pages.html("series.html", values)


def _file(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


async def network(request: Request) -> Response:
    """The network view of `kg export -f html`, with links to the pages."""

    def work(snapshot: Snapshot) -> str:
        return snapshot.keep(
            "network",
            lambda store: html_text(
                project(StoreSource(store).select),
                generator=f"hearsay {__version__}",
                pages=page_of,
                menu=[("Hearsay", "/"), *((label, address) for _, label, address in MENU)],
            ),
        )

    page = await pages_of(request).answer(work)
    return HTMLResponse(page, headers={"Content-Security-Policy": page_policy(page)})


async def queries(request: Request) -> Response:
    """The saved queries."""
    return pages_of(request).html("queries.html", {"here": "queries", "queries": saved_queries().values()})


async def query(request: Request) -> Response:
    """One saved query: its form, and its answer where the form was sent."""
    catalog = saved_queries()
    name = request.path_params["name"]
    if name not in catalog:
        raise not_found("saved query")
    saved = catalog[name]
    given = {each.name: request.query_params.get(each.name, "").strip() for each in saved.params}
    asked = "run" in request.query_params or not any(each.required for each in saved.params)
    fault, result = "", None
    pages = pages_of(request)
    if asked:
        parameters = {key: value for key, value in given.items() if value}
        try:
            result = await pages.answer(lambda snapshot: run_saved(snapshot.store, name, parameters))
        except QueryError as error:
            fault = str(error)
    index = await pages.answer(index_of)
    rows = [] if result is None else [[_cell(term, index) for term in row] for row in result.rows[:MOST_ROWS]]
    values = {
        "here": "queries",
        "bars": {} if result is None else _bars(result),
        "query": saved,
        "given": given,
        "fault": fault,
        "asked": asked,
        "columns": [] if result is None else list(result.variables),
        "rows": rows,
        "total": 0 if result is None else len(result),
    }
    return pages.html("query.html", values, status=400 if fault else 200)


def _bars(result: Result) -> dict[str, float]:
    """The columns that count or share something out, drawn as bars as well, with the longest bar's number."""
    found = {}
    for name in sorted(COUNTING & set(result.variables)):
        numbers = [float(value) for row in result if isinstance(value := row[name], int | float | Decimal)]
        if numbers and max(numbers) > 0:
            found[name] = max(numbers)
    return found


def _cell(term: Term | None, index: StoreIndex) -> tuple[str, str | None]:
    """A value as text, and the address of a page about it: of IRIs of ours, and of addresses of stored articles."""
    if term is None:
        return "", None
    value = getattr(term, "value", str(term))
    article = index.article_by_url.get(value)
    if article is not None:
        return article.label, f"/article/{article.key}"
    return value, page_of(value) if isinstance(term, NamedNode) else None


async def sparql_page(request: Request) -> Response:
    """The editor."""
    saved = [{"name": each.name, "summary": each.summary, "text": each.text} for each in saved_queries().values()]
    known = {"prefixes": PREFIXES, "queries": saved, "terms": _terms()}
    return pages_of(request).html("sparql.html", {"here": "sparql", "known": json.dumps(known), "queries": saved})


def _terms() -> list[str]:
    """Our own terms as an editor offers them."""
    from kg.vocab import KG

    return sorted(f"kg:{name}" for name in KG.__annotations__ if not name.startswith("_"))


ROUTES = [
    Route("/figures", figures),
    Route("/figures/{article}/{part}", figure_series),
    Route("/network", network),
    Route("/queries", queries),
    Route("/queries/{name}", query),
    Route("/editor", sparql_page, name="sparql_page"),
]
