"""Screening: which focus nodes may break a shape, found without a SHACL engine.

pySHACL takes some 300 ms for 850 triples, nearly all of it for nodes that are in order. Screening reads the same
shapes graph and sorts out the nodes that certainly conform; pySHACL then judges the rest alone, and only its verdict is
reported. A constraint that screening does not know, or a value that it cannot compare, makes a node a suspect: it may
suspect too much and must never suspect too little (tests/validate/test_screen.py compares it with pySHACL).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode
from rdflib import RDF, BNode, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kg.errors import ShapeError
from kg.validate.index import Column, Term, TripleIndex, Values
from kg.validate.values import ValueCheck, to_oxigraph, value_check

_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf, SH.target)
# Predicates of a shape that constrain nothing.
_SILENT = {
    RDF.type, SH.path, SH.severity, SH.message, SH.description, SH.name, SH.order, SH.group, SH.property, SH.flags,
    SH.qualifiedMinCount, SH.qualifiedMaxCount, *_TARGETS,
}  # fmt: skip

# Finds those of some nodes, all as numbers, that may break one shape, and whether a value is all that they lack.
NodeCheck = Callable[[TripleIndex, Sequence[int]], Iterable[tuple[int, bool]]]
# Whether the values of one property of a node are in order.
PropertyCheck = Callable[[TripleIndex, int, Values], bool]


@dataclass(frozen=True, slots=True)
class Suspect:
    """A node that may break a shape; with `lacks` it certainly does: it has no value, the shape wants at least one.

    Then sh:minCount is all that fails, as no other constraint of such a shape speaks of values that are not there.
    """

    shape: str
    node: Term
    lacks: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """One node shape: how its targets are found, and which of its shapes each must pass."""

    targets: Callable[[TripleIndex], list[int]]
    checks: tuple[tuple[str, NodeCheck], ...]

    def suspects(self, index: TripleIndex) -> Iterator[Suspect]:
        """The targets that may break a shape."""
        nodes = self.targets(index)
        for shape, failing in self.checks:
            yield from (Suspect(shape, index.terms[node], lacks=lacks) for node, lacks in failing(index, nodes))


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


def _targets(shapes: Graph, shape: Node) -> Callable[[TripleIndex], list[int]]:
    classes = [NamedNode(str(kind)) for kind in shapes.objects(shape, SH.targetClass)]
    return lambda index: [node for kind in classes for node in index.of_class.get(kind, ())]


def _checks(shapes: Graph, shape: Node) -> Iterator[tuple[str, NodeCheck]]:
    if any(predicate not in _SILENT for predicate in shapes.predicates(shape)):
        # constraints on the node itself: not known here
        yield str(shape), _all_of
        return
    for nested in sorted(shapes.objects(shape, SH.property), key=str):
        if isinstance(nested, BNode):
            raise ShapeError(f"{shape}: one of its property shapes has no IRI; name it, so that findings can be traced")
        yield str(nested), _property_check(shapes, nested)


def _all_of(_index: TripleIndex, nodes: Sequence[int]) -> Iterator[tuple[int, bool]]:
    return ((node, False) for node in nodes)


def _property_check(shapes: Graph, shape: Node) -> NodeCheck:
    column_of = _path(shapes, shapes.value(shape, SH.path))
    if column_of is None:
        return _all_of
    least = int(str(shapes.value(shape, SH.minCount) or 0))
    most = int(str(shapes.value(shape, SH.maxCount) or sys.maxsize))
    of_value: list[ValueCheck] = []
    of_all: list[PropertyCheck] = []
    for predicate, parameter in shapes.predicate_objects(shape):
        if predicate in _SILENT or predicate in {SH.minCount, SH.maxCount}:
            continue
        check = value_check(shapes, shape, URIRef(str(predicate)), parameter)
        if check is not None:
            of_value.append(check)
        else:
            of_all.append(_constraint(shapes, shape, predicate, parameter))

    def failing(index: TripleIndex, nodes: Sequence[int]) -> Iterator[tuple[int, bool]]:
        column, terms = column_of(index), index.terms
        known: dict[int, bool] = {}
        for node in nodes:
            values = column.get(node, ())
            passes = least <= len(values) <= most
            for value in values:
                fits = known.get(value)
                if fits is None:
                    term = terms[value]
                    fits = known[value] = all(check(index, term) for check in of_value)
                passes = passes and fits
            if not passes or not all(check(index, node, values) for check in of_all):
                yield node, not values and least > 0 and not of_all

    return failing


def _path(shapes: Graph, path: Node | None) -> Callable[[TripleIndex], Column] | None:
    if isinstance(path, URIRef):
        forward = NamedNode(str(path))
        return lambda index: index.column(forward)
    inverse = None if path is None else shapes.value(path, SH.inversePath)
    if isinstance(inverse, URIRef):
        backward = NamedNode(str(inverse))
        return lambda index: index.inverse(backward)
    return None


def _constraint(shapes: Graph, shape: Node, predicate: Node, parameter: Node) -> PropertyCheck:
    if predicate == SH.hasValue:
        wanted = to_oxigraph(parameter)
        return lambda index, _node, values: index.number(wanted) in values
    if predicate == SH.qualifiedValueShape:
        return _qualified(shapes, shape, parameter)
    if predicate == SH.disjoint:
        other = NamedNode(str(parameter))
        return lambda index, node, values: not any(value in index.column(other).get(node, ()) for value in values)
    return lambda _index, _node, _values: False


def _qualified(shapes: Graph, shape: Node, parameter: Node) -> PropertyCheck:
    inner = [value_check(shapes, parameter, URIRef(str(p)), o) for p, o in shapes.predicate_objects(parameter)]
    checks = [check for check in inner if check is not None]
    least = int(str(shapes.value(shape, SH.qualifiedMinCount) or 0))
    most = shapes.value(shape, SH.qualifiedMaxCount)
    # a check that is too strict counts too few, so a maximum is believed only where checks are exact
    exact = set(shapes.predicates(parameter)) == {SH["in"]}

    def passes(index: TripleIndex, _node: int, values: Values) -> bool:
        fitting = sum(all(check(index, index.terms[value]) for check in checks) for value in values)
        return (
            len(checks) == len(inner) and least <= fitting and (most is None or (exact and fitting <= int(str(most))))
        )

    return passes
