"""A process that answers users' queries one after the other, each under limits of its own.

Reads one JSON task a line from stdin and writes one JSON answer a line to stdout, as `kg.query.child` does for a single
query; its first line says that it is ready. Run by `kg.serve`; of no use otherwise.
"""

from __future__ import annotations

import json
import sys

from kg.errors import QueryError
from kg.query.child import allow_cpu, answer, confine
from kg.query.guard import check_query


def main() -> None:
    """Answer tasks until stdin ends."""
    _load_parser()
    _say({"ready": True})
    for line in sys.stdin:
        task = json.loads(line)
        confine(task["limits"]["memory_bytes"])
        allow_cpu(task["limits"]["cpu_seconds"])
        _say(answer(task))


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
