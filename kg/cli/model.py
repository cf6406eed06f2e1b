"""`kg model`: which spaCy pipeline reads the articles."""

from __future__ import annotations

import json

import click

from kg.cli.options import telling_options
from kg.cli.output import open_output


@click.group()
def model() -> None:
    """Tell about the spaCy pipeline that reads articles.

    \b
    Example:
        kg model info
    """


@model.command()
@click.argument("name", required=False)
@click.option(
    "-f", "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Format."
)
@telling_options
def info(name: str | None, format_: str) -> None:
    """Print a pipeline's name, version, licence, scores.

    \b
    Example:
        kg model info
        kg model info en_core_web_sm -f json

    NAME is an installed pipeline or the folder of one; without it, the one that ships with Hearsay.
    """
    from kg.annotate.card import model_card

    card = model_card(name)
    with open_output("-") as out:
        if format_ == "json":
            out.write(json.dumps(card, ensure_ascii=False, indent=2) + "\n")
            return
        for key, value in card.items():
            if isinstance(value, dict):
                out.writelines(f"{key:<12} {name}{_figures(score)}\n" for name, score in value.items())
            elif key == "sources":
                out.writelines(f"{key:<12} {item}\n" for item in value)
            else:
                out.write(f"{key:<12} {', '.join(value) if isinstance(value, list) else value}\n")


def _figures(score: float | dict[str, float]) -> str:
    """One figure, or the figure of each test set."""
    if isinstance(score, dict):
        return ": " + "; ".join(f"{name} {figure:.3f}" for name, figure in score.items())
    return f" {score}"
