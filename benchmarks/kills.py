"""kill -9 at random moments of ingest: what is left each time, and whether going on ends with the same store.

    python -m benchmarks.kills [--kills 50] [--seed 1] [--articles 40] [--workers 1] [ARTICLES...]

Each time a process ingests into the store that the one before left, and is killed after a random while; when all
articles are in, a new store is begun. After each kill the store is opened and every graph compared with that of a run
which nobody killed. Half of the runs load in bulk from the fourth article on. Every process is forked from one that has
the pipeline loaded and never opens a store. Exit code 1 tells that anything was lost, half there, or not the same.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import select
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.texts import copies, read
from kg import writer
from kg.api import Store
from kg.batch import make_graph
from kg.model import Article
from kg.store import DERIVED, open_store, oxigraph

SMALL = {"ONE_BY_ONE": 3, "SHARD": 6}


class Child:
    """A forked process that sends lines."""

    def __init__(self, work: Callable[[Callable[[str], None]], None]) -> None:
        self.output, end = os.pipe()
        self.pid = os.fork()
        if self.pid:
            os.close(end)
            return
        code = 1
        try:
            work(lambda line: os.write(end, f"{line}\n".encode()) and None)
            code = 0
        except BaseException:  # noqa: BLE001  the child's last frame
            traceback.print_exc()
        os._exit(code)

    def lines(self, *, seconds: float | None = None) -> tuple[list[str], bool]:
        """What it sends until it ends or is killed after some time; whether it was killed."""
        end = None if seconds is None else time.monotonic() + seconds
        sent, killed = b"", False
        while True:
            left = None if end is None or killed else max(0.0, end - time.monotonic())
            if not select.select([self.output], [], [], left)[0]:
                os.kill(self.pid, signal.SIGKILL)
                killed = True
                continue
            if not (some := os.read(self.output, 1 << 16)):
                break
            sent += some
        os.close(self.output)
        _, status = os.waitpid(self.pid, 0)
        if status and not killed:
            raise SystemExit("a process failed, see above")
        return [line.decode() for line in sent.split(b"\n")[:-1]], killed


def ingest(
    location: Path, articles: list[Article], *, workers: int, in_bulk: bool, tell: Callable[[str], None]
) -> None:
    """Ingest and tell each article that is stored."""
    if in_bulk:
        oxigraph.SHARD_FROM = 3
        for name, value in SMALL.items():
            setattr(writer, name, value)
    with Store(location) as store:
        for result in store.iter_ingest(articles, workers=workers):
            tell(str(result.iri))


def graphs(location: Path, tell: Callable[[str], None]) -> None:
    """Open a store and tell each graph of it with its content's hash; of the ledger without the clock."""
    with open_store(location) as store:
        names = {quad.graph_name.value for quad in store.dump()}
        for name in sorted(names):
            lines = (str(quad) for quad in store.quads(name) if not quad.predicate.value.endswith("#ingestedAt"))
            tell(f"{name} {hashlib.sha256(''.join(sorted(lines)).encode()).hexdigest()}")
        for name in store.graph_names():
            tell(f"known {name}")


def contents(location: Path) -> tuple[dict[str, str], set[str]]:
    """The hash of each graph of a store, and the graphs that its ledger knows."""
    pairs = [line.split() for line in Child(lambda tell: graphs(location, tell)).lines()[0]]
    return (
        {name: found for name, found in pairs if name != "known"},
        {found for name, found in pairs if name == "known"},
    )


def compare(found: dict[str, str], known: set[str], whole: dict[str, str]) -> Counter[str]:
    """What is wrong in a store after a kill."""
    graphs_of_articles = found.keys() - {*DERIVED}
    return Counter(
        {
            "partial graphs": sum(found[name] != whole.get(name) for name in graphs_of_articles),
            "graphs that the ledger does not know": len(graphs_of_articles - known),
            "graphs that are only in the ledger": len(known - graphs_of_articles),
        }
    )


def graph_of(article: str, names: set[str]) -> str:
    """The graph of an article, empty where it has none."""
    start = article.replace("/article/", "/graph/", 1)
    return next((name for name in names if name.startswith(f"{start}/")), "")


def main() -> None:
    """Kill, look, go on; print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*")
    for name, default in (("kills", 50), ("seed", 1), ("articles", 40), ("workers", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    articles = list(copies(read(options.paths), options.articles))
    make_graph(articles[0], model=None, base=None)  # loads what every process needs
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:

        def run(location: Path, *, in_bulk: bool, seconds: float | None = None) -> tuple[set[str], bool]:
            child = Child(lambda tell: ingest(location, articles, workers=options.workers, in_bulk=in_bulk, tell=tell))
            told, killed = child.lines(seconds=seconds)
            return set(told), killed

        start = time.monotonic()
        run(Path(folder, "whole"), in_bulk=False)
        longest = time.monotonic() - start
        whole, _ = contents(Path(folder, "whole"))
        stores, acknowledged = 0, set[str]()
        while found["kills"] < options.kills:
            location = Path(folder, f"store-{stores}")
            told, killed = run(location, in_bulk=chance.random() < 0.5, seconds=chance.uniform(0.0, longest))
            acknowledged |= told
            found["kills"] += killed
            if not location.exists() or not any(location.iterdir()):
                continue  # killed before there was a store
            hashes, known = contents(location)
            found += compare(hashes, known, whole)
            found["acknowledged articles"] += len(told)
            found["acknowledged and lost"] += sum(graph_of(article, known) not in hashes for article in acknowledged)
            if not killed:
                found["stores brought to their end"] += 1
                found["of these not the same"] += hashes != whole
                stores, acknowledged = stores + 1, set()
        run(location, in_bulk=False)
        found["stores brought to their end"] += 1
        found["of these not the same"] += contents(location)[0] != whole
    wrong = [
        "partial graphs", "graphs that the ledger does not know", "graphs that are only in the ledger",
        "acknowledged and lost", "of these not the same",
    ]  # fmt: skip
    for name in ("kills", "acknowledged articles", "stores brought to their end", *wrong):
        print(f"{name:37} {found[name]:5}")
    sys.exit(any(found[name] for name in wrong))


if __name__ == "__main__":
    main()
