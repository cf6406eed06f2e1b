"""Actors of one article and the roles that it gives them."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.build.graph import ArticleGraph
from kg.build.terms import GAF, KG, ORG, PROV, SCHEMA, SKOS, A, boolean, text
from kg.model import Actor, Attribution, Role, Span

_CLASSES = {
    "person": SCHEMA.Person,
    "organization": SCHEMA.Organization,
    "group": KG.Group,
    "document": KG.Document,
}


@dataclass(frozen=True, slots=True)
class ActorNodes:
    """The IRIs of an article's actors by their ids, and of their roles with the places that state them."""

    nodes: dict[str, NamedNode] = field(default_factory=dict)
    roles: dict[str, list[tuple[Span, NamedNode]]] = field(default_factory=dict)

    def capacities(self, attribution: Attribution) -> list[NamedNode]:
        """The roles that the words of the source themselves give its speaker."""
        return [
            node
            for place, node in self.roles.get(attribution.speaker or "", ())
            if any(source.start <= place.start and place.end <= source.end for source in attribution.source)
        ]


def add_actors(graph: ArticleGraph, actors: tuple[Actor, ...]) -> ActorNodes:
    """Describe the actors; an actor's IRI comes from its name, type and mentions, not from its id."""
    known = ActorNodes()
    for actor in actors:
        mentions = tuple((span.start, span.end) for span in sorted(actor.mentions))
        node = graph.distinct("actor", actor.type, actor.name, mentions)
        known.nodes[actor.id] = node
        graph.add(node, A, KG.Actor, _CLASSES[actor.type], PROV.Agent)
        graph.add(node, SCHEMA.name, text(actor.name))
        graph.add(node, SKOS.altLabel, *(text(alias) for alias in actor.aliases if alias not in {"", actor.name}))
        graph.add(node, GAF.denotedBy, *(graph.span(span) for span in actor.mentions))
        graph.add(node, KG.isResolved, boolean(actor.resolved))
    for actor in actors:
        known.roles[actor.id] = [(role.span, _add_role(graph, known.nodes, actor, role)) for role in actor.roles]
    return known


def _add_role(graph: ArticleGraph, nodes: dict[str, NamedNode], actor: Actor, role: Role) -> NamedNode:
    member = nodes[actor.id]
    node = graph.shared("role", member.value, role.role, (role.span.start, role.span.end))
    graph.add(node, A, ORG.Membership)
    graph.add(node, ORG.member, member)
    graph.add(node, KG.roleName, text(role.role))
    graph.add(node, PROV.wasDerivedFrom, graph.span(role.span))
    if role.of:
        graph.add(node, SCHEMA.name, text(role.of))
    if role.of_actor is not None:
        graph.add(node, ORG.organization, nodes[role.of_actor])
    return node
