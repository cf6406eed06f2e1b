"""Parts that a list or a sum tells: "90 people: 40 men and 50 women", "which makes 139", "bringing the total to 330".

Not handled: lists over more than two sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from kg.extract.figures.draft import Draft
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.noun_forms import is_personal
from kg.extract.figures.parts import fits, is_countable, is_exact, words_between

TOTALS = frozenset({"makes", "making", "total", "totalling", "totaling", "totals", "altogether", "all"})
BRINGING = frozenset({
    "bringing", "brings", "brought", "taking", "takes", "took", "raising", "raises", "lifting", "lifts", "pushing",
    "pushes", "increasing",
})  # fmt: skip
SUMS = frozenset({"total", "toll", "number", "tally", "count", "figure", "totals"})
REACH = 24


def link_addition(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "Another 30 were detained, bringing the total to 330": what was added is a part of the new total."""
    if place + 1 >= len(drafts) or drafts[place].part_of is not None:
        return
    added, total = drafts[place], drafts[place + 1]
    words = words_between(lexemes, added, total)
    if lexemes[added.first].sentence != lexemes[total.first].sentence or words[-1:] != ["to"]:
        return
    brought = next((at for at, word in enumerate(words) if word in BRINGING), None)
    if brought is None or len(words) - brought > 9 or not SUMS & set(words[brought:]):
        return
    if added.value is not None and total.value is not None and added.value < total.value:
        added.part_of = place + 1


def link_list(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """Link what is listed behind a whole and adds up to it: "90 people: 40 men, 30 women and 20 children"."""
    whole = drafts[place]
    if whole.part_of is not None or not is_exact(whole) or place + 1 >= len(drafts):
        return
    gap = words_between(lexemes, whole, drafts[place + 1])
    opened = bool({":", "(", "—", "–"} & set(gap))
    if not opened and (whole.elided or whole.quantity.money or {"and", "or"} & set(gap)):
        return
    parts: list[Draft] = []
    total = Decimal(0)
    for at in range(place + 1, len(drafts)):
        part = drafts[at]
        if lexemes[part.first].sentence != lexemes[whole.first].sentence or part.first - drafts[at - 1].last > REACH:
            return
        alike = opened or part.elided or part.unit == whole.unit or is_personal(part.unit)
        if part.part_of not in {None, place} or not is_exact(part) or not alike or not fits(whole, part, told=True):
            return
        if part.part_of is None and part.quantity.unit is None and not is_countable(part):
            return
        parts.append(part)
        total += part.value or 0
        if total >= (whole.value or 0):
            break
    if len(parts) > 1 and total == whole.value and _lists(lexemes, parts):
        for part in parts:
            part.part_of = place


def link_total(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """A total named behind its parts: "98 men, 33 women and eight minors, which makes 139"."""
    whole = drafts[place]
    cue = {word_at(lexemes, at) for at in range(whole.first - 4, whole.last + 3)}
    if not cue & TOTALS or not is_exact(whole):
        return
    total = Decimal(0)
    for at in range(place - 1, -1, -1):
        part = drafts[at]
        if (
            lexemes[whole.first].sentence - lexemes[part.first].sentence > 1
            or part.part_of is not None
            or not is_exact(part)
        ):
            return
        total += part.value or 0
        if total == whole.value and place - at > 1 and _lists(lexemes, drafts[at:place]):
            for member in drafts[at:place]:
                member.part_of = place
            units = {member.unit for member in drafts[at:place]}
            if whole.elided and len(units) > 1 and all(is_personal(member.unit) for member in drafts[at:place]):
                whole.unit, whole.counted = "person", "people"
            return


def _lists(lexemes: Sequence[Lexeme], parts: Sequence[Draft]) -> bool:
    """Whether figures follow each other as items of a list."""
    for left, right in pairwise(parts):
        gap = words_between(lexemes, left, right)
        if not gap or len(gap) > 9 or not {",", ";", "and"} & set(gap):
            return False
    return True
