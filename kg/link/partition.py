"""Which actors of all articles are one, decided from their marks: the whole rule as one pure function.

Marks are taken in the order of their confidence; all bearers of a mark become one, unless a person said that two of
them are different. Then each cluster without an identified actor follows the one identified cluster that is met under
its circumstances. Nothing here depends on the order in which actors come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from kg.link.marks import Marked


@dataclass(frozen=True, slots=True)
class Cluster:
    """Actors that their marks make one, sorted; `anchor` is the first of them.

    `leader` is the anchor of the identified cluster that it follows. With `undecided` it might follow any of several,
    and nothing tells which.
    """

    members: tuple[str, ...]
    anchor: str
    leader: str | None = None
    undecided: bool = False

    def alone(self) -> Self:
        """The cluster by itself, before it is asked whom it follows."""
        return replace(self, leader=None, undecided=False)


class _Union:
    """Disjoint sets that keep apart what a person said is different."""

    def __init__(self, members: Iterable[str], apart: Collection[frozenset[str]]) -> None:
        self._parent = {member: member for member in members}
        self._sets = {member: [member] for member in self._parent}
        self._foes: defaultdict[str, set[str]] = defaultdict(set)
        for pair in apart:
            one, other = sorted(pair)
            if one in self._parent and other in self._parent:
                self._foes[one].add(other)
                self._foes[other].add(one)

    def root(self, member: str) -> str:
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, one: str, other: str) -> bool:
        """Make one set of two, unless that is forbidden; tell whether they are one now."""
        small, large = sorted((self.root(one), self.root(other)), key=lambda root: len(self._sets[root]))
        if small == large:
            return True
        if any(self.root(foe) == large for foe in self._foes[small]):
            return False
        self._parent[small] = large
        self._sets[large] += self._sets.pop(small)
        self._foes[large] |= self._foes.pop(small)
        return True

    def sets(self) -> Iterable[list[str]]:
        return self._sets.values()


def partition(
    actors: Mapping[str, Marked],
    *,
    apart: Collection[frozenset[str]] = (),
    together: Mapping[str, Iterable[str]] | None = None,
) -> tuple[Cluster, ...]:
    """Clusters of all actors, sorted by anchor; `together` and `apart` are what people decided.

    `together` maps a judgement to the actors of which it says that they are one.
    """
    bearers: defaultdict[tuple[float, str], list[str]] = defaultdict(list)
    for iri in sorted(actors):
        for mark in actors[iri].marks:
            bearers[-mark.confidence, mark.iri].append(iri)
    union = _Union(sorted(actors), apart)
    for members in (sorted(set(found) & actors.keys()) for _, found in sorted((together or {}).items())):
        for member in members[1:]:
            union.join(members[0], member)
    for _, alike in sorted(bearers.items()):
        for member in alike[1:]:
            union.join(alike[0], member)
    return tuple(sorted(_led(actors, union, apart), key=lambda cluster: cluster.anchor))


def is_identified(anchor: str) -> bool:
    """Whether the cluster of an anchor is known by an office or a name of its own."""
    return anchor.startswith("0")


def _led(actors: Mapping[str, Marked], union: _Union, apart: Collection[frozenset[str]]) -> Iterator[Cluster]:
    """Let each cluster without an identified actor follow the only identified one that its circumstances support."""
    sets = {union.root(members[0]): tuple(sorted(members)) for members in union.sets()}
    anchors = {root: min(actors[member].anchor for member in members) for root, members in sets.items()}
    supporters: defaultdict[str, set[str]] = defaultdict(set)
    for actor in actors.values():
        root = union.root(actor.iri)
        if is_identified(anchors[root]):
            for circumstance in actor.supports:
                supporters[circumstance].add(root)
    leaders: dict[str, set[str]] = {}
    for root, members in sets.items():
        if not is_identified(anchors[root]):
            consulted = {circumstance for member in members for circumstance in actors[member].consults}
            leaders[root] = {leader for circumstance in consulted for leader in supporters[circumstance]}
    foes: defaultdict[str, set[str]] = defaultdict(set)
    for pair in apart:
        if pair <= actors.keys():
            one, other = (union.root(actor) for actor in pair)
            foes[one].add(other)
            foes[other].add(one)
    for root, members in sets.items():
        found = leaders.get(root, set())
        # of those who are kept apart and would follow one, only the first does
        before = {foe for foe in foes[root] if leaders.get(foe) == found and anchors[foe] < anchors[root]}
        follows = len(found) == 1 and not found & foes[root] and not before
        yield Cluster(members, anchors[root], anchors[min(found)] if follows else None, len(found) > 1)
