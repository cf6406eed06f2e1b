"""`kg actors`: who is who across articles, and people's judgements about it."""

from __future__ import annotations

import click

from kg.cli.actors.authorities import link, reconcile
from kg.cli.actors.judging import different, judgements, same, undo, unsure
from kg.cli.actors.looking import candidates, list_, show
from kg.cli.options import store_option, telling_options
from kg.cli.output import note


@click.group()
def actors() -> None:
    """Say who is who across articles.

    Rules link the actors of all articles as they are ingested; a person's judgement wins over them and stays.
    ACTOR is a name or an IRI, as `kg actors list` shows them.

    \b
    Example:
        kg actors list
        kg actors show "Ana Ruiz"
        kg actors candidates
        kg actors different "Ana Ruiz" https://w3id.org/hearsay/id/actor/0f... --because "two offices in one week"

    Exit codes: 0 done; 1 ran, and there was nothing to do; 2 usage or input error.
    """


@actors.command()
@store_option
@telling_options
def rebuild(store: str) -> None:
    """Link all actors anew; judgements of people stay.

    As is needed once for a store of an older Hearsay. Comparisons stand on the links and are made anew as well.

    \b
    Example:
        kg actors rebuild --store kg-store
    """
    from kg.ingest import rebuild_links
    from kg.store import open_store

    with open_store(store) as opened:
        rebuild_links(opened)
        note(f"Links and comparisons of {len(opened.graph_names())} articles rebuilt")


for _command in (list_, show, candidates, same, different, unsure, undo, judgements, link, reconcile):
    actors.add_command(_command)
