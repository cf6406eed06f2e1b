"""Quads to report: screening, pySHACL for what it leaves open, and each SPARQL shape once over the whole graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pyshacl
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store, Triple
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.namespace import SH
from rdflib.term import Node

from kg.validate.clear import PROOFS
from kg.validate.direct import DIRECT
from kg.validate.index import Term, TripleIndex
from kg.validate.report import SEVERITIES, Report, Violation
from kg.validate.screen import Screen, Suspect, compile_screens
from kg.validate.shapes import QueryShape, ShapeSet, load_shapes, severity_of
from kg.validate.values import to_oxigraph, to_rdflib


def validate_quads(quads: Iterable[Quad], *, graph: str | None = None, engine_only: bool = False) -> Report:
    """Check the graph of one article against the published shapes.

    `engine_only` lets pySHACL do everything, without screening and without running queries once for all nodes: the same
    findings at twenty times the cost. Graph names are left out, so pass one graph at a time; `graph` is only written
    into the findings.
    """
    quads = list(quads)
    shapes = load_shapes()
    index = TripleIndex(quads)
    if engine_only:
        found = list(judge(_store_of_triples(quads), shapes, shapes.full))
    else:
        # classes of classes are pySHACL's own business: what it takes for a target, screening would not see
        core = judge(rdflib_graph(quads), shapes, shapes.core) if index.has_subclasses else screened(index, shapes)
        found = [*core, *_queried(index, quads, shapes)]
    placed = {replace(result, place=index.place(node), graph=graph) for result, node in found}
    nodes = {node for screen in _screens() for node in screen.targets(index)}
    return Report(tuple(sorted(placed, key=_rank)), nodes=len(nodes))


@lru_cache(maxsize=1)
def _screens() -> list[Screen]:
    return compile_screens(load_shapes().core)


# -- SHACL Core -------------------------------------------------------------------------------------------------------


def screened(index: TripleIndex, shapes: ShapeSet) -> Iterator[tuple[Violation, Term]]:
    """Let pySHACL judge the suspects: their shapes alone, aimed at them alone.

    Its own options for that are traps: `use_shapes` leaves out nested property shapes, and `focus_nodes` lets every
    value through that is not a focus node itself. Both were seen to report conforming graphs (pySHACL 0.40.1).
    """
    suspects: dict[str, dict[Term, None]] = defaultdict(dict)
    for screen in _screens():
        for suspect in screen.suspects(index):
            if suspect.lacks:
                yield _lacking(shapes, suspect)
            else:
                suspects[suspect.shape][suspect.node] = None
    if not suspects:
        return
    aimed = Graph()
    for shape, nodes in suspects.items():
        _aim(aimed, shapes.core, shape, nodes)
    # A result costs pySHACL a count of the whole graph, so it gets no more than the shapes can look at: their paths
    # are one step long, forwards or backwards. An rdflib graph, because on an Oxigraph store a literal where a node
    # should be is a TypeError instead of a finding.
    inverse = [NamedNode(str(predicate)) for predicate in set(shapes.core.objects(None, SH.inversePath))]
    near = rdflib_graph(index.neighbourhood((node for nodes in suspects.values() for node in nodes), inverse))
    yield from judge(near, shapes, aimed)


def _lacking(shapes: ShapeSet, suspect: Suspect) -> tuple[Violation, Term]:
    """What pySHACL says of a node without a value that a shape wants."""
    shape = URIRef(suspect.shape)
    return (
        Violation(
            focus=_name(suspect.node),
            path=_path_text(shapes.full, shape),
            shape=suspect.shape,
            severity=severity_of(shapes.full, shape),
            message=min(str(message) for message in shapes.full.objects(shape, SH.message)),
            component=str(SH.MinCountConstraintComponent),
        ),
        suspect.node,
    )


def _aim(aimed: Graph, core: Graph, shape: str, nodes: Iterable[Term]) -> None:
    """Add one shape with everything that it refers to, its targets replaced by nodes."""
    pending: list[Node] = [URIRef(shape)]
    done: set[Node] = set()
    while pending:
        subject = pending.pop()
        done.add(subject)
        for triple in core.triples((subject, None, None)):
            if triple[1] != SH.targetClass:
                aimed.add(triple)
                if triple[2] not in done and not isinstance(triple[2], RdflibLiteral):
                    pending.append(triple[2])
    for node in nodes:
        aimed.add((URIRef(shape), SH.targetNode, to_rdflib(node)))


def rdflib_graph(quads: Iterable[Quad]) -> Graph:
    """The triples of some quads as an rdflib graph, literals as they are written."""
    graph = Graph()
    for quad in quads:
        if not isinstance(quad.subject, Triple) and not isinstance(quad.object, Triple):
            graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    return graph


def judge(data: Graph | Store, shapes: ShapeSet, graph: Graph) -> Iterator[tuple[Violation, Term]]:
    """What pySHACL finds in some data with a shapes graph, which may be a part of all shapes."""
    # pySHACL takes an Oxigraph store since 0.40; its annotations do not say so
    accepted: Any = data
    _, report, _ = pyshacl.validate(accepted, shacl_graph=graph)
    # not every sh:ValidationResult: some are details of others
    for result in report.objects(None, SH.result):
        source = report.value(result, SH.sourceShape)
        focus = report.value(result, SH.focusNode)
        if source is None or focus is None:
            continue
        path = report.value(result, SH.resultPath)
        found = report.value(result, SH.value)
        value = None if found is None else to_oxigraph(found)
        yield (
            Violation(
                focus=_name(to_oxigraph(focus)),
                path=None if path is None else _path_text(shapes.full, source),
                shape=str(source),
                severity=severity_of(shapes.full, source),
                message=min(str(message) for message in report.objects(result, SH.resultMessage)),
                component=str(report.value(result, SH.sourceConstraintComponent)),
                value=None if value is None else value.value,
                value_term=None if value is None else str(value),
            ),
            to_oxigraph(focus),
        )


def _path_text(shapes: Graph, shape: Node) -> str:
    path = shapes.value(shape, SH.path)
    inverse = None if not isinstance(path, BNode) else shapes.value(path, SH.inversePath)
    return str(path) if inverse is None else f"^{inverse}"


def _name(node: Term) -> str:
    return f"_:{node.value}" if isinstance(node, BlankNode) else node.value


# -- SPARQL shapes ----------------------------------------------------------------------------------------------------


def _queried(index: TripleIndex, quads: list[Quad], shapes: ShapeSet) -> Iterator[tuple[Violation, Term]]:
    for shape, node, found in _rows(index, quads, shapes):
        # without a ?value the node itself is the value (SHACL 5.3.2)
        value = node if found is None else found
        yield (
            Violation(
                focus=_name(node),
                path=None,
                shape=shape.iri,
                severity=shape.severity,
                message=shape.message.replace("{?value}", value.value),
                component=str(SH.SPARQLConstraintComponent),
                value=value.value,
                value_term=str(value),
            ),
            node,
        )


def _rows(index: TripleIndex, quads: list[Quad], shapes: ShapeSet) -> Iterator[tuple[QueryShape, Term, Term | None]]:
    """What the SPARQL shapes find; the graph is stored for those queries alone that may find something."""
    left: list[QueryShape] = []
    for shape in shapes.queries:
        if shape.iri in DIRECT:
            yield from ((shape, node, found) for node, found in DIRECT[shape.iri](index))
        elif _may_find(index, shape):
            left.append(shape)
    if left:
        store, graph = _loaded(quads)
        for shape in left:
            yield from ((shape, node, found) for node, found in query_rows(store, shape, graph))


def _may_find(index: TripleIndex, shape: QueryShape) -> bool:
    if shape.classes and not any(NamedNode(kind) in index.of_class for kind in shape.classes):
        return False
    proof = PROOFS.get(shape.iri)
    return proof is None or not proof(index)


def _loaded(quads: list[Quad]) -> tuple[Store, NamedNode | None]:
    """The quads in a store, and the graph to ask: one named graph is left as it is, as copying costs like storing."""
    store = Store()
    store.bulk_extend(quads)
    names = list(store.named_graphs())
    if (
        len(names) == 1
        and isinstance(names[0], NamedNode)
        and next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is None
    ):
        return store, names[0]
    return (_store_of_triples(quads) if names else store), None


def _store_of_triples(quads: list[Quad]) -> Store:
    store = Store()
    store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return store


def query_rows(store: Store, shape: QueryShape, graph: NamedNode | None = None) -> Iterator[tuple[Term, Term | None]]:
    """The nodes that a SPARQL shape finds in one graph of a store, each with its ?value if the query has one."""
    solutions = store.query(shape.query, default_graph=graph)
    if not isinstance(solutions, QuerySolutions):
        return
    projected = {variable.value for variable in solutions.variables}
    for solution in solutions:
        node, value = solution["this"], solution["value"] if "value" in projected else None
        if isinstance(node, NamedNode | BlankNode):
            yield node, value if isinstance(value, NamedNode | BlankNode | Literal) else None


# -- the report -------------------------------------------------------------------------------------------------------


def _rank(result: Violation) -> tuple[object, ...]:
    start = -1 if result.place is None else result.place.start
    return SEVERITIES.index(result.severity), start, result.focus, result.shape, result.value or ""
