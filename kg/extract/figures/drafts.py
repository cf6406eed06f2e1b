"""The figures of an article as they stand: value, modifier, counted noun; what counts nothing is left out.

Not handled: what only other figures tell, such as the unit of a bare number (see elided.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.figures import distractors, number_names
from kg.extract.figures.ages import is_age
from kg.extract.figures.bounds import MARKS, Bound, bound_after, bound_before
from kg.extract.figures.counted import CountedNoun, read_counted, read_partitive
from kg.extract.figures.counting import counts_something
from kg.extract.figures.draft import Draft
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.masks import Masks
from kg.extract.figures.number_words import read_cardinal
from kg.extract.figures.quantities import Quantity, may_start, read_quantity
from kg.extract.figures.ranges import read_range
from kg.extract.figures.shares import percent_of
from kg.model import Comparator

CHANGES = frozenset({
    "rise", "fall", "increase", "decrease", "grow", "drop", "decline", "climb", "jump", "raise", "cut", "lower",
    "reduce", "revise", "go", "move", "double", "surge", "plunge", "slip", "slide", "shrink", "widen", "narrow",
    "change", "up", "down", "soar", "lift", "expand", "boost", "slump", "tumble", "dip", "swell", "hike", "amend",
    "correct", "adjust", "upgrade", "downgrade", "advance", "improve", "worsen", "risen", "fallen", "grown", "come",
})  # fmt: skip
RANGES = frozenset({
    "range", "ranges", "ranging", "ranged", "vary", "varies", "varied", "varying", "anywhere", "spread", "anything",
})  # fmt: skip


def read_drafts(lexemes: Sequence[Lexeme], masks: Masks) -> list[Draft]:
    """The figures of an article in text order."""
    drafts: list[Draft] = []
    names = number_names.named_numbers(lexemes)
    position = 0
    while position < len(lexemes):
        lexeme = lexemes[position]
        quantity = read_quantity(lexemes, position) if may_start(lexeme) else None
        if quantity is None:
            position += 1
            continue
        start, end = lexemes[quantity.figure[0]].start, lexemes[quantity.figure[1] - 1].end
        if masks.cover(start, end):
            position += 1
            continue
        read = read_modified(lexemes, quantity)
        draft = _read_draft(lexemes, read, names)
        if draft is None:
            quantity = read.quantity
            position = max(position + 1, quantity.figure[1] if quantity.number.kind == "cardinal" else position + 1)
            continue
        drafts.append(draft)
        position = max(draft.quantity.last, draft.noun.last if draft.noun and not draft.elided else 0, position + 1)
        if draft.noun is not None and draft.noun.first > draft.quantity.last + 1:
            position = draft.quantity.last
    return drafts


def split_ratio(lexemes: Sequence[Lexeme], quantity: Quantity, noun: CountedNoun | None) -> Quantity | None:
    """Read a ratio whose noun stands between its terms: "one polling station in eight"."""
    top = quantity.number
    if noun is None or not top.spelled or top.kind != "cardinal" or top.value is None or quantity.unit is not None:
        return None
    if word_at(lexemes, noun.last) != "in" or noun.last + 1 >= len(lexemes) or top.value > 9:
        return None
    bottom = read_cardinal(lexemes, noun.last + 1)
    if bottom is None or bottom.value is None or not top.value < bottom.value <= 20 or not bottom.spelled:
        return None
    if read_counted(lexemes, bottom.last) is not None:
        return None
    number = replace(top, last=bottom.last, value=percent_of(top.value, bottom.value), kind="ratio")
    return replace(
        quantity, number=number, last=bottom.last, figure=(top.first, bottom.last), unit="%", value=number.value
    )


def inherit_bounds(lexemes: Sequence[Lexeme], drafts: Sequence[Draft]) -> None:
    """Give a conversion in brackets or behind "or" the bound of the figure that it restates, in place.

    "about 1.1 billion yuan ($158m)", "up to 160GB or 40,000 songs"; only where the units differ.
    """
    for previous, draft in pairwise(drafts):
        between = "".join(lexeme.lower for lexeme in lexemes[previous.last : draft.first])
        bracket = between == "(" or (between == "," and word_at(lexemes, draft.last) == ")")
        converted = bracket and draft.quantity.unit not in {None, "%"} and previous.quantity.unit not in {None, "%"}
        restated = between in {"or", ",or"} and draft.unit != previous.unit
        bound = previous.comparator in {"about", "at_most", "at_least", "less_than", "more_than"}
        if (converted or restated) and bound and draft.comparator == "exactly" and (converted or draft.unit != "%"):
            draft.comparator = previous.comparator


@dataclass(frozen=True, slots=True)
class Modified:
    """A quantity with what modifies it; the lexemes first..last (exclusive) hold modifier, number and counted noun."""

    quantity: Quantity
    noun: CountedNoun | None
    before: Bound | None
    after: Bound | None
    first: int
    last: int

    @property
    def unit(self) -> str:
        """The written unit, else the counted noun's; empty where there is neither."""
        return self.quantity.unit or (self.noun.unit if self.noun else "")

    @property
    def comparator(self) -> Comparator:
        """What the modifiers say of the value."""
        if self.quantity.high is not None:
            return "between"
        if self.quantity.number.kind == "vague":
            return "vague"
        if self.before is not None and not (self.before.comparator == "about" and self.after is not None):
            return self.before.comparator
        return self.after.comparator if self.after else "exactly"


def read_modified(lexemes: Sequence[Lexeme], quantity: Quantity) -> Modified:
    """Read what stands around a quantity: the modifiers, the counted noun."""
    quantity = _range_of(lexemes, quantity)
    after = bound_after(lexemes, quantity.last)
    noun = _noun(lexemes, quantity, after.last if after else quantity.last)
    quantity = split_ratio(lexemes, quantity, noun) or quantity
    if word_at(lexemes, quantity.first - 1) == "magnitude" and quantity.unit is None:
        quantity, noun = replace(quantity, unit="magnitude"), None
    before = bound_before(lexemes, quantity.first, quantity.unit or (noun.unit if noun else ""))
    if after is None and noun is not None:
        after = bound_after(lexemes, noun.last, behind_noun=True)
    return Modified(
        quantity=quantity,
        noun=noun,
        before=before,
        after=after,
        first=before.first if before else quantity.first,
        last=max(quantity.last, noun.last if noun else 0, after.last if after else 0),
    )


def _read_draft(lexemes: Sequence[Lexeme], read: Modified, names: set[str]) -> Draft | None:
    """The draft of a figure; None if it counts nothing."""
    quantity, noun = read.quantity, read.noun
    if not counts_something(lexemes, quantity, noun, read.before, read.after, names):
        return None
    if is_age(lexemes, quantity, noun, read.comparator, read.first):
        return None
    if distractors.is_offset(lexemes, read.first, read.last, read.unit, read.comparator):
        return None
    hyphenated = quantity.last < len(lexemes) and lexemes[quantity.last].text in {"-", "‐"} and noun is not None
    unnamed = read.unit in MARKS or (noun is not None and noun.words.lower().endswith("others"))
    return Draft(
        quantity=replace(quantity, hyphenated=hyphenated),
        comparator=read.comparator,
        first=read.first,
        last=read.last,
        unit="" if unnamed else read.unit,
        counted=noun.words if noun else "",
        noun=noun,
        confidence=0.9,
        elided=not read.unit or unnamed,
    )


def _range_of(lexemes: Sequence[Lexeme], quantity: Quantity) -> Quantity:
    """The range that a quantity opens; "from A to B" is one only where no change is told."""
    span = read_range(lexemes, quantity)
    if span is None:
        return quantity
    near = lexemes[max(0, quantity.first - 3) : quantity.first]
    if (
        span.money
        and quantity.money
        and any(lexeme.lemma.lower() in CHANGES or lexeme.lower in CHANGES for lexeme in near)
    ):
        return quantity
    if lexemes[span.first].lower == "from":
        window = lexemes[max(0, span.first - 12) : span.first]
        if any(lexeme.lower in RANGES or lexeme.lemma.lower() in RANGES for lexeme in window):
            return span
        changed = any(lexeme.lemma.lower() in CHANGES or lexeme.lower in CHANGES for lexeme in window)
        if changed or span.unit is not None:
            return quantity
    return span


def _noun(lexemes: Sequence[Lexeme], quantity: Quantity, position: int) -> CountedNoun | None:
    """The counted noun of a quantity that has no unit of its own; of a share what it is a share of."""
    number = quantity.number
    if quantity.unit == "%" and number.kind in {"fraction", "ratio"}:
        if number.kind == "ratio":
            return read_counted(lexemes, position)
        return read_partitive(lexemes, position)
    if quantity.unit is not None:
        return None
    if number.kind == "vague" and position < len(lexemes) and lexemes[position].lower == "of":
        return read_partitive(lexemes, position)
    noun = read_counted(lexemes, position, one=number.value == 1)
    if noun is None and position < len(lexemes) and lexemes[position].lower in {"of", "out"}:
        return read_partitive(lexemes, position)
    return noun
