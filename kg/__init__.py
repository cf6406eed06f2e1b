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

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = ["Article", "Extraction", "KgError", "Store", "__version__", "extract", "read", "read_all"]

if TYPE_CHECKING:
    from kg.api import Store, extract, read, read_all
    from kg.errors import KgError
    from kg.model import Article, Extraction


class _CallableModule(ModuleType):
    """The subpackage `kg.extract`, which can also be called: `kg.extract(article)` is `kg.api.extract`."""

    def __call__(self, *arguments: object, **options: object) -> object:
        return importlib.import_module("kg.api").extract(*arguments, **options)


class _Package(ModuleType):
    """This package. Importing a subpackage binds its name here, which would hide the function `extract`."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "extract" and isinstance(value, ModuleType):
            value.__class__ = _CallableModule
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    """Load a public name on first use."""
    homes = {"KgError": "kg.errors", "Article": "kg.model", "Extraction": "kg.model"}
    if name in __all__:
        return getattr(importlib.import_module(homes.get(name, "kg.api")), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
