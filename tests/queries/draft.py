"""Writes an Extraction by hand in few lines: words of the text stand for their spans."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from kg.model import (
    Actor,
    ActorType,
    Article,
    Attribution,
    DateMention,
    Event,
    Extraction,
    ModelIdentity,
    NumericClaim,
    Role,
    Span,
)

MODEL = ModelIdentity("hearsay_news", "0.1.0", "5f0c2a9e77b1d340")


class Draft:
    """Collects the records of one article; every index is the place in the order of writing."""

    def __init__(self, text: str, id: str, **about: Any) -> None:  # noqa: A002
        self.article = Article(text=text, id=id, **about)
        self.actors: list[Actor] = []
        self.attributions: list[Attribution] = []
        self.figures: list[NumericClaim] = []
        self.events: list[Event] = []

    def span(self, words: str, within: str | None = None) -> Span:
        base = self.article.text.index(within) if within else 0
        start = base + (within or self.article.text).index(words)
        return Span(start, start + len(words))

    def actor(self, id: str, name: str, type: ActorType, *mentions: str, **more: Any) -> None:  # noqa: A002
        roles = tuple(Role(role, self.span(words), of) for role, words, of in more.pop("roles", ()))
        spans = tuple(self.span(words) for words in mentions or (name,))
        self.actors.append(Actor(id, name, type, spans, roles=roles, **more))

    def says(self, speaker: str | None, source: str | None, cue: str, *content: str, **more: Any) -> int:
        day = more.pop("said_on", None)
        date = dt.date.fromisoformat(day[1]) if day else None
        self.attributions.append(
            Attribution(
                source=() if source is None else (self.span(source),),
                cue=tuple(self.span(part) for part in cue.split(" … ")),
                content=tuple(self.span(part) for part in content),
                stance=more.pop("stance", "asserts"),
                mode=more.pop("mode", "indirect"),
                rule="verb-clause",
                confidence=0.9,
                speaker=speaker,
                said_on=DateMention(self.span(day[0]), day[1], date, date, "day") if day else None,
                channel=self.span(more.pop("channel")) if "channel" in more else None,
                **more,
            )
        )
        return len(self.attributions) - 1

    def figure(self, words: str, figure: str, value: int | None, unit: str, counted: str, **more: Any) -> int:
        comparator = more.get("comparator", "exactly")
        number = None if value is None else Decimal(value)
        exact = number if comparator == "exactly" else None
        span = self.span(words)
        start = span.start + words.index(figure)
        bounds = {"low": exact, "high": exact, "comparator": comparator, **more}
        self.figures.append(
            NumericClaim(
                span=span, figure=Span(start, start + len(figure)), value=number, unit=unit, counted=counted, **bounds
            )
        )
        return len(self.figures) - 1

    def event(self, label: str, *mentions: str, when: str | None = None, place: str | None = None) -> int:
        day = dt.date.fromisoformat(when) if when else None
        date = DateMention(self.span(mentions[0]), when, day, day, "day") if when else None
        spans = tuple(self.span(words) for words in mentions)
        self.events.append(Event(label, label, "release", spans, date, self.span(place) if place else None))
        return len(self.events) - 1

    def extraction(self) -> Extraction:
        return Extraction(
            article=self.article,
            model=MODEL,
            attributions=tuple(self.attributions),
            numeric_claims=tuple(self.figures),
            actors=tuple(self.actors),
            events=tuple(self.events),
        )
