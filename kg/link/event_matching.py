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


def decide(one: EventProfile, other: EventProfile) -> tuple[Decision, str]:
    """Same, different or unsure, and why in words."""
    against = _against(one, other)
    if against:
        return "different", against
    shared_places = one.places & other.places
    shared_names = (one.names | one.places) & (other.names | other.places) - shared_places
    if one.article == other.article and not one.places and not other.places:
        return "same", "one article, nothing tells them apart"
    if not shared_places and not shared_names:
        return "unsure", "same type and time, no place or name in common"
    reasons = [f"same place {name}" for name in sorted(shared_places)]
    reasons += [f"both with {name}" for name in sorted(shared_names)]
    score = 2 + min(2, len(shared_places) + len(shared_names) - 1)
    together = one.actors & other.actors
    if one.article != other.article and together:
        score += 1 if len(together) < 3 else 2
        reasons.append(f"{len(together)} named actors in common")
    happened = one.happenings & other.happenings
    if one.article != other.article and happened:
        score += 1
        reasons.append(f"{min(happened).lower()} in both")
    if one.article == other.article:
        score += 1
    if _days_known(one) and _days_known(other):
        score += 2
        reasons.append("same day")
    score += _nearness(one, other)
    if _elsewhere(one, other):
        score -= 2
    return ("same" if score >= ENOUGH else "unsure"), ", ".join(reasons)


def _against(one: EventProfile, other: EventProfile) -> str:
    """What makes two events out of them, empty where nothing does."""
    if one.type != other.type:
        return "other type"
    if one.begin and one.finish and other.begin and other.finish and (
        one.finish < other.begin or other.finish < one.begin
    ):  # fmt: skip
        return "other time"
    if _is_dated(one) != _is_dated(other) and (_lies_back(one) or _lies_back(other)):
        return "other time"
    if one.published and other.published and abs(one.published - other.published) > MONTH:
        return "reported more than a month apart"
    if (one.published is None) != (other.published is None):
        return "nothing tells that they were reported at one time"
    if _elsewhere(one, other) and not one.places & other.places:
        return f"other place: {min(one.places)}, {min(other.places)}"
    return ""


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
