"""Actor resolution inside one article: who each mention stands for, who speaks, who holds which role.

One pass over the mentions in text order; every look back is bounded, so the work grows with the article's length.
Not handled: identity across articles (kg/build links), persons with the same full name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from kg.model import Actor, Article, Attribution, Mention, RoleMention, Skipped, Span
from kg.resolve.actors import ActorWriter
from kg.resolve.antecedents import Antecedents
from kg.resolve.clusters import Cluster
from kg.resolve.direct_speech import DirectSpeech
from kg.resolve.disowned import without_disowned
from kg.resolve.heads import speaking_heads, what_heads_do, whole, with_whole_name
from kg.resolve.names import NameIndex
from kg.resolve.places import Head, MentionsInText
from kg.resolve.pronouns import FIRST_PERSON, OWNERS, PERSONAL, PLURAL, Pronouns, is_pronoun
from kg.resolve.salience import Entry, Timeline
from kg.resolve.sources import BELONGS, CUT_OFF
from kg.resolve.wording import name_key

BOUNDS = attrgetter("span.start", "span.end", "name.start", "name.end", "kind")


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors of an article, its attributions with their speakers, and what was left out for its speaker."""

    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]
    skipped: tuple[Skipped, ...] = ()


def resolve_actors(
    article: Article,
    mentions: Sequence[Mention],
    roles: Sequence[RoleMention],
    attributions: Sequence[Attribution],
) -> Resolution:
    """Cluster the mentions of one article into actors and name the speaker of each attribution.

    A pronoun without a fitting antecedent becomes an actor of its own with `resolved=False`.
    Not handled: identity across articles.
    """
    resolution = _Resolver(article, mentions, roles, attributions).run()
    kept, skipped = without_disowned(resolution.attributions)
    return Resolution(resolution.actors, kept, skipped)


class _Resolver:
    def __init__(
        self,
        article: Article,
        mentions: Sequence[Mention],
        roles: Sequence[RoleMention],
        attributions: Sequence[Attribution],
    ) -> None:
        self.text = article.text
        self.roles = sorted(set(roles), key=lambda r: (r.role, r.holder))
        self.attributions = list(attributions)
        known = sorted(dict.fromkeys(mentions), key=BOUNDS)
        found = speaking_heads(self.text, known, [attribution.source for attribution in self.attributions])
        self.heads, self.labels, self.alternatives = found.heads, found.labels, found.alternatives
        self.mentions = sorted(
            dict.fromkeys((*known, *found.described)), key=lambda m: (m.span.start, m.name.start, -m.span.end, m.kind)
        )
        self.head_names = {head.mention.name for heads in self.heads for head in heads if head.mention is not None}
        self.asking, self.said_by = what_heads_do(self.heads, self.attributions)
        self.index = MentionsInText(self.text, self.mentions)
        self.speech = DirectSpeech(self.text, self.attributions)
        self.names = NameIndex(self.text)
        self.names.build(m for m in self.mentions if m.kind == "name" and m.type not in {"place", "event"})
        self.timeline = Timeline(self.text)
        self.antecedents = Antecedents(self.text, self.timeline, self.names, self.roles)
        self.pronouns = Pronouns(self.text, self.timeline, self.names, self.speech)
        for speaking in self.head_names & self.names.of_mention.keys():
            self.names.of_mention[speaking].speaks = True
        self.cluster_of: dict[tuple[Span, str], Cluster] = {}
        self.owners = {role.of for role in self.roles if role.of is not None}
        self.clusters: list[Cluster] = list(self.names.clusters)
        self.places: dict[tuple[str, ...], Cluster] = {}
        self.groups: dict[tuple[int, ...], Cluster] = {}

    def run(self) -> Resolution:
        """All steps in order."""
        last_heads = defaultdict(list)
        for number, heads in enumerate(self.heads):
            if len(heads) > 1:
                last_heads[max(h.words.start for h in heads)].append(number)
        for mention in self.mentions:
            self._take(mention)
            for number in last_heads.pop(mention.name.start, []):
                self._group(self.heads[number])
        speakers = self._speakers()
        return self._records(speakers)

    def _take(self, mention: Mention) -> None:
        speaks = mention.name in self.head_names
        quoted = self.speech.covers(mention.span.start)
        cluster: Cluster | None
        if mention.kind == "name":
            cluster = self._named(mention, speaks=speaks)
        elif mention.kind == "description":
            owner = self._owner(mention)
            fuller = len(self.labels.get(mention.name, "")) > mention.name.end - mention.name.start
            cluster = self.antecedents.description(mention, fuller=fuller, owner=owner)
            if mention.name in self.alternatives:
                cluster = self._unresolved(mention)
            if cluster is None:
                cluster = self._new(mention)
                cluster.label = self.labels.get(mention.name)
            if mention.name not in self.alternatives:
                self.antecedents.learn(mention, cluster, owner)
            self.antecedents.issue(mention)
            cluster.add(mention)
        else:
            cluster = self._pronoun(mention, speaks=speaks, quoted=quoted)
        if cluster is None:
            return
        self.cluster_of[(mention.name, mention.kind)] = cluster
        cluster.last = max(cluster.last, mention.span.start)
        if not speaks and self.antecedents.is_channel(mention):
            return
        joined = mention.kind != "pronoun" and self.timeline.joined(mention.span.start)
        opens = mention.kind == "name" and mention.span.start in self.timeline.starts
        dependent = not speaks and not mention.subject and not opens and self._is_dependent(mention)
        self.timeline.add(
            Entry(
                mention.span.start,
                mention.span.end,
                cluster,
                mention.subject or joined or (opens and bool(BELONGS.match(self.text, mention.name.end))),
                speaks,
                dependent,
                quoted,
                name=mention.kind == "name",
                asks=mention.name in self.asking,
            )
        )

    def _named(self, mention: Mention, *, speaks: bool) -> Cluster | None:
        cluster = self.names.of_mention.get(mention.name)
        if cluster is not None:
            return cluster
        if mention.type == "place":
            key = name_key(self.text[mention.name.start : mention.name.end])
            if key not in self.places:
                if not speaks:
                    return None
                self.places[key] = self._new(mention)
            cluster = self.places[key]
            cluster.add(mention)
            return cluster
        return self._new(mention) if speaks else None

    def _pronoun(self, mention: Mention, *, speaks: bool, quoted: bool) -> Cluster | None:
        if is_pronoun(mention, self.text, FIRST_PERSON):
            return None
        worth = (
            speaks
            or mention.span in self.owners
            or (mention.subject and not quoted and is_pronoun(mention, self.text, PERSONAL))
        )
        if not worth:
            return None
        if quoted and is_pronoun(mention, self.text, PLURAL):
            return self._unresolved(mention)
        cluster = self.pronouns.pronoun(
            mention,
            without=self._quoting(mention.span.start) if quoted else None,
            said=self.said_by.get(mention.name, ()),
            speaks=speaks,
        )
        if cluster is None:
            return self._unresolved(mention) if speaks else None
        if speaks:
            cluster.add(mention)
        return cluster

    def _owner(self, mention: Mention) -> Cluster | None:
        """Whose a description with "his", "her", "its" or "their" in front is."""
        word = self.text[mention.span.start : mention.span.end].split(maxsplit=1)[0]
        if word.lower() not in OWNERS:
            return None
        span = Span(mention.span.start, mention.span.start + len(word))
        without = self._quoting(span.start) if self.speech.covers(span.start) else None
        pronoun, said = Mention(span, span, "pronoun", None), self.said_by.get(mention.name, ())
        owner = self.pronouns.pronoun(pronoun, without=without, said=said, speaks=False)
        if owner is not None:
            self.cluster_of[(span, "pronoun")] = owner
        return owner

    def _new(self, mention: Mention) -> Cluster:
        cluster = Cluster(len(self.clusters), mention.type, named=mention.kind == "name", plural=mention.plural)
        cluster.add(mention)
        self.clusters.append(cluster)
        return cluster

    def _unresolved(self, mention: Mention) -> Cluster:
        cluster = self._new(mention)
        cluster.resolved = False
        return cluster

    def _group(self, heads: list[Head]) -> Cluster | None:
        """Coordinated speakers as one group "A and B"."""
        found = [self._of(h.mention) for h in heads if h.mention is not None]
        members = [c for c in dict.fromkeys(found) if c is not None]
        if len(members) < 2:
            return members[0] if members else None
        key = tuple(c.number for c in members)
        if key not in self.groups:
            first = min(h.words.start for h in heads)
            last = max(h.words.end for h in heads)
            span = Span(first, last)
            group = self._new(Mention(span, span, "description", "group", plural=True))
            group.members = tuple(members)
            self.groups[key] = group
            begin = max(h.words.start for h in heads)
            self.timeline.add(Entry(begin, last, group, subject=True, speaks=True, dependent=False, quoted=False))
        return self.groups[key]

    def _of(self, mention: Mention) -> Cluster | None:
        cluster = self.cluster_of.get((mention.name, mention.kind))
        return None if cluster is None else cluster.final

    def _quoting(self, position: int) -> Cluster | None:
        """The speaker of the direct speech at a position, as far as he is known there."""
        number = self.speech.quoting(position)
        heads = [] if number is None else [h.mention for h in self.heads[number] if h.mention is not None]
        return self._of(heads[0]) if len(heads) == 1 else None

    def _is_dependent(self, mention: Mention) -> bool:
        before = self.text[max(0, mention.span.start - 12) : mention.span.start].split()
        return bool(before and before[-1].lower() in CUT_OFF) or bool(BELONGS.match(self.text, mention.name.end))

    def _speakers(self) -> list[Cluster | None]:
        speakers: list[Cluster | None] = []
        waiting: list[int] = []
        for number, heads in enumerate(self.heads):
            mentions = [h.mention for h in heads if h.mention is not None]
            if len(mentions) == 1 and is_pronoun(mentions[0], self.text, FIRST_PERSON):
                waiting.append(number)
                speakers.append(None)
            elif len(mentions) > 1:
                speakers.append(self._group(heads))
            else:
                speakers.append(self._of(mentions[0]) if mentions else None)
        for number in waiting:
            outer = self.speech.around(number)
            mention = self.heads[number][0].mention
            speaker = speakers[outer] if outer is not None else None
            if speaker is None and mention is not None:
                speaker = self._unresolved(mention)
            elif speaker is not None and mention is not None:
                speaker.add(mention)
            speakers[number] = speaker
        return speakers

    def _records(self, speakers: list[Cluster | None]) -> Resolution:
        held = [
            (role, self.names.of_mention[role.holder]) for role in self.roles if role.holder in self.names.of_mention
        ]
        needed: dict[int, Cluster] = {id(c): c for c in self.names.clusters if c.type in {"person", "organization"}}
        for speaker in speakers:
            if speaker is not None:
                needed[id(speaker)] = speaker
                needed.update((id(member.final), member.final) for member in speaker.members)
        for attribution in self.attributions:
            addressee = None if attribution.addressee is None else self._at(attribution.addressee)
            if addressee is not None:
                needed[id(addressee)] = addressee
        needed.update((id(holder), holder) for _, holder in held)
        actors = ActorWriter(self.text, held, self._at).actors(needed.values())
        done = [
            replace(
                attribution,
                source=with_whole_name(attribution, heads),
                speaker=actors[id(speaker)].id if speaker is not None else None,
                speaker_span=attribution.speaker_span or (whole([h.words for h in heads]) if heads else None),
            )
            for attribution, speaker, heads in zip(self.attributions, speakers, self.heads, strict=True)
        ]
        return Resolution(tuple(sorted(actors.values(), key=lambda a: (a.mentions[0], a.id))), tuple(done))

    def _at(self, span: Span) -> Cluster | None:
        """The cluster of the longest name, else description, inside a span; of a pronoun only where it is the span."""
        known = [m for m in self.index.inside(span) if (m.name, m.kind) in self.cluster_of]
        fitting = [m for m in known if m.kind != "pronoun" or m.name == span]
        if not fitting:
            return None
        best = min(fitting, key=lambda m: (m.kind != "name", m.name.start - m.name.end))
        return self._of(best)
