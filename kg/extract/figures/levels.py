"""Which figures are levels: what stands, rises or falls, as a price, a rate or a toll; and what is compared with one.

Told by the words before the figure in its clause. Not handled: levels whose verb follows them ("At 64 percent, turnout
was low").
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figures.draft import Draft
from kg.extract.figures.lexemes import Lexeme, word_at

MOVES = frozenset({
    "rise", "fall", "increase", "decrease", "grow", "drop", "decline", "climb", "jump", "total", "reach", "average",
    "gain", "lose", "plunge", "slip", "shrink", "surge", "soar", "slump", "advance", "slide", "tumble", "dip",
    "rebound", "raise", "lower", "amount", "shed", "contract", "expand", "loss", "double", "triple", "halve", "worsen",
    "improve",
})  # fmt: skip
STANDS = frozenset({"stand", "close", "end", "finish", "open", "remain", "trade", "hit", "hover", "start"})
# what is measured again and again
MEASURED = frozenset({
    "toll", "total", "number", "count", "tally", "figure", "rate", "unemployment", "inflation", "turnout", "price",
    "debt", "balance", "population", "share", "level", "index", "membership", "deficit", "surplus", "value", "gap",
    "lead", "rating", "temperature", "stock", "reserve", "caseload", "crowd", "owe",
})  # fmt: skip
# what somebody does to a level; only with its end: "cut it from 23 to 15 dinars"
SET = frozenset({"cut", "reduce", "trim", "slash", "lift", "hike", "set", "adjust", "bring", "narrow", "widen"})
REACHED = frozenset({"reach", "total", "average", "number", "exceed"})
LEVEL_WORDS = frozenset({"to", "at", "from", "by", "was", "of", "is", "were", "are", "up", "down", "been", "be"})
SHARE_UNITS = frozenset({"%", "percentage point", "point"})
BREAKS = frozenset({
    ";", ":", "—", "–", '"', "“", "”", "(", ")", "that", "which", "who", "whose", "when", "while", "where", "but",
    "because", "after", "before", "although", "though", "if", "whereas", "than", "since", "until", "compared",
})  # fmt: skip
# what introduces the figure or the date of another time: "up from 31", "compared with March"
COMPARED = frozenset({"from", "against", "than", "versus"})
MORE = frozenset({"more", "fewer", "less", "higher", "lower", "up", "down", "above", "below"})


def compared(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether a figure or date is the other side of a comparison: "up from 31", "compared with 44"."""
    before, second = word_at(lexemes, position - 1), word_at(lexemes, position - 2)
    return before in COMPARED or (before in {"with", "to"} and second == "compared")


def is_compared(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """Whether a figure is the other side of a comparison, also as "up from an initial count of 29"."""
    first = draft.first
    return compared(lexemes, first) or any(
        word_at(lexemes, at) == "from" and word_at(lexemes, at - 1) in MORE and "," not in words(lexemes, at, first)
        for at in range(max(1, first - 6), first)
    )


def words(lexemes: Sequence[Lexeme], first: int, last: int) -> list[str]:
    """The words of a stretch in lower case."""
    return [lexeme.lower for lexeme in lexemes[first:last]]


def is_level(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """Whether a figure is a level or a move of one: "fell to 22,700", "stood at 64 percent", "down from 34,100"."""
    before = word_at(lexemes, draft.first - 1)
    if draft.elided and before in {"was", "were", "is", "are", "been"}:
        return True
    verb = lexemes[draft.first - 1].lemma.lower() if draft.first else ""
    if verb in REACHED or (verb in MOVES and draft.unit in SHARE_UNITS):
        return True
    if before not in LEVEL_WORDS and draft.unit not in SHARE_UNITS:
        return False
    at = draft.first - 1
    while at >= 0 and draft.first - at < 10 and lexemes[at].sentence == lexemes[draft.first].sentence:
        lexeme = lexemes[at]
        if lexeme.text == "," or lexeme.lower in BREAKS:
            return False
        if lexeme.lemma.lower() in MOVES | STANDS | MEASURED or (before == "to" and lexeme.lemma.lower() in SET):
            return True
        if lexeme.lower in {"up", "down"} and (lexemes[at - 1].lemma.lower() in {"be", ","} or at == draft.first - 1):
            return lexemes[at - 1].tag != "VB"
        at -= 1
    return False
