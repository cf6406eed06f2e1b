"""A process that answers users' queries one after the other, each under limits of its own.

Reads one JSON task a line from stdin and writes one JSON answer a line to stdout, as `kg.query.child` does for a single
query; its first line says that it is ready. Run by `kg.serve`; of no use otherwise.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import partial
from typing import Any

from pyoxigraph import Store

from kg.errors import QueryError
from kg.query.child import allow_cpu, answer, confine, open_read_only
from kg.query.guard import check_query


def main() -> None:
    """Answer tasks until stdin ends."""
    _load_parser()
    kept = KeptStore()
    _say({"ready": True})
    for line in sys.stdin:
        task = json.loads(line)
        confine(task["limits"]["memory_bytes"])
        allow_cpu(task["limits"]["cpu_seconds"])
        _say(_answer(task, kept))


class KeptStore:
    """The store of the last task, open as long as the tasks name the same state of it."""

    def __init__(self) -> None:
        self._known: tuple[str, str | None] | None = None
        self._store: Store | None = None

    def open(self, directory: str, *, state: str | None) -> Store:
        """The store in that state; where the state is not known, as it is now."""
        if self._store is None or state is None or self._known != (directory, state):
            self._store, self._known = open_read_only(directory), (directory, state)
        return self._store


def _answer(task: Mapping[str, Any], kept: KeptStore) -> dict[str, Any]:
    answered = answer(task, partial(kept.open, state=task["state"]))
    if "store_error" in answered:  # the writer has taken a file away from who kept the store open
        return answer(task, partial(kept.open, state=None))
    return answered


def _load_parser() -> None:
    """Build the parser before the first user waits for it."""
    try:
        check_query("ASK { ?s ?p ?o }", lambda _: True)
    except QueryError as error:
        raise SystemExit(f"the SPARQL parser does not work: {error}") from error


def _say(answered: object) -> None:
    sys.stdout.write(json.dumps(answered) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
