"""The process that runs one user's query: limited, without network where the system allows that, read-only.

Reads a JSON task from stdin and writes a JSON answer to stdout. Run by `kg.query.run`; of no use otherwise.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import math
import re
import sys
import time
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.errors import QueryError
from kg.query.guard import check_query
from kg.query.results import term_to_json

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000

# A reason that stands among Oxigraph's list of legal tokens is told apart from them by being words of a sentence.
_REASON = re.compile(r"(?=.* [a-z]{2,})[\\\w]+(?: \w+)+")


def main() -> None:
    """Answer the task on stdin."""
    task = json.load(sys.stdin)
    confine(task["limits"]["memory_bytes"])
    allow_cpu(task["limits"]["cpu_seconds"])
    json.dump(answer(task), sys.stdout)


def allow_cpu(seconds: int) -> None:
    """Let this process compute for so many seconds more, from whatever it has used so far."""
    with contextlib.suppress(ImportError):  # Windows has no resource limits; the limit on time holds there
        import resource

        usage = resource.getrusage(resource.RUSAGE_SELF)
        allowed = math.ceil(usage.ru_utime + usage.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def confine(memory_bytes: int) -> None:
    """Cap this process's memory, and cut it off from the network where that needs no privilege (Linux)."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with contextlib.suppress(ValueError, OSError):  # not every system lets memory be limited
            resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    if sys.platform == "linux":
        # A failure is no fault: containers often forbid it, and the guard has refused SERVICE already.
        ctypes.CDLL(None, use_errno=True).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def answer(task: Mapping[str, Any], open_store: Callable[[str], Store] | None = None) -> dict[str, Any]:
    """Check the text, open the store, run the query."""
    try:
        store = (open_store or open_read_only)(task["directory"])
        check_query(task["text"], lambda graph: store.contains_named_graph(NamedNode(graph)))
        # DESCRIBE looks into the default graph only, where nothing of ours is.
        union = _is_describe(task["text"])
        # No name for what is found: the parser's frames would hold it until garbage is looked for.
        return _collect(
            store.query(task["text"], prefixes=task["prefixes"], use_default_graph_as_union=union),
            task["limits"]["rows"],
        )
    except QueryError as error:
        return {"query_error": str(error)}
    except SyntaxError as error:
        return {"query_error": f"not valid SPARQL: {_in_short(error.msg, task['prefixes'])}"}
    except ValueError as error:
        return {"query_error": str(error)}
    except (OSError, RuntimeError) as error:
        return {"store_error": f"{task['directory']}: cannot be read: {error}; try again"}


def _in_short(fault: str, prefixes: Mapping[str, str]) -> str:
    """Oxigraph's message without its list of everything that would have been legal, but with a reason among it."""
    place, _, legal = fault.partition(": expected ")
    if "Prefix not found" in legal:
        return f"{place}: a prefix before here is not declared; known without declaration: {', '.join(prefixes)}"
    if "IRI parsing failed" in legal:
        return f"{place}: the IRI before here is relative or malformed; write it whole, such as <https://example.org/a>"
    reasons = [each for each in legal.removeprefix("one of ").split(", ") if _REASON.fullmatch(each)]
    if reasons:
        return f"{place}: {reasons[0]}"
    return place if legal else fault.splitlines()[0]


def open_read_only(directory: str) -> Store:
    """Open a store; while another process writes, files vanish under the reader and the next try succeeds."""
    for pause in (0.02, 0.05, 0.1, 0.2):
        try:
            return Store.read_only(directory)
        except (OSError, RuntimeError):
            time.sleep(pause)
    return Store.read_only(directory)


def _is_describe(text: str) -> bool:
    if "DESCRIBE" not in text.upper():
        return False
    from rdflib.plugins.sparql.parser import parseQuery

    return bool(parseQuery(text)[1].name == "DescribeQuery")


def _collect(found: QuerySolutions | QueryBoolean | QueryTriples, rows: int) -> dict[str, Any]:
    if isinstance(found, QueryBoolean):
        return {"kind": "boolean", "variables": [], "rows": [], "boolean": bool(found), "truncated": False}
    if isinstance(found, QueryTriples):
        kept = sorted(set(islice(found, rows)), key=str)
        lines = [[term_to_json(part) for part in (triple.subject, triple.predicate, triple.object)] for triple in kept]
        rest = next(iter(found), None)
        return {"kind": "triples", "variables": [], "rows": lines, "boolean": False, "truncated": rest is not None}
    names = [variable.value for variable in found.variables]
    table = []
    for solution in islice(found, rows):
        terms = (solution[name] for name in names)
        table.append([None if term is None else term_to_json(term) for term in terms])
    truncated = next(iter(found), None) is not None
    return {"kind": "solutions", "variables": names, "rows": table, "boolean": False, "truncated": truncated}


if __name__ == "__main__":
    main()
