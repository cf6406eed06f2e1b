"""Records to quads: one named graph an article version, without blank nodes and without a clock."""

from __future__ import annotations

from kg import __version__
from kg.build.actors import add_actors
from kg.build.article import add_article, check_text
from kg.build.assertions import add_assertions, assertion_nodes, link_claims_to_events
from kg.build.claims import add_numeric_claims
from kg.build.events import add_events
from kg.build.graph import ArticleGraph, BuiltGraph
from kg.build.json_record import extraction_record
from kg.build.provenance import add_provenance, add_skipped
from kg.build.spans import add_spans
from kg.build.terms import is_base
from kg.errors import InputError
from kg.ids import BASE, article_iri, configuration_hash, graph_iri
from kg.model import Article, Extraction, ModelIdentity

__all__ = ["BuiltGraph", "build_description", "build_quads", "extraction_record", "is_base"]


def build_quads(extraction: Extraction, *, base: str = BASE, version: str = __version__) -> BuiltGraph:
    """Build the graph that docs/model.md describes from everything that was found in one article.

    Nothing is judged here: what an extractor got wrong stays wrong and the shapes say so. Only a figure that
    contradicts itself becomes kg:Skipped, so that one figure does not cost the article. Raises InputError for a text
    with lone surrogates and for a base that makes no IRIs.
    """
    graph = _described(extraction.article, extraction.model, base=base, version=version)
    configuration = configuration_hash(extraction.model, version)
    add_provenance(graph, extraction.model, base=base, version=version, configuration=configuration)
    actors = add_actors(graph, extraction.actors)
    events = add_events(graph, extraction.events, actors.nodes)
    assertions = assertion_nodes(graph, extraction.attributions)
    claims = add_assertions(graph, extraction.attributions, assertions, actors)
    link_claims_to_events(graph, extraction.attributions, claims, extraction.events, events)
    add_numeric_claims(graph, extraction.numeric_claims, assertions, extraction.events, events)
    add_skipped(graph, extraction.skipped)
    add_spans(graph)
    return graph.finish()


def build_description(
    article: Article, model: ModelIdentity, *, base: str = BASE, version: str = __version__
) -> BuiltGraph:
    """Build what the graph says of the article itself, which needs no extraction: its text and its metadata."""
    return _described(article, model, base=base, version=version).finish()


def _described(article: Article, model: ModelIdentity, *, base: str, version: str) -> ArticleGraph:
    if not is_base(base):
        raise InputError(f"base {base!r} makes no IRIs; use an absolute one without '#', such as {BASE}")
    check_text(article)
    iri = article_iri(article, base=base)
    graph = ArticleGraph(article, article_iri=iri, graph_iri=graph_iri(iri, configuration_hash(model, version)))
    add_article(graph, base=base)
    return graph
