"""What ingest costs end to end as a ratio of spaCy's own time on the same texts, and what more processes gain.

    python -m benchmarks.ingest [--count 100] [--workers 2] [ARTICLES...]

spaCy's own time is `nlp(text)`, article by article; reading, splitting into paragraphs and repairs are on our side.
Ratios are of CPU seconds. With several processes the first one stores and links, which nobody can do beside it: its CPU
time bounds what any number of others can gain. The gain itself is of wall time and means something on idle cores only.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.texts import copies, read
from kg import writer
from kg.annotate.pipeline import load_pipeline
from kg.api import Store
from kg.model import Article
from kg.store import OxigraphStore


def cpu_seconds(work: Callable[[], object]) -> tuple[float, float]:
    """CPU seconds of this process, and of its children that have ended."""
    before = os.times()
    work()
    after = os.times()
    own = after.user + after.system - before.user - before.system
    return own, after.children_user + after.children_system - before.children_user - before.children_system


def ingest(articles: Iterable[Article], workers: int) -> int:
    """Ingest into a new store; how many were added."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "store") as store:
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

    def fed() -> Iterator[Article]:
        """spaCy reads each article just before ingest does, so that a busy machine slows both alike."""
        for article in articles:
            start = time.process_time()
            nlp(article.text)
            spent["spaCy"] += time.process_time() - start
            yield article

    write, link = OxigraphStore.add_graphs, writer.connect
    OxigraphStore.add_graphs = timed("store", write)  # type: ignore[method-assign]
    writer.connect = timed("link", link)
    both, _ = cpu_seconds(lambda: ingest(fed(), 1))
    spent["ingest"] = both - spent["spaCy"]
    OxigraphStore.add_graphs, writer.connect = write, link  # type: ignore[method-assign]
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
    start = time.perf_counter()
    ingest(articles, 1)
    alone = time.perf_counter() - start
    start = time.perf_counter()
    first, others = cpu_seconds(lambda: ingest(articles, options.workers))
    gain = alone / (time.perf_counter() - start)
    print(f"{options.workers} processes: {gain:.2f} times as fast as one (wall time)")
    # a new process loads its pipeline once, which a long run does not notice
    per_article = 1000 / len(articles)
    print(
        f"  CPU ms an article: {first * per_article:.0f} in the first process, {others * per_article:.0f} in the others"
    )
    print(f"  the first alone bounds the gain to {spent['ingest'] / first:.1f} times")


if __name__ == "__main__":
    main()
