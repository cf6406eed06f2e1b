"""Assertions: the acts of saying, and the claims that they convey."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.build.actors import ActorNodes
from kg.build.graph import ArticleGraph
from kg.build.terms import KG, SCHEMA, A, date, decimal, text
from kg.model import Attribution, DateMention, Event, Span

STANCES = {
    "asserts": KG.Asserts,
    "denies": KG.Denies,
    "asks": KG.Asks,
    "demands": KG.Demands,
    "promises": KG.Promises,
    "expects": KG.Expects,
    "believes": KG.Believes,
}
MODES = {"direct": KG.Direct, "indirect": KG.Indirect, "mixed": KG.Mixed, "narration": KG.Narration}


def assertion_nodes(graph: ArticleGraph, attributions: tuple[Attribution, ...]) -> list[NamedNode]:
    """The IRIs of the assertions, from their spans, stance and mode; a record that is there twice is one assertion."""
    nodes: dict[Attribution, NamedNode] = {}
    for attribution in attributions:
        if attribution not in nodes:
            nodes[attribution] = graph.distinct(
                "assertion",
                _offsets(attribution.source),
                _offsets(attribution.cue),
                _offsets(attribution.content),
                attribution.stance,
                attribution.mode,
            )
    return [nodes[attribution] for attribution in attributions]


def add_assertions(
    graph: ArticleGraph, attributions: tuple[Attribution, ...], nodes: Sequence[NamedNode], actors: ActorNodes
) -> list[NamedNode]:
    """Describe the assertions and return the claim of each; equal content spans share one claim."""
    claims = []
    for attribution, node in zip(attributions, nodes, strict=True):
        graph.add(node, A, KG.Assertion)
        graph.add(node, KG.reportedIn, graph.article)
        _add_speaker(graph, node, attribution, actors)
        graph.add(node, KG.stance, STANCES[attribution.stance])
        graph.add(node, KG.mode, MODES[attribution.mode])
        graph.add(node, KG.sourceSpan, *map(graph.span, attribution.source))
        graph.add(node, KG.cueSpan, *map(graph.span, attribution.cue))
        graph.add(node, KG.contentSpan, *map(graph.span, attribution.content))
        if attribution.channel is not None:
            graph.add(node, KG.channelSpan, graph.span(attribution.channel))
        if attribution.addressee is not None:
            graph.add(node, KG.addresseeSpan, graph.span(attribution.addressee))
        if attribution.place is not None:
            graph.add(node, KG.placeSpan, graph.span(attribution.place))
        if attribution.said_on is not None:
            _add_said_on(graph, node, attribution.said_on)
        if attribution.nested_in is not None:
            graph.add(node, KG.within, nodes[attribution.nested_in])
        graph.add(node, KG.confidence, decimal(attribution.confidence))
        graph.add(node, KG.rule, text(attribution.rule))
        claims.append(_add_claim(graph, attribution.content))
        graph.add(node, KG.conveys, claims[-1])
    return claims


def link_claims_to_events(
    graph: ArticleGraph,
    attributions: tuple[Attribution, ...],
    claims: Sequence[NamedNode],
    events: tuple[Event, ...],
    event_nodes: Sequence[NamedNode],
) -> None:
    """A claim is about an event where words of its content speak of the event."""
    mentions = sorted((span, node) for event, node in zip(events, event_nodes, strict=True) for span in event.mentions)
    starts = [span.start for span, _ in mentions]
    for attribution, claim in zip(attributions, claims, strict=True):
        for content in attribution.content:
            begin = mentions[bisect_left(starts, content.start) : bisect_right(starts, content.end)]
            graph.add(claim, SCHEMA.about, *(node for span, node in begin if span.end <= content.end))


def _add_speaker(graph: ArticleGraph, node: NamedNode, attribution: Attribution, actors: ActorNodes) -> None:
    if attribution.speaker is not None:
        graph.add(node, KG.speaker, actors.nodes[attribution.speaker])
        graph.add(node, KG.inCapacity, *actors.capacities(attribution))
    elif attribution.mode == "narration":
        graph.add(node, KG.speaker, KG.ArticleVoice)
    else:
        reason = attribution.missing or ("unresolved source" if attribution.source else "no source")
        graph.add(node, KG.speaker, KG.NotStated)
        graph.add(node, KG.missingSpeaker, text(reason))


def _add_said_on(graph: ArticleGraph, node: NamedNode, said_on: DateMention) -> None:
    graph.add(node, KG.dateSpan, graph.span(said_on.span))
    if said_on.value is not None:
        graph.add(node, KG.saidOn, text(said_on.value))
    if said_on.earliest is not None:
        graph.add(node, KG.saidNotBefore, date(said_on.earliest))
    if said_on.latest is not None:
        graph.add(node, KG.saidNotAfter, date(said_on.latest))


def _add_claim(graph: ArticleGraph, content: tuple[Span, ...]) -> NamedNode:
    places = sorted(set(content))
    claim = graph.shared("claim", _offsets(tuple(places)))
    graph.add(claim, A, KG.Claim)
    graph.add(claim, SCHEMA.text, text(" … ".join(graph.words(place) for place in places)))
    return claim


def _offsets(spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)
