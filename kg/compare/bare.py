"""Whether the words of what is counted tell so little that a second figure may well count something else.

Two people in one article who speak of "three years" and "ten years", of "20 people" or of "61 %" mostly do not speak of
one thing. What counts a kind of event ("people killed") is told by the event.
"""

from __future__ import annotations

from collections.abc import Sequence

# measures of time, distance and warmth: what they measure is said elsewhere in the sentence
_MEASURES = frozenset({
    "second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "degree", "mile",
    "kilometre", "metre", "centimetre", "foot", "inch", "yard", "acre", "hectare", "square foot", "square metre",
})  # fmt: skip
_OF_ANYTHING = frozenset({
    "share", "support", "proportion", "percentage", "rate", "chance", "odds", "increase", "rise", "drop", "decline",
    "total", "number", "average", "amount", "majority", "level",
})  # fmt: skip


def is_bare(counted: Sequence[str], qualifiers: Sequence[str], kinds: Sequence[str]) -> bool:
    """Whether a measurand has neither a kind of event nor a qualifier that says more than its unit."""
    if kinds:
        return False
    if any(thing.casefold().partition(" ")[0] in _MEASURES or thing in _MEASURES for thing in counted):
        return True
    return not any(each not in counted and each not in _OF_ANYTHING for each in qualifiers)
