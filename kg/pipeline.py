"""One article from its text to a validated graph: read this file first.

`extract_article` is text -> records, `build_graph` records -> validated quads. Storing them is the store's work.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import __version__
from kg.lines import legible, unwrap
from kg.model import Article, Attribution, Extraction, Skipped

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.build import BuiltGraph
    from kg.validate import Report


@dataclass(frozen=True, slots=True)
class CheckedGraph:
    """The graph of one article version with its SHACL report; only conforming ones may be stored."""

    extraction: Extraction
    graph: BuiltGraph
    report: Report


def extract_article(article: Article, nlp: Language) -> Extraction:
    """Find actors, assertions, figures, dates and events in one article.

    Raises InputError where it is surely not in the language of the pipeline.
    """
    from kg.annotate.pipeline import annotate, model_identity
    from kg.extract import extract_attributions, extract_dates, extract_events, extract_mentions, extract_numeric_claims
    from kg.readers.language import check_language
    from kg.resolve import resolve_actors

    check_language(article, nlp.lang or "en")
    doc = annotate(legible(unwrap(article.text)), nlp)
    mentions, roles = extract_mentions(doc)
    dates = extract_dates(doc, article.published)
    attributions, skipped = extract_attributions(doc, mentions, dates)
    if not any(not token.is_space for token in doc):
        skipped = [*skipped, Skipped("no words in the text")]
    attributions = [_said_by_then(found, article) for found in attributions]
    resolution = resolve_actors(article, mentions, roles, attributions)
    figures, unread = extract_numeric_claims(doc, dates, resolution.attributions)
    events, figures = extract_events(doc, dates, resolution.actors, figures)
    return Extraction(
        article=article,
        model=model_identity(nlp),
        attributions=tuple(resolution.attributions),
        numeric_claims=tuple(figures),
        actors=tuple(resolution.actors),
        events=tuple(events),
        dates=tuple(dates),
        skipped=(*skipped, *resolution.skipped, *unread),
    )


def _said_by_then(found: Attribution, article: Article) -> Attribution:
    """Without a day of saying that lies after publication: that date belongs to what is said."""
    if found.said_on and found.said_on.earliest and article.published and found.said_on.earliest > article.published:
        return replace(found, said_on=None)
    return found


def build_graph(extraction: Extraction, *, base: str | None = None) -> CheckedGraph:
    """Turn records into the quads of one named graph and check them against the shapes."""
    from kg.build import build_quads
    from kg.ids import BASE
    from kg.validate import validate_quads

    graph = build_quads(extraction, base=base or BASE, version=__version__)
    return CheckedGraph(extraction, graph, validate_quads(graph.quads))
