"""What an actor said over all articles, in which roles, quoted by whom, and who says otherwise."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.serve.ask import local_name, number, select, text
from kg.serve.index import ActorEntry, StoreIndex, key_of
from kg.serve.pages import STANCES
from kg.serve.records import WEAK
from kg.serve.timeline import Timeline, first_day, timeline_of
from kg.store import GraphStore

MOST_LOCALS = 2000
MOST_SHOWN = 300

_SAID = """SELECT ?assertion ?article ?claim ?words ?stance ?mode ?confidence ?said_on ?published ?publisher WHERE {
  VALUES ?speaker { %s }
  GRAPH ?g {
    ?assertion kg:speaker ?speaker ; kg:reportedIn ?article ; kg:stance ?stance ; kg:mode ?mode ; kg:conveys ?claim .
    ?claim schema:text ?words .
    OPTIONAL { ?assertion kg:confidence ?confidence }
    OPTIONAL { ?assertion kg:saidOn ?said_on }
    OPTIONAL { ?article schema:datePublished ?published }
    OPTIONAL { ?article schema:publisher/schema:name ?publisher }
    FILTER NOT EXISTS { ?claim a kg:NumericClaim }
  }
}"""
_ROLES = """SELECT ?role ?affiliation ?published WHERE {
  VALUES ?actor { %s }
  GRAPH ?g {
    ?membership org:member ?actor ; kg:roleName ?role .
    OPTIONAL { ?membership schema:name ?affiliation }
    OPTIONAL { ?article a schema:NewsArticle ; schema:datePublished ?published }
  }
}"""
_OTHERWISE = """SELECT ?claim ?words ?other ?name ?stance ?mine WHERE {
  VALUES ?speaker { %s }
  GRAPH ?g {
    ?own kg:speaker ?speaker ; kg:conveys ?claim ; kg:stance ?mine .
    ?claim a kg:Claim ; schema:text ?words .
    ?theirs kg:conveys ?claim ; kg:speaker ?other ; kg:stance ?stance .
    ?other schema:name ?name .
    FILTER(?other != ?speaker)
    FILTER((?mine = kg:Denies && ?stance != kg:Denies) || (?mine != kg:Denies && ?stance = kg:Denies))
    FILTER NOT EXISTS { ?claim a kg:NumericClaim }
  }
}"""


@dataclass(frozen=True, slots=True)
class Filters:
    """What of an actor's statements is wanted; everything where nothing is set."""

    stance: str = ""
    topic: str = ""
    publisher: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Filters:
        """The filters of a page's address; values that make no sense are taken as not set."""
        stance = given.get("stance", "")
        return cls(
            stance=stance if stance in STANCES else "",
            topic=given.get("topic", "").strip(),
            publisher=given.get("publisher", "").strip(),
            since=_date(given.get("since", "")),
            until=_date(given.get("until", "")),
        )

    @property
    def any(self) -> bool:
        """Whether something is set."""
        return self != Filters()

    def keep(self, said: Said) -> bool:
        """Whether a statement is wanted."""
        return (
            (not self.stance or said.stance == self.stance)
            and (not self.publisher or said.publisher == self.publisher)
            and (not self.since or (said.first_day or "") >= self.since)
            and (not self.until or (said.first_day or "9999") <= self.until)
            and all(word in said.words.casefold() for word in self.topic.casefold().split())
        )


def _date(given: str) -> str:
    try:
        return dt.date.fromisoformat(given).isoformat()
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of an actor."""

    claim_key: str
    words: str
    stance: str
    mode: str
    confidence: float | None
    said_on: str | None
    published: str | None
    publisher: str | None
    article_key: str
    label: str

    @property
    def day(self) -> str:
        """The day it belongs to: of saying, else of publication."""
        return self.said_on or self.published or ""

    @property
    def is_weak(self) -> bool:
        """Whether it is to be looked at twice."""
        return self.confidence is not None and self.confidence < WEAK

    @property
    def first_day(self) -> str | None:
        """The first day that this can be; None where there is none."""
        day = first_day(self.day)
        return None if day is None else day.isoformat()


@dataclass(frozen=True, slots=True)
class Role:
    """A role that articles give an actor, with the days between which they do."""

    role: str
    affiliation: str | None
    first: str | None
    last: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A claim on which somebody else takes the other side."""

    claim_key: str
    words: str
    name: str
    other_iri: str
    stance: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything on one actor's page; `left_out` statements fit the filters and are not shown."""

    said: tuple[Said, ...]
    total: int
    left_out: int
    roles: tuple[Role, ...]
    outlets: tuple[tuple[str, int], ...]
    otherwise: tuple[Otherwise, ...]
    timeline: Timeline | None


def actor_profile(store: GraphStore, actor: ActorEntry, index: StoreIndex, filters: Filters) -> Profile:
    """Read what the store has on an actor; the filters choose among the statements, and leave the rest as it is."""
    newest = {entry.iri: entry for entry in index.newest}
    locals_ = " ".join(str(NamedNode(iri)) for iri in actor.locals[:MOST_LOCALS])
    every = {}
    for row in select(store, _SAID % locals_):
        article = newest.get(str(row["article"]))
        if article is not None:
            every[str(row["assertion"])] = Said(
                claim_key=key_of(str(row["claim"])) or "",
                words=str(row["words"]),
                stance=str(local_name(row["stance"])).lower(),
                mode=str(local_name(row["mode"])).lower(),
                confidence=number(row["confidence"]),
                said_on=text(row["said_on"]),
                published=text(row["published"]),
                publisher=text(row["publisher"]),
                article_key=article.key,
                label=article.label,
            )
    kept = sorted(
        (one for one in every.values() if filters.keep(one)), key=lambda one: (one.first_day or "", one.claim_key)
    )
    kept.reverse()
    otherwise = {
        (str(row["claim"]), str(row["other"])): Otherwise(
            claim_key=key_of(str(row["claim"])) or "",
            words=str(row["words"]),
            name=str(row["name"]),
            other_iri=str(row["other"]),
            stance=str(local_name(row["stance"])).lower(),
        )
        for row in select(store, _OTHERWISE % locals_)
    }
    outlets = Counter(one.publisher or "outlet not stated" for one in every.values())
    return Profile(
        said=tuple(kept[:MOST_SHOWN]),
        total=len(every),
        left_out=max(len(kept) - MOST_SHOWN, 0),
        roles=_roles(
            (text(row["role"]), text(row["affiliation"]), text(row["published"]))
            for row in select(store, _ROLES % locals_)
        ),
        outlets=tuple(sorted(outlets.items(), key=lambda item: (-item[1], item[0]))),
        otherwise=tuple(otherwise[key] for key in sorted(otherwise)),
        timeline=timeline_of(((one.stance, first_day(one.day)) for one in every.values()), STANCES),
    )


def _roles(rows: Iterable[tuple[str | None, str | None, str | None]]) -> tuple[Role, ...]:
    days: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for role, affiliation, published in rows:
        days[str(role), affiliation].append(published or "")
    roles = [
        Role(
            role,
            affiliation,
            min(filter(None, found), default=None),
            max(filter(None, found), default=None),
            len(found),
        )
        for (role, affiliation), found in days.items()
    ]
    return tuple(sorted(roles, key=lambda role: (role.first or "", role.role, role.affiliation or "")))
