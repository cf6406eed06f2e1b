"""Measurands: what the figures of an article count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from kg.build.counted_words import CountedThing, counted_thing
from kg.build.events import type_node
from kg.build.graph import ArticleGraph
from kg.build.terms import KG, RDFS, A, text
from kg.model import Event, NumericClaim


def unit_of(claim: NumericClaim) -> str:
    """The unit, else the counted phrase; empty where the record has neither."""
    return " ".join(claim.unit.split()) or _folded(claim.counted)


class Measurands:
    """One node for each counted thing, qualifier, kind of event, aspect and event; wording makes no difference."""

    def __init__(
        self,
        graph: ArticleGraph,
        claims: Iterable[NumericClaim],
        events: Sequence[Event],
        event_nodes: Sequence[NamedNode],
    ) -> None:
        self._graph = graph
        self._events = events
        self._event_nodes = event_nodes
        # Of several wordings the first in the text is the label, whatever the order of the records.
        self._labels: dict[tuple[object, ...], str] = {}
        for claim in sorted(claims, key=lambda claim: claim.span):
            phrase = " ".join(claim.counted.split()) or unit_of(claim)
            self._labels.setdefault(self._key(claim), phrase)

    def node(self, claim: NumericClaim) -> NamedNode:
        """Describe what a figure counts and return its IRI."""
        graph, thing = self._graph, self._thing(claim)
        node = graph.shared("measurand", *self._key(claim))
        graph.add(node, A, KG.Measurand)
        graph.add(node, RDFS.label, text(self._labels[self._key(claim)]))
        graph.add(node, KG.counted, text(thing.counted))
        kind = type_node(thing.kind)
        if kind is not None:
            graph.add(node, KG.countedIn, kind)
        for term, value in ((KG.qualifier, thing.qualifier), (KG.aspect, claim.aspect), (KG.per, claim.per)):
            if value:
                graph.add(node, term, text(value))
        if claim.event is not None:
            graph.add(node, KG.event, self._event_nodes[claim.event])
        return node

    def _thing(self, claim: NumericClaim) -> CountedThing:
        unit = unit_of(claim).casefold()
        event_type = "" if claim.event is None else self._events[claim.event].type.capitalize()
        return counted_thing(unit, _folded(claim.counted), event_type)

    def _key(self, claim: NumericClaim) -> tuple[object, ...]:
        thing = self._thing(claim)
        event = None if claim.event is None else self._event_nodes[claim.event].value
        return thing.counted, thing.qualifier, thing.kind, claim.aspect, claim.per, event


def _folded(phrase: str) -> str:
    return " ".join(phrase.casefold().split())
