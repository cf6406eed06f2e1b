"""Answers questions: the saved queries that ship with Hearsay, and SPARQL from users within limits."""

from __future__ import annotations

from kg.query.bind import bind_text
from kg.query.catalog import catalog_result, find_query, load_catalog
from kg.query.formats import FORMATS, TRIPLE_FORMATS, format_result
from kg.query.header import Parameter, SavedQuery
from kg.query.results import Result
from kg.query.run import Limits, run_saved, run_text
from kg.query.suggest import similar_names

__all__ = [
    "FORMATS", "TRIPLE_FORMATS", "Limits", "Parameter", "Result", "SavedQuery", "bind_text", "catalog_result",
    "find_query", "format_result", "load_catalog", "run_saved", "run_text", "similar_names",
]  # fmt: skip
