"""How Jupyter shows an answer: as a table in HTML, built as a tree, so that no value can be markup."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from kg.query.results import Result

SHOWN_ROWS = 200


def html_table(result: Result) -> str:
    """The rows or triples of a result, the first SHOWN_ROWS of them, and how many there are."""
    root = ET.Element("div")
    if result.kind == "boolean":
        ET.SubElement(root, "p").text = "true" if result.boolean else "false"
        return ET.tostring(root, encoding="unicode", method="html")
    triples = result.kind == "triples"
    columns = ("subject", "predicate", "object") if triples else result.variables
    rows = [(each.subject, each.predicate, each.object) for each in result.triples] if triples else result.rows
    table = ET.SubElement(root, "table")
    head = ET.SubElement(ET.SubElement(table, "thead"), "tr")
    for column in columns:
        ET.SubElement(head, "th").text = column
    body = ET.SubElement(table, "tbody")
    for row in rows[:SHOWN_ROWS]:
        line = ET.SubElement(body, "tr")
        for term in row:
            ET.SubElement(line, "td").text = "" if term is None else getattr(term, "value", str(term))
    count = f"{len(rows)} row{'' if len(rows) == 1 else 's'}"
    ET.SubElement(root, "p").text = count if len(rows) <= SHOWN_ROWS else f"{count}, the first {SHOWN_ROWS} shown"
    return ET.tostring(root, encoding="unicode", method="html")
