"""Answers are worked out once for each state of the store, and never outlive it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Router
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from kg.serve import ServeSettings, create_app
from kg.serve.unchanged import Unchanged
from tests.sample import EXTRACTION
from tests.serve.conftest import keep, later_extraction

COUNT = "SELECT (COUNT(?a) AS ?n) { GRAPH ?g { ?a a schema:NewsArticle } }"


class Counting:
    """An application that tells how often it was asked."""

    def __init__(self, status: int = 200, words: str = "x" * 100) -> None:
        self.times = 0
        self._status = status
        self._words = words

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.times += 1
        await asyncio.sleep(0.05)
        await PlainTextResponse(self._words, self._status)(scope, receive, send)


def scope_of(path: str, **headers: str) -> Scope:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http", "method": "GET", "scheme": "http", "path": path, "query_string": b"", "headers": raw,
    }  # fmt: skip


async def ask(app: Unchanged, path: str, **headers: str) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    await app(scope_of(path, **headers), receive, send)
    return sent


def test_many_who_ask_the_same_share_one_answer() -> None:
    async def at_once() -> None:
        inner = Counting()
        app = Unchanged(inner, state_now=lambda: "a")
        answers = await asyncio.gather(*(ask(app, "/page") for _ in range(20)))
        assert inner.times == 1
        assert {answer[1]["body"] for answer in answers} == {b"x" * 100}
        await ask(app, "/page")
        assert inner.times == 1
        await ask(app, "/page", accept="text/csv")
        await ask(app, "/other")
        assert inner.times == 3

    asyncio.run(at_once())


@pytest.mark.parametrize(("status", "state"), [(404, "a"), (503, "a"), (200, None)])
def test_failures_and_stores_without_a_state_are_asked_again(status: int, state: str | None) -> None:
    async def twice() -> None:
        inner = Counting(status)
        app = Unchanged(inner, state_now=lambda: state)
        for _ in range(2):
            start, _ = await ask(app, "/page")
            assert b"etag" not in dict(start["headers"])
        assert inner.times == 2

    asyncio.run(twice())


def test_a_new_state_is_a_new_answer() -> None:
    async def both() -> None:
        inner = Counting()
        states = iter("aab")
        app = Unchanged(inner, state_now=lambda: next(states))
        tags = [dict((await ask(app, "/page"))[0]["headers"])[b"etag"] for _ in range(3)]
        assert tags[0] == tags[1] != tags[2]
        assert inner.times == 2

    asyncio.run(both())


def test_what_is_kept_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.unchanged._MOST_BYTES", 250)

    async def three() -> None:
        inner = Counting()
        app = Unchanged(inner, state_now=lambda: "a")
        for path in ("/1", "/2", "/3", "/3", "/1"):
            await ask(app, path)
        assert inner.times == 4  # the oldest had to go

    asyncio.run(three())


def test_who_has_the_answer_is_told_that_it_still_holds(client: TestClient) -> None:
    for path in ("/", "/articles", "/network", "/api/queries/who-said-what", "/sparql?query=ASK%20%7B%7D"):
        first = client.get(path)
        tag = first.headers["etag"]
        again = client.get(path, headers={"If-None-Match": f'"other", W/{tag}'})
        assert (again.status_code, again.content) == (304, b""), path
        assert again.headers["etag"] == tag
        assert "content-security-policy" not in again.headers  # the page's own stays in force
        assert client.get(path, headers={"If-None-Match": '"other"'}).text == first.text
    assert "etag" not in client.get("/healthz").headers


def test_formats_are_not_mixed_up(client: TestClient) -> None:
    for media in ("text/csv", "application/sparql-results+json", "text/csv"):
        answer = client.get("/sparql", params={"query": COUNT}, headers={"Accept": media})
        assert answer.headers["content-type"].startswith(media)


def test_a_changed_store_changes_every_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.snapshot._CHECK_SECONDS", 0.0)
    monkeypatch.setattr("kg.serve.snapshot._PATIENCE_SECONDS", 30)
    path = tmp_path / "store"
    keep(path, EXTRACTION)
    with TestClient(create_app(ServeSettings(store=str(path))), base_url="http://127.0.0.1:8000") as client:
        before = client.get("/articles")
        counted = client.get("/sparql", params={"query": COUNT})
        keep(path, later_extraction())
        after = client.get("/articles", headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200
        assert "Later" in after.text
        assert client.get("/sparql", params={"query": COUNT}).json() != counted.json()


def test_posted_queries_are_answered_anew() -> None:
    async def posted(request: Request) -> Response:
        return PlainTextResponse((await request.body()).decode())

    router = Router()
    router.add_route("/", posted, methods=["POST"])
    client = TestClient(Unchanged(router, state_now=lambda: "a"))
    assert [client.post("/", content=words).text for words in ("one", "two")] == ["one", "two"]
