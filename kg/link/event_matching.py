"""Whether two events of two articles are one: for and against, and how much each weighs.

Type and time decide first: another type, days that cannot be the same, or reports more than a month apart make two
events. So do places, if none is common and each is named in one article only. For one event speak the names that both
have, what else happened there, and days of report that lie close together. A town, a type and a day are not enough:
in a large town people are killed twice a day. In doubt the answer is "unsure".
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from kg.link.event_profiles import MONTH, EventProfile

Decision = Literal["same", "different", "unsure"]
ENOUGH = 4


def decide(one: EventProfile, other: EventProfile) -> Decision:
    """Same, different or unsure; of thousands of pairs that a town and a month have in common, so without words."""
    if _excludes(one, other):
        return "different"
    places, names = _shared(one, other)
    is_one_article = one.article == other.article
    if is_one_article and not one.places and not other.places:
        return "same"
    if not places and not names:
        return "unsure"
    score = 2 + min(2, len(places) + len(names) - 1) + _nearness(one, other)
    if is_one_article:
        score += 1
    else:
        together = len(_company(one, other, names))
        score += 0 if not together else 1 if together < 3 else 2
        score += 0 if one.happenings.isdisjoint(other.happenings) else 1
    if _days_known(one) and _days_known(other):
        score += 2
    if score < ENOUGH:
        return "unsure"
    return "same" if score >= ENOUGH + 2 or not _elsewhere(one, other) else "unsure"


def reasons(one: EventProfile, other: EventProfile) -> str:
    """Why two events are the same, in words."""
    if one.article == other.article and not one.places and not other.places:
        return "one article, nothing tells them apart"
    places, names = _shared(one, other)
    told = [*(f"same place {name}" for name in sorted(places)), *(f"both with {name}" for name in sorted(names))]
    if one.article != other.article:
        together, happened = _company(one, other, names), one.happenings & other.happenings
        told += [f"{len(together)} named actors in common"] if together else []
        told += [f"{min(happened).lower()} in both"] if happened else []
    if _days_known(one) and _days_known(other):
        told.append("same day")
    return ", ".join(told)


def _shared(one: EventProfile, other: EventProfile) -> tuple[frozenset[str], frozenset[str]]:
    """The places that both have, and what else both name."""
    places = one.places & other.places
    return places, (one.names | one.places) & (other.names | other.places) - places


def _company(one: EventProfile, other: EventProfile, names: frozenset[str]) -> frozenset[str]:
    """The named actors in common, else who is an actor in one and a place in the other ("the layoffs at the works")."""
    return (one.actors & other.actors) or ((one.places & other.actors) | (other.places & one.actors)) - names


def _excludes(one: EventProfile, other: EventProfile) -> bool:
    """Whether something makes two events out of them."""
    if one.type != other.type:
        return True
    if one.begin and one.finish and other.begin and other.finish and (
        one.finish < other.begin or other.finish < one.begin
    ):  # fmt: skip
        return True
    if _is_dated(one) != _is_dated(other) and (_lies_back(one) or _lies_back(other)):
        return True
    if one.published and other.published and abs(one.published - other.published) > MONTH:
        return True
    if (one.published is None) != (other.published is None):
        return True
    return one.places.isdisjoint(other.places) and _elsewhere(one, other)


def _elsewhere(one: EventProfile, other: EventProfile) -> bool:
    """Whether each is at a place that the other's article does not mention."""
    return bool(one.places - other.names_in_text(one.places) and other.places - one.names_in_text(other.places))


def _is_dated(event: EventProfile) -> bool:
    return event.begin is not None and event.finish is not None


def _lies_back(event: EventProfile) -> bool:
    """Whether an event was long over when it was reported."""
    return event.finish is not None and event.published is not None and event.published - event.finish > MONTH


def _days_known(event: EventProfile) -> bool:
    return event.begin is not None and event.finish is not None and event.finish - event.begin <= dt.timedelta(days=3)


def _nearness(one: EventProfile, other: EventProfile) -> int:
    if one.published is None or other.published is None:
        return -1
    apart = abs(one.published - other.published)
    if apart <= dt.timedelta(days=2):
        return 1
    return 0 if apart <= dt.timedelta(days=7) else -1 if apart <= dt.timedelta(days=14) else -2
