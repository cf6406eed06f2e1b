"""Saved queries next to pyoxigraph asked for the same text, and next to rdflib's store in memory, one graph an article.

    python -m benchmarks.engines [ARTICLES]

Articles are those of `benchmarks.queries`, by default some 1,000, in memory. Printed are CPU milliseconds of the query
as a user asks it, how many times pyoxigraph's own time that is, and how many times of it rdflib takes. rdflib is
stopped at forty times, at three seconds at least, as some of its answers take hours; then the number says "more than".
"""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import sys
import time
from typing import Any

from pyoxigraph import RdfFormat, Store
from rdflib import Dataset

from benchmarks.queries import BY_SPEAKER, RUNS, SELECTIVE, copies
from kg.query import load_catalog, run_saved
from kg.query.results import Result
from kg.store import OxigraphStore
from tests.queries.articles import ARTICLES

ENOUGH = 40
LEAST_SECONDS = 3


class Listening(OxigraphStore):
    """A store that keeps the last text it was asked."""

    asked = ""

    def query(self, sparql: str) -> Any:
        """Answer, and remember what was asked."""
        self.asked = sparql
        return super().query(sparql)


def milliseconds(work: Any) -> float:
    """Median CPU time of a piece of work."""
    spent = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        spent.append(1000 * (time.process_time() - start))
    return statistics.median(spent)


def rdflib_milliseconds(dataset: Dataset, text: str, seconds: int) -> float | None:
    """CPU time of one rdflib query in a process of its own; None where it was stopped."""
    context = multiprocessing.get_context("fork")  # the dataset is not copied
    ours, theirs = context.Pipe(duplex=False)

    def answer() -> None:
        spent = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, spent + seconds))
        start = time.process_time()
        list(dataset.query(text))
        theirs.send(1000 * (time.process_time() - start))

    process = context.Process(target=answer)
    process.start()
    theirs.close()
    process.join()
    return float(ours.recv()) if process.exitcode == 0 else None


def main(articles: int) -> None:
    """Print one line a query."""
    raw, dataset = Store(), Dataset()
    for part in copies(max(1, articles // len(ARTICLES))):
        raw.load(part, format=RdfFormat.N_QUADS)
        dataset.parse(data=part, format="nquads")
    store = Listening(raw, location="memory")
    print(f"{articles:,} articles, {len(raw):,} quads")
    print(f"{'query':22}{'rows':>6}{'ms':>9}{'x pyoxigraph':>14}{'rdflib x':>10}")
    for name in load_catalog():
        parameters = SELECTIVE.get(name, BY_SPEAKER)
        result: Result = run_saved(store, name, parameters)
        text = store.asked
        own = milliseconds(lambda name=name, given=parameters: run_saved(store, name, given))
        bare = milliseconds(lambda text=text: list(raw.query(text)))  # type: ignore[arg-type]
        limit = max(LEAST_SECONDS, int(ENOUGH * own / 1000) + 1)
        theirs = rdflib_milliseconds(dataset, text, limit)
        times = f"{theirs / own:.0f}" if theirs else f"> {1000 * limit / own:.0f}"
        print(f"{name:22}{len(result):6}{own:9.1f}{own / bare:14.2f}{times:>10}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
