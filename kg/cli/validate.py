"""`kg validate`: check graphs against the shapes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kg.cli.options import output_option, store_option, telling_options
from kg.cli.output import note, open_output

if TYPE_CHECKING:
    from kg.validate import Report


@click.command()
@click.argument("files", metavar="[FILE]...", nargs=-1)
@store_option
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(["text", "turtle", "json"]),
    default="text",
    show_default=True,
    help="Text is one line a finding; turtle is a SHACL validation report.",
)
@output_option
@telling_options
@click.pass_context
def validate(context: click.Context, files: tuple[str, ...], store: str, format_: str, output: str) -> None:
    """Check graphs of articles against the shapes.

    FILE is Turtle, TriG, N-Triples, N-Quads or JSON-LD; - is stdin. Without FILE the graphs of the store are checked.
    Every graph is checked by itself; the links across articles and what people decided about them are one of the
    store's. Nothing is fetched: RDF/XML and contexts by address are refused.

    \b
    Example:
        kg validate article.trig
        kg validate --store kg-store -f json

    Exit codes: 0 all graphs conform; 1 some do not; 2 a file or the store cannot be read.
    """
    from kg.validate.render import as_json, as_turtle, merge, summary, text_line

    reports = []
    with open_output(output) as stream:
        for source, report in _from_files(files) if files else _from_store(store):
            reports.append(report)
            if not report.nodes:
                note(f"{source}: a graph holds nothing that the shapes speak of, so that it conforms says nothing")
            if format_ == "text":
                stream.writelines(text_line(result, source=source) + "\n" for result in report.results)
        total = merge(reports)
        if format_ == "turtle":
            stream.write(as_turtle(total))
        elif format_ == "json":
            json.dump(as_json(total), stream, ensure_ascii=False, indent=2)
            stream.write("\n")
    note(summary(len(reports), total))
    context.exit(0 if total.conforms else 1)


def _from_files(files: tuple[str, ...]) -> Iterator[tuple[str, Report]]:
    from kg.validate import validate_graph_data, validate_graph_file

    for name in files:
        found = validate_graph_data(sys.stdin.buffer.read()) if name == "-" else validate_graph_file(name)
        for _, report in found:
            yield name, report


def _from_store(location: str) -> Iterator[tuple[str, Report]]:
    from kg.compare import comparison_quads
    from kg.ids import derived_graph_iri
    from kg.store import open_store
    from kg.validate import validate_quads
    from kg.vocab import KG

    with open_store(location, read_only=True) as store:
        for name in store.graph_names():
            yield store.location, validate_quads(store.quads(name), graph=name)
        links = derived_graph_iri("links")
        judged = [*store.quads(links), *store.quads(derived_graph_iri("judgements"))]
        if any(quad.predicate.value == KG.decision.toPython() for quad in judged):
            yield store.location, validate_quads(judged, graph=links)
        compared = list(comparison_quads(store))
        if compared:
            yield store.location, validate_quads(compared, graph=derived_graph_iri("comparisons"))
