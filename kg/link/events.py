"""Which events, and which measurands, of several articles are one: written into the links graph, kept up to date.

Two things meet when a rule calls them the same; those that meet directly or over a third are one canonical event. If
two of them are known to be different all the same, whatever meets both is left out, because nobody knows to which of
them it belongs. The result depends on the article graphs alone, never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from pyoxigraph import Triple

from kg.link.event_candidates import Profiles
from kg.link.event_matching import decide
from kg.link.event_profiles import EventProfile
from kg.link.measurands import Canonical, link_triples
from kg.link.read import resolve
from kg.link.terms import rows_of
from kg.link.triples import LINKS, article_of_graph
from kg.vocab import KG

if TYPE_CHECKING:
    from kg.store import GraphStore


def update_events(store: GraphStore, article_graph: str) -> None:
    """Bring the links of events and measurands up to date with one article's graph."""
    article = article_of_graph(article_graph)
    profiles = Profiles(store)
    profiles.forget(article)
    turned = profiles.index(article)
    before = _members_with(store, article)
    seeds = {*profiles.of_article(article), *(member for members in before.values() for member in members)}
    touched = set(before)
    if turned:
        turning = {
            iri
            for key in turned
            for bearer in profiles.bearers(key)
            for iri, profile in profiles.of_article(bearer).items()
            if key in profile.keys
        }
        touched |= set(resolve(store, turning).values())
        seeds |= turning | {member for iri in touched for member in _members(store, iri)}
    seen = set[str]()
    canonical = _canonical(sorted(seeds), profiles, seen)
    touched |= {group.iri for group in canonical}
    touched |= set(resolve(store, seen).values())  # of those too that belong to nothing any more
    _write_links(store, touched, canonical)


def all_event_links(profiles: Profiles, articles: Iterable[str]) -> Iterable[str]:
    """The links of all events and measurands of these articles, which are all that there are."""
    seen = set[str]()
    for article in articles:
        for canonical in _canonical(sorted(profiles.of_article(article)), profiles, seen):
            yield from link_triples(canonical)


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
            if other.iri not in found and decide(place, other) == "same":
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
        decision = decide(one, other)
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
    query = f"SELECT ?canonical WHERE {{ GRAPH <{LINKS}> {{ ?canonical <{KG.drawsOn}> <{article}> }} }}"
    return {row[0]: _members(store, row[0]) for row in rows_of(store, query)}


def _members(store: GraphStore, canonical: str) -> list[str]:
    query = f"SELECT ?m WHERE {{ GRAPH <{LINKS}> {{ ?m <{KG.resolvesTo}> <{canonical}> }} }}"
    return [row[0] for row in rows_of(store, query)]


def _write_links(store: GraphStore, touched: set[str], canonical: Iterable[Canonical]) -> None:
    """Replace what the links graph says of some canonical things, in one update; nothing is written for no change."""
    old = set[str]().union(*(_stored(store, iri) for iri in touched))
    new = {triple for group in canonical for triple in link_triples(group)}
    parts = [
        f"{verb} {{ GRAPH <{LINKS}> {{ {' '.join(sorted(told))} }} }}"
        for verb, told in (("DELETE DATA", old - new), ("INSERT DATA", new - old))
        if told
    ]
    if parts:
        store.update(" ;\n".join(parts))


def _stored(store: GraphStore, canonical: str) -> set[str]:
    """The triples about one canonical thing: its own, those that lead to it, and why."""
    answer = store.query(
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{LINKS}> {{ {{ <{canonical}> ?p ?o BIND(<{canonical}> AS ?s) }} "
        f"UNION {{ ?s <{KG.resolvesTo}> <{canonical}> BIND(<{KG.resolvesTo}> AS ?p) BIND(<{canonical}> AS ?o) }} "
        f"UNION {{ ?member <{KG.resolvesTo}> <{canonical}> . ?s <{KG.judges}> ?member ; ?p ?o }} }} }}"
    )
    triples = (each for each in answer if isinstance(each, Triple)) if isinstance(answer, tuple) else ()
    return {f"{triple.subject} {triple.predicate} {triple.object} ." for triple in triples}
