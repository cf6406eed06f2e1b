"""Runs saved queries and SPARQL from users on a store.

Saved queries are ours and run in this process. Text from a user on an embedded store runs in a child process that opens
the store read-only, under limits on CPU, memory, time and rows: no engine in use can stop a query that has gone astray.
On a SPARQL service the service sets the limits; the text is checked all the same.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from pyoxigraph import Triple

from kg.errors import QueryError, StoreError
from kg.query.bind import bind
from kg.query.catalog import find_query
from kg.query.guard import check_query
from kg.query.results import Result, result_of, term_from_json
from kg.query.seeds import candidate_graphs


class QueryableStore(Protocol):
    """What queries need of a store; the stores of `kg.store` have it."""

    @property
    def location(self) -> str:
        """The place, as it may be shown."""

    @property
    def directory(self) -> Path | None:
        """The directory that a child process can open, else None."""

    def query(self, sparql: str) -> Any:
        """Answer a checked query: bool, a tuple of triples, or an object with variables and rows."""

    def has_graph(self, graph_iri: str) -> bool:
        """Whether a graph of this name holds anything."""

    def flush(self) -> None:
        """Bring everything written to the disk, where a child process can see it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a user's query may use."""

    cpu_seconds: int = 60
    wall_seconds: int = 120
    memory_bytes: int = 4 * 1024**3
    rows: int = 100_000


def run_saved(store: QueryableStore, name: str, parameters: Mapping[str, object]) -> Result:
    """Answer a saved query; unknown names and parameters are QueryErrors that list the legal ones."""
    query = find_query(name)
    bind(query, parameters)  # complains of wrong parameters before anything is looked up
    graphs = candidate_graphs(store, query, parameters)
    return replace(result_of(store.query(bind(query, parameters, graphs=graphs))), narrow=query.table)


def run_text(store: QueryableStore, text: str, *, limits: Limits | None = None) -> Result:
    """Answer a user's SELECT, ASK, CONSTRUCT or DESCRIBE; SERVICE, foreign FROM and updates are refused.

    Our own prefixes need no declaration; one of the text's own wins.
    """
    bounds = limits or Limits()
    if store.directory is not None:
        store.flush()
        return _run_in_child(store.directory, text, bounds)
    from kg.vocab import PREFIXES

    check_query(text, store.has_graph)
    prologue = " ".join(f"PREFIX {prefix}: <{start}>" for prefix, start in PREFIXES.items())
    return _cut(result_of(store.query(f"{prologue} {text}")), bounds.rows)


def _cut(result: Result, rows: int) -> Result:
    if len(result) <= rows:
        return result
    return Result(result.kind, result.variables, result.rows[:rows], False, result.triples[:rows], truncated=True)


def child_task(directory: Path, text: str, limits: Limits, *, state: str | None = None) -> str:
    """One query as a line of JSON for `kg.query.child` or `kg.query.worker`.

    `state` names the state of the store: a worker keeps it open from one task to the next of the same state.
    """
    from kg.vocab import PREFIXES

    task = {"directory": str(directory.resolve()), "text": text, "prefixes": PREFIXES, "limits": asdict(limits)}
    return json.dumps({**task, "state": state})


def child_environment() -> dict[str, str]:
    """The environment of a process that runs users' queries: no setting of ours, and the same package."""
    package_parent = str(Path(__file__).resolve().parents[2])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [package_parent, os.environ.get("PYTHONPATH")]))
    return environment


def _run_in_child(directory: Path, text: str, limits: Limits) -> Result:
    task = child_task(directory, text, limits)
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-m", "kg.query.child"],
            input=task.encode("utf-8", "surrogatepass"),
            capture_output=True,
            timeout=limits.wall_seconds,
            env=child_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(f"the query was stopped after {limits.wall_seconds} seconds; {_ADVICE}") from error
    if child.returncode != 0:
        raise child_failure(child.returncode, child.stderr.decode("utf-8", "replace"), limits)
    return child_result(json.loads(child.stdout))


_ADVICE = "make it more selective, or allow more with --timeout"


def child_failure(code: int, said: str, limits: Limits) -> QueryError | StoreError:
    """Why a process that ran a query ended, in one line."""
    if -code in {signal.SIGXCPU, signal.SIGKILL}:
        return QueryError(f"the query was stopped after {limits.cpu_seconds} seconds of computing; {_ADVICE}")
    if -code == signal.SIGABRT or "MemoryError" in said:
        return QueryError(f"the query was stopped at {limits.memory_bytes // 1024**2} MB of memory; {_ADVICE}")
    last = (said.strip().splitlines() or ["no message"])[-1]
    return StoreError(f"the process that runs queries failed with exit code {code}: {last}")


def child_result(answer: Mapping[str, Any]) -> Result:
    """The answer that a process gave; raises the QueryError or StoreError that it met."""
    if "query_error" in answer:
        raise QueryError(answer["query_error"])
    if "store_error" in answer:
        raise StoreError(answer["store_error"])
    rows = [[None if term is None else term_from_json(term) for term in row] for row in answer["rows"]]
    kind = answer["kind"]
    return Result(
        kind,
        variables=tuple(answer["variables"]),
        rows=tuple(tuple(row) for row in rows) if kind == "solutions" else (),
        boolean=answer["boolean"],
        triples=tuple(Triple(*row) for row in rows) if kind == "triples" else (),  # type: ignore[arg-type]
        truncated=answer["truncated"],
    )
