"""Graphs to reports: SHACL, one article graph at a time, before it is stored."""

from __future__ import annotations

from kg.validate.files import validate_graph_data, validate_graph_file
from kg.validate.report import Place, Report, Violation
from kg.validate.run import validate_quads

__all__ = ["Place", "Report", "Violation", "validate_graph_data", "validate_graph_file", "validate_quads"]
