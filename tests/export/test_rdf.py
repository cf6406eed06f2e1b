"""RDF exports are read back by rdflib and pyoxigraph to the same graphs."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.export import export_text
from kg.export.rdf import RDF_FORMATS
from kg.export.source import StoreSource

RDFLIB_NAMES = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}


@pytest.mark.parametrize("name", [name for name in RDF_FORMATS if name != "turtle"])
def test_datasets_come_back_whole(source: StoreSource, name: str) -> None:
    store = ox.Store()
    store.load(export_text(source, name).encode(), format=RDF_FORMATS[name])
    assert set(store) == set(source.quads())


@pytest.mark.parametrize("name", list(RDF_FORMATS))
def test_rdflib_reads_the_same_triples(source: StoreSource, name: str) -> None:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=export_text(source, name), format=RDFLIB_NAMES[name])
    plain = rdflib.Graph().parse(data=export_text(source, "turtle"), format="turtle")
    union = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        union.add(triple)
    assert len(plain) > 100
    assert isomorphic(union, plain)


def test_nothing_is_fetched_for_json_ld(source: StoreSource) -> None:
    assert '"@context": "http' not in export_text(source, "jsonld")
