"""Where each node stands: connected parts laid out by themselves and packed in rows, largest first.

The same graph gives the same picture, whatever the order of sets in this run.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import cos, sin

import networkx as nx

SEED = 20
SPACING = 95
KAMADA_KAWAI_LIMIT = 120  # its cost grows with the cube of the nodes
SPRING_LIMIT = 500
FORCE_LIMIT = 2000  # time and memory grow with the square of the nodes
SPLIT_LIMIT = 1000
GOLDEN_ANGLE = 2.399963229728653


def simple_graph(network: nx.MultiDiGraph) -> nx.Graph:
    """The network without directions and loops, parallel edges as one of their summed weight; all in sorted order."""
    simple = nx.Graph()
    simple.add_nodes_from(sorted(network))
    for start, end, weight in sorted(network.edges(data="weight", default=1)):
        if start != end:
            known = simple.get_edge_data(start, end, {"weight": 0})["weight"]
            simple.add_edge(start, end, weight=known + weight)
    return simple


def positions_of(network: nx.MultiDiGraph, communities: Sequence[Collection[str]] = ()) -> dict[str, tuple[int, int]]:
    """Positions of all nodes, from seeded force layouts.

    A part of more than SPLIT_LIMIT nodes falls into its `communities`, where given: each is laid out by itself.
    """
    simple = simple_graph(network)
    parts: list[set[str]] = []
    for part in nx.connected_components(simple):
        within = [part & set(community) for community in communities] if len(part) > SPLIT_LIMIT else []
        parts += [group for group in within if group] or [part]
    boxes = [_laid_out(_part(simple, part)) for part in sorted(parts, key=lambda part: (-len(part), min(part)))]
    row_width = max(sum(width * height for _, width, height in boxes) ** 0.5, *(width for _, width, _ in boxes), 0)
    positions: dict[str, tuple[int, int]] = {}
    left = top = row_height = 0.0
    for layout, width, height in boxes:
        if left and left + width > row_width:
            left, top, row_height = 0.0, top + row_height, 0.0
        positions.update({node: (round(left + x), round(top + y)) for node, (x, y) in layout.items()})
        left, row_height = left + width, max(row_height, height)
    return positions


def _part(simple: nx.Graph, nodes: set[str]) -> nx.Graph:
    """A part of its own: networkx's views of a part walk through it in the order of a set."""
    part = nx.Graph()
    part.add_nodes_from(sorted(nodes))
    part.add_edges_from((node, other) for node in sorted(nodes) for other in sorted(simple[node]) if other in nodes)
    return part


def _laid_out(part: nx.Graph) -> tuple[dict[str, tuple[float, float]], float, float]:
    """One part with its upper left corner at the origin, and its width and height with a margin."""
    count = len(part)
    layout: Mapping[str, Sequence[float]]
    hub = max(part, key=part.degree)
    if count == 1:
        layout = dict.fromkeys(part, (0.0, 0.0))
    elif part.degree(hub) == part.number_of_edges() == count - 1:  # one speaker and what he says: most parts
        layout = nx.shell_layout(part, [[hub], sorted(set(part) - {hub})])
    elif count <= KAMADA_KAWAI_LIMIT:
        layout = nx.kamada_kawai_layout(part)
    elif count < SPRING_LIMIT:
        layout = nx.spring_layout(part, seed=SEED, iterations=120)
    elif count <= FORCE_LIMIT:
        layout = nx.forceatlas2_layout(part, seed=SEED, max_iter=60)
    else:
        layout = _sunflower(part)
    low_x, low_y = (min(float(point[axis]) for point in layout.values()) for axis in (0, 1))
    reach = max(max(float(x) - low_x, float(y) - low_y) for x, y in layout.values()) or 1.0
    size = SPACING * (count - 1) ** 0.5 / reach
    scaled = {node: ((float(x) - low_x) * size, (float(y) - low_y) * size) for node, (x, y) in layout.items()}
    width, height = (max(point[axis] for point in scaled.values()) + SPACING for axis in (0, 1))
    return scaled, width * 1.15, height


def _sunflower(part: nx.Graph) -> dict[str, tuple[float, float]]:
    """The best connected in the middle, the others around them like the seeds of a sunflower (Vogel 1979)."""
    ranked = sorted(part, key=lambda node: (-part.degree(node), node))
    turns = ((node, place**0.5, place * GOLDEN_ANGLE) for place, node in enumerate(ranked))
    return {node: (radius * cos(angle), radius * sin(angle)) for node, radius, angle in turns}
