"""Which figures replace earlier ones: "19 releases, a figure he later raised to 26".

A level that moves ("shares rose from 10 to 12") is no revision; a count that is corrected or brought up to date is.
Not handled: revisions across articles, and figures that differ without a word saying that one replaces the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figure_draft import Draft
from kg.extract.lexemes import Lexeme, word_at
from kg.extract.noun_forms import is_personal

REVISING = frozenset({
    "raise", "lower", "revise", "correct", "update", "amend", "adjust", "cut", "increase", "reduce", "trim",
    "upgrade", "downgrade", "restate", "rise", "climb", "jump", "fall", "drop", "grow", "go", "bring", "put", "scale",
})  # fmt: skip
MOVING = frozenset({
    "rise", "climb", "jump", "fall", "drop", "grow", "go", "increase", "reduce", "bring", "put", "cut", "scale",
})  # fmt: skip
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


def link_revisions(lexemes: Sequence[Lexeme], drafts: list[Draft]) -> None:
    """Set `revises` and `revision_cue` of every figure that replaces another, in place."""
    for place in range(len(drafts)):
        _up_from(lexemes, drafts, place)
    for place in range(len(drafts)):
        if drafts[place].revises is None:
            _raised_to(lexemes, drafts, place)
    for place in range(len(drafts)):
        _earlier_said(lexemes, drafts, place)


def _comparable(left: Draft, right: Draft) -> bool:
    """Whether two figures may speak of the same thing: alike in unit and size, but not equal."""
    if left.value is None or right.value is None or left.value == right.value:
        return False
    small, large = sorted((abs(left.value), abs(right.value)))
    if large > 10 * small:
        return False
    if left.quantity.money != right.quantity.money and not (left.elided or right.elided):
        return False
    return (
        left.unit == right.unit
        or (is_personal(left.unit) and is_personal(right.unit))
        or not left.unit
        or not right.unit
    )


def _is_part(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """Whether a figure is a part of another and so no toll that could be raised: "four of the dead"."""
    after = [word_at(lexemes, at) for at in (draft.quantity.last, draft.quantity.last + 1)]
    return draft.part_of is not None or (after[0] == "of" and after[1] in {"the", "those", "these", "them", "whom"})


def _revising_verb(lexemes: Sequence[Lexeme], draft: Draft) -> int | None:
    """Position of the revising verb whose "to" leads to a figure: "lowered the figure on Monday to 13"."""
    if word_at(lexemes, draft.first - 1) not in {"to", "at", "by"}:
        return None
    for at in range(draft.first - 2, max(-1, draft.first - 2 - REACH), -1):
        lexeme = lexemes[at]
        if lexeme.sentence != lexemes[draft.first].sentence or lexeme.text in {";", "”", ":"}:
            return None
        if lexeme.lemma.lower() in REVISING and (lexeme.tag.startswith("VB") or lexeme.pos == "VERB"):
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
    if place and drafts[place - 1].revises is not None and _is_chained(lexemes, drafts, place):
        draft.revises, draft.revision_cue = place - 1, drafts[place - 1].revision_cue
        return
    verb = _revising_verb(lexemes, draft)
    if verb is None:
        _later_put(lexemes, drafts, place)
        return
    earlier = [
        at
        for at in range(place - 1, max(-1, place - 5), -1)
        if _comparable(drafts[at], draft) and not _is_part(lexemes, drafts[at])
    ]
    from_place = next(
        (at for at in earlier if verb < drafts[at].first and word_at(lexemes, drafts[at].first - 1) == "from"), None
    )
    if from_place is None and place + 1 < len(drafts) and word_at(lexemes, drafts[place + 1].first - 1) == "from":
        following = drafts[place + 1]
        if (
            following.first - draft.last <= 6
            and _comparable(following, draft)
            and lexemes[following.first].sentence == lexemes[draft.first].sentence
        ):
            from_place = place + 1
    window = {
        lexeme.lower
        for lexeme in lexemes[max(0, verb - 12) : draft.first]
        if lexeme.sentence == lexemes[draft.first].sentence
    }
    strict = lexemes[verb].lemma.lower() in MOVING
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


def _later_before(lexemes: Sequence[Lexeme], verb: int) -> int:
    """How many words before a verb "later" stands: "later put", "later it put"; 0 if it does not."""
    if word_at(lexemes, verb - 1) in LATER:
        return 1
    return 2 if word_at(lexemes, verb - 1) in {"it", "they", "he", "she"} and word_at(lexemes, verb - 2) in LATER else 0


def _later_put(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "Officials initially said 51 people had died; they later put the number at 43"."""
    draft = drafts[place]
    if word_at(lexemes, draft.first - 1) != "at" or not draft.elided:
        return
    verb = next(
        (
            at
            for at in range(draft.first - 2, max(0, draft.first - 7), -1)
            if lexemes[at].lower == "put" and _later_before(lexemes, at)
        ),
        None,
    )
    if verb is None or not STATED & {lexeme.lower for lexeme in lexemes[verb : draft.first]}:
        return
    for at in range(place - 1, -1, -1):
        other = drafts[at]
        if lexemes[draft.first].sentence - lexemes[other.first].sentence > 1:
            return
        window = lexemes[max(0, other.first - 8) : other.first]
        initially = any(
            lexeme.lower in EARLIER and lexeme.sentence == lexemes[other.first].sentence for lexeme in window
        )
        if initially and _comparable(other, draft) and not _is_part(lexemes, other):
            draft.revises, draft.revision_cue = at, (verb - _later_before(lexemes, verb), verb + 1)
            return


def _is_chained(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> bool:
    """ "raised the figure to 24 and then to 31"."""
    gap = [lexeme.lower for lexeme in lexemes[drafts[place - 1].last : drafts[place].first]]
    return (
        bool(gap)
        and len(gap) <= 4
        and gap[-1] == "to"
        and gap[0] in {"and", ","}
        and _comparable(drafts[place - 1], drafts[place])
    )


def _up_from(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "58 people have been killed, up from 41 on Sunday", "52, down from an earlier count of 63"."""
    draft = drafts[place]
    nearest = drafts[place - 1].last if place else 0
    for at in range(draft.first - 1, max(nearest - 1, draft.first - 7), -1):
        if word_at(lexemes, at) == "from" and word_at(lexemes, at - 1) in {"up", "down"}:
            middle = {lexeme.lower for lexeme in lexemes[at : draft.first]}
            current = next((p for p in range(place - 1, max(-1, place - 4), -1) if _comparable(drafts[p], draft)), None)
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
            if (drafts[current].revises is None and (middle & (EARLIER | COUNTS))) or window & COUNTS or dead:
                drafts[current].revises, drafts[current].revision_cue = place, (at - 1, at + 1)
            return


def _earlier_said(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """Link what was said "initially" or "earlier" to the figure beside it that replaces it."""
    draft = drafts[place]
    window = [
        lexeme
        for lexeme in lexemes[max(0, draft.first - 8) : draft.first]
        if lexeme.sentence == lexemes[draft.first].sentence
    ]
    earlier = [at for at, lexeme in enumerate(window) if lexeme.lower in EARLIER]
    if not earlier or any(draft_.revises == place for draft_ in drafts) or draft.revises is not None:
        return
    stated = any(
        lexeme.lemma.lower() in STATING or lexeme.lower in STATING for lexeme in window[max(0, earlier[-1] - 2) :]
    )
    if not stated:
        return
    position = draft.first - len(window) + earlier[-1]
    before = {lexeme.lower for lexeme in lexemes[max(0, position - 3) : position]}
    if place and (before & REPLACING or "instead" in before):
        previous = drafts[place - 1]
        if (
            _comparable(previous, draft)
            and lexemes[previous.first].sentence == lexemes[draft.first].sentence
            and previous.revises is None
        ):
            previous.revises, previous.revision_cue = place, (position, position + 1)
            return
    # "The army put the toll at four. Hours earlier it had given it as three."
    pointed = any(lexeme.lower in {"it", "figure", "toll"} for lexeme in window[earlier[-1] + 1 :]) and draft.elided
    if place and pointed and word_at(lexemes, draft.first - 1) in {"as", "at"}:
        previous = drafts[place - 1]
        distance = lexemes[draft.first].sentence - lexemes[previous.first].sentence
        replaced = any(other.revises == place - 1 for other in drafts)
        if distance == 1 and previous.revises is None and not replaced and _comparable(previous, draft):
            previous.revises, previous.revision_cue = place, (position, position + 1)
