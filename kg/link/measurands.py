"""Canonical events and measurands as triples of the links graph, each with the judgements that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from pyoxigraph import Literal, NamedNode

from kg.ids import content_hash
from kg.link.event_matching import decide, reasons
from kg.link.event_profiles import EventProfile
from kg.link.triples import ACTIVITY
from kg.vocab import KG, PROV, RDF, RDFS


@dataclass(frozen=True, slots=True)
class Canonical:
    """One event, or one measurand, with the events or measurands of articles that are taken for it."""

    iri: str
    members: tuple[EventProfile, ...]

    @classmethod
    def of(cls, members: Sequence[EventProfile]) -> Self:
        """The IRI comes from the earliest member, so that it does not depend on the order of ingest."""
        ordered = tuple(sorted(members, key=lambda member: (str(member.published or "9999"), member.iri)))
        first = ordered[0].iri
        kind = "measurand" if first.partition("#")[2].startswith("measurand") else "event"
        return cls(f"{first.partition('article/')[0]}{kind}/{content_hash(kind, first, length=20)}", ordered)

    @property
    def is_measurand(self) -> bool:
        """Whether it is counted, as against happened."""
        return "/measurand/" in self.iri


def link_triples(canonical: Canonical) -> list[str]:
    """What the links graph says of one canonical event or measurand.

    Each member but the first comes with the judgement that brought it in: that between it and the earliest member
    that it is the same as.
    """
    node = NamedNode(canonical.iri)
    first = canonical.members[0]
    triples = [
        (node, RDF.type, NamedNode(KG.CanonicalMeasurand if canonical.is_measurand else KG.CanonicalEvent)),
        (node, RDFS.label, Literal(first.label)),
    ]
    base = canonical.iri.rpartition("/")[0].rpartition("/")[0]
    triples += [(node, KG.drawsOn, NamedNode(article)) for article in sorted({m.article for m in canonical.members})]
    triples += [(NamedNode(member.iri), KG.resolvesTo, node) for member in canonical.members]
    for place, member in enumerate(canonical.members[1:], start=1):
        others = (*canonical.members[:place], *canonical.members[place + 1 :])
        partner = next(other for other in others if decide(member, other) == "same")
        judgement = NamedNode(f"{base}/judgement/{content_hash('judgement', canonical.iri, member.iri, length=20)}")
        triples += [
            (judgement, RDF.type, NamedNode(KG.Judgement)),
            (judgement, KG.decision, NamedNode(KG.Same)),
            (judgement, KG.judges, NamedNode(member.iri)),
            (judgement, KG.judges, NamedNode(partner.iri)),
            (judgement, KG.reason, Literal(reasons(member, partner))),
            (judgement, PROV.wasGeneratedBy, NamedNode(ACTIVITY)),
        ]
    return [f"{subject} <{predicate}> {value} ." for subject, predicate, value in triples]
