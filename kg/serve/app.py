"""The web application: its routes, and what every request goes through.

Nothing is ever written: the store is opened read-only. Nothing is fetched from other hosts.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg import __version__
from kg.export.html import script_folder
from kg.query.results import Result
from kg.query.run import run_text
from kg.serve import api, browse, explore
from kg.serve.guards import AccessLog, Counts, RateLimit, SecurityHeaders, TokenCheck
from kg.serve.pages import Pages, error_page, warm
from kg.serve.settings import LOOPBACK, ServeSettings
from kg.serve.snapshot import Snapshots
from kg.serve.sparql import make_endpoint
from kg.serve.unchanged import Unchanged
from kg.serve.workers import AskStore, QueryPool

_HERE = Path(__file__).parent


def create_app(settings: ServeSettings) -> Starlette:
    """The application over one store.

    Raises StoreError where there is no store that can be read.
    """
    snapshots = Snapshots(settings.store, prepare=warm)
    counts = Counts()
    directory = snapshots.current().store.directory

    def state_now() -> str | None:
        return snapshots.current().state

    pool = None
    if directory is not None:
        pool = QueryPool(directory, workers=settings.query_workers, limits=settings.limits, state_now=state_now)
    ask: AskStore = pool.run if pool is not None else _ask_service(snapshots, settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001 - Starlette's signature
        if pool is not None:
            pool.start()
        yield
        if pool is not None:
            await pool.close()

    async def metrics(request: Request) -> Response:  # noqa: ARG001
        return PlainTextResponse(counts.as_prometheus(), media_type="text/plain; version=0.0.4")

    async def health(request: Request) -> Response:  # noqa: ARG001
        return JSONResponse({"status": "ok", "version": __version__, "snapshot": snapshots.current().number})

    middleware = [
        Middleware(AccessLog, counts=counts),
        Middleware(SecurityHeaders),
        *([Middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, "[::1]"])] if settings.is_local else []),
        *([Middleware(TokenCheck, token=settings.token)] if settings.token else []),
        *([Middleware(RateLimit, per_minute=settings.requests_per_minute)] if settings.requests_per_minute else []),
        Middleware(Unchanged, state_now=state_now),
        Middleware(GZipMiddleware, minimum_size=1000),
    ]
    app = Starlette(
        routes=[
            *browse.ROUTES,
            *explore.ROUTES,
            *api.ROUTES,
            Route("/sparql", make_endpoint(ask, rows=settings.limits.rows), methods=["GET", "POST"], name="sparql"),
            Route("/healthz", health),
            Route("/metrics", metrics),
            Mount("/static", StaticFiles(directory=_HERE / "static"), name="static"),
            Mount("/scripts", StaticFiles(directory=script_folder()), name="scripts"),
        ],
        middleware=middleware,
        exception_handlers={404: error_page, 405: error_page, 500: error_page},
        lifespan=lifespan,
    )
    app.state.pages = Pages(snapshots, settings)
    return app


def _ask_service(snapshots: Snapshots, settings: ServeSettings) -> AskStore:
    """Users' queries on a SPARQL service, which sets the limits itself."""
    from starlette.concurrency import run_in_threadpool

    async def ask(text: str) -> Result:
        return await run_in_threadpool(run_text, snapshots.current().store, text, limits=settings.limits)

    return ask
