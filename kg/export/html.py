"""One HTML file that opens without a network: actors, claims, figures, events and every quoted sentence.

Text enters the page as JSON with "<" escaped and leaves it through textContent; the page's policy allows only the
scripts and the style it was written with. At most MAX_NODES nodes are drawn, and the page says what was left out.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeAlias

import networkx as nx

from kg.errors import ExportError
from kg.export.flatten import flat_network
from kg.export.layout import positions_of
from kg.export.network import NARRATION, claims_network, node_id
from kg.export.rows import AssertionRow, Projection

MAX_NODES = 2000
CONTEXT = 240
SHORT_LABEL = 42
# The one style rule that Cytoscape.js 3.34 adds to a page; the browser test fails where a newer one adds another.
LIBRARY_STYLE = "'sha256-pgvDUBa4IjFA2yuSJ2cqcyxmNYJMborsd0ORcRv9vw8='"
_SENTENCE_END = re.compile(r"""(?<![A-Z])[.!?]["”’»)]*(?P<gap>\s+)(?=["“‘«(]?[A-Z0-9])""")
# An IRI -> the address of a page about it, None where there is none.
PageOf: TypeAlias = Callable[[str], str | None]


def html_text(
    projection: Projection, *, generator: str, pages: PageOf | None = None, menu: Sequence[tuple[str, str]] = ()
) -> str:
    """The page for a projection, with links to the pages that `pages` knows, and to those of `menu` at its top.

    Raises ExportError where the build's script is missing.
    """
    style, script, template = (_asset(name) for name in ("view.css", "view.js", "view.html"))
    library = _library()
    data = json.dumps(page_data(projection, pages, menu), ensure_ascii=False, separators=(",", ":"))
    data = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    data = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src {_hash(style)} {LIBRARY_STYLE}; script-src {_hash(library)} {_hash(script)}"
    )
    parts = {"csp": policy, "generator": generator, "style": style, "data": data, "library": library, "script": script}
    page, *rest = template.split("{{")
    for piece in rest:
        name, text = piece.split("}}", 1)
        page += parts[name] + text
    return page


def page_policy(page: str) -> str:
    """The Content Security Policy that stands in a page, for a server that sends it as a header."""
    return page.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]


def page_data(
    projection: Projection, pages: PageOf | None = None, menu: Sequence[tuple[str, str]] = ()
) -> dict[str, object]:
    """Nodes with positions, edges and records of the page."""
    page_of = pages or (lambda iri: None)  # noqa: ARG005 - one signature
    network = flat_network(claims_network(projection))
    drawn, left_out = _strongest(network)
    positions = positions_of(drawn)
    nodes = []
    for node, attributes in drawn.nodes(data=True):
        x, y = positions[node]
        label = str(attributes["label"])
        look = attributes.get("type") if attributes["kind"] == "actor" else attributes["kind"]
        nodes.append(
            {
                "id": node,
                "label": label,
                "short": label if len(label) <= SHORT_LABEL else label[: SHORT_LABEL - 1].rstrip() + "…",
                "kind": attributes["kind"],
                "look": look,
                "weight": attributes.get("weight", 1),
                "assertions": attributes.get("assertions", 0),
                "page": page_of(str(attributes.get("iri") or "")),
                "x": x,
                "y": y,
            }
        )
    edges = [
        {"id": key, "source": start, "target": end, "kind": attributes["kind"]}
        for start, end, key, attributes in drawn.edges(keys=True, data=True)
    ]
    articles = sorted(projection.articles.values(), key=lambda row: (row.published or "", row.iri))
    article_index = {row.iri: index for index, row in enumerate(articles)}
    outer_name = {
        row.iri: projection.actors[row.speaker].name for row in projection.assertions if row.speaker is not None
    }
    rows = sorted(
        (row for row in projection.assertions if row.article in article_index and row.spans),
        key=lambda row: (article_index[row.article], min(start for _, start, _ in row.spans), row.iri),
    )
    records = [_record(projection, row, article_index[row.article], outer_name.get(row.within or "")) for row in rows]
    spoken = sum(1 for row in projection.assertions if row.mode != NARRATION)
    return {
        "counts": f"{len(article_index)} articles, {len(projection.actors)} actors, {spoken} assertions, "
        f"{sum(1 for row in projection.assertions for claim in row.claims if claim.modifier)} figures",
        "left_out": left_out,
        "menu": menu,
        "articles": [
            {
                "label": row.label,
                "url": page_of(row.iri) or _web_address(row.url),
                "published": row.published,
                "publisher": row.publisher,
            }
            for row in articles
        ],
        "nodes": nodes,
        "edges": edges,
        "records": records,
    }


def _web_address(url: str | None) -> str | None:
    """The address if a browser may follow it: http or https, nothing that runs."""
    return url if url is not None and url.lower().startswith(("http://", "https://")) else None


def _record(projection: Projection, row: AssertionRow, article: int, outer: str | None) -> dict[str, object]:
    body = projection.articles[row.article].body
    first = min(start for _, start, _ in row.spans)
    last = max(end for _, _, end in row.spans)
    low, high = context_edges(body, first, last)
    marks = sorted([start - low, end - low, part] for part, start, end in row.spans if start >= low and end <= high)
    nodes = ([row.speaker] if row.speaker else []) + [node_id("claim", claim.iri) for claim in row.claims]
    nodes += [node_id("event", claim.event) for claim in row.claims if claim.event]
    return {
        "speaker": projection.actors[row.speaker].name if row.speaker else None,
        "stance": row.stance,
        "mode": row.mode,
        "within": outer,
        "said_on": row.said_on,
        "confidence": row.confidence,
        "article": article,
        "start": first,
        "end": last,
        "context": {"text": body[low:high], "marks": marks},
        "figures": [claim.text for claim in row.claims if claim.modifier],
        "nodes": nodes,
    }


def context_edges(body: str, first: int, last: int) -> tuple[int, int]:
    """Where the words around a record begin and end: its sentences, inside its paragraph.

    At most CONTEXT characters stand on either side.
    """
    newline = body.find("\n", last)
    low = max(body.rfind("\n", 0, first) + 1, first - CONTEXT, 0)
    high = min(len(body) if newline < 0 else newline, last + CONTEXT)
    starts = [found.end() for found in _SENTENCE_END.finditer(body, low, first + 2) if found.end() <= first]
    if starts:
        low = starts[-1]
    elif low and body[low - 1] != "\n":
        low = next((at for at in range(low, first) if body[at - 1].isspace()), first)
    ending = _SENTENCE_END.search(body, max(last - 2, first), high)
    if ending:
        high = max(last, ending.end() - len(ending["gap"]))
    return low, high


def _strongest(network: nx.MultiDiGraph) -> tuple[nx.MultiDiGraph, str | None]:
    """The MAX_NODES best connected nodes without those that stand alone, and a sentence about the rest."""
    alone = [node for node in network if not network.degree(node)]
    if len(alone) == len(network):
        alone = []  # better dots than nothing
    ranked = sorted(set(network) - set(alone), key=lambda node: (-network.degree(node), node))
    left_out = [f"{len(alone)} nodes that nothing is connected to"] if alone else []
    if len(ranked) > MAX_NODES:
        left_out.append(f"{len(ranked) - MAX_NODES} less connected than the {MAX_NODES} drawn")
    if not left_out:
        return network, None
    return network.subgraph(ranked[:MAX_NODES]), f"Not in the picture, but in the list: {' and '.join(left_out)}."


@cache
def _asset(name: str) -> str:
    return (resources.files("kg.export") / "assets" / name).read_text(encoding="utf-8")


def script_folder() -> Path:
    """The folder of the scripts that the build fetches."""
    return Path(str(resources.files("kg.export") / "web"))


@cache
def _library() -> str:
    script = script_folder() / "cytoscape.min.js"
    if not script.is_file():
        raise ExportError(
            "the network script cytoscape.min.js is missing from this checkout: install the package "
            "(pip install -e .), which fetches it, then export again"
        )
    return script.read_text(encoding="utf-8").replace("</script", "<\\/script")


def _hash(text: str) -> str:
    """A source expression of Content Security Policy level 3, section 2.3.1."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
