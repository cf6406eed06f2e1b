"""Keeps article graphs: embedded in a directory, behind a SPARQL 1.1 service, or in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.store.base import DERIVED, LEDGER, GraphStore, LedgerEntry, NewGraph, Outcome
from kg.store.memory import open_memory
from kg.store.oxigraph import OxigraphStore, open_directory
from kg.store.pending import mark, unlinked_graphs, unmark, unmark_all
from kg.store.remote import RemoteStore, open_remote
from kg.store.replace import holds_description, is_known, stored_graphs
from kg.store.results import Answer, Solutions

__all__ = [
    "DERIVED", "LEDGER", "STORES", "Answer", "GraphStore", "LedgerEntry", "NewGraph", "Outcome", "OxigraphStore",
    "RemoteStore", "Solutions", "holds_description", "is_known", "mark", "open_directory", "open_memory", "open_remote",
    "open_store", "stored_graphs", "unlinked_graphs", "unmark", "unmark_all",
]  # fmt: skip

# What an address starts with -> how it is opened; everything else is a directory.
STORES: dict[str, Callable[..., GraphStore]] = {
    "http://": open_remote,
    "https://": open_remote,
    "": open_directory,
}


def open_store(location: str | Path, *, create: bool = False, read_only: bool = False) -> GraphStore:
    """Open a store by its directory or http(s) address; `create` makes one where there is nothing yet."""
    shown = str(location)
    scheme = next(start for start in STORES if shown.lower().startswith(start))
    return STORES[scheme](shown, create=create, read_only=read_only)
