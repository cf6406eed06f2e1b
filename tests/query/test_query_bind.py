from __future__ import annotations

import datetime as dt

import pytest

from kg.errors import QueryError
from kg.query.bind import bind, bind_text, row_variables, string_text, term_text
from kg.query.header import Parameter, parse_saved_query

TEXT = """\
#+ summary: A test
#+ description: Nothing more
#+ params:
#+   name: {type: text, required: true, description: a name, example: Ana}
#+   since: {type: date, required: false, description: a day, example: "2026-01-31"}
#+ returns:
#+   s: a subject
#+ table: []
#+ tags: [test]
SELECT ?s WHERE {
  VALUES (?p_name ?p_since) { (UNDEF UNDEF) }
  GRAPH ?g { ?s ?p ?o } FILTER(!BOUND(?p_name) || STR(?o) = ?p_name)
}
"""
QUERY = parse_saved_query("test", TEXT)


def test_only_the_row_is_replaced() -> None:
    bound = bind(QUERY, {"name": 'a"} # \\', "since": dt.date(2026, 1, 2)})
    row = 'VALUES (?p_name ?p_since) { ("a\\"} # \\\\" "2026-01-02"^^<http://www.w3.org/2001/XMLSchema#date>) }'
    assert bound == TEXT.replace("VALUES (?p_name ?p_since) { (UNDEF UNDEF) }", row)


def test_graphs_make_one_row_each() -> None:
    bound = bind(QUERY, {"p_name": "x"}, graphs=["urn:a", "urn:b"])
    assert 'VALUES (?p_name ?p_since ?graph) { ("x" UNDEF <urn:a>) ("x" UNDEF <urn:b>) }' in bound
    assert "VALUES (?p_name ?p_since ?graph) {  }" in bind(QUERY, {"name": "x"}, graphs=[])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "needs the parameter 'name'"),
        ({"name": None}, "needs the parameter 'name'"),
        ({"nam": "x"}, "did you mean 'name'.*It takes: name, since"),
        ({"name": "x", "zzz": "y"}, "no parameter 'zzz'"),
        ({"name": "x", "since": "yesterday"}, "a date as YYYY-MM-DD, not 'yesterday'"),
        ({"name": "x", "since": "2026-02-30"}, "a date as YYYY-MM-DD"),
        ({"name": "x", "since": "20260101"}, "a date as YYYY-MM-DD"),
        ({"name": "\ud800"}, "lone surrogate"),
    ],
)
def test_wrong_parameters_are_refused(given: dict[str, object], words: str) -> None:
    with pytest.raises(QueryError, match=words):
        bind(QUERY, given)


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("integer", "-7", '"-7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("iri", "https://a.example/ü#b", "<https://a.example/ü#b>"),
        ("text", "https://a.example/", '"https://a.example/"'),
    ],
)
def test_terms(kind: str, value: str, term: str) -> None:
    assert term_text(Parameter("p", kind, False, "", ""), value) == term


@pytest.mark.parametrize(
    ("kind", "value"),
    [("integer", "1.5"), ("integer", "x"), ("iri", "a b"), ("iri", "no-colon"), ("iri", "x:<y>"), ("iri", "x:y\n")],
)
def test_values_of_the_wrong_type(kind: str, value: str) -> None:
    with pytest.raises(QueryError, match=r"is an IRI|is a whole number"):
        term_text(Parameter("p", kind, False, "", "example"), value)


def test_escapes() -> None:
    assert string_text('a"\\\n\r\tü') == '"a\\"\\\\\\n\\r\\tü"'
    assert string_text("\\u0022") == '"\\\\\\U000000750022"'


@pytest.mark.parametrize(
    "row",
    [
        "",
        "VALUES (?p_name) { (UNDEF) } VALUES (?p_since) { (UNDEF) }",
        "VALUES (?p_since ?p_name) { (UNDEF UNDEF) }",
        "VALUES (?p_name ?p_since) { (UNDEF) }",
    ],
)
def test_a_row_that_does_not_fit_the_header(row: str) -> None:
    broken = parse_saved_query("test", TEXT.replace("VALUES (?p_name ?p_since) { (UNDEF UNDEF) }", row))
    with pytest.raises(QueryError, match="VALUES row"):
        bind(broken, {"name": "x"})


def test_a_query_of_ones_own_with_a_header() -> None:
    assert '("x" UNDEF)' in bind_text(TEXT, {"name": "x"})
    with pytest.raises(QueryError, match="header is missing"):
        bind_text("SELECT ?s { ?s ?p ?o }", {"name": "x"})


def test_row_variables() -> None:
    assert row_variables(QUERY) == ("name", "since")
