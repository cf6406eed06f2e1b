"""The clustering of the names of one article.

Every look-up goes through an index of name words, so that the work grows with the number of mentions alone.
Not handled: two bearers of one full name in one article are taken for one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter

from kg.model import Mention, Span
from kg.resolve.clusters import Cluster
from kg.resolve.wording import (
    CORPORATE_WORDS,
    SMALL_WORDS,
    content_words,
    initials,
    is_acronym,
    name_key,
    nearly_same,
    person_key,
    plain,
)

RECENT = 12
# "Hydra Shipping Workers Union" is not Hydra.
OF_MEMBERS = frozenset({"association", "party", "union", "foundation", "network", "organization", "organisation"})
DEFINING = frozenset({" (", "(", ", or ", ", known as ", " (the ", ", or the ", " - ", " (or ", ", the "})


class NameIndex:
    """Named clusters by full key, last word, first word, content words and acronym."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.clusters: list[Cluster] = []
        self.of_mention: dict[Span, Cluster] = {}
        self._by_key: dict[tuple[str, tuple[str, ...]], Cluster] = {}
        self._by_word: defaultdict[str, deque[Cluster]] = defaultdict(lambda: deque(maxlen=RECENT))
        self._by_start: defaultdict[str, deque[Cluster]] = defaultdict(lambda: deque(maxlen=RECENT))
        self._by_content: dict[frozenset[str], Cluster] = {}
        self._acronyms: dict[str, Cluster] = {}
        self._places: list[Span] = []

    def build(self, names: Iterable[Mention]) -> None:
        """Cluster the names: those of several words first, then the short ones."""
        ordered = sorted(names, key=attrgetter("name.start", "name.end", "span.start", "span.end"))
        families = _families({person_key(self._name(m)) for m in ordered if m.type == "person"})
        short = []
        for mention in ordered:
            key = person_key(self._name(mention))
            if len(key) < 2 or (mention.type == "person" and key in families):
                short.append(mention)
            else:
                self._place_long(mention)
        self._define_acronyms(ordered)
        for cluster in self.clusters:
            cluster.last = -1
        pending = sorted([*self.of_mention.items()], key=lambda item: item[0])
        position = 0
        for mention in short:
            while position < len(pending) and pending[position][0] < mention.name:
                cluster = pending[position][1]
                cluster.last = pending[position][0].start
                position += 1
            self._place_short(mention)
        self._places = sorted(self.of_mention, key=attrgetter("start", "end"))
        for number, cluster in enumerate(sorted(self.clusters, key=lambda c: min(m.span for m in c.mentions))):
            cluster.number = number

    def named_in(self, span: Span) -> set[int]:
        """The identities of the clusters that are named inside a span."""
        low = bisect_left(self._places, span.start, key=lambda name: name.start)
        high = bisect_left(self._places, span.end, key=lambda name: name.start)
        return {id(self.of_mention[name].final) for name in self._places[low:high]}

    def _name(self, mention: Mention) -> str:
        return self.text[mention.name.start : mention.name.end]

    def _new(self, mention: Mention) -> Cluster:
        cluster = Cluster(len(self.clusters), mention.type, named=True)
        cluster.words = len(name_key(self._name(mention)))
        self.clusters.append(cluster)
        return cluster

    def _join(self, cluster: Cluster, mention: Mention) -> None:
        cluster.add(mention)
        if cluster.type is None:
            cluster.type = mention.type
        self.of_mention[mention.name] = cluster

    def _place_long(self, mention: Mention) -> None:
        text = self._name(mention)
        if mention.type == "person":
            key = person_key(text)
            cluster = self._by_key.get(("person", key)) or self._same_person(key, mention)
            if cluster is None:
                cluster = self._new(mention)
                for word in {key[0], key[-1], *key[1:-1]}:
                    self._by_word[word].append(cluster)
                self._by_start[key[-1][:2]].append(cluster)
            self._by_key[("person", key)] = cluster
        else:
            key = name_key(text)
            cluster = (
                self._by_key.get(("other", key)) or self._by_content.get(content_words(key)) or self._longer_form(key)
            )
            if cluster is None:
                cluster = self._new(mention)
                self._by_word[key[0]].append(cluster)
                if key[-1] != key[0]:
                    self._by_word[key[-1]].append(cluster)
            self._by_key[("other", key)] = cluster
            self._by_content.setdefault(content_words(key), cluster)
        self._join(cluster, mention)

    def _same_person(self, key: tuple[str, ...], mention: Mention) -> Cluster | None:
        """A person whose name has the same last word and contains, or is contained in, this one."""
        for cluster in reversed(self._by_word.get(key[-1], ())):
            if cluster.type != "person" or _genders_clash(cluster, mention):
                continue
            other = person_key(self._name(cluster.mentions[0]))
            if other[-1] != key[-1] or len(other) < 2:
                continue
            same_first = other[0] == key[0] or (min(len(other[0]), len(key[0])) == 1 and other[0][0] == key[0][0])
            if same_first or set(other) <= set(key) or set(key) <= set(other):
                return cluster
        return self._person_with_more_names(key, mention)

    def _person_with_more_names(self, key: tuple[str, ...], mention: Mention) -> Cluster | None:
        """The one person whose name goes on where this one ends, or ends earlier: "Ana Ruiz", "Ana Ruiz Mora"."""
        fitting = []
        for cluster in self._by_word.get(key[0], ()):
            short, long_ = sorted((person_key(self._name(cluster.mentions[0])), key), key=len)
            goes_on = len(short) > 1 and long_[: len(short)] == short
            if goes_on and cluster.type == "person" and not _genders_clash(cluster, mention):
                fitting.append(cluster)
        return fitting[0] if len(fitting) == 1 else None

    def _longer_form(self, key: tuple[str, ...]) -> Cluster | None:
        """An organisation of which this is a form with or without place or corporate words at its edges."""
        for cluster in reversed(self._by_word.get(key[-1], ())):
            other = name_key(self._name(cluster.mentions[0]))
            if cluster.type == "person" or min(len(key), len(other)) < 2:
                continue
            short, long_ = sorted((key, other), key=len)
            if long_[-len(short) :] == short and len(long_) - len(short) <= 2 and len(content_words(short)) >= 2:
                return cluster
        for cluster in reversed(self._by_word.get(key[0], ())):
            other = name_key(self._name(cluster.mentions[0]))
            if cluster.type != "person" and _corporate_form(key, other):
                return cluster
        return None

    def _define_acronyms(self, ordered: list[Mention]) -> None:
        """ "Foro Civil (FC)", "FC (Foro Civil)", "Foro Civil, or FC,": the text itself says that both are one."""
        for before, after in pairwise(ordered):
            if self.text[before.name.end : after.name.start] not in DEFINING:
                continue
            a, b = self._name(before), self._name(after)
            for long_, short in ((a, b), (b, a)):
                mention = before if long_ is a else after
                if is_acronym(short) and not is_acronym(long_) and mention.name in self.of_mention:
                    letters = plain(short.replace(".", ""))
                    bracket = "(" in self.text[before.name.end : after.name.start]
                    same_letters = any(sorted(letters) == sorted(option) for option in initials(long_))
                    if same_letters or (bracket and long_ is a and set(letters) <= set(plain(long_))):
                        self._acronyms.setdefault(letters, self.of_mention[mention.name])
        for mention in ordered:
            cluster = self.of_mention.get(mention.name)
            if cluster is not None and cluster.type != "person":
                for letters in initials(self._name(mention)):
                    if len(letters) > 1:
                        self._acronyms.setdefault(letters, cluster)

    def _place_short(self, mention: Mention) -> None:
        text = self._name(mention)
        key = name_key(text)
        if not key:
            return
        word = key[-1]
        cluster: Cluster | None = None
        letters = plain(text.replace(".", "").replace(" ", ""))
        if is_acronym(text) and mention.type != "person" and letters in self._acronyms:
            cluster = self._acronyms[letters]
        if cluster is None and mention.type not in {"organization", "place"}:
            cluster = self._person_called(word, mention)
        if cluster is None and mention.type != "person":
            cluster = self._organisation_called(word)
        if cluster is None and mention.type == "person" and ("person", key) not in self._by_key:
            cluster = self._person_misspelt(word, mention)
        if cluster is not None and cluster.type == "person" and mention.span.start == mention.name.start:
            cluster.short = mention.name.start
        if cluster is None:
            kind = "person" if mention.type == "person" else "other"
            cluster = self._by_key.get((kind, key))
            if cluster is not None and _genders_clash(cluster, mention):
                cluster = None
            if cluster is None:
                cluster = self._new(mention)
                self._by_key[(kind, key)] = cluster
        self._join(cluster, mention)

    def _person_called(self, word: str, mention: Mention) -> Cluster | None:
        """The person with that last name, else first name."""
        titled = mention.type == "person" and mention.span.start < mention.name.start
        kinds = {"person", None} if titled else {"person"}
        bearers = [
            c for c in self._by_word.get(word, ()) if c.type in kinds and c.words > 1 and not _genders_clash(c, mention)
        ]
        for place in (-1, 0, None):
            fitting = [c for c in bearers if _has_word(person_key(self._name(c.mentions[0])), word, place)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else self._bearer(fitting, mention)
        return None

    def _bearer(self, bearers: list[Cluster], mention: Mention) -> Cluster | None:
        """Who of several persons of one name is called by it alone: the one who was before, else the only one yet.

        A couple that is introduced together has no bearer: one actor must never swallow two.
        """
        before = [c for c in bearers if 0 <= c.last < mention.name.start]
        shown = [c for c in before if mention.gender is not None and c.gender == mention.gender]
        shortened = [c for c in before if c.short >= 0]
        if len(shown) == 1:
            return shown[0]
        if shortened:
            return max(shortened, key=lambda c: c.short)
        return before[0] if len(before) == 1 else None

    def _person_misspelt(self, word: str, mention: Mention) -> Cluster | None:
        """The only person whose last name differs from a word by one slip of the pen."""
        near = [
            c
            for c in self._by_start.get(word[:2], ())
            if not _genders_clash(c, mention) and nearly_same(word, person_key(self._name(c.mentions[0]))[-1])
        ]
        return near[0] if len(near) == 1 else None

    def _organisation_called(self, word: str) -> Cluster | None:
        """The organisation whose name is that word and corporate words; the latest before where several fit."""
        fitting = [
            c
            for c in self._by_word.get(word, ())
            if c.type in {"organization", None} and _corporate_form((word,), name_key(self._name(c.mentions[0])))
        ]
        if len(fitting) > 1:
            seen = [c for c in fitting if c.last >= 0]
            return max(seen, key=lambda c: c.last) if seen else None
        return fitting[0] if fitting else None


def _families(keys: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Names of several words that two longer ones end with: "Von Arich", beside Chris Von Arich and David Von Arich."""
    first: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for key in keys:
        for words in range(2, len(key)):
            first[key[-words:]].add(key[0])
    return {key for key in keys if len(first.get(key, ())) > 1}


def _has_word(key: tuple[str, ...], word: str, place: int | None) -> bool:
    return word in key if place is None else key[place] == word


def _genders_clash(cluster: Cluster, mention: Mention) -> bool:
    return cluster.gender is not None and mention.gender is not None and cluster.gender != mention.gender


def _corporate_form(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one name is the other with corporate words behind it ("Hydra", "Hydra Motor Company")."""
    short, long_ = sorted((a, b), key=len)
    if long_[: len(short)] != short:
        return False
    rest = [word for word in long_[len(short) :] if word not in SMALL_WORDS]
    if any(word in CORPORATE_WORDS for word in short):
        return bool(rest) is False or all(word in CORPORATE_WORDS for word in rest)
    return bool(rest) and (
        all(word in CORPORATE_WORDS for word in rest) or (len(rest) > 1 and rest[-1] in CORPORATE_WORDS - OF_MEMBERS)
    )
