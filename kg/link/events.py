"""Which events, and which measurands, of several articles are one: written into the links graph, kept up to date.

Two things meet when a rule calls them the same; those that meet directly or over a third are one canonical event. If
two of them are known to be different all the same, whatever meets both is left out, because nobody knows to which of
them it belongs. The result depends on the article graphs alone, never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from kg.ids import derived_graph_iri
from kg.link.event_matching import decide
from kg.link.event_profiles import EventProfile, read_profiles
from kg.link.measurands import Canonical, link_triples
from kg.link.read import chunks
from kg.vocab import KG

if TYPE_CHECKING:
    from kg.store import GraphStore

LINKS, EVIDENCE, LEDGER = (derived_graph_iri(name) for name in ("links", "evidence", "ledger"))
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

    def forget(self, article: str) -> None:
        """Read an article anew when it is wanted, because its graph came, changed or went."""
        self._read.pop(article, None)

    def of_article(self, article: str) -> dict[str, EventProfile]:
        """The events and measurands of a stored article."""
        self.look_up([article])
        return self._known[article]

    def look_up(self, articles: Iterable[str]) -> None:
        """Read several articles, those of which the ledger tells something new."""
        wanted = [article for article in articles if article not in self._known]
        told: dict[str, tuple[str, ...]] = {}
        for part in chunks(wanted):
            values = " ".join(f"<{article}>" for article in part)
            stored = f"?a <{KG.storedIn}> ?g ; <{KG.ingestedAt}> ?at"
            rows = pairs(
                self._store, f"SELECT ?a ?g ?at {{ VALUES ?a {{ {values} }} GRAPH <{LEDGER}> {{ {stored} }} }}"
            )
            told |= {article: (graph, moment) for article, graph, moment in rows}
        for article in wanted:
            self._known[article] = self._of_stored(article, told[article]) if article in told else {}

    def _of_stored(self, article: str, now: tuple[str, ...]) -> dict[str, EventProfile]:
        told, found = self._read.pop(article, ((), {}))
        if told != now:
            found = read_profiles(self._store, now[0])
        self._read[article] = (now, found)
        while len(self._read) > KEPT:
            del self._read[next(iter(self._read))]
        return found

    def get(self, iri: str) -> EventProfile | None:
        """One event or measurand by its IRI, None where its article no longer has it."""
        return self.of_article(iri.partition("#")[0]).get(iri)

    def candidates(self, profile: EventProfile) -> list[EventProfile]:
        """Everything of the same kind and time that shares a name with it, in its own article too."""
        articles = {profile.article}
        for key in sorted(profile.sought):
            articles.update(self._with_key(key))
        self.look_up(articles)
        found = [other for article in sorted(articles) for other in self.of_article(article).values()]
        return [other for other in found if other.type == profile.type and other.iri != profile.iri]

    def _with_key(self, key: str) -> list[str]:
        if key not in self._bearers:
            found = bearers(self._store, key)
            self._bearers[key] = found if len(found) <= COMMON else []
        return self._bearers[key]


def bearers(store: GraphStore, key: str) -> list[str]:
    """The articles that have a key, at most one more than make it a common one."""
    return column(
        store,
        f"SELECT ?a {{ GRAPH <{EVIDENCE}> {{ ?a <{KG.eventKey}> {_literal(key)} }} }} LIMIT {COMMON + 1}",
    )


def update_events(store: GraphStore, article_graph: str) -> None:
    """Bring the links of events and measurands up to date with one article's graph."""
    article = article_iri_of(article_graph)
    profiles = Profiles(store)
    profiles.forget(article)
    own = profiles.of_article(article)
    turned = _write_keys(store, article, {key for profile in own.values() for key in profile.keys})
    before = _members_with(store, article)
    seeds = {*own, *(member for members in before.values() for member in members)}
    touched = set(before)
    if turned:
        turning = {
            iri
            for key in turned
            for bearer in bearers(store, key)
            for iri, profile in profiles.of_article(bearer).items()
            if key in profile.keys
        }
        touched |= _canonical_of(store, turning)
        seeds |= turning | {member for iri in touched for member in _members(store, iri)}
    canonical = _canonical(sorted(seeds), profiles, set())
    touched |= {group.iri for group in canonical}
    for group in canonical:
        touched |= _canonical_of(store, (member.iri for member in group.members))
    _write_links(store, touched, canonical)


def rebuild_events(store: GraphStore) -> None:
    """All links of events and measurands anew from the article graphs."""
    for class_ in (KG.CanonicalEvent, KG.CanonicalMeasurand):
        canonical = column(store, f"SELECT ?c {{ GRAPH <{LINKS}> {{ ?c a <{class_}> }} }}")
        _write_links(store, set(canonical), ())
    store.update(f"DELETE WHERE {{ GRAPH <{EVIDENCE}> {{ ?article <{KG.eventKey}> ?key }} }}")
    _READ.pop(store, None)
    profiles, seen = Profiles(store), set[str]()
    articles = [article_iri_of(graph) for graph in store.graph_names()]
    for article in articles:
        _write_keys(store, article, {key for profile in profiles.of_article(article).values() for key in profile.keys})
    for article in articles:
        _write_links(store, set(), _canonical(sorted(profiles.of_article(article)), profiles, seen))


def _canonical(seeds: Iterable[str], profiles: Profiles, seen: set[str]) -> list[Canonical]:
    """What the events and measurands in `seeds` come to together with all that meet them; `seen` ones are done."""
    found: list[Canonical] = []
    for seed in seeds:
        profile = profiles.get(seed)
        if profile is not None and seed not in seen:
            component = _component(profile, profiles)
            seen.update(member.iri for member in component)
            found += [Canonical.of(members) for members in settled(component)]
    return found


def _component(start: EventProfile, profiles: Profiles) -> list[EventProfile]:
    """Everything that is the same as the start, directly or over others, in the order of IRIs."""
    found = {start.iri: start}
    waiting = [start]
    while waiting:
        place = waiting.pop()
        for other in profiles.candidates(place):
            if other.iri not in found and decide(place, other)[0] == "same":
                found[other.iri] = other
                waiting.append(other)
    return [found[iri] for iri in sorted(found)]


def settled(component: Sequence[EventProfile]) -> list[list[EventProfile]]:
    """The groups that a component falls into once nothing stands together that is different.

    Whatever is the same as each of two different things is left out; a group that is at odds even so is given up.
    """
    same: dict[str, set[str]] = {profile.iri: set() for profile in component}
    different: set[tuple[str, str]] = set()
    for one, other in combinations(component, 2):
        decision, _ = decide(one, other)
        if decision == "same":
            same[one.iri].add(other.iri)
            same[other.iri].add(one.iri)
        elif decision == "different":
            different.add((one.iri, other.iri))
    torn = {iri for iri, near in same.items() if any(one in near and other in near for one, other in different)}
    by_iri = {profile.iri: profile for profile in component if profile.iri not in torn}
    groups = []
    while by_iri:
        waiting, group = [min(by_iri)], []
        while waiting:
            iri = waiting.pop()
            if iri in by_iri:
                group.append(by_iri.pop(iri))
                waiting += sorted(same[iri])
        members = {profile.iri for profile in group}
        if len(group) > 1 and not any(one in members and other in members for one, other in different):
            groups.append(sorted(group, key=lambda profile: profile.iri))
    return groups


def _members_with(store: GraphStore, article: str) -> dict[str, list[str]]:
    """The canonical things in which an article has, or had, a part, each with all its members."""
    rows = pairs(
        store,
        f"SELECT ?canonical ?member {{ GRAPH <{LINKS}> {{ ?canonical <{KG.drawsOn}> <{article}> . "
        f"?member <{KG.resolvesTo}> ?canonical }} }} ORDER BY ?canonical ?member",
    )
    found: dict[str, list[str]] = {}
    for canonical, member in rows:
        found.setdefault(canonical, []).append(member)
    return found


def _members(store: GraphStore, canonical: str) -> list[str]:
    return column(store, f"SELECT ?m {{ GRAPH <{LINKS}> {{ ?m <{KG.resolvesTo}> <{canonical}> }} }}")


def _canonical_of(store: GraphStore, members: Iterable[str]) -> set[str]:
    values = " ".join(f"<{member}>" for member in sorted(members))
    sparql = f"SELECT DISTINCT ?c {{ VALUES ?l {{ {values} }} GRAPH <{LINKS}> {{ ?l <{KG.resolvesTo}> ?c }} }}"
    return set(column(store, sparql))


def _write_keys(store: GraphStore, article: str, keys: set[str]) -> set[str]:
    """Bring an article's keys up to date; tells which became common with it, or are common no longer."""
    old = set(column(store, f"SELECT ?key {{ GRAPH <{EVIDENCE}> {{ <{article}> <{KG.eventKey}> ?key }} }}"))
    gone = "".join(f"<{article}> <{KG.eventKey}> {_literal(key)} . " for key in sorted(old - keys))
    come = "".join(f"<{article}> <{KG.eventKey}> {_literal(key)} . " for key in sorted(keys - old))
    parts = [f"DELETE DATA {{ GRAPH <{EVIDENCE}> {{ {gone} }} }}"] if gone else []
    parts += [f"INSERT DATA {{ GRAPH <{EVIDENCE}> {{ {come} }} }}"] if come else []
    were = _common(store, old ^ keys)
    if parts:
        store.update(" ;\n".join(parts))
    return were ^ _common(store, old ^ keys)


def _common(store: GraphStore, keys: Iterable[str]) -> set[str]:
    """Those of some keys that tell nothing, because too many articles of a month have them."""
    return {key for key in keys if len(bearers(store, key)) > COMMON}


def _write_links(store: GraphStore, touched: set[str], canonical: Iterable[Canonical]) -> None:
    """Replace what the links graph says of some canonical things, in one update; nothing is written for no change."""
    old = set()
    for iri in sorted(touched):
        old.update(_stored(store, iri))
    new = {triple for group in canonical for triple in link_triples(group)}
    gone, come = sorted(old - new), sorted(new - old)
    parts = []
    if gone:
        parts.append(f"DELETE DATA {{ GRAPH <{LINKS}> {{ {' '.join(gone)} }} }}")
    if come:
        parts.append(f"INSERT DATA {{ GRAPH <{LINKS}> {{ {' '.join(come)} }} }}")
    if parts:
        store.update(" ;\n".join(parts))


def _stored(store: GraphStore, canonical: str) -> set[str]:
    """The triples about one canonical thing: its own, those that lead to it, and why."""
    answer = store.query(
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{LINKS}> {{ {{ <{canonical}> ?p ?o BIND(<{canonical}> AS ?s) }} "
        f"UNION {{ ?s <{KG.resolvesTo}> <{canonical}> BIND(<{KG.resolvesTo}> AS ?p) BIND(<{canonical}> AS ?o) }} "
        f"UNION {{ ?member <{KG.resolvesTo}> <{canonical}> . ?s <{KG.judges}> ?member ; ?p ?o }} }} }}"
    )
    triples = answer if isinstance(answer, tuple) else ()
    return {f"{triple.subject} {triple.predicate} {triple.object} ." for triple in triples}


def article_iri_of(article_graph: str) -> str:
    """The article version of which a graph was made, from the graph's IRI."""
    base, _, key = article_graph.rpartition("graph/")
    return f"{base}article/{key.partition('/')[0]}"


def column(store: GraphStore, sparql: str) -> list[str]:
    """The first column of a SELECT."""
    return [row[0] for row in pairs(store, sparql)]


def pairs(store: GraphStore, sparql: str) -> list[tuple[str, ...]]:
    """The rows of a SELECT as text."""
    return [tuple(term.value for term in row) for row in getattr(store.query(sparql), "rows", ())]


def _literal(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
