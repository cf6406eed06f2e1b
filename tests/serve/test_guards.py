"""Who is let in, how often, and what the log keeps."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import logging
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from kg.cli.main import kg
from kg.serve import ServeSettings, create_app


def app_client(settings: ServeSettings, **changes: object) -> TestClient:
    app = create_app(dataclasses.replace(settings, **changes))  # type: ignore[arg-type]
    return TestClient(app, base_url="http://127.0.0.1:8000")


def test_a_token_is_asked_for(settings: ServeSettings) -> None:
    client = app_client(settings, token="a secret")
    refused = client.get("/")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic")
    assert client.get("/", headers={"Authorization": "Bearer a secret"}).status_code == 200
    assert client.get("/", auth=("anybody", "a secret")).status_code == 200
    assert client.get("/", auth=("anybody", "a guess")).status_code == 401
    assert client.get("/", headers={"Authorization": "Basic !!"}).status_code == 401
    assert client.get("/healthz").status_code == 200


def test_too_many_requests_of_one_address(settings: ServeSettings) -> None:
    client = app_client(settings, requests_per_minute=5)
    answers = [client.get("/healthz").status_code for _ in range(8)]
    assert answers[:5] == [200] * 5
    assert 429 in answers


def test_a_local_server_answers_to_local_names_alone(client: TestClient) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"Host": "localhost:8000"}).status_code == 200


def test_the_log_keeps_no_queries(client: TestClient) -> None:
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("kg.serve.access")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    client.get("/search?q=private")
    log.removeHandler(handler)
    (line,) = map(json.loads, lines)
    assert line["path"] == "/search"
    assert line["status"] == 200
    assert "private" not in lines[0]


def test_metrics_count(client: TestClient) -> None:
    assert 'hearsay_requests_total{status="200"}' in client.get("/metrics").text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["serve", "--host", "0.0.0.0"], "KG_SERVE_TOKEN"),
        (["serve", "--store", "nowhere-at-all"], "no store here"),
        (["serve", "--port", "99999"], "99999"),
        (["serve", "--host", "203.0.113.1", "--public", "--store", "STORE"], "an address of this machine"),
        (["serve", "--port", "TAKEN", "--store", "STORE"], "choose another --port"),
    ],
)
def test_the_command_refuses_in_one_line(
    arguments: list[str], words: str, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KG_SERVE_TOKEN", raising=False)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        known = {"STORE": str(store_path), "TAKEN": str(taken.getsockname()[1])}
        answer = CliRunner().invoke(kg, [known.get(each, each) for each in arguments])
    assert answer.exit_code == 2
    assert words in answer.stderr


def test_the_command_says_which_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda name, *rest: None if name == "uvicorn" else found(name, *rest)
    )
    answer = CliRunner().invoke(kg, ["serve"])
    assert answer.exit_code == 2
    assert "kg serve needs uvicorn: pip install 'hearsay[serve]'" in answer.stderr
