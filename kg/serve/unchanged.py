"""Answers that were given before, as long as the store is what it was: from memory, or with 304 if the asker has them.

Only GET. An answer depends on the state of the store, the day, and of a request on address, host, wanted format and
compression. Many who ask the same at once share one answer. Nothing is kept of a SPARQL service, whose state nobody
tells.

Source: RFC 9110 sections 8.8.3 (ETag) and 13.1.2 (If-None-Match), RFC 9111 section 5.2 (Cache-Control).
"""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Not of the store: files have tags of their own, the others tell of this moment.
_APART = ("/static/", "/scripts/", "/healthz", "/metrics")
_MOST_BYTES = 64 * 1024 * 1024
_LARGEST = 4 * 1024 * 1024


@dataclass(slots=True)
class _Answer:
    """What the application sent."""

    start: Message = field(default_factory=dict)
    body: bytes = b""


class Unchanged:
    """Answers a GET from what was answered before in the same state of the store, which `state_now` tells."""

    def __init__(self, app: ASGIApp, *, state_now: Callable[[], str | None]) -> None:
        self._app = app
        self._state_now = state_now
        self._kept: OrderedDict[str, _Answer] = OrderedDict()
        self._bytes = 0
        self._working: dict[str, asyncio.Task[_Answer]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asked = scope["type"] == "http" and scope["method"] == "GET" and not scope["path"].startswith(_APART)
        state = await run_in_threadpool(self._state_now) if asked else None
        if state is None:
            await self._app(scope, receive, send)
            return
        tag = _tag(scope, state)
        had = Headers(scope=scope).get("if-none-match", "")
        if tag in {each.strip().removeprefix("W/") for each in had.split(",")}:
            await Response(status_code=304, headers=_headers(tag))(scope, receive, send)
            return
        answer = self._kept.get(tag) or await self._worked_out(tag, scope, receive)
        await send(answer.start)
        await send({"type": "http.response.body", "body": answer.body})

    async def _worked_out(self, tag: str, scope: Scope, receive: Receive) -> _Answer:
        """The application's answer, which all share who ask for it while it is worked out."""
        if tag not in self._working:
            self._working[tag] = asyncio.create_task(self._ask(tag, scope, receive))
            self._working[tag].add_done_callback(lambda _: self._working.pop(tag))
        return await asyncio.shield(self._working[tag])

    async def _ask(self, tag: str, scope: Scope, receive: Receive) -> _Answer:
        answer = _Answer()
        parts: list[bytes] = []

        async def remember(message: Message) -> None:
            if message["type"] == "http.response.start":
                if message["status"] == 200:
                    MutableHeaders(scope=message).update(_headers(tag))
                answer.start = message
            elif message["type"] == "http.response.body":
                parts.append(message.get("body", b""))

        await self._app(scope, receive, remember)
        answer.body = b"".join(parts)
        if answer.start["status"] == 200 and len(answer.body) <= _LARGEST:
            self._keep(tag, answer)
        return answer

    def _keep(self, tag: str, answer: _Answer) -> None:
        self._kept[tag] = answer
        self._bytes += len(answer.body)
        while self._bytes > _MOST_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest.body)


def _tag(scope: Scope, state: str) -> str:
    """The name of an answer: whatever changes it changes the name."""
    headers = Headers(scope=scope)
    compressed = "gzip" in headers.get("accept-encoding", "")
    address = (scope["scheme"], headers.get("host"), scope["path"], scope["query_string"])
    depends_on = (state, dt.date.today(), address, headers.get("accept"), compressed)
    return f'"{hashlib.sha256(repr(depends_on).encode()).hexdigest()[:32]}"'


def _headers(tag: str) -> dict[str, str]:
    """May be kept by whoever asked, and is to be asked for again each time."""
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Accept-Encoding"}
