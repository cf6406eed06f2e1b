"""`kg validate` and what lies under it: files in, findings out."""

from __future__ import annotations

import dataclasses
import json
import socket
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Quad, RdfFormat
from rdflib import Graph
from rdflib.namespace import RDF, SH

from kg.build import build_quads
from kg.errors import InputError
from kg.validate import Report, validate_graph_data, validate_graph_file, validate_quads
from kg.validate.files import guess_format
from kg.validate.render import as_json, as_turtle, merge, summary, text_line
from kg.vocab import PREFIXES
from tests.sample import ARTICLE, EXTRACTION
from tests.shapes.cases import BASE, read_case

GRAPH = build_quads(EXTRACTION)
BROKEN = read_case(BASE.parent / "spans" / "invalid_other_words.ttl").quads
SUFFIXES = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
}


def write(path: Path, quads, rdf_format: RdfFormat) -> Path:
    if rdf_format in {RdfFormat.TURTLE, RdfFormat.N_TRIPLES}:
        quads = [quad.triple for quad in quads]
    path.write_bytes(pyoxigraph.serialize(quads, format=rdf_format))
    return path


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_formats(tmp_path, suffix):
    good = write(tmp_path / f"good{suffix}", GRAPH.quads, SUFFIXES[suffix])
    ((_, report),) = validate_graph_file(good)
    assert report.conforms
    assert report.nodes > 50
    bad = write(tmp_path / f"bad{suffix}", BROKEN, SUFFIXES[suffix])
    ((_, report),) = validate_graph_file(bad)
    assert [result.shape.partition("#")[2] for result in report.violations] == ["Span-quote"]


def test_each_graph_is_checked_by_itself(tmp_path):
    other = build_quads(dataclasses.replace(EXTRACTION, article=dataclasses.replace(ARTICLE, publisher="Other")))
    broken = [Quad(quad.subject, quad.predicate, quad.object, pyoxigraph.NamedNode("urn:broken")) for quad in BROKEN]
    path = write(tmp_path / "all.trig", [*GRAPH.quads, *other.quads, *broken], RdfFormat.TRIG)
    reports = dict(validate_graph_file(path))
    assert {name: report.conforms for name, report in reports.items()} == {
        GRAPH.iri: True,
        other.iri: True,
        "urn:broken": False,
    }
    assert {result.graph for result in reports["urn:broken"].results} == {"urn:broken"}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.rdf", "<rdf:RDF/>", "RDF/XML is not read"),
        ("a.owl", "<rdf:RDF/>", "RDF/XML is not read"),
        ("a.txt", "words", "cannot tell the format"),
        ("a.ttl", "<urn:a> <urn:b> .", "a.ttl:1: "),
        ("a.nq", "<urn:a> <urn:b> words .", "a.nq:1: "),
        ("a.jsonld", '{"@context": "http://127.0.0.1:9/context", "name": "x"}', "a.jsonld"),
        ("a.jsonld", '{"@context": "file:///etc/hostname", "name": "x"}', "a.jsonld"),
        ("a.ttl", b"\xff\xfe", "a.ttl"),
    ],
)
def test_what_is_refused(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=message):
        list(validate_graph_file(path))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ttl", "<urn:a> <http://www.w3.org/2002/07/owl#imports> <{address}> ; <urn:b> 1 ."),
        ("a.ttl", "<urn:a> <http://www.w3.org/ns/shacl#shapesGraph> <{address}> ; <urn:b> 1 ."),
        ("a.trig", "<{address}> {{ <urn:a> <http://www.w3.org/2000/01/rdf-schema#seeAlso> <{address}> }}"),
        ("a.jsonld", '{{"@context": {{"@import": "{address}"}}, "@id": "urn:a"}}'),
        ("a.jsonld", '{{"@context": "{address}", "@id": "urn:a"}}'),
        ("a.xml", '<!DOCTYPE x [<!ENTITY y SYSTEM "{address}">]><x>&y;</x>'),
    ],
)
@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x", "file:///etc/hostname"])
def test_nothing_that_a_file_names_is_fetched(tmp_path, monkeypatch, name, content, address):
    def refuse(*_, **__):
        raise AssertionError("reading a graph went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    path = tmp_path / name
    path.write_text(content.format(address=address), encoding="utf-8")
    try:
        reports = list(validate_graph_file(path))
    except InputError as error:
        assert name.endswith((".jsonld", ".xml")), error  # noqa: PT017
    else:
        assert len(reports) == 1


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="cannot be read: No such file"):
        list(validate_graph_file(tmp_path / "none.ttl"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('  {"@id": "urn:a"}', RdfFormat.JSON_LD),
        ("[]", RdfFormat.JSON_LD),
        ('<urn:a> <urn:b> "c \\" . d"@en <urn:g> .', RdfFormat.N_QUADS),
        ("# note\n_:a <urn:b> <urn:c> <urn:g> .", RdfFormat.N_QUADS),
        ("<urn:a> <urn:b> <urn:c> .", RdfFormat.TRIG),
        ("@prefix a: <urn:> .", RdfFormat.TRIG),
        ("\ufeff", RdfFormat.TRIG),
        ("", RdfFormat.TRIG),
    ],
)
def test_guess_format(data, expected):
    assert guess_format(data.encode()) == expected


def test_finding_shows_the_place_and_the_words():
    (result,) = validate_quads(BROKEN).results
    assert (result.place.start, result.place.end, result.place.words) == (20, 24, "denied")
    line = text_line(result, source="boats.trig")
    assert line.startswith(
        "boats.trig: Violation at 20-24 “denied”: The quoted words 'denied' do not stand in the article"
    )
    assert "kgsh:Span-quote" in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("assertions/invalid_no_stance", "at least 12 boats sank in the Vell storm"),
        ("claims/invalid_no_unit", "5 ferries"),
        ("claims/invalid_claim_without_words", "5 ferries were lost"),
        ("claims/invalid_exhaustive_not_said", "14 boats"),
        ("actors/invalid_no_name", "Mayor Ida Krog"),
        ("actors/invalid_role_without_name", "Mayor"),
        ("events/invalid_no_label", "storm"),
        ("provenance/invalid_skipped_without_reason", "Three ferries are missing."),
        ("spans/invalid_end_before_start", "said"),
        ("articles/invalid_no_hash", None),
    ],
)
def test_places(case, words):
    result = next(r for r in validate_quads(read_case(BASE.parent / f"{case}.ttl").quads).results)
    assert (result.place.words if result.place else None) == words


def test_results_are_ordered_by_gravity_then_place():
    quads = read_case(BASE.parent / "claims" / "invalid_part_above_the_whole.ttl").quads
    report = validate_quads(quads)
    assert [result.severity for result in report.results] == ["Violation", "Warning"]
    assert (len(report.violations), len(report.warnings), len(report.infos)) == (1, 1, 0)
    assert validate_quads(quads[::-1]) == report


def test_turtle_report_is_shacl():
    report = merge(
        [validate_quads(BROKEN), validate_quads(read_case(BASE.parent / "actors/invalid_no_type.ttl").quads)]
    )
    graph = Graph().parse(data=as_turtle(report), format="turtle")
    (root,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert str(graph.value(root, SH.conforms)) == "false"
    rows = {
        (str(graph.value(node, SH.sourceShape)).partition("#")[2], str(graph.value(node, SH.resultPath)))
        for node in graph.objects(root, SH.result)
    }
    assert rows == {("Span-quote", "None"), ("Actor-type", str(RDF.type))}
    for node in graph.objects(root, SH.result):
        for required in (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent, SH.resultMessage):
            assert graph.value(node, required) is not None
    empty = Graph().parse(data=as_turtle(Report()), format="turtle")
    assert [str(value) for value in empty.objects(None, SH.conforms)] == ["true"]


def test_turtle_report_keeps_odd_values():
    quads = read_case(BASE.parent / "assertions" / "invalid_without_a_name.ttl").quads
    odd = Quad(
        next(q.subject for q in quads if "said" in str(q.subject)),
        pyoxigraph.NamedNode("https://w3id.org/hearsay/ns#cueSpan"),
        pyoxigraph.Literal('a "b"\n\\'),
    )
    graph = Graph().parse(data=as_turtle(validate_quads([*quads, odd])), format="turtle")
    assert 'a "b"\n\\' in {str(value) for value in graph.objects(None, SH.value)}


def test_inverse_paths_are_shown_as_such():
    report = validate_quads(read_case(BASE.parent / "claims" / "invalid_claim_by_nobody.ttl").quads)
    assert report.results[0].path == "^https://w3id.org/hearsay/ns#conveys"
    assert "sh:inversePath" in as_turtle(report)


def test_json_report():
    report = as_json(validate_quads(BROKEN, graph="urn:g"))
    assert json.loads(json.dumps(report)) == report
    assert report["conforms"] is False
    (row,) = report["results"]
    assert list(row) == ["severity", "message", "graph", "focus", "path", "value", "shape", "place"]
    assert row["place"] == {"start": 20, "end": 24, "words": "denied"}
    assert row["graph"] == "urn:g"


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("actors/valid_base", "1 graph checked, conforms: 0 violations, 0 warnings, 0 pieces of advice"),
        (
            "actors/warning_pronoun_not_resolved",
            "1 graph checked, conforms: 0 violations, 0 warnings, 1 piece of advice",
        ),
        ("actors/invalid_no_name", "1 graph checked, does not conform: 1 violation, 0 warnings, 0 pieces of advice"),
    ],
)
def test_summary(case, expected):
    assert summary(1, validate_quads(read_case(BASE.parent / f"{case}.ttl").quads)) == expected


def test_a_graph_of_something_else_is_known_by_its_count():
    ((name, report),) = validate_graph_data(b"<urn:a> <urn:b> <urn:c> .")
    assert (name, report.conforms, report.nodes) == (None, True, 0)
    assert list(validate_graph_data(b"")) == []


@pytest.mark.parametrize(
    "value", ["_:one", '"2026-03-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>', "<urn:x>", "1.5e3"]
)
@pytest.mark.parametrize(
    ("kind", "earlier", "later", "shape"),
    [
        ("oa:TextPositionSelector", "oa:start", "oa:end", "Selector-start"),
        ("kg:Event", "sem:hasEarliestBeginTimeStamp", "sem:hasLatestEndTimeStamp", "Event-earliest"),
        ("kg:NumericClaim", "schema:minValue", "schema:maxValue", "Figure-minimum"),
    ],
)
def test_values_that_do_not_compare_are_findings_and_no_crash(kind, earlier, later, shape, value):
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    data = f'{prefixes} <urn:a> a {kind} ; {earlier} {value} ; {later} 5, "x", "2026-03-01"^^xsd:date .'
    ((_, report),) = validate_graph_data(data.encode())
    assert shape in {result.shape.partition("#")[2] for result in report.violations}
