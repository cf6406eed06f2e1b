"""The saved queries that ship with Hearsay, by name."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from pyoxigraph import Literal

from kg.errors import QueryError
from kg.query.header import SavedQuery, parse_saved_query
from kg.query.results import Result
from kg.resources import resource_dir


def load_catalog(directory: Path | None = None) -> dict[str, SavedQuery]:
    """All saved queries of a directory (default: those that ship with Hearsay), sorted by name."""
    folder = resource_dir("queries") if directory is None else directory
    files = sorted(folder.glob("*.rq"))
    return {file.stem: parse_saved_query(file.stem, file.read_text(encoding="utf-8")) for file in files}


def find_query(name: str, catalog: dict[str, SavedQuery] | None = None) -> SavedQuery:
    """The saved query of a name; `who_said_what` is taken for `who-said-what`."""
    wanted = name.strip().lower().replace("_", "-")
    file = resource_dir("queries") / f"{wanted}.rq"
    if catalog is None and re.fullmatch(r"[a-z-]+", wanted) and file.is_file():
        return parse_saved_query(wanted, file.read_text(encoding="utf-8"))
    queries = load_catalog() if catalog is None else catalog
    if wanted in queries:
        return queries[wanted]
    near = difflib.get_close_matches(wanted, queries, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise QueryError(f"no saved query {name!r}; {hint}There are: {', '.join(queries)}")


def catalog_result() -> Result:
    """The saved queries as rows: name, what they answer, parameters."""
    rows = [
        (Literal(query.name), Literal(query.summary), Literal(" ".join(parameter.name for parameter in query.params)))
        for query in load_catalog().values()
    ]
    return Result("solutions", variables=("name", "summary", "parameters"), rows=tuple(rows))
