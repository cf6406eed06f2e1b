from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.query.guard import MAX_CHARACTERS, check_query


def known(graph: str) -> bool:
    return graph == "urn:known"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s { GRAPH ?g { ?s ?p ?o } }",
        "ASK { GRAPH ?g { ?s ?p 'secret service' } }",
        'SELECT ("SERVICE <http://x>" AS ?x) { } # SERVICE <http://x>',
        'SELECT ("""SERVICE " <x>""" AS ?x) { }',
        "PREFIX service: <urn:service/> SELECT ?service { GRAPH ?g { ?service service:load ?load } }",
        "SELECT ?s FROM <urn:known> { ?s ?p ?o }",
        "SELECT ?s FROM NAMED <urn:known> { GRAPH ?g { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DESCRIBE <urn:x>",
    ],
)
def test_queries_that_stay_inside(text: str) -> None:
    check_query(text, known)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT ?s { SERVICE <http://x.example/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT ?s { sErViCe SILENT ?x { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT ?s { S\\u0045RVICE <http://x.example/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT ?s { SERVICE#\n<http://x.example/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT ?s { { SELECT ?s { FILTER EXISTS { SERVICE <urn:x> { ?s ?p ?o } } } } }", "SERVICE is refused"),
        ("SELECT ?s FROM <http://x.example/data.ttl> { ?s ?p ?o }", "FROM <http://x.example/data.ttl> is refused"),
        ("SELECT ?s FROM NAMED <file:///etc/passwd> { ?s ?p ?o }", "is refused"),
        ("PREFIX x: <urn:> SELECT ?s FROM x:known { ?s ?p ?o }", "is refused"),
        ("DROP ALL", "updates are refused"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "updates are refused"),
        ("LOAD <file:///etc/passwd>", "LOAD is refused"),
        ("SELECT ?s {\n  ?s ?p\n", "line"),
        ("", "not valid SPARQL"),
        ("SELECT ?s { " + "{" * 3000 + "}" * 3000 + " }", "nested too deeply"),
        ("#" * (MAX_CHARACTERS + 1), "at most"),
    ],
)
def test_everything_else_is_refused(text: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        check_query(text, known)
