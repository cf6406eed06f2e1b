"""What one article's graph shows of its named actors: names, roles, and the company they are met in.

Not handled: groups, papers, and actors that only a pronoun or a description stands for.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pyoxigraph import NamedNode

from kg.link.names import is_written_as_name
from kg.link.terms import DCTERMS, KG, ORG, SCHEMA, SKOS, A, rows_of

if TYPE_CHECKING:
    from kg.store import GraphStore

Kind = Literal["person", "organization"]
_KINDS: dict[str, Kind] = {SCHEMA.Person: "person", SCHEMA.Organization: "organization"}


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """The circumstances in which all actors of one article version are met."""

    iri: str
    graph: str
    published: dt.date | None = None
    publisher: str | None = None
    work: str | None = None


@dataclass(frozen=True, slots=True)
class RoleShown:
    """A role as written, and the organisation or place that it is held in."""

    role: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """One named actor of one article."""

    iri: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[RoleShown, ...] = ()
    members: tuple[tuple[str, str], ...] = ()


def read_profiles(store: GraphStore, graph: str) -> tuple[ArticleFacts | None, tuple[Profile, ...]]:
    """The named people and organisations of one article graph, sorted by IRI; no article where the graph is gone."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in rows_of(store, _QUERY % NamedNode(graph)):
        found[subject][predicate].append(value)
    article = next((iri for iri, facts in found.items() if SCHEMA.NewsArticle in facts[A]), None)
    if article is None:
        return None, ()
    return _article(found, article, graph), tuple(_profiles(found))


_QUERY = (
    "SELECT ?s ?p ?o WHERE { GRAPH %s { "
    f"{{ ?s a <{KG.Actor}> }} UNION {{ ?s a <{ORG.Membership}> }} UNION {{ ?s a <{SCHEMA.NewsArticle}> }} "
    f"UNION {{ ?article <{SCHEMA.publisher}> ?s }} ?s ?p ?o "
    f"FILTER(?p IN (<{A}>, <{SCHEMA.name}>, <{SKOS.altLabel}>, <{KG.isResolved}>, <{ORG.member}>, "
    f"<{ORG.organization}>, <{KG.roleName}>, <{SCHEMA.datePublished}>, <{SCHEMA.publisher}>, "
    f"<{DCTERMS.isVersionOf}>)) }} }} ORDER BY ?s ?p ?o"
)


def _article(found: dict[str, defaultdict[str, list[str]]], iri: str, graph: str) -> ArticleFacts:
    facts = found[iri]
    publisher = next(iter(facts[SCHEMA.publisher]), None)
    return ArticleFacts(
        iri=iri,
        graph=graph,
        published=next((dt.date.fromisoformat(day[:10]) for day in facts[SCHEMA.datePublished]), None),
        publisher=None if publisher is None else next(iter(found[publisher][SCHEMA.name]), None),
        work=next(iter(facts[DCTERMS.isVersionOf]), None),
    )


def _profiles(found: dict[str, defaultdict[str, list[str]]]) -> Iterable[Profile]:
    roles: defaultdict[str, list[RoleShown]] = defaultdict(list)
    members: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for facts in found.values():
        if ORG.Membership not in facts[A]:
            continue
        holder, role = next(iter(facts[ORG.member]), ""), next(iter(facts[KG.roleName]), "")
        body = next(iter(facts[ORG.organization]), None)
        place = next(iter(facts[SCHEMA.name]), None)
        if place is None and body is not None:
            place = next(iter(found[body][SCHEMA.name]), None)
        roles[holder].append(RoleShown(role, place))
        name = next(iter(found[holder][SCHEMA.name]), None) if holder in found else None
        if body is not None and name is not None:
            members[body].append((name, role))
    for iri in sorted(found):
        facts = found[iri]
        kind = next((_KINDS[cls] for cls in facts[A] if cls in _KINDS), None)
        if KG.Actor not in facts[A] or kind is None or "false" in facts[KG.isResolved]:
            continue
        name = next(iter(facts[SCHEMA.name]), "")
        if is_written_as_name(name):
            aliases = tuple(sorted(alias for alias in facts[SKOS.altLabel] if is_written_as_name(alias)))
            yield Profile(
                iri, kind, name, aliases,
                tuple(sorted(roles[iri], key=lambda shown: (shown.role, shown.place or ""))),
                tuple(sorted(members[iri])),
            )  # fmt: skip
