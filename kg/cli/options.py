"""Options that several commands share, each declared once."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from kg.cli.output import QUIET, start_debugging
from kg.errors import InputError
from kg.ids import BASE
from kg.readers import READERS, Metadata, parse_date, parse_encoding, parse_url

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a command reads and how: the PATHs with their options."""

    paths: tuple[str, ...]
    format: str
    encoding: str | None
    metadata: Metadata
    workers: int | None
    strict: bool


def _checked(parse: Callable[[str], Any]) -> Callable[[click.Context, click.Parameter, str | None], Any]:
    """Make a click callback of a parser that raises InputError."""

    def callback(context: click.Context, parameter: click.Parameter, value: str | None) -> Any:
        if value is None:
            return None
        try:
            return parse(value)
        except InputError as error:
            raise click.BadParameter(str(error), ctx=context, param=parameter) from error

    return callback


def _base(value: str) -> str:
    if not value.endswith(("/", "#", ":")):
        raise InputError(f"{value!r} does not end in '/', '#' or ':'")
    return parse_url(value)


def store_option(command: Command) -> Command:
    """`--store`: passed on as `store`."""
    return click.option(
        "--store",
        envvar="KG_STORE",
        default="./kg-store",
        show_default=True,
        show_envvar=True,
        metavar="DIR|URL",
        help="Directory of the store, or an http(s) SPARQL service.",
    )(command)


def model_option(command: Command) -> Command:
    """`--model`: passed on as `model`; None is the pipeline that ships with Hearsay."""
    return click.option(
        "--model",
        metavar="NAME|DIR",
        help="spaCy pipeline to read with.  [default: the one that ships with Hearsay]",
    )(command)


def base_option(command: Command) -> Command:
    """`--base`: passed on as `base`."""
    return click.option(
        "--base",
        default=BASE,
        show_default=True,
        metavar="IRI",
        callback=_checked(_base),
        help="Where the IRIs of articles, actors and claims start.",
    )(command)


def output_option(command: Command) -> Command:
    """`-o/--output`: passed on as `output`, for `kg.cli.output.open_output`."""
    return click.option(
        "-o",
        "--output",
        default="-",
        show_default=True,
        metavar="FILE",
        help="File to write; - is stdout. An old file stays whole if the command fails.",
    )(command)


def telling_options(command: Command) -> Command:
    """`-q/--quiet` and `--debug` after the command's name, with the same effect as before it."""

    def quiet(context: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: ARG001
        if value:
            context.meta[QUIET] = True

    def debug(context: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: ARG001
        if value:
            start_debugging(context)

    shown = click.option(
        "--debug",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=debug,
        help="Show where in the program an error arose.",
    )(command)
    return click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=quiet, help="Say nothing but errors on stderr."
    )(shown)


_INPUT_PARAMETERS: tuple[Callable[[Any], Any], ...] = (
    click.argument("paths", metavar="PATH...", nargs=-1, required=True),
    click.option(
        "--format",
        "format_",
        type=click.Choice(["auto", *READERS]),
        default="auto",
        show_default=True,
        help="What the input is; auto goes by the file's suffix, then by its first bytes.",
    ),
    click.option("--date", metavar="YYYY-MM-DD", callback=_checked(parse_date), help="When it was published."),
    click.option("--url", metavar="URL", callback=_checked(parse_url), help="Where it was published (one article)."),
    click.option("--title", metavar="TEXT", help="Its headline."),
    click.option("--publisher", metavar="NAME", help="Who published it."),
    click.option(
        "--encoding",
        metavar="NAME",
        callback=_checked(parse_encoding),
        help="Character encoding, such as windows-1252.  [default: utf-8, in HTML what the page declares]",
    ),
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="Processes to work with.  [default: 1 for few articles, else one a core]",
    ),
    click.option("--strict", is_flag=True, help="Exit with 1 if any article failed."),
)


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """PATH... and how to read them: passed on as one `inputs`, an `Inputs`."""

    @functools.wraps(command)
    def gather(
        paths: tuple[str, ...], format_: str, encoding: str | None, workers: int | None, strict: bool, **rest: Any
    ) -> Any:
        metadata = Metadata(**{name: rest.pop(name) for name in ("date", "url", "title", "publisher")})
        return command(inputs=Inputs(paths, format_, encoding, metadata, workers, strict), **rest)

    decorated: Callable[..., Any] = gather
    for parameter in reversed(_INPUT_PARAMETERS):
        decorated = parameter(decorated)
    return decorated
