"""How Jupyter shows a network: the page of `kg export -f html` in a frame of its own."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import networkx as nx

HEIGHT = 640


class ShownNetwork(nx.MultiDiGraph):  # type: ignore[misc]
    """A networkx graph that Jupyter shows as the page in `page`, where it has one.

    The frame is sandboxed: scripts of the page run, and reach neither the notebook nor any host.
    """

    page: str | None = None

    def _repr_html_(self) -> str | None:
        if self.page is None:
            return None
        frame = ET.Element("iframe", srcdoc=self.page, sandbox="allow-scripts", width="100%", height=str(HEIGHT))
        frame.text = ""
        return ET.tostring(frame, encoding="unicode", method="html")
