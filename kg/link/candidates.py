"""Pairs of actors that may be one, for people to decide: whoever bears one name, and nothing settles it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.link.decisions import read_decided
from kg.link.overview import Identity, identities_of
from kg.link.read import all_nodes, members_of, nodes_of
from kg.link.terms import KG, SCHEMA, rows_of, terms_text
from kg.link.triples import EVIDENCE, LINKS

if TYPE_CHECKING:
    from kg.store import GraphStore


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two identities that may be one; nothing settles it."""

    actor_a: str
    actor_b: str
    score: float
    why: str
    a: str
    b: str


def candidates(store: GraphStore, identity: Identity | None = None) -> tuple[Candidate, ...]:
    """Pairs of identities that bear one name and are not settled, the likeliest first.

    Of many bearers of one name each is shown with the most frequent one alone.
    """
    nodes: defaultdict[str, set[str]] = defaultdict(set)
    known_as = all_nodes(store)
    for cluster, key in rows_of(store, f"SELECT ?n ?k WHERE {{ GRAPH <{EVIDENCE}> {{ ?n <{KG.nameKey}> ?k }} }}"):
        node = known_as[cluster]
        nodes[key].add(node)
        if key.startswith("person|") and " " in key:
            nodes[f"person|{key.rpartition(' ')[2]}"].add(node)
    short = {key for key in nodes if " " not in key}
    groups = [(key, found) for key, found in sorted(nodes.items()) if len(found) > 1]
    if identity is not None:
        groups = [(key, found) for key, found in groups if identity.node in found]
    known = {each.node: each for each in identities_of(store, {node for _, found in groups for node in found})}
    judged, doubts = _settled(store), _doubts(store)
    rows: dict[frozenset[str], Candidate] = {}
    for key, found in groups:
        bearers = sorted((known[node] for node in found if node in known), key=lambda each: (-each.articles, each.node))
        one = known.get(identity.node) if identity is not None else next(iter(bearers), None)
        for other in bearers:
            if one is None or other == one or frozenset((one.node, other.node)) in judged | rows.keys():
                continue
            if key in short and one.name.count(" ") and other.name.count(" "):
                continue  # two full names that only share the last one
            pair = frozenset((one.node, other.node))
            doubt = doubts.get(pair) or doubts.get(frozenset((one.node,))) or doubts.get(frozenset((other.node,)))
            rows[pair] = _candidate(store, one, other, full=key not in short, doubt=doubt)
    return tuple(sorted(rows.values(), key=lambda row: (-row.score, row.actor_a, row.a, row.b)))


def _settled(store: GraphStore) -> set[frozenset[str]]:
    """Pairs of which a person said that they are different."""
    apart = read_decided(store).apart
    nodes = nodes_of(store, (actor for pair in apart for actor in pair))
    return {frozenset(nodes.get(actor, actor) for actor in pair) for pair in apart}


def _doubts(store: GraphStore) -> dict[frozenset[str], str]:
    """Why a pair, or somebody with anybody, was left unsure: by a person, else by the rules."""
    found: dict[frozenset[str], str] = {}
    undecided = f"?j <{KG.decision}> <{KG.Unsure}> ; <{KG.judges}> ?a ; <{KG.reason}> ?why"
    rows = rows_of(store, f"SELECT ?a ?why WHERE {{ GRAPH <{LINKS}> {{ {undecided} }} }}")
    by_rule = {row[0]: row[1] for row in rows}
    left_open = [decision for decision in read_decided(store).all if decision.decision == "unsure"]
    sides = (side.iri for decision in left_open for side in decision.sides)
    nodes = nodes_of(store, {*by_rule, *sides})
    for actor, why in by_rule.items():
        found[frozenset((nodes[actor],))] = why
    for decision in left_open:
        pair = frozenset(nodes.get(side.iri, side.iri) for side in decision.sides)
        found[pair] = f"left open by {decision.by}: {decision.reason}"
    return found


def _candidate(store: GraphStore, one: Identity, other: Identity, *, full: bool, doubt: str | None = None) -> Candidate:
    """A pair with a score: half for the full name, more for each companion or office in common."""
    shared = sorted(_met_with(store, one.node) & _met_with(store, other.node))
    score = (0.5 if full else 0.3) + 0.1 * min(len(shared), 3)
    short = "same last name" if one.type == "person" else "same short name"
    name = "same name" if full or one.name == other.name else short
    common = ", ".join(shared[:3]) if shared else "nothing else in common"
    common = f"{common}; {doubt}" if doubt else common
    return Candidate(one.name, other.name, round(score, 2), f"{name}, {common}", one.node, other.node)


def _met_with(store: GraphStore, node: str) -> set[str]:
    """The companions of an identity."""
    query = (
        f"SELECT DISTINCT ?name WHERE {{ VALUES ?n {{ {terms_text(members_of(store, [node])[node])} }} "
        f"GRAPH ?g {{ ?n a <{KG.Actor}> . ?other a <{KG.Actor}> ; <{SCHEMA.name}> ?name FILTER(?other != ?n) }} }}"
    )
    return {f"both met with {row[0]}" for row in rows_of(store, query) if row[0][:1].isupper()}
