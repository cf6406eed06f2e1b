"""Links articles with each other: which actors and events are one, which texts are nearly the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.anew import rebuild
from kg.link.copies import update_copies
from kg.link.events import update_events
from kg.link.read import is_linked, resolve
from kg.link.resolution import refresh, update_actors

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["is_linked", "rebuild", "refresh", "resolve", "update"]


def update(store: GraphStore, article_graph: str) -> None:
    """Bring the links up to date with one article's graph, which was just stored, replaced or removed."""
    update_actors(store, article_graph)
    update_copies(store, article_graph)
    update_events(store, article_graph)
