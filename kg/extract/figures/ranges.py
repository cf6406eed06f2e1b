"""Two values that make a range: "between 10 and 15", "300 to 400", "15-20%", "$12 million to $20 million".

Not handled: ranges whose ends stand in different clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.measures import DASHES
from kg.extract.figures.number_words import SCALES
from kg.extract.figures.quantities import Quantity, read_quantity


def read_range(lexemes: Sequence[Lexeme], left: Quantity) -> Quantity | None:
    """Join two quantities to a range: "between 10 and 15", "300 to 400", "15-20%", "$12 million to $20 million".

    A falling pair, a pair of different units and a change ("from 19 to 26") are two figures, not a range.
    """
    connector = left.last
    between = word_at(lexemes, left.first - 1) == "between"
    started_from = word_at(lexemes, left.first - 1) == "from"
    if left.money and word_at(lexemes, left.first - 1) == "by":
        return None
    word = word_at(lexemes, connector)
    if left.value is None or left.number.kind in {"fraction", "ratio"} or left.number.article:
        return None
    if (word == "and" and between) or (word in {"to", "through"} and not between):
        at = connector + 1
    elif word in DASHES and not between:
        at = connector + 1
        if word_at(lexemes, at) in DASHES or (word_at(lexemes, at) == "to" and word_at(lexemes, at + 1) in DASHES):
            at += 1 + (word_at(lexemes, at) == "to")
        if lexemes[connector].glued and at < len(lexemes) and not lexemes[at].glued:
            return None
    else:
        return None
    right = read_quantity(lexemes, at) if at < len(lexemes) else None
    if right is None or right.value is None or right.number.article or right.number.kind in {"fraction", "ratio"}:
        return None
    low = left.value
    if left.unit and right.unit and left.unit != right.unit:
        return None
    if left.unit and not right.unit and not left.money:
        return None
    scale = _shared_scale(lexemes, left, right)
    if scale and low < 1000 and right.value >= scale and low * scale <= right.value:
        low *= scale
    if low >= right.value:
        return None
    first = left.first - 1 if between or started_from else left.first
    return replace(
        right, first=first, figure=(left.figure[0], right.figure[1]), unit=right.unit or left.unit,
        value=None, low=low, high=right.value, money=left.money or right.money,
    )  # fmt: skip


def _shared_scale(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> int:
    """The scale word that stands with the right value only: "$300 to 350 million", "3 and 4 million"."""
    own = {lexeme.lower for lexeme in lexemes[left.figure[0] : left.figure[1]]}
    if own & (SCALES.keys() | {"m", "bn", "k", "hundred", "tn"}):
        return 0
    words = [lexeme.lower for lexeme in lexemes[right.figure[0] : right.figure[1]]]
    table = {**SCALES, "hundred": 100, "m": 10**6, "bn": 10**9, "mn": 10**6, "tn": 10**12, "k": 1000}
    return table.get(words[-1], 0) if words else 0
