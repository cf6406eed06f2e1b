"""How the saved queries grow: ten times the articles at a fixed answer, each query with and without a parameter.

    python -m benchmarks.queries [COPIES] [--selective]

The articles of the query tests are copied under other names; the answer with a parameter stays that of the first copy.
Printed are CPU milliseconds (median of five, in memory) at six articles times COPIES and at ten times as many, and
their ratio. Without a parameter the answer grows with the articles, so ten is the ratio to expect there; pairs of
figures grow faster, as the copies all speak of a few events. --selective leaves these out.
"""

from __future__ import annotations

import datetime as dt
import re
import statistics
import sys
import time
from collections.abc import Iterator

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


def cpu_milliseconds(store: OxigraphStore, name: str, parameters: dict[str, str]) -> tuple[float, int]:
    """Median CPU time of a query, and its rows."""
    spent, rows = [], 0
    for _ in range(RUNS):
        start = time.process_time()
        rows = len(run_saved(store, name, parameters))
        spent.append(1000 * (time.process_time() - start))
        if sum(spent) > 5_000:
            break
    return statistics.median(spent), rows


def main(count: int, kinds: tuple[bool, ...] = (True, False)) -> None:
    """Print one line a query, and one for the same query without parameters (`kinds`: with, without)."""
    measured: dict[int, dict[tuple[str, bool], tuple[float, int]]] = {count: {}, 10 * count: {}}
    for size, found in measured.items():
        raw = Store()
        for part in copies(size):
            raw.load(part, format=RdfFormat.N_QUADS)
        store = OxigraphStore(raw, location="memory")
        for name in load_catalog():
            for is_selective in kinds:
                parameters = SELECTIVE.get(name, BY_SPEAKER) if is_selective else {}
                found[name, is_selective] = cpu_milliseconds(store, name, parameters)
    print(f"{'query':22}{'rows':>8}{'ms':>9}{'rows x10':>10}{'ms':>9}{'ratio':>7}")
    for (name, is_selective), (before, rows) in measured[count].items():
        after, more = measured[10 * count][name, is_selective]
        label = name if is_selective else "  without parameters"
        print(f"{label:22}{rows:8}{before:9.1f}{more:10}{after:9.1f}{after / before:7.1f}")


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdecimal()]
    main(numbers[0] if numbers else 10, (True,) if "--selective" in sys.argv else (True, False))
