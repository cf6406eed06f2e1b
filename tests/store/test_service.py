"""A real Oxigraph server behind a gate that demands credentials, breaks connections, loses answers, hides addresses."""

from __future__ import annotations

import base64
import socket
import struct
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from kg.errors import StoreError
from kg.store import GraphStore, open_store
from kg.store.remote import is_repeatable
from kg.store.service import PAUSES
from tests.store.graphs import entry, graph, graph_name

PASSWORD, TOKEN = "open:sesame", "t0ken-of-the-day"
BASIC = "Basic " + base64.b64encode(f"ida:{PASSWORD}".encode()).decode()
# What may befall one request: a status, a connection reset before the server sees it, or after it has answered.
RESET, LOST = "reset", "lost"


class Gate(BaseHTTPRequestHandler):
    """Passes requests on to `upstream` unless something is to befall them."""

    upstream = ""
    wanted: str | None = None
    hidden: tuple[str, ...] = ()
    troubles: ClassVar[list[int | str]]
    seen: ClassVar[list[tuple[str, str]]]

    def _pass(self) -> None:
        path = self.path.partition("?")[0]
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.seen.append((self.command, path))
        trouble = self.troubles.pop(0) if self.troubles else None
        if self.wanted is not None and self.headers.get("Authorization") != self.wanted:
            return self._answer(401, f"not with {self.headers.get('Authorization')}".encode())
        if trouble == RESET:
            return self._reset()
        if isinstance(trouble, int):
            return self._answer(trouble, f"busy, {self.headers.get('Authorization')}".encode())
        if path in self.hidden:
            return self._answer(404, b"")
        names = ("Content-Type", "Accept")
        headers = {name: self.headers[name] for name in names if name in self.headers}
        request = urllib.request.Request(self.upstream + self.path, body or None, headers, method=self.command)
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                answer = response.status, response.read(), response.headers.get("Content-Type", "")
        except urllib.error.HTTPError as error:
            answer = error.code, error.read(), "text/plain"
        return self._reset() if trouble == LOST else self._answer(*answer)

    do_GET = do_HEAD = do_POST = do_PUT = _pass  # noqa: N815  the names that http.server asks for

    def _answer(self, status: int, body: bytes, kind: str = "text/plain") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and status != 204:
            self.wfile.write(body)

    def _reset(self) -> None:
        # no lingering: closing sends RST
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (OSError, ValueError):  # the connection that was closed above
            self.close_connection = True

    def finish(self) -> None:
        if not self.wfile.closed:
            try:
                super().finish()
            except OSError:
                return

    def log_message(self, *args: object) -> None:
        return


@pytest.fixture
def gate(empty_service: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, type[Gate]]]:
    monkeypatch.setattr("kg.store.service.PAUSES", (0.0,) * len(PAUSES))

    class Here(Gate):
        upstream = empty_service
        troubles: ClassVar[list[int | str]] = []
        seen: ClassVar[list[tuple[str, str]]] = []

    server = ThreadingHTTPServer(("127.0.0.1", 0), Here)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", Here
    server.shutdown()
    thread.join()
    server.server_close()


def write(store: GraphStore, *texts: str) -> str:
    return store.replace_graph(graph_name(), graph(graph_name(), *texts), ledger=entry())


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({"KG_STORE_USER": "ida", "KG_STORE_PASSWORD": PASSWORD}, BASIC),
        ({"KG_STORE_TOKEN": TOKEN}, f"Bearer {TOKEN}"),
    ],
)
def test_credentials_open_the_gate_and_stand_in_no_message(
    gate: tuple[str, type[Gate]], monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], wanted: str
) -> None:
    url, here = gate
    here.wanted = wanted
    with pytest.raises(StoreError, match="access refused"):
        open_store(url, create=True)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with open_store(url, create=True) as store:
        assert write(store, "one") == "added"
        assert write(store, "two") == "replaced"
        here.troubles[:] = [500]
        with pytest.raises(StoreError, match=r"HTTP 500 \(busy, .*\[hidden\]") as caught:
            store.has_graph(graph_name())
    for secret in (PASSWORD, TOKEN, wanted.split()[1]):
        assert secret not in str(caught.value)
    here.wanted = "something else"
    with pytest.raises(StoreError) as caught:
        open_store(url)
    assert wanted.split()[1] not in str(caught.value)


@pytest.mark.parametrize("trouble", [502, 503, 504, RESET, LOST])
def test_every_step_of_writing_an_article_survives_a_passing_fault(
    gate: tuple[str, type[Gate]], trouble: int | str
) -> None:
    url, here = gate
    open_store(url, create=True).close()
    texts = [["one"], ["one"], ["two", "three"]]
    with open_store(url) as store:
        here.seen.clear()
        assert [write(store, *each) for each in texts] == ["added", "unchanged", "replaced"]
        steps = len(here.seen)
        whole = set(store.dump())
        store.update(f"DROP SILENT GRAPH <{graph_name()}>")
        store.update("DELETE WHERE { GRAPH ?g { ?s <https://w3id.org/hearsay/ns#storedIn> ?o . ?s ?p ?v } }")
    for step in range(0, steps, 2):
        open_store(url).close()
        with open_store(url) as store:
            here.troubles[:] = ["none"] * step + [trouble, trouble]
            for each in texts:
                write(store, *each)
            here.troubles.clear()
            assert set(store.dump()) == whole, step
            store.update("DELETE WHERE { GRAPH ?g { ?s <https://w3id.org/hearsay/ns#storedIn> ?o . ?s ?p ?v } }")
            store.update(f"DROP SILENT GRAPH <{graph_name()}>")


def test_a_fault_that_stays_is_told_with_the_number_of_tries(gate: tuple[str, type[Gate]]) -> None:
    url, here = gate
    here.troubles[:] = [503] * 20
    with pytest.raises(StoreError, match=r"HTTP 503 .*tried 5 times"):
        open_store(url, create=True)
    assert len(here.seen) == 5


@pytest.mark.parametrize(("trouble", "words"), [(503, "HTTP 503"), (LOST, "the connection broke off")])
def test_an_update_that_hangs_on_what_it_finds_is_sent_once(
    gate: tuple[str, type[Gate]], trouble: int | str, words: str
) -> None:
    url, here = gate
    with open_store(url, create=True) as store:
        here.seen.clear()
        here.troubles[:] = [trouble]
        with pytest.raises(StoreError, match=words) as caught:
            store.update(
                "INSERT { GRAPH <urn:g> { ?s <urn:n> ?m } } "
                "WHERE { GRAPH <urn:g> { ?s <urn:n> ?n } BIND(?n + 1 AS ?m) }"
            )
    assert len(here.seen) == 1
    assert "tried" not in str(caught.value)


@pytest.mark.parametrize("hidden", [(), ("/store",)])
def test_a_graph_is_replaced_by_put_where_there_is_one(gate: tuple[str, type[Gate]], hidden: tuple[str, ...]) -> None:
    url, here = gate
    here.hidden = hidden
    with open_store(url, create=True) as store:
        assert [write(store, "one"), write(store, "two"), write(store, "three")] == ["added", "replaced", "replaced"]
        assert set(store.quads(graph_name())) == set(graph(graph_name(), "three"))
        assert here.seen.count(("PUT", "/store")) == (0 if hidden else 2)
        assert here.seen.count(("HEAD", "/store")) == 1


def test_a_put_that_is_forbidden_falls_back_to_one_update(gate: tuple[str, type[Gate]]) -> None:
    url, here = gate
    with open_store(url, create=True) as store:
        write(store, "one")
        before = len(here.seen)
        write(store, "one")
        reads = len(here.seen) - before
        here.troubles[:] = ["none"] * (reads + 2) + [405]  # after the mark and the HEAD
        assert write(store, "two") == "replaced"
        assert ("PUT", "/store") in here.seen
        assert set(store.quads(graph_name())) == set(graph(graph_name(), "two"))


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 'where it was' } }", True),
        ("DROP SILENT GRAPH <urn:g> ;\nINSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }", True),
        (
            "DELETE WHERE { GRAPH <urn:g> { <urn:a> ?p ?o } } ;\nINSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }",
            True,
        ),
        ("DELETE DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }", True),
        ("DELETE WHERE { GRAPH <urn:g> { <urn:a> ?p ?o . ?o ?q ?r } }", False),
        ("DELETE { ?s ?p 1 } INSERT { ?s ?p 2 } where { ?s ?p 1 }", False),
        ("INSERT DATA { GRAPH <urn:g> { _:a <urn:b> 1 } }", False),
        ("DROP GRAPH <urn:g>", False),
    ],
)
def test_what_may_be_sent_twice(update: str, expected: bool) -> None:
    assert is_repeatable(update) is expected


def test_a_part_of_an_answer_is_no_answer(gate: tuple[str, type[Gate]], monkeypatch: pytest.MonkeyPatch) -> None:
    url, here = gate
    end_headers = here.end_headers

    def with_state(self: Gate) -> None:
        self.send_header("X-SQL-State", "S1TAT")
        end_headers(self)

    with open_store(url, create=True) as store:
        monkeypatch.setattr(here, "end_headers", with_state)
        with pytest.raises(StoreError, match=r"only a part of the answer .*S1TAT"):
            store.graph_names()


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"KG_STORE_TOKEN": "two\nlines"}, "no token has"),
        ({"KG_STORE_USER": "a:b", "KG_STORE_PASSWORD": "p"}, "colon"),
    ],
)
def test_credentials_that_cannot_be_sent(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], words: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(StoreError, match=words) as caught:
        open_store("http://127.0.0.1:9/query")
    assert "lines" not in str(caught.value)
