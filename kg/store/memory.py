"""A store that lives as long as the process: for tests and single articles."""

from __future__ import annotations

from pyoxigraph import Store

from kg.store.oxigraph import OxigraphStore
from kg.store.replace import marker_quads


def open_memory() -> OxigraphStore:
    """A new, empty store in memory."""
    store = Store()
    store.extend(marker_quads())
    return OxigraphStore(store, location="memory")
