"""The records that pass between the stages: plain, frozen, without behaviour.

All offsets are half-open code-point offsets into `Article.text`; nothing here knows spaCy or RDF.
Confidence values lie between 0 and 1.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

ActorType = Literal["person", "organization", "group", "document"]
MentionType = Literal["person", "organization", "group", "document", "place", "event"]
MentionKind = Literal["name", "description", "pronoun"]
Stance = Literal["asserts", "denies", "asks", "demands", "promises", "expects", "believes"]
Mode = Literal["direct", "indirect", "mixed", "narration"]
Comparator = Literal["exactly", "at_least", "at_most", "more_than", "less_than", "about", "between", "vague"]
Aspect = Literal["addition", "rate"]
Granularity = Literal["day", "week", "month", "season", "quarter", "year", "decade", "interval"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets into the article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news item as read: its exact text and what is known about it."""

    text: str
    id: str
    url: str | None = None
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str = "en"

    @property
    def text_sha256(self) -> str:
        """Hexadecimal SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that a stage could not handle, and where; `span` is None for the whole article."""

    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which linguistic pipeline annotated an article; `digest` is a short hash of its configuration and weights."""

    name: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression and what it means; `value` is ISO 8601 / EDTF, None where it cannot be known."""

    span: Span
    value: str | None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    granularity: Granularity | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text names, describes or points to somebody or something.

    `span` is the noun phrase as it stands without relative clauses; `name` is the part that identifies
    ("President Ana Ruiz" -> the span of "Ana Ruiz"; "the ministry" -> the whole phrase without its determiner).
    `subject` marks the subject of a clause, which a later pronoun prefers.
    """

    span: Span
    name: Span
    kind: MentionKind
    type: MentionType | None
    plural: bool = False
    gender: Literal["female", "male"] | None = None
    subject: bool = False


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A role that the text gives a named actor: "vice president of the NGO Foro Penal, Gonzalo Himiob"."""

    holder: Span
    role: Span
    of: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying: who (`source`), with which words it is reported (`cue`), what (`content`).

    `source` is empty where the text expresses none; `missing` then says why (passive, adverb, orphan quotation).
    `speaker_span` is the part of `source` that identifies the speaker, `speaker` the resolved actor's id.
    `nested_in` is the index of the attribution inside whose content this one lies.
    `rule` names the extraction rule.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance
    mode: Mode
    rule: str
    confidence: float
    speaker_span: Span | None = None
    speaker: str | None = None
    missing: str | None = None
    nested_in: int | None = None
    channel: Span | None = None
    addressee: Span | None = None
    place: Span | None = None
    said_on: DateMention | None = None


@dataclass(frozen=True, slots=True)
class NumericClaim:
    """A figure: a value or bounds, a unit, what is counted, as of when, said in which attribution.

    `span` is the figure with modifier and counted noun ("at least 45 people"), `figure` the number alone ("45").
    `low` and `high` are bounds, None where open; `value` is None for vague plurals and ranges.
    `part_of` and `revises` are indexes of other numeric claims, `event` of an event, `attribution` of an attribution.
    `aspect` tells an addition ("another 30") and a rate ("30 a day", `per` "day") from a count; `superlative` are the
    words that rank the figure ("the highest since 2010").
    """

    span: Span
    figure: Span
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator
    unit: str
    counted: str
    confidence: float = 0.9
    as_of: DateMention | None = None
    attribution: int | None = None
    part_of: int | None = None
    exhaustive: bool = False
    revises: int | None = None
    revision_cue: Span | None = None
    event: int | None = None
    aspect: Aspect | None = None
    per: str | None = None
    superlative: Span | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A role held by an actor: its words, where they stand, and the organisation or place it is held in."""

    role: str
    span: Span
    of: str | None = None
    of_actor: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, group or document of one article; `id` is unique within the article."""

    id: str
    name: str
    type: ActorType
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    resolved: bool = True


@dataclass(frozen=True, slots=True)
class Participant:
    """A part in an event: agent, patient, participant; `words` are where who plays it is no actor of the article."""

    actor: str | None
    role: str
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, with the places in the text that speak of it."""

    id: str
    label: str
    type: str
    mentions: tuple[Span, ...]
    when: DateMention | None = None
    place: Span | None = None
    participants: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was found in one article."""

    article: Article
    model: ModelIdentity
    attributions: tuple[Attribution, ...] = ()
    numeric_claims: tuple[NumericClaim, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    dates: tuple[DateMention, ...] = ()
    skipped: tuple[Skipped, ...] = ()
