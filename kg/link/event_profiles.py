"""What linking knows of the events and measurands of one article: kind, time, place names, who else is named there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kg.link.event_names import folded, names_near, names_of_lead, places_in
from kg.link.names import is_generic
from kg.sentences import last_past_year, sentence_around, sentences_in, years_in
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
_MEASURANDS = """SELECT ?measurand ?counted ?kind ?qualifier ?aspect ?per ?label ?event ?start ?end ?as_of
  WHERE { GRAPH <%s> {
  ?measurand a kg:Measurand ; kg:counted ?counted ; kg:countedIn ?kind ; rdfs:label ?label .
  ?figure kg:measures ?measurand ; kg:figureSpan/oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end .
  OPTIONAL { ?measurand kg:qualifier ?qualifier }
  OPTIONAL { ?measurand kg:aspect ?aspect }
  OPTIONAL { ?measurand kg:per ?per }
  OPTIONAL { ?measurand kg:event ?event }
  OPTIONAL { ?figure kg:asOfNotBefore ?as_of }
} } ORDER BY ?measurand ?start"""
_ACTORS = """SELECT DISTINCT ?name ?speaks WHERE { GRAPH <%s> {
  ?actor a kg:Actor ; schema:name ?name ; kg:isResolved true .
  { ?actor a schema:Person } UNION { ?actor a schema:Organization }
  BIND(EXISTS { ?assertion kg:speaker ?actor } AS ?speaks)
} }"""
Row: TypeAlias = tuple[str | None, ...]
# What comes of a happening: people are killed in fires, in attacks and on roads.
OUTCOMES = frozenset({
    "Death", "Injury", "Disappearance", "Rescue", "Evacuation", "Displacement", "Arrest", "Investigation",
})  # fmt: skip
# Reports of one event lie no further apart.
MONTH = dt.timedelta(days=31)
# An event so long before its report is history, not news.
HISTORY = dt.timedelta(days=200)


@dataclass(frozen=True, slots=True)
class EventProfile:
    """One event or measurand of one article as far as it can be told from others.

    `type` is the type of the event, or all that makes two measurands comparable. `places` are the names of its places
    and sites, `names` other names in its sentences, `actors` everybody whom the article names, `happenings` the types
    of all that it reports. `begin` and `finish` are None where nothing tells when it was.
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
    happenings: frozenset[str]
    body: str

    @property
    def keys(self) -> frozenset[str]:
        """Under which it is found: its type with each of its names, and the month of the report."""
        return self._keys(0)

    @property
    def sought(self) -> frozenset[str]:
        """Under which those are found that may be the same: what is reported more than a month apart never is."""
        return self._keys(0) if self.published is None else self._keys(-1, 0, 1)

    def _keys(self, *months: int) -> frozenset[str]:
        number = None if self.published is None else self.published.toordinal() // MONTH.days
        return frozenset(
            f"{self.type}|{name}|{'undated' if number is None else number + month}"
            for name in self.places | self.names
            for month in months
        )

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
    places: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    own_places: set[str] = field(default_factory=set)
    is_read: bool = False
    is_past: bool = False
    history: bool = False


@dataclass(frozen=True, slots=True)
class _Text:
    """The article as far as the places and years around a span are read from it."""

    body: str
    published: dt.date | None
    speakers: frozenset[str]

    def read_around(self, draft: _Draft, start: int, end: int) -> None:
        """Add what stands in the sentence of a span, in place; what tells of past years counts only if all does."""
        first, last = sentence_around(self.body, start, end)
        sentence = self.body[first:last]
        is_past = self.published is not None and last_past_year(sentence, self.published.year) is not None
        if is_past and draft.is_read and not draft.is_past:
            return
        if draft.is_past and not is_past:
            draft.places, draft.names, draft.years = set(draft.own_places), set(), set()
        draft.is_read, draft.is_past = True, is_past
        draft.places |= places_in(sentence, self.speakers)
        draft.names |= names_near(self.body, start, end, self.speakers)
        draft.years |= years_in(sentence)


def read_profiles(store: GraphStore, graph: str) -> dict[str, EventProfile]:
    """The events and measurands of an article's graph by their IRIs; none where the graph is gone.

    What names no place of its own is where the text was before: at the place that was named last, and at all places
    that the article names together with it. What lies years back stands for itself. Measurands that belong to no kind
    of event ("households") are left out, as nothing tells where one article's figure ends and another's begins.
    """
    described = _rows(store, _ARTICLE % graph)
    if not described:
        return {}
    article, body, published = described[0]
    people = [(folded(name or ""), speaks == "true") for name, speaks in _rows(store, _ACTORS % graph)]
    text = _Text(body or "", _day(published), frozenset(name for name, speaks in people if speaks))
    drafts = _event_drafts(_rows(store, _EVENTS % graph), text)
    drafts |= _measurand_drafts(_rows(store, _MEASURANDS % graph), drafts, text)
    for draft in drafts.values():
        _date(draft, text.published)
    _place(drafts.values(), _places(text), names_of_lead(text.body, text.speakers))
    happenings = frozenset(draft.type for draft in drafts.values() if not draft.history) - OUTCOMES
    # "supreme court" and "interior ministry" are met in all news of a country
    actors = frozenset(name for name, _ in people if " " in name and not is_generic(name))
    words = folded(text.body)
    return {
        draft.iri: EventProfile(
            draft.iri, article or "", draft.type, draft.label, text.published, draft.begin, draft.finish,
            frozenset(draft.places), frozenset(draft.names - draft.places), actors, happenings, words,
        )
        for draft in drafts.values()
    }  # fmt: skip


def _event_drafts(rows: Iterable[Row], text: _Text) -> dict[str, _Draft]:
    drafts: dict[str, _Draft] = {}
    for iri, type_, label, begin, finish, place, start, end in rows:
        if iri is None or type_ is None:
            continue
        if iri not in drafts:
            drafts[iri] = _Draft(iri, _name(type_), label or "", _day(begin), _day(finish), int(start or 0))
        if place:
            drafts[iri].own_places.add(folded(place))
            drafts[iri].places.add(folded(place))
        text.read_around(drafts[iri], int(start or 0), int(end or 0))
    return drafts


def _measurand_drafts(rows: Iterable[Row], events: Mapping[str, _Draft], text: _Text) -> dict[str, _Draft]:
    drafts: dict[str, _Draft] = {}
    for iri, counted, kind, qualifier, aspect, per, label, event, start, end, as_of in rows:
        if iri is None or kind is None:
            continue
        if iri not in drafts:
            comparable = " ".join(f"{part or '-'}" for part in (counted, _name(kind), qualifier, aspect, per))
            drafts[iri] = _Draft(iri, f"count {comparable}", label or "", None, None, int(start or 0))
            origin = events.get(event or "")
            if origin is not None:
                # the day of a count ("missing as of 3 March") is not the day of what is counted
                if as_of is None or _day(as_of) != origin.begin:
                    drafts[iri].begin, drafts[iri].finish = origin.begin, origin.finish
                drafts[iri].own_places, drafts[iri].places = set(origin.places), set(origin.places)
                drafts[iri].names, drafts[iri].years = set(origin.names), set(origin.years)
        text.read_around(drafts[iri], int(start or 0), int(end or 0))
    return drafts


def _date(draft: _Draft, published: dt.date | None) -> None:
    """Tell history from news, in place; what a sentence puts into past years was in the last of them."""
    if published is None:
        return
    if draft.finish is None and draft.is_past:
        draft.begin, draft.finish = dt.date(max(draft.years), 1, 1), dt.date(max(draft.years), 12, 31)
    draft.history = draft.finish is not None and published - draft.finish > HISTORY


def _places(text: _Text) -> list[tuple[int, frozenset[str]]]:
    """Where each sentence of the article begins and which places it names; sentences about past years are left out."""
    found = []
    for start, end in sentences_in(text.body):
        sentence = text.body[start:end]
        if text.published is None or last_past_year(sentence, text.published.year) is None:
            found.append((start, places_in(sentence, text.speakers)))
    return found


def _place(drafts: Iterable[_Draft], places: Sequence[tuple[int, frozenset[str]]], lead: frozenset[str]) -> None:
    """Give what names no place that of the story, in place: all places that are named together make one.

    What is where the story is goes by the names of the first sentence, too: "Layoffs at the works have shocked Harn".
    """
    news = [draft for draft in drafts if not draft.history]
    scenes: list[frozenset[str]] = []
    for named in [*(named for _, named in places), *(frozenset(draft.places) for draft in news)]:
        if named:
            touching = [scene for scene in scenes if scene & named]
            scenes = [scene for scene in scenes if scene not in touching] + [named.union(*touching)]
    first = next((named for _, named in places if named), frozenset())
    for draft in news:
        before = [named for start, named in places if start <= draft.starts and named]
        own = draft.places or (before[-1] if before else first)
        if not draft.places and own == first:
            draft.names |= lead
        draft.places = set().union(*(scene for scene in scenes if scene & own))


def _name(term: str) -> str:
    return term.rpartition("#")[2]


def _rows(store: GraphStore, sparql: str) -> list[Row]:
    answer = store.query(_HEAD + sparql)
    rows = getattr(answer, "rows", ())
    return [tuple(None if term is None else term.value for term in row) for row in rows]


def _day(value: str | None) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(value[:10])
