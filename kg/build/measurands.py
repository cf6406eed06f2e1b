"""Measurands: what the figures of an article count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from kg.build.graph import ArticleGraph
from kg.build.terms import KG, RDFS, A, text
from kg.model import NumericClaim


def unit_of(claim: NumericClaim) -> str:
    """The unit, else the counted phrase; empty where the record has neither."""
    return " ".join(claim.unit.split()) or _folded(claim.counted)


class Measurands:
    """One node for each counted phrase, unit and event; case and blanks make no difference."""

    def __init__(self, graph: ArticleGraph, claims: Iterable[NumericClaim], events: Sequence[NamedNode]) -> None:
        self._graph = graph
        self._events = events
        # Of several spellings the first in the text is the label, whatever the order of the records.
        self._labels: dict[str, str] = {}
        for claim in sorted(claims, key=lambda claim: claim.span):
            phrase = " ".join(claim.counted.split()) or unit_of(claim)
            self._labels.setdefault(phrase.casefold(), phrase)

    def node(self, claim: NumericClaim) -> NamedNode:
        """Describe what a figure counts and return its IRI."""
        graph = self._graph
        event = None if claim.event is None else self._events[claim.event]
        unit = unit_of(claim).casefold()
        phrase = _folded(claim.counted) or unit
        node = graph.shared("measurand", phrase, unit, None if event is None else event.value)
        graph.add(node, A, KG.Measurand)
        graph.add(node, RDFS.label, text(self._labels[phrase]))
        graph.add(node, KG.counted, text(unit))
        if event is not None:
            graph.add(node, KG.event, event)
        return node


def _folded(phrase: str) -> str:
    return " ".join(phrase.casefold().split())
