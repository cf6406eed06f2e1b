"""Screening never suspects too little: with it and without it the findings are the same."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import Graph

from kg.build import build_quads
from kg.errors import ShapeError
from kg.validate import validate_graph_data, validate_quads
from kg.validate.index import TripleIndex
from kg.validate.run import judge, rdflib_graph, screened
from kg.validate.screen import compile_screens
from kg.validate.shapes import load_shapes
from tests.sample import EXTRACTION
from tests.shapes.cases import BASE, case_files, read_case

XSD = "http://www.w3.org/2001/XMLSchema#"
# one case of each SPARQL shape and each kind of constraint; test_shapes.py runs all cases with screening
CASES = [
    "articles/invalid_hash_of_another_text",
    "articles/invalid_url_of_a_script",
    "articles/invalid_publisher_as_text",
    "assertions/invalid_nested_in_a_circle",
    "assertions/invalid_without_a_name",
    "assertions/invalid_speaker_as_text",
    "assertions/invalid_span_of_another_article",
    "assertions/invalid_capacity_of_somebody_else",
    "assertions/warning_no_source_and_no_cue",
    "actors/invalid_two_types",
    "claims/warning_figure_of_somebody_else",
    "claims/invalid_part_of_itself",
    "claims/warning_sum_above_the_whole",
    "claims/invalid_at_least_with_an_upper_bound",
    "claims/invalid_revisions_in_a_circle",
    "claims/invalid_number_that_is_not_printed",
    "events/invalid_when_words",
    "provenance/invalid_no_graph",
    "spans/invalid_beyond_the_text",
    "spans/warning_unused",
]
QUADS = read_case(next(iter(case_files("spans")))).quads


@pytest.mark.parametrize("name", CASES)
def test_case_is_judged_the_same_by_pyshacl_alone(name: str) -> None:
    quads = read_case(BASE.parent / f"{name}.ttl").quads
    alone = validate_quads(quads, engine_only=True)
    assert set(validate_quads(quads).results) == set(alone.results)
    assert alone.results


def test_sample_is_judged_the_same_by_pyshacl_alone() -> None:
    quads = build_quads(EXTRACTION).quads
    assert validate_quads(quads) == validate_quads(quads, engine_only=True)


SCRAPS = [
    Literal(""),
    Literal("words"),
    Literal("words", language="en"),
    Literal("12", datatype=NamedNode(XSD + "integer")),
    Literal("twelve", datatype=NamedNode(XSD + "integer")),
    Literal("1.50", datatype=NamedNode(XSD + "decimal")),
    Literal("1e3", datatype=NamedNode(XSD + "double")),
    Literal("2026-02-30", datatype=NamedNode(XSD + "date")),
    Literal("2026-03-01", datatype=NamedNode(XSD + "date")),
    Literal("2026-03-01Z", datatype=NamedNode(XSD + "date")),
    Literal("2026-03-01T00:00:00", datatype=NamedNode(XSD + "dateTime")),
    Literal("1", datatype=NamedNode(XSD + "boolean")),
    NamedNode("https://example.org/mayor"),
    NamedNode("https://example.org/said"),
    NamedNode("https://example.org/nothing"),
    BlankNode("nameless"),
]


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**9), st.integers(1, 6))
def test_damaged_graphs_are_judged_the_same_by_pyshacl_alone(seed: int, faults: int) -> None:
    chance = random.Random(seed)
    quads = list(QUADS)
    for _ in range(faults):
        place = chance.randrange(len(quads))
        quad = quads.pop(place)
        if chance.random() < 0.7:
            value = chance.choice([*SCRAPS, chance.choice(QUADS).object])
            quads.append(Quad(quad.subject, quad.predicate, value))
        if chance.random() < 0.3:
            quads.append(quad)
    shapes = load_shapes()
    assert findings(screened(TripleIndex(quads), shapes)) == findings(judge(rdflib_graph(quads), shapes, shapes.core))


def findings(results) -> set:
    return {
        (result.shape, result.focus, result.path, result.severity, result.component, result.message)
        for result, _ in results
    }


def test_subclasses_in_the_data_are_seen() -> None:
    turtle = """@prefix kg: <https://w3id.org/hearsay/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    <urn:Rumour> rdfs:subClassOf kg:Assertion . <urn:a> a <urn:Rumour> ."""
    ((_, report),) = validate_graph_data(turtle.encode())
    assert "Assertion-speaker" in {result.shape.partition("#")[2] for result in report.violations}


def test_nothing_is_suspected_in_a_graph_that_is_in_order() -> None:
    index = TripleIndex(QUADS)
    assert [suspect for screen in compile_screens(load_shapes().core) for suspect in screen.suspects(index)] == []


def test_a_constraint_that_screening_does_not_know_makes_suspects() -> None:
    shapes = Graph().parse(
        data="""@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <https://schema.org/> .
        <urn:a> a sh:NodeShape ; sh:targetClass schema:NewsArticle ; sh:property <urn:b> .
        <urn:b> a sh:PropertyShape ; sh:path schema:headline ; sh:maxLength 1000 .
        <urn:c> a sh:NodeShape ; sh:targetClass schema:NewsArticle ; sh:closed true .
        <urn:d> a sh:NodeShape ; sh:targetClass schema:NewsArticle ; sh:property <urn:e> .
        <urn:e> a sh:PropertyShape ; sh:path ( schema:publisher schema:name ) ; sh:minCount 1 .
        """,
        format="turtle",
    )
    index = TripleIndex(QUADS)
    found = [suspect.shape for screen in compile_screens(shapes) for suspect in screen.suspects(index)]
    assert found == ["urn:b", "urn:c", "urn:e"]


def test_targets_that_screening_cannot_find_are_refused() -> None:
    turtle = """@prefix sh: <http://www.w3.org/ns/shacl#> .
    <urn:a> sh:targetNode <urn:b> ; sh:property <urn:c> . <urn:c> sh:path <urn:d> ; sh:minCount 1 ."""
    shapes = Graph().parse(data=turtle, format="turtle")
    with pytest.raises(ShapeError, match="use sh:targetClass"):
        compile_screens(shapes)
