"""The JSON interface: every saved query, the search box, and an OpenAPI description made from the queries' headers.

Source: https://spec.openapis.org/oas/v3.1.0
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg import __version__
from kg.errors import QueryError, StoreError
from kg.query import SavedQuery, run_saved
from kg.serve.negotiate import ROWS, choose
from kg.serve.pages import pages_of, saved_queries, search_of

_SCHEMAS: dict[str, dict[str, str]] = {
    "text": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "integer": {"type": "integer"},
    "iri": {"type": "string", "format": "uri"},
}
_FOLDERS = {"actor": "actor", "article": "article", "claim": "claim"}


async def saved_query(request: Request) -> Response:
    """The answer to a saved query, in the format that the Accept header or `f` asks for."""
    name = request.path_params["name"]
    parameters = {key: value for key, value in request.query_params.items() if key != "f" and value}
    short = {"csv": "text/csv", "tsv": "text/tab-separated-values", "json": "application/sparql-results+json"}
    wanted = request.query_params.get("f")
    if wanted is not None and wanted not in short:
        return JSONResponse({"error": f"f={wanted!r} is not known; legal are {', '.join(short)}"}, 400)
    media = short[wanted] if wanted else choose(request.headers.get("accept"), ROWS)
    if media is None:
        return JSONResponse({"error": f"the answer can be written as {', '.join(ROWS)}"}, 406)
    try:
        result = await pages_of(request).answer(lambda snapshot: run_saved(snapshot.store, name, parameters))
    except QueryError as error:
        return JSONResponse({"error": str(error)}, 404 if name not in saved_queries() else 400)
    except StoreError as error:
        return JSONResponse({"error": str(error)}, 503)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{wanted}"'} if wanted else None
    return Response(ROWS[media](result), media_type=f"{media}; charset=utf-8", headers=headers)


async def catalog(request: Request) -> Response:  # noqa: ARG001 - Starlette's signature
    """The saved queries with their parameters and columns."""
    return JSONResponse(
        [
            {
                "name": query.name,
                "summary": query.summary,
                "parameters": [
                    {"name": each.name, "type": each.type, "required": each.required, "description": each.description}
                    for each in query.params
                ],
                "columns": dict(query.returns),
            }
            for query in saved_queries().values()
        ]
    )


async def found(request: Request) -> Response:
    """What the search box offers while somebody types."""
    words = request.query_params.get("q", "")
    hits = await pages_of(request).answer(lambda snapshot: search_of(snapshot).find(words))
    return JSONResponse(
        [
            {"kind": hit.kind, "label": hit.label, "note": hit.note, "page": f"/{_FOLDERS[hit.kind]}/{hit.key}"}
            for hit in hits
        ]
    )


async def openapi(request: Request) -> Response:
    """The description of this interface."""
    paths = {f"/api/queries/{query.name}": {"get": _operation(query)} for query in saved_queries().values()}
    return JSONResponse(
        {
            "openapi": "3.1.0",
            "info": {"title": "Hearsay", "version": __version__, "summary": "Who said what, from news articles."},
            "servers": [{"url": str(request.base_url).rstrip("/")}],
            "paths": paths,
        }
    )


def _operation(query: SavedQuery) -> dict[str, Any]:
    return {
        "operationId": query.name,
        "summary": query.summary,
        "description": query.description,
        "tags": list(query.tags),
        "parameters": [
            {
                "name": each.name,
                "in": "query",
                "required": each.required,
                "description": each.description,
                "schema": _SCHEMAS[each.type],
                "example": each.example,
            }
            for each in query.params
        ],
        "responses": {
            "200": {
                "description": "; ".join(f"{column}: {meaning}" for column, meaning in query.returns.items()),
                "content": {media: {} for media in list(ROWS)[:4]},
            },
            "400": {"description": "a parameter is missing, unknown or of the wrong type"},
        },
    }


ROUTES = [
    Route("/api/queries", catalog),
    Route("/api/queries/{name}", saved_query),
    Route("/api/search", found),
    Route("/api/openapi.json", openapi),
]
