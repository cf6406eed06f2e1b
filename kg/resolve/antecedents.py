"""What a description stands for, given the mentions before it; None where nothing fits.

Abstaining is better than guessing: a wrong antecedent puts words into somebody's mouth.
Not handled: descriptions of several actors ("the two ministries").
"""

from __future__ import annotations

import re
from collections import defaultdict, deque

from kg.model import Mention, RoleMention, Span
from kg.resolve.clusters import RECENT, Cluster, NameIndex
from kg.resolve.salience import Timeline
from kg.resolve.wording import (
    COMPANIES,
    DETERMINERS,
    FITTING_NAMES,
    ORGANISATIONS,
    POSSESSIVES,
    PUBLIC_BODIES,
    head_noun,
    modifiers,
    name_key,
    plain,
    singular,
    words_of,
)

SAME_ROLE = {"justice": "judge", "magistrate": "judge"}
RANKS = frozenset({"deputy", "acting", "assistant"})
STATUS_WORDS = frozenset(["vice", "deputy", "former", "ex", "acting", "interim", "assistant"])
AGE_BEHIND = re.compile(r",?\s(?:aged\s)?(\d{1,3})(?=[,.;)\s])")
AGE_WORDS = re.compile(r"\b(\d{1,3})[- ]year[- ]old\b")
ISSUED = re.compile(r"\bin an?\s+(?:\w+\s+)?$", re.IGNORECASE)
FAR = 100_000


class Antecedents:
    """Looks up antecedents on one article's time line; learns of descriptions as the text goes on."""

    def __init__(self, text: str, timeline: Timeline, names: NameIndex, roles: list[RoleMention]) -> None:
        self.text = text
        self.timeline = timeline
        self._names = names
        self._held: defaultdict[str, deque[tuple[int, Cluster, frozenset[str], Span | None]]] = defaultdict(
            lambda: deque(maxlen=RECENT)
        )
        self._holder_at: dict[int, tuple[RoleMention, Cluster]] = {}
        self._ages: dict[int, Cluster] = {}
        self._name_starting: dict[int, tuple[Span, Cluster]] = {}
        self._name_ending: dict[int, Cluster] = {}
        for known in names.clusters:
            for mention in known.mentions:
                self._name_starting[mention.span.start] = (mention.name, known)
                self._name_starting.setdefault(mention.name.start, (mention.name, known))
                self._name_ending[mention.name.end] = known
        self._issued: dict[str, int] = {}
        self._described: dict[tuple[str, ...], Cluster] = {}
        self._by_head: defaultdict[tuple[str, bool], deque[tuple[str, Cluster]]] = defaultdict(
            lambda: deque(maxlen=RECENT)
        )
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
            cluster.roles.add(head)
        for span, cluster in names.of_mention.items():
            match = AGE_BEHIND.match(text, span.end)
            if match and cluster.type == "person":
                self._ages.setdefault(int(match.group(1)), cluster)

    def description(self, mention: Mention, *, fuller: bool = False) -> Cluster | None:
        """Earlier actor that a description points to; `fuller` says that the source has more words than it."""
        words = self._text(mention.name)
        head = head_noun(words)
        issuer = self._issuer(head) if mention.type == "document" and self._is_definite(mention) else None
        if issuer is not None:
            return issuer
        held = self._apposed(mention, head) or self._beside(mention)
        if held is not None:
            self._unveil(mention, head, held)
            return held
        if not self._is_definite(mention):
            generic = (mention.plural or mention.type == "document") and not fuller
            return self._same_words(mention) if generic else None
        if mention.type == "person" and not mention.plural:
            return self._role_holder(mention, head) or self._aged(words) or self._earlier(head, mention)
        if mention.type == "organization" and not mention.plural:
            return self._organisation(mention, head) or self._same_words(mention) or self._only(mention, head)
        return self._same_words(mention) or self._earlier(head, mention)

    def issue(self, mention: Mention) -> None:
        """Remember who issued a document: "the ministry said in a statement" makes "the statement" the ministry's."""
        if mention.plural or not self.is_channel(mention):
            return
        self._issued[head_noun(self._text(mention.name))] = mention.span.start

    def is_channel(self, mention: Mention) -> bool:
        """Whether a document is only how something was said: "in a statement"."""
        before = max(0, mention.name.start - 30)
        return mention.type == "document" and bool(ISSUED.search(self.text, before, mention.name.start))

    def _issuer(self, head: str) -> Cluster | None:
        """The speaker of the sentence in which a document was issued."""
        at = self._issued.get(head)
        if at is None:
            return None
        speakers = {id(e.cluster.final): e.cluster.final for e in self.timeline.in_sentence(at) if e.speaks}
        return next(iter(speakers.values())) if len(speakers) == 1 else None

    def _unveil(self, mention: Mention, head: str, named: Cluster) -> None:
        """ "A witness said ... The witness, Oda Vek, ...": the one who was not named before is the one named now."""
        if not named.named or mention.plural or not self._is_definite(mention):
            return
        earlier = {id(c.final): c.final for _, c in self._by_head.get((head, False), ())}
        unnamed = [c for c in earlier.values() if not c.named and c.resolved and c is not named]
        if len(unnamed) == 1 and len(earlier) == 1:
            named.absorb(unnamed[0])

    def learn(self, mention: Mention, cluster: Cluster) -> None:
        """Remember a description for later ones."""
        words = self._text(mention.name)
        self._described[name_key(words)] = cluster
        self._by_head[(head_noun(words), mention.plural)].append((words, cluster))

    def _text(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _is_definite(self, mention: Mention) -> bool:
        """Whether a description points back: "the ...", "this ...", "their ...", or a bare title."""
        words = self._text(mention.span).split()
        first = words[0].lower() if words else ""
        if first in DETERMINERS - {"a", "an"} | POSSESSIVES:
            return True
        title = all(word[:1].isupper() or word in {"of", "for", "and"} for word in self._text(mention.name).split())
        return title and not mention.plural and mention.span.start not in self.timeline.starts

    def _apposed(self, mention: Mention, head: str) -> Cluster | None:
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

    def _beside(self, mention: Mention) -> Cluster | None:
        """The name in apposition behind or before: "the operator, Hydra Power," "Hydra Power, an operator,"."""
        if mention.plural:
            return None
        behind, closing = self._next_name(mention.span.end)
        if behind is not None and closing and self._agree(mention, behind):
            return behind
        before = self._name_ending.get(mention.span.start - 2)
        if before is not None and self.text[mention.span.start - 2 : mention.span.start] == ", ":
            closes = self.text[mention.span.end : mention.span.end + 1] in {",", ".", "", "\n", ";"}
            if (
                closes
                and self._agree(mention, before)
                and self._text(mention.span).split()[0].lower() in {"a", "an", "the"}
            ):
                return before
        return None

    def _next_name(self, end: int) -> tuple[Cluster | None, bool]:
        if self.text[end : end + 2] != ", ":
            return None, False
        entry = self._name_starting.get(end + 2)
        if entry is None:
            return None, False
        name, cluster = entry
        return cluster, self.text[name.end : name.end + 1] in {",", ".", "", "\n", ";", '"', "”", ":"}

    def _agree(self, mention: Mention, cluster: Cluster) -> bool:
        if cluster.type is None and mention.type in {"person", "organization"}:
            cluster.type = mention.type
        return mention.type is not None and mention.type == cluster.type

    def _role_holder(self, mention: Mention, head: str) -> Cluster | None:
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
        before = [item for item in fitting if item[0] < at]
        if before:
            return max(before, key=lambda item: (item[1].last if item[1].last < at else item[0], item[0]))[1]
        return fitting[0][1] if len({id(cluster) for _, cluster in fitting}) == 1 else None

    def _aged(self, words: str) -> Cluster | None:
        match = AGE_WORDS.search(words)
        return self._ages.get(int(match.group(1))) if match else None

    def _same_words(self, mention: Mention) -> Cluster | None:
        found = self._described.get(name_key(self._text(mention.name)))
        return found.final if found is not None else None

    def _earlier(self, head: str, mention: Mention) -> Cluster | None:
        """The latest earlier description with the same head, if this one adds nothing that contradicts it."""
        wanted = modifiers(self._text(mention.name)) - {"same", "two", "three"}
        for words, cluster in reversed(self._by_head.get((head, mention.plural), ())):
            if wanted <= frozenset(words_of(words)) and not (wanted ^ modifiers(words)) & STATUS_WORDS:
                return cluster.final
        if head in {"source", "insider"} and not wanted:
            return self.timeline.best(mention.span.start, _anonymous_fit, reach=8)
        if mention.type == "document" and head in {"document", "paper", "text"} and not wanted:
            return self.timeline.best(mention.span.start, lambda c: 0.0 if c.type == "document" else None, reach=12)
        return None

    def _only(self, mention: Mention, head: str) -> Cluster | None:
        """The one body with that head so far: "the ministry" behind "the health ministry"."""
        if modifiers(self._text(mention.name)) or head_noun(self._text(mention.span)) != singular(
            plain(self._text(mention.name))
        ):
            return None
        found = {id(c.final): c.final for _, c in self._by_head.get((head, False), ())}
        (only,) = found.values() if len(found) == 1 else (None,)
        return only if only is not None and only.resolved and only.type == "organization" else None

    def _organisation(self, mention: Mention, head: str) -> Cluster | None:
        words = self._text(mention.name)
        wanted = modifiers(words)
        named = FITTING_NAMES.get(head, frozenset()) | {head}

        def by_word(cluster: Cluster) -> float | None:
            own = self._own_words(cluster)
            if not cluster.named or cluster.type not in {"organization", None} or not own & named:
                return None
            return 0.0 if wanted <= own else None

        found = self.timeline.best(mention.span.start, by_word, reach=FAR)
        if found is not None or wanted or head not in ORGANISATIONS | COMPANIES:
            return found

        def generic(cluster: Cluster) -> float | None:
            if not cluster.named or cluster.type != "organization":
                return None
            own = self._own_words(cluster)
            public = bool(own & PUBLIC_BODIES)
            if own & (FITTING_NAMES["newspaper"] | FITTING_NAMES["broadcaster"]):
                return None
            if public and head in COMPANIES | {"ngo", "charity", "nonprofit"}:
                return None
            return -1.0 if public else 0.0

        return self.timeline.best(mention.span.start, generic, reach=8)

    def _own_words(self, cluster: Cluster) -> frozenset[str]:
        found: set[str] = set()
        for mention in cluster.mentions[:8]:
            if mention.kind == "name":
                found.update(words_of(self._text(mention.name)))
        return frozenset(found)


def _anonymous_fit(cluster: Cluster) -> float | None:
    return 0.0 if not cluster.named and cluster.resolved and cluster.type in {"person", "group"} else None
