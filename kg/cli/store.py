"""`kg store`: what a store holds, its copies, and whether a service is fit to be one."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

import click

from kg.cli.options import output_option, store_option, telling_options
from kg.cli.output import complain, note, open_binary_output, open_output, progress
from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.store import GraphStore, OxigraphStore
    from kg.store.dumps import DumpedGraph
    from kg.store.info import StoreInfo

SHOWN = 5  # violations told for each graph
PATIENCE = 20.0  # seconds for one question about four articles


@click.group()
def store() -> None:
    """Look after a store: its state, copies, dumps.

    \b
    Example:
        kg store info
        kg store backup copies/monday
        kg store dump -o news.nq.gz
        kg store load news.nq.gz --store http://localhost:7878

    Exit codes: 0 done; 1 ran, and the answer is no; 2 usage or input error.
    """


@store.command()
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Format.",
)
@output_option
@store_option
@telling_options
def info(format_: str, output: str, store: str) -> None:
    """Tell what a store holds, and what it lacks.

    \b
    Example:
        kg store info -f json

    Every quad is counted, so it takes seconds in a store of thousands of articles.
    """
    from kg.link.marks import RULES
    from kg.store import open_store
    from kg.store.info import describe_store

    with open_store(store, read_only=True) as opened:
        found = describe_store(opened, link_rules=RULES)
    with open_output(output) as out:
        if format_ == "json":
            out.write(json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n")
        else:
            out.writelines(f"{name:<12} {value}\n" for name, value in _rows(found))
    for advice in found.advice:
        note(f"Advice: {advice}")


def _rows(found: StoreInfo) -> list[tuple[str, str]]:
    rows = [
        ("location", found.location),
        ("format", found.format),
        ("written by", ", ".join(found.software) or "-"),
        ("articles", f"{found.articles:,}"),
        ("graphs", f"{found.graphs:,}"),
        ("quads", f"{found.quads:,}"),
        ("links", f"{found.links:,} quads" if found.links else "none"),
        ("comparisons", f"{found.comparisons:,} quads" if found.comparisons else "none"),
        ("judgements", f"{found.judgements:,} quads" if found.judgements else "none"),
    ]
    return rows if found.size is None else [*rows, ("on disk", _bytes(found.size))]


def _bytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


@store.command()
@store_option
@telling_options
def optimize(store: str) -> None:
    """Compact the files of a store for reading.

    \b
    Example:
        kg store optimize

    It needs room for a second copy meanwhile. A service looks after its own files.
    """
    from kg.store.info import size_of

    with _open_directory(store) as opened:
        place = Path(store)
        before = size_of(place)
        opened.optimize()
        opened.flush()
        note(f"Optimized: {_bytes(before)} before, {_bytes(size_of(place))} now")


@store.command()
@click.argument("directory", metavar="DIR")
@store_option
@telling_options
def backup(directory: str, store: str) -> None:
    """Copy a store into a new or empty directory.

    \b
    Example:
        kg store backup copies/monday

    The copy is a store itself and appears whole or not at all. On one disk it shares files with the store: keep
    another on another disk. A service is backed up by its own means, or with `kg store dump`.
    """
    from kg.store.copies import backup_store

    with _open_directory(store) as opened:
        backup_store(opened, directory)
    note(f"Backup of {store} written to {directory}")


@store.command()
@click.argument("directory", metavar="DIR")
@click.option("--replace", is_flag=True, help="Give up the store that is there now.")
@store_option
@telling_options
def restore(directory: str, replace: bool, store: str) -> None:
    """Make a store of a backup.

    \b
    Example:
        kg store restore copies/monday --store kg-store-new

    The backup stays as it is. A store that is there already is kept unless --replace is given.
    """
    from kg.store.copies import restore_store

    _check_directory(store)
    restore_store(directory, store, replace=replace)
    note(f"{store} restored from {directory}")


@store.command()
@output_option
@store_option
@telling_options
def dump(output: str, store: str) -> None:
    """Write a store as sorted N-Quads, packed if -o ends in .gz.

    \b
    Example:
        kg store dump -o news.nq.gz

    Graphs come by name, and lines are sorted within each graph: equal stores give equal files. It is written while it
    is read, graph by graph.
    """
    from kg.store import open_store
    from kg.store.dumps import write_dump

    with open_store(store, read_only=True) as opened, open_binary_output(output) as out:
        quads = write_dump(opened, out, compress=output.lower().endswith(".gz"))
    if output != "-":
        note(f"{quads:,} quads written to {output}")


@store.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--trusted", is_flag=True, help="Load as it is into a new store: faster, nothing is checked.")
@store_option
@telling_options
@click.pass_context
def load(context: click.Context, files: tuple[str, ...], trusted: bool, store: str) -> None:
    """Put the graphs of dumps into a store.

    \b
    Example:
        kg store load news.nq.gz
        kg store load --trusted big.nq --store new-store

    FILE is N-Quads (.nq, .nq.gz), as `kg store dump` writes it. Every graph must be one that Hearsay makes and conform
    to the shapes, or nothing is loaded and the exit code is 1. People's judgements come along; links and comparisons
    are made anew. With --trusted all is taken as it is, into a store that does not exist yet.
    """
    from kg.ingest import connect
    from kg.store import open_store
    from kg.store.dumps import load_dump, load_trusted
    from kg.writer import mend

    if trusted:
        _check_directory(store)
        note(f"{load_trusted(files, store):,} quads loaded into {store}, unchecked")
        return
    with progress("graphs checked and loaded") as advance:

        def connected(opened: GraphStore, graph: str) -> None:
            connect(opened, graph)
            advance()

        def target() -> GraphStore:
            opened = open_store(store, create=True)
            mend(opened)
            return opened

        outcomes, refused = load_dump(files, _conforms, target, connected)
    if refused:
        complain(f"Nothing loaded: {refused} graphs do not conform to the shapes")
        context.exit(1)
    counts = ", ".join(f"{outcomes.get(what, 0)} {what}" for what in ("added", "unchanged", "replaced"))
    note(f"Graphs: {counts}")


@store.command()
@click.argument("url", metavar="URL")
@click.option("--read-only", is_flag=True, help="Write nothing: ask about the store that is there.")
@telling_options
@click.pass_context
def check(context: click.Context, url: str, read_only: bool) -> None:
    """Ask a service our queries and see whether it is fit.

    \b
    Example:
        kg store check http://localhost:7878
        kg store check --read-only https://news.example/sparql

    Four invented articles and some hard literals go into scratch graphs, every saved query and more is asked about
    them, and the answers are compared with those of the engine that Hearsay brings along. The scratch graphs are
    removed at the end. With --read-only the store that is there is copied into memory and asked about instead.

    A question without an answer after 20 seconds counts as one that differs.

    Exit codes: 0 all answers are right; 1 some differ; 2 the service cannot be reached.
    """
    from kg.query.conformance import check_holdings, check_service
    from kg.store import open_memory, open_remote
    from kg.store.remote import open_unmarked

    opened = open_remote(url, read_only=True) if read_only else open_unmarked(url, timeout=PATIENCE)
    with opened, open_memory() as here, open_output("-") as out:
        opened.query("ASK { }")  # a service that cannot be reached is no finding
        checks = (
            check_holdings(opened, here, opened.dump()) if read_only else check_service(opened, here, key=token_hex(6))
        )
        asked = differing = 0
        for each in checks:
            asked += 1
            differing += bool(each.difference)
            if each.difference:
                out.write(f"differs  {each.name}: {each.difference}\n")
    note(f"{asked} questions, {differing} answers differ" if differing else f"{asked} questions, all answers are right")
    context.exit(1 if differing else 0)


def _conforms(graph: DumpedGraph) -> bool:
    """Whether a graph conforms; what is wrong with it goes to stderr."""
    from kg.validate import validate_quads

    report = validate_quads(graph.quads, graph=graph.iri)
    if not report.nodes:
        complain(f"Not conforming: <{graph.iri}>: nothing in it that the shapes speak of")
        return False
    for violation in report.violations[:SHOWN]:
        complain(f"Not conforming: <{graph.iri}>: <{violation.focus}>: {violation.message}")
    return report.conforms


def _open_directory(location: str) -> OxigraphStore:
    from kg.store import open_directory

    _check_directory(location)
    return open_directory(location)


def _check_directory(location: str) -> None:
    if location.lower().startswith(("http://", "https://")):
        raise StoreError(
            f"{location}: this works on a directory; a service has means of its own, "
            "and `kg store dump` and `kg store load` work on both"
        )
