"""`kg extract`: articles to JSON Lines, without a store."""

from __future__ import annotations

import json
from collections import Counter

import click

from kg.cli.options import Inputs, input_options, model_option, output_option, telling_options
from kg.cli.output import complain, debugging, note, open_output, progress
from kg.errors import InputError
from kg.readers import read_articles


@click.command()
@input_options
@model_option
@output_option
@telling_options
@click.pass_context
def extract(context: click.Context, inputs: Inputs, model: str | None, output: str) -> None:
    """Print what articles say as JSON Lines.

    \b
    Example:
        kg extract article.txt --date 2025-12-26
        kg extract articles/ -o found.jsonl

    One JSON object an article, in the order of the input; no store is touched.
    """
    from kg.batch import Failure, extract_all
    from kg.build.json_record import extraction_record

    tally: Counter[str] = Counter()
    done = unread = broken = 0
    articles = read_articles(
        inputs.paths, format=inputs.format, encoding=inputs.encoding, metadata=inputs.metadata, tally=tally
    )
    with open_output(output) as out, progress("articles", data=output) as advance:
        for found in extract_all(articles, model=model, workers=inputs.workers):
            if isinstance(found, InputError):
                unread += 1
                complain(f"Error: {found}")
            elif isinstance(found, Failure):
                broken += 1
                complain(f"Error: {found.article}: {found.reason}")
                if debugging():
                    complain(found.trace)
            else:
                done += 1
                out.write(json.dumps(extraction_record(found), ensure_ascii=False) + "\n")
            advance()
        if not done and not broken:
            context.exit(2)
    for what, count in sorted((+tally).items()):
        note(f"Left out of the input: {count} {what}")
    context.exit(1 if broken or (inputs.strict and unread) else 0)
