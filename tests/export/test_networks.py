"""Networks read back by networkx, pydot and csv, with what the store holds still in them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from decimal import Decimal
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export import EXPORTERS, VIEW_NAMES, build_network, export_text
from kg.export.flatten import RESERVED, flat_network, flat_value, xml_safe
from kg.export.network_files import cytoscape_data, dot_text, edges_csv, gexf_text, graphml_text, nodes_csv
from kg.export.rows import Projection
from kg.export.source import StoreSource


def hostile_network() -> nx.MultiDiGraph:
    network = nx.MultiDiGraph(name="hostile")
    network.add_node(
        "a",
        label='</script><b>"x"</b> \\ \x00\x1b[31m',
        weight=1,
        id="lost?",
        source="lost?",
        when=dt.date(2026, 3, 1),
        none=None,
        amount=Decimal("1.50"),
        parts=["x", "y"],
        endless=float("inf"),
    )
    network.add_node("b", label="=cmd()\nשלום \u202e😀", weight=2)
    network.add_edge("a", "b", key="edge-1", label="asserts", weight=1, target="lost?")
    network.add_edge("a", "b", key="edge-2", label="denies", weight=3)
    return flat_network(network)


def multi(network: nx.Graph) -> set[tuple[str, str, str]]:
    return set(network.edges(keys=True))


def test_flat_network_keeps_reserved_names_under_another() -> None:
    attributes = hostile_network().nodes["a"]
    assert attributes["id_"] == "lost?"
    assert attributes["source_"] == "lost?"
    assert attributes["when"] == "2026-03-01"
    assert attributes["when_year"] == 2026
    assert attributes["amount"] == 1.5
    assert attributes["parts"] == "x; y"
    assert not {"none", "endless"} | RESERVED & set(attributes) & {"none", "endless"} <= set(attributes)


@given(st.text())
def test_xml_safe_text_is_legal_xml(text: str) -> None:
    safe = xml_safe(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    assert len(ET.fromstring(f"<t>{safe.replace('&', '').replace('<', '')}</t>").text or "") >= 0


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none(), st.dates(), st.lists(st.text())))
def test_flat_values_are_plain(value: object) -> None:
    assert type(flat_value(value)) in {str, int, float, bool, type(None)}


def test_gexf_reads_back_with_parallel_edges() -> None:
    network = hostile_network()
    back = nx.read_gexf(io.BytesIO(gexf_text(network).encode()))
    assert set(back) == {"a", "b"}
    assert multi(back) == {("a", "b", "edge-1"), ("a", "b", "edge-2")}
    assert back.nodes["b"]["label"] == network.nodes["b"]["label"]
    assert back.edges["a", "b", "edge-2"]["weight"] == 3


def test_gexf_names_no_clock() -> None:
    assert "lastmodified" not in gexf_text(hostile_network())


def test_graphml_reads_back_with_unique_edge_ids() -> None:
    network = hostile_network()
    text = graphml_text(network)
    back = nx.read_graphml(io.BytesIO(text.encode()))
    assert multi(back) == {("a", "b", "edge-1"), ("a", "b", "edge-2")}
    ids = [edge.get("id") for edge in ET.fromstring(text.encode()).iterfind(".//{*}edge")]
    assert len(ids) == len(set(ids)) == 2
    assert back.nodes["a"]["label"] == network.nodes["a"]["label"]


def test_cytoscape_keeps_ids_apart_from_attributes() -> None:
    elements = cytoscape_data(hostile_network())["elements"]
    assert isinstance(elements, dict)
    assert [node["data"]["id"] for node in elements["nodes"]] == ["a", "b"]
    assert [(edge["data"]["source"], edge["data"]["target"]) for edge in elements["edges"]] == [("a", "b")] * 2
    assert elements["nodes"][0]["data"]["id_"] == "lost?"


def test_dot_is_read_by_pydot() -> None:
    pydot = pytest.importorskip("pydot")
    graphs = pydot.graph_from_dot_data(dot_text(hostile_network()))
    assert graphs
    assert {node.get_name() for node in graphs[0].get_nodes()} >= {'"a"', '"b"'}
    assert len(graphs[0].get_edges()) == 2


def test_csv_tables_join_and_are_no_formulas() -> None:
    network = hostile_network()
    edges = list(csv.DictReader(io.StringIO(edges_csv(network))))
    nodes = {row["Id"]: row for row in csv.DictReader(io.StringIO(nodes_csv(network)))}
    assert [(row["Source"], row["Target"], row["Weight"]) for row in edges] == [("a", "b", "1"), ("a", "b", "3")]
    assert nodes["b"]["Label"].startswith("'=")
    assert {row["Source"] for row in edges} <= set(nodes)


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_views_have_labels_kinds_and_unique_edges(source: StoreSource, view: str) -> None:
    network = build_network(source, view)
    assert len(network) > 3
    assert all(attributes.get("label") and attributes.get("kind") for _, attributes in network.nodes(data=True))
    keys = [key for *_, key in network.edges(keys=True)]
    assert len(keys) == len(set(keys))


def test_claims_view_carries_stance_and_article(source: StoreSource) -> None:
    edges = [attributes for *_, attributes in build_network(source, "claims").edges(data=True)]
    denials = [attributes for attributes in edges if attributes["kind"] == "denies"]
    assert denials
    assert all(attributes["article"] and attributes["published"] for attributes in denials)


def test_actors_view_counts_relays(source: StoreSource) -> None:
    kinds = {attributes["kind"] for *_, attributes in build_network(source, "actors").edges(data=True)}
    assert {"quoted_together", "relays"} <= kinds


def test_projection_shows_every_assertion(projection: Projection) -> None:
    for row in projection.assertions:
        body = projection.articles[row.article].body
        assert any(part == "content" for part, _, _ in row.spans)
        assert all(0 <= start < end <= len(body) for _, start, end in row.spans)


@pytest.mark.parametrize("name", list(EXPORTERS))
def test_every_format_is_deterministic_and_takes_an_empty_store(
    source: StoreSource, empty_source: StoreSource, name: str
) -> None:
    assert export_text(source, name) == export_text(source, name)
    assert isinstance(export_text(empty_source, name), str)


def test_cytoscape_text_is_json(source: StoreSource) -> None:
    assert json.loads(export_text(source, "cytoscape"))["elements"]["nodes"]
