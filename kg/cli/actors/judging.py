"""`kg actors same`, `different`, `unsure`, `undo` and `judgements`: what people decide about actors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.actors.shown import because_option, by_option, count_of, format_option, write_rows
from kg.cli.options import output_option, store_option, telling_options
from kg.cli.output import note
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.store import GraphStore

Command = TypeVar("Command", bound=Callable[..., Any])


def pair_of_actors(command: Command) -> Command:
    """What every judgement of two actors is given: both of them, who judges, and why."""
    parts = (click.argument("one", metavar="A"), click.argument("other", metavar="B"), by_option, because_option)
    for part in reversed((*parts, store_option, telling_options)):
        command = part(command)
    return command


@click.command()
@pair_of_actors
def same(one: str, other: str, by: str, because: str, store: str) -> None:
    """Decide that two actors are one and the same.

    \b
    Example:
        kg actors same "Ana Ruiz" "Ana Ruiz Solano" --by Ida --because "her full name"
    """
    _judge("same", one, other, by=by, because=because, location=store)


@click.command()
@pair_of_actors
def different(one: str, other: str, by: str, because: str, store: str) -> None:
    """Decide that two actors are not the same.

    Where the rules took them for one, give the IRIs of the articles' actors that `kg actors show` lists.

    \b
    Example:
        kg actors different "Ana Ruiz" "https://w3id.org/hearsay/id/actor/0f..."
    """
    _judge("different", one, other, by=by, because=because, location=store)


@click.command()
@pair_of_actors
def unsure(one: str, other: str, by: str, because: str, store: str) -> None:
    """Note that somebody looked at two actors and could not tell.

    The rules go on as before; `kg actors candidates` shows who left the pair open, and why.

    \b
    Example:
        kg actors unsure "Ana Ruiz" "https://w3id.org/hearsay/id/actor/0f..." --because "no photograph"
    """
    _judge("unsure", one, other, by=by, because=because, location=store)


@click.command()
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


@click.command()
@format_option
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
    write_rows(names, rows, format_, output, narrow=("decision", "actors", "by", "reason"))
    if not found:
        note("No judgements of people")


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
        told = decide(opened, decision, sides, by=by, because=because or "no reason given")
    click.echo(told)
    names = " and ".join(f"{each.name} ({count_of(each.articles)})" for each in found)
    note(f"{decision.capitalize()}: {names}; `kg actors undo {told}` takes it back")


def decide(
    store: GraphStore, decision: str, sides: Sequence[Any], *, by: str, because: str, authority: str | None = None
) -> str:
    """Keep a person's judgement and bring the links up to date; tells its IRI."""
    from kg.link import refresh
    from kg.link.decisions import write_decision

    now = dt.datetime.now(dt.UTC)
    told = write_decision(store, decision, sides, by=by, reason=because, at=now, authority=authority)
    refresh(store, (side.iri for side in sides))
    return told
