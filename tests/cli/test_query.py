"""`kg query`: what goes to stdout, what to stderr, and the exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import kg
from kg.store import open_store
from tests.queries.articles import ARTICLES
from tests.queries.conftest import fill


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("query") / "store"
    with open_store(place, create=True) as opened:
        fill(opened, ARTICLES[1:4])
    return str(place)


def run(store: str, *arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(kg, ["query", "--store", store, *arguments], input=stdin, env={"COLUMNS": "100"})


def test_a_saved_query(store: str) -> None:
    done = run(store, "denials", "-f", "csv")
    assert (done.exit_code, done.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["denier"], row["content"], row["asserted_by"]) for row in rows] == [
        ("Guards' Union", "prisoners were beaten", "Ana Ruiz")
    ]


def test_a_table_is_the_default(store: str) -> None:
    done = run(store, "relay-chains", "-p", "speaker=Open Doors")
    assert done.exit_code == 0
    assert done.stdout.startswith("article  ")
    assert "Coast Times" in done.stdout


@pytest.mark.parametrize(
    ("name", "start"), [("a.csv", "said_on,"), ("a.jsonl", '{"said_on"'), ("a.json", "{\n"), ("a.tsv", "?said_on\t")]
)
def test_the_format_follows_the_file_name(store: str, tmp_path: Path, name: str, start: str) -> None:
    done = run(store, "timeline", "-o", str(tmp_path / name))
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_the_list(store: str) -> None:
    done = run("no/such/store", "--list", "-f", "jsonl")
    assert done.exit_code == 0
    assert [json.loads(line)["name"] for line in done.stdout.splitlines()].count("who-said-what") == 1
    assert len(done.stdout.splitlines()) == 15


@pytest.mark.parametrize(
    ("text", "code", "out"),
    [("ASK { GRAPH ?g { ?s ?p ?o } }", 0, "true\n"), ("ASK { GRAPH ?g { ?s ?p 'nowhere' } }", 1, "false\n")],
)
def test_ask(store: str, text: str, code: int, out: str) -> None:
    done = run(store, "--text", text)
    assert (done.exit_code, done.stdout) == (code, out)


def test_construct_gives_turtle(store: str) -> None:
    done = run(store, "--text", "CONSTRUCT { ?s a ?c } WHERE { GRAPH ?g { ?s a ?c } } LIMIT 1")
    assert done.exit_code == 0
    assert done.stdout.startswith("@prefix")


def test_a_file_with_a_header_takes_parameters(store: str, tmp_path: Path) -> None:
    from kg.resources import resource_dir

    own = tmp_path / "own.rq"
    own.write_text((resource_dir("queries") / "capacities.rq").read_text(encoding="utf-8"), encoding="utf-8")
    done = run(store, "--file", str(own), "-p", "speaker=Lena Vogt", "-f", "jsonl")
    assert done.exit_code == 0
    assert [json.loads(line)["role"] for line in done.stdout.splitlines()] == ["judge"]
    assert run(store, "--file", "-", stdin="ASK { }").stdout == "true\n"


def test_rows_that_were_cut_are_told(store: str) -> None:
    done = run(store, "--text", "SELECT ?s { GRAPH ?g { ?s ?p ?o } }", "--max-rows", "3", "-f", "csv")
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 4
    assert "Cut after 3 rows" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["timeline", "-p", "speaker=ruiz"], "No speaker is called 'ruiz'; there are: Ana Ruiz"),
        (["timeline", "-p", "publisher=norland wire"], "there are: Norland Wire"),
        (["--text", "SELECT ?s { ?s ?p ?o }"], "write GRAPH ?g"),
    ],
)
def test_an_empty_answer_is_an_answer(store: str, arguments: list[str], told: str) -> None:
    done = run(store, *arguments)
    assert (done.exit_code, done.stdout) == (0, "")
    assert told in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "give one of"),
        (["denials", "--list"], "give one of"),
        (["denial"], "did you mean 'denials'"),
        (["denials", "-p", "speaker"], "not key=value"),
        (["denials", "-p", "speaker=a", "-p", "speaker=b"], "given twice"),
        (["denials", "-p", "speeker=a"], "did you mean 'speaker'"),
        (["denials", "-p", "since=soon"], "a date as YYYY-MM-DD"),
        (["denials", "-f", "xml"], "xml"),
        (["denials", "-f", "turtle"], "SELECT and ASK give rows"),
        (["--text", "DROP ALL"], "updates are refused"),
        (["--text", "SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], "SERVICE is refused"),
        (["--file", "no/such.rq"], "no/such.rq"),
        (["--text", "ASK { }", "-p", "a=b"], "header is missing"),
    ],
)
def test_mistakes_exit_with_2(store: str, arguments: list[str], told: str) -> None:
    done = run(store, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_missing_store(tmp_path: Path) -> None:
    done = run(str(tmp_path / "none"), "denials")
    assert done.exit_code == 2
    assert "no store here" in done.stderr
    assert list(tmp_path.iterdir()) == []
