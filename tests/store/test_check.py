"""`kg store check` on a real server."""

from __future__ import annotations

from click.testing import CliRunner, Result

from kg.cli.main import kg
from kg.store import open_store
from tests.queries.articles import ARTICLES
from tests.queries.conftest import fill


def check(*arguments: str) -> Result:
    return CliRunner().invoke(kg, ["store", "check", *arguments])


def test_oxigraph_is_fit_and_left_as_it_was(empty_service: str) -> None:
    with open_store(empty_service, create=True) as store:
        fill(store, ARTICLES[1:3])
        before = set(store.dump())
    done = check(empty_service)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "all answers are right" in done.stderr
    with open_store(empty_service) as store:
        assert set(store.dump()) == before
        assert store.query("ASK { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), '/check-')) }") is False
    done = check("--read-only", empty_service)
    assert (done.exit_code, done.stdout) == (0, "")


def test_what_is_no_service() -> None:
    done = check("http://127.0.0.1:9")
    assert done.exit_code == 2
    assert "cannot be reached" in done.stderr
