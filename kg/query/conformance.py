"""Asks a SPARQL service the saved queries and a few hard questions, and compares its answers with an engine at hand.

The sample, four invented articles with their links and comparisons, goes into graphs of a base of its own, and every
question is confined to them by FROM NAMED; so nothing that is there already takes part. All is removed at the end.
Read-only, the questions go to what the service holds, which is copied into memory for comparison. Not found: faults
that show only with much data or many writers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import KgError, StoreError, UnreachableError
from kg.ids import BASE
from kg.query.catalog import load_catalog
from kg.query.probes import LITERALS, PROBES, chain_quads, literal_quads
from kg.query.results import Result
from kg.query.run import run_saved

_SAMPLE = Path(__file__).with_name("sample.trig")
_COMMENT_LINE = re.compile(r"^\s*#.*$", re.MULTILINE)
_BODY = re.compile(r"(?:\bWHERE\s*)?\{")
_WRITTEN_AT_ONCE = 200


class Service(Protocol):
    """What is asked of a store here; those of `kg.store` have it."""

    @property
    def location(self) -> str:
        """The place, as it may be shown."""

    def query(self, sparql: str) -> Any:
        """Answer a query."""

    def update(self, sparql: str) -> None:
        """Run an update."""

    def insert(self, quads: Iterable[Quad]) -> None:
        """Add quads."""


@dataclass(frozen=True, slots=True)
class Check:
    """One question, and how the answer differs; `difference` is empty where it does not."""

    name: str
    difference: str


class _Confined:
    """A store whose questions see certain graphs only, with our base in the place of another."""

    directory = None

    def __init__(self, store: Service, base: str, graphs: Sequence[str]) -> None:
        self._store = store
        self._base = base
        self._dataset = " ".join(f"FROM NAMED <{graph}>" for graph in graphs)

    @property
    def location(self) -> str:
        return self._store.location

    def query(self, sparql: str) -> Any:
        text = _COMMENT_LINE.sub("", sparql).replace(BASE, self._base)
        return self._store.query(_BODY.sub(lambda found: f"{self._dataset} {found.group()}", text, count=1))

    def has_graph(self, graph_iri: str) -> bool:
        return bool(self.query(f"ASK WHERE {{ GRAPH <{graph_iri}> {{ ?s ?p ?o }} }}"))

    def flush(self) -> None:
        return


def check_service(service: Service, reference: Service, *, key: str) -> Iterator[Check]:
    """Check a service with the sample in scratch graphs, whose names hold `key`; they are removed in any case."""
    base = f"{BASE}check-{key}/"
    quads = [*sample_quads(base), *chain_quads(base)]
    graphs = sorted({quad.graph_name.value for quad in quads if isinstance(quad.graph_name, NamedNode)})
    try:
        reference.insert(quads)
        problem = _told(lambda: _write(service, quads))
        yield Check("writing the sample", problem)
        if not problem:
            yield from _compare(_Confined(service, base, graphs), _Confined(reference, base, graphs))
            yield from _compare_literals(service, reference, base)
            yield from _compare_probes(service, reference, base)
            yield Check("an update replaces a graph", _told_or(lambda: _replaced(service, graphs[0])))
    finally:
        _remove(service, graphs, base)


def check_holdings(service: Service, reference: Service, quads: Iterable[Quad]) -> Iterator[Check]:
    """Check a service with what it holds, `quads`, and write nothing to it."""
    reference.insert(quads)
    yield from _compare(_Unconfined(service), _Unconfined(reference))


class _Unconfined(_Confined):
    def __init__(self, store: Service) -> None:
        super().__init__(store, BASE, ())

    def query(self, sparql: str) -> Any:
        return self._store.query(sparql)


def sample_quads(base: str) -> list[Quad]:
    """The sample with its identifiers moved to a base."""
    text = _SAMPLE.read_text(encoding="utf-8").replace(BASE, base)
    return list(parse(text.encode(), format=RdfFormat.TRIG))


def _write(service: Service, quads: Sequence[Quad]) -> None:
    for start in range(0, len(quads), _WRITTEN_AT_ONCE):
        service.insert(quads[start : start + _WRITTEN_AT_ONCE])


def _remove(service: Service, graphs: Sequence[str], base: str) -> None:
    try:
        service.update(" ;\n".join(f"DROP SILENT GRAPH <{graph}>" for graph in graphs))
    except UnreachableError as error:
        raise UnreachableError(f"{error}; a question ended it? Graphs named <{base}…> may be left there") from error
    except KgError as error:
        raise StoreError(
            f"{error}; graphs whose names start with <{base}> may be left there, drop them "
            "(--read-only checks a service that takes no updates)"
        ) from error


def _compare(there: _Confined, here: _Confined) -> Iterator[Check]:
    """Every saved query, bare and for each example of its parameters that has an answer."""
    for name, query in load_catalog().items():
        examples = [{}, *({each.name: each.example} for each in query.params if each.example is not None)]
        for given in examples:
            expected = run_saved(here, name, given)
            if given and not expected:
                continue
            shown = name + "".join(f" -p {parameter}={value}" for parameter, value in given.items())

            def ask(name: str = name, given: dict[str, Any] = given, expected: Result = expected) -> str:
                return difference(run_saved(there, name, given).rows, expected.rows)

            yield Check(shown, _told_or(ask))


def _compare_literals(service: Service, reference: Service, base: str) -> Iterator[Check]:
    """Each hard literal, written by itself: some services refuse one of them."""
    for name, quad in literal_quads(base).items():
        reference.insert([quad])
        problem = _told(lambda quad=quad: service.insert([quad]))  # type: ignore[misc]
        sparql = LITERALS[name].replace(BASE, base)
        yield Check(f"literal {name}", problem or _asked(service, sparql, reference.query(sparql).rows))


def _compare_probes(service: Service, reference: Service, base: str) -> Iterator[Check]:
    for name, text in PROBES.items():
        sparql = text.replace(BASE, base)
        yield Check(name, _asked(service, sparql, reference.query(sparql).rows))


def _asked(service: Service, sparql: str, expected: Any) -> str:
    return _told_or(lambda: difference(service.query(sparql).rows, expected))


def _replaced(service: Service, graph: str) -> str:
    service.update(f"DROP SILENT GRAPH <{graph}> ;\nINSERT DATA {{ GRAPH <{graph}> {{ <{graph}> <{BASE}probe> 1 }} }}")
    rows = service.query(f"SELECT ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}").rows
    return "" if len(rows) == 1 else f"the graph has {len(rows)} triples where 1 was to be"


def _told(act: Callable[[], object]) -> str:
    """What goes wrong, else nothing: a service that refuses a question is a finding, one that is gone is the end."""
    try:
        act()
    except UnreachableError:
        raise
    except KgError as error:
        return str(error)
    return ""


def _told_or(ask: Callable[[], str]) -> str:
    found: list[str] = []
    return _told(lambda: found.append(ask())) or found[0]


def difference(got: Iterable[Sequence[Any]], expected: Iterable[Sequence[Any]]) -> str:
    """How rows differ from those that were expected, in a few words; numbers and times count by value."""
    found, wanted = [_kept(row) for row in got], [_kept(row) for row in expected]
    if found == wanted:
        return ""
    missing, more = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    if not missing and not more:
        return f"{len(found)} rows, in another order"
    parts = [f"{len(found)} rows where {len(wanted)} were to be"] if len(found) != len(wanted) else []
    parts += [f"missing: {_shown(next(iter(missing)))}"] if missing else []
    parts += [f"instead: {_shown(next(iter(more)))}"] if more else []
    return "; ".join(parts)


def _shown(row: Sequence[Any]) -> str:
    text = " ".join("-" if term is None else str(term) for term in row)
    return text if len(text) <= 160 else f"{text[:160]}..."


def _kept(row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(_canonical(term) if isinstance(term, Literal) else term for term in row)


def _canonical(term: Literal) -> Literal:
    """A literal as Oxigraph keeps it: 0.850 and 0.85 are one."""
    store, name = Store(), NamedNode("urn:x")
    store.add(Quad(name, name, term))
    kept = next(iter(store)).object
    return kept if isinstance(kept, Literal) else term
