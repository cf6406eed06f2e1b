"""The date that a figure holds for, where the article states one: "As of May 20, the group counted 902 people".

Only levels and statistics have one. Not handled: dates of events ("14 people were killed on Monday"), which belong to
the event.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.distractors import TIME_UNITS
from kg.extract.figure_draft import Draft
from kg.extract.lexemes import Lexeme, word_at
from kg.model import DateMention

LEVELS = frozenset({
    "rise", "fall", "increase", "decrease", "grow", "drop", "decline", "climb", "jump", "stand", "close", "total",
    "reach", "average", "number", "end", "finish", "open", "gain", "lose", "plunge", "slip", "shrink", "surge",
    "soar", "slump", "remain", "down", "up",
})  # fmt: skip
PREPOSITIONS = frozenset({"in", "on", "at", "for", "during", "by"})


def link_dates(lexemes: Sequence[Lexeme], drafts: list[Draft], dates: Sequence[DateMention]) -> None:
    """Set `as_of` of every figure whose date is stated, in place."""
    starts = {lexeme.start: position for position, lexeme in enumerate(lexemes)}
    place = 0
    for date in dates:
        position = starts.get(date.span.start)
        if position is None:
            continue
        end = position
        while end < len(lexemes) and lexemes[end].end <= date.span.end:
            end += 1
        while place < len(drafts) and lexemes[drafts[place].first].sentence < lexemes[position].sentence:
            place += 1
        members = []
        for draft in drafts[place:]:
            if lexemes[draft.first].sentence > lexemes[position].sentence:
                break
            members.append(draft)
        _link(lexemes, members, date, position, end)


def _link(lexemes: Sequence[Lexeme], members: Sequence[Draft], date: DateMention, position: int, end: int) -> None:
    """Give a date to the figures of its sentence that it holds for."""
    cue = _as_of_cue(lexemes, position)
    if cue is not None:
        fronted = (
            cue == 0
            or lexemes[cue - 1].sentence != lexemes[position].sentence
            or lexemes[cue - 1].text in {'"', "“", ";", ":"}
        )
        for draft in members:
            holds = draft.first >= end if fronted else draft.last <= cue
            if holds and draft.as_of is None and draft.unit not in TIME_UNITS:
                draft.as_of = date
        return
    if word_at(lexemes, position - 1) in PREPOSITIONS or lexemes[position - 1].kind == "number":
        before = position - 1
        if word_at(lexemes, before) == "the":
            before -= 1
    else:
        before = position
    for draft in members:
        if draft.last == before and draft.as_of is None and draft.unit not in TIME_UNITS and _is_level(lexemes, draft):
            draft.as_of = date


def _as_of_cue(lexemes: Sequence[Lexeme], position: int) -> int | None:
    """Where "as of", "as at" or a fronted "by" before a date begins."""
    at = position - 1
    while (
        at > 0
        and (
            lexemes[at].lower in {"the", "late", "early", "mid", "pm", "am", "p", "m", "a", "on", ".", "gmt"}
            or lexemes[at].kind == "number"
        )
        and position - at < 8
    ):
        at -= 1
    if word_at(lexemes, at) in {"of", "at"} and word_at(lexemes, at - 1) == "as":
        return at - 1
    first = at == 0 or lexemes[at - 1].sentence != lexemes[position].sentence
    return at if word_at(lexemes, at) == "by" and first else None


def _is_level(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """Whether a figure is a level or a move of one: "fell to 22,700", "stood at 64 percent", "down from 34,100"."""
    before = word_at(lexemes, draft.first - 1)
    window = [
        lexeme
        for lexeme in lexemes[max(0, draft.first - 9) : draft.first]
        if lexeme.sentence == lexemes[draft.first].sentence
    ]
    moved = any(lexeme.lemma.lower() in LEVELS or lexeme.lower in LEVELS for lexeme in window)
    return moved and (
        before in {"to", "at", "from", "by", "was", "of"} or draft.unit in {"%", "percentage point", "point"}
    )
