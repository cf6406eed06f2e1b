"""Which events and measurands may be the same as one: those of its kind and time that share a name with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Self
from weakref import WeakKeyDictionary

from pyoxigraph import Literal

from kg.ids import derived_graph_iri
from kg.link.event_profiles import EventProfile, read_profiles
from kg.link.read import LEDGER, chunks
from kg.link.terms import rows_of, terms_text
from kg.link.triples import article_of_graph
from kg.vocab import KG

if TYPE_CHECKING:
    from kg.store import GraphStore

EVIDENCE = derived_graph_iri("evidence")
KEPT = 2000  # articles of a store whose profiles stay in memory
COMMON = 300  # a name that more articles of a month have with one type of event tells nothing: "the capital"
_READ: WeakKeyDictionary[GraphStore, dict[str, tuple[tuple[str, ...], dict[str, EventProfile]]]] = WeakKeyDictionary()


class Profiles:
    """Profiles of the articles that updates look at; those of many near-copies are wanted again and again.

    What was read stays known for as long as the ledger tells the same of the article, and `forget` was not called.
    """

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._read = _READ.setdefault(store, {})
        self._known: dict[str, dict[str, EventProfile]] = {}
        self._bearers: dict[str, list[str]] = {}

    @classmethod
    def of_all(cls, store: GraphStore, graphs: Iterable[str]) -> Self:
        """Those of all article graphs, read once, with what each key leads to."""
        _READ.pop(store, None)
        made = cls(store)
        bearing: defaultdict[str, list[str]] = defaultdict(list)
        for graph in graphs:
            article = article_of_graph(graph)
            made._known[article] = read_profiles(store, graph)
            for key in made.keys_of(article):
                bearing[key].append(article)
        made._bearers.update(bearing)
        return made

    def forget(self, article: str) -> None:
        """Read an article anew when it is wanted, because its graph came, changed or went."""
        self._read.pop(article, None)

    def of_article(self, article: str) -> dict[str, EventProfile]:
        """The events and measurands of a stored article."""
        if article not in self._known:
            self._look_up([article])
        return self._known[article]

    def keys_of(self, article: str) -> set[str]:
        """Under what all that an article tells of is found."""
        return {key for profile in self.of_article(article).values() for key in profile.keys}

    def get(self, iri: str) -> EventProfile | None:
        """One event or measurand by its IRI, None where its article no longer has it."""
        return self.of_article(iri.partition("#")[0]).get(iri)

    def candidates(self, profile: EventProfile) -> list[EventProfile]:
        """Everything of the same kind and time that shares a name with it, in its own article too."""
        articles = {profile.article}
        for key in profile.sought:
            bearing = self.bearers(key)
            if len(bearing) <= COMMON:
                articles.update(bearing)
        self._look_up(articles - self._known.keys())
        return [
            other
            for article in sorted(articles)
            for other in self._known[article].values()
            if other.type == profile.type and other.iri != profile.iri
        ]

    def bearers(self, key: str) -> list[str]:
        """The articles that have a key, at most two more than may have it."""
        if key not in self._bearers:
            bearing = f"GRAPH <{EVIDENCE}> {{ ?a <{KG.eventKey}> {Literal(key)} }}"
            query = f"SELECT ?a WHERE {{ {bearing} }} LIMIT {COMMON + 2}"
            self._bearers[key] = [row[0] for row in rows_of(self._store, query)]
        return self._bearers[key]

    def index(self, article: str) -> set[str]:
        """Bring the keys of an article in the store up to date; tells which became common, or are common no longer."""
        node = f"<{article}> <{KG.eventKey}>"
        old = {row[0] for row in rows_of(self._store, f"SELECT ?k WHERE {{ GRAPH <{EVIDENCE}> {{ {node} ?k }} }}")}
        new = self.keys_of(article)
        gone, come = old - new, new - old
        turned = {key for key in gone if len(self.bearers(key)) == COMMON + 1}
        turned |= {key for key in come if len(self.bearers(key)) == COMMON}
        for key in gone:
            self._bearers[key] = [other for other in self._bearers[key] if other != article]
        for key in come:
            self._bearers[key].append(article)
        parts = [
            f"{verb} {{ GRAPH <{EVIDENCE}> {{ {' '.join(f'{node} {Literal(key)} .' for key in sorted(keys))} }} }}"
            for verb, keys in (("DELETE DATA", gone), ("INSERT DATA", come))
            if keys
        ]
        if parts:
            self._store.update(" ;\n".join(parts))
        return turned

    def _look_up(self, articles: Iterable[str]) -> None:
        """Read several articles, those of which the ledger tells something new."""
        for part in chunks(articles):
            stored = f"?a <{KG.storedIn}> ?g ; <{KG.ingestedAt}> ?at"
            query = f"SELECT ?a ?g ?at WHERE {{ VALUES ?a {{ {terms_text(part)} }} GRAPH <{LEDGER}> {{ {stored} }} }}"
            told = {article: (graph, moment) for article, graph, moment in rows_of(self._store, query)}
            for article in part:
                self._known[article] = self._of_stored(article, told[article]) if article in told else {}

    def _of_stored(self, article: str, now: tuple[str, ...]) -> dict[str, EventProfile]:
        told, found = self._read.pop(article, ((), {}))
        if told != now:
            found = read_profiles(self._store, now[0])
        self._read[article] = (now, found)
        while len(self._read) > KEPT:
            del self._read[next(iter(self._read))]
        return found
