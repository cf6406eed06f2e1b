"""What a picture of a network shows beside its data: communities, centrality, places, sizes and colours.

All are plain attributes of nodes and edges, so that every format holds them; GEXF also gets them as its own elements.
"""

from __future__ import annotations

import math

import networkx as nx

from kg.export.layout import SEED, SPLIT_LIMIT, positions_of, simple_graph

# Nodes and edges that all shortest-path searches together may visit: a few seconds.
VISITS = 1_000_000
# Paul Tol's "muted" colours, told apart by the colour-blind too; pale grey for the communities behind the ninth.
COLOURS = ("#cc6677", "#332288", "#ddcc77", "#117733", "#88ccee", "#882255", "#44aa99", "#999933", "#aa4499")
OTHER_COLOUR = "#bbbbbb"
DISPUTE_COLOUR = "#c0392b"
DISPUTES = {"contradicts", "denies"}
LARGEST = 40


def with_picture(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy of a flat network with `community`, `degree`, `betweenness`, `x`, `y`, `size` and `color` of its nodes.

    Edges of a dispute get a `color`. Betweenness is estimated from a sample in large networks, and parts of more than
    SPLIT_LIMIT nodes are laid out by community; the graph's `description` tells which.
    """
    simple = simple_graph(network)
    communities = _communities(simple)
    betweenness, searches = _betweenness(simple)
    community_of = {node: number for number, community in enumerate(communities) for node in community}
    picture = nx.MultiDiGraph(**network.graph, description=_description(simple, searches))
    positions = positions_of(network, communities)
    for node, attributes in network.nodes(data=True):
        number, degree = community_of[node], simple.degree(node)
        x, y = positions[node]
        coloured = number < len(COLOURS) and len(communities[number]) > 1
        picture.add_node(
            node,
            **attributes,
            community=number,
            degree=degree,
            betweenness=betweenness[node],
            x=x,
            y=y,
            size=_size(max(degree, int(attributes.get("assertions", 0)))),
            color=COLOURS[number] if coloured else OTHER_COLOUR,
        )
    for start, end, key, attributes in network.edges(keys=True, data=True):
        colour = {"color": DISPUTE_COLOUR} if attributes.get("kind") in DISPUTES else {}
        picture.add_edge(start, end, key=key, **{**attributes, **colour})
    return picture


def _communities(simple: nx.Graph) -> list[list[str]]:
    """Louvain's communities by weight, largest first (Blondel et al. 2008); of numbers, since sets of text vary."""
    names = list(simple)
    numbered = nx.convert_node_labels_to_integers(simple)
    found = nx.community.louvain_communities(numbered, weight="weight", seed=SEED) if names else []
    named = [sorted(names[number] for number in community) for community in found]
    return sorted(named, key=lambda community: (-len(community), community))


def _betweenness(simple: nx.Graph) -> tuple[dict[str, float], int]:
    """Betweenness (Brandes 2001) without weights, and from how many nodes it was computed: from all in a small one."""
    names = list(simple)
    numbered = nx.convert_node_labels_to_integers(simple)
    searches = min(len(names), max(10, VISITS // (1 + len(names) + simple.number_of_edges())))
    values = nx.betweenness_centrality(numbered, k=None if searches == len(names) else searches, seed=SEED)
    return {names[number]: round(float(value), 6) for number, value in values.items()}, searches


def _size(count: int) -> float:
    """The area of a dot grows with what it stands for."""
    return round(min(LARGEST, 6 + 4 * math.sqrt(count)), 1)


def _description(simple: nx.Graph, searches: int) -> str:
    basis = "exact" if searches == len(simple) else f"estimated from {searches} of {len(simple)} nodes"
    largest = max(map(len, nx.connected_components(simple)), default=0)
    layout = "each connected part by forces"
    if largest > SPLIT_LIMIT:
        layout += f", parts of more than {SPLIT_LIMIT} nodes by community"
    return f"Communities: Louvain. Betweenness: {basis}. Layout: {layout}."
