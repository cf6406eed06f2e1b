"""Shapes that would sleep are refused when they are read."""

from __future__ import annotations

import pytest

from kg.errors import ShapeError
from kg.validate.screen import compile_screens
from kg.validate.shapes import declared_terms, load_shapes, parse_shapes, shape_files

HEAD = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/hearsay/ns#> .
@prefix kgsh: <https://w3id.org/hearsay/shapes#> .
"""


def read(tmp_path, turtle: str):
    path = tmp_path / "shapes.ttl"
    path.write_text(HEAD + turtle, encoding="utf-8")
    return parse_shapes([path], declared=declared_terms())


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("kgsh:A a sh:NodeShape ; sh:targetClass kg:Asertion .", "kg:Asertion is not declared"),
        ("kgsh:A a sh:PropertyShape ; sh:path kg:speakr .", "kg:speakr is not declared"),
        ("kgsh:A a sh:NodeShape ; sh:in ( kg:Asserts kg:Doubts ) .", "kg:Doubts is not declared"),
        ("kgsh:A a sh:PropertyShape ; sh:minCuont 1 .", "sh:minCuont is no term of SHACL"),
        ("kgsh:A a sh:NodeShap .", "sh:NodeShap is no term of SHACL"),
        ("kgsh:A a sh:NodeShape ; sh:severity sh:Warn .", "sh:Warn is no term of SHACL"),
        ("kgsh:A sh:sparql [ sh:select 'SELECT $this WHERE { $this kg:speakr ?x }' ] .", "kg:speakr is not declared"),
        ("kgsh:A sh:sparql [ sh:message 'no query' ] .", "sh:sparql without a sh:select"),
        ("kgsh:A sh:sparql [ sh:select 'SELECT $this {}' ] ; sh:severity sh:NodeShape .", "is none of sh:Violation"),
    ],
)
def test_misspelt_terms(tmp_path, turtle, message):
    with pytest.raises(ShapeError, match=message):
        read(tmp_path, turtle)


def test_what_is_spelt_right_is_read(tmp_path):
    shapes = read(tmp_path, "kgsh:A a sh:NodeShape ; sh:targetClass kg:Assertion ; sh:severity sh:Info .")
    assert len(shapes.core) == len(shapes.full) == 3


def test_property_shapes_without_a_name_are_refused(tmp_path):
    nameless = "kgsh:A sh:targetClass kg:Assertion ; sh:property [ sh:path kg:speaker ; sh:minCount 1 ] ."
    with pytest.raises(ShapeError, match="has no IRI"):
        compile_screens(read(tmp_path, nameless).core)


def test_shapes_are_read_once():
    assert load_shapes() is load_shapes()


def test_every_shape_says_what_how_grave_and_why():
    from rdflib.namespace import RDF, SH

    shapes = load_shapes().full
    checking = {*shapes.subjects(RDF.type, SH.PropertyShape), *shapes.subjects(SH.sparql, None)}
    assert len(checking) > 100
    for shape in checking:
        assert str(shape).startswith("https://w3id.org/hearsay/shapes#")
        assert shapes.value(shape, SH.severity) in {SH.Violation, SH.Warning, SH.Info}
        assert str(shapes.value(shape, SH.description)).endswith(".")
        holder = shapes.value(shape, SH.sparql) or shape
        assert len(list(shapes.objects(holder, SH.message))) == 1


def test_each_file_is_one_concern_and_shapes_keep_to_their_file():
    names = {path.stem for path in shape_files()}
    assert names == {
        "actors",
        "articles",
        "assertions",
        "claims",
        "comparisons",
        "events",
        "links",
        "provenance",
        "spans",
        "vocabulary",
    }
