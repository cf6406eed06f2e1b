"""docs/shapes.md is the shapes as they are."""

from __future__ import annotations

from pathlib import Path

from kg.validate.describe import shapes_page


def test_page_is_current():
    page = Path(__file__).parents[2] / "docs" / "shapes.md"
    assert page.read_text(encoding="utf-8") == shapes_page(), "python -m kg.validate.describe > docs/shapes.md"
