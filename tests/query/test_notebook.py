"""What Jupyter shows: tables and networks in which no value is markup."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import lxml.html
import networkx as nx
import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import QueryError
from kg.export.notebook import ShownNetwork
from kg.query import Result
from kg.query.notebook import SHOWN_ROWS


def test_values_are_text() -> None:
    result = Result("solutions", variables=("what",), rows=((Literal("<script>x</script>"),), (None,)))
    shown = ET.fromstring(result._repr_html_())
    assert [cell.text for cell in shown.iter("td")] == ["<script>x</script>", None]
    assert "<script" not in result._repr_html_()


def test_long_answers_say_what_is_left_out() -> None:
    rows = tuple((Literal(str(number)),) for number in range(SHOWN_ROWS + 5))
    shown = ET.fromstring(Result("solutions", variables=("n",), rows=rows)._repr_html_())
    assert len(list(shown.iter("td"))) == SHOWN_ROWS
    assert [each.text for each in shown.iter("p")] == [f"{SHOWN_ROWS + 5} rows, the first {SHOWN_ROWS} shown"]


def test_other_answers() -> None:
    assert "true" in Result("boolean", boolean=True)._repr_html_()
    triple = Triple(NamedNode("x:a"), NamedNode("x:b"), Literal("c"))
    shown = ET.fromstring(Result("triples", triples=(triple,))._repr_html_())
    assert [cell.text for cell in shown.iter("td")] == ["x:a", "x:b", "c"]


def test_pandas_has_typed_columns() -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    whole = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    table = Result("solutions", variables=("n",), rows=((Literal("3", datatype=whole),),)).to_pandas()
    assert table["n"].tolist() == [3]
    with pytest.raises(QueryError):
        Result("boolean", boolean=True).to_pandas()


def test_a_network_is_a_page_in_a_sandbox() -> None:
    network = ShownNetwork(nx.MultiDiGraph([("a", "b")]))
    assert network._repr_html_() is None
    network.page = "<p title='\"'>page</p><script>run()</script>"
    frame = lxml.html.fragment_fromstring(network._repr_html_() or "")
    assert frame.get("srcdoc") == network.page
    assert frame.get("sandbox") == "allow-scripts"
    assert list(network.edges()) == [("a", "b")]
