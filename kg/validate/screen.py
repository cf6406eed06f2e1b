"""Screening: which focus nodes may break a shape, found without a SHACL engine.

pySHACL takes some 300 ms for 850 triples, nearly all of it for nodes that are in order. Screening reads the same
shapes graph and sorts out the nodes that certainly conform; pySHACL then judges the rest alone, and only its verdict is
reported. A constraint that screening does not know, or a value that it cannot compare, makes a node a suspect: it may
suspect too much and must never suspect too little (tests/validate/test_screen.py compares it with pySHACL).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode
from rdflib import RDF, BNode, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kg.errors import ShapeError
from kg.validate.index import Term, TripleIndex
from kg.validate.values import ValueCheck, to_oxigraph, value_check

_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf, SH.target)
# Predicates of a shape that constrain nothing.
_SILENT = {
    RDF.type, SH.path, SH.severity, SH.message, SH.description, SH.name, SH.order, SH.group, SH.property, SH.flags,
    SH.qualifiedMinCount, SH.qualifiedMaxCount, *_TARGETS,
}  # fmt: skip

NodeCheck = Callable[[TripleIndex, Term], bool]
PropertyCheck = Callable[[TripleIndex, Term, list[Term]], bool]


@dataclass(frozen=True, slots=True)
class Screen:
    """One node shape: how its targets are found, and which of its shapes each must pass."""

    targets: Callable[[TripleIndex], list[Term]]
    checks: tuple[tuple[str, NodeCheck], ...]

    def suspects(self, index: TripleIndex) -> Iterator[tuple[str, Term]]:
        """The targets that may break a shape, each with the IRI of that shape."""
        for node in self.targets(index):
            for shape, passes in self.checks:
                if not passes(index, node):
                    yield shape, node


def compile_screens(shapes: Graph) -> list[Screen]:
    """Make a screen of every node shape that has a target and constraints of SHACL Core.

    Raises ShapeError for targets other than a class: those by property could be literals, which pySHACL cannot look up
    in an Oxigraph store.
    """
    targeted = {shape for target in _TARGETS for shape in shapes.subjects(target, None)}
    screens = []
    for shape in sorted(targeted, key=str):
        checks = tuple(_checks(shapes, shape))
        if not checks:
            continue  # a shape that is a query
        for target in _TARGETS[1:]:
            if shapes.value(shape, target) is not None:
                raise ShapeError(f"{shape}: a target of this kind cannot be screened; use sh:targetClass")
        screens.append(Screen(_targets(shapes, shape), checks))
    return screens


def _targets(shapes: Graph, shape: Node) -> Callable[[TripleIndex], list[Term]]:
    classes = [NamedNode(str(kind)) for kind in shapes.objects(shape, SH.targetClass)]
    return lambda index: [node for kind in classes for node in index.of_class.get(kind, ())]


def _checks(shapes: Graph, shape: Node) -> Iterator[tuple[str, NodeCheck]]:
    if any(predicate not in _SILENT for predicate in shapes.predicates(shape)):
        # constraints on the node itself: not known here
        yield str(shape), lambda _index, _node: False
        return
    for nested in sorted(shapes.objects(shape, SH.property), key=str):
        if isinstance(nested, BNode):
            raise ShapeError(f"{shape}: one of its property shapes has no IRI; name it, so that findings can be traced")
        yield str(nested), _property_check(shapes, nested)


def _property_check(shapes: Graph, shape: Node) -> NodeCheck:
    values_of = _path(shapes, shapes.value(shape, SH.path))
    if values_of is None:
        return lambda _index, _node: False
    checks = [
        _constraint(shapes, shape, URIRef(str(predicate)), parameter)
        for predicate, parameter in shapes.predicate_objects(shape)
        if predicate not in _SILENT
    ]

    def passes(index: TripleIndex, node: Term) -> bool:
        values = values_of(index, node)
        return all(check(index, node, values) for check in checks)

    return passes


def _path(shapes: Graph, path: Node | None) -> Callable[[TripleIndex, Term], list[Term]] | None:
    if isinstance(path, URIRef):
        forward = NamedNode(str(path))
        return lambda index, node: index.objects(node, forward)
    inverse = None if path is None else shapes.value(path, SH.inversePath)
    if isinstance(inverse, URIRef):
        backward = NamedNode(str(inverse))
        return lambda index, node: index.subjects(backward, node)
    return None


def _constraint(shapes: Graph, shape: Node, predicate: URIRef, parameter: Node) -> PropertyCheck:
    if predicate == SH.minCount:
        least = int(str(parameter))
        return lambda _index, _node, values: len(values) >= least
    if predicate == SH.maxCount:
        most = int(str(parameter))
        return lambda _index, _node, values: len(values) <= most
    if predicate == SH.hasValue:
        wanted = to_oxigraph(parameter)
        return lambda _index, _node, values: wanted in values
    if predicate == SH.qualifiedValueShape:
        return _qualified(shapes, shape, parameter)
    if predicate == SH.disjoint:
        other = NamedNode(str(parameter))
        return lambda index, node, values: not any(value in index.objects(node, other) for value in values)
    check = value_check(shapes, shape, predicate, parameter)
    if check is None:
        return lambda _index, _node, _values: False
    return _each(check)


def _each(check: ValueCheck) -> PropertyCheck:
    return lambda index, _node, values: all(check(index, value) for value in values)


def _qualified(shapes: Graph, shape: Node, parameter: Node) -> PropertyCheck:
    inner = [value_check(shapes, parameter, URIRef(str(p)), o) for p, o in shapes.predicate_objects(parameter)]
    checks = [check for check in inner if check is not None]
    least = int(str(shapes.value(shape, SH.qualifiedMinCount) or 0))
    most = shapes.value(shape, SH.qualifiedMaxCount)
    # a check that is too strict counts too few, so a maximum is believed only where checks are exact
    exact = set(shapes.predicates(parameter)) == {SH["in"]}

    def passes(index: TripleIndex, _node: Term, values: list[Term]) -> bool:
        fitting = sum(all(check(index, value) for check in checks) for value in values)
        return (
            len(checks) == len(inner) and least <= fitting and (most is None or (exact and fitting <= int(str(most))))
        )

    return passes
