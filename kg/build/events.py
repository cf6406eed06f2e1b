"""Events: what happened, when, where, and who took part."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.build.graph import ArticleGraph
from kg.build.provenance import add_skipped
from kg.build.terms import GAF, KG, RDFS, SEM, A, date, text
from kg.model import DateMention, Event, Participant, Skipped, Span
from kg.vocab import EVENT_TYPES
from kg.vocab import KG as VOCABULARY

_TYPES = {str(term).removeprefix(str(VOCABULARY._NS)).casefold(): NamedNode(str(term)) for term in EVENT_TYPES}


def add_events(graph: ArticleGraph, events: tuple[Event, ...], actors: dict[str, NamedNode]) -> list[NamedNode]:
    """Describe the events, in the order of the records."""
    return [_add_event(graph, event, actors) for event in events]


def _add_event(graph: ArticleGraph, event: Event, actors: dict[str, NamedNode]) -> NamedNode:
    mentions = tuple((span.start, span.end) for span in sorted(event.mentions))
    node = graph.distinct("event", event.type, event.label, mentions)
    graph.add(node, A, KG.Event, SEM.Event)
    graph.add(node, RDFS.label, text(event.label))
    graph.add(node, GAF.denotedBy, *(graph.span(span) for span in event.mentions))
    _add_type(graph, node, event)
    if event.when is not None:
        _add_time(graph, node, event.when)
    if event.place is not None:
        graph.add(node, SEM.hasPlace, _add_place(graph, event.place))
    for part in event.participants:
        _add_participation(graph, node, part, None if part.actor is None else actors[part.actor])
    return node


def _add_participation(graph: ArticleGraph, event: NamedNode, part: Participant, actor: NamedNode | None) -> None:
    """One part in an event; whoever is no actor of the article is given in its words."""
    who = actor.value if actor is not None else part.words and (part.words.start, part.words.end)
    node = graph.shared("participation", event.value, who, part.role)
    graph.add(node, A, KG.Participation)
    graph.add(node, KG.event, event)
    graph.add(node, KG.participantRole, text(part.role))
    if actor is not None:
        graph.add(node, KG.participant, actor)
    elif part.words is not None:
        graph.add(node, GAF.denotedBy, graph.span(part.words))


def type_node(name: str) -> NamedNode | None:
    """The term for a type of event; None where the ontology has none."""
    return _TYPES.get(name.casefold())


def _add_type(graph: ArticleGraph, node: NamedNode, event: Event) -> None:
    node_of_type = type_node(event.type)
    if node_of_type is None:
        place = min(event.mentions, default=None)
        add_skipped(graph, [Skipped(f"event type {event.type!r} is not in the ontology", place)])
    else:
        graph.add(node, SEM.eventType, node_of_type)


def _add_time(graph: ArticleGraph, node: NamedNode, when: DateMention) -> None:
    graph.add(node, KG.dateSpan, graph.span(when.span))
    if when.value is not None:
        graph.add(node, KG.when, text(when.value))
    if when.earliest is not None:
        graph.add(node, SEM.hasEarliestBeginTimeStamp, date(when.earliest))
    if when.latest is not None:
        graph.add(node, SEM.hasLatestEndTimeStamp, date(when.latest))


def _add_place(graph: ArticleGraph, place: Span) -> NamedNode:
    words = graph.words(place)
    node = graph.shared("place", words)
    graph.add(node, A, SEM.Place)
    graph.add(node, RDFS.label, text(words))
    graph.add(node, GAF.denotedBy, graph.span(place))
    return node
