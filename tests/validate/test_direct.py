"""What Python checks directly and what the published queries find are the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.validate.direct import DIRECT
from kg.validate.index import TripleIndex
from kg.validate.run import query_rows
from kg.validate.shapes import load_shapes
from kg.vocab import PREFIXES
from tests.shapes.cases import case_files, read_case

NAMES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
QUERIES = {shape.iri: shape for shape in load_shapes().queries}
QUOTE_SHAPE = "https://w3id.org/hearsay/shapes#Span-quote"


def graph(body: str, spans: list[tuple[int, int, str]]) -> list[Quad]:
    turtle = f"<urn:a> schema:articleBody {Literal(body)} .\n"
    for number, (start, end, exact) in enumerate(spans):
        turtle += f"<urn:{number}> a kg:Span ; oa:hasSource <urn:a> ; oa:hasSelector <urn:sel{number}> .\n"
        turtle += f"<urn:sel{number}> oa:start {start} ; oa:end {end} ; oa:exact {Literal(exact)} .\n"
    return list(parse(NAMES + turtle, format=RdfFormat.TURTLE))


def both(quads: list[Quad], shape: str = QUOTE_SHAPE) -> tuple[set, set]:
    store = Store()
    store.bulk_extend(quads)
    return set(DIRECT[shape](TripleIndex(quads))), set(query_rows(store, QUERIES[shape]))


@pytest.mark.parametrize("shape", DIRECT)
@pytest.mark.parametrize("path", case_files("vocabulary"), ids=lambda path: path.stem)
def test_both_ways_agree_on_cases(shape, path):
    quads = [
        *read_case(path).quads,
        *parse(
            NAMES + "<urn:untyped> kg:noSuchProperty 1 . _:b a kg:NoSuchClass ; kg:none _:b .", format=RdfFormat.TURTLE
        ),
    ]
    fast, published = both(quads, shape)
    assert fast == published


@pytest.mark.parametrize(
    ("body", "span", "wrong"),
    [
        ("He said no.", (3, 7, "said"), False),
        ("He said no.", (3, 7, "says"), True),
        ("He said no.", (3, 7, "said "), True),
        ("He said no.", (8, 40, "no."), False),  # beyond the text: kgsh:Span-inside says so
        ("He said no.", (40, 44, "said"), True),
        ("😀 said", (2, 6, "said"), False),  # code points, not UTF-16 units
        ("é said", (2, 6, "said"), False),
        ("e\u0301 said", (3, 7, "said"), False),  # no normalisation
        ("a\x00b\r\nc", (1, 5, "\x00b\r\n"), False),
        ("He said no.", (7, 3, "said"), False),  # kgsh:Selector-order says so
        ("He said no.", (-1, 3, "He "), False),  # kgsh:Selector-start says so
    ],
)
def test_quote(body, span, wrong):
    fast, published = both(graph(body, [span]))
    assert fast == published
    assert bool(fast) == wrong


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20), st.data())
def test_both_ways_agree_on_any_text(body, data):
    offsets = st.integers(-2, len(body) + 2)
    spans = []
    for start, end in data.draw(st.lists(st.tuples(offsets, offsets), max_size=5)):
        wording = st.sampled_from([body[max(start, 0) : max(end, 0)], body, "x"])
        spans.append((start, end, data.draw(wording)))
    fast, published = both(graph(body, spans))
    assert fast == published


def test_a_span_with_two_texts_is_wrong_where_one_of_them_differs():
    quads = graph("He said no.", [(3, 7, "said")])
    quads.append(Quad(NamedNode("urn:a"), NamedNode(PREFIXES["schema"] + "articleBody"), Literal("Another.")))
    fast, published = both(quads)
    assert fast == published == {(NamedNode("urn:0"), Literal("said"))}
