"""The one writer of a store: few graphs one by one, many in bulk, and the links of each right after it.

A graph counts when its ledger entry is there, and its links when the ledger no longer says that it awaits them. What a
killed run left is found by these marks and mended by the next (`mend`), so that both end with the same store.
"""

from __future__ import annotations

import datetime as dt
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

from kg.batch import MadeGraph
from kg.ids import BASE, work_iri
from kg.ingest import IngestResult, connect, rebuild_links
from kg.store import LedgerEntry, NewGraph, is_known, unlinked_graphs

if TYPE_CHECKING:
    from kg.store import GraphStore

ONE_BY_ONE = 20  # new graphs of a run that are stored as they come, before it counts as a large one
SHARD = 50  # new graphs that are loaded together
REPLACED = 20  # changed graphs that are linked one by one; after more of them all links are made anew, once
SECONDS = 10.0  # that a finished graph may wait for others


def mend(store: GraphStore) -> None:
    """Make all links and comparisons anew where a run was killed between storing a graph and linking it.

    Linking takes several updates; which of them were done before a kill, nothing tells.
    """
    if unlinked_graphs(store):
        rebuild_links(store)


class Writer:
    """Takes what became of articles in order and gives back results in the same order, some of them later."""

    def __init__(self, store: GraphStore, *, base: str | None) -> None:
        self._store = store
        self._base = base or BASE
        self._stored = 0
        self._replaced = 0
        self._waiting: list[IngestResult | tuple[MadeGraph, NewGraph]] = []
        self._names: set[str] = set()  # articles and works of the graphs that wait
        self._since = 0.0

    def take(self, item: MadeGraph | IngestResult) -> Iterator[IngestResult]:
        """Store a graph, or let it wait for others to be loaded together with."""
        if isinstance(item, MadeGraph) and not item.violations:
            yield from self._take_graph(item)
            return
        told = item if isinstance(item, IngestResult) else IngestResult.of(item, "refused")
        if self._names:
            self._waiting.append(told)
        else:
            yield told

    def finish(self) -> Iterator[IngestResult]:
        """Store what waits."""
        graphs = [each for each in self._waiting if isinstance(each, tuple)]
        if graphs:
            with uninterrupted():
                self._store.add_graphs([new for _, new in graphs])
                for _, new in graphs:
                    connect(self._store, new.iri, is_marked=True)
            if len(graphs) > 1:
                self._store.flush()  # what waits in the engine's memory would grow with every article
        self._stored += len(graphs)
        done = [each if isinstance(each, IngestResult) else IngestResult.of(each[0], "added") for each in self._waiting]
        self._waiting.clear()
        self._names.clear()
        yield from done

    def link_rest(self) -> None:
        """Make all links anew where many graphs changed: by itself each would cost a hundredth of that or more.

        Until then the ledger says that they await their links, so that a run that is cut off is mended by the next.
        """
        if self._replaced > REPLACED:
            rebuild_links(self._store)

    def _take_graph(self, made: MadeGraph) -> Iterator[IngestResult]:
        work = None if made.url is None else work_iri(made.url, base=self._base)
        entry = LedgerEntry(
            article=made.article_iri, ingested_at=dt.datetime.now(dt.UTC), ingested_from=made.article, work=work
        )
        names = {made.article_iri} if work is None else {made.article_iri, work}
        if names & self._names:  # what the ledger is to say hangs on the one before it
            yield from self.finish()
        if is_known(self._store, made.article_iri, made.iri):
            yield from self.finish()
            yield self._replace(made, entry)
            return
        if not self._names:
            self._since = time.monotonic()
        self._waiting.append((made, NewGraph(made.iri, made.nquads, entry)))
        self._names |= names
        is_large = self._store.loads_in_bulk and self._stored >= ONE_BY_ONE
        if not is_large or len(self._waiting) >= SHARD or time.monotonic() - self._since > SECONDS:
            yield from self.finish()

    def _replace(self, made: MadeGraph, entry: LedgerEntry) -> IngestResult:
        quads = list(parse(made.nquads, format=RdfFormat.N_QUADS))
        with uninterrupted():
            outcome = self._store.replace_graph(made.iri, quads, ledger=entry)
            self._replaced += outcome == "replaced"
            if outcome == "unchanged" or self._replaced <= REPLACED:
                connect(self._store, made.iri, is_marked=outcome != "unchanged")
        return IngestResult.of(made, outcome)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait until what belongs together is done; where signals cannot be held back it does not."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
