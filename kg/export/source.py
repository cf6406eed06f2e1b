"""Reads a store for the exporters: SPARQL rows become plain Python values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import pyoxigraph as ox

from kg.vocab import XSD

Value = str | int | float | bool | None
_INTEGER = {str(XSD[name]) for name in ("integer", "int", "long", "nonNegativeInteger")}
_FRACTION = {str(XSD[name]) for name in ("decimal", "double", "float")}
_BOOLEAN = str(XSD.boolean)


class Rows(Protocol):
    """The answer to a SELECT query."""

    @property
    def variables(self) -> Sequence[str]:
        """Names of the columns."""

    @property
    def rows(self) -> Sequence[Sequence[object]]:
        """Terms, None where unbound."""


class Store(Protocol):
    """The part of a store that exports need."""

    def query(self, sparql: str) -> object:
        """Answer a trusted query."""

    def dump(self) -> Iterator[ox.Quad]:
        """All quads."""


class StoreSource:
    """A store as the exporters see it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def select(self, sparql: str) -> Iterable[Mapping[str, Value]]:
        """Rows of a SELECT query as plain values."""
        answer: Rows = self._store.query(sparql)  # type: ignore[assignment]
        names = tuple(answer.variables)
        return [{name: plain(term) for name, term in zip(names, row, strict=True)} for row in answer.rows]

    def quads(self) -> Iterable[ox.Quad]:
        """Every quad of the store."""
        return self._store.dump()


def plain(term: object) -> Value:
    """An RDF term as a plain value: IRIs and strings as str, numbers and booleans by their datatype."""
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return str(getattr(term, "value", term))
    datatype = term.datatype.value
    if datatype in _INTEGER:
        return int(term.value)
    if datatype in _FRACTION:
        return float(term.value)
    if datatype == _BOOLEAN:
        return term.value in {"true", "1"}
    return term.value
