"""What linking knows of the events of one article: type, time, place names, and who is named in the article."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.link.event_names import folded, names_near, places_near, sentence_around, years_in
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from kg.store import GraphStore

_HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(PREFIXES.items()))
_ARTICLE = """SELECT ?article ?body ?published WHERE { GRAPH <%s> {
  ?article a schema:NewsArticle ; schema:articleBody ?body .
  OPTIONAL { ?article schema:datePublished ?published }
} }"""
_EVENTS = """SELECT ?event ?type ?label ?begin ?finish ?place ?start ?end WHERE { GRAPH <%s> {
  ?event a kg:Event ; rdfs:label ?label ; gaf:denotedBy/oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end .
  OPTIONAL { ?event sem:eventType ?type }
  OPTIONAL { ?event sem:hasEarliestBeginTimeStamp ?begin }
  OPTIONAL { ?event sem:hasLatestEndTimeStamp ?finish }
  OPTIONAL { ?event sem:hasPlace/rdfs:label ?place }
} } ORDER BY ?event ?start"""
_ACTORS = """SELECT DISTINCT ?name ?speaks WHERE { GRAPH <%s> {
  ?actor a kg:Actor ; schema:name ?name ; kg:isResolved true .
  { ?actor a schema:Person } UNION { ?actor a schema:Organization }
  BIND(EXISTS { ?assertion kg:speaker ?actor } AS ?speaks)
} }"""
# An event so long before its report is history, not news.
HISTORY = dt.timedelta(days=200)


@dataclass(frozen=True, slots=True)
class EventProfile:
    """One event of one article as far as it can be told from others.

    `places` are the names of its places and sites, `names` other names in its sentences, `actors` everybody whom the
    article names. `begin` and `finish` are None where nothing tells when it was.
    """

    iri: str
    article: str
    type: str
    label: str
    published: dt.date | None
    begin: dt.date | None
    finish: dt.date | None
    places: frozenset[str]
    names: frozenset[str]
    actors: frozenset[str]
    body: str

    @property
    def keys(self) -> frozenset[str]:
        """Under which it is looked for: its type with each of its names."""
        return frozenset(f"{self.type}|{name}" for name in self.places | self.names)

    def names_in_text(self, names: Iterable[str]) -> frozenset[str]:
        """Those of some names that its article mentions anywhere."""
        return frozenset(name for name in names if name in self.body)


@dataclass(slots=True)
class _Draft:
    iri: str
    type: str
    label: str
    begin: dt.date | None
    finish: dt.date | None
    starts: int
    places: set[str]
    names: set[str]
    history: bool = False


def read_profiles(store: GraphStore, graph: str) -> dict[str, EventProfile]:
    """The events of an article's graph by their IRIs; none where the graph is gone.

    An event that names no place of its own is where the text was before: at the place that was named last, and at
    all places that the article names together with it. What lies years back stands for itself.
    """
    described = _rows(store, _ARTICLE % graph)
    if not described:
        return {}
    article, body, published = described[0]
    people = _rows(store, _ACTORS % graph)
    speakers = frozenset(folded(name or "") for name, speaks in people if speaks == "true")
    drafts = _drafts(_rows(store, _EVENTS % graph), body or "", _day(published), speakers)
    _place(drafts)
    actors = frozenset(folded(name or "") for name, _ in people if " " in (name or ""))
    return {
        draft.iri: EventProfile(
            draft.iri, article or "", draft.type, draft.label, _day(published), draft.begin, draft.finish,
            frozenset(draft.places), frozenset(draft.names - draft.places), actors, folded(body or ""),
        )
        for draft in drafts
    }  # fmt: skip


def _drafts(
    rows: Iterable[tuple[str | None, ...]], body: str, published: dt.date | None, speakers: frozenset[str]
) -> list[_Draft]:
    drafts: dict[str, _Draft] = {}
    for iri, type_, label, begin, finish, place, start, end in rows:
        if iri is None or type_ is None or start is None or end is None:
            continue
        span = int(start), int(end)
        draft = drafts.get(iri)
        if draft is None:
            draft = drafts[iri] = _Draft(iri, type_.partition("#")[2], label or "", _day(begin), _day(finish), span[0], set(), set())
        if place:
            draft.places.add(folded(place))
        draft.places |= places_near(body, *span, speakers)
        draft.names |= names_near(body, *span, speakers)
        first, last = sentence_around(body, *span)
        years = years_in(body[first:last])
        draft.history |= published is not None and bool(years) and max(years) < published.year
    for draft in drafts.values():
        if draft.finish is not None and published is not None:
            draft.history |= published - draft.finish > HISTORY
        if draft.history and draft.finish is None and published is not None:
            draft.begin, draft.finish = dt.date.min, published - HISTORY
    return sorted(drafts.values(), key=lambda draft: (draft.starts, draft.iri))


def _place(drafts: list[_Draft]) -> None:
    """Give events without a place of their own that of the story, in place."""
    news = [draft for draft in drafts if not draft.history]
    scenes: list[set[str]] = []
    for draft in news:
        if draft.places:
            touching = [scene for scene in scenes if scene & draft.places]
            scenes = [scene for scene in scenes if scene not in touching]
            scenes.append(draft.places.union(*touching))
    last: set[str] = next((draft.places for draft in news if draft.places), set())
    for draft in news:
        last = draft.places or last
        draft.places = next((scene for scene in scenes if scene & last), set())


def by_article(profiles: Mapping[str, EventProfile]) -> dict[str, list[EventProfile]]:
    """Profiles by their article."""
    found: dict[str, list[EventProfile]] = defaultdict(list)
    for profile in profiles.values():
        found[profile.article].append(profile)
    return found


def _rows(store: GraphStore, sparql: str) -> list[tuple[str | None, ...]]:
    answer = store.query(_HEAD + sparql)
    rows = getattr(answer, "rows", ())
    return [tuple(None if term is None else term.value for term in row) for row in rows]


def _day(value: str | None) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value[:10])
