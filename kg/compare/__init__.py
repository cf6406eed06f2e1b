"""Compares articles with each other: events and measurands that meet, revisions, discrepancies, independent sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["update"]


def update(store: GraphStore, article_graph: str) -> None:
    """Bring the comparisons up to date with one article's graph, which was just stored, replaced or removed.

    Called after `kg.link.update`, so the links graph is that of all articles. Nothing is compared yet.
    """
