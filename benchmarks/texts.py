"""Articles to measure with: those that are named, else the examples; more are made by numbering copies."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.api import read_all
from kg.model import Article

ROOT = Path(__file__).parents[1]


def read(paths: Iterable[str]) -> list[Article]:
    """The articles behind some paths, those of the examples without any."""
    return list(read_all(*(paths or [str(ROOT / "examples")])))


def copies(articles: list[Article], count: int) -> Iterator[Article]:
    """So many articles: the given ones in turn, each copy with a first line of its own, so that no two are equal."""
    for number, article in enumerate(itertools.islice(itertools.cycle(articles), count)):
        yield replace(article, text=f"Report {number}.\n\n{article.text}", id=f"{article.id}#{number}", url=None)
