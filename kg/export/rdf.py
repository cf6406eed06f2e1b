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
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)))
    statements: Iterable[ox.Quad | ox.Triple] = ordered
    if not rdf_format.supports_datasets:
        seen = dict.fromkeys(quad.triple for quad in ordered)
        statements = sorted(seen, key=lambda triple: (str(triple.subject), str(triple.predicate), str(triple.object)))
    data = ox.serialize(statements, format=rdf_format, prefixes=None if name == "nquads" else PREFIXES)
    return "" if data is None else data.decode("utf-8")
