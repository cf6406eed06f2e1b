"""Clusters of mentions of one actor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from kg.model import Mention, MentionType
from kg.resolve.wording import is_acronym, name_key, written


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions that stand for one actor; `number` is its order of appearance."""

    number: int
    type: MentionType | None
    named: bool
    mentions: list[Mention] = field(default_factory=list)
    gender: Literal["female", "male"] | None = None
    plural: bool = False
    members: tuple[Cluster, ...] = ()
    last: int = -1
    label: str | None = None
    resolved: bool = True
    speaks: bool = False
    short: int = -1
    words: int = 1
    same_as: Cluster | None = None
    known: set[Mention] = field(default_factory=set)

    @property
    def final(self) -> Cluster:
        """The cluster that this one turned out to be part of, else itself."""
        return self if self.same_as is None else self.same_as.final

    def absorb(self, other: Cluster) -> None:
        """Take over the mentions of a cluster that turned out to be the same actor."""
        other.same_as = self
        for mention in other.mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Take a mention in, once; the gender follows the first mention that shows one."""
        count = len(self.known)
        self.known.add(mention)
        if len(self.known) == count:
            return
        self.mentions.append(mention)
        self.last = max(self.last, mention.span.start)
        if self.gender is None and mention.gender is not None and self.type in {"person", None}:
            self.gender = mention.gender


def canonical_name(text: str, cluster: Cluster) -> str:
    """Fullest name of a cluster: most words, then longest, then earliest; a description's first wording."""
    if cluster.label is not None:
        return cluster.label
    names = [m for m in cluster.mentions if m.kind == "name"]
    if not names:
        first = next((m for m in cluster.mentions if m.kind == "description"), cluster.mentions[0])
        return written(text[first.name.start : first.name.end])
    spellings = Counter(written(text[m.name.start : m.name.end]) for m in names)
    order = {spelling: index for index, spelling in enumerate(spellings)}
    return max(spellings, key=lambda s: (len(name_key(s)), not is_acronym(s), len(s), -order[s]))
