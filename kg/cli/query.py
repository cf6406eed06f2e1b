"""`kg query`: saved queries, and SPARQL of one's own."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import click

from kg.cli.options import output_option, store_option, telling_options
from kg.cli.output import note, open_output
from kg.errors import InputError
from kg.query import FORMATS, TRIPLE_FORMATS, Limits, Result, catalog_result, format_result

_SUFFIXES = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".srj": "json", ".jsonl": "jsonl", ".ttl": "turtle",
             ".nq": "nquads", ".nt": "nquads"}  # fmt: skip
_NO_TERMINAL = (120, 24)


def _parameters(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Split key=value pairs; each key once."""
    pairs: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise click.BadParameter(f"{pair!r} is not key=value", ctx=context, param=parameter)
        if name.strip() in pairs:
            raise click.BadParameter(f"{name.strip()!r} is given twice", ctx=context, param=parameter)
        pairs[name.strip()] = value
    return pairs


@click.command()
@click.argument("name", required=False)
@click.option("-p", "--param", "parameters", multiple=True, metavar="KEY=VALUE", callback=_parameters,
              help="Parameter of the query; may be repeated.")  # fmt: skip
@click.option("-f", "--format", "format_", type=click.Choice([*FORMATS, *TRIPLE_FORMATS]),
              help="Format to write.  [default: by the suffix of -o, else table; turtle for triples]")  # fmt: skip
@click.option("--list", "list_", is_flag=True, help="List the saved queries with their parameters.")
@click.option("--file", "file", metavar="F.rq", help="Run the SPARQL of a file; - is stdin.")
@click.option("--text", metavar="SPARQL", help="Run this SPARQL.")
@click.option("--timeout", type=click.IntRange(min=1), default=Limits().cpu_seconds, show_default=True,
              metavar="SECONDS", help="Stop --file or --text after this much computing.")  # fmt: skip
@click.option("--max-rows", type=click.IntRange(min=1), default=Limits().rows, show_default=True, metavar="N",
              help="Rows that --file or --text may give.")  # fmt: skip
@output_option
@store_option
@telling_options
@click.pass_context
def query(context: click.Context, /, name: str | None, **options: Any) -> None:
    """Ask a saved query, or ask in SPARQL.

    \b
    Example:
        kg query --list
        kg query who-said-what -p speaker="Ana Ruiz"
        kg query numeric-claims -p since=2026-03-01 -f csv -o figures.csv
        kg query --text "ASK { GRAPH ?g { ?s a ?class } }"

    SPARQL of one's own may be SELECT, ASK, CONSTRUCT or DESCRIBE; it runs within limits, and everything
    stands in named graphs: write GRAPH ?g { ... }. The answer "false" to ASK exits with 1.
    """
    asked = [what for what in (name, options["list_"], options["file"], options["text"]) if what]
    if len(asked) != 1:
        raise click.UsageError("give one of: the NAME of a saved query, --list, --file or --text")
    output = options["output"]
    format_name = options["format_"] or _SUFFIXES.get(Path(output).suffix.lower())
    result = catalog_result() if options["list_"] else _answer(name, options)
    text = format_result(result, format_name, width=shutil.get_terminal_size(_NO_TERMINAL).columns)
    if output == "-" and sys.stdout.isatty():
        text = text.replace("\r\n", "\n")  # CSV's line ends mean nothing to a terminal
    with open_output(output) as out:
        out.write(text)
    _comment(result, options)
    if result.kind == "boolean" and not result.boolean:
        context.exit(1)


def _answer(name: str | None, options: dict[str, Any]) -> Result:
    from kg.query import bind_text, find_query, run_saved, run_text, similar_names
    from kg.store import RemoteStore, open_store

    parameters = options["parameters"]
    if name is not None:
        find_query(name)  # a misspelt name is told before a store is missed
        with open_store(options["store"], read_only=True) as store:
            if isinstance(store, RemoteStore) and store.caveat:
                note(f"Warning: {store.caveat}")
            result = run_saved(store, name, parameters)
            if not result:
                for parameter, names in similar_names(store, parameters).items():
                    note(f"No {parameter} is called {parameters[parameter]!r}; there are: {', '.join(names)}")
            return result
    text = options["text"] or _read(options["file"])
    if parameters:
        text = bind_text(text, parameters)
    base = Limits()
    timeout = options["timeout"]
    limits = Limits(timeout, max(timeout, base.wall_seconds), base.memory_bytes, options["max_rows"])
    with open_store(options["store"], read_only=True) as store:
        return run_text(store, text, limits=limits)


def _read(file: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=file) from error
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 at byte {error.start}", path=file) from error


def _comment(result: Result, options: dict[str, Any]) -> None:
    """Say on stderr what the data cannot say of itself."""
    if result.truncated:
        note(f"Cut after {len(result)} rows; --max-rows allows more")
    if result.kind != "boolean" and not result:
        own = options["text"]
        hint = "; everything stands in named graphs: write GRAPH ?g { ... }"
        note(f"No rows{hint if own and 'graph' not in own.lower() else ''}")
