"""Views of the store as networkx graphs: who is quoted with whom, who said what, whom each outlet quotes.

Nodes and edges are added in sorted order, so that exports can be compared line by line.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import TypeAlias

import networkx as nx

from kg.export.projection import article_of
from kg.export.rows import ActorRow, AssertionRow, ClaimRow, Projection
from kg.export.ties import ties_of
from kg.ids import content_hash

Network: TypeAlias = nx.MultiDiGraph

NARRATION = "narration"
LABEL_LENGTH = 80


def actors_network(projection: Projection) -> Network:
    """Actors as nodes; edges: the kinds of `ties.ties_of`, from quoted together to contradicts.

    `weight` of an edge is the number of articles (quoted together, roles), assertions (relays), events (same event), or
    denials and figures (contradicts) that it was seen in; `first` and `last` are the days of the articles.
    """
    network = _network("actors")
    said = Counter(row.speaker for row in projection.assertions if row.speaker)
    for key, actor in sorted(projection.actors.items()):
        network.add_node(key, **_actor_attributes(projection, actor, said[key]))
    for tie in ties_of(projection):
        roles = {"role": "; ".join(sorted(tie.roles))} if tie.roles else {}
        _edge(network, tie.start, tie.end, tie.kind, weight=len(tie.seen), **_period(sorted(tie.days)), **roles)
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
    takes_part = {key for event in projection.events for key, _, _ in event.participants}
    for key, actor in sorted(projection.actors.items()):
        if said[key] or key in takes_part:
            network.add_node(key, **_actor_attributes(projection, actor, said[key]))
    for iri, claim in sorted(claims.items()):
        network.add_node(
            node_id("claim", iri), **_claim_attributes(claim), **_period(projection.days([article_of(iri)]))
        )
    for event in projection.events:
        network.add_node(
            node_id("event", event.iri),
            label=event.label,
            kind="event",
            type=event.type,
            iri=event.iri,
            when=event.when,
            weight=len(event.articles),
            **_period(projection.days(event.articles)),
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
                **_period(projection.days([row.article])),
            )
    for iri, claim in sorted(claims.items()):
        days = projection.days([article_of(iri)])
        targets = [("measures", claim.event)] if claim.event else [("about", event) for event in claim.about]
        for kind, event_iri in targets:
            if (target := node_id("event", event_iri)) in network:
                _edge(network, node_id("claim", iri), target, kind, weight=1, **_period(days))
    for event in projection.events:
        for key in sorted({key for key, _, _ in event.participants}):
            told = [(role, article) for actor, role, article in event.participants if actor == key]
            articles = {article for _, article in told}
            roles = "; ".join(sorted({role for role, _ in told}))
            period = _period(projection.days(articles))
            _edge(network, key, node_id("event", event.iri), "takes_part", weight=len(articles), role=roles, **period)
    return network


def articles_network(projection: Projection) -> Network:
    """Outlet -> article -> speaker; `weight` of an edge to a speaker is the number of assertions there."""
    network = _network("articles")
    issued: dict[str, list[str]] = defaultdict(list)
    for iri, article in projection.articles.items():
        if article.publisher:
            issued[article.publisher].append(iri)
    quoted: Counter[tuple[str, str]] = Counter(
        (row.article, row.speaker) for row in projection.assertions if row.speaker
    )
    said = Counter(key for _, key in quoted.elements())
    for publisher, iris in sorted(issued.items()):
        period = _period(projection.days(iris))
        network.add_node(node_id("publisher", publisher), label=publisher, kind="publisher", weight=1, **period)
    for iri, article in sorted(projection.articles.items()):
        network.add_node(
            node_id("article", iri),
            label=article.label,
            kind="article",
            iri=iri,
            url=article.url,
            published=article.published,
            publisher=article.publisher,
            weight=1,
            **_period(projection.days([iri])),
        )
    for key, actor in sorted(projection.actors.items()):
        if said[key]:
            network.add_node(key, **_actor_attributes(projection, actor, said[key]))
    for publisher, iris in sorted(issued.items()):
        for iri in sorted(iris):
            period = _period(projection.days([iri]))
            _edge(network, node_id("publisher", publisher), node_id("article", iri), "published", weight=1, **period)
    for (iri, key), count in sorted(quoted.items()):
        _edge(network, node_id("article", iri), key, "quotes", weight=count, **_period(projection.days([iri])))
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


def _actor_attributes(projection: Projection, actor: ActorRow, assertions: int) -> dict[str, object]:
    return {
        "label": actor.name,
        "kind": "actor",
        "type": actor.type,
        "iri": actor.iri,
        "weight": max(assertions, 1),
        "assertions": assertions,
        **_period(projection.days(actor.articles)),
    }


def _period(days: Sequence[str]) -> dict[str, object]:
    """The first and the last of some days in order; nothing where none is known."""
    return {"first": days[0], "last": days[-1]} if days else {}


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
