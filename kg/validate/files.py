"""RDF files to reports, graph by graph; nothing is fetched."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, Quad, RdfFormat

from kg.errors import InputError
from kg.validate.report import Report
from kg.validate.run import validate_quads

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}
# A DTD of half a kilobyte can grow to gigabytes, and no parser at hand stops it.
_REFUSED = {".rdf", ".owl", ".xml"}
_FOUR_TERMS = re.compile(r'^(<[^>]*>|_:\S+)\s+<[^>]*>\s+(<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"\S*)\s+(<[^>]*>|_:\S+)\s*\.')


def validate_graph_file(path: str | Path) -> Iterator[tuple[str | None, Report]]:
    """Validate every graph of a Turtle, TriG, N-Triples, N-Quads or JSON-LD file by itself; None is the default graph.

    RDF/XML is refused, and so is JSON-LD that names a context by its address. Raises InputError for these and for
    files that do not parse.
    """
    path = Path(path)
    if path.suffix.lower() in _REFUSED:
        raise InputError("RDF/XML is not read; convert it to Turtle, TriG, N-Quads or JSON-LD first", path=path)
    if path.suffix.lower() not in FORMATS:
        known = ", ".join(FORMATS)
        raise InputError(f"cannot tell the format from the suffix {path.suffix!r}; known are {known}", path=path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path) from error
    yield from validate_graph_data(data, rdf_format=FORMATS[path.suffix.lower()], name=str(path))


def validate_graph_data(
    data: bytes, *, rdf_format: RdfFormat | None = None, name: str = "stdin"
) -> Iterator[tuple[str | None, Report]]:
    """Validate every graph of a serialised dataset by itself; without a format it is guessed from the first bytes."""
    graphs: dict[str | None, list[Quad]] = defaultdict(list)
    try:
        for quad in pyoxigraph.parse(data, format=rdf_format or guess_format(data)):
            graph = quad.graph_name
            graphs[None if isinstance(graph, DefaultGraph) else str(graph.value)].append(quad)
    except SyntaxError as error:
        raise InputError(
            f"{error.msg}; correct it or name the right format by the suffix", path=name, line=error.lineno
        ) from error
    except ValueError as error:
        raise InputError(f"{error}", path=name) from error
    for graph_name in sorted(graphs, key=lambda found: found or ""):
        yield graph_name, validate_quads(graphs[graph_name], graph=graph_name)


def guess_format(data: bytes) -> RdfFormat:
    """JSON-LD starts with a bracket, N-Quads has four terms in its first line; all else is read as TriG."""
    start = data[:65536].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")):
        return RdfFormat.JSON_LD
    first = next((line for line in start.splitlines() if line and not line.startswith("#")), "")
    return RdfFormat.N_QUADS if _FOUR_TERMS.match(first) else RdfFormat.TRIG
