"""Dates that figures share: parts and their whole, what is restated, levels of a sentence, moves of a report."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figures.distractors import TIME_UNITS
from kg.extract.figures.draft import Draft
from kg.extract.figures.levels import MORE, SHARE_UNITS, is_compared, is_level, words
from kg.extract.figures.lexemes import Lexeme, word_at


def share_dates(lexemes: Sequence[Lexeme], drafts: Sequence[Draft]) -> None:
    """Give a part the date of its whole, and the levels of a sentence the one date that it has.

    "59 releases as of Tuesday, 41 men and 18 women"; "lost 54 points on Friday, or 4%, to 1,299".
    """
    dated: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.as_of is not None and not is_compared(lexemes, draft):
            dated.setdefault(lexemes[draft.first].sentence, []).append(draft)
    for place, draft in enumerate(drafts):
        if draft.as_of is not None or draft.unit in TIME_UNITS or is_compared(lexemes, draft):
            continue
        if draft.part_of is not None:
            draft.as_of = drafts[draft.part_of].as_of
            continue
        previous = drafts[place - 1] if place else None
        if previous is not None and previous.as_of is not None and restates(lexemes, previous, draft):
            draft.as_of = previous.as_of
            continue
        others = dated.get(lexemes[draft.first].sentence, [])
        if (
            len({id(other.as_of) for other in others}) == 1
            and is_level(lexemes, draft)
            and is_level(lexemes, others[0])
            and ";" not in words(lexemes, *sorted((draft.first, others[0].first)))
        ):
            draft.as_of = others[0].as_of


def restates(lexemes: Sequence[Lexeme], previous: Draft, draft: Draft) -> bool:
    """Whether a figure says the one before it again or ends its move: "4% on Monday, or 54 points, to 1,299".

    Two changes of one level stand together as well: "3% fewer than in April and 8% more than a year earlier".
    """
    date = previous.as_of
    near = lexemes[previous.last : draft.first]
    if {previous.unit, draft.unit} <= SHARE_UNITS and {
        word_at(lexemes, previous.last),
        word_at(lexemes, draft.last),
    } <= MORE:
        return lexemes[previous.first].sentence == lexemes[draft.first].sentence
    if date is not None:
        near = [each for each in near if not (date.span.start <= each.start < date.span.end or each.lower == "on")]
    return 0 < len(near) < 4 and all(each.lower in {"or", ",", "(", ")", "to"} for each in near)


def carry_dates(lexemes: Sequence[Lexeme], drafts: Sequence[Draft], dated: set[int]) -> None:
    """Give the moves of a market report the day of the move before them in their paragraph.

    "The index closed down 2% on Monday. Banks lost 4%."
    """
    last: Draft | None = None
    for draft in drafts:
        here = lexemes[draft.first]
        if last is not None and lexemes[last.first].paragraph != here.paragraph:
            last = None
        if draft.unit not in SHARE_UNITS or not is_level(lexemes, draft):
            continue
        if draft.as_of is not None:
            last = draft if draft.as_of.granularity == "day" else None
        elif last is not None and here.sentence not in dated and not is_compared(lexemes, draft):
            draft.as_of = last.as_of
