"""The words that say that one figure replaces another, and which figures can do so.

Not handled: figures of different size classes ("from a dozen to hundreds").
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figures.breakdowns import STATE_WORDS
from kg.extract.figures.counted import NOMINALISED
from kg.extract.figures.draft import Draft
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.noun_forms import is_personal

REVISING = frozenset({
    "raise", "lower", "revise", "correct", "update", "amend", "adjust", "cut", "increase", "reduce", "trim",
    "upgrade", "downgrade", "restate", "rise", "climb", "jump", "fall", "drop", "grow", "go", "bring", "put", "scale",
    "change", "alter", "come",
})  # fmt: skip
CHANGING = frozenset({"change", "alter"})
MOVING = frozenset({
    "rise", "climb", "jump", "fall", "drop", "grow", "go", "increase", "reduce", "bring", "put", "cut", "scale", "come",
})  # fmt: skip
# what somebody does to a price, a rate or a wage, which is no new statement of the same amount unless he offers it
SETTING = frozenset({"raise", "lower"})
OFFERS = frozenset({"guidance", "offer", "demand", "proposal", "claim", "bid", "target", "goal", "valuation", "it"})
PARTICIPLES = {"risen": "rise", "fallen": "fall"}  # which are taken for nouns at times
STATED = frozenset({
    "figure", "figures", "toll", "count", "tally", "estimate", "estimates", "number", "total", "forecast",
    "projection", "it", "that", "death", "balance", "report", "guidance", "demand", "offer", "proposal", "claim",
})  # fmt: skip
COUNTS = frozenset({
    "toll", "count", "tally", "estimate", "figure", "estimates", "figures", "forecast", "projection",
})  # fmt: skip
EARLIER = frozenset({
    "initially", "earlier", "previously", "originally", "first", "initial", "preliminary", "previous", "provisional",
    "original", "yesterday", "before",
})  # fmt: skip
STATING = frozenset({
    "report", "put", "say", "estimate", "give", "announce", "count", "state", "claim", "speak", "confirm", "list",
    "record", "forecast", "figure", "toll", "tally", "number", "total", "projection", "estimates", "figures", "place",
    "calculate", "predict", "expect", "cite",
})  # fmt: skip
ADVERBS = frozenset({
    "later", "then", "since", "subsequently", "sharply", "again", "now", "also", "was", "were", "been", "has", "had",
    "be",
})  # fmt: skip
LATER = frozenset({"later", "subsequently", "then"})
REPLACING = frozenset({"from", "than", "against"})
REACH = 14
OUTCOMES = tuple(STATE_WORDS[state] for state in ("dead", "injured", "detained", "missing"))
UPDATED = frozenset({"updated", "revised", "corrected", "amended"})
ACCOUNTS = frozenset({
    "version", "report", "list", "count", "tally", "figure", "toll", "estimate", "statement", "bulletin", "register",
    "number", "figures", "total",
})  # fmt: skip
# nouns that count people by what happened to them: "22 deaths", later "a toll of 25"
TOLL_UNITS = frozenset({
    "death", "fatality", "casualty", "injury", "victim", "body", "arrest", "detention", "release", "killing", "case",
})  # fmt: skip
PERIODS = frozenset({
    "year", "years", "month", "months", "week", "weeks", "quarter", "annual", "annually", "monthly", "weekly", "daily",
    "season", "decade", "unemployed", "jailed", "imprisoned",
})  # fmt: skip


def comparable(left: Draft, right: Draft) -> bool:
    """Whether two figures may speak of the same thing: alike in unit and size, but not equal."""
    if left.value is None or right.value is None or left.value == right.value:
        return False
    if _tell_other_outcomes(left, right):
        return False
    small, large = sorted((abs(left.value), abs(right.value)))
    if large > 10 * small:
        return False
    if left.quantity.money != right.quantity.money and not (left.elided or right.elided):
        return False
    tolls = (left.elided or right.elided) and _counts_people(left.unit) and _counts_people(right.unit)
    return (
        tolls
        or left.unit == right.unit
        or (is_personal(left.unit) and is_personal(right.unit))
        or not left.unit
        or not right.unit
    )


def _tell_other_outcomes(left: Draft, right: Draft) -> bool:
    """Whether figures say that different things happened to those they count: the dead and the injured."""
    first, second = (
        {
            place
            for place, words in enumerate(OUTCOMES)
            if not words.isdisjoint(f"{each.counted} {each.event}".lower().split())
        }
        for each in (left, right)
    )
    return bool(first) and bool(second) and first.isdisjoint(second)


def _counts_people(unit: str) -> bool:
    return is_personal(unit) or unit in TOLL_UNITS


def is_part(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """Whether a figure is a part of another and so no toll that could be raised: "four of the dead"."""
    after = [word_at(lexemes, at) for at in (draft.quantity.last, draft.quantity.last + 1)]
    return draft.part_of is not None or (after[0] == "of" and after[1] in {"the", "those", "these", "them", "whom"})


def said_before(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """Whether the words behind a figure say that it was given before: "14 in its previous statement".

    Not "14 a year earlier".
    """
    behind = lexemes[draft.last : draft.last + 6]
    words = [lexeme for lexeme in behind if lexeme.sentence == lexemes[draft.first].sentence]
    stated = any(lexeme.lemma.lower() in STATING or lexeme.lower in ACCOUNTS for lexeme in words)
    return stated and any(lexeme.lower in EARLIER for lexeme in words)


def counts_outcome(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """Whether a figure is a toll that can only be counted again ("the number of injured"), no statistic of years."""
    sentence = lexemes[draft.first].sentence
    around = lexemes[max(0, draft.first - 30) : draft.last + 15]
    words = {lexeme.lower for lexeme in around if lexeme.sentence == sentence}
    if words & PERIODS or any(len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"} for word in words):
        return False
    counted = draft.counted.lower()
    tolled = (TOLL_UNITS - {"case"}) | NOMINALISED | {"evacuees", "layoffs", "redundancies"}
    return "number" in words and (counted == "job cuts" or bool(tolled & {draft.unit, *counted.split()}))
