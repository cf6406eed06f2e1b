"""What the pages share: templates, the newest snapshot, addresses, and the page that tells of an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from kg import __version__
from kg.errors import KgError, QueryError, StoreError
from kg.query import SavedQuery, load_catalog
from kg.serve.figures import AllSeries, build_series
from kg.serve.index import StoreIndex, build_index, key_of
from kg.serve.records import shown
from kg.serve.search import SearchIndex
from kg.serve.settings import ServeSettings
from kg.serve.snapshot import Snapshot, Snapshots

T = TypeVar("T")
# The main ways through the store: what a page says it is part of, its words, its address.
MENU = (
    ("articles", "Articles", "/articles"),
    ("actors", "Actors", "/actors"),
    ("figures", "Figures", "/figures"),
    ("network", "Network", "/network"),
    ("queries", "Queries", "/queries"),
    ("sparql", "SPARQL", "/editor"),
)
LISTED = 200  # entries of one page of a list
STANCES = ("asserts", "denies", "asks", "demands", "promises", "expects", "believes")


class Pages:
    """Templates over snapshots of a store; everything is escaped unless a template says otherwise, and none does."""

    def __init__(self, snapshots: Snapshots, settings: ServeSettings) -> None:
        self._snapshots = snapshots
        self.settings = settings
        self._templates = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(
            version=__version__,
            menu=MENU,
            stances=STANCES,
            page_of=page_of,
            actor_page=actor_page,
            web_address=web_address,
        )
        self._templates.filters["number"] = shown

    async def answer(self, work: Callable[[Snapshot], T]) -> T:
        """Run `work` on the newest snapshot in a thread; once more on a new one where the writer took a file away."""
        try:
            return await run_in_threadpool(work, self._snapshots.current())
        except StoreError:
            return await run_in_threadpool(work, self._snapshots.reopen())

    def html(self, template: str, values: Mapping[str, Any], *, status: int = 200) -> Response:
        """A page from its template."""
        return HTMLResponse(self._templates.get_template(template).render(values), status)

    def text(self, template: str, values: Mapping[str, Any]) -> str:
        """A template's text, for answers that are no pages."""
        return self._templates.get_template(template).render(values)


@cache
def saved_queries() -> dict[str, SavedQuery]:
    """The saved queries, read once."""
    return load_catalog()


def pages_of(request: Request) -> Pages:
    """The pages of the application that a request came to."""
    found: Pages = request.app.state.pages
    return found


def index_of(snapshot: Snapshot) -> StoreIndex:
    """The index of a snapshot, made at its first use."""
    return snapshot.keep("index", build_index)


def series_of(snapshot: Snapshot) -> AllSeries:
    """The series of figures of a snapshot."""
    return snapshot.keep("series", lambda store: build_series(store, index_of(snapshot)))


def search_of(snapshot: Snapshot) -> SearchIndex:
    """The full-text index of a snapshot."""
    return snapshot.keep("search", lambda store: SearchIndex(store, index_of(snapshot)))


def warm(snapshot: Snapshot) -> None:
    """Work out what nearly every page needs, before anybody waits for it."""
    index_of(snapshot)
    series_of(snapshot)
    search_of(snapshot)


def page_of(iri: str | None) -> str | None:
    """The address of the page about an article, actor, claim, figure or measurand; None where there is none."""
    key = key_of(iri or "")
    if key is None:
        return None
    _, _, part = key.partition("/")
    kind = part.partition("-")[0]
    folder = {"": "article", "actor": "actor", "claim": "claim", "figure": "claim", "measurand": "figures"}.get(kind)
    return None if folder is None else f"/{folder}/{quote(key)}"


def actor_page(key: str) -> str:
    """The address of an actor's page."""
    return f"/actor/{quote(key)}"


def web_address(url: str | None) -> str | None:
    """The address if a browser may follow it: http or https, nothing that runs."""
    return url if url is not None and url.lower().startswith(("http://", "https://")) else None


def one_page(request: Request, entries: Sequence[object], name: str) -> dict[str, Any]:
    """The part of a long list that a request asks for with `page`, with what a template needs to lead to the others."""
    last = max(-(-len(entries) // LISTED), 1)
    asked = request.query_params.get("page", "")
    place = min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 10 else 1
    return {name: entries[(place - 1) * LISTED : place * LISTED], "total": len(entries), "place": place, "last": last}


def not_found(what: str) -> HTTPException:
    """The error of a page that is not there."""
    return HTTPException(404, f"there is no such {what} in this store")


async def error_page(request: Request, error: Exception) -> Response:
    """One line on what went wrong, as a page or as JSON."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if isinstance(error, HTTPException):
        reason = error.detail
    elif isinstance(error, QueryError):
        status, reason = 400, str(error)
    elif isinstance(error, KgError):
        status, reason = 503, str(error)
    else:
        reason = "the server failed; its log says where"
    if request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", "text/html"):
        return JSONResponse({"error": reason}, status)
    values = {"status": status, "words": HTTPStatus(status).phrase, "reason": reason, "here": ""}
    return pages_of(request).html("error.html", values, status=status)
