"""Which mentions are one event: the look-up by reasons finds what a comparison of all with all finds."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.events import clusters as event_clusters
from kg.extract.events.clusters import EventMention, cluster
from kg.extract.events.triggers import Trigger
from kg.extract.events.types import TYPES_BY_NAME
from kg.model import DateMention, NumericClaim, Participant, Span

VOCAB = spacy.blank("en").vocab
TEXT = "Ostvik Norvik arrests"
DAYS = [dt.date(2026, 3, day) for day in (1, 2, 3)]


def mention(
    number: int, patient: str | None, day: int | None = None, place: Span | None = None, figure: int | None = None
) -> EventMention:
    doc = Doc(VOCAB, words=["arrested"], lemmas=["arrest"])
    when = None if day is None else DateMention(Span(0, 1), str(DAYS[day]), DAYS[day], DAYS[day], "day")
    parts = [] if patient is None else [Participant(patient, "patient")]
    kind = TYPES_BY_NAME["Arrest"]
    return EventMention(Trigger(doc[0], kind, "verb"), [], parts, when, place, [] if figure is None else [figure])


def claim(value: int, revises: int | None) -> NumericClaim:
    amount = Decimal(value)
    return NumericClaim(Span(0, 1), Span(0, 1), amount, None, None, "exactly", "person", "people", revises=revises)


def by_comparison(mentions: list[EventMention], claims: list[NumericClaim]) -> list[list[int]]:
    """The rule itself: the latest event with a reason to join it and no mention that conflicts."""
    found: list[list[int]] = []
    for number, one in enumerate(mentions):
        fitting = [
            members
            for members in found
            if any(reason(one, mentions[m], claims) for m in members)
            and not any(conflict(one, mentions[m], claims) for m in members)
        ]
        if fitting:
            fitting[-1].append(number)
        else:
            found.append([number])
    return found


def same_figure(a: EventMention, b: EventMention, claims: list[NumericClaim]) -> bool:
    return any(
        claims[x].revises == y or claims[y].revises == x or (claims[x].value == claims[y].value and claims[x].value > 3)
        for x in a.figures
        for y in b.figures
    )


def reason(a: EventMention, b: EventMention, claims: list[NumericClaim]) -> bool:
    return bool({p.actor for p in a.parts} & {p.actor for p in b.parts}) or same_figure(a, b, claims)


def conflict(a: EventMention, b: EventMention, claims: list[NumericClaim]) -> bool:
    return (
        bool(a.when and b.when and a.when.value != b.when.value)
        or bool(a.place and b.place and a.place != b.place)
        or bool(a.parts and b.parts and a.parts != b.parts)
        or bool(a.figures and b.figures and not same_figure(a, b, claims))
    )


PLACES = st.sampled_from([None, Span(0, 6), Span(7, 13)])
SAID = st.tuples(st.sampled_from([None, "a", "b"]), st.sampled_from([None, 0, 1]), PLACES, st.booleans())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(SAID, st.integers(2, 5), st.booleans()), max_size=9))
def test_the_look_up_finds_what_comparing_all_with_all_finds(rows: list) -> None:
    claims = [claim(value, n - 1 if linked and n else None) for n, (_, value, linked) in enumerate(rows)]
    mentions = [
        mention(n, patient, day, place, n if counted else None)
        for n, ((patient, day, place, counted), _, _) in enumerate(rows)
    ]
    order = {id(one): number for number, one in enumerate(mentions)}
    found = [[order[id(member)] for member in members] for members in cluster(TEXT, mentions, claims)]
    assert found == by_comparison(mentions, claims)


def test_the_work_grows_with_the_number_of_mentions(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    plain = event_clusters._conflicts
    monkeypatch.setattr(event_clusters, "_conflicts", lambda *args: looked.append(1) or plain(*args))
    work = []
    for count in (50, 200):
        looked.clear()
        assert len(cluster(TEXT, [mention(n, f"actor-{n // 2}") for n in range(count)], [])) == count // 2
        work.append(len(looked))
    assert work[1] == 4 * work[0]
