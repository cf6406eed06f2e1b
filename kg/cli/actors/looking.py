"""`kg actors list`, `show` and `candidates`: who there is, on what grounds, and who may be whom."""

from __future__ import annotations

import click

from kg.cli.actors.shown import count_of, format_option, write_records
from kg.cli.options import output_option, store_option, telling_options
from kg.cli.output import note


@click.command("list")
@click.option("--all", "everybody", is_flag=True, help="Also actors that only one article names.")
@format_option
@output_option
@store_option
@telling_options
def list_(everybody: bool, format_: str, output: str, store: str) -> None:
    """List the actors that several articles name.

    \b
    Example:
        kg actors list
        kg actors list --all -f csv -o actors.csv
    """
    from kg.link.overview import Identity, iter_identities
    from kg.store import open_store

    with open_store(store, read_only=True) as opened:
        found = list(iter_identities(opened, everybody=everybody))
    write_records(Identity, found, format_, output, narrow=("name", "type", "articles", "also"))
    if not found:
        note("No actors that several articles name; --all shows the others, `kg actors rebuild` links older stores")


@click.command()
@click.argument("actor")
@format_option
@output_option
@store_option
@telling_options
def show(actor: str, format_: str, output: str, store: str) -> None:
    """Show where an actor is named, and why it is taken for one.

    \b
    Example:
        kg actors show "Ana Ruiz"
    """
    from kg.link.overview import Appearance, appearances, find_identity
    from kg.store import open_store

    with open_store(store, read_only=True) as opened:
        identity = find_identity(opened, actor)
        found = appearances(opened, identity)
    write_records(Appearance, found, format_, output, narrow=("name", "roles", "article", "published", "why"))
    also = f", also {', '.join(identity.also)}" if identity.also else ""
    note(f"{identity.name} ({identity.type}){also}: {count_of(identity.articles)}, <{identity.node}>")
    for authority in identity.authorities:
        note(f"Identified as <{authority}>")


@click.command()
@click.argument("actor", required=False)
@format_option
@output_option
@store_option
@telling_options
def candidates(actor: str | None, format_: str, output: str, store: str) -> None:
    """List actors that may be one, the likeliest pairs first.

    \b
    Example:
        kg actors candidates
        kg actors candidates "Ana Ruiz"
    """
    from kg.link.candidates import Candidate
    from kg.link.candidates import candidates as find_candidates
    from kg.link.overview import find_identity
    from kg.store import open_store

    with open_store(store, read_only=True) as opened:
        found = find_candidates(opened, None if actor is None else find_identity(opened, actor))
    write_records(Candidate, found, format_, output, narrow=("actor_a", "actor_b", "score", "why"))
    settles = "`kg actors same A B` or `kg actors different A B` settles one"
    note(f"{len(found)} pairs to decide; {settles}" if found else "No pairs to decide")
