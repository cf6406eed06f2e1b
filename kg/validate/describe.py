"""The page of all shapes, docs/shapes.md: written by `python -m kg.validate.describe > docs/shapes.md`."""

from __future__ import annotations

import sys
from itertools import takewhile
from pathlib import Path

from rdflib import Graph
from rdflib.namespace import RDF, SH

from kg.validate.shapes import SHAPES_NAMESPACE, severity_of, shape_files

_HEAD = """# What `kg validate` checks

Violation: unsafe to publish, not stored. Warning: incomplete or doubtful. Info: advice.
A graph conforms where nothing is a violation.
Names are in `https://w3id.org/hearsay/shapes#`; the files are in `shapes/`, where each rule stands in full.
"""


def shapes_page() -> str:
    """All shapes that find something, file by file, as Markdown."""
    return "\n".join([_HEAD, *(_section(path) for path in shape_files())])


def _section(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    comment = " ".join(line.removeprefix("# ") for line in takewhile(lambda line: line.startswith("#"), lines))
    shapes = Graph().parse(path, format="turtle")
    rows = []
    for shape in {*shapes.subjects(RDF.type, SH.PropertyShape), *shapes.subjects(SH.sparql, None)}:
        holder = shapes.value(shape, SH.sparql) or shape
        cells = (shapes.value(holder, SH.message), shapes.value(shape, SH.description))
        name = str(shape).removeprefix(SHAPES_NAMESPACE)
        rows.append(f"| `{name}` | {severity_of(shapes, shape)} | {' | '.join(str(cell) for cell in cells)} |")
    table = ["| shape | severity | what it says | why |", "|---|---|---|---|", *sorted(rows)]
    return "\n".join([f"## {path.stem}", "", comment, "", *table, ""])


if __name__ == "__main__":
    sys.stdout.write(shapes_page())
