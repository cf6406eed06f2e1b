"""The store as it stood at one moment, opened read-only and followed while `kg ingest` writes.

An embedded store has one writing process. The server never writes: it opens the directory read-only, which shows the
store as it was then, and opens it anew when the files have changed. A page is answered from one snapshot throughout.
A SPARQL service has no snapshots: there, two queries of one page may see two states.
"""

from __future__ import annotations

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
    """Gives the newest snapshot of a store; opens a new one when the store has changed."""

    def __init__(self, location: str) -> None:
        self._location = location
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._seen = self._fingerprint()
        self._current = self._open(self._seen)
        self._checked = time.monotonic()

    def current(self) -> Snapshot:
        """The newest state, at most a second old (ten seconds for a SPARQL service)."""
        with self._lock:
            now = time.monotonic()
            if now - self._checked >= (_REMOTE_SECONDS if self._directory is None else _CHECK_SECONDS):
                self._checked = now
                seen = self._fingerprint()
                if seen != self._seen or self._directory is None:
                    self._renew(seen)
            return self._current

    def reopen(self) -> Snapshot:
        """A new state at once: for a reader from whom the writer has taken a file away."""
        with self._lock:
            self._renew(self._fingerprint())
            return self._current

    def _renew(self, seen: _Fingerprint) -> None:
        try:
            self._current = self._open(seen)
        except StoreError:
            return  # in the middle of a write; the old state still answers, the next look tries again
        self._seen = seen

    @property
    def _directory(self) -> Path | None:
        return None if self._location.lower().startswith(("http://", "https://")) else Path(self._location)

    def _open(self, seen: _Fingerprint) -> Snapshot:
        # The fingerprint is older than what is opened: a state may have two names, never one name two states.
        state = None if seen is None else hashlib.sha256(f"{__version__} {seen}".encode()).hexdigest()[:16]
        return Snapshot(open_store(self._location, read_only=True), next(self._numbers), state)

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
