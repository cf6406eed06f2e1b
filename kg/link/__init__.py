"""Links articles with each other: which actors are one, which texts are nearly the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["update"]


def update(store: GraphStore, article_graph: str) -> None:
    """Bring the links up to date with one article's graph, which was just stored, replaced or removed."""
