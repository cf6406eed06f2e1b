"""Clusters and those who follow them as triples: everything that the two graphs say of some actors, at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Literal

from kg.ids import judgement_iri
from kg.link.decisions import Decided
from kg.link.marks import Mark, Marked
from kg.link.partition import Cluster
from kg.link.terms import KG, PROV, RDFS, XSD, A
from kg.link.triples import CLASSES, Lines, actor_of, cluster_of, judgement, names_of


def write_clusters(
    clusters: Iterable[Cluster], actors: Mapping[str, Marked], decided: Decided, *, at_once: int | None = None
) -> Iterator[Lines]:
    """Everything that the two graphs say of these clusters and their actors, in portions if so wanted."""
    lines = Lines()
    lines.activity()
    writer = _Writer(actors, decided)
    together: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        together[cluster.leader or cluster.anchor].append(cluster)
    for anchor, found in sorted(together.items()):
        writer.write(lines, sorted(found, key=lambda cluster: (cluster.anchor != anchor, cluster.anchor)))
        if at_once is not None and len(lines) > at_once:
            yield lines
            lines = Lines()
    yield lines


class _Writer:
    """Writes clusters with those that follow them."""

    def __init__(self, actors: Mapping[str, Marked], decided: Decided) -> None:
        self._actors = actors
        self._decided = decided
        self._used: set[str] = set()
        self._by_person: defaultdict[str, list[str]] = defaultdict(list)
        for iri, joined in decided.together.items():
            for each in joined:
                self._by_person[each].append(iri)

    def write(self, lines: Lines, clusters: Sequence[Cluster]) -> None:
        """The first of these clusters, and the others, which follow it."""
        first, *followers = clusters
        for cluster in clusters:
            self._index(lines, cluster)
        members = [actor for cluster in clusters for actor in cluster.members]
        node = cluster_of(first.anchor) if len(members) > 1 else members[0]
        if first.undecided:
            lines.undecided(cluster_of(first.anchor), first.members)
        if len(members) == 1:
            return  # nobody is taken for anybody
        leader = self._actors[actor_of(first.anchor)].profile
        names = [name for actor in members for name in names_of(self._actors[actor])]
        lines.describe(node, CLASSES[leader.kind], leader.name, names)
        for actor in members:
            lines.resolve(actor, node)
        for cluster in clusters:
            self._judge(lines, cluster)
        supported = {each for actor in first.members for each in self._actors[actor].supports}
        for actor in (actor for cluster in followers for actor in cluster.members):
            for circumstance in self._actors[actor].consults:
                if circumstance in supported:
                    lines.follow(circumstance, [actor, node])

    def _index(self, lines: Lines, cluster: Cluster) -> None:
        iri = cluster_of(cluster.anchor)
        lines.index(iri, self._actors[actor_of(cluster.anchor)])
        for actor in cluster.members:
            lines.register(self._actors[actor], iri)
            lines.extend(iri, self._actors[actor])
        if cluster.leader is not None:
            lines.follows(iri, cluster_of(cluster.leader))
        if any(actor in self._decided.judged for actor in cluster.members):
            lines.evidence.append(f'<{iri}> <{KG.judged}> "true"^^<{XSD.boolean}> .')

    def _judge(self, lines: Lines, cluster: Cluster) -> None:
        for mark, bearers in _shared(self._actors[actor] for actor in cluster.members):
            # a person may have torn the bearers apart: then each part has a judgement of its own
            iri = mark.iri if mark.iri not in self._used else judgement_iri(mark.iri, cluster.anchor)
            self._used.add(mark.iri)
            lines.judge(iri, bearers, reason=mark.reason, confidence=mark.confidence)
        for iri in sorted({iri for actor in cluster.members for iri in self._by_person[actor]}):
            lines.links += _repeated(iri, self._decided, cluster.members)


def _shared(members: Iterable[Marked]) -> Iterator[tuple[Mark, list[str]]]:
    """Marks that two or more members bear, with their bearers."""
    marks: dict[str, Mark] = {}
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for actor in members:
        for mark in actor.marks:
            marks[mark.iri] = min(mark, marks.get(mark.iri, mark))
            bearers[mark.iri].append(actor.iri)
    for iri in sorted(bearers):
        if len(bearers[iri]) > 1:
            yield marks[iri], bearers[iri]


def _repeated(iri: str, decided: Decided, members: tuple[str, ...]) -> list[str]:
    """A person's judgement as the links graph repeats it: for the actors that it joins now."""
    decision = next(each for each in decided.all if each.iri == iri)
    joined = [actor for actor in decided.together[iri] if actor in members]
    if len(joined) < 2:
        return []
    agent = f"{iri}#person"
    return [
        *judgement(iri, "same", joined, reason=decision.reason, made=f"{iri}#decision", confidence=1),
        f"<{iri}#decision> <{PROV.wasAssociatedWith}> <{agent}> .",
        f"<{agent}> <{A}> <{PROV.Person}> .",
        f"<{agent}> <{RDFS.label}> {Literal(decision.by)} .",
    ]
