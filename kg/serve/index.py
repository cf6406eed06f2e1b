"""What is in a store, by name: its articles and actors with how often they speak; made once for each snapshot.

Local actors of several articles are one entry where the `links` graph says so. Others of the same name stay apart: a
name alone does not make one person of two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from kg.serve.ask import local_name, select, text
from kg.store import GraphStore

# An article may have several identifiers: the least of them, and each assertion once.
_ARTICLES = """SELECT ?article ?graph (MIN(?address) AS ?url) (MIN(?known) AS ?identifier) (MIN(?headline) AS ?title)
  (MIN(?day) AS ?published) (MIN(?outlet) AS ?publisher) (COUNT(DISTINCT ?assertion) AS ?said) WHERE {
  GRAPH ?graph {
    ?article a schema:NewsArticle .
    OPTIONAL { ?article schema:url ?address }
    OPTIONAL { ?article schema:identifier ?known }
    OPTIONAL { ?article schema:headline ?headline }
    OPTIONAL { ?article schema:datePublished ?day }
    OPTIONAL { ?article schema:publisher/schema:name ?outlet }
    OPTIONAL { ?assertion kg:reportedIn ?article . FILTER NOT EXISTS { ?assertion kg:mode kg:Narration } }
  }
} GROUP BY ?article ?graph"""
_REVISED = "SELECT ?old ?new WHERE { GRAPH ?ledger { ?new prov:wasRevisionOf ?old } }"
_ACTORS = """SELECT ?actor ?type ?name ?other ?resolved WHERE {
  GRAPH ?g {
    ?actor a kg:Actor, ?type ; schema:name ?name .
    VALUES ?type { schema:Person schema:Organization kg:Group kg:Document }
    OPTIONAL { ?actor skos:altLabel ?other }
    OPTIONAL { ?actor kg:isResolved ?resolved }
  }
} ORDER BY ?actor ?type"""
_SAID = """SELECT ?speaker (COUNT(?assertion) AS ?said) WHERE {
  GRAPH ?g { ?assertion a kg:Assertion ; kg:speaker ?speaker }
} GROUP BY ?speaker"""
_ROLES = """SELECT ?actor ?role ?affiliation WHERE {
  GRAPH ?g { ?membership org:member ?actor ; kg:roleName ?role . OPTIONAL { ?membership schema:name ?affiliation } }
} ORDER BY ?actor ?role ?affiliation"""
_LINKS = "SELECT ?local ?canonical WHERE { GRAPH ?g { ?local kg:resolvesTo ?canonical } }"

_IRI = re.compile(r"article/(?P<article>[0-9a-f]{20})(?:#(?P<part>[A-Za-z]+-[0-9a-f]{12}))?\Z")


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """One article version."""

    iri: str
    key: str
    graph: str
    label: str
    url: str | None
    published: str | None
    publisher: str | None
    said: int
    newer: str | None


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor with every local actor that stands for it.

    `known_as` tells bearers of one name apart: the role that articles give most often. `resolved` is false for a
    speaker of whom no name is known, such as an "I" in a letter.
    """

    key: str
    name: str
    type: str
    names: tuple[str, ...]
    locals: tuple[str, ...]
    said: int
    articles: int
    known_as: str | None
    resolved: bool


@dataclass(frozen=True, slots=True)
class StoreIndex:
    """Articles, newest first, and actors, most quoted first; `actor_of` finds the entry of a local actor's IRI.

    `newest` are the articles without those that a newer version replaces.
    """

    articles: tuple[ArticleEntry, ...]
    newest: tuple[ArticleEntry, ...]
    actors: tuple[ActorEntry, ...]
    article_by_key: dict[str, ArticleEntry]
    article_by_url: dict[str, ArticleEntry]
    actor_of: dict[str, ActorEntry]
    bearers: dict[str, tuple[ActorEntry, ...]]

    @property
    def speakers(self) -> tuple[ActorEntry, ...]:
        """Those who say something and whose name is known, most quoted first."""
        return tuple(entry for entry in self.actors if entry.said and entry.resolved)

    def namesakes(self, actor: ActorEntry) -> tuple[ActorEntry, ...]:
        """Others of the same name, of whom nothing says that they are the same."""
        return tuple(entry for entry in self.bearers[actor.name.casefold()] if entry.key != actor.key)

    def iri(self, key: str, part: str | None = None) -> str | None:
        """The IRI behind the parts of a page's address."""
        entry = self.article_by_key.get(key)
        if entry is None:
            return None
        return entry.iri if part is None else f"{entry.iri}#{part}"


def key_of(iri: str) -> str | None:
    """The part of a page's address that stands for an IRI of ours: `<article>` or `<article>/<part>`."""
    found = _IRI.search(iri)
    if found is None:
        return None
    return found["article"] if found["part"] is None else f"{found['article']}/{found['part']}"


def build_index(store: GraphStore) -> StoreIndex:
    """Read the whole store once."""
    newer = {str(row["old"]): str(row["new"]) for row in select(store, _REVISED)}
    articles = sorted(
        (
            ArticleEntry(
                iri=(iri := str(row["article"])),
                key=key_of(iri) or "",
                graph=str(row["graph"]),
                label=text(row["title"]) or text(row["url"]) or text(row["identifier"]) or str(local_name(iri)),
                url=text(row["url"]),
                published=text(row["published"]),
                publisher=text(row["publisher"]),
                said=int(row["said"] or 0),
                newer=newer.get(iri),
            )
            for row in select(store, _ARTICLES)
        ),
        key=lambda entry: (entry.published or "", entry.iri),
        reverse=True,
    )
    actors = _actors(store)
    bearers: dict[str, list[ActorEntry]] = defaultdict(list)
    for entry in actors:
        bearers[entry.name.casefold()].append(entry)
    newest = tuple(entry for entry in articles if entry.newer is None)
    return StoreIndex(
        articles=tuple(articles),
        newest=newest,
        actors=actors,
        article_by_key={entry.key: entry for entry in articles},
        article_by_url={entry.url: entry for entry in newest if entry.url},
        actor_of={iri: entry for entry in actors for iri in entry.locals},
        bearers={name: tuple(found) for name, found in bearers.items()},
    )


@dataclass(slots=True)
class _Local:
    """What the articles' graphs say of one local actor."""

    type: str
    resolved: bool
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    said: int = 0


def _actors(store: GraphStore) -> tuple[ActorEntry, ...]:
    found: dict[str, _Local] = {}
    for row in select(store, _ACTORS):
        local = found.setdefault(
            str(row["actor"]), _Local(str(local_name(row["type"])).lower(), row["resolved"] is not False)
        )
        local.names += [each for each in (str(row["name"]), text(row["other"])) if each and each not in local.names]
    for row in select(store, _ROLES):
        if (speaker := found.get(str(row["actor"]))) is not None:
            speaker.roles.append(", ".join(filter(None, (str(row["role"]), text(row["affiliation"])))))
    for row in select(store, _SAID):
        if (speaker := found.get(str(row["speaker"]))) is not None:
            speaker.said = int(row["said"] or 0)
    canonical = {str(row["local"]): str(row["canonical"]) for row in select(store, _LINKS)}
    groups: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(found):
        groups[canonical.get(iri, iri)].append(iri)
    entries = [_entry(iris, [found[iri] for iri in iris]) for iris in groups.values()]
    return tuple(sorted(entries, key=lambda entry: (-entry.said, entry.name.casefold(), entry.key)))


def _entry(iris: list[str], locals_: list[_Local]) -> ActorEntry:
    counted = Counter(local.names[0] for local in locals_)
    name = max(counted, key=lambda each: (counted[each], len(each), each))
    roles = Counter(role for local in locals_ for role in local.roles)
    return ActorEntry(
        key=key_of(iris[0]) or "",
        name=name,
        type=locals_[0].type,
        names=tuple(sorted({each for local in locals_ for each in local.names} - {name})),
        locals=tuple(iris),
        said=sum(local.said for local in locals_),
        articles=len({iri.partition("#")[0] for iri in iris}),
        known_as=max(roles, key=lambda role: (roles[role], len(role), role), default=None),
        resolved=any(local.resolved for local in locals_),
    )
