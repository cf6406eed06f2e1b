"""Which named person a description of a role or an age stands for.

Two holders of one role who are both near are not told apart: the description then stands for neither.
Not handled: roles that change hands in an article.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque

from kg.model import Mention, RoleMention, Span
from kg.resolve.clusters import Cluster
from kg.resolve.names import RECENT, NameIndex
from kg.resolve.salience import Timeline
from kg.resolve.wording import head_noun, modifiers, words_of

SAME_ROLE = {"justice": "judge", "magistrate": "judge"}
RANKS = frozenset({"deputy", "acting", "assistant"})
STATUS_WORDS = frozenset(["vice", "deputy", "former", "ex", "acting", "interim", "assistant"])
AGE_BEHIND = re.compile(r",?\s(?:aged\s)?(\d{1,3})(?=[,.;)\s])")
AGE_WORDS = re.compile(r"\b(\d{1,3})[- ]year[- ]old\b")
# How many sentences have to lie between two holders of a role for the later one to be meant.
APART = 3


class RoleHolders:
    """The roles and ages that an article gives its named persons."""

    def __init__(self, text: str, timeline: Timeline, names: NameIndex, roles: list[RoleMention]) -> None:
        self._source = text
        self._timeline = timeline
        self._held: defaultdict[str, deque[tuple[int, Cluster, frozenset[str], Span | None]]] = defaultdict(
            lambda: deque(maxlen=RECENT)
        )
        self._holder_at: dict[int, tuple[RoleMention, Cluster]] = {}
        self._ages: dict[int, Cluster] = {}
        for role in sorted(roles, key=lambda r: r.role):
            cluster = names.of_mention.get(role.holder)
            if cluster is None:
                continue
            words = text[role.role.start : role.role.end]
            head = head_noun(words)
            self._held[SAME_ROLE.get(head, head)].append(
                (role.role.start, cluster, frozenset(words_of(words)) - {head}, role.of)
            )
            self._holder_at[role.role.start] = (role, cluster)
        for span, cluster in names.of_mention.items():
            match = AGE_BEHIND.match(text, span.end)
            if match and cluster.type == "person":
                self._ages.setdefault(int(match.group(1)), cluster)

    def is_one(self, head: str) -> bool:
        """Whether the article gives a role to one person alone."""
        return len({id(cluster) for _, cluster, _, _ in self._held.get(SAME_ROLE.get(head, head), ())}) == 1

    def beside(self, mention: Mention, head: str) -> Cluster | None:
        """The person beside whom the description stands: "the head of Hydra, Ana Ruiz"."""
        for start in range(mention.name.start, min(mention.name.end, mention.name.start + 80)):
            held = self._holder_at.get(start)
            if (
                held is not None
                and head_noun(self._text(held[0].role)) == head
                and held[0].role.end <= mention.name.end
            ):
                return held[1]
        return None

    def holder(self, mention: Mention, head: str) -> Cluster | None:
        """Who holds the role that a description names."""
        at = mention.span.start
        words = self._text(mention.name)
        wanted = modifiers(words)
        complement = frozenset(w for w in frozenset(words_of(words)) - wanted - {head} if len(w) > 3)
        fitting: list[tuple[int, Cluster]] = []
        lesser: list[tuple[int, Cluster]] = []
        for position, cluster, own, of in self._held.get(SAME_ROLE.get(head, head), ()):
            of_words = frozenset(words_of(self._text(of))) if of is not None else frozenset()
            status = (own ^ wanted) & STATUS_WORDS
            if mention.gender and cluster.gender and mention.gender != cluster.gender:
                continue
            if not (wanted - STATUS_WORDS) <= own | of_words or (of_words and complement and not complement & of_words):
                continue
            if not status:
                fitting.append((position, cluster))
            elif status <= RANKS and not wanted:
                lesser.append((position, cluster))
        if not fitting and len({id(cluster) for _, cluster in lesser}) == 1:
            fitting = lesser
        before = [item for item in fitting if item[0] < at] or fitting
        holders = {id(cluster.final): cluster.final for _, cluster in before}
        return self._nearest(list(holders.values()), at) if holders else None

    def _nearest(self, holders: list[Cluster], at: int) -> Cluster | None:
        """The one of several who was mentioned clearly later than the others."""
        first, *others = sorted((self._timeline.since(cluster, at), cluster.number, cluster) for cluster in holders)
        return first[2] if all(since - first[0] > APART for since, _, _ in others) else None

    def aged(self, words: str) -> Cluster | None:
        """The person of whom the text gives the age that a description names."""
        match = AGE_WORDS.search(words)
        return self._ages.get(int(match.group(1))) if match else None

    def _text(self, span: Span) -> str:
        return self._source[span.start : span.end]
