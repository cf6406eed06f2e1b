"""Vague plurals: "dozens", "tens of thousands", "several hundred"; only a lower bound is known, never a value.

Not handled: "several", "many" and "few" alone, which give no number.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.number_words import SCALES, Number, with_scales

VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6, "billions": 2 * 10**9,
    "trillions": 2 * 10**12, "lakhs": 2 * 10**5, "crores": 2 * 10**7,
}  # fmt: skip
VAGUE_BASE = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200}
SEVERAL = {"several", "few", "some", "couple", "many"}


def read_vague(lexemes: Sequence[Lexeme], position: int) -> Number | None:
    """Vague plurals as lower bounds: "dozens", "tens of thousands", "a few hundred million", "several dozen"."""
    word = word_at(lexemes, position)
    start = position
    if word in {"a", "the"} and word_at(lexemes, position + 1) in {"few", "couple"}:
        position += 1
        word = word_at(lexemes, position)
    if word in SEVERAL:
        at = position + 1
        if word_at(lexemes, at) == "of":
            at += 1
        group = word_at(lexemes, at)
        if group in {"hundreds", "thousands", "dozens", "millions"} and word == "some":
            return Number(start, at + 1, None, Decimal(VAGUE[group]), "vague", spelled=True)
        if group in {"dozen", "hundred", *SCALES} and word != "some":
            low, after = with_scales(lexemes, Decimal(2), at)
            return Number(start, after, None, low, "vague", spelled=True)
        if word == "couple" and word_at(lexemes, position + 1) == "of":
            return Number(start, position + 1, None, Decimal(2), "vague", spelled=True)
        return None
    if word not in VAGUE and word != "tens":
        return None
    low, after = Decimal(VAGUE_BASE.get(word, 0) or VAGUE[word]), position + 1
    linked = False
    while word_at(lexemes, after) == "of" and word_at(lexemes, after + 1) in {*VAGUE, "million", "thousand"}:
        scale = SCALES.get(word_at(lexemes, after + 1).rstrip("s"), 0)
        if not scale:
            break
        low, after, linked = low * scale, after + 2, True
    if word == "tens" and not linked:
        return None
    if word == "scores" and not linked and word_at(lexemes, after) not in {"of", "more", "were", "are", "have", "dead"}:
        return None
    return Number(position, after, None, low, "vague", spelled=True)
