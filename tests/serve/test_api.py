"""Saved queries over HTTP, and the description of them."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kg.query import load_catalog


def test_every_saved_query_answers(client: TestClient) -> None:
    for name, query in load_catalog().items():
        given = {each.name: each.example for each in query.params if each.required}
        answer = client.get(f"/api/queries/{name}", params=given)
        assert answer.status_code == 200, (name, answer.text)
        assert answer.json()["head"]["vars"][: len(query.returns)] == list(query.returns)[: len(query.returns)]


def test_parameters_and_formats(client: TestClient) -> None:
    rows = client.get("/api/queries/who-said-what", params={"speaker": "Ana Ruiz"}).json()["results"]["bindings"]
    assert {row["speaker"]["value"] for row in rows} == {"Ana Ruiz"}
    table = client.get("/api/queries/who-said-what", params={"speaker": "Ana Ruiz", "f": "csv"})
    assert table.headers["content-disposition"] == 'attachment; filename="who-said-what.csv"'
    assert table.text.startswith("article,published,speaker")


@pytest.mark.parametrize(
    ("name", "parameters", "status"),
    [
        ("nothing", {}, 404),
        ("who-said-what", {"wrong": "x"}, 400),
        ("who-said-what", {"since": "yesterday"}, 400),
        ("who-said-what", {"f": "docx"}, 400),
    ],
)
def test_wrong_questions_get_a_reason(client: TestClient, name: str, parameters: dict[str, str], status: int) -> None:
    answer = client.get(f"/api/queries/{name}", params=parameters)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_parameters_are_terms_and_never_sparql(client: TestClient) -> None:
    answer = client.get("/api/queries/who-said-what", params={"speaker": '") } } DROP ALL #'})
    assert answer.status_code == 200
    assert answer.json()["results"]["bindings"] == []


def test_openapi_names_every_query_and_parameter(client: TestClient) -> None:
    found = client.get("/api/openapi.json").json()
    assert found["openapi"] == "3.1.0"
    assert {path.rsplit("/", 1)[1] for path in found["paths"]} == set(load_catalog())
    for name, query in load_catalog().items():
        described = found["paths"][f"/api/queries/{name}"]["get"]["parameters"]
        assert [each["name"] for each in described] == [each.name for each in query.params]


def test_a_form_tells_what_is_wrong(client: TestClient) -> None:
    page = client.get("/queries/who-said-what", params={"run": "1", "since": "<b>yesterday"})
    assert page.status_code == 400
    assert "&lt;b&gt;yesterday" in page.text
    assert "<b>yesterday" not in page.text


def test_counts_are_drawn_as_bars(client: TestClient) -> None:
    assert "<meter" in client.get("/queries/source-mix").text
    assert "<meter" not in client.get("/queries/who-said-what").text
