"""How the saved queries grow: ten times the articles at a fixed answer.

    python -m benchmarks.queries [ARTICLES] [--also-without]

The articles of the query tests are copied under other names; the answer with a parameter stays that of the first copy.
Printed are CPU milliseconds (median of five, in turn, on disk) at some ARTICLES (1,000) and at ten times as many, and
their ratio. Making the two stores takes three minutes.

With --also-without each query is asked without a parameter, too. Its answer grows with the articles, so ten is the
ratio to expect there; pairs of figures grow faster, as the copies all speak of a few events. Name few articles then.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.build import build_quads
from kg.ids import content_hash, work_iri
from kg.ingest import connect
from kg.query import load_catalog, run_saved
from kg.store import LedgerEntry, OxigraphStore, open_memory
from tests.queries.articles import ARTICLES

SELECTIVE = {
    "evidence": {"claim": "nobody was armed", "article": "https://wire.example/7"},
    "event-dossier": {"article": "https://wire.example/7"},
    "source-mix": {"publisher": "Norland Wire"},
    "unattributed-figures": {"article": "https://harbour.example/freed"},
    "denials": {"speaker": "Guards' Union"},
    "relay-chains": {"speaker": "a witness"},
    "figure-history": {"speaker": "Ministry of Health of Norland"},
}
BY_SPEAKER = {"speaker": "Ana Ruiz"}
RUNS = 5
ENOUGH_MILLISECONDS = 10_000
LOADED_AT_ONCE = 200  # copies, 140 MB of N-Quads


def copies(count: int) -> Iterator[bytes]:
    """N-Quads of the test articles, then copies with other addresses, names, units and types of events."""
    store = open_memory()
    for number, extraction in enumerate(ARTICLES):
        graph = build_quads(extraction)
        url = extraction.article.url
        moment = dt.datetime(2026, 3, 8, 12, number, tzinfo=dt.UTC)
        store.replace_graph(
            graph.iri,
            graph.quads,
            ledger=LedgerEntry(graph.article_iri, moment, extraction.article.id, url and work_iri(url)),
        )
        connect(store, graph.iri)
    lines = "".join(f"{quad} .\n" for quad in store.dump())
    yield lines.encode()
    for number in range(1, count):
        other = re.sub(
            r"/(article|graph|work|actor|event|measurand|judgement|comparison)/([0-9a-f]{20})",
            lambda found, n=number: f"/{found[1]}/{content_hash(found[2], n, length=20)}",
            lines,
        )
        named = r'((?:schema\.org/(?:name|identifier)|ns#(?:earlier|later)Source)> "[^"]*)"'
        other = re.sub(named, rf'\1 {number}"', other)
        other = re.sub(r"(<https://[a-z]+\.example/[^>]*)>", rf"\1/{number}>", other)
        other = re.sub(r"ns#Release>", rf"ns#Type{number % 20}>", other)
        yield re.sub(r'(ns#counted> "[^"]*)"', rf'\1 {number % 10}"', other).encode()


def filled(directory: Path, articles: int) -> OxigraphStore:
    """A store on disk with so many of the copied articles, loaded in bulk."""
    store = Store(str(directory))
    parts = copies(max(1, articles // len(ARTICLES)))
    while batch := list(islice(parts, LOADED_AT_ONCE)):
        store.bulk_load(b"".join(batch), format=RdfFormat.N_QUADS)
    store.flush()
    return OxigraphStore(store, location=str(directory))


def cpu_milliseconds(store: OxigraphStore, name: str, parameters: dict[str, str]) -> tuple[float, int]:
    """CPU time of a query, and its rows."""
    start = time.process_time()
    rows = len(run_saved(store, name, parameters))
    return 1000 * (time.process_time() - start), rows


def compare(stores: list[OxigraphStore], name: str, parameters: dict[str, str], label: str) -> None:
    """Ask the stores in turn, and print a line."""
    spent: list[list[float]] = [[] for _ in stores]
    rows = [0 for _ in stores]
    while len(spent[0]) < RUNS and sum(map(sum, spent)) < ENOUGH_MILLISECONDS:
        for index, store in enumerate(stores):
            milliseconds, rows[index] = cpu_milliseconds(store, name, parameters)
            spent[index].append(milliseconds)
    before, after = map(statistics.median, spent)
    print(f"{label:22}{rows[0]:8}{before:9.1f}{rows[1]:10}{after:9.1f}{after / before:7.1f}", flush=True)


def main() -> None:
    """Print one line a query."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=1000)
    parser.add_argument("--also-without", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sizes = [options.articles, 10 * options.articles]
        stores = [filled(Path(folder) / str(size), size) for size in sizes]
        print(" and ".join(f"{size:,} articles" for size in sizes))
        print(f"{'query':22}{'rows':>8}{'ms':>9}{'rows x10':>10}{'ms':>9}{'ratio':>7}")
        for name in load_catalog():
            compare(stores, name, SELECTIVE.get(name, BY_SPEAKER), name)
            if options.also_without:
                compare(stores, name, {}, "  without parameters")


if __name__ == "__main__":
    main()
