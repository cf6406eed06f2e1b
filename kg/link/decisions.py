"""What people decided about actors: read, written and undone in a graph of their own that no rebuild touches.

A judgement names the actors of articles that the person looked at. Where such an actor is gone, because the article was
read anew, the actor of that name in that article takes its place (docs/decisions/050).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.ids import content_hash, derived_graph_iri, judgement_iri
from kg.link.terms import DECISIONS, KG, PROV, RDFS, SCHEMA, SKOS, XSD, A, rows_of

if TYPE_CHECKING:
    from kg.store import GraphStore

JUDGEMENTS = derived_graph_iri("judgements")


@dataclass(frozen=True, slots=True)
class Side:
    """An actor that a person looked at: the article's own, with its article and name."""

    iri: str
    article: str
    name: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement: `decision` is same, different or unsure; `authority` is an IRI that identifies an actor."""

    iri: str
    decision: str
    sides: tuple[Side, ...]
    by: str
    reason: str
    at: str
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """People's judgements on the actors as they are now; `judged` are all of whom any of them speaks."""

    together: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    authorities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    all: tuple[Decision, ...] = ()
    judged: frozenset[str] = frozenset()


def read_decisions(store: GraphStore) -> tuple[Decision, ...]:
    """All judgements of people, the oldest first."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    sides: defaultdict[str, dict[str, Side]] = defaultdict(dict)
    for row in rows_of(store, _READ):
        iri, decision, side, article, name, by, reason, at, authority = row
        sides[iri][side] = Side(side, article, name)
        found[iri] = {"decision": decision, "by": by, "reason": reason, "at": at, "authority": authority}
    decisions = [
        Decision(
            iri, facts["decision"].rpartition("#")[2].lower(), tuple(sides[iri][side] for side in sorted(sides[iri])),
            facts["by"], facts["reason"], facts["at"], facts["authority"] or None,
        )
        for iri, facts in found.items()
    ]  # fmt: skip
    return tuple(sorted(decisions, key=lambda each: (each.at, each.iri)))


_READ = f"""SELECT ?j ?decision ?side ?article ?name ?by ?reason ?at ?authority WHERE {{ GRAPH <{JUDGEMENTS}> {{
  ?j a <{KG.Judgement}> ; <{KG.decision}> ?decision ; <{KG.judges}> ?side ; <{KG.reason}> ?reason ;
    <{PROV.wasGeneratedBy}> ?activity .
  ?side <{KG.reportedIn}> ?article ; <{SCHEMA.name}> ?name .
  ?activity <{PROV.wasAssociatedWith}> ?agent ; <{PROV.endedAtTime}> ?at . ?agent <{RDFS.label}> ?by
  OPTIONAL {{ ?j <{SKOS.exactMatch}> ?authority }} }} }}"""


def concerns(store: GraphStore, article: str) -> bool:
    """Whether a person judged an actor of an article."""
    query = f"SELECT ?s WHERE {{ GRAPH <{JUDGEMENTS}> {{ ?s <{KG.reportedIn}> {NamedNode(article)} }} }} LIMIT 1"
    return next(rows_of(store, query), None) is not None


def read_decided(store: GraphStore) -> Decided:
    """People's judgements, each applied to the actors that stand for its sides now."""
    decisions = read_decisions(store)
    if not decisions:
        return Decided()
    now = _present(store, {side for decision in decisions for side in decision.sides})
    together: dict[str, tuple[str, ...]] = {}
    apart: set[frozenset[str]] = set()
    authorities: defaultdict[str, set[str]] = defaultdict(set)
    for decision in decisions:
        actors = tuple(sorted({now[side.iri] for side in decision.sides if side.iri in now}))
        if decision.authority is not None:
            authorities[decision.authority].update(actors)
        elif decision.decision == "same":
            together[decision.iri] = actors
        elif decision.decision == "different" and len(actors) == 2:
            apart.add(frozenset(actors))
    for decision in decisions:
        if decision.authority is not None and len(authorities[decision.authority]) > 1:
            together[decision.iri] = tuple(sorted(authorities[decision.authority]))
    return Decided(
        together, frozenset(apart), {iri: tuple(sorted(actors)) for iri, actors in authorities.items()},
        decisions,
        frozenset(now.values()),
    )  # fmt: skip


def _present(store: GraphStore, sides: Iterable[Side]) -> dict[str, str]:
    """The actor that stands for each side now."""
    found: dict[str, str] = {}
    for side in sides:
        itself = f"SELECT ?kind WHERE {{ GRAPH ?graph {{ {NamedNode(side.iri)} a <{KG.Actor}> ; a ?kind }} }} LIMIT 1"
        if next(rows_of(store, itself), None) is not None:
            found[side.iri] = side.iri
            continue
        others = {row[0] for row in rows_of(store, (
            f"SELECT DISTINCT ?actor WHERE {{ GRAPH ?graph {{ ?actor <{SCHEMA.name}>|<{SKOS.altLabel}> "
            f"{Literal(side.name)} ; "
            f"a <{KG.Actor}> }} FILTER(STRSTARTS(STR(?actor), {Literal(side.article + '#')})) }}"
        ))}  # fmt: skip
        if len(others) == 1:
            found[side.iri] = others.pop()
    return found


def write_decision(
    store: GraphStore, decision: str, sides: Iterable[Side], *, by: str, reason: str, at: dt.datetime,
    authority: str | None = None,
) -> str:  # fmt: skip
    """Keep a person's judgement; one on the same actors takes the place of the older. Tells its IRI."""
    pair = sorted(sides, key=lambda side: side.iri)
    iri = judgement_iri("person", *(side.iri for side in pair), authority or "")
    activity, agent = f"{iri}#decision", f"{iri.rpartition('judgement/')[0]}person/{content_hash(by, length=12)}"
    moment = at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [
        (
            f"<{iri}> <{A}> <{KG.Judgement}> ; <{KG.decision}> <{DECISIONS[decision]}> ; "
            f"<{KG.reason}> {Literal(reason)} ; <{PROV.wasGeneratedBy}> <{activity}> ."
        ),
        (f'<{activity}> <{PROV.wasAssociatedWith}> <{agent}> ; <{PROV.endedAtTime}> "{moment}"^^<{XSD.dateTime}> .'),
        f"<{agent}> <{A}> <{PROV.Person}> ; <{RDFS.label}> {Literal(by)} .",
        *(f"<{iri}> <{KG.judges}> {NamedNode(side.iri)} ." for side in pair),
        *(
            f"{NamedNode(side.iri)} <{KG.reportedIn}> {NamedNode(side.article)} ; "
            f"<{SCHEMA.name}> {Literal(side.name)} ."
            for side in pair
        ),
    ]
    if authority is not None:
        lines.append(f"<{iri}> <{SKOS.exactMatch}> {NamedNode(authority)} .")
    store.update(f"{_forget(iri)} ;\nINSERT DATA {{ GRAPH <{JUDGEMENTS}> {{\n" + "\n".join(lines) + "\n} }")
    return iri


def forget_decision(store: GraphStore, iri: str) -> None:
    """Undo one judgement of a person."""
    store.update(_forget(iri))


def _forget(iri: str) -> str:
    graph = f"GRAPH <{JUDGEMENTS}>"
    return f"DELETE WHERE {{ {graph} {{ <{iri}> ?p ?o }} }} ;\nDELETE WHERE {{ {graph} {{ <{iri}#decision> ?p ?o }} }}"
