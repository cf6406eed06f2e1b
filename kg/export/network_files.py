"""Networks as files: GEXF, GraphML, DOT, Cytoscape JSON, CSV.

Every writer takes a flat network (`flatten.flat_network`), with or without a picture (`picture.with_picture`), and
gives back text; the same network gives the same text.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx

ID_COLUMN = "Id"
LOOKS = {"x", "y", "size", "color"}
EDGE_COLUMNS = ("Source", "Target", "Type", "Id", "Label", "Weight")


def gexf_text(network: nx.MultiDiGraph) -> str:
    """GEXF 1.2draft for Gephi, dated for its timeline; parallel edges keep their own ids.

    The clock is left out, so that exports diff. So is the graph's name, for which the schema has no place.
    """
    writer = nx.readwrite.gexf.GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(_for_gexf(network))
    for meta in writer.xml.findall("{*}meta"):
        meta.clear()
        ET.SubElement(meta, "creator").text = "hearsay"
        ET.SubElement(meta, "description").text = network.graph.get("description", "")
    for graph in writer.xml.findall("{*}graph"):
        del graph.attrib["name"]
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + str(writer) + "\n"


def graphml_text(network: nx.MultiDiGraph) -> str:
    """GraphML for yEd, Cytoscape and Gephi; edge ids are unique, since Gephi drops edges of one id."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(nx.generate_graphml(network)) + "\n"


def dot_text(network: nx.MultiDiGraph) -> str:
    """DOT for Graphviz, every value quoted."""
    lines = ["digraph hearsay {", '  graph [overlap=false, charset="UTF-8"];']
    for node, attributes in network.nodes(data=True):
        lines.append(f"  {_quoted(node)} [{_dot_attributes(attributes)}];")
    for start, end, key, attributes in network.edges(keys=True, data=True):
        lines.append(f"  {_quoted(start)} -> {_quoted(end)} [{_dot_attributes({'id': key, **attributes})}];")
    return "\n".join([*lines, "}"]) + "\n"


def cytoscape_data(network: nx.MultiDiGraph) -> dict[str, object]:
    """Elements for Cytoscape.js and Cytoscape desktop: data.id, data.source and data.target are ours alone."""
    nodes = [
        {"data": {**attributes, "id": node}}
        | ({"position": {"x": attributes["x"], "y": attributes["y"]}} if "x" in attributes else {})
        for node, attributes in network.nodes(data=True)
    ]
    edges = [
        {"data": {**attributes, "id": key, "source": start, "target": end}}
        for start, end, key, attributes in network.edges(keys=True, data=True)
    ]
    return {
        "format_version": "1.0",
        "generated_by": "hearsay",
        "target_cytoscapejs_version": "~3",
        "data": dict(network.graph),
        "elements": {"nodes": nodes, "edges": edges},
    }


def cytoscape_text(network: nx.MultiDiGraph) -> str:
    """Cytoscape JSON, one line a value so that exports diff."""
    return json.dumps(cytoscape_data(network), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def edges_csv(network: nx.MultiDiGraph) -> str:
    """Edge table with Gephi's column names; the labels of both ends stand beside their ids."""
    extra = _columns(attributes for *_, attributes in network.edges(keys=True, data=True))
    labels = dict(network.nodes(data="label"))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*EDGE_COLUMNS, "source_label", "target_label", *extra])
    for start, end, key, attributes in network.edges(keys=True, data=True):
        head = [start, end, "Directed", key, attributes.get("label", ""), attributes.get("weight", 1)]
        row = [*head, labels.get(start, ""), labels.get(end, ""), *(attributes.get(name, "") for name in extra)]
        writer.writerow([_spreadsheet_safe(cell) for cell in row])
    return out.getvalue()


def nodes_csv(network: nx.MultiDiGraph) -> str:
    """Node table with Gephi's column names."""
    extra = _columns(attributes for _, attributes in network.nodes(data=True))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([ID_COLUMN, "Label", *extra])
    for node, attributes in network.nodes(data=True):
        row = [node, attributes.get("label", ""), *(attributes.get(name, "") for name in extra)]
        writer.writerow([_spreadsheet_safe(cell) for cell in row])
    return out.getvalue()


def _columns(rows: object) -> list[str]:
    names = {name for attributes in rows for name in attributes}  # type: ignore[attr-defined]
    return sorted(names - {"label", "weight"})


def _spreadsheet_safe(cell: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP: CSV injection)."""
    if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return "'" + cell
    return cell


def _for_gexf(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """What the GEXF writer takes from attributes of its own: an edge's id, times, and how a node or an edge looks."""
    copy = nx.MultiDiGraph(**network.graph)
    for node, attributes in network.nodes(data=True):
        copy.add_node(node, **_gexf_attributes(attributes))
    for start, end, key, attributes in network.edges(keys=True, data=True):
        copy.add_edge(start, end, key=key, **{**_gexf_attributes(attributes), "id": key})
    return copy


def _gexf_attributes(attributes: dict[str, Any]) -> dict[str, object]:
    own: dict[str, object] = {name: value for name, value in attributes.items() if name not in LOOKS}
    if "first" in attributes:
        own |= {"start": attributes["first"], "end": attributes["last"]}
    viz: dict[str, object] = {}
    if "color" in attributes:
        red, green, blue = bytes.fromhex(attributes["color"].removeprefix("#"))
        viz["color"] = {"r": red, "g": green, "b": blue, "a": 1.0}
    if "x" in attributes:
        viz |= {"size": attributes["size"], "position": {"x": attributes["x"], "y": attributes["y"], "z": 0}}
    return own | ({"viz": viz} if viz else {})


def _dot_attributes(attributes: dict[str, object]) -> str:
    return ", ".join(f"{name}={_quoted(str(value))}" for name, value in sorted(attributes.items()))


def _quoted(text: str) -> str:
    """A DOT string: quotation marks and backslashes escaped, newlines kept as escapes (the DOT language, "ID")."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "")
    return f'"{escaped}"'
