"""From clusters to Actor records: names, types, identifiers, aliases, roles.

Not handled: identity across articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import attrgetter

from kg.ids import content_hash
from kg.model import Actor, ActorType, Role, RoleMention, Span
from kg.resolve.clusters import Cluster, canonical_name
from kg.resolve.pronouns import NEUTER, OWNERS, PERSONAL, PLURAL, RELATIVE, is_pronoun
from kg.resolve.wording import written

ACTOR_TYPES: dict[str, ActorType] = {
    "person": "person", "organization": "organization", "group": "group", "document": "document",
}  # fmt: skip
ANY_OWNER = PERSONAL.keys() | NEUTER | PLURAL | {"our", "my"}


class ActorWriter:
    """Makes the actors of one article; `cluster_at` finds the cluster of a span."""

    def __init__(
        self, text: str, roles: Iterable[tuple[RoleMention, Cluster]], cluster_at: Callable[[Span], Cluster | None]
    ) -> None:
        self._text = text
        self._cluster_at = cluster_at
        self._names: dict[int, str] = {}
        self._roles: defaultdict[int, list[RoleMention]] = defaultdict(list)
        for role, holder in roles:
            self._roles[id(holder)].append(role)

    def actors(self, clusters: Iterable[Cluster]) -> dict[int, Actor]:
        """Actors of clusters by the clusters' identity."""
        wanted = list(clusters)
        ids = {id(cluster): self._identifier(cluster) for cluster in wanted}
        return {id(cluster): self._actor(cluster, ids) for cluster in wanted}

    def name(self, cluster: Cluster) -> str:
        """Fullest name of a cluster; that of a group is made of its members' names."""
        if id(cluster) not in self._names:
            if cluster.members:
                found = " and ".join(self.name(member.final) for member in cluster.members)
            else:
                found = canonical_name(self._text, cluster)
            self._names[id(cluster)] = found
            owner = None if cluster.members or cluster.named else self._owner(cluster)
            if owner is not None:
                self._names[id(cluster)] = f"{self.name(owner)}'s {found.split(maxsplit=1)[1]}"
        return self._names[id(cluster)]

    def _owner(self, cluster: Cluster) -> Cluster | None:
        """Whose an actor is who is only described: "his lawyer"."""
        first = next((m for m in cluster.mentions if m.kind == "description"), None)
        if first is None:
            return None
        word, *rest = self._text[first.name.start : first.name.end].split(maxsplit=1)
        if not rest or word.lower() not in OWNERS:
            return None
        found = self._cluster_at(Span(first.name.start, first.name.start + len(word)))
        return found if found is not None and found.resolved and found is not cluster else None

    def _identifier(self, cluster: Cluster) -> str:
        first = _mention_spans(cluster)[0]
        return "actor-" + content_hash(self._type(cluster), self.name(cluster), first.start, first.end)

    def _type(self, cluster: Cluster) -> ActorType:
        if cluster.members:
            return "group"
        if cluster.type is not None and cluster.type in ACTOR_TYPES:
            return ACTOR_TYPES[cluster.type]
        if cluster.named:
            return "organization"
        first = cluster.mentions[0]
        if is_pronoun(first, self._text, NEUTER):
            return "organization"
        several = PLURAL | RELATIVE | {"we", "us", "our"}
        return "person" if first.kind == "pronoun" and not is_pronoun(first, self._text, several) else "group"

    def _words(self, span: Span) -> str:
        return written(self._text[span.start : span.end])

    def _actor(self, cluster: Cluster, ids: dict[int, str]) -> Actor:
        name = self.name(cluster)
        aliases = dict.fromkeys(self._words(m.name) for m in cluster.mentions if m.kind == "name")
        return Actor(
            id=ids[id(cluster)],
            name=name,
            type=self._type(cluster),
            mentions=_mention_spans(cluster),
            aliases=tuple(alias for alias in aliases if alias != name),
            roles=self._role_records(cluster, ids),
            resolved=cluster.resolved,
        )

    def _role_records(self, cluster: Cluster, ids: dict[int, str]) -> tuple[Role, ...]:
        found: dict[tuple[str, str | None], Role] = {}
        for role in self._roles[id(cluster)]:
            words = self._words(role.role)
            within = None if role.of is None else self._cluster_at(role.of)
            of = None if role.of is None else self._words(role.of)
            pronoun = of is not None and of.lower() in ANY_OWNER
            if within is not None and within.resolved and (pronoun or within.named):
                of = self.name(within)
            elif pronoun:
                of = None
            key = (words.casefold(), of.casefold() if of else None)
            found.setdefault(key, Role(words, role.role, of, ids.get(id(within)) if within is not None else None))
        return tuple(found.values())


def _mention_spans(cluster: Cluster) -> tuple[Span, ...]:
    """Where an actor is mentioned: his names alone, other phrases whole."""
    found = {m.name if m.kind == "name" else m.span for m in cluster.mentions}
    return tuple(sorted(found, key=attrgetter("start", "end")))
