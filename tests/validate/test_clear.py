"""Where a proof says that a query finds nothing, it finds nothing; in graphs that are in order most proofs succeed."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg.build import build_quads
from kg.validate.clear import PROOFS
from kg.validate.index import TripleIndex
from kg.validate.run import query_rows
from kg.validate.shapes import load_shapes
from kg.vocab import PREFIXES
from tests.sample import EXTRACTION
from tests.shapes.cases import case_files, read_case

XSD = "http://www.w3.org/2001/XMLSchema#"
QUERIES = {shape.iri: shape for shape in load_shapes().queries}
SAMPLE = [Quad(quad.subject, quad.predicate, quad.object) for quad in build_quads(EXTRACTION).quads]
SCRAPS = [
    Literal(""), Literal("12"), Literal("words", language="en"), BlankNode("nameless"), NamedNode("https://n.example/"),
    *(Literal(form, datatype=NamedNode(XSD + "integer")) for form in ("0", "12", "+12", "012", "-3", "twelve")),
    *(Literal(form, datatype=NamedNode(XSD + "decimal")) for form in ("12.0", "1.50")),
    *(Literal(form, datatype=NamedNode(XSD + "double")) for form in ("NaN", "1e3")),
    *(Literal(form, datatype=NamedNode(XSD + "date")) for form in ("2026-02-30", "2020-01-01", "2026-03-01Z")),
]  # fmt: skip


def wrongly_cleared(quads: list[Quad]) -> list[str]:
    index, store = TripleIndex(quads), Store()
    store.bulk_extend(quads)
    return [iri for iri, proof in PROOFS.items() if proof(index) and next(query_rows(store, QUERIES[iri]), None)]


def test_every_proof_is_of_a_shape() -> None:
    assert set(PROOFS) <= set(QUERIES)


@pytest.mark.parametrize("iri", [iri for iri, shape in QUERIES.items() if shape.classes])
def test_a_query_asks_for_the_class_that_its_shape_aims_at(iri: str) -> None:
    prefix, name = re.search(r"\$this a (\w+):(\w+)", QUERIES[iri].query).groups()
    assert QUERIES[iri].classes == (PREFIXES[prefix] + name,)


@pytest.mark.parametrize("path", case_files(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_is_cleared_that_a_query_finds(path) -> None:
    assert wrongly_cleared(read_case(path).quads) == []


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**9), st.integers(1, 12))
def test_nothing_is_cleared_in_damaged_graphs(seed: int, faults: int) -> None:
    chance = random.Random(seed)
    quads = list(SAMPLE)
    for _ in range(faults):
        place = chance.randrange(len(quads))
        quad = quads[place] if chance.random() < 0.5 else quads.pop(place)
        alike = [other for other in quads if other.predicate == quad.predicate] or quads
        value = chance.choice([*SCRAPS, chance.choice(quads).object, *[chance.choice(alike).object] * len(SCRAPS)])
        quads.append(Quad(quad.subject, quad.predicate, value))
    assert wrongly_cleared(quads) == []


def test_a_graph_in_order_is_cleared() -> None:
    index = TripleIndex(SAMPLE)
    unsure = {iri.partition("#")[2] for iri, proof in PROOFS.items() if not proof(index)}
    assert unsure <= {"Breakdown-part-above-whole", "Breakdown-sum"}
