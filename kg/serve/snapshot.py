"""The store as it stood at one moment, opened read-only and followed while `kg ingest` writes.

An embedded store has one writing process. The server never writes: it opens the directory read-only, which shows the
store as it was then, and opens it anew when the files have changed. A page is answered from one snapshot throughout.
A SPARQL service has no snapshots: there, two queries of one page may see two states.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from kg import __version__
from kg.errors import StoreError
from kg.store import GraphStore, open_store

T = TypeVar("T")
_Fingerprint: TypeAlias = list[tuple[str, int, int]] | None

# Files of the engine that change whenever something is written.
_WRITTEN = ("CURRENT", "MANIFEST-", ".log", ".sst")
_CHECK_SECONDS = 1.0
_REMOTE_SECONDS = 10.0
_PATIENCE_SECONDS = 0.5  # who finds the store changed waits so long for the new state
_MOST_KEPT = 500


class _Kept:
    """A place for one value, with the lock of whoever works it out."""

    __slots__ = ("lock", "value")

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.value: tuple[Any] | None = None


class Snapshot:
    """One state of the store, and what was worked out from it lately.

    `state` names the state: equal names mean equal answers. None where that cannot be told, as of a SPARQL service.
    """

    def __init__(self, store: GraphStore, number: int, state: str | None) -> None:
        self.store = store
        self.number = number
        self.state = state
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, key: Hashable, make: Callable[[GraphStore], T]) -> T:
        """The value of `make(store)`, worked out once; others wait only if they want the same."""
        with self._lock:
            kept = self._kept.setdefault(key, _Kept())
            self._kept.move_to_end(key)
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        with kept.lock:
            if kept.value is None:
                kept.value = (make(self.store),)
            found: T = kept.value[0]
            return found


class Snapshots:
    """Gives the newest snapshot of a store; opens a new one when the store has changed.

    `prepare` is run on a new snapshot before it takes over, so that in a large store the old one answers meanwhile.
    """

    def __init__(self, location: str, *, prepare: Callable[[Snapshot], object] = lambda _: None) -> None:
        self._location = location
        self._prepare = prepare
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._renewing: threading.Thread | None = None
        self._seen = self._fingerprint()
        self._current = self._open(self._seen)
        self._checked = time.monotonic()

    def current(self) -> Snapshot:
        """The newest state that is prepared; the store is looked at each second (a SPARQL service every ten)."""
        renewing = self._look()
        if renewing is not None:
            renewing.join(_PATIENCE_SECONDS)
        return self._current

    def reopen(self) -> Snapshot:
        """A new state at once: for a reader from whom the writer has taken a file away."""
        seen = self._fingerprint()
        with self._lock, contextlib.suppress(StoreError):
            self._current, self._seen = self._open(seen), seen
        return self._current

    def _look(self) -> threading.Thread | None:
        """Begin to renew where it is time and the store has changed; the thread that does it."""
        with self._lock:
            now = time.monotonic()
            wait = _REMOTE_SECONDS if self._directory is None else _CHECK_SECONDS
            if now - self._checked < wait or (self._renewing is not None and self._renewing.is_alive()):
                return None
            self._checked = now
            seen = self._fingerprint()
            if seen == self._seen and self._directory is not None:
                return None
            self._renewing = threading.Thread(target=self._renew, args=(seen,), daemon=True)
            self._renewing.start()
            return self._renewing

    def _renew(self, seen: _Fingerprint) -> None:
        with contextlib.suppress(StoreError):  # in the middle of a write: the old state still answers
            snapshot = self._open(seen)
            self._prepare(snapshot)
            self._current, self._seen = snapshot, seen

    @property
    def _directory(self) -> Path | None:
        return None if self._location.lower().startswith(("http://", "https://")) else Path(self._location)

    def _open(self, seen: _Fingerprint) -> Snapshot:
        store = open_store(self._location, read_only=True)
        known = seen is not None and seen == self._fingerprint()  # else it was written to in between
        state = hashlib.sha256(f"{__version__} {seen}".encode()).hexdigest()[:16] if known else None
        return Snapshot(store, next(self._numbers), state)

    def _fingerprint(self) -> _Fingerprint:
        """Names, sizes and times of the engine's files."""
        if self._directory is None or not self._directory.is_dir():
            return None
        found = []
        for entry in self._directory.iterdir():
            if entry.name.startswith(_WRITTEN[:2]) or entry.name.endswith(_WRITTEN[2:]):
                try:
                    status = entry.stat()
                except FileNotFoundError:
                    continue
                found.append((entry.name, status.st_size, status.st_mtime_ns))
        return sorted(found)
