"""RDF as files. Turtle cannot name graphs and holds their triples together; the other formats keep them apart."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.vocab import PREFIXES

RDF_FORMATS: dict[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def rdf_text(quads: Iterable[ox.Quad], name: str) -> str:
    """Quads in one of RDF_FORMATS, sorted, so that exports diff."""
    rdf_format = RDF_FORMATS[name]
    ordered = sorted(
        quads, key=lambda quad: (str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object))
    )
    prefixes = None if name == "nquads" else PREFIXES
    if rdf_format.supports_datasets:
        data = ox.serialize(ordered, format=rdf_format, prefixes=prefixes)
    else:
        triples = {quad.triple for quad in ordered}
        by_terms = sorted(triples, key=lambda triple: (str(triple.subject), str(triple.predicate), str(triple.object)))
        data = ox.serialize(by_terms, format=rdf_format, prefixes=prefixes)
    return "" if data is None else data.decode("utf-8")


def _terms(quad: ox.Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)
