"""Figures beside what was said before: "initially 19", "not 20 as previously reported", "the hospital now counts 18".

Not handled: earlier figures more than one sentence away.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figures.draft import Draft
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.parts import words_between
from kg.extract.figures.revision_words import (
    ACCOUNTS,
    EARLIER,
    LATER,
    REPLACING,
    REVISING,
    STATED,
    STATING,
    UPDATED,
    comparable,
    is_part,
    said_before,
)


def _later_before(lexemes: Sequence[Lexeme], verb: int) -> int:
    """How many words before a verb "later" stands: "later put", "later it put"; 0 if it does not."""
    if word_at(lexemes, verb - 1) in LATER:
        return 1
    return 2 if word_at(lexemes, verb - 1) in {"it", "they", "he", "she"} and word_at(lexemes, verb - 2) in LATER else 0


def later_put(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
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
        if initially and comparable(other, draft) and not is_part(lexemes, other):
            draft.revises, draft.revision_cue = at, (verb - _later_before(lexemes, verb), verb + 1)
            return


def earlier_said(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
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
    revising = [
        at
        for at in range(max(0, position - 3), position)
        if lexemes[at].lemma.lower() in REVISING and lexemes[at].tag.startswith("VB")
    ]
    if place and (before & REPLACING or "instead" in before or revising):
        previous = drafts[place - 1]
        if (
            comparable(previous, draft)
            and lexemes[previous.first].sentence == lexemes[draft.first].sentence
            and previous.revises is None
        ):
            cue = revising[-1] if revising else position
            previous.revises, previous.revision_cue = place, (cue, cue + 1)
            return
    # "The army put the toll at four. Hours earlier it had given it as three."
    pointed = any(lexeme.lower in {"it", "figure", "toll"} for lexeme in window[earlier[-1] + 1 :]) and draft.elided
    if place and pointed and word_at(lexemes, draft.first - 1) in {"as", "at"}:
        previous = drafts[place - 1]
        distance = lexemes[draft.first].sentence - lexemes[previous.first].sentence
        replaced = any(other.revises == place - 1 for other in drafts)
        if distance == 1 and previous.revises is None and not replaced and comparable(previous, draft):
            previous.revises, previous.revision_cue = place, (position, position + 1)


def _is_linked(drafts: Sequence[Draft], place: int) -> bool:
    """Whether a figure already replaces another or is replaced."""
    return drafts[place].revises is not None or any(draft.revises == place for draft in drafts)


def _stated_before(lexemes: Sequence[Lexeme], draft: Draft, words: frozenset[str]) -> bool:
    """Whether one of some words stands before a figure in its clause, with a word of stating beside it."""
    window = [
        lexeme
        for lexeme in lexemes[max(0, draft.first - 8) : draft.first]
        if lexeme.sentence == lexemes[draft.first].sentence
    ]
    stated = any({lexeme.lower, lexeme.lemma.lower()} & (STATING | {"reports", "counts"}) for lexeme in window)
    return stated and (not words or any(lexeme.lower in words for lexeme in window))


def put_since(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "Officials had earlier said that 40 were trapped, but on Sunday they put the number at 28".

    "The patrol, which had given 12 deaths, put the figure at 19": what had been said is what was said earlier.
    """
    draft = drafts[place]
    if not place or word_at(lexemes, draft.first - 1) != "at" or not draft.elided or _is_linked(drafts, place):
        return
    previous = drafts[place - 1]
    between = lexemes[previous.last : draft.first]
    words = [lexeme.lower for lexeme in between]
    put = any(lexeme.lemma.lower() == "put" for lexeme in between[-5:]) and bool((STATED | {"them"}) & set(words[-4:]))
    if not put or len(words) > 14 or not comparable(previous, draft):
        return
    sentence = lexemes[previous.first].sentence
    window = [at for at in range(max(0, previous.first - 8), previous.first) if lexemes[at].sentence == sentence]
    earlier = [at for at in window if lexemes[at].lower in EARLIER]
    if earlier and {"but", "however"} & set(words) and _stated_before(lexemes, previous, EARLIER):
        draft.revises, draft.revision_cue = place - 1, (earlier[-1], earlier[-1] + 1)
        return
    had = [at for at in window[:-1] if lexemes[at].lower == "had" and _is_stating(lexemes, at + 1)]
    if had and lexemes[draft.first].sentence == sentence:
        draft.revises, draft.revision_cue = place - 1, (had[-1], had[-1] + 1)


def _is_stating(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether a verb of stating stands at a position, an adverb before it passed over: "had earlier given"."""
    return any(lexemes[k].lemma.lower() in STATING and lexemes[k].tag.startswith("VB") for k in range(at, at + 2))


def no_longer(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "The number of dead was no longer 12 but 19"."""
    draft = drafts[place]
    if not place or _is_linked(drafts, place):
        return
    previous = drafts[place - 1]
    gone = word_at(lexemes, previous.first - 1) == "longer" and word_at(lexemes, previous.first - 2) == "no"
    between = [word for word in words_between(lexemes, previous, draft) if word != ","]
    if gone and between == ["but"] and comparable(previous, draft):
        draft.revises, draft.revision_cue = place - 1, (previous.first - 2, previous.first)


def denied_before(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "17 people are missing, not 20 as previously reported"."""
    draft = drafts[place]
    if not place or word_at(lexemes, draft.first - 1) != "not" or _is_linked(drafts, place):
        return
    previous = drafts[place - 1]
    for at in range(draft.last, min(draft.last + 5, len(lexemes))):
        if lexemes[at].lower in EARLIER and lexemes[at].sentence == lexemes[draft.first].sentence:
            if comparable(previous, draft) and not _is_linked(drafts, place - 1):
                previous.revises, previous.revision_cue = place, (at, at + 1)
            return


def now_said(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "Initial reports spoke of 14 dead; the hospital now counts 18", "an updated version lists 91"."""
    draft = drafts[place]
    if not place or _is_linked(drafts, place):
        return
    previous = drafts[place - 1]
    if lexemes[draft.first].sentence - lexemes[previous.first].sentence > 1 or not comparable(previous, draft):
        return
    if _is_linked(drafts, place - 1) or is_part(lexemes, previous) or is_part(lexemes, draft):
        return
    for at in range(draft.first - 1, max(previous.last, draft.first - 7) - 1, -1):
        if lexemes[at].sentence != lexemes[draft.first].sentence:
            return
        now = lexemes[at].lower == "now" and _stated_before(lexemes, previous, EARLIER)
        updated = lexemes[at].lower in UPDATED and word_at(lexemes, at + 1) in ACCOUNTS
        if now or (updated and _stated_before(lexemes, previous, frozenset())):
            draft.revises, draft.revision_cue = place - 1, (at, at + 1)
            return


def then_said(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "put the losses at $2 million and later at $3 million", "had said 12 houses were lost, then 15"."""
    draft = drafts[place]
    if not place or _is_linked(drafts, place) or not (draft.elided or draft.quantity.unit):
        return
    previous = drafts[place - 1]
    words = words_between(lexemes, previous, draft)
    tail = words[:-1] if words[-1:] in (["at"], ["as"], ["to"]) else words
    if len(words) > 6 or tail[-1:] not in (["then"], ["later"]) or tail[-2:-1] not in ([","], ["and"]):
        return
    at = draft.first - (len(words) - len(tail)) - 1
    if comparable(previous, draft) and _stated_before(lexemes, previous, frozenset()):
        draft.revises, draft.revision_cue = place - 1, (at, at + 1)


def compared_with_earlier(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "41 people died, compared with 14 in its previous statement", "41 dead, more than the 14 first reported".

    Not "compared with 14 a year earlier".
    """
    draft = drafts[place]
    if not place or _is_linked(drafts, place) or _is_linked(drafts, place - 1):
        return
    words = [word_at(lexemes, draft.first - 2), word_at(lexemes, draft.first - 1)]
    compared = words in (["compared", "with"], ["compared", "to"], ["than", "the"]) or words[1] == "against"
    if compared and said_before(lexemes, draft) and comparable(drafts[place - 1], draft):
        drafts[place - 1].revises, drafts[place - 1].revision_cue = place, (draft.first - 2, draft.first)


def after_this_morning(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "The ministry now says 71 people were freed, after 35 this morning"."""
    draft = drafts[place]
    if not place or _is_linked(drafts, place) or _is_linked(drafts, place - 1):
        return
    previous = drafts[place - 1]
    after = [word_at(lexemes, draft.first - 2), word_at(lexemes, draft.first - 1)] == [",", "after"]
    since = not {"morning", "earlier", "yesterday"}.isdisjoint(
        lexeme.lower for lexeme in lexemes[draft.last : draft.last + 3]
    )
    before = {lexeme.lower for lexeme in lexemes[max(0, previous.first - 6) : previous.first]}
    same = lexemes[previous.first].sentence == lexemes[draft.first].sentence
    if after and same and since and "now" in before and comparable(previous, draft):
        previous.revises, previous.revision_cue = place, (draft.first - 1, draft.first)


def instead_of(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "Instead of 43 arrests, the police now count 41"."""
    draft = drafts[place]
    if not place or _is_linked(drafts, place) or _is_linked(drafts, place - 1):
        return
    previous = drafts[place - 1]
    between = lexemes[previous.last : draft.first]
    opened = word_at(lexemes, previous.first - 2) == "instead" and word_at(lexemes, previous.first - 1) == "of"
    counted = any(lexeme.lemma.lower() in STATING for lexeme in between[-4:])
    now = any(lexeme.lower == "now" for lexeme in between)
    if opened and now and counted and len(between) <= 12 and comparable(previous, draft):
        draft.revises, draft.revision_cue = place - 1, (previous.first - 2, previous.first)
