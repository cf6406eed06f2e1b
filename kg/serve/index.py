"""What is in a store, by name: its articles and actors with how often they speak; made once for each snapshot.

Local actors of several articles are one entry where the `links` graph says so. Without a link, those of one type and
name stand together as one entry, and the entry says that nobody has judged them to be the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.serve.ask import local_name, select, text
from kg.store import GraphStore

_ARTICLES = """SELECT ?article ?graph ?url ?identifier ?title ?published ?publisher (COUNT(?assertion) AS ?said) WHERE {
  GRAPH ?graph {
    ?article a schema:NewsArticle .
    OPTIONAL { ?article schema:url ?url }
    OPTIONAL { ?article schema:identifier ?identifier }
    OPTIONAL { ?article schema:headline ?title }
    OPTIONAL { ?article schema:datePublished ?published }
    OPTIONAL { ?article schema:publisher/schema:name ?publisher }
    OPTIONAL { ?assertion kg:reportedIn ?article . FILTER NOT EXISTS { ?assertion kg:mode kg:Narration } }
  }
} GROUP BY ?article ?graph ?url ?identifier ?title ?published ?publisher"""
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
    """One actor with every local actor that stands for it; `linked` where a judgement says that they are one."""

    key: str
    name: str
    type: str
    names: tuple[str, ...]
    locals: tuple[str, ...]
    said: int
    articles: int
    linked: bool


@dataclass(frozen=True, slots=True)
class StoreIndex:
    """Articles, newest first, and actors, most quoted first; `actor_of` finds the entry of a local actor's IRI."""

    articles: tuple[ArticleEntry, ...]
    actors: tuple[ActorEntry, ...]
    article_by_key: dict[str, ArticleEntry]
    actor_of: dict[str, ActorEntry]

    @property
    def newest(self) -> tuple[ArticleEntry, ...]:
        """Articles without those that a newer version replaces."""
        return tuple(entry for entry in self.articles if entry.newer is None)

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
    return StoreIndex(
        articles=tuple(articles),
        actors=actors,
        article_by_key={entry.key: entry for entry in articles},
        actor_of={iri: entry for entry in actors for iri in entry.locals},
    )


def _actors(store: GraphStore) -> tuple[ActorEntry, ...]:
    canonical = {str(row["local"]): str(row["canonical"]) for row in select(store, _LINKS)}
    said = {str(row["speaker"]): int(row["said"] or 0) for row in select(store, _SAID)}
    types: dict[str, str] = {}
    names: dict[str, list[str]] = defaultdict(list)
    groups: dict[object, set[str]] = defaultdict(set)
    for row in select(store, _ACTORS):
        iri, name, kind = str(row["actor"]), str(row["name"]), str(local_name(row["type"])).lower()
        types.setdefault(iri, kind)
        names[iri] += [each for each in (name, text(row["other"])) if each and each not in names[iri]]
        # An unresolved pronoun stays by itself: "he" in two articles is nobody in common.
        same = ("name", types[iri], " ".join(name.casefold().split())) if row["resolved"] is not False else iri
        groups[canonical.get(iri, same)].add(iri)
    entries = [
        _entry(sorted(local), types, names, said, linked=isinstance(anchor, str) and anchor not in local)
        for anchor, local in groups.items()
    ]
    return tuple(sorted(entries, key=lambda entry: (-entry.said, entry.name.casefold(), entry.key)))


def _entry(
    local: list[str], types: dict[str, str], names: dict[str, list[str]], said: dict[str, int], *, linked: bool
) -> ActorEntry:
    counted = Counter(names[iri][0] for iri in local)
    name = max(counted, key=lambda each: (counted[each], len(each), each))
    others = sorted({each for iri in local for each in names[iri]} - {name})
    return ActorEntry(
        key=key_of(local[0]) or "",
        name=name,
        type=types[local[0]],
        names=tuple(others),
        locals=tuple(local),
        said=sum(said.get(iri, 0) for iri in local),
        articles=len({iri.partition("#")[0] for iri in local}),
        linked=linked and len(local) > 1,
    )
