"""`kg actors`: what goes to stdout, what to stderr, and the exit codes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import link
from kg.cli.main import kg
from kg.store import open_store
from tests.link.worlds import article_graph, body, iri, person, put

MAYOR = article_graph("a", person("Jon Smith", "mayor", "Vell"), body("Open Doors"), publisher="The Post")
AGAIN = article_graph("b", person("Jon Smith", "mayor", "Vell", aliases=["Smith"]), body("Open Doors"))
SENATOR = article_graph("c", person("Jon Smith", "senator", "Karst"))


@pytest.fixture
def store(tmp_path: Path) -> str:
    place = tmp_path / "store"
    with open_store(place, create=True) as opened:
        for graph in (MAYOR, AGAIN, SENATOR):
            put(opened, graph)
            link.update(opened, graph.iri)
    return str(place)


def run(store: str, command: str, *arguments: str) -> Result:
    return CliRunner().invoke(kg, ["actors", command, "--store", store, *arguments], env={"COLUMNS": "120"})


def rows(store: str, command: str, *arguments: str) -> list[dict[str, str]]:
    done = run(store, command, *arguments, "-f", "csv")
    assert done.exit_code == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_list(store: str) -> None:
    assert [(row["name"], row["type"], row["articles"], row["also"]) for row in rows(store, "list")] == [
        ("Jon Smith", "person", "2", "Smith"),
        ("Open Doors", "organization", "2", ""),
    ]
    assert len(rows(store, "list", "--all")) == 3
    assert run(store, "list").stdout.splitlines()[0].split() == ["name", "type", "also", "articles"]


def test_show_tells_where_and_why(store: str) -> None:
    (first, second) = rows(store, "show", "Smith")
    assert (first["name"], first["roles"], first["article"]) == ("Jon Smith", "mayor, Vell", "a")
    assert "mayor of vell" in second["why"]
    assert (second["by"], second["confidence"]) == ("hearsay", "0.97")
    assert "2 articles" in run(store, "show", "Smith").stderr


def test_candidates(store: str) -> None:
    (pair,) = rows(store, "candidates")
    assert (pair["actor_a"], pair["actor_b"], pair["score"]) == ("Jon Smith", "Jon Smith", "0.5")
    assert "nothing else in common" in pair["why"]
    assert rows(store, "candidates", "Open Doors") == []


def test_a_person_decides_and_takes_it_back(store: str) -> None:
    node = rows(store, "list")[0]["node"]
    done = run(store, "same", node, iri(SENATOR, "Jon Smith"), "--by", "Ida", "--because", "I met him")
    assert done.exit_code == 0
    judgement = done.stdout.strip()
    assert rows(store, "list")[0]["articles"] == "3"
    assert rows(store, "candidates") == []
    assert [row["by"] for row in rows(store, "show", "Jon Smith") if row["why"] == "I met him"] == ["Ida", "Ida"]
    assert [(row["decision"], row["by"], row["judgement"]) for row in rows(store, "judgements")] == [
        ("same", "Ida", judgement)
    ]
    with open_store(store) as opened:  # reading the article again does not undo it
        put(opened, SENATOR)
        link.update(opened, SENATOR.iri)
        link.rebuild(opened)
    assert rows(store, "list")[0]["articles"] == "3"
    assert run(store, "undo").exit_code == 0
    assert rows(store, "list")[0]["articles"] == "2"
    assert run(store, "undo").exit_code == 1


def test_a_person_leaves_a_pair_open(store: str) -> None:
    node = rows(store, "list")[0]["node"]
    done = run(store, "unsure", node, iri(SENATOR, "Jon Smith"), "--by", "Ida", "--because", "no photograph")
    assert done.exit_code == 0
    (pair,) = rows(store, "candidates")
    assert pair["why"].endswith("left open by Ida: no photograph")
    assert [row["decision"] for row in rows(store, "judgements")] == ["unsure"]
    assert rows(store, "list")[0]["articles"] == "2"


def test_what_the_rules_joined_a_person_parts(store: str) -> None:
    one, other = iri(MAYOR, "Jon Smith"), iri(AGAIN, "Jon Smith")
    assert run(store, "different", one, other).exit_code == 0
    assert [row["name"] for row in rows(store, "list")] == ["Open Doors"]
    assert all(row["decision"] == "different" for row in rows(store, "judgements"))
    pairs = [{row["a"], row["b"]} for row in rows(store, "candidates")]
    assert pairs
    assert {one, other} not in pairs


def test_authorities(store: str, tmp_path: Path) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text('iri,label\nhttps://authority.example/7,open doors\nhttps://authority.example/8,"Smith, Jon"\n')
    found = rows(store, "reconcile", str(labels))
    assert sorted((row["actor"], row["iri"][-1], row["rivals"]) for row in found) == [
        ("Jon Smith", "8", "0"),
        ("Jon Smith", "8", "0"),
        ("Open Doors", "7", "0"),
    ]
    assert "1 linked" in run(store, "reconcile", str(labels), "--accept").stderr  # the people are left to people
    assert run(store, "link", iri(SENATOR, "Jon Smith"), "https://authority.example/8").exit_code == 0
    known = {row["name"]: row["authorities"] for row in rows(store, "list", "--all") if row["authorities"]}
    assert known == {"Open Doors": "https://authority.example/7", "Jon Smith": "https://authority.example/8"}
    turtle = tmp_path / "labels.ttl"
    turtle.write_text('<https://authority.example/9> <http://www.w3.org/2004/02/skos/core#prefLabel> "Open Doors"@en .')
    assert [row["iri"][-1] for row in rows(store, "reconcile", str(turtle))] == ["9"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "Jon Smyth"), "did you mean 'Jon Smith'?"),
        (("show", "https://w3id.org/hearsay/id/actor/0"), "kg actors list --all"),
        (("same", "Open Doors", "Open Doors"), "are one actor already"),
        (("undo", "https://w3id.org/hearsay/id/judgement/0"), "kg actors judgements"),
        (("link", "Open Doors", "no iri"), "no iri"),
        (("reconcile", "no/such/file.csv"), "does not exist"),
    ],
)
def test_mistakes(store: str, arguments: tuple[str, ...], said: str) -> None:
    done = run(store, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_name_that_several_bear_is_asked_back(store: str) -> None:
    run(store, "different", iri(MAYOR, "Jon Smith"), iri(AGAIN, "Jon Smith"))
    done = run(store, "show", "Jon Smith")
    assert done.exit_code == 2
    assert "may be any of 3 actors" in done.stderr


def test_an_older_store_is_linked_anew(store: str) -> None:
    with open_store(store) as opened:
        opened.update("DROP GRAPH <https://w3id.org/hearsay/id/graph/links>")
        opened.update("DROP GRAPH <https://w3id.org/hearsay/id/graph/evidence>")
    assert "kg actors rebuild" in run(store, "list").stderr
    assert run(store, "rebuild").exit_code == 0
    assert len(rows(store, "list")) == 2
