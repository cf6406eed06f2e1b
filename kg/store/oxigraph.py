"""The embedded store: one directory, one writing process, answers in this process.

Read-only opens see the store as it was when they opened it. Opening read-only while another process writes is not
supported by Oxigraph and may fail; the error says to try again.
"""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from pyoxigraph import NamedNode, Quad, QueryTriples, RdfFormat, Store

from kg.errors import QueryError, StoreError
from kg.store.base import LedgerEntry, NewGraph, Outcome
from kg.store.bulk import LARGE, SHARD_FROM, add_in_bulk, add_large, add_one_by_one, drop_unfinished
from kg.store.replace import GRAPH_NAMES_QUERY, MARKER_QUERY, check_format, marker_quads, replace_graph
from kg.store.results import Answer, Solutions, collect

# What the engine says -> what the user can do. The engine has no error codes, only these words.
_REASONS = (
    ("lock hold by", "this process has the store open for writing already; close it first"),
    ("lock file", "another process has the store open for writing; wait until it is done, or name another store"),
    ("No space left", "the disk is full; make room and run the same command again, nothing is half written"),
    ("Read-only file system", "the place cannot be written; name another with --store"),
    ("Permission denied", "no permission; change the permissions or name another place with --store"),
    ("orruption", "the store is damaged; restore it from a copy, or ingest the articles again into a new one"),
    ("No such file", "the store is incomplete or being written right now; try again, else ingest into a new one"),
    ("read-write", "the store was opened for reading only"),
)


@contextmanager
def explained(location: str) -> Iterator[None]:
    """Turn the engine's errors into one line that says what to do."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        said = str(error)
        advice = next((advice for words, advice in _REASONS if words in said), "see the reason given")
        raise StoreError(f"{location}: {advice} ({said})") from error
    except SyntaxError as error:
        raise QueryError(f"not valid SPARQL: {error.msg}") from error


class OxigraphStore:
    """A GraphStore over one pyoxigraph Store, on disk or in memory."""

    def __init__(self, store: Store, *, location: str, directory: Path | None = None, read_only: bool = False) -> None:
        self._store: Store | None = store
        self._location = location
        self._directory = directory
        self._read_only = read_only
        self._written = False

    @property
    def location(self) -> str:
        """The directory, or a word for a store in memory."""
        return self._location

    @property
    def directory(self) -> Path | None:
        """The directory that a child process can open read-only; None in memory."""
        return self._directory

    @property
    def _open(self) -> Store:
        if self._store is None:
            raise StoreError(f"{self._location}: the store is closed")
        return self._store

    def _check_writable(self) -> None:
        if self._read_only:
            raise StoreError(f"{self._location}: the store was opened for reading only")

    def replace_graph(self, graph_iri: str, quads: Iterable[Quad], *, ledger: LedgerEntry) -> Outcome:
        """Store one article's graph as a unit, a large new one in bulk; an unchanged graph writes nothing."""

        def add(graph_iri: str, quads: Sequence[Quad], facts: Sequence[Quad], replaced: Sequence[str]) -> bool:
            if len(quads) < LARGE or not self.loads_in_bulk:
                return False
            self._check_writable()
            with explained(self._location):
                add_large(self, self._open, graph_iri, quads, facts, article=ledger.article, replaced=replaced)
            self._written = True
            return True

        return replace_graph(self, graph_iri, quads, ledger, add=add)

    @property
    def loads_in_bulk(self) -> bool:
        """Yes on disk, where every transaction writes its quads several times."""
        return self._directory is not None

    def add_graphs(self, graphs: Sequence[NewGraph]) -> None:
        """Store new graphs, many of them in bulk."""
        self._check_writable()
        add = add_in_bulk if self.loads_in_bulk and len(graphs) >= SHARD_FROM else add_one_by_one
        with explained(self._location):
            add(self, self._open, graphs)
        self._written = True

    def has_graph(self, graph_iri: str) -> bool:
        """Whether a graph of this name holds anything."""
        with explained(self._location):
            return next(self.quads(graph_iri), None) is not None

    def graph_names(self) -> tuple[str, ...]:
        """IRIs of the article graphs, sorted."""
        answer = self.query(GRAPH_NAMES_QUERY)
        rows = answer.rows if isinstance(answer, Solutions) else ()
        return tuple(row[0].value for row in rows if isinstance(row[0], NamedNode))

    def quads(self, graph_iri: str) -> Iterator[Quad]:
        """All quads of one graph."""
        with explained(self._location):
            yield from self._open.quads_for_pattern(None, None, None, NamedNode(graph_iri))

    def dump(self) -> Iterator[Quad]:
        """All quads of the store."""
        with explained(self._location):
            yield from self._open

    def query(self, sparql: str) -> Answer:
        """Answer a trusted query."""
        with explained(self._location):
            answer = self._open.query(sparql)
            return tuple(answer) if isinstance(answer, QueryTriples) else collect(answer)

    def update(self, sparql: str) -> None:
        """Run one trusted update as a unit."""
        self._check_writable()
        with explained(self._location):
            self._open.update(sparql)
        self._written = True

    def insert(self, quads: Iterable[Quad]) -> None:
        """Add quads in one transaction; half the work of an update that says the same."""
        self._check_writable()
        with explained(self._location):
            self._open.extend(quads)
        self._written = True

    def load(self, nquads: bytes) -> None:
        """Add many quads: in bulk on disk, in one transaction in memory."""
        self._check_writable()
        with explained(self._location):
            add = self._open.bulk_load if self.loads_in_bulk else self._open.load
            add(nquads, format=RdfFormat.N_QUADS)
        self._written = True

    def flush(self) -> None:
        """Bring everything written so far to the disk, and the memory that held it back to the system."""
        if self._written:
            with explained(self._location):
                self._open.flush()
            self._written = False
            _give_back_memory()

    def optimize(self) -> None:
        """Compact the files for reading; needs room for a second copy meanwhile."""
        self._check_writable()
        with explained(self._location):
            self._open.optimize()

    def backup(self, target: Path) -> None:
        """Copy the store as it is now into a directory that must not exist."""
        with explained(self._location):
            self._open.backup(str(target))

    def close(self) -> None:
        """Flush and let go of the directory's lock."""
        if self._store is not None:
            self.flush()
            self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_directory(location: str | Path, *, create: bool = False, read_only: bool = False) -> OxigraphStore:
    """Open the store in a directory; `create` makes one where there is nothing yet.

    A directory that holds anything else than a Hearsay store is refused before a byte is written.
    """
    directory = Path(location)
    shown = str(location)
    exists = _holds_store(directory, shown, create=create and not read_only)
    if not exists and (read_only or not create):
        raise StoreError(
            f"{shown}: no store here; make one with `kg ingest`, or name another with --store or $KG_STORE"
        )
    if exists:
        with OxigraphStore(_open_read_only(directory, shown), location=shown) as present:
            if create and next(present.dump(), None) is None:
                exists = False  # the first run was cut off between making the directory and marking it
            else:
                check_format(shown, _versions(present))
    if read_only:
        store = _open_read_only(directory, shown)
        return OxigraphStore(store, location=shown, directory=directory, read_only=True)
    with explained(shown):
        directory.parent.mkdir(parents=True, exist_ok=True)
        store = Store(str(directory))
        if not exists:
            store.extend(marker_quads())
            store.flush()
    opened = OxigraphStore(store, location=shown, directory=directory)
    drop_unfinished(opened)
    return opened


def _holds_store(directory: Path, shown: str, *, create: bool) -> bool:
    """True for a RocksDB directory, False for nothing or an empty directory; anything else is refused."""
    with explained(shown):
        if not directory.exists():
            return False
        if not directory.is_dir():
            raise StoreError(f"{shown}: a file, not a directory; a store is a directory or an http(s) address")
        names = {entry.name for entry in directory.iterdir()}
    if not names:
        return False
    if "CURRENT" not in names or not any(name.startswith("MANIFEST-") for name in names):
        advice = "name an empty or new one" if create else "name the store's, or make one elsewhere with `kg ingest`"
        raise StoreError(f"{shown}: the directory is not empty and holds no store; {advice}")
    return True


def _open_read_only(directory: Path, shown: str) -> Store:
    """Open for reading; while another process writes, files vanish under the reader and the next try succeeds."""
    for pause in (0.02, 0.05, 0.1, 0.2):
        try:
            return Store.read_only(str(directory))
        except (OSError, RuntimeError):
            time.sleep(pause)
    with explained(shown):
        return Store.read_only(str(directory))


def _versions(store: OxigraphStore) -> Solutions:
    answer = store.query(MARKER_QUERY)
    if not isinstance(answer, Solutions):
        raise StoreError(f"{store.location}: a SELECT was not answered with rows")
    return answer


def _give_back_memory() -> None:
    """Hand freed memory to the system: glibc keeps what the buffers of the engine took, half a gigabyte in the end."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)
