"""`kg serve`: the store in the browser, and a SPARQL endpoint."""

from __future__ import annotations

import importlib.util

import click

from kg.cli.options import store_option, telling_options
from kg.cli.output import note
from kg.errors import InputError

PUBLIC_REQUESTS_PER_MINUTE = 120
_NEEDED = ("starlette", "uvicorn", "jinja2")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to listen on; 0 is any free one.",
)
@click.option("--public", is_flag=True, help="Let everybody in who can reach the address, with a rate limit.")
@store_option
@telling_options
def serve(host: str, port: int, public: bool, store: str) -> None:
    """Show the store in the browser, and answer SPARQL.

    \b
    Example:
        kg serve --store demo/store

    On an address that other machines reach, $KG_SERVE_TOKEN is asked of everybody, or --public lets everybody in.
    Nothing is ever written. Articles may be ingested meanwhile: pages follow within a second. Ctrl-C stops.
    """
    import os

    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise InputError(f"kg serve needs {', '.join(missing)}: pip install 'hearsay[serve]'")
    from kg.serve import ServeSettings, run_server

    token = os.environ.get("KG_SERVE_TOKEN") or None
    settings = ServeSettings(
        store=store,
        host=host,
        port=port,
        token=token,
        requests_per_minute=PUBLIC_REQUESTS_PER_MINUTE if public and token is None else None,
    )
    if not settings.is_local and token is None and not public:
        raise click.UsageError(
            f"other machines can reach {host}: set $KG_SERVE_TOKEN to a secret of your choice, or say --public"
        )
    run_server(settings, ready=lambda address: note(f"{store} is shown at {address} (Ctrl-C stops)"))
