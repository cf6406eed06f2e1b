"""A store behind an http(s) address: any service that speaks the SPARQL 1.1 Protocol.

Query and update are all that it takes, so that Oxigraph's server, Fuseki, GraphDB, Virtuoso and Neptune can serve.
Where the service has a Graph Store Protocol beside them, a graph is replaced with one PUT, which may be repeated.
A service that cuts an answer short is noticed, as JSON is asked for and must be whole.

Sources: https://www.w3.org/TR/sparql11-protocol/, https://www.w3.org/TR/sparql11-results-json/,
https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote, urlencode

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg.errors import StoreError
from kg.store.base import DERIVED, LEDGER, LedgerEntry, NewGraph, Outcome
from kg.store.endpoints import Endpoints, endpoints
from kg.store.replace import (
    GRAPH_NAMES_QUERY,
    MARKER_QUERY,
    check_format,
    insertion,
    marker_quads,
    new_facts,
    replace_graph,
)
from kg.store.results import Answer, Solutions, collect
from kg.store.service import TIMEOUT_SECONDS, Reply, Service

_SOLUTIONS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
# Content types in which services send triples when asked for N-Triples.
_TRIPLE_FORMATS = {"application/n-triples": RdfFormat.N_TRIPLES, "text/turtle": RdfFormat.TURTLE,
                   "text/plain": RdfFormat.N_TRIPLES}  # fmt: skip


# The form of a query, behind its comments and its prologue.
_FORM = re.compile(r"(?:\s|#[^\n]*\n|(?:PREFIX\s+[^\s<]*|BASE)\s*<[^>]*>)*([a-z]+)", re.IGNORECASE)
# Answers to a PUT that say that there is no Graph Store Protocol to write to.
_NO_PUT = frozenset({403, 404, 405, 415, 501})
# An update of ours has the same effect if it comes twice where it holds triples word for word, whole graphs, and
# deletions by a single pattern. What hangs on what it finds (DELETE … INSERT … WHERE) has not.
_ONE_PATTERN = re.compile(r"\bDELETE WHERE \{ GRAPH <[^<>]*> \{ [^\s{}]+ [^\s{}]+ [^\s{}]+ \} \}")
_HANGS_ON_THE_STORE = re.compile(r"\bWHERE\s*\{|\bDROP\s+(?!SILENT)|_:", re.IGNORECASE)


def is_repeatable(update: str) -> bool:
    """Whether an update of ours may be sent again when nobody knows whether it was done; in doubt it may not."""
    return not _HANGS_ON_THE_STORE.search(_ONE_PATTERN.sub("", update))


class RemoteStore:
    """A GraphStore over a SPARQL 1.1 service."""

    def __init__(self, endpoints: Endpoints, service: Service, *, location: str, read_only: bool) -> None:
        self._endpoints = endpoints
        self._service = service
        self._location = location
        self._read_only = read_only
        self._takes_put: bool | None = None  # nobody knows before the first replacement
        self._is_open = True

    @property
    def location(self) -> str:
        """The service's address as given."""
        return self._location

    @property
    def caveat(self) -> str | None:
        """What is known against the answers of this service; None where nothing is."""
        if not self._service.software.startswith("Virtuoso"):
            return None
        return (
            f"{self._location} is {self._service.software.split()[0]}, which fails on some saved queries "
            "and answers others wrongly without saying so; `kg store check` names them"
        )

    @property
    def directory(self) -> Path | None:
        """None: the service limits queries itself."""
        return None

    def replace_graph(self, graph_iri: str, quads: Iterable[Quad], *, ledger: LedgerEntry) -> Outcome:
        """Store one article's graph in one update request, or one PUT; an unchanged graph writes nothing."""
        return replace_graph(self, graph_iri, quads, ledger, put=self._put)

    @property
    def loads_in_bulk(self) -> bool:
        """No: the protocol has no such request."""
        return False

    def add_graphs(self, graphs: Sequence[NewGraph]) -> None:
        """Send each graph with its ledger entry as one update."""
        for graph in graphs:
            facts = new_facts(self, graph.iri, graph.entry)
            self.insert([*parse(graph.nquads, format=RdfFormat.N_QUADS), *facts])

    def has_graph(self, graph_iri: str) -> bool:
        """Whether a graph of this name holds anything."""
        return self.query(f"ASK {{ GRAPH {NamedNode(graph_iri)} {{ ?s ?p ?o }} }}") is True

    def graph_names(self) -> tuple[str, ...]:
        """IRIs of the article graphs, sorted."""
        rows = self._rows(GRAPH_NAMES_QUERY)
        return tuple(sorted(row[0].value for row in rows.rows if isinstance(row[0], NamedNode)))

    def quads(self, graph_iri: str) -> Iterator[Quad]:
        """All quads of one graph; asked for as rows, because of these services tell whether they are all."""
        name = NamedNode(graph_iri)
        for row in self._rows(f"SELECT ?s ?p ?o WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}").rows:
            subject, predicate, value = row
            if isinstance(subject, NamedNode | BlankNode) and isinstance(predicate, NamedNode) and value is not None:
                yield Quad(subject, predicate, value, name)

    def dump(self) -> Iterator[Quad]:
        """All quads of all our graphs; graphs that others keep in the same service are left out."""
        for name in (*DERIVED, *self.graph_names()):
            yield from self.quads(name)

    def query(self, sparql: str) -> Answer:
        """Send one query; the answer must come whole and within the time-out.

        As a form, which every service takes: Virtuoso 7.2.5 never answers a query that is the body itself.
        """
        form = _FORM.match(sparql)
        wants_triples = form is not None and form[1].upper() in {"CONSTRUCT", "DESCRIBE"}
        reply = self._send(
            self._endpoints.query,
            urlencode({"query": sparql}),
            "application/x-www-form-urlencoded",
            accept=_TRIPLES if wants_triples else _SOLUTIONS,
            repeatable=True,
        )
        try:
            if reply.kind in _TRIPLE_FORMATS:
                return tuple(
                    Triple(quad.subject, quad.predicate, quad.object)
                    for quad in parse(reply.body, format=_TRIPLE_FORMATS[reply.kind])
                )
            if reply.kind in {_SOLUTIONS, "application/json"}:
                return self._whole(collect(parse_query_results(reply.body, format=QueryResultsFormat.JSON)), reply.most)
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self._location}: the answer is cut short or broken ({error}); try again") from error
        raise StoreError(
            f"{self._location}: answered with {reply.kind or 'no content type'}, not with SPARQL results; "
            "give the address of the service's query endpoint"
        )

    def _whole(self, answer: Solutions | bool, most: int | None) -> Solutions | bool:
        """The answer, if the service did not stop at its limit of rows."""
        if isinstance(answer, bool):
            return answer
        if answer.variables == ("__ASK_RETVAL",):  # how Virtuoso answers ASK
            return any(isinstance(row[0], Literal) and row[0].value == "1" for row in answer.rows)
        if most is not None and len(answer.rows) >= most:
            raise StoreError(
                f"{self._location}: the service stops at {most:,} rows (X-SPARQL-MaxRows), so some may be missing; "
                "raise ResultSetMaxRows there, or make the query more selective"
            )
        return answer

    def update(self, sparql: str) -> None:
        """Send one update as one request."""
        self._check_writable()
        self._send(
            self._endpoints.update,
            sparql,
            "application/sparql-update",
            accept="*/*",
            repeatable=is_repeatable(sparql),
        )

    def insert(self, quads: Iterable[Quad]) -> None:
        """Send quads as one update."""
        self.update(f"INSERT DATA {{\n{insertion(quads)}\n}}")

    def load(self, nquads: bytes) -> None:
        """Send many quads as one update."""
        self.insert(parse(nquads, format=RdfFormat.N_QUADS))

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

    def _put(self, graph_iri: str, quads: Sequence[Quad]) -> bool:
        """Replace one graph with one PUT; False where the service has no Graph Store Protocol that takes it."""
        self._check_writable()
        if self._takes_put is None:
            self._takes_put = self._has_graph_store()
        if not self._takes_put:
            return False
        reply = self._service.send(
            _of_graph(self._endpoints.graphs, graph_iri),
            "".join(f"{quad.triple} .\n" for quad in quads).encode(),
            method="PUT",
            headers={"Content-Type": _TRIPLES},
            repeatable=True,
            accepted=_NO_PUT,
        )
        self._takes_put = reply.status not in _NO_PUT
        return self._takes_put

    def _has_graph_store(self) -> bool:
        """Whether the ledger, which every store has, is found by the Graph Store Protocol."""
        if not self._endpoints.graphs:
            return False
        url = _of_graph(self._endpoints.graphs, LEDGER)
        reply = self._service.send(
            url, method="HEAD", headers={"Accept": _TRIPLES}, repeatable=True, accepted=frozenset(range(400, 502))
        )
        return reply.status == 200 and reply.kind in _TRIPLE_FORMATS

    def _check_writable(self) -> None:
        if not self._is_open:
            raise StoreError(f"{self._location}: the store is closed")
        if self._read_only:
            raise StoreError(f"{self._location}: the store was opened for reading only")

    def _send(self, url: str, text: str, content_type: str, *, accept: str, repeatable: bool) -> Reply:
        if not self._is_open:
            raise StoreError(f"{self._location}: the store is closed")
        headers = {"Content-Type": f"{content_type}; charset=utf-8", "Accept": accept}
        return self._service.send(url, text.encode(), headers=headers, repeatable=repeatable)


def _of_graph(graphs_url: str, graph_iri: str) -> str:
    return f"{graphs_url}{'&' if '?' in graphs_url else '?'}graph={quote(graph_iri, safe='')}"


def open_remote(
    location: str, *, create: bool = False, read_only: bool = False, timeout: float = TIMEOUT_SECONDS
) -> RemoteStore:
    """Open the store behind an address; `create` marks a service as a store that is none yet.

    Other graphs in the same service are left alone.
    """
    store = open_unmarked(location, read_only=read_only, timeout=timeout)
    versions = store._rows(MARKER_QUERY)
    if not versions.rows and create and not read_only:
        store.insert(marker_quads())
        versions = store._rows(MARKER_QUERY)
    check_format(location, versions)
    return store


def open_unmarked(location: str, *, read_only: bool = False, timeout: float = TIMEOUT_SECONDS) -> RemoteStore:
    """A service as it is, whether it holds a store or not; nothing is sent yet."""
    service = Service(location, timeout=timeout)
    return RemoteStore(endpoints(location), service, location=location, read_only=read_only)
