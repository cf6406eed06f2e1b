"""A store behind an http(s) address: any service that speaks the SPARQL 1.1 Protocol.

Nothing but query and update is used, so that Oxigraph's server, Fuseki, GraphDB, Virtuoso and Neptune can serve.
A service that cuts an answer short is noticed, as JSON is asked for and must be whole.
Credentials come from the environment only and are never sent to another address: redirects are refused.

Sources: https://www.w3.org/TR/sparql11-protocol/, https://www.w3.org/TR/sparql11-results-json/
"""

from __future__ import annotations

import base64
import http.client
import os
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit, urlunsplit

from pyoxigraph import NamedNode, Quad, QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from kg import __version__
from kg.errors import QueryError, StoreError
from kg.store.base import DERIVED, LedgerEntry, Outcome
from kg.store.replace import GRAPH_NAMES_QUERY, MARKER_QUERY, check_format, insertion, marker_quads, replace_graph
from kg.store.results import Answer, Solutions, collect

TIMEOUT_SECONDS = 120.0
_SOLUTIONS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
# Content types in which services send triples when asked for N-Triples.
_TRIPLE_FORMATS = {"application/n-triples": RdfFormat.N_TRIPLES, "text/turtle": RdfFormat.TURTLE,
                   "text/plain": RdfFormat.N_TRIPLES}  # fmt: skip


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Following a redirect would send the query, and the credentials, to somebody else."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


class RemoteStore:
    """A GraphStore over a SPARQL 1.1 service."""

    def __init__(self, query_url: str, update_url: str, *, location: str, read_only: bool, timeout: float) -> None:
        self._query_url = query_url
        self._update_url = update_url
        self._location = location
        self._read_only = read_only
        self._timeout = timeout
        self._headers = {"User-Agent": f"hearsay/{__version__}", **_authorization(os.environ)}
        self._opener = urllib.request.build_opener(_NoRedirect)
        self._is_open = True

    @property
    def location(self) -> str:
        """The service's address as given."""
        return self._location

    @property
    def directory(self) -> Path | None:
        """None: the service limits queries itself."""
        return None

    def replace_graph(self, graph_iri: str, quads: Iterable[Quad], *, ledger: LedgerEntry) -> Outcome:
        """Store one article's graph in one update request; an unchanged graph writes nothing."""
        return replace_graph(self, graph_iri, quads, ledger)

    def has_graph(self, graph_iri: str) -> bool:
        """Whether a graph of this name holds anything."""
        return self.query(f"ASK {{ GRAPH {NamedNode(graph_iri)} {{ ?s ?p ?o }} }}") is True

    def graph_names(self) -> tuple[str, ...]:
        """IRIs of the article graphs, sorted."""
        rows = self._rows(GRAPH_NAMES_QUERY)
        return tuple(sorted(row[0].value for row in rows.rows if isinstance(row[0], NamedNode)))

    def quads(self, graph_iri: str) -> Iterator[Quad]:
        """All quads of one graph."""
        name = NamedNode(graph_iri)
        answer = self.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}")
        for triple in answer if isinstance(answer, tuple) else ():
            yield Quad(triple.subject, triple.predicate, triple.object, name)

    def dump(self) -> Iterator[Quad]:
        """All quads of all our graphs; graphs that others keep in the same service are left out."""
        for name in (*DERIVED, *self.graph_names()):
            yield from self.quads(name)

    def query(self, sparql: str) -> Answer:
        """Send one query; the answer must come whole and within the time-out."""
        kind, body = self._send(
            self._query_url, sparql, "application/sparql-query", accept=f"{_SOLUTIONS}, {_TRIPLES};q=0.9"
        )
        try:
            if kind in _TRIPLE_FORMATS:
                return tuple(
                    Triple(quad.subject, quad.predicate, quad.object)
                    for quad in parse(body, format=_TRIPLE_FORMATS[kind])
                )
            if kind in {_SOLUTIONS, "application/json"}:
                return collect(parse_query_results(body, format=QueryResultsFormat.JSON))
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self._location}: the answer is cut short or broken ({error}); try again") from error
        raise StoreError(
            f"{self._location}: answered with {kind or 'no content type'}, not with SPARQL results; "
            "give the address of the service's query endpoint"
        )

    def update(self, sparql: str) -> None:
        """Send one update as one request."""
        if self._read_only:
            raise StoreError(f"{self._location}: the store was opened for reading only")
        self._send(self._update_url, sparql, "application/sparql-update", accept="*/*")

    def insert(self, quads: Iterable[Quad]) -> None:
        """Send quads as one update."""
        self.update(f"INSERT DATA {{\n{insertion(quads)}\n}}")

    def flush(self) -> None:
        """Nothing to do: the service answers for what it has acknowledged."""

    def close(self) -> None:
        """Let go of the service; there is no lasting connection."""
        self._is_open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _rows(self, sparql: str) -> Solutions:
        answer = self.query(sparql)
        if not isinstance(answer, Solutions):
            raise StoreError(f"{self._location}: a SELECT was not answered with rows")
        return answer

    def _send(self, url: str, text: str, content_type: str, *, accept: str) -> tuple[str, bytes]:
        if not self._is_open:
            raise StoreError(f"{self._location}: the store is closed")
        headers = {**self._headers, "Content-Type": f"{content_type}; charset=utf-8", "Accept": accept}
        request = urllib.request.Request(url, data=text.encode(), headers=headers, method="POST")  # noqa: S310
        try:
            with self._opener.open(request, timeout=self._timeout) as response:
                return response.headers.get_content_type(), response.read()
        except urllib.error.HTTPError as error:
            with error:
                said = error.read(400).decode("utf-8", "replace").strip()
            raise _refusal(self._location, url, error.code, said) from error
        except TimeoutError as error:
            raise StoreError(f"{self._location}: no answer within {self._timeout:g} seconds") from error
        except (OSError, http.client.HTTPException) as error:
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            raise StoreError(f"{self._location}: cannot be reached ({reason})") from error


def open_remote(
    location: str, *, create: bool = False, read_only: bool = False, timeout: float = TIMEOUT_SECONDS
) -> RemoteStore:
    """Open the store behind an address; `create` marks a service as a store that is none yet.

    Other graphs in the same service are left alone.
    """
    query_url, update_url = endpoints(location)
    store = RemoteStore(query_url, update_url, location=location, read_only=read_only, timeout=timeout)
    versions = store._rows(MARKER_QUERY)
    if not versions.rows and create and not read_only:
        store.insert(marker_quads())
        versions = store._rows(MARKER_QUERY)
    check_format(location, versions)
    return store


def endpoints(location: str) -> tuple[str, str]:
    """Where to send queries and updates, after the habits of the common servers.

    A bare host is Oxigraph's (`/query`, `/update`); `…/query` and Fuseki's `…/sparql` next to a dataset have
    `…/update`; GraphDB's and RDF4J's `/repositories/NAME` take updates at `…/statements`. Every other address takes
    both itself, and $KG_STORE_UPDATE_URL names another one for updates.
    """
    parts = urlsplit(location)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise StoreError(f"{location}: a store is a directory or an http(s) address")
    if parts.username or parts.password:
        raise StoreError(
            f"{parts.hostname}: credentials do not belong in an address; "
            "set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN"
        )
    path = parts.path.rstrip("/")
    query, update = path, path
    if not path:
        query, update = "/query", "/update"
    elif path.endswith("/query"):
        update = path.removesuffix("query") + "update"
    elif path.endswith("/sparql") and path.count("/") > 1:
        update = path.removesuffix("sparql") + "update"
    elif "/repositories/" in path:
        update = f"{path}/statements"
    query_url = urlunsplit(parts._replace(path=query, fragment=""))
    update_url = urlunsplit(parts._replace(path=update, fragment=""))
    return query_url, os.environ.get("KG_STORE_UPDATE_URL") or update_url


def _authorization(environ: Mapping[str, str]) -> dict[str, str]:
    token = environ.get("KG_STORE_TOKEN")
    if token:
        return {"Authorization": f"Bearer {token}"}
    user, password = environ.get("KG_STORE_USER"), environ.get("KG_STORE_PASSWORD")
    if user is None and password is None:
        return {}
    if not user or password is None:
        raise StoreError("KG_STORE_USER and KG_STORE_PASSWORD go together; one of them is missing")
    secret = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
    return {"Authorization": f"Basic {secret}"}


def _refusal(location: str, url: str, status: int, said: str) -> StoreError | QueryError:
    """One line for an HTTP status that is no answer."""
    detail = f" ({' '.join(said.split())})" if said else ""
    if status in {401, 403}:
        return StoreError(
            f"{location}: access refused (HTTP {status}); set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN"
        )
    if status == 400:
        return QueryError(f"{location}: the service refuses the text{detail}")
    if 300 <= status < 400:
        return StoreError(f"{location}: {url} redirects elsewhere; give the address that it points to")
    if status in {404, 405}:
        return StoreError(f"{location}: {url} takes no SPARQL (HTTP {status}); give the service's query endpoint")
    return StoreError(f"{location}: {url} answered HTTP {status}{detail}")
