"""Spans: where in the article's text a thing stands, and the exact words there (Web Annotation selectors)."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.build.graph import ArticleGraph
from kg.build.terms import KG, OA, A, integer, text
from kg.ids import selector_iri


def add_spans(graph: ArticleGraph) -> None:
    """Describe every span that the graph uses; call it last."""
    for span, node in graph.spans.items():
        selector = NamedNode(selector_iri(graph.article_iri, span))
        graph.add(node, A, KG.Span, OA.SpecificResource)
        graph.add(node, OA.hasSource, graph.article)
        graph.add(node, OA.hasSelector, selector)
        graph.add(selector, A, OA.TextPositionSelector, OA.TextQuoteSelector)
        graph.add(selector, OA.start, integer(span.start))
        graph.add(selector, OA.end, integer(span.end))
        graph.add(selector, OA.exact, text(graph.words(span)))
