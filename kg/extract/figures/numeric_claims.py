"""Figures that say something about the world: value or bounds, unit, what is counted, in which attribution.

Left out, after the annotation guide: dates, clock times, ages, ordinals, scores, ranks, numbers in names, "one" as a
pronoun, time offsets ("two weeks ago"), definite pairs ("the two companies"), "no one" and "no X". A number whose unit
nothing in the article tells is no figure, because it says nothing; it is kept as skipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg.extract.figures.as_of import link_dates
from kg.extract.figures.aspects import mark_aspects
from kg.extract.figures.breakdowns import link_breakdowns
from kg.extract.figures.draft import Draft
from kg.extract.figures.drafts import inherit_bounds, read_drafts
from kg.extract.figures.elided import resolve_elided
from kg.extract.figures.lexemes import Lexeme, read_lexemes
from kg.extract.figures.local_money import name_local_money
from kg.extract.figures.masks import read_masks
from kg.extract.figures.measurand import name_measurands, name_parts
from kg.extract.figures.revisions import link_revisions
from kg.extract.holding import holders
from kg.extract.plain import AnyDoc, plain
from kg.model import Attribution, DateMention, NumericClaim, Skipped, Span

UNIT_NOT_TOLD = "figure whose unit nothing in the article tells"


def extract_numeric_claims(
    doc: AnyDoc, dates: Sequence[DateMention], attributions: Sequence[Attribution]
) -> tuple[list[NumericClaim], list[Skipped]]:
    """The figures of an article in text order, and those that were left out because nothing tells their unit."""
    doc = plain(doc)
    lexemes = read_lexemes(doc)
    read = read_drafts(lexemes, read_masks(doc.text, dates))
    name_local_money(lexemes, read)
    drafts = resolve_elided(lexemes, read)
    known = {id(draft) for draft in drafts}
    skipped = [Skipped(UNIT_NOT_TOLD, _span(lexemes, draft)) for draft in read if id(draft) not in known]
    inherit_bounds(lexemes, drafts)
    name_measurands(doc, lexemes, drafts)
    mark_aspects(lexemes, drafts)
    link_breakdowns(lexemes, drafts)
    name_parts(drafts)
    link_revisions(lexemes, drafts)
    link_dates(lexemes, drafts, dates)
    around = innermost([_span(lexemes, draft) for draft in drafts], attributions)
    return [_record(lexemes, draft, index) for draft, index in zip(drafts, around, strict=True)], skipped


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


def _span(lexemes: Sequence[Lexeme], draft: Draft) -> Span:
    return Span(lexemes[draft.first].start, lexemes[draft.last - 1].end)


def _words(lexemes: Sequence[Lexeme], place: tuple[int, int] | None) -> Span | None:
    return None if place is None else Span(lexemes[place[0]].start, lexemes[place[1] - 1].end)


def _canonical(value: Decimal | None) -> Decimal | None:
    """One spelling of a value: 9200000 for 9.2 million, 0.5 for 0.50."""
    if value is None:
        return None
    return (
        value.quantize(Decimal(1)) if value == value.to_integral_value() and abs(value) < 10**24 else value.normalize()
    )


def _record(lexemes: Sequence[Lexeme], draft: Draft, attribution: int | None) -> NumericClaim:
    quantity = draft.quantity
    value, low, high = map(_canonical, (quantity.value, quantity.low, quantity.high))
    if draft.comparator in {"at_least", "more_than"}:
        low = value
    elif draft.comparator in {"at_most", "less_than"}:
        high = value
    return NumericClaim(
        span=_span(lexemes, draft),
        figure=Span(lexemes[quantity.figure[0]].start, lexemes[quantity.figure[1] - 1].end),
        value=value,
        low=low,
        high=high,
        comparator=draft.comparator,
        unit=draft.unit,
        counted=draft.counted,
        attribution=attribution,
        confidence=draft.confidence,
        as_of=draft.as_of,
        part_of=draft.part_of,
        exhaustive=draft.exhaustive,
        revises=draft.revises,
        revision_cue=_words(lexemes, draft.revision_cue),
        aspect=draft.aspect,
        per=draft.per,
        superlative=_words(lexemes, draft.superlative),
    )
