"""Which figures are parts of which: "45 people, among them 15 women", "14 of the 18 departments".

A part never exceeds its whole. Not handled: parts whose whole stands more than two sentences before, shares in percent.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg.extract.figures.draft import Draft
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.noun_forms import is_personal
from kg.extract.figures.parts import fits, is_countable, is_exact, words_between
from kg.extract.figures.totals import link_addition, link_list, link_total

OPENERS = frozenset({"including", "comprising"})
PARTITIVES = frozenset({"them", "whom", "which", "these", "those"})
LINKS = frozenset({
    "of", "the", "its", "their", "our", "his", "her", "these", "those", "s", "’", "'",
})  # fmt: skip
LISTING = frozenset({
    ",", ";", "and", "or", "&", "as", "well", "plus", "were", "are", "was", "is", "a", "another", "the", "only",
})  # fmt: skip
FRONT = 14
SEVERITIES = frozenset({
    "seriously", "severely", "critically", "fatally", "badly", "gravely", "slightly", "lightly",
})  # fmt: skip
# "among the dead": the words of figures that count people in that state
_DEATH = frozenset({
    "dead", "died", "dying", "death", "deaths", "killed", "killing", "killings", "toll", "fatalities", "drowned",
    "perished", "murdered", "executed", "slain", "bodies", "victims",
})  # fmt: skip
_INJURY = frozenset({"injured", "wounded", "hurt", "injuries", "hospitalised", "hospitalized", "casualties"})
_DETENTION = frozenset({"detained", "arrested", "arrests", "detentions", "jailed", "imprisoned", "held", "custody"})
_LOSS = frozenset({"missing", "disappeared", "disappearances", "unaccounted", "lost"})
STATE_WORDS: dict[str, frozenset[str]] = {
    "dead": _DEATH, "killed": _DEATH, "victims": _DEATH | _INJURY, "wounded": _INJURY, "injured": _INJURY,
    "hurt": _INJURY, "detained": _DETENTION, "arrested": _DETENTION, "detainees": _DETENTION | {"detainees"},
    "missing": _LOSS, "disappeared": _LOSS,
}  # fmt: skip


def link_breakdowns(lexemes: Sequence[Lexeme], drafts: list[Draft]) -> None:
    """Set `part_of` and `exhaustive` of every part, in place."""
    for place, draft in enumerate(drafts):
        if draft.part_of is None and is_countable(draft):
            whole = _own_whole(lexemes, drafts, place)
            for fallback in (_opened_whole, _fronted_whole):
                whole = fallback(lexemes, drafts, place) if whole is None else whole
            if whole is not None and fits(drafts[whole], draft, told=True):
                draft.part_of = whole
                _take_along(lexemes, drafts, place, whole)
    for place in range(len(drafts)):
        link_list(lexemes, drafts, place)
        link_total(lexemes, drafts, place)
        link_addition(lexemes, drafts, place)
        _link_money(lexemes, drafts, place)
    for whole in {draft.part_of for draft in drafts if draft.part_of is not None}:
        parts = [draft for draft in drafts if draft.part_of == whole]
        if len(parts) > 1 and _adds_up(drafts[whole], parts):
            for part in parts:
                part.exhaustive = True


def _own_whole(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> int | None:
    """The whole that a figure names itself: "14 of the 18 departments", "26 of them", "of whom seven"."""
    draft = drafts[place]
    following = drafts[place + 1] if place + 1 < len(drafts) else None
    if following is not None and following.first - draft.quantity.last <= 7:
        between = [lexeme.lower for lexeme in lexemes[draft.quantity.last : following.first]]
        if (
            between[:1] in (["of"], ["out"])
            and between[-1] in LINKS
            and "," not in between
            and not following.quantity.hyphenated
        ):
            return place + 1
    words = [lexeme.lower for lexeme in lexemes[draft.quantity.last : draft.last]]
    state = next((word for word in words[2:] if word in STATE_WORDS), None)
    if state is not None and words[0] == "of" and words[1] in {"the", "those", "these"}:  # "four of the dead"
        return _last_whole(lexemes, drafts, place, sentences=2, state=STATE_WORDS[state])
    if word_at(lexemes, draft.last) == "of" and word_at(lexemes, draft.last + 1) in PARTITIVES:
        return _last_whole(lexemes, drafts, place, sentences=1)
    before = [word_at(lexemes, at) for at in range(draft.first - 3, draft.first)]
    if (
        before[-2:] == ["of", "whom"]
        or before[-2:] == ["of", "which"]
        or (before[:2] in (["of", "whom"], ["of", "which"]) and before[2] == "only")
    ):
        return _last_whole(lexemes, drafts, place, sentences=0)
    return None


def _opened_whole(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> int | None:
    """The whole of what "including" or "among them" opens right before a figure."""
    draft = drafts[place]
    at = draft.first - 1
    while at >= 0 and lexemes[at].lower in {"were", "are", "was", "is", "at", "least", "the", "only", ",", "all", "a"}:
        at -= 1
    if word_at(lexemes, at) in OPENERS and draft.first - at <= 3:
        return _last_whole(lexemes, drafts, place, sentences=0)
    if word_at(lexemes, at) in {"them", "whom", "these", "those"} and word_at(lexemes, at - 1) in {"among", "amongst"}:
        return _last_whole(lexemes, drafts, place, sentences=2)
    if (
        word_at(lexemes, at - 2) in {"among", "of"}
        and word_at(lexemes, at - 1) in {"the", "those"}
        and word_at(lexemes, at) in STATE_WORDS
    ):
        return _last_whole(lexemes, drafts, place, sentences=2, state=STATE_WORDS[word_at(lexemes, at)])
    return None


def _fronted_whole(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> int | None:
    """The whole of "Of the 300 houses in the valley, 45 were swept away", "37 people, eight seriously"."""
    draft, whole = drafts[place], drafts[place - 1] if place else None
    if whole is None or lexemes[whole.first].sentence != lexemes[draft.first].sentence or not is_countable(whole):
        return None
    words = words_between(lexemes, whole, draft)
    if words == [","] and word_at(lexemes, draft.last) in SEVERITIES and draft.elided:
        return place - 1
    at = whole.first - 1
    while word_at(lexemes, at) in {"the", "these", "those", "its", "their", "all", "about", "some"}:
        at -= 1
    opens = at == 0 or (at > 0 and (lexemes[at - 1].sentence != lexemes[at].sentence or lexemes[at - 1].text in ';“"'))
    alike = draft.elided or draft.unit == whole.unit
    told = opens and word_at(lexemes, at) == "of" and "," in words and len(words) <= FRONT
    return place - 1 if told and alike else None


def _link_money(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """ "$3 million, including $400,000 in cash"."""
    part, whole = drafts[place], drafts[place - 1] if place else None
    if whole is None or not part.quantity.money or part.unit != whole.unit or part.part_of is not None:
        return
    words = words_between(lexemes, whole, part)
    same = lexemes[whole.first].sentence == lexemes[part.first].sentence
    if same and words[-1:] in (["including"], ["comprising"]) and len(words) <= FRONT and fits(whole, part, told=True):
        part.part_of = place - 1


def _last_whole(
    lexemes: Sequence[Lexeme], drafts: list[Draft], place: int, *, sentences: int, state: frozenset[str] | None = None
) -> int | None:
    """The last figure before a place that the one there may be a part of; of people in a state where one is named."""
    sentence = lexemes[drafts[place].first].sentence
    for at in range(place - 1, -1, -1):
        whole = drafts[at]
        if sentence - lexemes[whole.first].sentence > sentences:
            return None
        if (
            (is_countable(whole) or whole.quantity.money)
            and not whole.quantity.hyphenated
            and fits(whole, drafts[place], told=True)
            and (state is None or _is_in_state(lexemes, whole, state))
        ):
            return at
    return None


def _is_in_state(lexemes: Sequence[Lexeme], whole: Draft, state: frozenset[str]) -> bool:
    """Whether a figure counts people of whom one of the words of a state is said."""
    words = f"{whole.counted} {whole.event}".lower().split()
    if not whole.event:
        for lexeme in lexemes[whole.last : whole.last + 3]:
            if lexeme.kind == "sign" or lexeme.lower in {"and", "or", "but"}:
                break
            words.append(lexeme.lower)
    return not state.isdisjoint(words)


def _take_along(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int, whole: int) -> None:
    """Link what is listed behind a first part: "15 women, 27 men and three teenagers"."""
    for at in range(place + 1, len(drafts)):
        left, right = drafts[at - 1], drafts[at]
        gap = words_between(lexemes, left, right)
        alike = right.elided or right.unit == left.unit or (is_personal(right.unit) and is_personal(left.unit))
        listed = bool(gap) and (set(gap) <= LISTING or (gap[-1] in {"and", ","} and len(gap) <= 7 and alike))
        if not listed or at == whole or right.part_of is not None or not is_countable(right):
            return
        if not fits(drafts[whole], right, told=alike):
            return
        if lexemes[right.first].sentence != lexemes[left.first].sentence:
            return
        right.part_of = whole


def _adds_up(whole: Draft, parts: Sequence[Draft]) -> bool:
    if whole.quantity.value is None or not all(is_exact(part) for part in parts):
        return False
    return sum((part.quantity.value or Decimal(0) for part in parts), Decimal(0)) == whole.quantity.value
