"""Provenance: what the graph was derived from, by which software with which model, and what was skipped."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.build.graph import ArticleGraph
from kg.build.terms import KG, PROV, SCHEMA, A, text
from kg.ids import extraction_iri, model_iri, software_iri
from kg.model import ModelIdentity, Skipped


def add_provenance(graph: ArticleGraph, model: ModelIdentity, *, base: str, version: str, configuration: str) -> None:
    """Describe the graph inside itself, so that dropping it drops its provenance too."""
    activity = NamedNode(extraction_iri(graph.iri))
    software = NamedNode(software_iri(version, base=base))
    linguistic_model = NamedNode(model_iri(model, base=base))

    graph.add(graph.graph, A, PROV.Bundle)
    graph.add(graph.graph, PROV.wasDerivedFrom, graph.article)
    graph.add(graph.graph, PROV.wasGeneratedBy, activity)

    graph.add(activity, A, PROV.Activity)
    graph.add(activity, PROV.used, graph.article)
    graph.add(activity, PROV.wasAssociatedWith, software)
    graph.add(activity, KG.model, linguistic_model)
    graph.add(activity, KG.configuration, text(configuration))

    graph.add(software, A, PROV.SoftwareAgent)
    graph.add(software, SCHEMA.name, text("hearsay"))
    graph.add(software, SCHEMA.softwareVersion, text(version))

    graph.add(linguistic_model, A, SCHEMA.SoftwareApplication)
    graph.add(linguistic_model, SCHEMA.name, text(model.name))
    graph.add(linguistic_model, SCHEMA.softwareVersion, text(model.version))
    graph.add(linguistic_model, KG.digest, text(model.digest))


def add_skipped(graph: ArticleGraph, skipped: Iterable[Skipped]) -> None:
    """Keep what a stage could not handle, and where."""
    for item in skipped:
        place = None if item.span is None else (item.span.start, item.span.end)
        node = graph.shared("skipped", item.reason, place)
        graph.add(node, A, KG.Skipped)
        graph.add(node, KG.reason, text(item.reason))
        if item.span is not None:
            graph.add(node, KG.span, graph.span(item.span))
