"""Finds the few graphs that can hold an answer, so that a query does not look through all of them.

A parameter in a filter cannot use an index, whatever the engine. So names, addresses and IRIs are looked up first, by
index, and the graphs found are added to the query's VALUES row. The answer is that of the query without them: each
lookup finds every graph in which its parameter can be met (docs/decisions/030). Measured with benchmarks/queries.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from pyoxigraph import NamedNode

from kg.query.bind import string_text
from kg.query.header import SavedQuery

# With more rows than this Oxigraph takes a class for rarer, begins with all assertions and holds each against each row.
MAX_GRAPHS = 1000

_NAME = "<https://schema.org/name>"
_RESOLVES = "<https://w3id.org/hearsay/ns#resolvesTo>"
_LABEL = "<http://www.w3.org/2004/02/skos/core#altLabel>"
_ACTOR = "<https://w3id.org/hearsay/ns#Actor>"
# Graphs with an actor that the links take for a canonical one.
_LINKED = (
    f"GRAPH ?links {{ %s ?actor <https://w3id.org/hearsay/ns#resolvesTo> ?known }} GRAPH ?graph {{ ?actor a {_ACTOR} }}"
)


# Queries whose rows are shares: what a publisher attributes to a speaker is held against all that it attributes.
_SHARES = frozenset({"source-mix"})
_PUBLISHERS = f"""SELECT DISTINCT ?graph ?name WHERE {{ VALUES ?graph {{ %s }}
  GRAPH ?graph {{ ?article <https://schema.org/publisher> ?publisher . ?publisher {_NAME} ?name }} }}"""


class Asked(Protocol):
    """The part of a store that is needed here."""

    def query(self, sparql: str) -> Any:
        """Answer a SELECT with an object that has rows."""


def candidate_graphs(store: Asked, query: SavedQuery, given: Mapping[str, object]) -> tuple[str, ...] | None:
    """Graphs that can hold an answer, sorted; None where the parameters do not tell or too many are found.

    Only queries whose rows come from `GRAPH ?graph` can be narrowed down.
    """
    if "GRAPH ?graph {" not in query.text:
        return None
    found: set[str] | None = None
    for name, value in given.items():
        parameter = name.removeprefix("p_")
        lookup = _LOOKUPS.get(parameter)
        if lookup is None or value is None:
            continue
        graphs = _graphs(store, lookup(str(value)))
        if graphs and parameter == "speaker" and query.name in _SHARES:
            graphs = _of_same_publishers(store, graphs)
        if graphs is None:
            continue
        if not graphs and parameter in _WORDS:
            continue  # no IRI of a claim or event: then it is words, and words may stand anywhere
        found = graphs if found is None else found & graphs
    return None if found is None else tuple(sorted(found))


def _of_same_publishers(store: Asked, graphs: set[str]) -> set[str] | None:
    """All graphs of the publishers of these; None where one names no publisher."""
    rows = store.query(_PUBLISHERS % " ".join(str(NamedNode(graph)) for graph in graphs)).rows
    if {row[0].value for row in rows} != graphs:
        return None
    names = " ".join(sorted({string_text(row[1].value) for row in rows}))
    return _graphs(store, [f"VALUES ?name {{ {names} }} GRAPH ?graph {{ ?publisher {_NAME} ?name }}"])


def _graphs(store: Asked, patterns: list[str]) -> set[str] | None:
    if not patterns:
        return None
    branches = " UNION ".join(
        f"{{ GRAPH ?graph {{ {pattern} }} }}" if "GRAPH" not in pattern else f"{{ {pattern} }}" for pattern in patterns
    )
    answer = store.query(f"SELECT DISTINCT ?graph WHERE {{ {branches} }} LIMIT {MAX_GRAPHS + 1}")
    return None if len(answer.rows) > MAX_GRAPHS else {row[0].value for row in answer.rows}


def _iri(value: str) -> str | None:
    """The value as an IRI term, or None where it is none."""
    if ":" not in value or any(sign <= " " or sign in '<>"{}|^`\\' for sign in value):
        return None
    try:
        return str(NamedNode(value))
    except ValueError:
        return None


def _speaker(value: str) -> list[str]:
    text, iri = string_text(value), _iri(value)
    patterns = [f"?actor {_NAME} {text} ; a {_ACTOR}", f"?actor {_LABEL} {text} ; a {_ACTOR}"]
    patterns += [_LINKED % f"?known {name} {text} ." for name in (_NAME, _LABEL)]
    return patterns + ([f"{iri} {_NAME} ?name ; a {_ACTOR}", _LINKED % f"FILTER(?known = {iri})"] if iri else [])


def _publisher(value: str) -> list[str]:
    return [f"?publisher {_NAME} {string_text(value)}"]


def _article(value: str) -> list[str]:
    text, iri = string_text(value), _iri(value)
    patterns = [f"?article <https://schema.org/identifier> {text}"]
    if iri:
        patterns += [f"?article <https://schema.org/url> {iri}", f"{iri} <https://schema.org/articleBody> ?body"]
    return patterns


def _thing(value: str) -> list[str]:
    iri = _iri(value)
    return [f"{iri} a ?class"] if iri else []


def _event(value: str) -> list[str]:
    iri = _iri(value)
    # a canonical event stands in the links, and its events in the articles that speak of it
    return (
        [f"{iri} a ?class", f"GRAPH ?links {{ ?local {_RESOLVES} {iri} }} GRAPH ?graph {{ ?local a ?class }}"]
        if iri
        else []
    )


_LOOKUPS: Mapping[str, Callable[[str], list[str]]] = {
    "speaker": _speaker,
    "publisher": _publisher,
    "article": _article,
    "claim": _thing,
    "event": _event,
}
# Parameters that may also be words of a text.
_WORDS = frozenset({"claim", "event"})
