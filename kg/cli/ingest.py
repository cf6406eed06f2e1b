"""`kg ingest`: articles into the store."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from kg.cli.options import Inputs, base_option, input_options, model_option, store_option, telling_options
from kg.cli.output import complain, debugging, note, progress
from kg.errors import InputError
from kg.readers import read_articles
from kg.readers.expected import expected_articles

if TYPE_CHECKING:
    from kg.api import IngestResult, IngestSummary
    from kg.model import Article
    from kg.validate import Violation

WORDS = 60  # characters shown of an article's text
_ADDRESS = re.compile(r"(tcp|tls)://(\[[0-9a-fA-F:.]+\]|[^\s/:@]+):\d{1,5}\Z")
SHOWN = 5  # violations told for each article, and reasons for skipping in all


def scheduler_address(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A Dask address with host and port, as its scheduler prints it."""
    if value is not None and not _ADDRESS.match(value):
        raise click.BadParameter(
            f"{value!r} is no address such as tcp://127.0.0.1:8786 or tls://host:8786", ctx=context, param=parameter
        )
    return value


@click.command()
@input_options
@store_option
@model_option
@base_option
@click.option("--force", is_flag=True, help="Read articles again that the store has already.")
@click.option(
    "--scheduler",
    metavar="tcp://HOST:PORT",
    callback=scheduler_address,
    help="Dask scheduler whose workers are to read, instead of --workers; it is trusted.",
)
@telling_options
@click.pass_context
def ingest(
    context: click.Context,
    inputs: Inputs,
    store: str,
    model: str | None,
    base: str,
    force: bool,
    scheduler: str | None,
) -> None:
    """Put articles into the store.

    \b
    Example:
        kg ingest articles/
        kg ingest article.txt --date 2025-12-26 --publisher "Example News"
        curl -s https://example.org/news.jsonl | kg ingest - --format jsonl

    PATH is a file, a directory, a glob, a URL, or - for standard input. An article that the store has from this
    version and model is not read again. A graph that violates a shape is not stored; the exit code is then 1.
    """
    from kg.annotate.pipeline import load_pipeline
    from kg.api import IngestSummary, Store

    if scheduler is not None and inputs.workers is not None:
        raise click.UsageError("--scheduler and --workers exclude each other: the scheduler knows its workers")
    tally: Counter[str] = Counter()
    summary = IngestSummary()
    articles = read_articles(
        inputs.paths, format=inputs.format, encoding=inputs.encoding, metadata=inputs.metadata, tally=tally
    )
    first = _first_article(articles, summary)
    if first is not None:
        load_pipeline(model)  # one that is none is told before a store is made
        expected = partial(expected_articles, inputs.paths, format=inputs.format)
        with Store(store) as opened, progress("articles", total=expected) as advance:
            stream = itertools.chain([first], articles)
            for result in opened.iter_ingest(
                stream, model=model, base=base, workers=inputs.workers, scheduler=scheduler, force=force
            ):
                summary.add(result)
                _tell_trouble(result)
                advance()
    _tell_counts(summary, tally)
    context.exit(_exit_code(summary, strict=inputs.strict))


def _first_article(articles: Iterator[Article | InputError], summary: IngestSummary) -> Article | None:
    """Find the first article, so that no store is made where there is none."""
    from kg.api import IngestResult

    for article in articles:
        if not isinstance(article, InputError):
            return article
        result = IngestResult.failed(article)
        summary.add(result)
        _tell_trouble(result)
    return None


def _tell_trouble(result: IngestResult) -> None:
    """Name an article that is not stored, and why."""
    if result.outcome == "failed":
        complain(f"Error: {result.error}" if result.trace is None else f"Error: {result.article}: {result.error}")
        if result.trace is not None and debugging():
            for line in result.trace.splitlines():
                complain(line)
    if result.outcome == "refused":
        for violation in result.violations[:SHOWN]:
            complain(f"Not stored: {result.article}{_place(violation)}: {violation.message}")
        if (more := len(result.violations) - SHOWN) > 0:
            complain(f"Not stored: {result.article}: {more} more violations")


def _place(violation: Violation) -> str:
    """Where in the article a finding lies: its characters and their first words, else the node that it is about."""
    place = violation.place
    if place is None:
        return f" <{violation.focus}>"
    words = place.words if len(place.words) <= WORDS else f"{place.words[:WORDS]}..."
    return f" characters {place.start}-{place.end} {words!r}"


def _tell_counts(summary: IngestSummary, tally: Counter[str]) -> None:
    """What was done and what was left out, on stderr."""
    refused = len(summary.refused)
    note(
        f"Articles: {summary.added} added, {summary.unchanged} unchanged, {summary.replaced} replaced, "
        f"{len(summary.failed) + refused} failed" + (f" ({refused} violate a shape)" if refused else "")
    )
    if summary.known:
        note(f"Not read again: {summary.known} that the store has from this version and model; --force reads them")
    if summary.added + summary.unchanged + summary.replaced > summary.known:
        note(
            f"Found: {summary.assertions} assertions, {summary.numeric_claims} numeric claims, "
            f"{summary.actors} actors, {summary.events} events"
        )
    if summary.skipped:
        note(f"Skipped: {summary.skipped.total()} places ({_most_common(summary.skipped)})")
    if left_out := +tally:
        note(f"Left out of the input: {_most_common(left_out)}")


def _most_common(counts: Counter[str]) -> str:
    shown = [f"{count} {what}" for what, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    return "; ".join(shown[:SHOWN]) + (f"; {len(shown) - SHOWN} more kinds" if len(shown) > SHOWN else "")


def _exit_code(summary: IngestSummary, *, strict: bool) -> int:
    """0 done; 1 something is not stored that should be; 2 there was nothing that could be read."""
    if summary.unread and summary.unread == summary.outcomes.total():
        return 2
    broken = len(summary.failed) > summary.unread
    return 1 if summary.refused or broken or (strict and summary.failed) else 0
