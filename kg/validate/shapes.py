"""The published shapes, read once a process, with every term checked.

pySHACL says "conforms" where a class in sh:targetClass is misspelt, and where sh:minCuont is written. So a term of the
SHACL namespace that SHACL lacks, and a kg: term that the ontology lacks, is an error here and not a shape that sleeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, SH
from rdflib.term import Node

from kg.errors import ShapeError
from kg.resources import resource_dir
from kg.validate.report import SEVERITIES, Severity
from kg.vocab import KG

KG_NAMESPACE = str(KG._NS)
SHAPES_NAMESPACE = "https://w3id.org/hearsay/shapes#"
STYLE_FILE = "ontology-style.ttl"

_KG_IN_QUERY = re.compile(r"\bkg:(\w+)")


@dataclass(frozen=True, slots=True)
class QueryShape:
    """A shape whose constraint is a SPARQL query that binds $this to the offending nodes.

    The query names the class of $this itself, so it may run once over the whole graph instead of once a node.
    """

    iri: str
    query: str
    classes: tuple[str, ...]
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class ShapeSet:
    """All shapes as published, those of SHACL Core alone, and those that are queries."""

    full: Graph
    core: Graph
    queries: tuple[QueryShape, ...]


def shape_files() -> list[Path]:
    """The shape files for article graphs; those for the ontology itself are left out."""
    return sorted(path for path in resource_dir("shapes").glob("*.ttl") if path.name != STYLE_FILE)


@lru_cache(maxsize=1)
def load_shapes() -> ShapeSet:
    """Read the shapes for article graphs; raises ShapeError for terms that do not exist."""
    return parse_shapes(shape_files(), declared=declared_terms())


@lru_cache(maxsize=1)
def _ontology() -> Graph:
    return Graph().parse(resource_dir("ontology") / "kg.ttl", format="turtle")


@lru_cache(maxsize=1)
def declared_classes() -> frozenset[str]:
    """The kg: classes that ontology/kg.ttl declares."""
    return frozenset(str(term) for term in _ontology().subjects(RDF.type, OWL.Class))


@lru_cache(maxsize=1)
def declared_properties() -> frozenset[str]:
    """The kg: properties that ontology/kg.ttl declares."""
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    return frozenset(str(term) for kind in kinds for term in _ontology().subjects(RDF.type, kind))


@lru_cache(maxsize=1)
def declared_terms() -> frozenset[str]:
    """The kg: terms that ontology/kg.ttl declares: classes, properties, and the individuals of those classes."""
    classes = declared_classes()
    individuals = {str(term) for term, kind in _ontology().subject_objects(RDF.type) if str(kind) in classes}
    return classes | declared_properties() | individuals


def parse_shapes(files: Iterable[Path], *, declared: frozenset[str]) -> ShapeSet:
    """Read shape files and check that every sh: and kg: term in them exists."""
    full = Graph()
    for path in files:
        graph = Graph().parse(path, format="turtle")
        _check_terms(graph, path, declared)
        full += graph
        for prefix, namespace in graph.namespaces():
            full.bind(prefix, namespace)
    core = Graph()
    for triple in full:
        if triple[1] != SH.sparql:
            core.add(triple)
    queries = tuple(
        _query_shape(full, shape, constraint) for shape, constraint in sorted(full.subject_objects(SH.sparql), key=str)
    )
    return ShapeSet(full, core, queries)


def _check_terms(graph: Graph, path: Path, declared: frozenset[str]) -> None:
    used = {str(term) for triple in graph for term in triple if isinstance(term, URIRef)}
    used |= {
        KG_NAMESPACE + name for query in graph.objects(None, SH.select) for name in _KG_IN_QUERY.findall(str(query))
    }
    for term in sorted(used):
        if term.startswith(str(SH)) and term != str(SH) and URIRef(term) not in SH:
            raise ShapeError(f"{path}: sh:{term.removeprefix(str(SH))} is no term of SHACL; correct the spelling")
        if term.startswith(KG_NAMESPACE) and term != KG_NAMESPACE and term not in declared:
            name = term.removeprefix(KG_NAMESPACE)
            raise ShapeError(
                f"{path}: kg:{name} is not declared in ontology/kg.ttl; correct the spelling or declare it"
            )


def _query_shape(graph: Graph, shape: Node, constraint: Node) -> QueryShape:
    select = graph.value(constraint, SH.select)
    if not isinstance(select, Literal):
        raise ShapeError(f"{shape}: sh:sparql without a sh:select; write the query that finds the offending nodes")
    prefixes = "".join(
        f"PREFIX {graph.value(entry, SH.prefix)}: <{graph.value(entry, SH.namespace)}>\n"
        for declaration in graph.objects(constraint, SH.prefixes)
        for entry in graph.objects(declaration, SH.declare)
    )
    return QueryShape(
        iri=str(shape),
        query=prefixes + str(select),
        classes=tuple(sorted(str(kind) for kind in graph.objects(shape, SH.targetClass))),
        severity=severity_of(graph, shape),
        message=str(graph.value(constraint, SH.message)),
    )


def severity_of(graph: Graph, shape: Node) -> Severity:
    """The severity that a shape states; SHACL's own default is a violation."""
    stated = str(graph.value(shape, SH.severity) or SH.Violation).removeprefix(str(SH))
    for severity in SEVERITIES:
        if severity == stated:
            return severity
    raise ShapeError(f"{shape}: severity {stated!r} is none of sh:Violation, sh:Warning, sh:Info")
