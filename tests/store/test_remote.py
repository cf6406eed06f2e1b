"""A service that misbehaves gives one clear line; secrets stay with the service that they are for."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest

from kg.errors import QueryError, StoreError
from kg.store import open_store
from kg.store.endpoints import endpoints
from kg.store.remote import open_remote


class _Scripted(BaseHTTPRequestHandler):
    """Answers every request as the test says and remembers what came."""

    status = 200
    body = b""
    content_type = "application/sparql-results+json"
    location: str | None = None
    pause: threading.Event | None = None
    seen: ClassVar[list[dict[str, str]]] = []

    def do_POST(self) -> None:
        type(self).seen.append({**dict(self.headers.items()), "path": self.path})
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.pause is not None:
            self.pause.wait(5)
        self.send_response(self.status)
        self.send_header("Content-Type", self.content_type)
        self.send_header("Content-Length", str(len(self.body)))
        if self.location:
            self.send_header("Location", self.location)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *args: object) -> None:
        return


MARKED = (
    b'{"head":{"vars":["version"]},"results":{"bindings":[{"version":{"type":"literal","value":"1",'
    b'"datatype":"http://www.w3.org/2001/XMLSchema#integer"}}]}}'
)


@pytest.fixture
def scripted() -> Iterator[tuple[str, type[_Scripted]]]:
    class Handler(_Scripted):
        seen: ClassVar[list[dict[str, str]]] = []

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/sparql", Handler
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "content_type", "body", "error", "words"),
    [
        (200, "application/sparql-results+json", MARKED[:-20], StoreError, "cut short or broken"),
        (200, "text/html", b"<html>", StoreError, "text/html"),
        (200, "application/sparql-results+json", b'{"head":{"vars":[]},"results":{"bindings":[]}}', StoreError, "no H"),
        (400, "text/plain", b"bad\nquery", QueryError, r"bad query"),
        (401, "text/plain", b"", StoreError, "KG_STORE_TOKEN"),
        (404, "text/plain", b"", StoreError, "query endpoint"),
        (500, "text/plain", b"oh", StoreError, "HTTP 500"),
    ],
)  # fmt: skip
def test_what_is_no_answer(
    scripted: tuple[str, type[_Scripted]],
    status: int,
    content_type: str,
    body: bytes,
    error: type[Exception],
    words: str,
) -> None:
    url, handler = scripted
    handler.status, handler.content_type, handler.body = status, content_type, body
    with pytest.raises(error, match=words):
        open_store(url)


def test_redirects_are_refused(scripted: tuple[str, type[_Scripted]], monkeypatch: pytest.MonkeyPatch) -> None:
    url, handler = scripted
    monkeypatch.setenv("KG_STORE_TOKEN", "secret")
    handler.status, handler.location = 302, url.replace("127.0.0.1", "localhost")
    with pytest.raises(StoreError, match="redirects"):
        open_store(url)
    assert len(handler.seen) == 1


def test_a_service_that_never_answers(scripted: tuple[str, type[_Scripted]]) -> None:
    url, handler = scripted
    handler.pause = threading.Event()
    with pytest.raises(StoreError, match="no answer within"):
        open_remote(url, timeout=0.2)
    handler.pause.set()


def test_nobody_listens() -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        open_store("http://127.0.0.1:9/query")


@pytest.mark.parametrize(
    ("environment", "sent"),
    [
        ({}, None),
        ({"KG_STORE_TOKEN": "t"}, "Bearer t"),
        ({"KG_STORE_USER": "ü", "KG_STORE_PASSWORD": "p:"}, "Basic " + base64.b64encode("ü:p:".encode()).decode()),
    ],
)
def test_credentials_come_from_the_environment(
    scripted: tuple[str, type[_Scripted]],
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    sent: str | None,
) -> None:
    url, handler = scripted
    handler.body = MARKED
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    open_store(url, read_only=True).close()
    assert handler.seen[0].get("Authorization") == sent


def test_half_a_credential_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "u")
    with pytest.raises(StoreError, match="go together"):
        open_store("http://127.0.0.1:9/query")


def test_credentials_in_an_address_are_refused_and_not_repeated() -> None:
    with pytest.raises(StoreError, match="do not belong") as caught:
        open_store("http://me:hush@example.org/query")
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize(
    ("location", "found"),
    [
        ("http://h:7878", ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store")),
        ("http://h:7878/", ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store")),
        ("http://h:7878/query", ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store")),
        ("https://h/news/query", ("https://h/news/query", "https://h/news/update", "https://h/news/data")),
        ("https://h/news/sparql", ("https://h/news/sparql", "https://h/news/update", "https://h/news/data")),
        ("https://h/sparql", ("https://h/sparql", "https://h/sparql", "")),
        (
            "https://h/repositories/n",
            ("https://h/repositories/n", "https://h/repositories/n/statements",
             "https://h/repositories/n/rdf-graphs/service"),
        ),
        ("https://h/news", ("https://h/news", "https://h/news", "")),
    ],
)  # fmt: skip
def test_endpoints_of_the_common_servers(location: str, found: tuple[str, str, str]) -> None:
    assert endpoints(location) == found


def test_other_addresses_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_UPDATE_URL", "https://h/write")
    monkeypatch.setenv("KG_STORE_GRAPHS_URL", "https://h/graphs")
    assert endpoints("https://h/sparql") == ("https://h/sparql", "https://h/write", "https://h/graphs")


def test_read_only_sends_no_update(scripted: tuple[str, type[_Scripted]]) -> None:
    url, handler = scripted
    handler.body = MARKED
    store = open_store(url, create=True, read_only=True)
    with pytest.raises(StoreError, match="reading only"):
        store.update("CLEAR ALL")
    assert len(handler.seen) == 1
