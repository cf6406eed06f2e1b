"""One HTML file that opens without a network: actors, claims, figures, events and every quoted sentence.

Text enters the page as JSON with "<" escaped and leaves it through textContent; the page's policy allows only the
scripts and the style it was written with. At most MAX_NODES nodes are drawn, and the page says what was left out.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib import resources

import networkx as nx

from kg.errors import ExportError
from kg.export.flatten import flat_network
from kg.export.network import NARRATION, claims_network, node_id
from kg.export.projection import AssertionRow, ClaimRow, Projection

MAX_NODES = 2000
CONTEXT = 240
SHORT_LABEL = 42
SEED = 20
COMPARATOR_WORDS = {
    "Exactly": "",
    "AtLeast": "at least ",
    "AtMost": "at most ",
    "MoreThan": "more than ",
    "LessThan": "less than ",
    "About": "about ",
    "Between": "",
    "Vague": "more than ",
}


def html_text(projection: Projection, *, generator: str) -> str:
    """The page for a projection; raises ExportError where the build's script is missing."""
    style, script, template = (_asset(name) for name in ("view.css", "view.js", "view.html"))
    library = _library()
    data = json.dumps(page_data(projection), ensure_ascii=False, separators=(",", ":"))
    data = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    data = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src {_hash(style)} 'unsafe-hashes'; script-src {_hash(library)} {_hash(script)}"
    )
    parts = {"csp": policy, "generator": generator, "style": style, "data": data, "library": library, "script": script}
    page, *rest = template.split("{{")
    for piece in rest:
        name, text = piece.split("}}", 1)
        page += parts[name] + text
    return page


def page_data(projection: Projection) -> dict[str, object]:
    """Nodes with positions, edges and records of the page."""
    network = flat_network(claims_network(projection))
    drawn, left_out = _strongest(network)
    positions = _positions(drawn)
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
                "x": x,
                "y": y,
            }
        )
    edges = [
        {"id": key, "source": start, "target": end, "kind": attributes["kind"]}
        for start, end, key, attributes in drawn.edges(keys=True, data=True)
    ]
    article_index = {iri: index for index, iri in enumerate(projection.articles)}
    outer_name = {
        row.iri: projection.actors[row.speaker].name for row in projection.assertions if row.speaker is not None
    }
    records = [
        _record(projection, row, article_index[row.article], outer_name.get(row.within or ""))
        for row in projection.assertions
        if row.article in article_index and row.spans
    ]
    spoken = sum(1 for row in projection.assertions if row.mode != NARRATION)
    return {
        "counts": f"{len(article_index)} articles, {len(projection.actors)} actors, {spoken} assertions, "
        f"{sum(1 for row in projection.assertions for claim in row.claims if claim.modifier)} figures",
        "left_out": left_out,
        "articles": [
            {"label": row.label, "url": row.url, "published": row.published, "publisher": row.publisher}
            for row in projection.articles.values()
        ],
        "nodes": nodes,
        "edges": edges,
        "records": records,
    }


def figure_words(claim: ClaimRow) -> str:
    """A figure in words: "at least 45 person (people released)"."""
    if claim.modifier is None:
        return claim.text
    counted = f" ({claim.counted})" if claim.counted else ""
    if claim.modifier == "Between" and claim.low is not None and claim.high is not None:
        return f"{claim.low:g} to {claim.high:g} {claim.unit or ''}{counted}"
    number = next((value for value in (claim.value, claim.low, claim.high) if value is not None), None)
    shown = claim.text if number is None else f"{COMPARATOR_WORDS[claim.modifier]}{number:,.10g} {claim.unit or ''}"
    return f"{shown.strip()}{counted}"


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
        "figures": [figure_words(claim) for claim in row.claims if claim.modifier],
        "nodes": nodes,
    }


def context_edges(body: str, first: int, last: int) -> tuple[int, int]:
    """Where the words around a record begin and end: its paragraph, but at most CONTEXT characters on either side."""
    low = max(body.rfind("\n", 0, first) + 1, first - CONTEXT, 0)
    newline = body.find("\n", last)
    high = min(len(body) if newline < 0 else newline, last + CONTEXT)
    while low < first and low > 0 and not body[low - 1].isspace():
        low += 1
    while high > last and high < len(body) and not body[high].isspace():
        high -= 1
    return low, high


def _strongest(network: nx.MultiDiGraph) -> tuple[nx.MultiDiGraph, str | None]:
    """The MAX_NODES best connected nodes, and a sentence about the rest."""
    if len(network) <= MAX_NODES:
        return network, None
    ranked = sorted(network, key=lambda node: (-network.degree(node), node))
    kept = network.subgraph(ranked[:MAX_NODES])
    missing = len(network) - MAX_NODES
    return kept, f"The picture shows the {MAX_NODES} best connected nodes; {missing} are left out of it, not of the list."


def _positions(network: nx.MultiDiGraph) -> dict[str, tuple[int, int]]:
    """Positions from a seeded force layout, component by component packed by networkx; the same graph, the same picture."""
    if not network:
        return {}
    simple = nx.Graph()
    simple.add_nodes_from(sorted(network))
    simple.add_edges_from(sorted((start, end) for start, end in network.edges() if start != end))
    size = 90 * max(len(simple), 4) ** 0.5
    if len(simple) < 500:
        layout = nx.spring_layout(simple, seed=SEED, iterations=150, k=1.6 / max(len(simple), 1) ** 0.5)
    else:
        layout = nx.forceatlas2_layout(simple, seed=SEED, max_iter=60)
        reach = max(max(abs(x), abs(y)) for x, y in layout.values()) or 1.0
        layout = {node: (x / reach, y / reach) for node, (x, y) in layout.items()}
    return {node: (round(float(x) * size), round(float(y) * size)) for node, (x, y) in layout.items()}


@cache
def _asset(name: str) -> str:
    return (resources.files("kg.export") / "assets" / name).read_text(encoding="utf-8")


@cache
def _library() -> str:
    script = resources.files("kg.export") / "web" / "cytoscape.min.js"
    if not script.is_file():
        raise ExportError(
            "the network script cytoscape.min.js is missing from this checkout: install the package "
            "(pip install -e .), which fetches it, then export again"
        )
    return script.read_text(encoding="utf-8").replace("</script", "<\\/script")


def _hash(text: str) -> str:
    """A source expression of Content Security Policy level 3, section 2.3.1."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
