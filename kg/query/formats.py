"""Writes results: tables for people, CSV, TSV and JSON as the SPARQL 1.1 formats define them, JSON Lines, RDF.

Sources: https://www.w3.org/TR/sparql11-results-csv-tsv/, https://www.w3.org/TR/sparql11-results-json/
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from pyoxigraph import BlankNode, Literal, RdfFormat, Triple, serialize

from kg.errors import QueryError
from kg.query.results import Result, Term, python_value, term_to_json
from kg.query.table import table_text

_XSD = "http://www.w3.org/2001/XMLSchema#"
# Forms in which Turtle, and so TSV, writes a number without quotation marks.
_BARE = {
    f"{_XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{_XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{_XSD}double": re.compile(r"[+-]?([0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+"),
}


def _csv_cell(term: Term | None) -> str:
    if isinstance(term, BlankNode | Triple):
        return str(term)
    return "" if term is None else term.value


def write_csv(result: Result) -> str:
    """CSV: values without their types, lines end in CR LF."""
    if result.kind == "boolean":
        return _boolean(result)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(result.variables)
    for row in result.rows:
        cells = [_csv_cell(term) for term in row]
        if cells == [""]:
            out.write("\r\n")  # one empty column: the csv module would write quotation marks
        else:
            writer.writerow(cells)
    return out.getvalue()


def write_tsv(result: Result) -> str:
    """TSV: terms as Turtle writes them, numbers bare."""
    if result.kind == "boolean":
        return _boolean(result)
    lines = ["\t".join(f"?{name}" for name in result.variables)]
    lines += ["\t".join("" if term is None else _tsv_cell(term) for term in row) for row in result.rows]
    return "".join(f"{line}\n" for line in lines)


def _tsv_cell(term: Term) -> str:
    if isinstance(term, Literal):
        bare = _BARE.get(term.datatype.value)
        if bare is not None and bare.fullmatch(term.value):
            return term.value
    return str(term)


def write_json(result: Result) -> str:
    """SPARQL 1.1 Query Results JSON."""
    found: dict[str, Any]
    if result.kind == "boolean":
        found = {"head": {}, "boolean": result.boolean}
    else:
        bindings = [
            {name: term_to_json(term) for name, term in zip(result.variables, row, strict=True) if term is not None}
            for row in result.rows
        ]
        found = {"head": {"vars": list(result.variables)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def write_jsonl(result: Result) -> str:
    """One JSON object a row with plain values: numbers as numbers, dates as text, null where a column is empty."""
    if result.kind == "boolean":
        return _boolean(result)
    lines = [
        json.dumps({name: _plain(term) for name, term in zip(result.variables, row, strict=True)}, ensure_ascii=False)
        for row in result.rows
    ]
    return "".join(f"{line}\n" for line in lines)


def _plain(term: Term | None) -> str | int | float | bool | None:
    value = python_value(term)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float) and value - value != 0:
        return str(value)  # JSON has no infinity and no not-a-number
    return value


def write_table(result: Result, width: int = 100) -> str:
    """A table for people, or one block a row where the columns do not fit; never machine-readable."""
    return _boolean(result) if result.kind == "boolean" else table_text(result, width)


def write_turtle(result: Result) -> str:
    """The triples of a CONSTRUCT or DESCRIBE in Turtle."""
    from kg.vocab import PREFIXES

    words = write_ntriples(result)
    used = {prefix: start for prefix, start in PREFIXES.items() if f"<{start}" in words}
    return (serialize(result.triples, format=RdfFormat.TURTLE, prefixes=used) or b"").decode("utf-8")


def write_ntriples(result: Result) -> str:
    """The triples of a CONSTRUCT or DESCRIBE in N-Triples, which is N-Quads as well."""
    return "".join(f"{triple} .\n" for triple in result.triples)


def _boolean(result: Result) -> str:
    return "true\n" if result.boolean else "false\n"


# Formats for rows and yes-or-no answers, and formats for triples.
FORMATS: dict[str, Callable[[Result], str]] = {
    "table": write_table,
    "csv": write_csv,
    "tsv": write_tsv,
    "json": write_json,
    "jsonl": write_jsonl,
}
TRIPLE_FORMATS: dict[str, Callable[[Result], str]] = {"turtle": write_turtle, "nquads": write_ntriples}


def format_result(result: Result, format_name: str | None = None, *, width: int = 100) -> str:
    """The result as text; by default a table for rows and Turtle for triples."""
    fitting = TRIPLE_FORMATS if result.kind == "triples" else FORMATS
    chosen = format_name or next(iter(fitting))
    if chosen not in fitting:
        kind = "CONSTRUCT and DESCRIBE give triples" if result.kind == "triples" else "SELECT and ASK give rows"
        raise QueryError(f"{kind}, which cannot be written as {chosen!r}; use {', '.join(fitting)}")
    return write_table(result, width) if chosen == "table" else fitting[chosen](result)
