"""Communities, centrality and places of nodes; the same in every run and in every format."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from kg.export import export_text
from kg.export import layout as layout_module
from kg.export import picture as picture_module
from kg.export.flatten import flat_network
from kg.export.layout import positions_of
from kg.export.network_files import cytoscape_data, edges_csv, gexf_text, graphml_text, nodes_csv
from kg.export.picture import COLOURS, OTHER_COLOUR, with_picture
from kg.export.source import StoreSource

PRINT = "from tests.export import test_picture as test; print(test.gexf_text(test.two_groups()))"


def two_groups(size: int = 5) -> nx.MultiDiGraph:
    """Two cliques with one bridge, and somebody alone."""
    network = nx.MultiDiGraph(name="two groups")
    for group, day in (("a", "2026-03-01"), ("b", "2026-03-09")):
        names = [f"{group}{number}" for number in range(size)]
        for name in names:
            network.add_node(name, label=name, kind="actor", assertions=1, first=day, last=day)
        for start, end in ((one, other) for one in names for other in names if one < other):
            network.add_edge(start, end, key=f"{start}-{end}", kind="quoted_together", weight=3, first=day, last=day)
    network.add_edge("a0", "b0", key="bridge", kind="contradicts", weight=1, first="2026-03-09", last="2026-03-09")
    network.add_node("alone", label="alone", kind="actor", assertions=0)
    return with_picture(flat_network(network))


def test_groups_are_communities_and_bridges_are_central() -> None:
    nodes = two_groups().nodes
    assert {nodes[f"a{n}"]["community"] for n in range(5)} == {0}
    assert {nodes[f"b{n}"]["community"] for n in range(5)} == {1}
    assert nodes["alone"]["community"] == 2
    assert sorted(nodes, key=lambda node: -nodes[node]["betweenness"])[:2] == ["a0", "b0"]
    assert (nodes["a0"]["degree"], nodes["a1"]["degree"], nodes["alone"]["degree"]) == (5, 4, 0)
    assert (nodes["a0"]["color"], nodes["b0"]["color"]) == COLOURS[:2]
    assert nodes["alone"]["color"] == OTHER_COLOUR
    assert nodes["a0"]["size"] > nodes["a1"]["size"] > nodes["alone"]["size"]
    assert len({(told["x"], told["y"]) for _, told in nodes(data=True)}) == len(nodes)


def test_gexf_has_a_timeline_and_a_picture() -> None:
    network = two_groups()
    text = gexf_text(network)
    assert 'mode="dynamic" timeformat="date"' in text
    back = nx.read_gexf(io.BytesIO(text.encode()))
    for node, told in network.nodes(data=True):
        read = back.nodes[node]
        assert (read.get("start"), read.get("end")) == (told.get("first"), told.get("last"))
        assert read["viz"]["position"] == {"x": told["x"], "y": told["y"], "z": 0.0}
        assert read["viz"]["size"] == told["size"]
        assert "#{r:02x}{g:02x}{b:02x}".format(**read["viz"]["color"]) == told["color"]
        assert read["community"] == told["community"]
    edges = {told["id"]: told for *_, told in back.edges(data=True)}
    assert (edges["bridge"]["start"], edges["bridge"]["end"]) == ("2026-03-09", "2026-03-09")
    coloured = ET.fromstring(text).findall(".//{*}edge[{*}color]")
    assert [edge.get("id") for edge in coloured] == ["bridge"]


def test_without_dates_the_graph_is_static() -> None:
    network = flat_network(nx.MultiDiGraph([("a", "b", "edge")]))
    assert 'mode="static"' in gexf_text(with_picture(network))


def test_the_other_formats_have_the_same_as_attributes() -> None:
    network = two_groups()
    wanted = dict(network.nodes["b0"])
    graphml = nx.read_graphml(io.BytesIO(graphml_text(network).encode()), force_multigraph=True)
    assert graphml.nodes["b0"] == wanted
    assert graphml.edges["a0", "b0", "bridge"]["first"] == "2026-03-09"
    elements = json.loads(json.dumps(cytoscape_data(network)))["elements"]["nodes"]
    (element,) = (each for each in elements if each["data"]["id"] == "b0")
    assert element == {"data": {"id": "b0", **wanted}, "position": {"x": wanted["x"], "y": wanted["y"]}}
    (row,) = (row for row in csv.DictReader(io.StringIO(nodes_csv(network))) if row["Id"] == "b0")
    assert {name: row[name] for name in ("first", "last", "color")} == {
        name: wanted[name] for name in ("first", "last", "color")
    }
    assert float(row["betweenness"]) == wanted["betweenness"]
    assert "first" in edges_csv(network).splitlines()[0].split(",")


def test_the_same_in_every_run() -> None:
    texts = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", PRINT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
            timeout=60,
        )
        texts.add(done.stdout)
    assert len(texts) == 1


def test_large_networks_are_sampled_and_split_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert two_groups(20).graph["description"].endswith("exact. Layout: each connected part by forces.")
    monkeypatch.setattr(picture_module, "VISITS", 1)
    for module in (picture_module, layout_module):
        monkeypatch.setattr(module, "SPLIT_LIMIT", 30)
    network = two_groups(20)
    assert "estimated from 10 of 41 nodes" in network.graph["description"]
    assert "parts of more than 30 nodes by community" in network.graph["description"]
    place = {node: (told["x"], told["y"]) for node, told in network.nodes(data=True)}
    groups = [[place[f"{group}{number}"] for number in range(20)] for group in "ab"]
    boxes = [[(min(axis), max(axis)) for axis in zip(*group, strict=True)] for group in groups]
    assert any(
        low > other_high or high < other_low for (low, high), (other_low, other_high) in zip(*boxes, strict=True)
    )


def test_what_is_too_large_for_forces_is_a_sunflower(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KAMADA_KAWAI_LIMIT", "SPRING_LIMIT", "FORCE_LIMIT"):
        monkeypatch.setattr(layout_module, name, 3)
    places = positions_of(nx.MultiDiGraph(nx.barbell_graph(6, 3)))
    assert len(set(places.values())) == 15


def test_the_sample_opens_with_dates_communities_and_positions(source: StoreSource) -> None:
    for view in ("actors", "claims", "articles"):
        back = nx.read_gexf(io.BytesIO(export_text(source, "gexf", view=view).encode()))
        for _, told in back.nodes(data=True):
            assert told["start"] <= told["end"]
            assert {"community", "betweenness"} <= set(told)
            assert {"position", "size", "color"} <= set(told["viz"])
        assert all(told["start"] <= told["end"] for *_, told in back.edges(data=True))
