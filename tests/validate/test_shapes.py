"""Every shape against its cases, by screening and by pySHACL alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib.namespace import RDF, SH

from kg.validate import validate_quads
from kg.validate.shapes import load_shapes, shape_files
from tests.shapes.cases import HERE, case_files, read_case

CASES = [path for path in case_files() if path.parent.name != "ontology-style"]


def found(report) -> frozenset:
    return frozenset((result.shape, result.focus.removeprefix("_:"), result.severity) for result in report.results)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case_finds_exactly_what_it_expects(path: Path) -> None:
    case = read_case(path)
    report = validate_quads(case.quads)
    assert found(report) == case.expected
    kind = path.stem.split("_")[0]
    assert kind in {"valid", "invalid", "warning"}
    assert report.conforms == (kind != "invalid")
    assert (kind == "valid") == (not case.expected)


def test_every_file_is_a_case_and_every_shape_file_has_cases() -> None:
    inside = {path for path in HERE.rglob("*") if path.is_file() and path.parent != HERE and path.suffix != ".pyc"}
    assert inside == set(case_files())
    for shape_file in shape_files():
        kinds = {path.stem.split("_")[0] for path in case_files(shape_file.stem)}
        assert {"valid", "invalid"} <= kinds, shape_file.name


def test_every_shape_with_a_severity_is_hit_by_a_case() -> None:
    hit = {shape for path in CASES for shape, _, _ in read_case(path).expected}
    shapes = load_shapes().full
    checking = {*shapes.subjects(RDF.type, SH.PropertyShape), *shapes.subjects(SH.sparql, None)}
    assert {str(shape) for shape in checking} == hit
