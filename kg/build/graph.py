"""The graph of one article while it is being written."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.ids import local_iri, span_iri
from kg.model import Article, Span


@dataclass(frozen=True, slots=True)
class BuiltGraph:
    """The finished graph of one article version: its name, the article's, and the quads in byte order of their text."""

    iri: str
    article_iri: str
    quads: tuple[Quad, ...]
    lines: tuple[str, ...]

    def nquads(self) -> str:
        """The graph as N-Quads, one sorted line a quad: equal graphs give equal bytes."""
        return "".join(f"{line} .\n" for line in self.lines)


class ArticleGraph:
    """Collects the quads of one article's graph, and the spans that they use."""

    def __init__(self, article: Article, *, article_iri: str, graph_iri: str) -> None:
        self.record = article
        self.article_iri = article_iri
        self.iri = graph_iri
        self.article = NamedNode(article_iri)
        self.graph = NamedNode(graph_iri)
        self.spans: dict[Span, NamedNode] = {}
        self._quads: dict[str, Quad] = {}
        self._taken: dict[str, int] = {}

    def add(self, subject: NamedNode, predicate: NamedNode, *objects: NamedNode | Literal) -> None:
        """State one or more triples about a subject."""
        for value in objects:
            quad = Quad(subject, predicate, value, self.graph)
            self._quads[str(quad)] = quad

    def span(self, span: Span) -> NamedNode:
        """The IRI of a span; asking for it is using it."""
        node = self.spans.get(span)
        if node is None:
            node = self.spans[span] = NamedNode(span_iri(self.article_iri, span))
        return node

    def words(self, span: Span) -> str:
        """The article's words at a span."""
        return self.record.text[span.start : span.end]

    def shared(self, kind: str, *parts: object) -> NamedNode:
        """The IRI of a thing that equal parts share."""
        return NamedNode(local_iri(self.article_iri, kind, *parts))

    def distinct(self, kind: str, *parts: object) -> NamedNode:
        """The IRI of a thing of its own: the second one with the same parts gets a number into its hash."""
        iri = local_iri(self.article_iri, kind, *parts)
        seen = self._taken.get(iri, 0)
        self._taken[iri] = seen + 1
        return NamedNode(iri if not seen else local_iri(self.article_iri, kind, *parts, seen))

    def finish(self) -> BuiltGraph:
        """Sort the quads by their N-Quads line."""
        lines = tuple(sorted(self._quads))
        return BuiltGraph(self.iri, self.article_iri, tuple(self._quads[line] for line in lines), lines)
