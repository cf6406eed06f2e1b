"""What the graphs say of clusters of actors: under which name they stand, whom they follow, what ties them to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from kg.link.partition import is_identified
from kg.link.read import supporters, values_of
from kg.link.terms import KG, SCHEMA, SKOS, rows_of
from kg.link.triples import EVIDENCE, LINKS, actor_of, following_iri, shown_as, undecided_iri

if TYPE_CHECKING:
    from kg.store import GraphStore

_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """A cluster as the graphs have it: `follows` another, or is `undecided` between several, or stands for itself.

    `is_canonical` tells whether it has a canonical actor of its own, `judged` whether people decided on it.
    """

    iri: str
    anchor: str
    follows: str | None = None
    undecided: bool = False
    is_canonical: bool = False
    judged: bool = False

    @property
    def identified(self) -> bool:
        """Whether it is known by an office or a name of its own."""
        return is_identified(self.anchor)

    @property
    def class_(self) -> str:
        """Whether it is a person or an organisation."""
        return shown_as(self.anchor)[0]

    @property
    def name(self) -> str:
        """The name that answers show."""
        return shown_as(self.anchor)[1]

    @property
    def first(self) -> str:
        """The actor of its anchor: the only one where it is neither canonical nor follows."""
        return actor_of(self.anchor)


def standings(store: GraphStore, clusters: Iterable[str]) -> dict[str, Standing]:
    """How these clusters stand now."""
    wanted = sorted(set(clusters))
    anchors, follows, judged = (
        dict(values_of(store, EVIDENCE, wanted, term)) for term in (KG.anchor, KG.follows, KG.judged)
    )
    canonical = dict(values_of(store, LINKS, wanted, SCHEMA.name))
    loose = {undecided_iri(iri): iri for iri in wanted if not is_identified(anchors[iri]) and iri not in follows}
    undecided = {loose[iri] for iri, _ in values_of(store, LINKS, loose, KG.reason)}
    return {
        iri: Standing(
            iri, anchors[iri], follows.get(iri), iri in undecided, iri in canonical,
            iri in judged,
        )
        for iri in wanted
    }  # fmt: skip


def clusters_of(store: GraphStore, actors: Iterable[str]) -> dict[str, str]:
    """The cluster of each actor that links know."""
    return dict(values_of(store, EVIDENCE, actors, KG.inCluster))


def members_in(store: GraphStore, cluster: str, *, most: int | None = None) -> list[str]:
    """The actors of a cluster, all or the first that are found."""
    limit = "" if most is None else f" LIMIT {most}"
    query = f"SELECT ?m WHERE {{ GRAPH <{EVIDENCE}> {{ ?m <{KG.inCluster}> <{cluster}> }} }}{limit}"
    return [row[0] for row in rows_of(store, query)]


def followers_of(store: GraphStore, cluster: str, *, most: int | None = None) -> list[str]:
    """The clusters that follow one, all or the first that are found."""
    limit = "" if most is None else f" LIMIT {most}"
    query = f"SELECT ?g WHERE {{ GRAPH <{EVIDENCE}> {{ ?g <{KG.follows}> <{cluster}> }} }}{limit}"
    return [row[0] for row in rows_of(store, query)]


def names_in(store: GraphStore, cluster: str) -> set[str]:
    """What the actors of a cluster are called."""
    return {name for _, name in values_of(store, EVIDENCE, [cluster], KG.called)}


def names_shown(store: GraphStore, cluster: str) -> set[str]:
    """What a canonical actor is called, and those that follow it."""
    return {name for term in (SCHEMA.name, SKOS.altLabel) for _, name in values_of(store, LINKS, [cluster], term)}


def circumstances_of(store: GraphStore, cluster: str) -> list[str]:
    """The circumstances and marks under which a cluster is met."""
    return [found for _, found in values_of(store, EVIDENCE, [cluster], KG.supports)]


def consulted(store: GraphStore, cluster: str) -> dict[str, set[str]]:
    """The circumstances under which a cluster's actors look for whom they follow, with these actors."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    query = f"SELECT ?m ?s WHERE {{ GRAPH <{EVIDENCE}> {{ ?m <{KG.inCluster}> <{cluster}> . ?m <{KG.consults}> ?s }} }}"
    for member, circumstance in rows_of(store, query):
        found[circumstance].add(member)
    return found


def supported(store: GraphStore, cluster: str, circumstances: Collection[str]) -> set[str]:
    """Those of some circumstances under which a cluster is met: asked for one by one, because it may have thousands."""
    found: set[str] = set()
    rest = sorted(circumstances)
    for start in range(0, len(rest), _AT_ONCE):
        branches = " UNION ".join(
            f"{{ <{cluster}> <{KG.supports}> {Literal(each)} BIND({Literal(each)} AS ?s) }}"
            for each in rest[start : start + _AT_ONCE]
        )
        found |= {row[0] for row in rows_of(store, f"SELECT ?s WHERE {{ GRAPH <{EVIDENCE}> {{ {branches} }} }}")}
    return found


def ties(store: GraphStore, cluster: str, leader: str) -> dict[str, set[str]]:
    """The circumstances under which a cluster finds another, each with the actors that consult it."""
    asked = consulted(store, cluster)
    return {each: asked[each] for each in supported(store, leader, asked)}


def leaders_of(store: GraphStore, cluster: str) -> set[str]:
    """All identified clusters that are met under a circumstance which a cluster consults."""
    return {leader for found in supporters(store, consulted(store, cluster)).values() for leader in found}


def only_judged(store: GraphStore, leader: str, tied: Mapping[str, Collection[str]]) -> set[str]:
    """Those of some circumstances by which nobody but these actors follows a cluster."""
    found = set()
    for circumstance, actors in tied.items():
        query = (
            f"SELECT ?x WHERE {{ GRAPH <{LINKS}> {{ <{following_iri(circumstance)}> <{KG.judges}> ?x }} }} "
            f"LIMIT {len(actors) + 2}"
        )
        if not {row[0] for row in rows_of(store, query)} - {*actors, leader}:
            found.add(circumstance)
    return found


def is_called(store: GraphStore, leader: str, name: str, *, besides: str) -> bool:
    """Whether a cluster that follows the leader, besides one, has this name."""
    query = (
        f"SELECT ?g WHERE {{ GRAPH <{EVIDENCE}> {{ ?g <{KG.called}> {Literal(name)} . ?g <{KG.follows}> <{leader}> "
        f"FILTER(?g != <{besides}>) }} }} LIMIT 1"
    )
    return next(rows_of(store, query), None) is not None
