"""The SPARQL 1.1 Protocol, read-only.

Does not handle default-graph-uri and named-graph-uri: FROM in the text says the same and is checked. Updates are
refused. What a query may use is limited; an answer that was cut is an error, never a shorter answer.

Source: https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.errors import QueryError, StoreError
from kg.query.results import Result
from kg.serve.description import service_description
from kg.serve.negotiate import ROWS, TRIPLES, choose
from kg.serve.workers import AskStore, BusyError, QueryStoppedError

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
MAX_BYTES = 1_000_000


@dataclass(frozen=True)
class RefusedError(Exception):
    """A request that is not answered, with its HTTP status."""

    status: int
    reason: str


def make_endpoint(ask: AskStore, *, rows: int) -> Callable[[Request], Awaitable[Response]]:
    """The handler of `/sparql` for a store that `ask` reaches."""

    async def endpoint(request: Request) -> Response:
        try:
            text = await _query_text(request)
            if text is None:
                return _described(request)
            result = await ask(text)
            if result.truncated:
                raise RefusedError(400, f"the answer has more than {rows:,} rows; add a LIMIT, or page with OFFSET")
            return _written(request, result)
        except RefusedError as refused:
            return _error(refused.status, refused.reason)
        except (QueryStoppedError, BusyError) as error:
            return _error(503, str(error), retry=isinstance(error, BusyError))
        except QueryError as error:
            return _error(400, str(error))
        except StoreError as error:
            return _error(503, str(error))

    return endpoint


def _error(status: int, reason: str, *, retry: bool = False) -> Response:
    return PlainTextResponse(f"{reason}\n", status, headers={"Retry-After": "1"} if retry else None)


async def _query_text(request: Request) -> str | None:
    """The query of a request in any of the protocol's three ways; None for a GET without one."""
    if request.method == "GET":
        parameters = list(request.query_params.multi_items())
    else:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await _body(request)
        if kind == _QUERY:
            parameters = [*request.query_params.multi_items(), ("query", _decoded(body))]
        elif kind == _FORM:
            parameters = parse_qsl(_decoded(body), keep_blank_values=True)
        elif kind == "application/sparql-update":
            raise RefusedError(400, "updates are refused: this endpoint only reads")
        else:
            raise RefusedError(415, f"the body is {kind or 'of no type'}; legal are {_QUERY} and {_FORM}")
    names = [name for name, _ in parameters]
    if "update" in names:
        raise RefusedError(400, "updates are refused: this endpoint only reads")
    for name in ("default-graph-uri", "named-graph-uri"):
        if name in names:
            raise RefusedError(
                400, f"{name} is refused: write FROM with a graph of this store, or GRAPH ?g, in the query"
            )
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) > 1:
        raise RefusedError(400, "more than one query in a request")
    if not queries and request.method != "GET":
        raise RefusedError(400, "the parameter query is missing")
    return queries[0] if queries else None


async def _body(request: Request) -> bytes:
    size = request.headers.get("content-length")
    if size and size.isdigit() and int(size) > MAX_BYTES:
        raise RefusedError(413, f"the request has more than {MAX_BYTES:,} bytes")
    body = await request.body()
    if len(body) > MAX_BYTES:
        raise RefusedError(413, f"the request has more than {MAX_BYTES:,} bytes")
    return body


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the query is not UTF-8 (byte {error.start})") from error


def _written(request: Request, result: Result) -> Response:
    offered = TRIPLES if result.kind == "triples" else ROWS
    media = choose(request.headers.get("accept"), offered)
    if media is None:
        raise RefusedError(406, f"the answer can be written as {', '.join(offered)}")
    return Response(offered[media](result), media_type=f"{media}; charset=utf-8")


def _described(request: Request) -> Response:
    """The service description, or the page with the editor for a browser."""
    accept = request.headers.get("accept", "")
    offered = {**dict.fromkeys(TRIPLES), "text/html": None}
    if "text/html" in accept and choose(accept, offered) == "text/html":
        return RedirectResponse(request.url_for("sparql_page"), 303)
    media = choose(accept or None, TRIPLES)
    if media is None:
        raise RefusedError(406, f"the description can be written as {', '.join(TRIPLES)}")
    description = service_description(str(request.url.replace(query="")))
    return Response(TRIPLES[media](description), media_type=f"{media}; charset=utf-8")
