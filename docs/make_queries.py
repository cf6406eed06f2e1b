"""Writes docs/queries.md from the headers of the saved queries: `python docs/make_queries.py`."""  # noqa: INP001

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kg.query import SavedQuery, load_catalog

PAGE = Path(__file__).with_name("queries.md")

INTRODUCTION = """\
# Saved queries

<!-- written by docs/make_queries.py from the headers in queries/; change them there -->

`kg query NAME -p key=value` answers one of these questions; `kg query --list` names them. Each is a file in `queries/`
that runs as it stands in any SPARQL 1.1 engine over the graphs of [model.md](model.md).

- Names (`speaker`, `publisher`) are compared exactly, as they stand in the article; an answer without rows suggests
  similar ones. `speaker` may be any name of the actor or its IRI, `article` a URL, an identifier or an IRI.
- `topic` are words that all occur, in any case and also as parts of words; from the third on they must stand together.
- `since` and `until` are days of publication, both included.
- A text that a newer version at the same address revises is left out, except in `figure-history` and `evidence`.
- A terminal shows control characters as escapes (`\\x1b`); files and pipes get them as they stand in the article.
- Columns that end in `_iri` point into the graph. `article` is the URL, where there is none the identifier.
- `discrepancies`, `figure-history` and `single-source` read what [comparisons.md](comparisons.md) tells of.
- The cost of a query depends on its answer, that of `source-mix` on all that the publishers in it attribute. A query
  without a name, an article or an IRI looks through the whole store (`benchmarks/queries.py` measures both).
"""


def page() -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, *(section(query) for query in load_catalog().values())])


def section(query: SavedQuery) -> str:
    """One query: what it answers, parameters, columns, an example."""
    first = next(iter(query.params))
    example = f'kg query {query.name} -p {first.name}="{first.example}"'
    lines = [f"## {query.name}", "", f"{query.summary}.".replace("?.", "?"), "", query.description, ""]
    lines += [f"    {example}", "", "| parameter | type | |", "|---|---|---|"]
    for parameter in query.params:
        needed = "; required" if parameter.required else ""
        lines.append(f"| `{parameter.name}` | {parameter.type}{needed} | {parameter.description} |")
    lines += ["", "| column | |", "|---|---|"]
    lines += [f"| `{column}` | {meaning} |" for column, meaning in query.returns.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
