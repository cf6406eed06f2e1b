"""Keeps the comparisons graph up to date, article by article, or makes it anew from nothing: to the same triples."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from kg.compare.read import LEDGER, Measurand, article_of, graph_of, measurands_in, measurands_of, read_figures
from kg.compare.rows import select
from kg.compare.write import COMPARISONS, comparison_triples, replace_comparisons
from kg.vocab import KG

if TYPE_CHECKING:
    from kg.store import GraphStore


def update_comparisons(store: GraphStore, article_graph: str) -> None:
    """Compare anew what an article's figures count, and what they counted when it was compared last.

    Where the article joined or parted what others count, these come along with it.
    """
    article = article_of(article_graph)
    measurands: dict[str, Measurand] = {}
    for version in (article, *_older_versions(store, article)):
        graph = graph_of(store, version)
        if graph is not None:
            measurands |= {measurand.iri: measurand for measurand in measurands_in(store, graph)}
    stale = _compared_with(store, article)
    known: set[str] = set()
    while known != stale | set(measurands):
        known = stale | set(measurands)
        stale |= _compared_before(store, measurands.values())
        measurands |= {measurand.iri: measurand for measurand in _counted_now(store, stale, measurands)}
    counted = list(measurands.values())
    new = {
        triple
        for measurand, figures in zip(counted, read_figures(store, counted), strict=True)
        for triple in comparison_triples(measurand.iri, figures)
    }
    replace_comparisons(store, known, new)


def rebuild_comparisons(store: GraphStore) -> None:
    """Make the comparisons anew from all article graphs and links."""
    store.update(f"DROP SILENT GRAPH <{COMPARISONS}>")
    measurands: dict[str, Measurand] = {}
    for graph in store.graph_names():
        measurands |= {found.iri: found for found in measurands_in(store, graph, known=measurands)}
    for _, measurand in sorted(measurands.items()):
        (figures,) = read_figures(store, [measurand])
        replace_comparisons(store, [], comparison_triples(measurand.iri, figures))


def with_ends(store: GraphStore) -> Iterator[Quad]:
    """All quads of the comparisons, and what the figures at their ends measure in the articles."""
    ends: set[str] = set()
    for quad in store.quads(COMPARISONS):
        if quad.predicate.value in {str(KG.earlier), str(KG.later)} and isinstance(quad.object, NamedNode):
            ends.add(quad.object.value)
        yield quad
    values = " ".join(f"<{end}>" for end in sorted(ends))
    found = select(store, f"SELECT ?f ?m {{ VALUES ?f {{ {values} }} GRAPH ?g {{ ?f kg:measures ?m }} }}")
    measures, graph = NamedNode(KG.measures), NamedNode(COMPARISONS)
    yield from (Quad(NamedNode(row["f"]), measures, NamedNode(row["m"]), graph) for row in found)


def _compared_with(store: GraphStore, article: str) -> set[str]:
    """The measurands in whose comparisons an article has, or had, a part."""
    rows = select(
        store, f"SELECT DISTINCT ?m {{ GRAPH <{COMPARISONS}> {{ ?c kg:drawsOn <{article}> ; kg:measures ?m }} }}"
    )
    return {row["m"] for row in rows}


def _compared_before(store: GraphStore, measurands: Iterable[Measurand]) -> set[str]:
    """Under which measurands the figures of some measurands were compared."""
    members = " ".join(f"(<{graph}> <{local}>)" for measurand in measurands for graph, local in measurand.members)
    rows = select(
        store,
        f"SELECT DISTINCT ?m {{ VALUES (?g ?local) {{ {members} }} GRAPH ?g {{ ?figure kg:measures ?local }} "
        f"GRAPH <{COMPARISONS}> {{ ?c kg:figure ?figure ; kg:measures ?m }} }}",
    )
    return {row["m"] for row in rows}


def _counted_now(store: GraphStore, measurands: Iterable[str], known: Container[str]) -> list[Measurand]:
    """What the figures that were compared under some measurands count now, besides what is known."""
    values = " ".join(f"<{measurand}>" for measurand in sorted(measurands))
    rows = select(
        store,
        f"SELECT DISTINCT ?g ?local {{ VALUES ?m {{ {values} }} "
        f"GRAPH <{COMPARISONS}> {{ ?c kg:measures ?m ; kg:figure ?figure }} "
        f'BIND(IRI(STRBEFORE(STR(?figure), "#")) AS ?article) GRAPH <{LEDGER}> {{ ?article kg:storedIn ?g }} '
        f"GRAPH ?g {{ ?figure kg:measures ?local }} }}",
    )
    return measurands_of(store, ((row["g"], row["local"]) for row in rows), known=known)


def _older_versions(store: GraphStore, article: str) -> list[str]:
    """The texts that this one replaced: their figures are outdated from now on."""
    rows = select(store, f"SELECT ?old {{ GRAPH <{LEDGER}> {{ <{article}> prov:wasRevisionOf+ ?old }} }}")
    return [row["old"] for row in rows]
