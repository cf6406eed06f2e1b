"""Figures that say something about the world: value or bounds, unit, what is counted, in which attribution.

Left out, after the annotation guide: dates, clock times, ages, ordinals, scores, ranks, numbers in names, "one" as a
pronoun, time offsets ("two weeks ago"), definite pairs ("the two companies"), "no one" and "no X"; and numbers whose
unit nothing in the article tells, because a figure without a unit says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from spacy.tokens import Doc

from kg.extract import distractors, number_names
from kg.extract.ages import is_age
from kg.extract.as_of import link_dates
from kg.extract.bounds import MARKS, Bound, bound_after, bound_before
from kg.extract.breakdowns import link_breakdowns
from kg.extract.counted import CountedNoun, read_counted, read_partitive
from kg.extract.counting import counts_something
from kg.extract.elided import resolve_elided
from kg.extract.figure_draft import Draft
from kg.extract.holding import holders
from kg.extract.lexemes import Lexeme, read_lexemes, word_at
from kg.extract.masks import Masks, read_masks
from kg.extract.measurand import name_measurands, name_parts
from kg.extract.number_words import read_cardinal
from kg.extract.quantities import Quantity, may_start, read_quantity
from kg.extract.ranges import read_range
from kg.extract.revisions import link_revisions
from kg.extract.shares import percent_of
from kg.model import Attribution, Comparator, DateMention, NumericClaim, Span

CHANGES = frozenset({
    "rise", "fall", "increase", "decrease", "grow", "drop", "decline", "climb", "jump", "raise", "cut", "lower",
    "reduce", "revise", "go", "move", "double", "surge", "plunge", "slip", "slide", "shrink", "widen", "narrow",
    "change", "up", "down", "soar", "lift", "expand", "boost", "slump", "tumble", "dip", "swell", "hike", "amend",
    "correct", "adjust", "upgrade", "downgrade", "advance", "improve", "worsen",
})  # fmt: skip
RANGES = frozenset({
    "range", "ranges", "ranging", "ranged", "vary", "varies", "varied", "varying", "anywhere", "spread", "anything",
})  # fmt: skip


def extract_numeric_claims(
    doc: Doc, dates: Sequence[DateMention], attributions: Sequence[Attribution]
) -> list[NumericClaim]:
    """Find the figures of an article in text order."""
    lexemes = read_lexemes(doc)
    drafts = _read_drafts(lexemes, read_masks(doc.text, dates))
    drafts = resolve_elided(lexemes, drafts)
    _inherit_bounds(lexemes, drafts)
    name_measurands(doc, lexemes, drafts)
    link_breakdowns(lexemes, drafts)
    name_parts(drafts)
    link_revisions(lexemes, drafts)
    link_dates(lexemes, drafts, dates)
    claims = [_record(lexemes, draft) for draft in drafts]
    around = innermost([claim.span for claim in claims], attributions)
    return [replace(claim, attribution=index) for claim, index in zip(claims, around, strict=True)]


def innermost(spans: Sequence[Span], attributions: Sequence[Attribution]) -> list[int | None]:
    """For every span the innermost attribution with a content span that holds the whole of it; None where none does.

    The deepest nested wins, then the one with the shortest content, then the first.
    """
    contents = [(content, index) for index, attribution in enumerate(attributions) for content in attribution.content]
    keys = [
        (-_depth(attributions, index), sum(part.end - part.start for part in attribution.content), index)
        for index, attribution in enumerate(attributions)
    ]
    around = holders(contents, spans)
    return [min(keys[index] for index in found)[2] if found else None for found in around]


def _depth(attributions: Sequence[Attribution], index: int) -> int:
    """How many attributions lie around this one."""
    depth = 0
    outer = attributions[index].nested_in
    while outer is not None and depth < len(attributions):
        depth += 1
        outer = attributions[outer].nested_in
    return depth


def _read_drafts(lexemes: Sequence[Lexeme], masks: Masks) -> list[Draft]:
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
        quantity = _range_of(lexemes, quantity)
        draft = _read_draft(lexemes, quantity, names)
        if draft is None:
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


def _inherit_bounds(lexemes: Sequence[Lexeme], drafts: Sequence[Draft]) -> None:
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


def _read_draft(lexemes: Sequence[Lexeme], quantity: Quantity, names: set[str]) -> Draft | None:
    """Read what stands around a quantity; None if it counts nothing."""
    after = bound_after(lexemes, quantity.last)
    noun_at = after.last if after else quantity.last
    noun = _noun(lexemes, quantity, noun_at)
    quantity = split_ratio(lexemes, quantity, noun) or quantity
    if word_at(lexemes, quantity.first - 1) == "magnitude" and quantity.unit is None:
        quantity, noun = replace(quantity, unit="magnitude"), None
    unit = quantity.unit or (noun.unit if noun else "")
    mark = unit in MARKS
    before = bound_before(lexemes, quantity.first, unit)
    if after is None and noun is not None:
        after = bound_after(lexemes, noun.last, behind_noun=True)
    if not counts_something(lexemes, quantity, noun, before, after, names):
        return None
    comparator = _comparator(quantity, before, after)
    first = before.first if before else quantity.first
    last = max(quantity.last, noun.last if noun else 0, after.last if after else 0)
    if is_age(lexemes, quantity, noun, comparator, first):
        return None
    if distractors.is_offset(lexemes, first, last, unit, comparator):
        return None
    hyphenated = quantity.last < len(lexemes) and lexemes[quantity.last].text in {"-", "‐"} and noun is not None
    others = noun is not None and noun.words.lower().endswith("others")
    return Draft(
        quantity=replace(quantity, hyphenated=hyphenated),
        comparator=comparator,
        first=first,
        last=last,
        unit="" if mark or others else unit,
        counted=noun.words if noun else "",
        noun=noun,
        confidence=0.9,
        elided=not unit or mark or others,
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
        window = lexemes[max(0, span.first - 8) : span.first]
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


def _comparator(quantity: Quantity, before: Bound | None, after: Bound | None) -> Comparator:
    if quantity.high is not None:
        return "between"
    if quantity.number.kind == "vague":
        return "vague"
    if before is not None and not (before.comparator == "about" and after is not None):
        return before.comparator
    return after.comparator if after else "exactly"


def _canonical(value: Decimal | None) -> Decimal | None:
    """One spelling of a value: 9200000 for 9.2 million, 0.5 for 0.50."""
    if value is None:
        return None
    return (
        value.quantize(Decimal(1)) if value == value.to_integral_value() and abs(value) < 10**24 else value.normalize()
    )


def _record(lexemes: Sequence[Lexeme], draft: Draft) -> NumericClaim:
    quantity, cue = draft.quantity, draft.revision_cue
    value, low, high = map(_canonical, (quantity.value, quantity.low, quantity.high))
    if draft.comparator in {"at_least", "more_than"}:
        low = value
    elif draft.comparator in {"at_most", "less_than"}:
        high = value
    return NumericClaim(
        span=Span(lexemes[draft.first].start, lexemes[draft.last - 1].end),
        figure=Span(lexemes[quantity.figure[0]].start, lexemes[quantity.figure[1] - 1].end),
        value=value,
        low=low,
        high=high,
        comparator=draft.comparator,
        unit=draft.unit,
        counted=draft.counted,
        confidence=draft.confidence,
        as_of=draft.as_of,
        part_of=draft.part_of,
        exhaustive=draft.exhaustive,
        revises=draft.revises,
        revision_cue=None if cue is None else Span(lexemes[cue[0]].start, lexemes[cue[1] - 1].end),
    )
