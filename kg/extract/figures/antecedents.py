"""Units that a figure takes from what the figures before it counted: "19 releases ... later raised to 26".

Not handled: antecedents further back than three sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg.extract.figures.counted import STATES
from kg.extract.figures.distractors import TIME_UNITS
from kg.extract.figures.draft import Draft
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.noun_forms import is_personal

PERSONAL_PREDICATES = STATES | {
    "killed", "wounded", "injured", "hospitalised", "hospitalized", "evacuated", "rescued", "buried", "jailed",
    "charged", "convicted", "sentenced", "freed", "released", "dismissed", "died", "drowned", "fled", "gathered",
    "protested", "voted", "marched", "sick", "ill", "women", "men", "children", "civilians", "infants", "minors",
    "soldiers", "alive", "hospital", "questioned", "treated", "boarded",
}  # fmt: skip
NO_ANTECEDENT = TIME_UNITS | {
    "%", "percentage point", "time", "km", "mile", "metre", "kilometre", "inch", "cm", "mark", "level", "others",
}  # fmt: skip


def set_unit(draft: Draft, unit: str, counted: str, confidence: float) -> bool:
    """Give a draft its unit; always true, so that rules can end with it."""
    draft.unit, draft.counted = unit, draft.counted or counted
    draft.confidence = min(draft.confidence, confidence)
    return True


def take_unit(draft: Draft, other: Draft, place: int, confidence: float) -> bool:
    """Give a draft the unit of another one."""
    draft.antecedent = place
    return set_unit(draft, other.unit, other.counted, confidence)


def words_before(lexemes: Sequence[Lexeme], draft: Draft, length: int) -> Sequence[Lexeme]:
    """Up to `length` lexemes of the same sentence before a figure."""
    sentence = lexemes[draft.first].sentence
    return [lexeme for lexeme in lexemes[max(0, draft.first - length) : draft.first] if lexeme.sentence == sentence]


def _usable(other: Draft, draft: Draft, distance: int) -> bool:
    """Whether a figure may count what another does; "migration hit 745,000" behind a sentence of prices is no money."""
    value = draft.quantity.value or draft.quantity.low or Decimal(0)
    viewed = other.unit == "hour" and value >= 10**5 and (other.quantity.value or 0) >= 10**5  # of viewing
    kept = {other.unit, other.unit.rpartition(" ")[2]} & NO_ANTECEDENT
    if not other.unit or other.quantity.hyphenated or (kept and not viewed):
        return False
    whole = value == value.to_integral_value()
    if not other.quantity.money:
        return True
    return (not whole or value >= 1000) if distance == 0 else distance == 1 and (not whole or value >= 10**6)


def _alike(left: Decimal | None, right: Decimal | None) -> bool:
    """Whether two values are of one order of magnitude."""
    if not left or not right:
        return False
    small, large = sorted((abs(left), abs(right)))
    return large <= 10 * small


def _is_personal_use(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """Whether the words around a bare figure speak of people: "of whom seven", "15 were freed", "four who fled"."""
    after = draft.last + (word_at(lexemes, draft.last) in {"more", "others"})
    if word_at(lexemes, after) in {"who", "whose"} or word_at(lexemes, draft.last + 1) == "whom":
        return True
    if "whom" in {lexeme.lower for lexeme in words_before(lexemes, draft, 3)}:
        return True
    following = lexemes[draft.last : draft.last + 5]
    for lexeme in following:
        if lexeme.kind == "sign" or lexeme.lower in {"of", "and", "or"}:
            return False
        if lexeme.lower in PERSONAL_PREDICATES:
            return True
    return False


def from_preceding(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> bool:
    """What the last figures counted, up to three sentences before; where people are spoken of, people."""
    draft = drafts[place]
    sentence = lexemes[draft.first].sentence
    personal = _is_personal_use(lexemes, draft)
    decimal = draft.quantity.value is not None and draft.quantity.value != draft.quantity.value.to_integral_value()
    updated = word_at(lexemes, draft.first - 1) == "from" and word_at(lexemes, draft.first - 2) in {"up", "down"}
    for at in range(place - 1, -1, -1):
        other = drafts[at]
        if updated and not _alike(other.quantity.value, draft.quantity.value):
            continue
        distance = sentence - lexemes[other.first].sentence
        if distance > (0 if draft.quantity.number.kind == "vague" else 3):
            break
        if decimal and other.unit == "%" and distance <= 1 and (draft.quantity.value or 0) < 100:
            return take_unit(draft, other, at, 0.5)
        lasting = draft.first > 0 and lexemes[draft.first - 1].lemma.lower() in {"take", "last"} and distance <= 1
        if lasting and other.unit in TIME_UNITS:  # "the walk would take two days; it took six"
            return take_unit(draft, other, at, 0.7)
        if _usable(other, draft, distance) and (not personal or is_personal(other.unit)):
            if draft.noun is not None and is_personal(
                other.unit
            ):  # "three women and 17 others": the others need not be women
                return set_unit(draft, "person", "others", 0.75)
            return take_unit(draft, other, at, 0.8 if distance == 0 else 0.5)
    if personal:
        return set_unit(draft, "person", "", 0.6)
    return False
