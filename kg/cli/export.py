"""`kg export`: the store as a network, a page or RDF."""

from __future__ import annotations

from pathlib import Path

import click

from kg import __version__
from kg.cli.options import output_option, store_option, telling_options
from kg.cli.output import note, open_output
from kg.export import EXPORTERS, VIEW_NAMES


def _guess(output: str) -> str | None:
    return next((name for name, exporter in EXPORTERS.items() if output.lower().endswith(exporter.suffix)), None)


@click.command()
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(list(EXPORTERS)),
    help="Format to write.  [default: by the suffix of -o]",
)
@click.option(
    "--view",
    type=click.Choice(VIEW_NAMES),
    default="claims",
    show_default=True,
    help="What the network shows: who said what, who meets whom, whom each outlet quotes.",
)
@output_option
@store_option
@telling_options
def export(format_: str | None, view: str, output: str, store: str) -> None:
    """Write the store as a network, a page or RDF.

    \b
    Example:
        kg export -f html -o graph.html
        kg export -f gexf --view actors -o actors.gexf

    gexf opens in Gephi, graphml in yEd, cytoscape in Cytoscape, dot in Graphviz, html in any browser
    without a network. csv is a table of edges; with -o graph.csv the nodes go to graph.nodes.csv.
    """
    name = format_ or _guess(output)
    if name is None:
        raise click.UsageError(f"say with -f what to write: one of {', '.join(EXPORTERS)}")
    from kg.api import Store

    exporter = EXPORTERS[name]
    with Store(store, read_only=True) as opened:
        text = opened.export(name, view=view)
        companion = opened.export_companion(name, view=view) if exporter.companion and output != "-" else None
    with open_output(output) as out:
        out.write(text)
    if companion is not None:
        nodes = str(Path(output).with_suffix(f".nodes{exporter.suffix}"))
        with open_output(nodes) as out:
            out.write(companion)
        note(f"Nodes written to {nodes}")
    if output != "-":
        note(f"{name} written to {output} (hearsay {__version__})")
