"""What ingest costs end to end as a ratio of spaCy's own time on the same texts, and what a second process gains.

    python -m benchmarks.ingest [--count 100] [ARTICLES...]

spaCy's own time is `nlp(text)`, article by article; reading, splitting into paragraphs and repairs are on our side.
Ratios are of CPU seconds; the gain of processes is of wall time and means something on idle cores only.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.texts import copies, read
from kg import api
from kg.annotate.pipeline import load_pipeline
from kg.model import Article
from kg.store import OxigraphStore


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process and of its children that have ended."""
    before = sum(os.times()[:4])
    work()
    return sum(os.times()[:4]) - before


def ingest(articles: list[Article], workers: int) -> int:
    """Ingest into a new store; how many were added."""
    with tempfile.TemporaryDirectory() as folder, api.Store(Path(folder) / "store") as store:
        return store.ingest(articles, workers=workers, force=True).added


def shares(articles: list[Article]) -> dict[str, float]:
    """CPU seconds of spaCy alone, of ingest as a whole, and of storing and linking within it."""
    nlp = load_pipeline()
    ingest(articles[:2], 1)  # warms up
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def work(*given: Any, **named: Any) -> Any:
            start = time.process_time()
            result = function(*given, **named)
            spent[name] += time.process_time() - start
            return result

        return work

    spent["spaCy"] = cpu_seconds(lambda: [nlp(article.text) for article in articles])
    write, link = OxigraphStore.replace_graph, api.connect
    OxigraphStore.replace_graph = timed("store", write)  # type: ignore[method-assign]
    api.connect = timed("link", link)  # type: ignore[assignment]
    spent["ingest"] = cpu_seconds(lambda: ingest(articles, 1))
    OxigraphStore.replace_graph, api.connect = write, link  # type: ignore[method-assign]
    return spent


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    articles = list(copies(read(options.articles), options.count))
    spent = shares(articles)
    words = sum(len(article.text.split()) for article in articles) // len(articles)
    print(f"{len(articles)} articles of {words} words; CPU time, spaCy's own is 1")
    print(f"extract, build, validate, store  {(spent['ingest'] - spent['link']) / spent['spaCy']:.2f}")
    print(f"  of that storing                {spent['store'] / spent['spaCy']:.2f}")
    print(f"linking with earlier articles    {spent['link'] / spent['spaCy']:.2f}")
    wall: dict[int, float] = {}
    for workers in (1, options.workers):
        start = time.perf_counter()
        ingest(articles, workers)
        wall[workers] = time.perf_counter() - start
    gain = wall[1] / wall[options.workers]
    print(f"{options.workers} processes: {gain:.2f} times as fast as one (wall time)")


if __name__ == "__main__":
    main()
