"""Which actors of all articles are one, decided from their marks: the whole rule as one pure function.

Marks are taken in the order of their confidence; all bearers of a mark become one, unless a person said that two of
them are different. Then each cluster without an identified actor follows the one identified cluster that is met under
its circumstances. Nothing here depends on the order in which actors come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kg.link.marks import Marked


@dataclass(frozen=True, slots=True)
class Cluster:
    """Actors taken for one, sorted; `anchor` is the first of them. `followed` are the circumstances that led here.

    `rivals` are anchors of identified clusters between which nothing decides.
    """

    members: tuple[str, ...]
    anchor: str
    followed: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


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
    return tuple(sorted(_followed(actors, union), key=lambda cluster: cluster.anchor))


def _followed(actors: Mapping[str, Marked], union: _Union) -> Iterable[Cluster]:
    """Let each cluster without an identified actor follow the only identified one that its circumstances support."""
    sets = [sorted(members) for members in union.sets()]
    known = {union.root(members[0]): _anchor(actors, members) for members in sets}
    supporters: defaultdict[str, set[str]] = defaultdict(set)
    for actor in actors.values():
        for circumstance in actor.supports:
            supporters[circumstance].add(union.root(actor.iri))
    followers: defaultdict[str, list[str]] = defaultdict(list)
    circumstances: defaultdict[str, set[str]] = defaultdict(set)
    rivals: dict[str, tuple[str, ...]] = {}
    for members in sorted(sets, key=lambda members: members[0]):
        root = union.root(members[0])
        if known[root].startswith("0"):
            continue
        consulted = {circumstance for member in members for circumstance in actors[member].consults}
        leaders = {leader for circumstance in consulted for leader in supporters[circumstance]}
        if len(leaders) == 1 and (leader := leaders.pop()) and not _kept_apart(union, root, leader, followers[leader]):
            followers[leader].append(root)
            circumstances[leader] |= {each for each in consulted if leader in supporters[each]}
        elif len(leaders) > 1:
            rivals[root] = tuple(sorted(known[leader] for leader in leaders))
    follows = {root for roots in followers.values() for root in roots}
    by_root = {union.root(members[0]): members for members in sets}
    for root, members in by_root.items():
        if root not in follows:
            own = sorted([*members, *(each for follower in followers[root] for each in by_root[follower])])
            yield Cluster(tuple(own), known[root], tuple(sorted(circumstances[root])), rivals.get(root, ()))


def _kept_apart(union: _Union, root: str, leader: str, followers: list[str]) -> bool:
    """Whether a person said that somebody of this cluster is different from somebody of the other."""
    there = {leader, *followers}
    return any(union.root(foe) in there for foe in union._foes[root])


def _anchor(actors: Mapping[str, Marked], members: Iterable[str]) -> str:
    return min(actors[member].anchor for member in members)
