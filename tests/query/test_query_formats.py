"""The machine-readable formats agree with Oxigraph's own writers and readers; the table obeys no text."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, Triple, parse_query_results

from kg.errors import QueryError
from kg.query.formats import FORMATS, format_result
from kg.query.results import Result, python_value, result_of
from kg.query.table import cell_width, table_text

XSD = "http://www.w3.org/2001/XMLSchema#"


def literal(value: str, kind: str) -> Literal:
    return Literal(value, datatype=NamedNode(XSD + kind))


TERMS = [
    Literal('a "quoted", text\r\nin two lines\twith a tab'),
    Literal("مرحبا", language="ar"),
    NamedNode("https://a.example/ü?x=1"),
    BlankNode("b0"),
    literal("7", "integer"),
    literal("0.5", "decimal"),
    literal("1e6", "double"),
    literal("2026-03-01", "date"),
    literal("true", "boolean"),
    Literal(""),
    None,
]
ROWS = Result("solutions", ("term", "n"), tuple((term, literal(str(n), "integer")) for n, term in enumerate(TERMS)))


@pytest.mark.parametrize(("name", "kind"), [("json", QueryResultsFormat.JSON), ("tsv", QueryResultsFormat.TSV)])
def test_oxigraph_reads_the_same_terms(name: str, kind: QueryResultsFormat) -> None:
    read = parse_query_results(format_result(ROWS, name).encode(), format=kind)
    assert [variable.value for variable in read.variables] == ["term", "n"]
    terms = [solution["term"] for solution in read]
    if name == "tsv":
        assert terms[3] is not None  # a blank node's label is its own
        terms[3] = TERMS[3]
    assert terms == TERMS


def test_csv_has_values_and_crlf() -> None:
    text = format_result(ROWS, "csv")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["term", "n"]
    assert rows[1][0] == 'a "quoted", text\r\nin two lines\twith a tab'
    assert [row[0] for row in rows[2:]] == [
        "مرحبا", "https://a.example/ü?x=1", "_:b0", "7", "0.5", "1e6", "2026-03-01", "true", "", "",
    ]  # fmt: skip
    assert text.count("\r\n") == len(TERMS) + 1 + 1


def test_csv_of_one_empty_column() -> None:
    assert format_result(Result("solutions", ("x",), ((None,), (Literal("y"),))), "csv") == "x\r\n\r\ny\r\n"


def test_jsonl_has_plain_values() -> None:
    values = [json.loads(line)["term"] for line in format_result(ROWS, "jsonl").splitlines()]
    assert values[4:] == [7, 0.5, 1e6, "2026-03-01", True, "", None]
    infinite = Result("solutions", ("x",), ((literal("INF", "double"),),))
    assert json.loads(format_result(infinite, "jsonl")) == {"x": "inf"}


@pytest.mark.parametrize("name", FORMATS)
def test_yes_and_no(name: str) -> None:
    text = format_result(Result("boolean", boolean=True), name)
    assert (json.loads(text)["boolean"] if name == "json" else text == "true\n") is True


def test_triples() -> None:
    triple = Triple(NamedNode("urn:a"), NamedNode("https://schema.org/name"), Literal("x"))
    result = result_of((triple, triple))
    assert format_result(result).endswith('<urn:a> schema:name "x" .\n')
    assert "prov:" not in format_result(result)
    assert format_result(result, "nquads") == '<urn:a> <https://schema.org/name> "x" .\n'
    with pytest.raises(QueryError, match="use turtle, nquads"):
        format_result(result, "csv")
    with pytest.raises(QueryError, match="use table, csv"):
        format_result(ROWS, "turtle")


def test_empty_answers() -> None:
    empty = Result("solutions", ("x", "y"))
    assert [format_result(empty, name) for name in ("table", "csv", "tsv", "jsonl")] == ["", "x,y\r\n", "?x\t?y\n", ""]
    assert json.loads(format_result(empty, "json"))["results"]["bindings"] == []


def table(width: int, **columns: list[object]) -> str:
    terms = [
        tuple(
            None if cell is None else literal(str(cell), "integer") if isinstance(cell, int) else Literal(str(cell))
            for cell in row
        )
        for row in zip(*columns.values(), strict=True)
    ]
    return table_text(Result("solutions", tuple(columns), tuple(terms)), width)


def test_a_table_that_fits() -> None:
    assert table(80, name=["Ana", "Bo"], n=[5, 123], empty=[None, None]) == (
        "name    n\n----  ---\nAna     5\nBo    123\n\n(not shown: empty; -f csv has all columns)\n"
    )


def test_long_texts_wrap_and_are_cut_with_an_ellipsis() -> None:
    lines = table(40, name=["Ana"], text=["word " * 200]).splitlines()
    assert max(map(len, lines)) <= 40
    assert lines[-1].strip() == "…"
    assert len(lines) == 10


def test_blocks_where_columns_do_not_fit() -> None:
    columns = {f"column{number}": ["some words", "other words"] for number in range(6)}
    lines = table(60, **columns).splitlines()
    assert lines[0] == "column0  some words"
    assert lines[6:8] == ["", "column0  other words"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\x07\x9b2Jb", "a\\x07\\x9b2Jb"),
        ("abc\u202edef", "abc\\u202edef"),
        ("\u2066x\u2069\u200f", "\\u2066x\\u2069\\u200f"),
        ("two\nlines\tand\r\nmore", "two lines and more"),
        ("सो\u200dम", "सो\u200dम"),
    ],
)
def test_nothing_in_a_text_is_obeyed(text: str, shown: str) -> None:
    assert table(80, x=[text]).splitlines()[2] == shown


def test_wide_and_combining_signs() -> None:
    assert (cell_width("abc"), cell_width("記事"), cell_width("e\u0301")) == (3, 4, 1)
    lines = table(80, a=["記事", "x"], b=["1", "2"]).splitlines()
    assert lines[2:] == ["記事  1", "x     2"]


@settings(max_examples=60, deadline=None)
@given(cells=st.lists(st.text(), min_size=1, max_size=4), width=st.integers(40, 120))
def test_no_line_is_too_wide_and_nothing_moves_the_cursor(cells: list[str], width: int) -> None:
    text = table(width, value=list(cells), n=list(range(len(cells))))
    assert all(cell_width(line) <= width for line in text.splitlines())
    assert not any(sign < " " and sign != "\n" for sign in text)
    assert "\x1b" not in text


def test_python_values() -> None:
    assert python_value(Triple(NamedNode("urn:a"), NamedNode("urn:b"), Literal("c"))) == '<urn:a> <urn:b> "c"'
    assert repr(python_value(literal("-INF", "double"))) == "-inf"
    assert str(python_value(literal("2026-01-02", "date"))) == "2026-01-02"


def test_where_not_all_columns_fit_the_important_ones_are_shown() -> None:
    row = (Literal("Ana Ruiz"), Literal("x" * 30), Literal("y" * 30), Literal("said"))
    result = Result("solutions", variables=("who", "far", "wide", "cue"), rows=(row,), narrow=("cue", "who"))
    assert table_text(result, 100).startswith("who ")
    assert table_text(result, 60) == (
        "cue   who\n----  --------\nsaid  Ana Ruiz\n\n(not shown: far, wide; -f csv has all columns)\n"
    )
