"""Shows a store in the browser and answers SPARQL over HTTP, read-only; the extra `hearsay[serve]`."""

from __future__ import annotations

from kg.serve.app import create_app
from kg.serve.run import run_server
from kg.serve.settings import ServeSettings

__all__ = ["ServeSettings", "create_app", "run_server"]
