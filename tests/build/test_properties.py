"""What holds for every extraction, made up by hypothesis."""

from __future__ import annotations

import dataclasses
import json

import pyoxigraph
import rdflib
from hypothesis import HealthCheck, given, settings
from pyoxigraph import BlankNode, RdfFormat
from rdflib.compare import isomorphic

from kg.build import build_quads, extraction_record
from kg.model import Extraction
from kg.validate import validate_quads
from tests.build.strategies import extractions

SLOW = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@SLOW
@given(extractions())
def test_graph_conforms_and_survives_serialisation(extraction: Extraction) -> None:
    graph = build_quads(extraction)
    assert not any(isinstance(term, BlankNode) for quad in graph.quads for term in (quad.subject, quad.object))
    assert {str(quad.graph_name.value) for quad in graph.quads} == {graph.iri}
    assert validate_quads(graph.quads).violations == ()
    assert build_quads(extraction).nquads() == graph.nquads()
    for syntax in (RdfFormat.N_QUADS, RdfFormat.TRIG):
        data = pyoxigraph.serialize(graph.quads, format=syntax)
        assert set(pyoxigraph.parse(data, format=syntax)) == set(graph.quads)
    assert graph.nquads().encode() == pyoxigraph.serialize(graph.quads, format=RdfFormat.N_QUADS)


@SLOW
@given(extractions())
def test_order_of_records_without_references_changes_nothing(extraction: Extraction) -> None:
    turned = dataclasses.replace(
        extraction, actors=extraction.actors[::-1], skipped=extraction.skipped[::-1], dates=extraction.dates[::-1]
    )
    keys = [(actor.type, actor.name, sorted(actor.mentions)) for actor in extraction.actors]
    if len({repr(key) for key in keys}) == len(keys):
        assert build_quads(turned).nquads() == build_quads(extraction).nquads()


@SLOW
@given(extractions())
def test_record_is_json_and_points_into_the_text(extraction: Extraction) -> None:
    record = json.loads(json.dumps(extraction_record(extraction), allow_nan=False))
    size = len(extraction.article.text)
    for attribution in record["attributions"]:
        for role in ("source", "cue", "content"):
            assert all(0 <= start < end <= size for start, end in attribution[role])
    assert len(record["numeric_claims"]) == len(extraction.numeric_claims)


def test_rdflib_reads_the_same_graph(sample_extraction: Extraction) -> None:
    graph = build_quads(sample_extraction)
    ours, turtle = rdflib.Dataset(), rdflib.Dataset()
    ours.parse(data=graph.nquads(), format="nquads")
    turtle.parse(data=pyoxigraph.serialize(graph.quads, format=RdfFormat.TRIG).decode(), format="trig")
    name = rdflib.URIRef(graph.iri)
    assert len(ours.graph(name)) == len(graph.quads)
    assert isomorphic(ours.graph(name), turtle.graph(name))
