"""Compares articles with each other: revisions, discrepancies, and how many independent sources a figure has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad

    from kg.store import GraphStore

__all__ = ["comparison_quads", "rebuild", "update"]


def update(store: GraphStore, article_graph: str) -> None:
    """Bring the comparisons up to date with one article's graph, which was just stored, replaced or removed.

    Called after `kg.link.update`, so the links graph is that of all articles. Only what the article's figures count,
    or counted before, is compared anew.
    """
    from kg.compare.series import update_comparisons

    update_comparisons(store, article_graph)


def rebuild(store: GraphStore) -> None:
    """Make the comparisons anew from all articles and links."""
    from kg.compare.series import rebuild_comparisons

    rebuild_comparisons(store)


def comparison_quads(store: GraphStore) -> Iterator[Quad]:
    """The comparisons with as much of the articles as shows that the figures compared exist, for validation."""
    from kg.compare.series import with_ends

    return with_ends(store)
