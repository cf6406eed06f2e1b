"""`kg actors link` and `reconcile`: which records of authority files actors are."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.actors.judging import decide
from kg.cli.actors.shown import because_option, by_option, count_of, format_option, write_rows
from kg.cli.options import output_option, store_option, telling_options
from kg.cli.output import note


@click.command()
@click.argument("actor")
@click.argument("iri")
@by_option
@because_option
@store_option
@telling_options
def link(actor: str, iri: str, by: str, because: str, store: str) -> None:
    """Say which record of an authority file an actor is.

    IRI is the record's, such as one of Wikidata; it is not looked up. Two actors with one record are one.

    \b
    Example:
        kg actors link "Ana Ruiz" https://www.wikidata.org/entity/Q1
    """
    from kg.link.overview import find_identity, side_of
    from kg.readers import parse_url
    from kg.store import open_store

    parse_url(iri)
    with open_store(store) as opened:
        identity = find_identity(opened, actor)
        side = side_of(opened, actor, identity)
        told = decide(opened, "same", (side,), by=by, because=because or f"is {iri}", authority=iri)
    click.echo(told)
    note(f"Linked: {identity.name} ({count_of(identity.articles)}) is <{iri}>; `kg actors undo {told}` takes it back")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--accept", is_flag=True, help="Link each organisation whose only match it is; people are never linked on a name."
)
@by_option
@format_option
@output_option
@store_option
@telling_options
def reconcile(file: Path, accept: bool, by: str, format_: str, output: str, store: str) -> None:
    """Compare actors with a local file of labels.

    The file is CSV, or SKOS in Turtle and the like.

    CSV needs the columns iri and label. Matches are shown, to be judged: `kg actors link ACTOR IRI`.

    \b
    Example:
        kg actors reconcile ministers.csv
    """
    from kg.link.authority import match_labels, read_labels
    from kg.link.overview import iter_identities, side_of
    from kg.store import open_store

    records = read_labels(file)
    with open_store(store, read_only=not accept) as opened:
        found = list(match_labels(list(iter_identities(opened, everybody=True)), records))
        chosen = [each for each in found if accept and not each.rivals and each.identity.type == "organization"]
        for match in chosen:
            side = side_of(opened, match.identity.node, match.identity)
            decide(opened, "same", (side,), by=by, because=f"label {match.label} in {file.name}", authority=match.iri)
    rows = [
        (m.identity.name, m.identity.type, m.identity.articles, m.label, m.iri, m.rivals, m.identity.node)
        for m in found
    ]
    names = ("actor", "type", "articles", "label", "iri", "rivals", "actor_iri")
    write_rows(names, rows, format_, output, narrow=("actor", "articles", "label", "iri"))
    note(f"{len(found)} matches among {len(records)} records" + (f", {len(chosen)} linked" if accept else ""))
