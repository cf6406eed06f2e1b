"""Which actors take part in an event, and whoever takes part without being an actor, in the article's own words.

Not handled: people whom only a pronoun without antecedent names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush

from kg.extract.events.triggers import is_people
from kg.extract.events.types import NOUNS
from kg.extract.names.words import GROUP_NOUNS, ORG_NOUNS
from kg.extract.syntax import char_span
from kg.extract.tokens import Token
from kg.model import Actor, Span

NAME_OF_TITLE = frozenset({"appos", "flat", "nmod:desc", "flat:name"})
NAME_RIGHT = frozenset({"flat", "flat:name"})
OUTSIDE = frozenset({"case", "cc", "punct", "mark", "advmod:emph", "acl", "acl:relcl", "appos", "nsubj", "cop", "aux"})
FORCES = frozenset({
    "army", "navy", "force", "military", "militia", "rebel", "gunman", "police", "troop", "guard", "side", "mission",
    "state", "country", "kidnapper", "thief", "general", "firefighter", "soldier",
})  # fmt: skip


class ActorIndex:
    """Finds the actor that a token is a mention of: the shortest mention around it."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        spans = sorted((mention.start, mention.end, actor.id) for actor in actors for mention in actor.mentions)
        self._starts, self._holders = _shortest_around(spans)
        self.names = {actor.id: actor.name for actor in actors}
        self.types = {actor.id: actor.type for actor in actors}

    def actor_of(self, head: Token) -> str | None:
        """Id of the actor that a noun phrase stands for: by its head, else by the name that follows a title."""
        found = self.actor_at(head)
        if found is not None or head.pos_ == "PRON":
            return found
        for child in head.children:
            if child.dep_ in NAME_OF_TITLE and child.pos_ == "PROPN":
                return self.actor_at(child)
        following = head.i + 1
        if following < len(head.doc) and head.pos_ == "NOUN" and head.doc[following].pos_ == "PROPN":
            return self.actor_at(head.doc[following])
        return None

    def actor_at(self, token: Token) -> str | None:
        """Id of the actor whose mention holds a token; None where there is none."""
        place = bisect_right(self._starts, token.idx)
        return self._holders[place - 1] if place else None


def _shortest_around(spans: Sequence[tuple[int, int, str]]) -> tuple[list[int], list[str | None]]:
    """Offsets at which the shortest of some sorted spans changes, and whose it is from there on; the last of equals."""
    starts: list[int] = []
    holders: list[str | None] = []
    around: list[tuple[int, int]] = []
    following = 0
    for offset in sorted({offset for start, end, _ in spans for offset in (start, end)}):
        while following < len(spans) and spans[following][0] <= offset:
            heappush(around, (spans[following][1] - spans[following][0], -following))
            following += 1
        while around and spans[-around[0][1]][1] <= offset:
            heappop(around)
        starts.append(offset)
        holders.append(spans[-around[0][1]][2] if around else None)
    return starts, holders


def party_span(head: Token) -> Span | None:
    """The words of whoever takes part: people, forces and organisations; None for things, events and pronouns."""
    lemma = head.lemma_.lower()
    named = head.ent_type_ in {"PER", "ORG", "GPE", "LOC"} and head.pos_ == "PROPN"
    if head.pos_ == "PRON" or lemma in NOUNS or head.dep_ in {"compound", "amod"}:
        return None
    if not (named or is_people(head) or lemma in ORG_NOUNS | GROUP_NOUNS | FORCES or head.lower_ in GROUP_NOUNS):
        return None
    first = last = head.i
    for child in sorted(head.lefts, key=lambda child: -child.i):
        if child.dep_ in OUTSIDE:
            break
        first = child.left_edge.i
    for child in head.rights:
        if child.dep_ in NAME_RIGHT and child.i == last + 1:
            last = child.i
    return char_span(head.doc, first, last)
