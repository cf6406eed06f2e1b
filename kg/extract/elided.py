"""Units of figures whose noun is left out: "killed 14", "26 of them children", "from 19 to 26", "78 domestic and 34 international".

The nearest reading wins: a coordinated figure, a verb of harm, a word like "toll", then what the last figures counted.
Not handled: antecedents further back than three sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kg.extract.counted import HARM_VERBS, STATES, UNKNOWN, CountedNoun, singular
from kg.extract.distractors import TIME_UNITS
from kg.extract.lexemes import Lexeme
from kg.extract.quantities import Quantity
from kg.model import Comparator

CONNECTORS = frozenset({"and", "or", "to", ",", "/", "&", "-", "–"})
TOLLS = frozenset(
    {
        "toll",
        "dead",
        "casualties",
        "fatalities",
        "casualty",
        "crowd",
        "turnout",
        "attendance",
        "flock",
        "crew",
        "delegation",
        "deaths",
    }
)
PERSONAL = frozenset({"who", "whom", "protesters", "demonstrators", "others"})
NO_ANTECEDENT = TIME_UNITS | {"%", "percentage point", "time", "km", "mile", "metre", "kilometre"}


@dataclass(slots=True)
class Draft:
    """A figure on its way to a record: the lexemes first..last (exclusive) of its span and what is known of it."""

    quantity: Quantity
    comparator: Comparator
    first: int
    last: int
    unit: str
    counted: str
    noun: CountedNoun | None
    confidence: float
    elided: bool = False
    antecedent: int | None = field(default=None)


def resolve_elided(lexemes: Sequence[Lexeme], drafts: list[Draft]) -> None:
    """Fill in the units of figures without a noun, in place; those that nothing explains keep an empty unit."""
    for place in range(len(drafts) - 1, -1, -1):
        draft = drafts[place]
        if draft.elided:
            _from_following(lexemes, drafts, place)
    for place, draft in enumerate(drafts):
        if draft.elided and not draft.unit:
            _from_verb(lexemes, draft)
        if draft.elided and not draft.unit:
            _from_preceding(lexemes, drafts, place)
        if draft.elided and not draft.unit:
            _from_nouns(lexemes, draft)


def _take(draft: Draft, other: Draft, place: int, confidence: float) -> None:
    draft.unit, draft.counted, draft.antecedent = other.unit, draft.counted or other.counted, place
    draft.confidence = min(draft.confidence, confidence)


def _from_following(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "eight and fourteen percent", "500 and 1,000 songs", "from 23 to 15 dinars"."""
    draft = drafts[place]
    if place + 1 >= len(drafts):
        return
    following = drafts[place + 1]
    between = [lexeme.lower for lexeme in lexemes[draft.last : following.first]]
    if (
        following.unit
        and 0 < len(between) <= 2
        and set(between) <= CONNECTORS
        and (following.noun or following.quantity.unit or following.unit)
    ):
        if following.quantity.number.spelled != draft.quantity.number.spelled and between == [","]:
            return
        _take(draft, following, place + 1, 0.8)
        if following.quantity.unit and following.quantity.money:
            draft.quantity = following.quantity if False else draft.quantity


def _from_verb(lexemes: Sequence[Lexeme], draft: Draft) -> None:
    """ "killed 14", "wounding at least nine", "leaving four dead", "put the toll at 63"."""
    before = lexemes[draft.first - 1] if draft.first else None
    after = lexemes[draft.last] if draft.last < len(lexemes) else None
    for at in (draft.first - 1, draft.first - 2):
        if at >= 0 and lexemes[at].lemma.lower() in HARM_VERBS and lexemes[at].tag.startswith("VB"):
            draft.unit, draft.counted, draft.confidence = "person", f"people {lexemes[at].text}", 0.85
            return
    if after is not None and after.lower in STATES:
        draft.unit, draft.counted, draft.confidence = "person", f"people {after.text}", 0.85
        return
    if before is not None and before.lower in {
        "at",
        "of",
        "to",
        "was",
        "by",
        "is",
        "from",
        "as",
        "reached",
        "stands",
        "stood",
        "exceeds",
    }:
        window = [
            lexeme.lower
            for lexeme in lexemes[max(0, draft.first - 10) : draft.first]
            if lexeme.sentence == lexemes[draft.first].sentence
        ]
        for word in reversed(window):
            if word in TOLLS:
                draft.unit, draft.counted, draft.confidence = "person", word, 0.75
                return


def _usable(other: Draft, draft: Draft) -> bool:
    if not other.unit or other.unit in NO_ANTECEDENT:
        return False
    value = draft.quantity.value or draft.quantity.low or Decimal(0)
    return not (other.quantity.money and value < 1 and value != value.to_integral_value())


def _from_preceding(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """What the last figures counted, in this sentence or up to three before."""
    draft = drafts[place]
    sentence = lexemes[draft.first].sentence
    previous = drafts[place - 1] if place else None
    if previous is not None and previous.unit and lexemes[previous.first].sentence == sentence:
        between = [lexeme.lower for lexeme in lexemes[previous.last : draft.first]]
        if (
            len(between) <= 6
            and ({"to", "from"} & set(between[-2:]) or (between and between[0] == "to"))
            and previous.unit != "%"
        ):
            _take(draft, previous, place - 1, 0.8)
            return
    best: int | None = None
    for at in range(place - 1, -1, -1):
        other = drafts[at]
        distance = sentence - lexemes[other.first].sentence
        if distance > 3:
            break
        if _usable(other, draft) and not other.quantity.hyphenated:
            best = at
            break
    if best is not None:
        distance = sentence - lexemes[drafts[best].first].sentence
        _take(draft, drafts[best], best, 0.75 if distance == 0 else 0.6)
        return
    if previous is not None and previous.unit and lexemes[previous.first].sentence == sentence:
        _take(draft, previous, place - 1, 0.6)


def _from_nouns(lexemes: Sequence[Lexeme], draft: Draft) -> None:
    """The nearest plural noun before the figure in its sentence."""
    sentence = lexemes[draft.first].sentence
    for at in range(draft.first - 1, max(-1, draft.first - 25), -1):
        lexeme = lexemes[at]
        if lexeme.sentence != sentence:
            break
        if lexeme.lower in PERSONAL:
            draft.unit, draft.counted, draft.confidence = "person", lexeme.text, 0.5
            return
        if lexeme.tag == "NNS" and lexeme.lower not in {
            "figures",
            "officials",
            "sources",
            "authorities",
            "organisers",
            "organizers",
        }:
            draft.unit, draft.counted, draft.confidence = singular(lexeme.text, lexeme.lemma), lexeme.text, 0.5
            return
    draft.unit = UNKNOWN
