"""The SPARQL 1.1 Protocol: three ways to ask, every format, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import time
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as ET

import httpx2
import pytest
import rdflib
from starlette.testclient import TestClient

from tests.serve.conftest import LIMIT_SECONDS

SELECT = "SELECT ?name WHERE { GRAPH ?g { ?a a kg:Actor ; schema:name ?name } } ORDER BY ?name"
CONSTRUCT = "CONSTRUCT { ?a schema:name ?name } WHERE { GRAPH ?g { ?a a kg:Actor ; schema:name ?name } }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { GRAPH ?g {?a ?b ?c} GRAPH ?h {?d ?e ?f} GRAPH ?i {?j ?k ?l} GRAPH ?m {?n1 ?o ?p} }"


def test_three_ways_to_ask(client: TestClient) -> None:
    got = client.get("/sparql", params={"query": SELECT})
    posted = client.post("/sparql", data={"query": SELECT})
    direct = client.post("/sparql", content=SELECT, headers={"Content-Type": "application/sparql-query"})
    assert got.status_code == posted.status_code == direct.status_code == 200
    assert got.json() == posted.json() == direct.json()
    names = [row["name"]["value"] for row in got.json()["results"]["bindings"]]
    assert "Ana Ruiz" in names
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv;q=0.9, text/html;q=0.1", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.8", "application/sparql-results+xml"),
        ("application/json", "application/json"),
    ],
)
def test_rows_in_every_format(client: TestClient, accept: str, media: str) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == media
    if "json" in media:
        found = [row["name"]["value"] for row in answer.json()["results"]["bindings"]]
    elif "xml" in media:
        root = ET.fromstring(answer.text)
        found = [each.text or "" for each in root.iter("{http://www.w3.org/2005/sparql-results#}literal")]
    elif media == "text/csv":
        found = [row[0] for row in list(csv.reader(io.StringIO(answer.text)))[1:]]
    else:
        found = [line.strip('"') for line in answer.text.splitlines()[1:]]
    expected = client.get("/sparql", params={"query": SELECT}).json()["results"]["bindings"]
    assert [name.strip() for name in found] == [row["name"]["value"].strip() for row in expected]


@pytest.mark.parametrize(
    ("accept", "format_"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_triples_in_every_format(client: TestClient, accept: str, format_: str) -> None:
    answer = client.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(accept)
    names = {str(name) for name in rdflib.Graph().parse(data=answer.text, format=format_).objects()}
    assert "Ana Ruiz" in names


def test_ask(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": "ASK { GRAPH ?g { ?a a kg:Actor } }"}).json()["boolean"] is True
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": "application/sparql-results+xml"})
    assert ET.fromstring(answer.text)[-1].text == "true"


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"query": "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"}, "SERVICE"),
        ({"query": "SELECT * FROM <http://x.example/> { ?s ?p ?o }"}, "FROM"),
        ({"query": "DROP ALL"}, "updates are refused"),
        ({"update": "DROP ALL"}, "updates are refused"),
        ({"query": "SELECT"}, "not valid SPARQL"),
        ({"query": SELECT, "default-graph-uri": "http://x.example/"}, "default-graph-uri"),
        ({"other": "x"}, "query is missing"),
    ],
)
def test_refused_with_the_reason(client: TestClient, parameters: dict[str, str], words: str) -> None:
    answer = client.post("/sparql", data=parameters)
    assert answer.status_code == 400, answer.text
    assert words in answer.text


def test_two_queries_are_refused(client: TestClient) -> None:
    assert client.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D").status_code == 400


def test_update_body_and_other_bodies(client: TestClient) -> None:
    update = client.post("/sparql", content="DROP ALL", headers={"Content-Type": "application/sparql-update"})
    assert update.status_code == 400
    other = client.post("/sparql", content="x", headers={"Content-Type": "text/plain"})
    assert other.status_code == 415
    broken = client.post("/sparql", content=b"ASK \xff", headers={"Content-Type": "application/sparql-query"})
    assert broken.status_code == 400
    long = client.post("/sparql", content="#" * 1_100_000, headers={"Content-Type": "application/sparql-query"})
    assert long.status_code == 413


def test_unknown_media_type(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": SELECT}, headers={"Accept": "image/png"}).status_code == 406


def test_an_answer_that_was_cut_is_an_error(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * { GRAPH ?g { ?s ?p ?o } }"})
    assert answer.status_code == 400
    assert "more than 200 rows" in answer.text
    assert client.get("/sparql", params={"query": "SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 200"}).status_code == 200


def test_a_runaway_query_is_stopped_and_others_are_served(client: TestClient) -> None:
    def timed() -> tuple[float, httpx2.Response]:
        started = time.monotonic()
        answer = client.get("/sparql", params={"query": RUNAWAY})
        return time.monotonic() - started, answer

    assert client.get("/sparql", params={"query": SELECT, "with": "a process that is ready"}).status_code == 200
    with ThreadPoolExecutor(3) as pool:
        runaway = pool.submit(timed)
        others = [pool.submit(client.get, "/sparql", params={"query": SELECT}) for _ in range(2)]
        assert [each.result().status_code for each in others] == [200, 200]
        took, answer = runaway.result()
    assert answer.status_code == 503
    assert took < LIMIT_SECONDS + 1
    assert f"stopped after {LIMIT_SECONDS} seconds" in answer.text
    assert client.get("/sparql", params={"query": SELECT}).status_code == 200


def test_description_without_a_query(client: TestClient) -> None:
    described = client.get("/sparql", headers={"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=described.text, format="turtle")
    name = rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#endpoint")
    assert [str(each) for each in graph.objects(None, name)] == ["http://127.0.0.1:8000/sparql"]
    browser = client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"}, follow_redirects=False)
    assert browser.headers["location"].endswith("/editor")


def test_json_is_what_the_specification_says(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT (1 AS ?n) ('a'@en AS ?l) (<x:y> AS ?i) {}"})
    row = json.loads(answer.text)["results"]["bindings"][0]
    assert row["l"] == {"type": "literal", "value": "a", "xml:lang": "en"}
    assert row["i"] == {"type": "uri", "value": "x:y"}
