"""Importing many article graphs: next to raw pyoxigraph and rdflib, and what ingest holds in memory.

    python -m benchmarks.imports [--articles 1000] [--many 10000] [--rounds 3] [--ingested 100 300]

Fifty invented articles go through the pipeline; the others are these under other IRIs, which costs a parser and a store
the same. `import` is `kg store load --trusted`. Each measure has a process of its own; ratios are of quads
a CPU second, medians over rounds, and of peak memory less what the process held before.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import re
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from benchmarks.long_article import invent
from kg import api
from kg.annotate.pipeline import load_pipeline
from kg.ids import content_hash
from kg.model import Article
from kg.pipeline import build_graph, extract_article
from kg.store import LedgerEntry, open_memory
from kg.store.dumps import load_trusted

DISTINCT = 50
CHARACTERS = 180
_KEY = re.compile(r"/(article|graph|work|actor|event|measurand)/([0-9a-f]{20})")


def invented(count: int) -> Iterator[Article]:
    """Short articles about other people each time."""
    for number in range(count):
        text = invent(CHARACTERS, seed=number)
        yield Article(text, f"invented-{number}", url=f"https://news.example/{number}", published=dt.date(2026, 3, 8))


def make_dump(folder: Path, count: int) -> tuple[Path, int]:
    """N-Quads of so many articles, and how many quads."""
    nlp = load_pipeline()
    with open_memory() as store:
        for article in invented(DISTINCT):
            graph = build_graph(extract_article(article, nlp)).graph
            entry = LedgerEntry(graph.article_iri, dt.datetime(2026, 3, 8, 12, tzinfo=dt.UTC), article.id)
            store.replace_graph(graph.iri, graph.quads, ledger=entry)
        lines = [f"{quad} .\n" for quad in store.dump()]
    path = folder / f"{count}.nq"
    with path.open("w", encoding="utf-8") as stream:
        for copy in range(count // DISTINCT):
            stream.writelines(_renamed(line, copy) for line in lines)
    return path, len(lines) * (count // DISTINCT)


def _renamed(line: str, copy: int) -> str:
    return _KEY.sub(lambda found: f"/{found[1]}/{content_hash(found[2], copy, length=20)}", line)


def ours(path: Path, folder: Path) -> None:
    """`kg store load --trusted`."""
    load_trusted([str(path)], folder / "ours")


def raw(path: Path, folder: Path) -> None:
    """pyoxigraph's own bulk loader."""
    store = Store(str(folder / "raw"))
    store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    store.flush()


def rdflib(path: Path, _: Path) -> None:
    """rdflib's parser and in-memory store."""
    from rdflib import Dataset

    Dataset().parse(str(path), format="nquads")


def ingested(count: Path, folder: Path) -> None:
    """Everything from text to store."""
    with api.Store(folder / "ingested") as store:
        store.ingest(invented(int(count.name)), workers=1)


def measured(work: Callable[[Path, Path], None], argument: Path) -> tuple[float, float]:
    """CPU seconds and megabytes of a piece of work in a process of its own."""
    context = multiprocessing.get_context("spawn")
    ours_end, theirs = context.Pipe()
    process = context.Process(target=_measure, args=(work, argument, theirs))
    process.start()
    theirs.close()  # so that a process that fails is noticed
    seconds, megabytes = ours_end.recv()
    process.join()
    return seconds, megabytes


def _measure(work: Callable[[Path, Path], None], argument: Path, connection: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        before, held = time.process_time(), _peak()
        work(argument, Path(folder))
        connection.send((time.process_time() - before, _peak() - held))  # type: ignore[attr-defined]


def _peak() -> float:
    """Megabytes; what getrusage says of a new process may be its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        return int(found[1]) / 1024 if found else 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


OTHERS = {raw: "raw bulk_load", rdflib: "rdflib parse"}


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ingested", type=int, nargs="*", default=[100, 300])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path, quads = make_dump(Path(name), options.articles)
        rounds = [{work: measured(work, path) for work in (ours, *OTHERS)} for _ in range(options.rounds)]
        print(f"{options.articles:,} articles, {quads:,} quads; quads a CPU second, ours as a multiple")
        for other, label in OTHERS.items():
            print(f"  of {label:14} {statistics.median(spent[other][0] / spent[ours][0] for spent in rounds):5.2f}")
        if options.many:
            path, quads = make_dump(Path(name), options.many)
            held = {work: measured(work, path)[1] for work in (ours, *OTHERS)}
            print(f"{options.many:,} articles, {quads:,} quads; peak memory, ours as a multiple")
            for other, label in OTHERS.items():
                share = held[ours] / held[other]
                print(f"  of {label:14} {share:5.2f}   ({held[ours]:,.0f} of {held[other]:,.0f} MB)")
    for count in options.ingested:
        megabytes = measured(ingested, Path(str(count)))[1]
        print(f"ingest of {count:5} articles: peak {megabytes:5,.0f} MB with the pipeline")


if __name__ == "__main__":
    main()
