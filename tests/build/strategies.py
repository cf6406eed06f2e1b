"""Extractions made up by hypothesis: within the contract of kg/model.py, otherwise as odd as can be."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from kg.model import (
    Actor,
    Article,
    Attribution,
    DateMention,
    Event,
    Extraction,
    ModelIdentity,
    NumericClaim,
    Participant,
    Role,
    Skipped,
    Span,
)

STANCES = ["asserts", "denies", "asks", "demands", "promises", "expects", "believes"]
COMPARATORS = ["exactly", "at_least", "at_most", "more_than", "less_than", "about", "between", "vague"]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
NUMBERS = st.none() | st.decimals(
    allow_nan=False, allow_infinity=False, places=3, min_value=-(10**20), max_value=10**20
)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=4, max_size=80))

    def span(within: Span | None = None) -> Span:
        low, high = (0, len(text)) if within is None else (within.start, within.end)
        start = draw(st.integers(low, high - 1))
        return Span(start, draw(st.integers(start + 1, high)))

    def spans(least: int) -> tuple[Span, ...]:
        return tuple(span() for _ in range(draw(st.integers(least, 2))))

    def maybe_span() -> Span | None:
        return span() if draw(st.booleans()) else None

    def date() -> DateMention | None:
        if draw(st.booleans()):
            return None
        day = draw(st.dates())
        later = draw(st.dates(min_value=day))
        value = draw(st.none() | st.sampled_from([day.isoformat(), f"{day:%Y-%m-%d}/..", "199X", "2026-21"]))
        value = value if value is None or day.year > 999 else "199X"
        return DateMention(span(), value, draw(st.sampled_from([None, day])), draw(st.sampled_from([None, later])))

    def actor(index: int, ids: list[str]) -> Actor:
        roles = [
            Role(draw(TEXT), span(), draw(st.none() | TEXT), draw(st.sampled_from([None, *ids])))
            for _ in range(draw(st.integers(0, 1)))
        ]
        return Actor(
            f"a{index}",
            draw(TEXT),
            draw(st.sampled_from(["person", "organization", "group", "document"])),
            spans(1),
            aliases=tuple(draw(st.lists(TEXT, max_size=2))),
            roles=tuple(roles),
            resolved=draw(st.booleans()),
        )

    def attribution(index: int, ids: list[str]) -> Attribution:
        return Attribution(
            source=spans(0),
            cue=spans(0),
            content=spans(1),
            stance=draw(st.sampled_from(STANCES)),
            mode=draw(st.sampled_from(["direct", "indirect", "mixed"])),
            rule=draw(TEXT),
            confidence=draw(st.floats(0, 1)),
            speaker=draw(st.sampled_from([None, *ids])),
            missing=draw(st.sampled_from([None, "passive"])),
            nested_in=draw(st.sampled_from([None, *range(index)])),
            channel=maybe_span(),
            addressee=maybe_span(),
            said_on=date(),
        )

    def figure(index: int, attributions: int, events: int) -> NumericClaim:
        whole = span()
        value = draw(NUMBERS)
        # mostly bounds that fit, so that not everything is skipped
        low, high = draw(st.sampled_from([(None, None), (value, None), (None, value), (value, value)]))
        if draw(st.integers(0, 3)) == 0:
            low, high = draw(NUMBERS), draw(NUMBERS)
        return NumericClaim(
            span=whole,
            figure=span(whole),
            value=value,
            low=low,
            high=high,
            comparator=draw(st.sampled_from(COMPARATORS)),
            unit=draw(st.just("") | st.just("boat") | TEXT),
            counted=draw(st.just("") | st.sampled_from(["boats", "Boats sunk", "boats  sunk"]) | TEXT),
            confidence=draw(st.floats(0, 1)),
            as_of=date(),
            attribution=draw(st.sampled_from([None, *range(attributions)])),
            part_of=draw(st.sampled_from([None, *range(index)])),
            exhaustive=draw(st.booleans()),
            revises=draw(st.sampled_from([None, *range(index)])),
            revision_cue=maybe_span(),
            event=draw(st.sampled_from([None, *range(events)])),
            aspect=draw(st.sampled_from([None, "addition", "rate"])),
            per=draw(st.sampled_from([None, "day"])),
            superlative=maybe_span(),
        )

    def event(index: int, ids: list[str]) -> Event:
        return Event(
            f"e{index}",
            draw(TEXT),
            draw(st.sampled_from(["Release", "protest", "no such type"])),
            spans(1),
            when=date(),
            place=maybe_span(),
            participants=tuple(Participant(who, draw(TEXT)) for who in draw(st.lists(st.sampled_from(ids), max_size=2)))
            if ids
            else (),
        )

    count = draw(st.integers(0, 3))
    ids = [f"a{index}" for index in range(count)]
    attributions = tuple(attribution(index, ids) for index in range(draw(st.integers(0, 4))))
    events = tuple(event(index, ids) for index in range(draw(st.integers(0, 2))))
    return Extraction(
        article=Article(
            text=text,
            id=draw(st.text(max_size=8)),
            url=draw(st.none() | st.just("https://post.example/ä?b=c#d") | st.text(max_size=12)),
            title=draw(st.none() | TEXT),
            published=draw(st.none() | st.dates(min_value=dt.date(1000, 1, 1))),
            publisher=draw(st.none() | TEXT),
            authors=tuple(draw(st.lists(TEXT, max_size=2))),
        ),
        model=ModelIdentity(draw(TEXT), draw(TEXT), draw(TEXT)),
        attributions=attributions,
        numeric_claims=tuple(figure(i, len(attributions), len(events)) for i in range(draw(st.integers(0, 4)))),
        actors=tuple(actor(index, ids) for index in range(count)),
        events=events,
        skipped=tuple(Skipped(draw(TEXT), maybe_span()) for _ in range(draw(st.integers(0, 2)))),
    )


def decimals(*values: int | str | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]
