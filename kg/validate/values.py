"""Checks of single values, each one constraint of SHACL Core; None stands for a constraint that is not known here."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Node

from kg.validate.index import Term, TripleIndex

ValueCheck = Callable[[TripleIndex, Term], bool]

_NUMBERS = (NamedNode(str(XSD.integer)), NamedNode(str(XSD.decimal)))
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def to_oxigraph(term: Node) -> Term:
    """An rdflib term as an Oxigraph term."""
    if isinstance(term, RdflibLiteral):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=None if term.datatype is None else NamedNode(str(term.datatype)))
    return BlankNode(str(term)) if isinstance(term, BNode) else NamedNode(str(term))


def to_rdflib(term: Term) -> Node:
    """An Oxigraph term as an rdflib term; plain strings stay plain."""
    if isinstance(term, Literal):
        datatype = None if term.language or term.datatype.value == str(XSD.string) else URIRef(term.datatype.value)
        return RdflibLiteral(term.value, lang=term.language, datatype=datatype, normalize=False)
    return BNode(term.value) if isinstance(term, BlankNode) else URIRef(term.value)


def members(shapes: Graph, head: Node) -> Iterator[Node]:
    """The members of an RDF list."""
    while (first := shapes.value(head, RDF.first)) is not None:
        yield first
        head = shapes.value(head, RDF.rest) or RDF.nil


def number(value: Term) -> Decimal | None:
    """The value of an integer or decimal; None for everything else."""
    if isinstance(value, Literal) and value.datatype in _NUMBERS:
        return Decimal(value.value) if _DECIMAL.fullmatch(value.value) else None
    return None


def value_check(shapes: Graph, shape: Node, predicate: URIRef, parameter: Node) -> ValueCheck | None:
    """The check that one constraint of a shape asks of each value, None where it is not known."""
    if predicate == SH["class"]:
        kind = to_oxigraph(parameter)
        return lambda index, value: index.has_class(value, kind)
    if predicate == SH["in"]:
        allowed = {to_oxigraph(member) for member in members(shapes, parameter)}
        return lambda _index, value: value in allowed
    if predicate == SH.datatype:
        return _datatype(str(parameter))
    if predicate == SH.nodeKind and parameter == SH.IRI:
        return lambda _index, value: isinstance(value, NamedNode)
    if predicate == SH.minLength:
        least = int(str(parameter))
        return lambda _index, value: not isinstance(value, BlankNode) and len(value.value) >= least
    if predicate == SH.pattern:
        flags = re.IGNORECASE if "i" in str(shapes.value(shape, SH.flags) or "") else 0
        matches = re.compile(str(parameter), flags).search
        return lambda _index, value: not isinstance(value, BlankNode) and matches(value.value) is not None
    if predicate in {SH.minInclusive, SH.maxInclusive}:
        return _bound(predicate, Decimal(str(parameter)))
    if predicate == SH["or"]:
        return _either(shapes, parameter)
    if predicate == SH.node:
        return _all_of(shapes, parameter)
    return None


def _datatype(wanted: str) -> ValueCheck:
    def check(_index: TripleIndex, value: Term) -> bool:
        return isinstance(value, Literal) and value.datatype.value == wanted and well_formed(value.value)

    well_formed = {
        str(XSD.string): lambda _form: True,
        str(XSD.integer): lambda form: _INTEGER.fullmatch(form) is not None,
        str(XSD.decimal): lambda form: _DECIMAL.fullmatch(form) is not None,
        str(XSD.boolean): lambda form: form in {"true", "false"},
        str(XSD.date): is_date,
    }.get(wanted, lambda _form: False)
    return check


def is_date(form: str) -> bool:
    """Whether text is a day of the calendar, without a time zone."""
    if not _DATE.fullmatch(form):
        return False
    year, month, day = (int(part) for part in form.split("-"))
    return year >= dt.MINYEAR and 1 <= month <= 12 and 1 <= day <= _days_in(year, month)


def _days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _bound(predicate: URIRef, bound: Decimal) -> ValueCheck:
    least = predicate == SH.minInclusive

    def check(_index: TripleIndex, value: Term) -> bool:
        found = number(value)
        return found is not None and (found >= bound if least else found <= bound)

    return check


def _either(shapes: Graph, parameter: Node) -> ValueCheck | None:
    options = [_all_of(shapes, member) for member in members(shapes, parameter)]
    known = [option for option in options if option is not None]
    if len(known) < len(options):
        return None
    return lambda index, value: any(option(index, value) for option in known)


def _all_of(shapes: Graph, shape: Node) -> ValueCheck | None:
    silent = {RDF.type, SH.severity, SH.message, SH.description, SH.flags}
    checks = [
        value_check(shapes, shape, URIRef(str(predicate)), parameter)
        for predicate, parameter in shapes.predicate_objects(shape)
        if predicate not in silent
    ]
    known = [check for check in checks if check is not None]
    if len(known) < len(checks):
        return None
    return lambda index, value: all(check(index, value) for check in known)
