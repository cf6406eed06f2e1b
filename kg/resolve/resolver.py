"""Actor resolution inside one article: who each mention stands for, who speaks in each attribution, who holds which role.

One pass over the mentions in text order; every look back is bounded, so the work grows with the article's length.
Not handled: identity across articles (kg/build links), persons with the same full name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.ids import content_hash
from kg.model import Actor, ActorType, Article, Attribution, Mention, Role, RoleMention, Span
from kg.resolve.antecedents import FIRST_PERSON, NEUTER, PERSONAL, PLURAL, RELATIVE, Antecedents, is_pronoun
from kg.resolve.clusters import Cluster, NameIndex, canonical_name
from kg.resolve.salience import Entry, Timeline
from kg.resolve.sources import BELONGS, CUT_OFF, Head, MentionsInText, source_heads
from kg.resolve.wording import head_noun, name_key, singular, trimmed_span


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors of an article and its attributions with their speakers filled in."""

    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]


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
    return _Resolver(article, mentions, roles, attributions).run()


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
        known = sorted(set(mentions), key=lambda m: (m.span, m.name, m.kind))
        index = MentionsInText(self.text, known)
        self.heads: list[list[Head]] = []
        self.labels: dict[Span, str] = {}
        extra: list[Mention] = []
        for attribution in self.attributions:
            heads = source_heads(index, _whole(attribution.source)) if attribution.source else []
            completed = [head if head.mention is not None else self._describe(head.words) for head in heads]
            extra.extend(
                head.mention
                for head, given in zip(completed, heads, strict=True)
                if given.mention is None and head.mention
            )
            self.heads.append(completed)
            if len(completed) == 1 and completed[0].mention is not None and completed[0].mention.kind == "description":
                label = self._label(_whole(attribution.source), completed[0].mention)
                if label is not None:
                    self.labels[completed[0].mention.name] = label
        self.mentions = sorted({*known, *extra}, key=lambda m: (m.span.start, m.name.start, -m.span.end, m.kind))
        self.head_names = {head.mention.name for heads in self.heads for head in heads if head.mention is not None}
        self.quotes = _quotations(self.text, self.attributions)
        self.quoted = _merged([span for span, _ in self.quotes])
        self.names = NameIndex(self.text)
        self.names.build(m for m in self.mentions if m.kind == "name" and m.type not in {"place", "event"})
        self.timeline = Timeline(self.text)
        self.antecedents = Antecedents(self.text, self.timeline, self.names, self.roles)
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

    # one mention after the other

    def _describe(self, words: Span) -> Head:
        """A description made of a source's own words, where no mention covers them."""
        name = trimmed_span(self.text, words)
        head = self.text[name.start : name.end]
        plural = singular(head_noun(head)) != _last_of_head(head)
        return Head(Mention(words, name, "description", None, plural=plural), name)

    def _label(self, source: Span, mention: Mention) -> str | None:
        """A description as the source has it, with its participles and prepositional phrases."""
        words = trimmed_span(self.text, Span(mention.name.start, source.end))
        if words.end <= mention.name.end:
            return None
        return " ".join(self.text[words.start : words.end].split())

    def _take(self, mention: Mention) -> None:
        speaks = mention.name in self.head_names
        quoted = self._in_quotation(mention.span.start)
        cluster: Cluster | None
        if mention.kind == "name":
            cluster = self._named(mention, speaks=speaks)
        elif mention.kind == "description":
            cluster = self.antecedents.description(mention, fuller=mention.name in self.labels)
            if cluster is None:
                cluster = self._new(mention)
                cluster.label = self.labels.get(mention.name)
            self.antecedents.learn(mention, cluster)
            self.antecedents.issue(mention)
            if mention not in cluster.mentions:
                cluster.mentions.append(mention)
        else:
            cluster = self._pronoun(mention, speaks=speaks, quoted=quoted)
        if cluster is None:
            return
        self.cluster_of[(mention.name, mention.kind)] = cluster
        cluster.last = max(cluster.last, mention.span.start)
        dependent = not speaks and not mention.subject and self._is_dependent(mention)
        self.timeline.add(Entry(mention.span.start, cluster, mention.subject, speaks, dependent, quoted))

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
            if mention not in cluster.mentions:
                cluster.mentions.append(mention)
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
        cluster = self.antecedents.pronoun(mention, without=self._quoting(mention.span.start) if quoted else None)
        if cluster is None:
            return self._unresolved(mention) if speaks else None
        if speaks:
            cluster.mentions.append(mention)
        return cluster

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
        found = [self.cluster_of.get((h.mention.name, h.mention.kind)) for h in heads if h.mention is not None]
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
            self.timeline.add(
                Entry(
                    max(h.words.start for h in heads), group, subject=True, speaks=True, dependent=False, quoted=False
                )
            )
        return self.groups[key]

    def _quoting(self, position: int) -> Cluster | None:
        """The speaker of the direct speech at a position, as far as he is known there."""
        number = bisect_right(self.quotes, position, key=lambda q: q[0].start) - 1
        if number < 0 or position >= self.quotes[number][0].end:
            return None
        heads = [h.mention for h in self.heads[self.quotes[number][1]] if h.mention is not None]
        return self.cluster_of.get((heads[0].name, heads[0].kind)) if len(heads) == 1 else None

    def _in_quotation(self, position: int) -> bool:
        number = bisect_right(self.quoted, position, key=lambda z: z.start) - 1
        return number >= 0 and position < self.quoted[number].end

    def _is_dependent(self, mention: Mention) -> bool:
        before = self.text[max(0, mention.span.start - 12) : mention.span.start].split()
        return bool(before and before[-1].lower() in CUT_OFF) or bool(BELONGS.match(self.text, mention.name.end))

    # from clusters to records

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
                speakers.append(self.cluster_of.get((mentions[0].name, mentions[0].kind)) if mentions else None)
        around = _enclosing(self.attributions, waiting)
        for number in waiting:
            outer = around.get(number)
            mention = self.heads[number][0].mention
            speaker = speakers[outer] if outer is not None else None
            if speaker is None and mention is not None:
                speaker = self._unresolved(mention)
            elif speaker is not None and mention is not None:
                speaker.mentions.append(mention)
            speakers[number] = speaker
        return speakers

    def _records(self, speakers: list[Cluster | None]) -> Resolution:
        needed: dict[int, Cluster] = {}
        for cluster in self.names.clusters:
            if cluster.type in {"person", "organization"}:
                needed[id(cluster)] = cluster
        for speaker in speakers:
            if speaker is not None:
                needed[id(speaker)] = speaker
                needed.update((id(member), member) for member in speaker.members)
        for attribution in self.attributions:
            addressee = self._at(attribution.addressee)
            if addressee is not None:
                needed[id(addressee)] = addressee
        for role in self.roles:
            holder = self.names.of_mention.get(role.holder)
            if holder is not None:
                needed[id(holder)] = holder
        ids = {key: self._actor_id(cluster) for key, cluster in needed.items()}
        actors = [self._actor(cluster, ids) for cluster in needed.values()]
        actors.sort(key=lambda a: (a.mentions[0], a.id))
        done = [
            replace(
                attribution,
                speaker=ids[id(speaker)] if speaker is not None else None,
                speaker_span=attribution.speaker_span or (_whole(tuple(h.words for h in heads)) if heads else None),
            )
            for attribution, speaker, heads in zip(self.attributions, speakers, self.heads, strict=True)
        ]
        return Resolution(tuple(actors), tuple(done))

    def _at(self, span: Span | None) -> Cluster | None:
        """The cluster of the longest name or description inside a span."""
        if span is None:
            return None
        inside = [
            cluster
            for (name, kind), cluster in ((key, self.cluster_of[key]) for key in self._keys_in(span))
            if kind != "pronoun" or name == span
        ]
        return inside[0] if inside else None

    def _keys_in(self, span: Span) -> list[tuple[Span, str]]:
        index = MentionsInText(self.text, self.mentions)
        found = [(m.name, m.kind) for m in index.inside(span) if (m.name, m.kind) in self.cluster_of]
        return sorted(found, key=lambda key: (key[1] != "name", key[0].start - key[0].end))

    def _name(self, cluster: Cluster) -> str:
        if cluster.members:
            return " and ".join(self._name(member) for member in cluster.members)
        return canonical_name(self.text, cluster)

    def _actor_type(self, cluster: Cluster) -> ActorType:
        if cluster.members:
            return "group"
        if cluster.type in {"person", "organization", "group", "document"}:
            return cluster.type  # type: ignore[return-value]
        if cluster.named:
            return "organization"
        first = cluster.mentions[0]
        if first.kind == "pronoun" and not is_pronoun(
            first, self.text, NEUTER | PLURAL | RELATIVE | {"we", "us", "our"}
        ):
            return "person"
        return "organization" if is_pronoun(first, self.text, NEUTER) else "group"

    def _actor_id(self, cluster: Cluster) -> str:
        spans = _mention_spans(cluster)
        return "actor-" + content_hash(self._actor_type(cluster), self._name(cluster), spans[0].start, spans[0].end)

    def _actor(self, cluster: Cluster, ids: dict[int, str]) -> Actor:
        name = self._name(cluster)
        aliases: dict[str, None] = {}
        for mention in cluster.mentions:
            if mention.kind == "name":
                alias = " ".join(self.text[mention.name.start : mention.name.end].split())
                if alias != name:
                    aliases[alias] = None
        return Actor(
            id=ids[id(cluster)],
            name=name,
            type=self._actor_type(cluster),
            mentions=_mention_spans(cluster),
            aliases=tuple(aliases),
            roles=self._roles(cluster, ids),
            resolved=cluster.resolved,
        )

    def _roles(self, cluster: Cluster, ids: dict[int, str]) -> tuple[Role, ...]:
        found: dict[tuple[str, str | None], Role] = {}
        for role in self.roles:
            if self.names.of_mention.get(role.holder) is not cluster:
                continue
            words = " ".join(self.text[role.role.start : role.role.end].split())
            within = self._at(role.of)
            of = None if role.of is None else " ".join(self.text[role.of.start : role.of.end].split())
            pronoun = of is not None and of.lower() in PERSONAL.keys() | NEUTER | PLURAL | {"our", "my"}
            if within is not None and (pronoun or within.named) and within.resolved:
                of = self._name(within)
            elif pronoun:
                of = None
            key = (words.casefold(), of.casefold() if of else None)
            found.setdefault(key, Role(words, role.role, of, ids.get(id(within)) if within is not None else None))
        return tuple(found.values())


def _mention_spans(cluster: Cluster) -> tuple[Span, ...]:
    return tuple(sorted({m.name if m.kind == "name" else m.span for m in cluster.mentions}))


def _whole(spans: Sequence[Span]) -> Span:
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _last_of_head(words: str) -> str:
    """The head's own form: the last word before a preposition, as it stands."""
    head = head_noun(words)
    for word in name_key(words):
        if singular(word) == head:
            return word
    return head


def _quotations(text: str, attributions: Sequence[Attribution]) -> list[tuple[Span, int]]:
    """Stretches of direct speech with the number of their attribution, in text order."""
    return sorted(
        (span, number)
        for number, attribution in enumerate(attributions)
        if attribution.mode in {"direct", "mixed"}
        for span in attribution.content
        if span.end > span.start and text[span.start] in "\"“'‘`"
    )


def _merged(zones: list[Span]) -> list[Span]:
    """Spans in text order, overlapping ones made one."""
    merged: list[Span] = []
    for zone in zones:
        if merged and zone.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, zone.end))
        else:
            merged.append(zone)
    return merged


def _enclosing(attributions: Sequence[Attribution], wanted: list[int]) -> dict[int, int]:
    """For attributions with a first-person source: the one inside whose content they lie."""
    result: dict[int, int] = {}
    spans = sorted((span, number) for number, a in enumerate(attributions) for span in a.content)
    for number in wanted:
        attribution = attributions[number]
        if attribution.nested_in is not None:
            result[number] = attribution.nested_in
            continue
        at = attribution.source[0].start
        position = bisect_right(spans, (Span(at, 1 << 60), 0))
        for span, other in reversed(spans[max(0, position - 8) : position]):
            if span.start <= at < span.end and other != number:
                result[number] = other
                break
    return result
