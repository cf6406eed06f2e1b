"""Actors as they stand across articles, for people: who there is, on what grounds, and who may be whom."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.link.decisions import Side
from kg.link.read import all_nodes, chunks, labels, members_of, nodes_of
from kg.link.terms import KG, ORG, PROV, RDFS, SCHEMA, SKOS, rows_of, terms_text
from kg.link.triples import EVIDENCE, LINKS, actor_of, article_of, is_canonical

if TYPE_CHECKING:
    from kg.store import GraphStore

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Identity:
    """An actor across articles: `node` is the canonical actor, or an article's own where there is only that one."""

    node: str
    name: str
    type: str
    also: tuple[str, ...]
    articles: int
    first: str
    last: str
    authorities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """One actor of an article behind an identity, with the grounds on which it stands there."""

    name: str
    roles: tuple[str, ...]
    article: str
    published: str
    publisher: str
    why: str
    by: str
    confidence: str
    actor: str


def iter_identities(store: GraphStore, *, everybody: bool = False) -> Iterator[Identity]:
    """Identities met in several articles, the most frequent first; with `everybody` those met in one as well."""
    chosen = [node for node in all_nodes(store).values() if everybody or is_canonical(node)]
    yield from sorted(identities_of(store, chosen), key=lambda each: (-each.articles, each.name, each.node))


def identities_of(store: GraphStore, nodes: Iterable[str]) -> Iterator[Identity]:
    """The identities that stand behind nodes, in no order."""
    members = members_of(store, nodes)
    facts = _facts(store, (actor for found in members.values() for actor in found))
    names = labels(store, (node for node in members if is_canonical(node)))
    authorities: defaultdict[str, set[str]] = defaultdict(set)
    for node, iri in rows_of(store, f"SELECT ?n ?i WHERE {{ GRAPH <{LINKS}> {{ ?n <{SKOS.exactMatch}> ?i }} }}"):
        authorities[node].add(iri)
    for node, actors in members.items():
        shown = [facts[actor] for actor in actors if actor in facts]
        if not shown:
            continue
        name = names.get(node) or min(shown[0].names)
        days = sorted(each.published for each in shown if each.published)
        yield Identity(
            node=node,
            name=name,
            type=shown[0].type,
            also=tuple(sorted({other for each in shown for other in each.names} - {name})),
            articles=len({article_of(actor) for actor in actors}),
            first=days[0] if days else "",
            last=days[-1] if days else "",
            authorities=tuple(sorted(authorities[node])),
        )


@dataclass(slots=True)
class _Facts:
    type: str
    names: list[str]
    published: str
    publisher: str
    article: str


def _facts(store: GraphStore, actors: Iterable[str]) -> dict[str, _Facts]:
    """What the article graphs say of actors; the first name is the actor's own, the others are its aliases."""
    found: dict[str, _Facts] = {}
    for part in chunks(actors):
        for actor, cls, name, alias, day, publisher, url, identifier in rows_of(
            store,
            f"""SELECT ?a ?class ?name ?alias ?day ?publisher ?url ?id WHERE {{ VALUES ?a {{ {terms_text(part)} }}
            GRAPH ?g {{ ?a a <{KG.Actor}> ; a ?class ; <{SCHEMA.name}> ?name . ?article a <{SCHEMA.NewsArticle}> ;
              <{SCHEMA.identifier}> ?id
              OPTIONAL {{ ?a <{SKOS.altLabel}> ?alias }} OPTIONAL {{ ?article <{SCHEMA.datePublished}> ?day }}
              OPTIONAL {{ ?article <{SCHEMA.publisher}>/<{SCHEMA.name}> ?publisher }}
              OPTIONAL {{ ?article <{SCHEMA.url}> ?url }} }}
            FILTER(?class IN (<{SCHEMA.Person}>, <{SCHEMA.Organization}>)) }} ORDER BY ?a ?alias ?id""",
        ):
            kind = "person" if cls == SCHEMA.Person else "organization"
            facts = found.setdefault(actor, _Facts(kind, [name], day, publisher, url or identifier))
            if alias and alias not in facts.names:
                facts.names.append(alias)
    return found


# -- one identity -----------------------------------------------------------------------------------------------------


def find_identity(store: GraphStore, wanted: str) -> Identity:
    """The identity of that IRI or exact name; a name that several bear, or none, is a QueryError that says so."""
    if re.match(r"[a-z]+:\S+$", wanted):
        nodes = set(nodes_of(store, [wanted]).values()) if "#" in wanted else {wanted} & set(labels(store, [wanted]))
    else:
        name = Literal(wanted)
        actors = {
            row[0]
            for row in rows_of(
                store,
                f"SELECT DISTINCT ?a WHERE {{ GRAPH ?g {{ ?a <{SCHEMA.name}>|<{SKOS.altLabel}> {name} ; "
                f"a <{KG.Actor}> }} }}",
            )
        }
        nodes = set(nodes_of(store, actors).values())
        named = {node for node, label in labels(store, nodes).items() if label == wanted}
        nodes = named if len(named) == 1 else nodes
    found = sorted(identities_of(store, nodes), key=lambda each: (-each.articles, each.node))
    if len(found) == 1:
        return found[0]
    if not found:
        near = _similar(store, wanted)
        hint = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
        raise QueryError(f"no actor {wanted!r}; {hint}`kg actors list --all` shows all that links know")
    listed = "; ".join(
        f"<{each.node}> in {each.articles} article{'s' * (each.articles > 1)}" for each in found[:SHOWN]
    ) + (f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else "")
    raise QueryError(f"{wanted!r} may be any of {len(found)} actors, give the IRI of one: {listed}")


def _similar(store: GraphStore, wanted: str) -> list[str]:
    names = {
        row[0]
        for row in rows_of(
            store, f"SELECT DISTINCT ?name WHERE {{ GRAPH ?g {{ ?a a <{KG.Actor}> ; <{SCHEMA.name}> ?name }} }}"
        )
    }
    containing = sorted(name for name in names if wanted.casefold() in name.casefold())
    return list(dict.fromkeys([*containing, *difflib.get_close_matches(wanted, sorted(names))]))[:SHOWN]


def appearances(store: GraphStore, identity: Identity) -> tuple[Appearance, ...]:
    """Where an identity is met, the earliest article first, and why each actor was taken for it."""
    actors = members_of(store, [identity.node])[identity.node]
    facts = _facts(store, actors)
    grounds = _grounds(store, actors)
    roles = _roles(store, actors)
    rows = [
        Appearance(
            facts[actor].names[0], tuple(roles[actor]), facts[actor].article, facts[actor].published,
            facts[actor].publisher, *grounds.get(actor, ("", "", "")), actor,
        )
        for actor in actors
        if actor in facts
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (row.published or "9999", row.article, row.actor)))


def _grounds(store: GraphStore, actors: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """The strongest judgement on each actor: its reason, who passed it, how sure it is."""
    best: dict[str, tuple[float, str, str]] = {}
    for part in chunks(actors):
        for actor, reason, confidence, agent in rows_of(
            store,
            f"""SELECT ?a ?reason ?confidence ?by WHERE {{ VALUES ?a {{ {terms_text(part)} }} GRAPH <{LINKS}> {{
            ?j <{KG.judges}> ?a ; <{KG.reason}> ?reason ; <{KG.confidence}> ?confidence ;
              <{PROV.wasGeneratedBy}>/<{PROV.wasAssociatedWith}> ?agent .
            ?agent <{SCHEMA.name}>|<{RDFS.label}> ?by }} }}""",
        ):
            best[actor] = max(best.get(actor, (0.0, "", "")), (float(confidence), reason, agent))
    return {actor: (reason, agent, f"{confidence:g}") for actor, (confidence, reason, agent) in best.items()}


def _roles(store: GraphStore, actors: Iterable[str]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for part in chunks(actors):
        for actor, role, place in rows_of(
            store,
            f"SELECT ?a ?role ?place WHERE {{ VALUES ?a {{ {terms_text(part)} }} GRAPH ?g {{ ?m <{ORG.member}> ?a ; "
            f"<{KG.roleName}> ?role OPTIONAL {{ ?m <{SCHEMA.name}> ?place }} }} }} ORDER BY ?role ?place",
        ):
            found[actor].append(f"{role}, {place}" if place else role)
    return found


def side_of(store: GraphStore, wanted: str, identity: Identity) -> Side:
    """The article's own actor that a judgement on an identity names: the one that was asked for, else the first."""
    actor = wanted if "#" in wanted else _first(store, identity.node)
    return Side(actor, article_of(actor), _facts(store, [actor])[actor].names[0])


def _first(store: GraphStore, node: str) -> str:
    if not is_canonical(node):
        return node
    query = f"SELECT ?a WHERE {{ GRAPH <{EVIDENCE}> {{ {NamedNode(node)} <{KG.anchor}> ?a }} }}"
    return actor_of(min(row[0] for row in rows_of(store, query)))
