from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_queries_is_what_the_headers_say() -> None:
    """`python docs/make_queries.py` writes it anew."""
    written = runpy.run_path(str(DOCS / "make_queries.py"))["page"]()
    assert (DOCS / "queries.md").read_text(encoding="utf-8") == written
