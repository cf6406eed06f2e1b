"""Names in apposition to a description: "the operator, Hydra Power," and "Hydra Power, an operator,".

Not handled: appositions without commas.
"""

from __future__ import annotations

from kg.model import Mention, Span
from kg.resolve.clusters import Cluster
from kg.resolve.names import NameIndex

ENDS = frozenset({",", ".", "", "\n", ";"})


class NamesBeside:
    """The names of an article by where they start and end."""

    def __init__(self, text: str, names: NameIndex) -> None:
        self._text = text
        self._starting: dict[int, tuple[Span, Cluster]] = {}
        self._ending: dict[int, Cluster] = {}
        for cluster in names.clusters:
            for mention in cluster.mentions:
                self._starting[mention.span.start] = (mention.name, cluster)
                self._starting.setdefault(mention.name.start, (mention.name, cluster))
                self._ending[mention.name.end] = cluster

    def named(self, mention: Mention) -> Cluster | None:
        """The named actor beside whom a description stands.

        An article behind the name says what it is: "Hydra Aid, a charity," is an organisation.
        """
        if mention.plural:
            return None
        behind = self._behind(mention.span.end)
        if behind is not None and _agree(mention, behind):
            return behind
        start, end = mention.span.start, mention.span.end
        before = self._ending.get(start - 2)
        first = self._text[start:end].split(maxsplit=1)[0].lower()
        if before is None or self._text[start - 2 : start] != ", " or self._text[end : end + 1] not in ENDS:
            return None
        if first in {"a", "an"} and mention.type == "organization" and before.gender is None:
            before.type = "organization"
        return before if first in {"a", "an", "the"} and _agree(mention, before) else None

    def _behind(self, end: int) -> Cluster | None:
        """The name behind a comma, if it ends the phrase, or right behind: "the relief agency Hydra"."""
        beside, named = self._starting.get(end + 1, (None, None))
        if beside is not None and named is not None and self._text[end] == " " and named.type == "organization":
            return named
        name, cluster = self._starting.get(end + 2, (None, None))
        if name is None or self._text[end : end + 2] != ", ":
            return None
        return cluster if self._text[name.end : name.end + 1] in ENDS | {'"', "”", ":"} else None


def _agree(mention: Mention, cluster: Cluster) -> bool:
    """Whether both are persons, or both organisations; a name of unknown type becomes what the description is."""
    if cluster.type is None and mention.type in {"person", "organization"}:
        cluster.type = mention.type
    return mention.type is not None and mention.type == cluster.type
