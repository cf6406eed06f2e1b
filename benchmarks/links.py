"""What linking costs: the actors of one more article at 100 and at many articles, and all links anew.

    python -m benchmarks.links [ARTICLES]

The articles are invented (tests/link/invented.py): 380 actors, some of them in thousands of articles, ingested in the
order of their days into a store on disk. Printed are CPU milliseconds an article over the last hundred, and seconds for
the rebuild.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from kg import link
from kg.store import open_store
from tests.link.invented import World
from tests.link.worlds import put

STEP = 100


def main(articles: int) -> None:
    """Link invented articles one by one, then all anew."""
    store = open_store(Path(tempfile.mkdtemp()) / "store", create=True)
    marks = {STEP, STEP * 10, articles}
    spent: list[float] = []
    for number, graph in enumerate(World().articles(articles), start=1):
        put(store, graph)
        start = time.process_time()
        link.update(store, graph.iri)
        spent.append(time.process_time() - start)
        if number in marks:
            print(f"{number:6} articles  {sum(spent[-STEP:]) / STEP * 1000:6.1f} ms an article", flush=True)
    print(f"{articles:6} articles  {sum(spent):6.1f} s one by one", flush=True)
    start = time.process_time()
    link.rebuild(store)
    print(f"{articles:6} articles  {time.process_time() - start:6.1f} s all anew")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
