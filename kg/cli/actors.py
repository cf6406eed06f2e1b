"""`kg actors`: who is who across articles, and people's judgements about it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import output_option, store_option, telling_options
from kg.cli.output import note, open_output
from kg.errors import QueryError
from kg.query import FORMATS, Result, format_result

if TYPE_CHECKING:
    from kg.store import GraphStore

_NO_TERMINAL = (120, 24)
_FORMAT = click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice([*FORMATS]),
    default="table",
    show_default=True,
    help="Format to write.",
)
_BY = click.option("--by", default="a person", show_default=True, metavar="NAME", help="Who decides.")
_BECAUSE = click.option("--because", default="", metavar="TEXT", help="Why; kept with the judgement.")


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


@actors.command("list")
@click.option("--all", "everybody", is_flag=True, help="Also actors that only one article names.")
@_FORMAT
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
    _write(Identity, found, format_, output, narrow=("name", "type", "articles", "also"))
    if not found:
        note("No actors that several articles name; --all shows the others, `kg actors rebuild` links older stores")


@actors.command()
@click.argument("actor")
@_FORMAT
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
    _write(Appearance, found, format_, output, narrow=("name", "roles", "article", "published", "why"))
    also = f", also {', '.join(identity.also)}" if identity.also else ""
    note(f"{identity.name} ({identity.type}){also}: {_articles(identity.articles)}, <{identity.node}>")
    for authority in identity.authorities:
        note(f"Identified as <{authority}>")


@actors.command()
@click.argument("actor", required=False)
@_FORMAT
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
    from kg.link.overview import Candidate, find_identity
    from kg.link.overview import candidates as find_candidates
    from kg.store import open_store

    with open_store(store, read_only=True) as opened:
        found = find_candidates(opened, None if actor is None else find_identity(opened, actor))
    _write(Candidate, found, format_, output, narrow=("actor_a", "actor_b", "score", "why"))
    settles = "`kg actors same A B` or `kg actors different A B` settles one"
    note(f"{len(found)} pairs to decide; {settles}" if found else "No pairs to decide")


@actors.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_BY
@_BECAUSE
@store_option
@telling_options
def same(one: str, other: str, by: str, because: str, store: str) -> None:
    """Decide that two actors are one and the same.

    \b
    Example:
        kg actors same "Ana Ruiz" "Ana Ruiz Solano" --by Ida --because "her full name"
    """
    _judge("same", one, other, by=by, because=because, location=store)


@actors.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_BY
@_BECAUSE
@store_option
@telling_options
def different(one: str, other: str, by: str, because: str, store: str) -> None:
    """Decide that two actors are not the same.

    Where the rules took them for one, give the IRIs of the articles' actors that `kg actors show` lists.

    \b
    Example:
        kg actors different "Ana Ruiz" "https://w3id.org/hearsay/id/actor/0f..."
    """
    _judge("different", one, other, by=by, because=because, location=store)


@actors.command()
@click.argument("judgement", required=False)
@store_option
@telling_options
@click.pass_context
def undo(context: click.Context, judgement: str | None, store: str) -> None:
    """Undo a person's judgement: the latest, or that one.

    \b
    Example:
        kg actors undo
    """
    from kg.link import refresh
    from kg.link.decisions import forget_decision, read_decisions
    from kg.store import open_store

    with open_store(store) as opened:
        known = read_decisions(opened)
        found = [each for each in known if judgement is None or each.iri == judgement][-1:]
        if not found and judgement is not None:
            raise QueryError(f"no judgement {judgement!r}; `kg actors judgements` lists them")
        for decision in found:
            forget_decision(opened, decision.iri)
            refresh(opened, (side.iri for side in decision.sides))
            names = " and ".join(side.name for side in decision.sides)
            note(f"Undone: {decision.decision}, {names}, by {decision.by} at {decision.at}")
    if not found:
        note("No judgement of a person to undo")
        context.exit(1)


@actors.command()
@_FORMAT
@output_option
@store_option
@telling_options
def judgements(format_: str, output: str, store: str) -> None:
    """List what people decided, the oldest first.

    \b
    Example:
        kg actors judgements -f csv
    """
    from kg.link.decisions import read_decisions
    from kg.store import open_store

    with open_store(store, read_only=True) as opened:
        found = read_decisions(opened)
    names = ("decision", "actors", "authority", "by", "reason", "at", "judgement")
    rows = [
        (
            each.decision,
            " / ".join(side.name for side in each.sides),
            each.authority or "",
            each.by,
            each.reason,
            each.at,
            each.iri,
        )
        for each in found
    ]
    _write_rows(names, rows, format_, output, narrow=("decision", "actors", "by", "reason"))
    if not found:
        note("No judgements of people")


@actors.command()
@click.argument("actor")
@click.argument("iri")
@_BY
@_BECAUSE
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
        told = _decide(opened, "same", (side,), by=by, because=because or f"is {iri}", authority=iri)
    click.echo(told)
    note(f"Linked: {identity.name} ({_articles(identity.articles)}) is <{iri}>; `kg actors undo {told}` takes it back")


@actors.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--accept", is_flag=True, help="Link each organisation whose only match it is; people are never linked on a name."
)
@_BY
@_FORMAT
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
            _decide(opened, "same", (side,), by=by, because=f"label {match.label} in {file.name}", authority=match.iri)
    rows = [
        (m.identity.name, m.identity.type, m.identity.articles, m.label, m.iri, m.rivals, m.identity.node)
        for m in found
    ]
    names = ("actor", "type", "articles", "label", "iri", "rivals", "actor_iri")
    _write_rows(names, rows, format_, output, narrow=("actor", "articles", "label", "iri"))
    note(f"{len(found)} matches among {len(records)} records" + (f", {len(chosen)} linked" if accept else ""))


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


def _judge(decision: str, one: str, other: str, *, by: str, because: str, location: str) -> None:
    from kg.link.overview import find_identity, side_of
    from kg.store import open_store

    with open_store(location) as opened:
        found = [find_identity(opened, wanted) for wanted in (one, other)]
        sides = [side_of(opened, wanted, identity) for wanted, identity in zip((one, other), found, strict=True)]
        if sides[0] == sides[1]:
            raise QueryError(
                f"{one!r} and {other!r} are one actor already, <{found[0].node}>; to part it give two of the IRIs "
                "in the column actor of `kg actors show`"
            )
        told = _decide(opened, decision, sides, by=by, because=because or "no reason given")
    click.echo(told)
    names = " and ".join(f"{each.name} ({_articles(each.articles)})" for each in found)
    note(f"{decision.capitalize()}: {names}; `kg actors undo {told}` takes it back")


def _decide(
    store: GraphStore, decision: str, sides: Sequence[Any], *, by: str, because: str, authority: str | None = None
) -> str:
    from kg.link import refresh
    from kg.link.decisions import write_decision

    now = dt.datetime.now(dt.UTC)
    told = write_decision(store, decision, sides, by=by, reason=because, at=now, authority=authority)
    refresh(store, (side.iri for side in sides))
    return told


def _articles(count: int) -> str:
    return f"{count} article{'s' * (count != 1)}"


def _write(record: type, rows: Iterable[Any], format_: str, output: str, *, narrow: tuple[str, ...]) -> None:
    names = tuple(field.name for field in fields(record))
    _write_rows(names, [astuple(row) for row in rows], format_, output, narrow=narrow)


def _write_rows(
    names: tuple[str, ...], rows: Iterable[Sequence[Any]], format_: str, output: str, *, narrow: tuple[str, ...]
) -> None:
    """Rows of plain values in one of the formats of `kg query`; an empty text is an empty cell."""
    from pyoxigraph import Literal, NamedNode

    iris = {"node", "actor", "a", "b", "iri", "actor_iri", "judgement", "authority"}

    def term(name: str, value: Any) -> Any:
        if isinstance(value, tuple):
            value = "; ".join(value)
        if value == "":
            return None
        if name in iris and isinstance(value, str) and ":" in value and " " not in value:
            return NamedNode(value)
        return Literal(value)

    table = tuple(tuple(term(name, value) for name, value in zip(names, row, strict=True)) for row in rows)
    result = Result("solutions", variables=names, rows=table, narrow=narrow)
    text = format_result(result, format_, width=shutil.get_terminal_size(_NO_TERMINAL).columns)
    with open_output(output) as out:
        out.write(text)
