"""Hard questions to a SPARQL service: what was seen to go wrong with one, or would do harm unseen.

Each is about one small graph of its own, and says by its ORDER BY in which order the rows are to come.
"""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from kg.ids import BASE
from kg.vocab import XSD

_GRAPH = f"{BASE}graph/probes"
_NEXT, _VALUE = f"{BASE}next", f"{BASE}value"
# A chain with a branch and a loop: a, b, c, d, and from b to e and back to a.
_EDGES = (("a", "b"), ("b", "c"), ("c", "d"), ("b", "e"), ("e", "a"))


def _typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=NamedNode(str(XSD[datatype])))


_VALUES = {
    "with line ends and a tab": Literal("one\r\ntwo\n\tthree"),
    "with quotes and backslashes": Literal("she said \"no\", 'no' and C:\\new"),
    "outside the basic plane": Literal("freed \U0001f3f3 at last \U00020000"),
    "right to left": Literal("قال المتحدث باسم الوزارة"),
    "with an accent apart": Literal("Zoe\u0308 and Zo\u00eb"),
    "with a language": Literal("les otages", language="fr"),
    "empty": Literal(""),
    "of 100,000 characters": Literal("ab\u00e9 " * 25_000),
    "integer, large": _typed("123456789012345678", "integer"),
    "decimal of 18 digits": _typed("0.123456789012345678", "decimal"),
    "double": _typed("1.5E300", "double"),
    "boolean": _typed("true", "boolean"),
    "date": _typed("2026-03-04", "date"),
    "time with a zone": _typed("2026-03-04T12:00:00Z", "dateTime"),
    "duration": _typed("P1Y2M", "duration"),
    "year": _typed("2026", "gYear"),
    "month": _typed("2026-03", "gYearMonth"),
    "address": _typed("https://news.example/a?b=c&d=%20", "anyURI"),
}
_NODES = {name: f"{BASE}literal-{number}" for number, name in enumerate(_VALUES)}

LITERALS = {
    name: f"SELECT ?value WHERE {{ GRAPH <{_GRAPH}> {{ <{node}> <{_VALUE}> ?value }} }}"
    for name, node in _NODES.items()
}
PROBES = {
    "paths of any length (*)": (
        f"SELECT ?a ?b WHERE {{ GRAPH <{_GRAPH}> {{ ?a <{_NEXT}> ?x . ?a <{_NEXT}>* ?b }} }} ORDER BY ?a ?b"
    ),
    "paths of one step or more (+)": (
        f"SELECT ?b WHERE {{ GRAPH <{_GRAPH}> {{ <{BASE}a> <{_NEXT}>+ ?b }} }} ORDER BY ?b"
    ),
    "paths backwards and through": (
        f"SELECT ?b WHERE {{ GRAPH <{_GRAPH}> {{ <{BASE}c> ^<{_NEXT}>/<{_NEXT}> ?b }} }} ORDER BY ?b"
    ),
    "NOT EXISTS": (
        f"SELECT ?b WHERE {{ GRAPH <{_GRAPH}> {{ ?a <{_NEXT}> ?b "
        f"FILTER NOT EXISTS {{ ?b <{_NEXT}> ?c }} }} }} ORDER BY ?b"
    ),
    "OPTIONAL and UNDEF": (
        f"SELECT ?a ?b ?c WHERE {{ VALUES (?a ?c) {{ (<{BASE}c> UNDEF) (UNDEF <{BASE}e>) }} "
        f"GRAPH <{_GRAPH}> {{ ?a <{_NEXT}> ?b OPTIONAL {{ ?b <{_NEXT}> ?c }} }} }} ORDER BY ?a ?b ?c"
    ),
    "COUNT and HAVING": (
        f"SELECT ?a (COUNT(?b) AS ?n) WHERE {{ GRAPH <{_GRAPH}> {{ ?a <{_NEXT}> ?b }} }} "
        "GROUP BY ?a HAVING (COUNT(?b) > 1) ORDER BY ?a"
    ),
    "SUBSTR and STRLEN count code points": (
        f"SELECT (SUBSTR(?v, 7, 1) AS ?flag) (STRLEN(?v) AS ?n) WHERE {{ GRAPH <{_GRAPH}> {{ "
        f"<{_NODES['outside the basic plane']}> <{_VALUE}> ?v }} }}"
    ),
    "days compare": (
        f"SELECT ?v WHERE {{ GRAPH <{_GRAPH}> {{ ?s <{_VALUE}> ?v FILTER(DATATYPE(?v) = <{XSD.date}> && "
        f'?v >= "2026-03-04"^^<{XSD.date}> && ?v < "2026-03-05"^^<{XSD.date}>) }} }}'
    ),
    "capitals and CONTAINS": (
        f"SELECT ?s WHERE {{ GRAPH <{_GRAPH}> {{ ?s <{_VALUE}> ?v "
        f'FILTER(CONTAINS(LCASE(STR(?v)), LCASE("ZO\u00cb"))) }} }} ORDER BY ?s'
    ),
}


def chain_quads(base: str) -> list[Quad]:
    """The triples that the paths run along, with identifiers of a base."""
    graph, step = NamedNode(_GRAPH.replace(BASE, base)), NamedNode(_NEXT.replace(BASE, base))
    return [Quad(NamedNode(base + start), step, NamedNode(base + end), graph) for start, end in _EDGES]


def literal_quads(base: str) -> dict[str, Quad]:
    """The triples with hard literals by what is hard about them."""
    graph, value = NamedNode(_GRAPH.replace(BASE, base)), NamedNode(_VALUE.replace(BASE, base))
    return {
        name: Quad(NamedNode(_NODES[name].replace(BASE, base)), value, term, graph) for name, term in _VALUES.items()
    }
