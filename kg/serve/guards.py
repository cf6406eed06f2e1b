"""What every request goes through: headers that keep a page from reaching out, a token, a rate limit, a log line.

Sources: https://www.w3.org/TR/CSP3/, RFC 6750 (bearer), RFC 7617 (basic), RFC 6585 (429).
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import logging
import time
from collections import Counter, OrderedDict
from http import HTTPStatus
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.export.html import LIBRARY_STYLE

LOG = logging.getLogger("kg.serve.access")

# The style is Cytoscape's one rule; everything else comes from /static and /scripts.
POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; connect-src 'self'; "
    f"img-src 'self' data: blob:; font-src 'self'; script-src 'self'; style-src 'self' {LIBRARY_STYLE}"
)
_OPEN_PATHS = frozenset({"/healthz"})


class SecurityHeaders:
    """Adds the page's policy and its like to every answer; a page's own policy is left as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_with_headers(message: Message) -> None:
            # With 304 a browser takes the headers that it has, and would take these in their place.
            if message["type"] == "http.response.start" and message["status"] != HTTPStatus.NOT_MODIFIED:
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", POLICY)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "no-referrer")
                headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
                headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class TokenCheck:
    """Lets in who knows the token: as a bearer token, or as the password that a browser asks for."""

    def __init__(self, app: ASGIApp, *, token: str) -> None:
        self._app = app
        self._token = token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"] in _OPEN_PATHS or self._is_known(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        answer = PlainTextResponse(
            "a token is needed: as `Authorization: Bearer ...`, or as the password with any user name\n",
            401,
            headers={"WWW-Authenticate": 'Basic realm="Hearsay", charset="UTF-8"'},
        )
        await answer(scope, receive, send)

    def _is_known(self, headers: Headers) -> bool:
        kind, _, given = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return hmac.compare_digest(given.strip().encode(), self._token)
        if kind.lower() == "basic":
            try:
                _, _, password = base64.b64decode(given.strip(), validate=True).partition(b":")
            except binascii.Error:
                return False
            return hmac.compare_digest(password, self._token)
        return False


class RateLimit:
    """Lets one address ask so many times a minute, with a bucket that fills evenly; others are not held up."""

    _MOST_ADDRESSES = 10_000

    def __init__(self, app: ASGIApp, *, per_minute: int) -> None:
        self._app = app
        self._per_minute = per_minute
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and not self._take(scope["client"][0] if scope.get("client") else ""):
            answer = PlainTextResponse(
                f"more than {self._per_minute} requests a minute; try again in a moment\n",
                429,
                headers={"Retry-After": "2"},
            )
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _take(self, address: str) -> bool:
        now = time.monotonic()
        left, seen = self._buckets.pop(address, (float(self._per_minute), now))
        left = min(float(self._per_minute), left + (now - seen) * self._per_minute / 60)
        allowed = left >= 1
        self._buckets[address] = (left - 1 if allowed else left, now)
        if len(self._buckets) > self._MOST_ADDRESSES:
            self._buckets.popitem(last=False)
        return allowed


class Counts:
    """How many requests were answered with which status, and how long they took."""

    def __init__(self) -> None:
        self._statuses: Counter[int] = Counter()
        self._seconds = 0.0

    def add(self, status: int, seconds: float) -> None:
        """Count one request."""
        self._statuses[status] += 1
        self._seconds += seconds

    def as_prometheus(self) -> str:
        """The counts in the text format that Prometheus reads."""
        lines = ["# HELP hearsay_requests_total Requests answered.", "# TYPE hearsay_requests_total counter"]
        lines += [f'hearsay_requests_total{{status="{code}"}} {n}' for code, n in sorted(self._statuses.items())]
        lines += [
            "# HELP hearsay_request_seconds_total Time spent on them.",
            "# TYPE hearsay_request_seconds_total counter",
            f"hearsay_request_seconds_total {self._seconds:.6f}",
        ]
        return "\n".join(lines) + "\n"


class AccessLog:
    """Writes one JSON line a request: method, path, status, milliseconds; never the query, which may be private."""

    def __init__(self, app: ASGIApp, *, counts: Counts) -> None:
        self._app = app
        self._counts = counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        seen: dict[str, Any] = {"status": 500}

        async def send_and_see(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_see)
        finally:
            seconds = time.perf_counter() - started
            self._counts.add(seen["status"], seconds)
            line = {
                "method": scope["method"],
                "path": scope["path"],
                "status": seen["status"],
                "ms": round(seconds * 1000, 1),
            }
            LOG.info(json.dumps(line))
