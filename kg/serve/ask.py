"""SPARQL of our own for the pages: rows of plain values, prefixes declared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.export.source import StoreSource
from kg.store import GraphStore
from kg.vocab import PREFIXES

Value = str | int | float | bool | None
Row = Mapping[str, Value]

_PROLOGUE = "".join(f"PREFIX {prefix}: <{start}>\n" for prefix, start in sorted(PREFIXES.items()))


def select(store: GraphStore, sparql: str) -> Iterable[Row]:
    """Rows of a trusted SELECT."""
    return StoreSource(store).select(_PROLOGUE + sparql)


def text(value: Value) -> str | None:
    """A value as text, None where there is none."""
    return None if value is None else str(value)


def number(value: Value) -> float | None:
    """A value as a number, None where there is none."""
    return None if value is None else float(value)


def local_name(value: Value) -> str | None:
    """The last part of an IRI: the term's name."""
    return None if value is None else str(value).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
