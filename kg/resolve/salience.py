"""What a pronoun or a definite description can point back to: recent mentions, the nearest and most prominent first.

Preference for subjects and for the speaker of the sentence before follows newsroom prose
(compare Lappin and Leass 1994, https://aclanthology.org/J94-4002/). Looks back a bounded number of mentions.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.resolve.clusters import Cluster

LOOK_BACK = 60
# What speaks for the last speaker of a paragraph where a pronoun goes on speaking.
GOES_ON = 0.5
# What speaks against somebody of whom the pronoun itself says something: "Berg would lose, he said".
OWN = 0.5
FRONTED = 0.7
# A topic opens its sentence, behind one of these or a short adverbial.
# Who is named in a phrase in front of "he" is mostly not meant by it: "Under questioning by the lawyer, Oda Vek, he".
FRONTING = frozenset({
    "under", "in", "at", "on", "during", "after", "before", "through", "for", "with", "from", "asked", "questioned",
    "pressed", "challenged", "interviewed", "cross-examined", "responding", "replying", "answering", "speaking",
})  # fmt: skip
OPENERS = frozenset({"but", "and", "then", "later", "meanwhile", "yet", "so", "however", "both"})
SHORT = 60
PARAGRAPH_END = re.compile(r"\n+")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|No|Inc|Corp|Co|Ltd|Jr|Sr|[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One mention on the time line: where, of which cluster, how prominent."""

    start: int
    end: int
    cluster: Cluster
    subject: bool
    speaks: bool
    dependent: bool
    quoted: bool
    name: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Looking:
    """How to look back: how many sentences, with which bonus, and what the best one must have to be taken.

    `near` is a bonus for clusters mentioned in the same sentence, `topic` one for subjects that open theirs. The best
    one must reach `least` and be ahead of the second by `margin`, else nobody is taken.
    """

    reach: int
    near: float = 0.0
    topic: float = 0.0
    least: float = -math.inf
    margin: float = 0.1


class Timeline:
    """Mentions in text order, with sentence numbers."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.breaks = [0]
        self._paragraphs = [0, *(match.end() for match in PARAGRAPH_END.finditer(text))]
        for match in SENTENCE_END.finditer(text):
            if "\n" in match.group() or not ABBREVIATION.search(text, max(0, match.start() - 8), match.start()):
                self.breaks.append(match.end())
        self.starts = frozenset(self.breaks)
        self.entries: list[Entry] = []

    def sentence(self, position: int) -> int:
        """Number of the sentence at a position."""
        return bisect_right(self.breaks, position)

    def _paragraph(self, position: int) -> int:
        """Where the paragraph at a position begins."""
        place = bisect_right(self._paragraphs, position)
        return self._paragraphs[place - 1]

    def add(self, entry: Entry) -> None:
        """Append an entry; entries come in text order."""
        self.entries.append(entry)

    def before(self, position: int) -> Iterator[Entry]:
        """Entries before a position, the latest first, at most LOOK_BACK of them."""
        end = bisect_left(self.entries, position, key=lambda e: e.start)
        yield from reversed(self.entries[max(0, end - LOOK_BACK) : end])

    def joined(self, position: int) -> bool:
        """Whether what stands at a position is joined by "and" to a subject right before it."""
        last = self.entries[-1] if self.entries else None
        return last is not None and last.subject and self._text[last.end : position].strip(" ,") == "and"

    def last_speaker(self, position: int, said: Sequence[Span]) -> Cluster | None:
        """Who spoke last before a position, in its paragraph and outside of `said`; None where he asked."""
        begin = self._paragraph(position)
        entries = (e for e in self.before(position) if e.speaks and not any(s.start <= e.start < s.end for s in said))
        last = next(entries, None)
        if last is not None and last.asks:
            return None
        return last.cluster.final if last is not None and last.start >= begin else None

    def since(self, cluster: Cluster, position: int) -> int:
        """How many sentences back a cluster was last mentioned before a position, within the bounded look back."""
        return next(
            (
                self.sentence(position) - self.sentence(e.start)
                for e in self.before(position)
                if e.cluster.final is cluster
            ),
            LOOK_BACK,
        )

    def _is_topic(self, entry: Entry) -> bool:
        """Whether a subject or speaker opens its sentence, behind an adverbial and a comma at most."""
        if not entry.subject and not entry.speaks:
            return False
        start = self.breaks[self.sentence(entry.start) - 1]
        before = self._text[start : entry.start].strip(" \"“‘'")
        return not before or before.lower() in OPENERS or (before[-1] == "," and len(before) < SHORT)

    def _is_fronted(self, entry: Entry) -> bool:
        """Whether an entry that is no subject stands in a phrase at the start of its sentence."""
        if entry.subject or entry.speaks:
            return False
        start = self.breaks[self.sentence(entry.start) - 1]
        words = self._text[start : entry.start].split(maxsplit=1)
        return bool(words) and words[0].lower() in FRONTING

    def in_sentence(self, position: int) -> Iterator[Entry]:
        """Entries in the sentence around a position."""
        number = self.sentence(position)
        low = bisect_left(self.entries, self.breaks[number - 1], key=lambda e: e.start)
        for place in range(low, len(self.entries)):
            if self.sentence(self.entries[place].start) != number:
                return
            yield self.entries[place]

    def best(
        self,
        position: int,
        fits: Callable[[Cluster], float | None],
        how: Looking,
        *,
        said: Sequence[Span] = (),
        absent: Collection[int] = (),
    ) -> Cluster | None:
        """The most salient cluster before a position for which `fits` gives a bonus (None: does not fit).

        Who asks for an antecedent with `said`, the contents of which he is himself the source, goes on speaking:
        neither his own sentences nor the quoted mentions in there count, the last speaker of the paragraph has a bonus,
        and a person named in the paragraph leaves nobody in who is only mentioned in the paragraphs before. `absent`
        are the identities of those who cannot be meant.
        """
        paragraph = self._paragraph(position)
        continues = bool(said)
        here = self.sentence(min((position, *(span.start for span in said))))
        scores: dict[int, float] = {}
        seen: dict[int, int] = {}
        clusters: dict[int, Cluster] = {}
        local: set[int] = set()
        introduced = False
        for rank, entry in enumerate(self.before(position)):
            distance = max(0, here - self.sentence(entry.start))
            if distance > how.reach:
                break
            cluster = entry.cluster.final
            own = any(span.start <= entry.start < span.end for span in said)
            if (own and entry.quoted) or id(cluster) in absent:
                continue
            bonus = fits(cluster)
            if bonus is None:
                continue
            key = id(cluster)
            fronted = distance == 0 and not entry.dependent and self._is_fronted(entry)
            score = (
                bonus
                + how.near * (distance == 0)
                - distance
                - 0.02 * rank
                + _prominence(entry)
                - OWN * own
                - FRONTED * fronted
            )
            if how.topic:
                score += how.topic * self._is_topic(entry)
            if continues and entry.speaks:
                score += GOES_ON * (entry.start >= paragraph)
                continues = False
            if said and entry.start >= paragraph and cluster.type == "person":
                local.add(key)
                if entry.name and not entry.dependent and not entry.quoted and not own and not fronted:
                    introduced = True
            clusters[key] = cluster
            scores[key] = max(score, scores.get(key, score))
            seen[key] = seen.get(key, 0) + 1
        total = {key: score + 0.1 * min(seen[key], 5) for key, score in scores.items()}
        if introduced:
            total = {key: score for key, score in total.items() if key in local}
        ranked = sorted(total, key=lambda key: (-total[key], clusters[key].number))
        if not ranked or total[ranked[0]] < how.least:
            return None
        if len(ranked) > 1 and total[ranked[0]] - total[ranked[1]] < how.margin:
            return None
        return clusters[ranked[0]]


def _prominence(entry: Entry) -> float:
    """Subjects and speakers come first; complements, owners, what only a quotation mentions and who asks come last."""
    aside = not entry.cluster.named and not entry.subject and not entry.speaks
    answers = 1.5 * entry.asks
    return 0.8 * entry.subject + 0.9 * entry.speaks - 0.7 * entry.dependent - 0.8 * entry.quoted - 0.6 * aside - answers
