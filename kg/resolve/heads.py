"""The speakers that each source of an article names, before anybody knows who they are.

Where no mention covers a source its own words describe the speaker; sources that leave open who of several speaks
("either the mayor or the governor") stay whole. Not handled: sources of several spans that name several speakers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Attribution, Mention, Span
from kg.resolve.places import Head, MentionsInText
from kg.resolve.pronouns import NEUTER
from kg.resolve.sources import source_heads
from kg.resolve.wording import head_noun, name_key, plain, singular, trimmed_span, written

ALTERNATIVE = re.compile(r"\s(?:or|nor)\s(?=(?:(?i:the|an?|his|her|its|their)\s)|[A-Z])")
# "Some 55 percent of voters", "four in 10": several, though the head is no plural.
SEVERAL = re.compile(
    r"\b(?:per\s?cent|half|third|quarter|majority|minority|number|most|many)\b|\d%"
    r"|\b(?:in|out of) (?:\d+|ten|five|four|three)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SpeakingHeads:
    """For every source its heads; descriptions made of a source's words, with a fuller label where it has more."""

    heads: list[list[Head]] = field(default_factory=list)
    labels: dict[Span, str] = field(default_factory=dict)
    described: list[Mention] = field(default_factory=list)
    alternatives: set[Span] = field(default_factory=set)


def speaking_heads(text: str, mentions: list[Mention], sources: Sequence[tuple[Span, ...]]) -> SpeakingHeads:
    """The heads of every source, in the order of the sources."""
    index = MentionsInText(text, mentions)
    found = SpeakingHeads()
    for source in sources:
        heads = source_heads(index, whole(source)) if source else []
        if source and _names_alternatives(index, whole(source)):
            heads = [Head(None, whole(source))]
            found.alternatives.add(trimmed_span(text, heads[0].words))
        completed = [head if head.mention is not None else _describe(text, head.words) for head in heads]
        found.described.extend(
            head.mention for head, given in zip(completed, heads, strict=True) if given.mention is None and head.mention
        )
        found.heads.append(completed)
        if len(completed) == 1 and completed[0].mention is not None and completed[0].mention.kind == "description":
            label = _label(text, whole(source), completed[0].mention)
            if label is not None:
                found.labels[completed[0].mention.name] = label
    return found


def _describe(text: str, words: Span) -> Head:
    """A description made of a source's own words, where no mention covers them."""
    name = trimmed_span(text, words)
    head = text[name.start : name.end]
    if plain(head) in NEUTER:
        return Head(Mention(name, name, "pronoun", "organization", subject=True), name)
    plural = singular(head_noun(head)) != _last_of_head(head) or bool(SEVERAL.search(head))
    return Head(Mention(words, name, "description", "group" if plural else None, plural=plural), name)


def _label(text: str, source: Span, mention: Mention) -> str | None:
    """A description as the source has it, with its participles and prepositional phrases."""
    words = trimmed_span(text, Span(mention.name.start, source.end))
    if words == mention.name:
        return None
    return written(text[words.start : words.end])


def whole(spans: Sequence[Span]) -> Span:
    """From the first character of several spans to the last."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def with_whole_name(attribution: Attribution, heads: list[Head]) -> tuple[Span, ...]:
    """A source that begins inside the name of its speaker, or stops in front of or inside it, with the whole name."""
    mention = heads[-1].mention if heads else None
    if mention is None or mention.kind != "name" or not attribution.source:
        return attribution.source
    *others, last = attribution.source
    if mention.name.start < last.start < mention.name.end:
        last = Span(mention.name.start, last.end)
    longer = Span(last.start, mention.name.end)
    taken = any(s.start < longer.end and s.end > last.end for s in (*attribution.cue, *attribution.content))
    if taken or longer.end <= last.end or mention.name.start > last.end + 1:
        return (*others, last)
    return (*others, longer)


def _names_alternatives(index: MentionsInText, source: Span) -> bool:
    """Whether a source leaves open who of several speaks: "either the mayor or the governor"."""
    for match in ALTERNATIVE.finditer(index.text, source.start, source.end):
        if not any(m.kind == "name" and m.name.start < match.start() < m.name.end for m in index.inside(source)):
            return True
    return False


def _last_of_head(words: str) -> str:
    """The head's own form: the last word before a preposition, as it stands."""
    head = head_noun(words)
    for word in name_key(words):
        if singular(word) == head:
            return word
    return head


def what_heads_do(
    heads: Sequence[Sequence[Head]], attributions: Sequence[Attribution]
) -> tuple[set[Span], dict[Span, list[Span]]]:
    """The heads of sources that ask, and what each head of a source says."""
    asking: set[Span] = set()
    said: defaultdict[Span, list[Span]] = defaultdict(list)
    for found, attribution in zip(heads, attributions, strict=True):
        for head in found:
            if head.mention is not None:
                said[head.mention.name].extend(attribution.content)
                if attribution.stance == "asks":
                    asking.add(head.mention.name)
    return asking, said
