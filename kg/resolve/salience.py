"""What a pronoun or a definite description can point back to: recent mentions, the nearest and most prominent first.

Preference for subjects and for the speaker of the sentence before follows newsroom prose
(compare Lappin and Leass 1994, https://aclanthology.org/J94-4002/). Looks back a bounded number of mentions.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.resolve.clusters import Cluster

LOOK_BACK = 60
# Where two candidates lie closer together than this, neither is taken.
MARGIN = 0.1
# What speaks for the last speaker of a paragraph where a pronoun goes on speaking.
GOES_ON = 0.5
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


class Timeline:
    """Mentions in text order, with sentence numbers."""

    def __init__(self, text: str) -> None:
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
        *,
        reach: int = 4,
        near: float = 0.0,
        beyond: Sequence[Span] = (),
    ) -> Cluster | None:
        """The most salient cluster before a position for which `fits` gives a bonus (None: does not fit).

        `near` is a bonus for clusters mentioned in the same sentence. Mentions inside `beyond` do not count, nor do
        the persons named there: nobody calls himself by his name. Who asks for an antecedent with `beyond` goes on
        speaking: the last speaker of the paragraph has a bonus, and a person named in the paragraph leaves nobody in
        who is only mentioned in the paragraphs before.
        """
        paragraph = self._paragraph(position)
        continues = bool(beyond)
        here = self.sentence(position)
        scores: dict[int, float] = {}
        seen: dict[int, int] = {}
        clusters: dict[int, Cluster] = {}
        others: set[int] = set()
        local: set[int] = set()
        introduced = False
        for rank, entry in enumerate(self.before(position)):
            distance = here - self.sentence(entry.start)
            if distance > reach:
                break
            cluster = entry.cluster.final
            if any(span.start <= entry.start < span.end for span in beyond):
                if entry.name:
                    others.add(id(cluster))
                continue
            if id(cluster) in others and cluster.type == "person":
                continue
            bonus = fits(cluster)
            if bonus is None:
                continue
            key = id(cluster)
            score = bonus + near * (distance == 0) - distance - 0.02 * rank + _prominence(entry)
            if continues and entry.speaks:
                score += GOES_ON * (entry.start >= paragraph)
                continues = False
            if beyond and entry.start >= paragraph and cluster.type == "person":
                local.add(key)
                if entry.name and not entry.dependent and not entry.quoted:
                    introduced = True
            clusters[key] = cluster
            scores[key] = max(score, scores.get(key, score))
            seen[key] = seen.get(key, 0) + 1
        total = {key: score + 0.1 * min(seen[key], 5) for key, score in scores.items()}
        if introduced:
            total = {key: score for key, score in total.items() if key in local}
        ranked = sorted(total, key=lambda key: (-total[key], clusters[key].number))
        if not ranked or (len(ranked) > 1 and total[ranked[0]] - total[ranked[1]] < MARGIN):
            return None
        return clusters[ranked[0]]


def _prominence(entry: Entry) -> float:
    """Subjects and speakers come first; complements, owners and what only a quotation mentions come last."""
    aside = not entry.cluster.named and not entry.subject and not entry.speaks
    return 0.8 * entry.subject + 0.9 * entry.speaks - 0.7 * entry.dependent - 0.8 * entry.quoted - 0.6 * aside
