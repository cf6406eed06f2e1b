"""The ontology: complete, in style, and the same as the vocabulary in code."""

from __future__ import annotations

import re
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS

import kg
from kg.extract.events.types import EVENT_TYPES as EXTRACTED_TYPES
from kg.resources import resource_dir
from kg.validate.shapes import declared_terms, load_shapes, parse_shapes, severity_of
from kg.vocab import EVENT_TYPES, KG, OA, SEM
from tests.shapes.cases import case_files, read_case

NS = str(KG._NS)
ONTOLOGY = Graph().parse(resource_dir("ontology") / "kg.ttl")
ALIGNMENTS = Graph().parse(resource_dir("ontology") / "kg-alignments.ttl")
STYLE = resource_dir("shapes") / "ontology-style.ttl"
VOCABULARY = {NS + name for name in KG.__annotations__ if not name.startswith("_")}


def check_style(data: Graph) -> set[tuple[str, str, str]]:
    shapes = Graph().parse(STYLE)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    return {
        (str(source), str(report.value(result, SH.focusNode)), severity_of(shapes, source))
        for result in report.objects(None, SH.result)
        if (source := report.value(result, SH.sourceShape)) is not None
    }


def test_ontology_keeps_its_style():
    assert check_style(ONTOLOGY) == set()


@pytest.mark.parametrize("path", case_files("ontology-style"), ids=lambda path: path.stem)
def test_style_case_finds_exactly_what_it_expects(path: Path):
    case = read_case(path, base=None)
    data = Graph()
    for quad in case.quads:
        data.parse(data=f"{quad.subject} {quad.predicate} {quad.object} .", format="turtle")
    for term in (KG.Assertion, KG.Claim, KG.NumericClaim):
        if (term, RDF.type, OWL.Class) not in data:
            data.add((term, SKOS.example, Literal("An example.", lang="en")))
            data.add((term, SKOS.example, Literal("Not a claim: this.", lang="en")))
    assert check_style(data) == case.expected
    assert path.stem.startswith("invalid" if case.expected else "valid")


def test_style_shapes_are_all_hit_and_use_terms_that_exist():
    hit = {shape for path in case_files("ontology-style") for shape, _, _ in read_case(path, base=None).expected}
    shapes = parse_shapes([STYLE], declared=declared_terms()).full
    assert {str(shape) for shape in shapes.subjects(SH.severity, None)} == hit


def test_ontology_declares_the_vocabulary_and_nothing_else():
    assert set(declared_terms()) == VOCABULARY
    assert {str(term) for term in ONTOLOGY.subjects() if str(term).startswith(NS)} == VOCABULARY


def test_event_types_are_those_that_extraction_finds():
    declared = set(ONTOLOGY.subjects(RDF.type, KG.EventType))
    assert declared == set(EVENT_TYPES)
    assert {str(term).removeprefix(NS) for term in declared} == {kind.name for kind in EXTRACTED_TYPES}


def test_vocabulary_shapes_list_the_declared_terms():
    kinds = {"class": [OWL.Class], "property": [OWL.ObjectProperty, OWL.DatatypeProperty]}
    queries = {
        shape.iri.rpartition("-")[2]: shape.query for shape in load_shapes().queries if "Vocabulary-" in shape.iri
    }
    assert set(queries) == set(kinds)
    for name, query in queries.items():
        declared = {str(term).removeprefix(NS) for kind in kinds[name] for term in ONTOLOGY.subjects(RDF.type, kind)}
        assert set(re.findall(r"kg:(\w+)", query)) == declared


def test_versions_are_the_package_version():
    versions = [str(v) for graph in (ONTOLOGY, ALIGNMENTS) for v in graph.objects(None, OWL.versionInfo)]
    assert versions == [kg.__version__, kg.__version__]


def test_labels_are_told_apart_within_a_kind():
    for kind in (OWL.Class, KG.Stance, KG.Mode, KG.Modifier, KG.EventType):
        labels = [str(ONTOLOGY.value(term, RDFS.label)) for term in ONTOLOGY.subjects(RDF.type, kind)]
        assert len(labels) == len(set(labels))


def test_alignments_join_declared_terms_to_terms_that_exist():
    namespaces = {str(ns._NS): ns for ns in (PROV, SDO, SKOS, ORG, FOAF, OWL, RDFS, RDF, DCTERMS)}
    # sem:EventType, sem:Role and sem:hasTime are SEM's, and the graphs have no use for them
    others = {
        str(OA.SpecificResource),
        *(str(SEM._NS) + name for name in [*SEM.__annotations__, "EventType", "Role", "hasTime"]),
    }
    targets: set[str] = set()
    for subject, predicate, target in ALIGNMENTS:
        if str(subject).startswith(NS):
            assert str(subject) in VOCABULARY
            assert predicate in {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.relatedMatch}
            targets.add(str(target))
    for target in targets:
        home = re.match(r".*[#/]", target)
        assert home is not None
        if home[0] in namespaces:
            assert URIRef(target) in namespaces[home[0]], target
        else:
            assert target in others
    wanted = {"prov", "schema", "sem", "org", "oa", "foaf"}
    prefixes = {
        prefix for prefix, namespace in ALIGNMENTS.namespaces() if any(t.startswith(namespace) for t in targets)
    }
    assert wanted <= prefixes


@pytest.mark.parametrize("folder", ["shapes", "queries", "ontology"])
def test_files_use_declared_terms_only(folder: str):
    for path in sorted(resource_dir(folder).iterdir()):
        for name in re.findall(r"(?<![\w/#-])kg:([A-Za-z]\w*)", path.read_text(encoding="utf-8")):
            assert NS + name in VOCABULARY, f"{path.name}: kg:{name}"
