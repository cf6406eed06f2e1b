"""The store as files: networks for Gephi, Cytoscape and yEd, a page for the browser, RDF for everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox

__all__ = ["EXPORTERS", "VIEW_NAMES", "Exporter", "Source", "build_network", "export_text"]

VIEW_NAMES = ("claims", "actors", "articles")


class Source(Protocol):
    """What an export reads from: SPARQL rows of plain values, and quads."""

    def select(self, sparql: str) -> Iterable[Mapping[str, str | int | float | bool | None]]:
        """Rows of a SELECT query."""
        ...

    def quads(self) -> Iterable[ox.Quad]:
        """Every quad of the store."""
        ...


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format: its file suffix, the writer of its text, and of the second file that some formats have."""

    suffix: str
    text: Callable[[Source, str, str], str]
    companion: Callable[[Source, str, str], str] | None = None


def build_network(source: Source, view: str) -> nx.MultiDiGraph:
    """One of VIEW_NAMES as a networkx graph, attributes as in the store."""
    from kg.export.network import VIEWS
    from kg.export.projection import project

    return VIEWS[view](project(source.select))


def _network_exporter(function: str) -> Callable[[Source, str, str], str]:
    def text(source: Source, view: str, generator: str) -> str:  # noqa: ARG001 - one signature for every format
        from kg.export import network_files
        from kg.export.flatten import flat_network
        from kg.export.picture import with_picture

        writer: Callable[[nx.MultiDiGraph], str] = getattr(network_files, function)
        return writer(with_picture(flat_network(build_network(source, view))))

    return text


def _rdf_exporter(name: str) -> Callable[[Source, str, str], str]:
    def text(source: Source, view: str, generator: str) -> str:  # noqa: ARG001 - one signature for every format
        from kg.export.rdf import rdf_text

        return rdf_text(source.quads(), name)

    return text


def _html(source: Source, view: str, generator: str) -> str:  # noqa: ARG001 - one signature for every format
    from kg.export.html import html_text
    from kg.export.projection import project

    return html_text(project(source.select), generator=generator)


EXPORTERS: dict[str, Exporter] = {
    "gexf": Exporter(".gexf", _network_exporter("gexf_text")),
    "graphml": Exporter(".graphml", _network_exporter("graphml_text")),
    "dot": Exporter(".dot", _network_exporter("dot_text")),
    "cytoscape": Exporter(".cyjs", _network_exporter("cytoscape_text")),
    "csv": Exporter(".csv", _network_exporter("edges_csv"), _network_exporter("nodes_csv")),
    "html": Exporter(".html", _html),
    "turtle": Exporter(".ttl", _rdf_exporter("turtle")),
    "trig": Exporter(".trig", _rdf_exporter("trig")),
    "nquads": Exporter(".nq", _rdf_exporter("nquads")),
    "jsonld": Exporter(".jsonld", _rdf_exporter("jsonld")),
}


def export_text(source: Source, name: str, *, view: str = "claims", generator: str = "hearsay") -> str:
    """The whole store in one of EXPORTERS' formats."""
    return EXPORTERS[name].text(source, view, generator)
