"""What a pronoun stands for, given the mentions before it; None where nothing fits or two fit nearly equally.

Not handled: cataphora, split antecedents other than coordinated speakers.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Mention, Span
from kg.resolve.clusters import Cluster
from kg.resolve.direct_speech import DirectSpeech
from kg.resolve.names import NameIndex
from kg.resolve.salience import Looking, Timeline
from kg.resolve.sources import RELEASED
from kg.resolve.wording import head_noun, plain

PERSONAL = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
NEUTER = frozenset({"it", "its"})
PLURAL = frozenset({"they", "them", "their"})
RELATIVE = frozenset({"who", "whom", "which", "that"})
OWNERS = frozenset({"its", "their", "his", "her"})
# Counted by training/evaluate_speakers.py: of what is less salient, a third or more was somebody else. The subject
# that opens a sentence is what "it" and "they" go on with; a person may as well stand elsewhere.
PERSON = Looking(reach=5, least=-1.5)
THING = Looking(reach=2, topic=0.8, least=0.3)
SEVERAL = Looking(reach=3, topic=0.8, least=0.9)
NEAR = 0.8
# "He told reporters that Ruiz was late", "he left when Ruiz came": he is not Ruiz.
BEHIND = 100
CLAUSE_END = re.compile(r"[;:“\"\n]|(?<=[a-z]{3})\.\s|,(?!\s(?:as|while|when|after|before|because)\s)")
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})


class Pronouns:
    """Looks up antecedents of pronouns on one article's time line."""

    def __init__(self, text: str, timeline: Timeline, names: NameIndex, speech: DirectSpeech) -> None:
        self.text = text
        self.timeline = timeline
        self._names = names
        self._speech = speech

    def pronoun(
        self, mention: Mention, *, without: Cluster | None = None, said: Sequence[Span] = (), speaks: bool = True
    ) -> Cluster | None:
        """Antecedent of a third-person or relative pronoun; `without` is somebody it cannot be.

        `said` is what the pronoun itself is the source of: nobody is introduced by his own words, or calls himself by
        his name. Only a pronoun that `speaks` shows the gender of its antecedent, the others are wrong too often.
        """
        word = self._text(mention.name).lower()
        at = mention.span.start
        absent = set() if word in OWNERS and not speaks else self._absent(at, said)
        absent |= {id(without)} if without is not None else set()
        if word in PERSONAL:
            gender = PERSONAL[word]
            how = replace(PERSON, near=NEAR * (word in OWNERS), least=PERSON.least if speaks else -math.inf)
            found = self.timeline.best(at, lambda c: _person_fit(c, gender), how, said=said, absent=absent)
            if found is not None and speaks and self._follows_unknown(at, found, said):
                return None  # "The nurse said she was not told": not the patient before
            if found is not None and speaks and without is None and found.gender is None and found.type == "person":
                found.gender = mention.gender
            return found
        if word in NEUTER:
            how = replace(THING, near=NEAR * (word in OWNERS))
            return self.timeline.best(at, _thing_fit, how, said=said, absent=absent)
        if word in PLURAL:
            how = replace(SEVERAL, near=NEAR * (word in OWNERS))
            fits = self._plural_speaker_fit if speaks else _plural_fit
            found = self.timeline.best(at, fits, how, said=said, absent=absent)
            if speaks and found is not None and found.type == "organization" and self._pair_before(at):
                return None  # "the Review printed a letter by Ana Ruiz and Petr Holm. They write": not the Review
            return found
        if word in RELATIVE:
            return self._just_before(at)
        return None

    def _absent(self, at: int, said: Sequence[Span]) -> set[int]:
        """Who is called by name where a pronoun would do: in what the pronoun says, and in the clause behind it."""
        stop = CLAUSE_END.search(self.text, at, at + BEHIND)
        found = self._names.named_in(Span(at, stop.start() if stop else at + BEHIND))
        for span in said:
            if self._speech.covers(span.start):
                found |= self._names.named_in(span)
        return found

    def _follows_unknown(self, at: int, found: Cluster, said: Sequence[Span]) -> bool:
        """Whether the last speaker of the paragraph is another person, unnamed and of unknown gender, or left open."""
        last = self.timeline.last_speaker(at, said)
        if last is None or last is found or last.named or last.plural or last.members or last.type != "person":
            return False
        return last.gender is None or (not last.resolved and last.gender == found.gender)

    def _plural_speaker_fit(self, cluster: Cluster) -> float | None:
        """Who "they say" can stand for: no things, no documents but those that report, nothing that is not there."""
        if cluster.members or not cluster.plural:
            return _plural_fit(cluster)
        if cluster.type not in {"person", "group", "organization", "document"}:
            return None
        words = [self._text(mention.span) for mention in cluster.mentions if mention.kind == "description"]
        if any(phrase.split(maxsplit=1)[0].lower() in {"no", "any"} for phrase in words if phrase.strip()):
            return None
        if cluster.type == "document" and not any(head_noun(phrase) in RELEASED for phrase in words):
            return None
        return _plural_fit(cluster)

    def _pair_before(self, at: int) -> bool:
        """Whether two persons joined by "and" are named in the sentence before a position."""
        here = self.timeline.sentence(at)
        behind: int | None = None
        for entry in self.timeline.before(at):
            if here - self.timeline.sentence(entry.start) > 1:
                return False
            if not entry.name or entry.cluster.final.type != "person":
                continue
            if behind is not None and self.text[entry.end : behind].strip(" ,") == "and":
                return True
            behind = entry.start
        return False

    def _just_before(self, at: int) -> Cluster | None:
        """The phrase that a relative pronoun follows."""
        for entry in self.timeline.before(at):
            if entry.end <= at and self.text[entry.end : at].strip(" ,") == "":
                return entry.cluster.final
            if entry.start < at - 120:
                return None
        return None

    def _text(self, span: Span) -> str:
        return self.text[span.start : span.end]


def _person_fit(cluster: Cluster, gender: str) -> float | None:
    if cluster.plural or cluster.members or not cluster.resolved:
        return None
    if cluster.type is None and cluster.named and cluster.speaks:
        return 0.0
    if cluster.type != "person":
        return None
    if cluster.gender is None:
        return 0.1 if cluster.named else -1.0
    return (0.9 if cluster.named else -0.3) if cluster.gender == gender else None


def _thing_fit(cluster: Cluster) -> float | None:
    if cluster.plural or cluster.members or not cluster.resolved:
        return None
    if cluster.type in {"organization", "place"}:
        return 0.4 if cluster.named else 0.2
    if cluster.type == "document":
        return -0.3
    return 0.0 if cluster.type is None and cluster.named else None


def _plural_fit(cluster: Cluster) -> float | None:
    if not cluster.resolved:
        return None
    if cluster.members:
        return 0.6
    if cluster.plural or cluster.type == "group":
        return 0.3 if cluster.type == "group" else -0.5
    return -0.5 if cluster.type == "organization" and cluster.named else None


def is_pronoun(mention: Mention, text: str, words: frozenset[str] | dict[str, str]) -> bool:
    """Whether a mention is one of the given pronouns."""
    return mention.kind == "pronoun" and plain(text[mention.name.start : mention.name.end]) in words
