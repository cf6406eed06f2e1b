"""`kg validate` as a command: exit codes, streams, formats."""

from __future__ import annotations

import json

import pyoxigraph
import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat

from kg.build import build_quads
from kg.cli.validate import validate
from tests.sample import EXTRACTION
from tests.shapes.cases import BASE, read_case


@pytest.fixture
def files(tmp_path):
    good, bad, empty = tmp_path / "good.trig", tmp_path / "bad.nq", tmp_path / "empty.ttl"
    good.write_bytes(pyoxigraph.serialize(build_quads(EXTRACTION).quads, format=RdfFormat.TRIG))
    broken = read_case(BASE.parent / "assertions" / "invalid_no_stance.ttl").quads
    bad.write_bytes(pyoxigraph.serialize(broken, format=RdfFormat.N_QUADS))
    empty.write_text("<urn:a> <urn:b> 1 .")
    return good, bad, empty


def run(*arguments, stdin: bytes | None = None):
    return CliRunner().invoke(validate, [str(argument) for argument in arguments], input=stdin)


def test_conforming_file(files):
    result = run(files[0])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 graph checked, conforms: 0 violations, 0 warnings, 0 pieces of advice\n"


def test_one_bad_file_among_two(files):
    result = run(*files[:2])
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith(f"{files[1]}: Violation at 40-80 “at least 12 boats sank in the Vell storm”: ")
    assert result.stderr.startswith("2 graphs checked, does not conform: 1 violation")


def test_a_file_of_something_else_is_told(files):
    result = run(files[2])
    assert result.exit_code == 0
    assert "holds nothing that the shapes speak of" in result.stderr


@pytest.mark.parametrize("index", [0, 1])
def test_stdin_and_json(files, index):
    result = run("-", "-f", "json", stdin=files[index].read_bytes())
    assert result.exit_code == index
    assert json.loads(result.stdout)["conforms"] is (index == 0)


def test_turtle_to_a_file(files, tmp_path):
    result = run(files[1], "-f", "turtle", "-o", tmp_path / "report.ttl", "-q")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")
    assert list(pyoxigraph.parse((tmp_path / "report.ttl").read_bytes(), format=RdfFormat.TURTLE))


def test_store(tmp_path):
    import datetime as dt

    from kg.store import LedgerEntry, open_store

    graph = build_quads(EXTRACTION)
    broken = [quad for quad in graph.quads if "#stance" not in str(quad.predicate)]
    entry = LedgerEntry(graph.article_iri, dt.datetime(2026, 3, 4, tzinfo=dt.UTC), "sample")
    with open_store(tmp_path / "store", create=True) as store:
        store.replace_graph(graph.iri, graph.quads, ledger=entry)
    assert run("--store", tmp_path / "store").exit_code == 0
    with open_store(tmp_path / "store") as store:
        store.replace_graph(graph.iri, broken, ledger=entry)
    result = run("--store", tmp_path / "store")
    assert result.exit_code == 1
    assert "kgsh:Assertion-stance" in result.stdout
