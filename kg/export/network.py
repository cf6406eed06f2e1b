"""Views of the store as networkx graphs: who is quoted with whom, who said what, whom each outlet quotes.

Nodes and edges are added in sorted order, so that exports can be compared line by line.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import combinations
from typing import TypeAlias

import networkx as nx

from kg.export.projection import AssertionRow, ClaimRow, Projection
from kg.ids import content_hash

Network: TypeAlias = nx.MultiDiGraph

NARRATION = "narration"
LABEL_LENGTH = 80


def actors_network(projection: Projection) -> Network:
    """Actors as nodes; edges: quoted together in an article, relayed by, takes part in one event with.

    `weight` of an edge is the number of articles (quoted together), assertions (relays) or events (with).
    """
    network = _network("actors")
    said = Counter(row.speaker for row in projection.assertions if row.speaker)
    for key, actor in sorted(projection.actors.items()):
        network.add_node(key, **_actor_attributes(actor.name, actor.type, actor.iri, said[key]))
    by_iri = {row.iri: row for row in projection.assertions}
    together: dict[tuple[str, str], set[str]] = defaultdict(set)
    speakers: dict[str, set[str]] = defaultdict(set)
    relays: Counter[tuple[str, str]] = Counter()
    for row in projection.assertions:
        if row.speaker:
            speakers[row.article].add(row.speaker)
            outer = by_iri.get(row.within or "")
            if outer and outer.speaker and outer.speaker != row.speaker:
                relays[outer.speaker, row.speaker] += 1
    for article, keys in speakers.items():
        for pair in combinations(sorted(keys), 2):
            together[pair].add(article)
    events: Counter[tuple[str, str]] = Counter()
    for event in projection.events:
        events.update(combinations(sorted({key for key, _ in event.participants}), 2))
    for (a, b), articles in sorted(together.items()):
        _edge(network, a, b, "quoted_together", weight=len(articles))
    for (a, b), count in sorted(relays.items()):
        _edge(network, a, b, "relays", weight=count)
    for (a, b), count in sorted(events.items()):
        _edge(network, a, b, "same_event", weight=count)
    return network


def claims_network(projection: Projection) -> Network:
    """Speaker -> claim or figure -> event; an edge is one act of saying with its stance, article and words."""
    network = _network("claims")
    said: Counter[str] = Counter()
    claims: dict[str, ClaimRow] = {}
    shown: list[tuple[AssertionRow, ClaimRow]] = []
    for row in projection.assertions:
        for claim in row.claims:
            if row.speaker or row.mode == NARRATION or claim.modifier:
                claims.setdefault(claim.iri, claim)
                shown.append((row, claim))
        if row.speaker:
            said[row.speaker] += 1
    takes_part = {key for event in projection.events for key, _ in event.participants}
    for key, actor in sorted(projection.actors.items()):
        if said[key] or key in takes_part:
            network.add_node(key, **_actor_attributes(actor.name, actor.type, actor.iri, said[key]))
    for iri, claim in sorted(claims.items()):
        network.add_node(node_id("claim", iri), **_claim_attributes(claim))
    for event in projection.events:
        network.add_node(
            node_id("event", event.iri),
            label=event.label,
            kind="event",
            type=event.type,
            iri=event.iri,
            when=event.when,
            weight=1,
        )
    for row, claim in shown:
        article = projection.articles.get(row.article)
        if row.speaker:
            _edge(
                network,
                row.speaker,
                node_id("claim", claim.iri),
                row.stance,
                weight=1,
                iri=row.iri,
                mode=row.mode,
                confidence=row.confidence,
                said_on=row.said_on,
                article=article.label if article else row.article,
                publisher=article.publisher if article else None,
                published=article.published if article else None,
            )
    for iri, claim in sorted(claims.items()):
        if claim.event and node_id("event", claim.event) in network:
            _edge(network, node_id("claim", iri), node_id("event", claim.event), "measures", weight=1)
    for event in projection.events:
        for key, role in event.participants:
            _edge(network, key, node_id("event", event.iri), "takes_part", weight=1, role=role)
    return network


def articles_network(projection: Projection) -> Network:
    """Outlet -> article -> speaker; `weight` of an edge to a speaker is the number of assertions there."""
    network = _network("articles")
    quoted: Counter[tuple[str, str]] = Counter(
        (row.article, row.speaker) for row in projection.assertions if row.speaker
    )
    said = Counter(key for _, key in quoted.elements())
    for iri, article in sorted(projection.articles.items()):
        if article.publisher:
            network.add_node(
                node_id("publisher", article.publisher), label=article.publisher, kind="publisher", weight=1
            )
        network.add_node(
            node_id("article", iri),
            label=article.label,
            kind="article",
            iri=iri,
            url=article.url,
            published=article.published,
            publisher=article.publisher,
            weight=1,
        )
    for key, actor in sorted(projection.actors.items()):
        if said[key]:
            network.add_node(key, **_actor_attributes(actor.name, actor.type, actor.iri, said[key]))
    for iri, article in sorted(projection.articles.items()):
        if article.publisher:
            _edge(network, node_id("publisher", article.publisher), node_id("article", iri), "published", weight=1)
    for (iri, key), count in sorted(quoted.items()):
        _edge(network, node_id("article", iri), key, "quotes", weight=count)
    return network


VIEWS: dict[str, Callable[[Projection], Network]] = {
    "claims": claims_network,
    "actors": actors_network,
    "articles": articles_network,
}


def node_id(kind: str, key: str) -> str:
    """Short stable identifier of a node, fit for every file format."""
    return f"{kind}-{content_hash(key)}"


def _network(view: str) -> Network:
    return nx.MultiDiGraph(name=f"Hearsay: {view}")


def _actor_attributes(name: str, kind: str, iri: str, weight: int) -> dict[str, object]:
    return {"label": name, "kind": "actor", "type": kind, "iri": iri, "weight": max(weight, 1), "assertions": weight}


def _claim_attributes(claim: ClaimRow) -> dict[str, object]:
    label = claim.text if len(claim.text) <= LABEL_LENGTH else claim.text[: LABEL_LENGTH - 1].rstrip() + "…"
    return {
        "label": label,
        "kind": "figure" if claim.modifier else "claim",
        "iri": claim.iri,
        "text": claim.text,
        "weight": 1,
        "comparator": claim.modifier,
        "value": claim.value,
        "low": claim.low,
        "high": claim.high,
        "unit": claim.unit,
        "counted": claim.counted,
    }


def _edge(network: Network, start: str, end: str, kind: str, **attributes: object) -> None:
    """Add an edge whose key is its identifier: unique in the file, the same in every export."""
    anchor = attributes.get("iri") or ""
    key = "edge-" + content_hash(start, end, kind, anchor)
    network.add_edge(start, end, key=key, kind=kind, label=kind.replace("_", " "), **attributes)
