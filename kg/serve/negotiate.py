"""Which format an answer is written in, and the writing of it.

Sources: https://www.w3.org/TR/sparql11-protocol/ section 2.1.6, RFC 9110 section 12.5.1 (Accept).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from rdflib.plugins.sparql.results.xmlresults import SPARQLXMLWriter  # noqa: F401 - the serializer rdflib registers
from rdflib.query import Result as RdflibResult

from kg.query.formats import write_csv, write_json, write_ntriples, write_tsv, write_turtle
from kg.query.results import Result, Term


def _xml(result: Result) -> str:
    found = RdflibResult("ASK" if result.kind == "boolean" else "SELECT")
    if result.kind == "boolean":
        found.askAnswer = result.boolean
    else:
        found.vars = [rdflib.Variable(name) for name in result.variables]
        found.bindings = [
            {variable: _rdflib(term) for variable, term in zip(found.vars, row, strict=True) if term is not None}
            for row in result.rows
        ]
    return (found.serialize(format="xml") or b"").decode()


def _rdflib(term: Term) -> rdflib.term.Identifier:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        plain = term.datatype.value == str(rdflib.XSD.string)
        # Without normalising: "12.0" stays as it was written.
        return rdflib.Literal(
            term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value), normalize=False
        )
    assert isinstance(term, Triple)  # noqa: S101 - the only kind left
    return rdflib.Literal(str(term))


def _rdf(format_: RdfFormat) -> Callable[[Result], str]:
    return lambda result: (serialize(result.triples, format=format_) or b"").decode()


# Media types, the preferred one first, with their writers.
ROWS: dict[str, Callable[[Result], str]] = {
    "application/sparql-results+json": write_json,
    "application/sparql-results+xml": _xml,
    "text/csv": write_csv,
    "text/tab-separated-values": write_tsv,
    "application/json": write_json,
    "application/xml": _xml,
    "text/xml": _xml,
}
TRIPLES: dict[str, Callable[[Result], str]] = {
    "text/turtle": write_turtle,
    "application/n-triples": write_ntriples,
    "application/ld+json": _rdf(RdfFormat.JSON_LD),
    "application/rdf+xml": _rdf(RdfFormat.RDF_XML),
    "application/x-turtle": write_turtle,
    "text/plain": write_ntriples,
    "application/json": _rdf(RdfFormat.JSON_LD),
}


def choose(accept: str | None, offered: Mapping[str, object]) -> str | None:
    """The offered media type that an Accept header likes best, None where it likes none.

    The first offered one is taken where the header is missing or likes several equally; an exact name goes before
    a wildcard.
    """
    ranges = [_range(part) for part in (accept or "*/*").split(",") if part.strip()]
    best: tuple[float, int] | None = None
    chosen = None
    for place, media in enumerate(offered):
        fitting = [(_exactness(name, media), quality) for name, quality in ranges if _exactness(name, media)]
        if not fitting:
            continue
        _, quality = max(fitting)  # the most exact range decides
        if quality > 0 and (best is None or (quality, -place) > best):
            best, chosen = (quality, -place), media
    return chosen


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            try:
                quality = float(value)
            except ValueError:
                quality = 0.0
    return name.lower(), quality


def _exactness(name: str, media: str) -> int:
    if name == media:
        return 3
    if name == f"{media.partition('/')[0]}/*":
        return 2
    return 1 if name == "*/*" else 0
