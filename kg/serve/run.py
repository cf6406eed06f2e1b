"""Runs the application until it is told to stop."""

from __future__ import annotations

import contextlib
import errno
import logging
import socket
from collections.abc import Callable

import uvicorn

from kg.errors import InputError
from kg.serve.app import create_app
from kg.serve.settings import ServeSettings

_STOP_SECONDS = 5


def run_server(settings: ServeSettings, *, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; requests that run then have five seconds to end.

    `ready` is told the address as soon as it is taken. Raises StoreError where the store cannot be read, InputError
    where the address cannot be had.
    """
    app = create_app(settings)
    listening = _listen(settings)
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_STOP_SECONDS,
        h11_max_incomplete_event_size=128 * 1024,
    )
    _log_to_stderr()
    ready(f"http://{shown}:{port}/")
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how one stops it
        uvicorn.Server(config).run(sockets=[listening])


def _listen(settings: ServeSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(2048)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or error
        not_ours = isinstance(error, socket.gaierror) or getattr(error, "errno", None) == errno.EADDRNOTAVAIL
        remedy = (
            "--host has to be an address of this machine" if not_ours else "choose another --port, 0 for any free one"
        )
        raise InputError(f"{settings.shown_host}:{settings.port}: cannot listen there ({reason}); {remedy}") from error
    return listening


def _log_to_stderr() -> None:
    """One JSON line a request on stderr, and warnings of the server."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    access = logging.getLogger("kg.serve.access")
    access.setLevel(logging.INFO)
    access.addHandler(handler)
    access.propagate = False
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    logging.getLogger("uvicorn.error").addHandler(handler)
