"""Rows about actors in the formats of `kg query`, and the options that the commands share."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from typing import Any

import click

from kg.cli.output import open_output
from kg.query import FORMATS, Result, format_result

_NO_TERMINAL = (120, 24)
format_option = click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice([*FORMATS]),
    default="table",
    show_default=True,
    help="Format to write.",
)
by_option = click.option("--by", default="a person", show_default=True, metavar="NAME", help="Who decides.")
because_option = click.option("--because", default="", metavar="TEXT", help="Why; kept with the judgement.")


def count_of(count: int) -> str:
    """So many articles, in words."""
    return f"{count} article{'s' * (count != 1)}"


def write_records(record: type, rows: Iterable[Any], format_: str, output: str, *, narrow: tuple[str, ...]) -> None:
    """Records of one class, a column for each field."""
    names = tuple(field.name for field in fields(record))
    write_rows(names, [astuple(row) for row in rows], format_, output, narrow=narrow)


def write_rows(
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
