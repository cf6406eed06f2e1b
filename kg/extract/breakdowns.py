"""Which figures are parts of which: "45 people, among them 15 women", "14 of the 18 departments".

A part never exceeds its whole. Not handled: parts whose whole stands more than two sentences before, shares in percent.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from kg.extract.distractors import TIME_UNITS
from kg.extract.figure_draft import Draft
from kg.extract.lexemes import Lexeme, word_at
from kg.extract.noun_forms import is_personal

OPENERS = frozenset({"including", "comprising"})
PARTITIVES = frozenset({"them", "whom", "which", "these", "those"})
TOTALS = frozenset({"makes", "making", "total", "totalling", "totaling", "totals", "altogether", "all"})
LINKS = frozenset({
    "of", "the", "its", "their", "our", "his", "her", "these", "those", "s", "’", "'",
})  # fmt: skip
LISTING = frozenset({
    ",", ";", "and", "or", "&", "as", "well", "plus", "were", "are", "was", "is", "a", "another", "the", "only",
})  # fmt: skip
REACH = 24
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
        if draft.part_of is None and _is_countable(draft):
            whole = _own_whole(lexemes, drafts, place)
            if whole is None:
                whole = _opened_whole(lexemes, drafts, place)
            if whole is not None and _fits(drafts[whole], draft, told=True):
                draft.part_of = whole
                _take_along(lexemes, drafts, place, whole)
    for place in range(len(drafts)):
        _link_list(lexemes, drafts, place)
        _link_total(lexemes, drafts, place)
    for whole in {draft.part_of for draft in drafts if draft.part_of is not None}:
        parts = [draft for draft in drafts if draft.part_of == whole]
        if len(parts) > 1 and _adds_up(drafts[whole], parts):
            for part in parts:
                part.exhaustive = True


def _is_countable(draft: Draft) -> bool:
    return draft.quantity.unit is None and draft.unit not in TIME_UNITS and draft.unit not in {"%", "percentage point"}


def _fits(whole: Draft, part: Draft, *, told: bool = False) -> bool:
    """Whether a part may belong to a whole: both countable or the same money, and not larger.

    `told` when the text itself says that it is a part, so that units may differ: "19 abductions, of whom seven".
    """
    if whole is part or whole.part_of is not None or whole.value is None or part.value is None:
        return False
    if part.value > whole.value and whole.comparator not in {"at_least", "more_than", "vague"}:
        return False
    same = whole.unit == part.unit or (is_personal(whole.unit) and is_personal(part.unit))
    return (
        (told and _is_countable(whole))
        or same
        or (not is_personal(part.unit) and not whole.quantity.money and _is_countable(whole))
        or part.elided
    )


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
            (_is_countable(whole) or whole.quantity.money)
            and not whole.quantity.hyphenated
            and _fits(whole, drafts[place], told=True)
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


def _gap(lexemes: Sequence[Lexeme], left: Draft, right: Draft) -> list[str]:
    return [lexeme.lower for lexeme in lexemes[left.last : right.first]]


def _take_along(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int, whole: int) -> None:
    """Link what is listed behind a first part: "15 women, 27 men and three teenagers"."""
    for at in range(place + 1, len(drafts)):
        left, right = drafts[at - 1], drafts[at]
        gap = _gap(lexemes, left, right)
        alike = right.elided or right.unit == left.unit or (is_personal(right.unit) and is_personal(left.unit))
        listed = bool(gap) and (set(gap) <= LISTING or (gap[-1] in {"and", ","} and len(gap) <= 7 and alike))
        if not listed or at == whole or right.part_of is not None or not _is_countable(right):
            return
        if not _fits(drafts[whole], right, told=alike):
            return
        if lexemes[right.first].sentence != lexemes[left.first].sentence:
            return
        right.part_of = whole


def _link_list(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """Link what is listed behind a whole and adds up to it: "90 people: 40 men, 30 women and 20 children"."""
    whole = drafts[place]
    if whole.part_of is not None or not _is_exact(whole) or place + 1 >= len(drafts):
        return
    gap = _gap(lexemes, whole, drafts[place + 1])
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
        if part.part_of not in {None, place} or not _is_exact(part) or not alike or not _fits(whole, part, told=True):
            return
        if part.part_of is None and part.quantity.unit is None and not _is_countable(part):
            return
        parts.append(part)
        total += part.value or 0
        if total >= (whole.value or 0):
            break
    if len(parts) > 1 and total == whole.value and _lists(lexemes, parts):
        for part in parts:
            part.part_of = place


def _link_total(lexemes: Sequence[Lexeme], drafts: list[Draft], place: int) -> None:
    """A total named behind its parts: "98 men, 33 women and eight minors, which makes 139"."""
    whole = drafts[place]
    cue = {word_at(lexemes, at) for at in range(whole.first - 4, whole.last + 3)}
    if not cue & TOTALS or not _is_exact(whole):
        return
    total = Decimal(0)
    for at in range(place - 1, -1, -1):
        part = drafts[at]
        if (
            lexemes[whole.first].sentence - lexemes[part.first].sentence > 1
            or part.part_of is not None
            or not _is_exact(part)
        ):
            return
        total += part.value or 0
        if total == whole.value and place - at > 1 and _lists(lexemes, drafts[at:place]):
            for member in drafts[at:place]:
                member.part_of = place
            if whole.elided and all(is_personal(member.unit) for member in drafts[at:place]):
                whole.unit, whole.counted = "person", "people"
            return


def _lists(lexemes: Sequence[Lexeme], parts: Sequence[Draft]) -> bool:
    """Whether figures follow each other as items of a list."""
    for left, right in pairwise(parts):
        gap = _gap(lexemes, left, right)
        if not gap or len(gap) > 9 or not {",", ";", "and"} & set(gap):
            return False
    return True


def _is_exact(draft: Draft) -> bool:
    return draft.comparator == "exactly" and draft.quantity.value is not None and draft.unit not in {"%", *TIME_UNITS}


def _adds_up(whole: Draft, parts: Sequence[Draft]) -> bool:
    if whole.quantity.value is None or not all(_is_exact(part) for part in parts):
        return False
    return sum((part.quantity.value or Decimal(0) for part in parts), Decimal(0)) == whole.quantity.value
