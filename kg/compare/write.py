"""The comparisons of one measurand as triples, and the update that puts them in the place of the old ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.compare.corroboration import Corroboration, corroborations_of
from kg.compare.disagreements import discrepancies_of
from kg.compare.figures import Figure
from kg.compare.holdings import holdings_of
from kg.ids import content_hash, derived_graph_iri
from kg.vocab import KG, PROV, RDF, XSD

if TYPE_CHECKING:
    from kg.store import GraphStore

Told: TypeAlias = list[tuple[str, NamedNode | Literal]]
COMPARISONS = derived_graph_iri("comparisons")


def comparison_triples(measurand: str, figures: Sequence[Figure]) -> set[str]:
    """Everything that the comparisons graph says of one measurand; nothing where one figure stands alone."""
    holdings, changes = holdings_of(figures)
    found: set[str] = set()
    for change in changes:
        kind = KG.Stated if change.stated else KG.Inferred
        found |= _pair(measurand, KG.Revision, kind, change.earlier, change.later)
        if not change.stated:
            found.add(f"<{change.later.iri}> <{PROV.wasRevisionOf}> <{change.earlier.iri}> .")
    for discrepancy in discrepancies_of(holdings, figures):
        found |= _pair(measurand, KG.Discrepancy, KG[discrepancy.kind], discrepancy.earlier, discrepancy.later)
    alone = len(figures) == 1 and "/measurand/" not in measurand
    for corroboration in [] if alone else corroborations_of(figures):
        found |= _corroboration(measurand, corroboration)
    return found


def _pair(measurand: str, class_: str, kind: str, earlier: Figure, later: Figure) -> set[str]:
    node = _node(measurand, str(class_), earlier.iri, later.iri)
    told: Told = [
        (RDF.type, NamedNode(class_)),
        (KG.comparisonKind, NamedNode(kind)),
        (KG.earlier, NamedNode(earlier.iri)),
        (KG.later, NamedNode(later.iri)),
        (KG.earlierSource, Literal(earlier.source.name)),
        (KG.laterSource, Literal(later.source.name)),
        *((KG.earlierOn, _date(day)) for day in [earlier.day] if day is not None),
        *((KG.laterOn, _date(day)) for day in [later.day] if day is not None),
    ]
    return _lines(node, measurand, told, (earlier, later))


def _corroboration(measurand: str, corroboration: Corroboration) -> set[str]:
    first = corroboration.figures[0]
    node = _node(measurand, "corroboration", first.iri)
    told: Told = [
        (RDF.type, NamedNode(KG.Corroboration)),
        (KG.independentSources, Literal(corroboration.sources)),
        (KG.articles, Literal(len({figure.article for figure in corroboration.figures}))),
        *((KG.figure, NamedNode(figure.iri)) for figure in corroboration.figures),
    ]
    return _lines(node, measurand, told, corroboration.figures)


def _lines(node: NamedNode, measurand: str, told: Told, figures: Iterable[Figure]) -> set[str]:
    base = measurand.rpartition("article/")[0] or measurand.rpartition("measurand/")[0]
    told = [
        *told,
        (KG.measures, NamedNode(measurand)),
        (PROV.wasGeneratedBy, NamedNode(f"{base}graph/comparisons#comparison")),
        *((KG.drawsOn, NamedNode(article)) for article in {figure.article for figure in figures}),
    ]
    return {f"{node} <{predicate}> {value} ." for predicate, value in told}


def _node(measurand: str, *parts: str) -> NamedNode:
    base = measurand.rpartition("article/")[0] or measurand.rpartition("measurand/")[0]
    return NamedNode(f"{base}comparison/{content_hash(measurand, *parts, length=20)}")


def _date(day: dt.date) -> Literal:
    return Literal(day.isoformat(), datatype=NamedNode(XSD.date))


def replace_comparisons(store: GraphStore, measurands: Iterable[str], new: set[str]) -> None:
    """Put the new comparisons of some measurands in the place of the old ones; no change writes nothing."""
    old: set[str] = set()
    for measurand in sorted(measurands):
        answer = store.query(
            f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{COMPARISONS}> {{ "
            f"{{ ?s <{KG.measures}> <{measurand}> ; ?p ?o }} "
            f"UNION {{ ?c <{KG.measures}> <{measurand}> ; <{KG.comparisonKind}> <{KG.Inferred}> ; <{KG.later}> ?s ; "
            f"<{KG.earlier}> ?o BIND(<{PROV.wasRevisionOf}> AS ?p) }} }} }}"
        )
        triples = answer if isinstance(answer, tuple) else ()
        old |= {f"{triple.subject} {triple.predicate} {triple.object} ." for triple in triples}
    gone, come = sorted(old - new), sorted(new - old)
    parts = [f"DELETE DATA {{ GRAPH <{COMPARISONS}> {{ {' '.join(gone)} }} }}"] if gone else []
    parts += [f"INSERT DATA {{ GRAPH <{COMPARISONS}> {{ {' '.join(come)} }} }}"] if come else []
    if parts:
        store.update(" ;\n".join(parts))
