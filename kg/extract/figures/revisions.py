"""Which figures replace earlier ones: "19 releases, a figure he later raised to 26".

A level that moves ("shares rose from 10 to 12") is no revision; a count that is corrected or brought up to date is.
Not handled: revisions across articles, and figures that differ without a word saying that one replaces the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figures.draft import Draft
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.noun_forms import is_personal
from kg.extract.figures.revision_words import (
    ADVERBS,
    CHANGING,
    COUNTS,
    EARLIER,
    MOVING,
    OFFERS,
    PARTICIPLES,
    REACH,
    REVISING,
    SETTING,
    STATED,
    comparable,
    counts_outcome,
    is_part,
    said_before,
)
from kg.extract.figures.said_earlier import (
    after_this_morning,
    compared_with_earlier,
    denied_before,
    earlier_said,
    instead_of,
    later_put,
    no_longer,
    now_said,
    put_since,
    then_said,
)

LINKS = (
    put_since, denied_before, no_longer, now_said, then_said, compared_with_earlier, after_this_morning, instead_of,
)  # fmt: skip


def link_revisions(lexemes: Sequence[Lexeme], drafts: list[Draft]) -> None:
    """Set `revises` and `revision_cue` of every figure that replaces another, in place."""
    for place in range(len(drafts)):
        _up_from(lexemes, drafts, place)
    for place in range(len(drafts)):
        if drafts[place].revises is None:
            _raised_to(lexemes, drafts, place)
    for place in range(len(drafts)):
        earlier_said(lexemes, drafts, place)
        for link in LINKS:
            link(lexemes, drafts, place)


def _revising_verb(lexemes: Sequence[Lexeme], draft: Draft) -> int | None:
    """Position of the revising verb whose "to" leads to a figure: "lowered the figure on Monday to 13"."""
    if word_at(lexemes, draft.first - 1) not in {"to", "at", "by"}:
        return None
    for at in range(draft.first - 2, max(-1, draft.first - 2 - REACH), -1):
        lexeme = lexemes[at]
        if lexeme.sentence != lexemes[draft.first].sentence or lexeme.text in {";", "”", ":"}:
            return None
        if lexeme.lower == "come" and word_at(lexemes, at + 1) not in {"up", "down"}:
            continue
        verbal = lexeme.tag.startswith("VB") or lexeme.pos == "VERB" or lexeme.lower in PARTICIPLES
        if verbal and PARTICIPLES.get(lexeme.lower, lexeme.lemma.lower()) in REVISING:
            return at if word_at(lexemes, draft.first - 1) == "to" else None
    return None


def _cue(lexemes: Sequence[Lexeme], verb: int) -> tuple[int, int]:
    """The verb with "later", auxiliaries and "up" or "down" around it."""
    first, last = verb, verb + 1
    while first and lexemes[first - 1].lower in ADVERBS and lexemes[first - 1].sentence == lexemes[verb].sentence:
        first -= 1
    if word_at(lexemes, last) in {"up", "down", "upward", "upwards", "downward", "downwards", "back"}:
        last += 1
    return first, last


def _raised_to(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    draft = drafts[place]
    if place and _is_chained(lexemes, drafts, place):
        previous = drafts[place - 1]
        verb = _revising_verb(lexemes, previous)
        if (
            previous.revises is None
            and verb is not None
            and STATED & {word.lower for word in lexemes[verb : previous.first]}
        ):
            draft.revises, draft.revision_cue = place - 1, _cue(lexemes, verb)
        elif previous.revises is not None:
            draft.revises, draft.revision_cue = place - 1, previous.revision_cue
        if draft.revises is not None:
            return
    verb = _revising_verb(lexemes, draft)
    if verb is None:
        later_put(lexemes, drafts, place)
        return
    earlier = [
        at
        for at in range(place - 1, max(-1, place - 5), -1)
        if comparable(drafts[at], draft) and not is_part(lexemes, drafts[at])
    ]
    from_place = next(
        (at for at in earlier if verb < drafts[at].first and word_at(lexemes, drafts[at].first - 1) == "from"), None
    )
    if from_place is None:
        from_place = next((at for at in earlier if verb < drafts[at].first and _is_counted(lexemes, drafts[at])), None)
    if from_place is None and place + 1 < len(drafts) and word_at(lexemes, drafts[place + 1].first - 1) == "from":
        following = drafts[place + 1]
        if (
            following.first - draft.last <= 6
            and comparable(following, draft)
            and lexemes[following.first].sentence == lexemes[draft.first].sentence
        ):
            from_place = place + 1
    if from_place is None and draft.antecedent == place + 1 and word_at(lexemes, draft.last) == "after":
        from_place = place + 1  # "lowered the count to 24 after saying that 27 people had died"
    window = {
        lexeme.lower
        for lexeme in lexemes[max(0, verb - 12) : draft.first]
        if lexeme.sentence == lexemes[draft.first].sentence
    }
    if lexemes[verb].lemma.lower() in CHANGING and not window & STATED:
        return  # "changed the price from 10 to 12"
    if draft.quantity.unit is not None and not window & (COUNTS | OFFERS) and lexemes[verb].lemma.lower() in SETTING:
        return  # "raised the minimum salary from £26,200 to £38,700"
    moving = PARTICIPLES.get(lexemes[verb].lower, lexemes[verb].lemma.lower()) in MOVING
    strict = moving and not counts_outcome(lexemes, draft)
    if strict and not window & COUNTS and word_at(lexemes, verb - 1) not in {"later", "subsequently"}:
        return
    if from_place is None:
        if not window & STATED and not {"later", "subsequently", "since"} & window:
            return
        from_place = next(
            (
                at
                for at in earlier
                if lexemes[draft.first].sentence - lexemes[drafts[at].first].sentence <= 2 and drafts[at].last <= verb
            ),
            None,
        )
    if from_place is not None:
        draft.revises, draft.revision_cue = from_place, _cue(lexemes, verb)


def _is_counted(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """ "updated its figure of 33 arrests to 37"."""
    return word_at(lexemes, draft.first - 1) == "of" and word_at(lexemes, draft.first - 2) in COUNTS


def _is_chained(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> bool:
    """ "raised the figure to 24 and then to 31"."""
    gap = [lexeme.lower for lexeme in lexemes[drafts[place - 1].last : drafts[place].first]]
    return (
        bool(gap)
        and len(gap) <= 4
        and gap[-1] == "to"
        and gap[0] in {"and", ","}
        and comparable(drafts[place - 1], drafts[place])
    )


def _up_from(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "58 people have been killed, up from 41 on Sunday", "52, down from an earlier count of 63"."""
    draft = drafts[place]
    nearest = drafts[place - 1].last if place else 0
    for at in range(draft.first - 1, max(nearest - 1, draft.first - 7), -1):
        if word_at(lexemes, at) == "from" and word_at(lexemes, at - 1) in {"up", "down"}:
            middle = {lexeme.lower for lexeme in lexemes[at : draft.first]}
            current = next((p for p in range(place - 1, max(-1, place - 4), -1) if comparable(drafts[p], draft)), None)
            if current is None or drafts[current].revises is not None or draft.unit == "%":
                return
            window = {
                lexeme.lower
                for lexeme in lexemes[max(0, drafts[current].first - 12) : at]
                if lexeme.sentence == lexemes[at].sentence
            }
            dead = (
                is_personal(draft.unit)
                and {"killed", "dead", "died", "deaths", "missing", "injured", "wounded"} & window
            )
            if middle & (EARLIER | COUNTS) or window & COUNTS or dead or said_before(lexemes, draft):
                drafts[current].revises, drafts[current].revision_cue = place, (at - 1, at + 1)
            return
