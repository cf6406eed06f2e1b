"""What a description stands for, given the mentions before it; None where nothing fits.

Abstaining is better than guessing: a wrong antecedent puts words into somebody's mouth.
Not handled: descriptions of several actors ("the two ministries").
"""

from __future__ import annotations

import re
from collections import defaultdict, deque

from kg.model import Mention, RoleMention, Span
from kg.resolve.appositions import NamesBeside
from kg.resolve.clusters import Cluster
from kg.resolve.names import RECENT, NameIndex
from kg.resolve.organisations import COMPANIES, ORGANISATIONS, bears, called, may_be
from kg.resolve.role_holders import APART, STATUS_WORDS, RoleHolders
from kg.resolve.salience import Looking, Timeline
from kg.resolve.wording import (
    DETERMINERS,
    POSSESSIVES,
    head_noun,
    modifiers,
    name_key,
    plain,
    singular,
    words_of,
)

ISSUED = re.compile(r"\bin an?\s+(?:\w+\s+)?$", re.IGNORECASE)
OWNED = re.compile(r"['’]s\b|s['’] ")
# Bare plurals that mean the same body of people throughout an article.
ACTING_TOGETHER = frozenset({
    "police", "authority", "official", "prosecutor", "organiser", "organizer", "investigator", "detective", "regulator",
    "rescuer", "firefighter", "troop", "force", "rebel", "militant", "insurgent", "prosecution", "defence", "defense",
})  # fmt: skip
VAGUE = frozenset({"some", "others", "other", "many", "several", "few", "most", "both", "one"})
# An organisation whose name bears the head noun may be far away; where two bear it, one must stand out.
BY_WORD = Looking(reach=100_000, margin=0.9)
BY_KIND = Looking(reach=8, margin=0.5)


class Antecedents:
    """Looks up antecedents on one article's time line; learns of descriptions as the text goes on."""

    def __init__(self, text: str, timeline: Timeline, names: NameIndex, roles: list[RoleMention]) -> None:
        self.text = text
        self.timeline = timeline
        self._holders = RoleHolders(text, timeline, names, roles)
        self._beside = NamesBeside(text, names)
        self._issued: dict[str, int] = {}
        self._kinds: dict[tuple[int, int], frozenset[str]] = {}
        self._described: dict[tuple[str, ...], Cluster] = {}
        self._owner_of: dict[int, Cluster] = {}
        self._by_head: defaultdict[tuple[str, bool], deque[tuple[str, Cluster]]] = defaultdict(
            lambda: deque(maxlen=RECENT)
        )

    def description(self, mention: Mention, *, fuller: bool = False, owner: Cluster | None = None) -> Cluster | None:
        """Earlier actor that a description points to; `fuller` says that the source has more words than it.

        `owner` is whom "his" or "their" in front of it stands for.
        """
        words = self._text(mention.name)
        head = head_noun(words)
        issuer = self._issuer(head) if mention.type == "document" and self._is_definite(mention) else None
        if issuer is not None:
            return issuer
        if head == "paper" and not any(self._by_head.get((word, False)) for word in ("paper", "study", "research")):
            return self._organisation(mention, head)
        held = self._holders.beside(mention, head) or self._beside.named(mention)
        if held is not None:
            self._unveil(mention, head, held)
            return held
        if not self._is_definite(mention):
            generic = (mention.plural or mention.type == "document") and not fuller
            return self._same_group(mention, head) if generic else None
        if self._is_owned(mention):
            return self._owned_before(mention, head, owner)
        if mention.type in {"person", None} and not mention.plural:
            return self._holders.aged(words) or self._holders.holder(mention, head) or self._earlier(head, mention)
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

    def learn(self, mention: Mention, cluster: Cluster, owner: Cluster | None = None) -> None:
        """Remember a description for later ones; who holds a role beside his name is known already."""
        words = self._text(mention.name)
        if mention.type == "person" and self._holders.beside(mention, head_noun(words)) is not None:
            return
        self._described[name_key(words)] = cluster
        if owner is not None:
            self._owner_of[id(cluster.final)] = owner
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

    def _is_owned(self, mention: Mention) -> bool:
        """Whether a description begins with a possessive pronoun: "his lawyer", "its board"."""
        return self._text(mention.span).split(maxsplit=1)[0].lower() in POSSESSIVES

    def _owned_before(self, mention: Mention, head: str, owner: Cluster | None) -> Cluster | None:
        """The same words of one owner a few sentences ago, else the only one who is known to hold the role."""
        same = self._same_words(mention)
        if same is not None:
            before = self._owner_of.get(id(same))
            if owner is not None and before is not None and before.final is not owner.final:
                return None
            return same if self.timeline.since(same, mention.span.start) <= APART else None
        if mention.type != "person" or mention.plural or not self._holders.is_one(head):
            return None
        return self._holders.holder(mention, head)

    def _same_words(self, mention: Mention) -> Cluster | None:
        found = self._described.get(name_key(self._text(mention.name)))
        return found.final if found is not None else None

    def _same_group(self, mention: Mention, head: str) -> Cluster | None:
        """The same words before: of a body anywhere, of people in general only near; "some" and "others" are new."""
        same = self._same_words(mention)
        if same is None or mention.type == "document" or head in ACTING_TOGETHER:
            return same
        vague = self._text(mention.span).split(maxsplit=1)[0].lower() in VAGUE
        return None if vague or self.timeline.since(same, mention.span.start) > APART else same

    def _earlier(self, head: str, mention: Mention) -> Cluster | None:
        """The latest earlier description with the same head, if this one adds nothing that contradicts it."""
        wanted = modifiers(self._text(mention.name)) - {"same", "two", "three"}
        for words, cluster in reversed(self._by_head.get((head, mention.plural), ())):
            if wanted <= frozenset(words_of(words)) and not (wanted ^ modifiers(words)) & STATUS_WORDS:
                return cluster.final
        if head in {"source", "insider"} and not wanted:
            return self.timeline.best(mention.span.start, self._anonymous_fit, Looking(reach=8))
        if mention.type == "document" and head in {"document", "paper", "text"} and not wanted:
            return self.timeline.best(mention.span.start, _document_fit, Looking(reach=12))
        return None

    def _anonymous_fit(self, cluster: Cluster) -> float | None:
        """Somebody unnamed whom the text has not introduced as the one known to the reader."""
        if cluster.named or not cluster.resolved or cluster.type not in {"person", "group"}:
            return None
        first = self._text(cluster.mentions[0].span)
        known = first.split(maxsplit=1)[0].lower() in POSSESSIVES | {"the"} or OWNED.search(first)
        return None if known else 0.0

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
        wanted = modifiers(self._text(mention.name))

        def by_word(cluster: Cluster) -> float | None:
            if not cluster.named or cluster.type not in {"organization", None}:
                return None
            own = self._own_words(cluster)
            return 0.0 if bears(head, own, self._kinds_of(cluster)) and wanted <= own else None

        found = self.timeline.best(mention.span.start, by_word, BY_WORD)
        if found is not None or wanted or (head not in ORGANISATIONS and head not in COMPANIES):
            return found

        def by_kind(cluster: Cluster) -> float | None:
            if not cluster.named or cluster.type != "organization":
                return None
            return 0.0 if may_be(head, self._own_words(cluster), self._kinds_of(cluster)) else None

        return self.timeline.best(mention.span.start, by_kind, BY_KIND)

    def _kinds_of(self, cluster: Cluster) -> frozenset[str]:
        """What the text calls a named organisation: the noun in front of its name."""
        key = id(cluster), len(cluster.mentions)  # asked for every description that may point to it
        if key not in self._kinds:
            self._kinds[key] = self._called(cluster.mentions[:8])
        return self._kinds[key]

    def _called(self, mentions: list[Mention]) -> frozenset[str]:
        found: set[str] = set()
        for mention in mentions:
            before = self.text[max(0, mention.name.start - 30) : mention.name.start].split()
            kind = called(before[-1]) if mention.kind == "name" and before else None
            if kind is not None:
                found.add(kind)
        return frozenset(found)

    def _own_words(self, cluster: Cluster) -> frozenset[str]:
        found: set[str] = set()
        for mention in cluster.mentions[:8]:
            if mention.kind == "name":
                found.update(words_of(self._text(mention.name)))
        return frozenset(found)


def _document_fit(cluster: Cluster) -> float | None:
    return 0.0 if cluster.type == "document" else None
