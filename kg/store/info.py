"""What a store holds: counts, where it came from, and what it lacks that a newer Hearsay would have."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.errors import StoreError
from kg.ids import derived_graph_iri
from kg.store.base import DERIVED, LEDGER, GraphStore
from kg.store.pending import unlinked_graphs
from kg.store.replace import MARKER_QUERY
from kg.store.results import Row, Solutions
from kg.vocab import KG, PROV, SCHEMA

_EVIDENCE, _LINKS = derived_graph_iri("evidence"), derived_graph_iri("links")
_COMPARISONS, _JUDGEMENTS = derived_graph_iri("comparisons"), derived_graph_iri("judgements")
_SIZES = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
_ARTICLES = (
    f"SELECT (COUNT(DISTINCT ?article) AS ?n) WHERE {{ GRAPH <{LEDGER}> {{ ?article <{KG.storedIn}> ?graph }} }}"
)
_SOFTWARE = f"""SELECT DISTINCT ?name ?version WHERE {{ GRAPH <{LEDGER}> {{ ?article <{KG.storedIn}> ?graph }}
  GRAPH ?graph {{ ?software a <{PROV.SoftwareAgent}> ; <{SCHEMA.name}> ?name ; <{SCHEMA.softwareVersion}> ?version }}
}} ORDER BY ?name ?version"""
# One without resolved people and organisations whose names are written as such is never linked.
_UNLINKED = f"""SELECT (COUNT(DISTINCT ?article) AS ?n) WHERE {{ GRAPH <{LEDGER}> {{ ?article <{KG.storedIn}> ?graph }}
  GRAPH ?graph {{ VALUES ?class {{ <{SCHEMA.Person}> <{SCHEMA.Organization}> }}
    ?actor a <{KG.Actor}>, ?class ; <{KG.isResolved}> true ; <{SCHEMA.name}> ?name }}
  FILTER(REGEX(?name, "^\\\\p{{Lu}}[^ ]*( \\\\p{{Lu}}[^ ]*)*$"))
  FILTER NOT EXISTS {{ GRAPH <{_EVIDENCE}> {{ ?known <{KG.reportedIn}> ?article }} }} }}"""
_RULES = (
    f"SELECT DISTINCT ?rules WHERE {{ GRAPH <{_LINKS}> {{ ?activity <{KG.configuration}> ?rules }} }} ORDER BY ?rules"
)


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """A store in figures; `links`, `comparisons` and `judgements` count quads, `size` bytes (None for a service).

    `advice` says what the store lacks, each with the command that makes it.
    """

    location: str
    format: str
    articles: int
    graphs: int
    quads: int
    links: int
    comparisons: int
    judgements: int
    unlinked_articles: int
    software: tuple[str, ...]
    size: int | None
    advice: tuple[str, ...]


def describe_store(store: GraphStore, *, link_rules: str) -> StoreInfo:
    """Count what a store holds; `link_rules` names the rules by which this Hearsay links.

    Graphs of others in the same place are not counted. Every quad is looked at once: seconds for millions of quads.
    """
    ours = {*DERIVED, *store.graph_names()}
    sizes = {str(name): count for name, count in _pairs(store, _SIZES) if name in ours}
    articles, unlinked = _count(store, _ARTICLES), _count(store, _UNLINKED)
    made_by = {row[0].value for row in _rows(store, _RULES) if isinstance(row[0], Literal)}
    links, comparisons = sizes.get(_LINKS, 0), sizes.get(_COMPARISONS, 0)
    return StoreInfo(
        location=store.location,
        format=", ".join(row[0].value for row in _rows(store, MARKER_QUERY) if isinstance(row[0], Literal)),
        articles=articles,
        graphs=len(sizes),
        quads=sum(sizes.values()),
        links=links,
        comparisons=comparisons,
        judgements=sizes.get(_JUDGEMENTS, 0),
        unlinked_articles=unlinked,
        software=tuple(
            " ".join(term.value for term in row if isinstance(term, Literal)) for row in _rows(store, _SOFTWARE)
        ),
        size=None if store.directory is None else size_of(store.directory),
        advice=(
            *_unfinished(unlinked_graphs(store)),
            *_advice(articles, unlinked, comparisons, other_rules=bool(made_by - {link_rules})),
        ),
    )


def size_of(directory: Path) -> int:
    """Bytes of the files in a directory; a file that vanishes meanwhile, as in a store at work, counts nothing."""
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())


def _unfinished(graphs: list[str]) -> list[str]:
    if not graphs:
        return []
    return ["a run was stopped before all was linked: `kg ingest` or `kg actors rebuild` makes the links anew"]


def _advice(articles: int, unlinked: int, comparisons: int, *, other_rules: bool) -> list[str]:
    if unlinked:
        what = f"{unlinked} article{'s are' if unlinked > 1 else ' is'} not linked"
        return [f"{what}, as in a store of an older Hearsay: `kg actors rebuild` links all"]
    if other_rules:
        return ["some links were made by rules of another Hearsay: `kg actors rebuild` makes them anew"]
    if articles > 1 and not comparisons:
        return [
            "no figures are compared: none meet, or an older Hearsay wrote the store; `kg actors rebuild` compares all"
        ]
    return []


def _count(store: GraphStore, sparql: str) -> int:
    return next((int(row[0].value) for row in _rows(store, sparql) if isinstance(row[0], Literal)), 0)


def _pairs(store: GraphStore, sparql: str) -> list[tuple[str, int]]:
    return [
        (row[0].value, int(row[1].value))
        for row in _rows(store, sparql)
        if isinstance(row[0], NamedNode) and isinstance(row[1], Literal)
    ]


def _rows(store: GraphStore, sparql: str) -> tuple[Row, ...]:
    answer = store.query(sparql)
    if not isinstance(answer, Solutions):
        raise StoreError(f"{store.location}: a SELECT was not answered with rows")
    return answer.rows
