"""Whether one figure can be a part of another, by unit and size.

Not handled: parts in other units than their whole, where no word says that they are parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figures.distractors import TIME_UNITS
from kg.extract.figures.draft import Draft
from kg.extract.figures.lexemes import Lexeme
from kg.extract.figures.noun_forms import is_personal


def is_countable(draft: Draft) -> bool:
    """Whether a figure counts things that have parts: no share, no money, no time, no "242-foot"."""
    counts = not draft.quantity.hyphenated
    return (
        counts
        and draft.quantity.unit is None
        and draft.unit not in TIME_UNITS
        and draft.unit not in {"%", "percentage point"}
    )


def fits(whole: Draft, part: Draft, *, told: bool = False) -> bool:
    """Whether a part may belong to a whole: both countable or the same money, and not larger.

    `told` when the text itself says that it is a part, so that units may differ: "19 abductions, of whom seven".
    """
    if whole is part or whole.part_of is not None or whole.value is None or part.value is None:
        return False
    if part.value > whole.value and whole.comparator not in {"at_least", "more_than", "vague"}:
        return False
    same = whole.unit == part.unit or (is_personal(whole.unit) and is_personal(part.unit))
    return (
        (told and is_countable(whole))
        or same
        or (not is_personal(part.unit) and not whole.quantity.money and is_countable(whole))
        or part.elided
    )


def words_between(lexemes: Sequence[Lexeme], left: Draft, right: Draft) -> list[str]:
    """The words between two figures."""
    return [lexeme.lower for lexeme in lexemes[left.last : right.first]]


def is_exact(draft: Draft) -> bool:
    """Whether a figure is an exact count, such that sums can be made of it."""
    return draft.comparator == "exactly" and draft.quantity.value is not None and draft.unit not in {"%", *TIME_UNITS}
