"""Numeric claims: figures with their bounds, what they count, their breakdowns and revisions."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.build.bounds import Bounds, bounds_of
from kg.build.breakdowns import add_breakdowns
from kg.build.graph import ArticleGraph
from kg.build.measurands import Measurands, unit_of
from kg.build.provenance import add_skipped
from kg.build.terms import KG, PROV, SCHEMA, A, date, decimal, number, text
from kg.model import Event, NumericClaim, Skipped

MODIFIERS = {
    "exactly": KG.Exactly,
    "at_least": KG.AtLeast,
    "at_most": KG.AtMost,
    "more_than": KG.MoreThan,
    "less_than": KG.LessThan,
    "about": KG.About,
    "between": KG.Between,
    "vague": KG.Vague,
}


def add_numeric_claims(
    graph: ArticleGraph,
    claims: tuple[NumericClaim, ...],
    assertions: Sequence[NamedNode],
    events: tuple[Event, ...],
    event_nodes: Sequence[NamedNode],
) -> None:
    """Describe the figures; one that contradicts itself is kept as kg:Skipped instead."""
    measurands = Measurands(graph, claims, events, event_nodes)
    known: dict[NumericClaim, NamedNode] = {}
    nodes: list[NamedNode | None] = []
    bounds = [bounds_of(claim) for claim in claims]
    for claim, fitting in zip(claims, bounds, strict=True):
        if isinstance(fitting, Bounds) and unit_of(claim):
            if claim not in known:
                known[claim] = _add_figure(graph, claim, fitting, measurands)
            nodes.append(known[claim])
        else:
            nodes.append(None)
            fault = "figure without a unit" if isinstance(fitting, Bounds) else fitting
            add_skipped(graph, [Skipped(fault, claim.span)])
    for claim, node in zip(claims, nodes, strict=True):
        if node is None:
            continue
        graph.add(_assertion(graph, claim, node, assertions), KG.conveys, node)
        earlier = None if claim.revises is None else nodes[claim.revises]
        if earlier is not None:
            graph.add(node, PROV.wasRevisionOf, earlier)
        if claim.revision_cue is not None:
            graph.add(node, KG.revisionCueSpan, graph.span(claim.revision_cue))
    add_breakdowns(graph, claims, nodes, bounds)


def _add_figure(graph: ArticleGraph, claim: NumericClaim, bounds: Bounds, measurands: Measurands) -> NamedNode:
    node = graph.distinct(
        "figure",
        (claim.span.start, claim.span.end),
        (claim.figure.start, claim.figure.end),
        claim.comparator,
        *(None if bound is None else number(bound).value for bound in (bounds.value, bounds.low, bounds.high)),
        unit_of(claim),
    )
    graph.add(node, A, KG.NumericClaim)
    graph.add(node, SCHEMA.text, text(graph.words(claim.span)))
    graph.add(node, KG.statedFigure, text(graph.words(claim.figure)))
    graph.add(node, KG.figureSpan, graph.span(claim.span))
    graph.add(node, KG.modifier, MODIFIERS[claim.comparator])
    graph.add(node, SCHEMA.unitText, text(unit_of(claim)))
    graph.add(node, KG.measures, measurands.node(claim))
    graph.add(node, KG.confidence, decimal(claim.confidence))
    if bounds.value is not None:
        graph.add(node, SCHEMA.value, number(bounds.value))
    if bounds.low is not None:
        graph.add(node, SCHEMA.minValue, number(bounds.low))
    if bounds.high is not None:
        graph.add(node, SCHEMA.maxValue, number(bounds.high))
    if claim.superlative is not None:
        graph.add(node, KG.superlativeSpan, graph.span(claim.superlative))
    if claim.as_of is not None:
        graph.add(node, KG.dateSpan, graph.span(claim.as_of.span))
        if claim.as_of.value is not None:
            graph.add(node, KG.asOf, text(claim.as_of.value))
        if claim.as_of.earliest is not None:
            graph.add(node, KG.asOfNotBefore, date(claim.as_of.earliest))
        if claim.as_of.latest is not None:
            graph.add(node, KG.asOfNotAfter, date(claim.as_of.latest))
    return node


def _assertion(graph: ArticleGraph, claim: NumericClaim, node: NamedNode, assertions: Sequence[NamedNode]) -> NamedNode:
    """Who gives the figure: the assertion that it stands in, else the article's own voice."""
    if claim.attribution is not None:
        return assertions[claim.attribution]
    voice = graph.shared("assertion", "narration", node.value)
    graph.add(voice, A, KG.Assertion)
    graph.add(voice, KG.reportedIn, graph.article)
    graph.add(voice, KG.speaker, KG.ArticleVoice)
    graph.add(voice, KG.stance, KG.Asserts)
    graph.add(voice, KG.mode, KG.Narration)
    graph.add(voice, KG.contentSpan, graph.span(claim.span))
    graph.add(voice, KG.confidence, decimal(claim.confidence))
    graph.add(voice, KG.rule, text("narration"))
    return voice
