"""One step before every network writer: values that every format can hold, names that none reserves.

networkx writers raise on None, dates, Decimal and URIRef, write control characters as they are, and lose attributes
called id, source or target.
"""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal

import networkx as nx

Flat = str | int | float | bool
RESERVED = {"id", "source", "target", "key", "name", "pid", "parent", "viz", "start", "end"}


def flat_value(value: object) -> Flat | None:
    """A value as str, int, float or bool; None means that the attribute is left out.

    Lists are joined by "; ", dates written in ISO 8601, infinite numbers left out.
    """
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, bool | int | float) and type(value) in {bool, int, float}:
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        parts = [str(part) for part in (flat_value(item) for item in value) if part is not None]
        return "; ".join(sorted(parts) if isinstance(value, set | frozenset) else parts)
    return xml_safe(str(value))


def xml_safe(text: str) -> str:
    """Text without the characters that XML 1.0 cannot hold (section 2.2): each becomes U+FFFD."""
    return "".join(char if _is_xml_char(ord(char)) else "\ufffd" for char in text)


def _is_xml_char(code: int) -> bool:
    return code in {0x9, 0xA, 0xD} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF


def flat_network(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy with flat attributes, nodes and edges in sorted order; numeric columns hold floats throughout.

    A year is added beside `published` and `when`, because timelines want numbers.
    """
    flat = nx.MultiDiGraph(**{key: value for key, value in network.graph.items() if isinstance(value, str)})
    for node, attributes in sorted(network.nodes(data=True)):
        flat.add_node(node, **_flat_attributes(attributes))
    for start, end, key, attributes in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        flat.add_edge(start, end, key=key, **_flat_attributes(attributes))
    return flat


def _flat_attributes(attributes: dict[str, object]) -> dict[str, Flat]:
    flat: dict[str, Flat] = {}
    for name, value in sorted(attributes.items()):
        plain = flat_value(value)
        if plain is None:
            continue
        if isinstance(plain, float) and name == "weight":
            plain = int(plain)
        flat[f"{name}_" if name in RESERVED else name] = plain
    for name in ("published", "when"):
        year = str(flat.get(name, ""))[:4]
        if year.isdigit():
            flat[f"{name}_year"] = int(year)
    return flat
