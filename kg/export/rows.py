"""The plain records that every picture is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article version as a picture needs it."""

    iri: str
    label: str
    body: str
    url: str | None
    title: str | None
    published: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor node: `key` is shared by all local actors that are drawn as one, in these articles."""

    key: str
    iri: str
    name: str
    type: str
    resolved: bool
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What an assertion conveys; the figure's fields are None for claims without numbers; `about`: events."""

    iri: str
    text: str
    modifier: str | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    counted: str | None = None
    event: str | None = None
    measurand: str | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event, the articles that tell of it, and who takes part in it, as (actor key, role, article)."""

    iri: str
    label: str
    type: str | None
    when: str | None
    participants: tuple[tuple[str, str, str], ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssertionRow:
    """One act of saying; `speaker` is an actor key, None for the article's voice and for speakers not stated."""

    iri: str
    article: str
    speaker: str | None
    stance: str
    mode: str
    confidence: float | None
    said_on: str | None
    within: str | None
    spans: tuple[tuple[str, int, int], ...]
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """What an article says of an actor's role in a body; both are actor keys."""

    holder: str
    body: str
    role: str
    article: str


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """Two figures that cannot both be true, and the day on which the later one was given."""

    iri: str
    earlier: str
    later: str
    day: str | None


@dataclass(frozen=True, slots=True)
class Projection:
    """Everything that the views draw from, in a stable order."""

    articles: dict[str, ArticleRow] = field(default_factory=dict)
    actors: dict[str, ActorRow] = field(default_factory=dict)
    assertions: tuple[AssertionRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    offices: tuple[OfficeRow, ...] = ()
    disagreements: tuple[DisagreementRow, ...] = ()

    def days(self, articles: Iterable[str]) -> list[str]:
        """The days on which some articles were published, in order; those without a full date have none."""
        rows = (self.articles.get(article) for article in articles)
        found = (_DAY.match(row.published or "") for row in rows if row)
        return sorted({day[0] for day in found if day})
