"""Hearsay: who said what, from news articles to an RDF knowledge graph.

    >>> import kg
    >>> article = kg.read("article.txt")
    >>> extraction = kg.extract(article)
    >>> store = kg.Store("kg-store")
    >>> store.ingest(article)
    >>> store.query("who-said-what", speaker="Ana Ruiz")

Names load on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = ["Article", "Extraction", "KgError", "Store", "__version__", "extract", "read", "read_all"]

if TYPE_CHECKING:
    from kg.api import Store, extract, read, read_all
    from kg.errors import KgError
    from kg.model import Article, Extraction


def __getattr__(name: str) -> object:
    """Load a public name on first use."""
    import importlib

    homes = {"KgError": "kg.errors", "Article": "kg.model", "Extraction": "kg.model"}
    if name in __all__:
        return getattr(importlib.import_module(homes.get(name, "kg.api")), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
