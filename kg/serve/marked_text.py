"""The article's text cut where a mark begins or ends, so that overlapping and nested marks can all be shown."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from kg.serve.records import ArticleRecords, Record

# Innermost part wins where several cover the same characters.
_PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that are covered by the same marks.

    `records` are the numbers of the assertions that cover them, outermost first; `part` and `stance` are those of the
    innermost; `opens` are the records that begin here, `narrates` those in the article's own voice; `title` tells a
    pointing reader what is marked.
    """

    text: str
    records: tuple[int, ...] = ()
    part: str = ""
    stance: str = ""
    depth: int = 0
    weak: bool = False
    figure: str = ""
    opens: tuple[int, ...] = ()
    narrates: tuple[int, ...] = ()
    title: str = ""


def segments(article: ArticleRecords) -> list[Segment]:
    """Cut an article's text; the segments' texts together are the text, character by character."""
    records = {record.number: record for record in article.said}
    opening: dict[int, list[tuple[int, str]]] = defaultdict(list)
    closing: dict[int, list[tuple[int, str]]] = defaultdict(list)
    first: dict[int, list[int]] = defaultdict(list)
    for record in article.said:
        first[record.start].append(record.number)
        for span in record.spans:
            if span.part in _PARTS:
                opening[span.start].append((record.number, span.part))
                closing[span.end].append((record.number, span.part))
    narrated: dict[int, list[int]] = defaultdict(list)
    for record in article.narrated:
        narrated[record.start].append(record.number)
    figures = {
        span.start: (span.end, figure.interval)
        for record in (*article.said, *article.narrated)
        for figure in record.figures
        for span in figure.spans
    }
    marked = (first, narrated, opening, closing, figures)
    edges = {0, len(article.body), *chain(*marked), *(end for end, _ in figures.values())}
    cuts = sorted(edge for edge in edges if edge <= len(article.body))
    found: list[Segment] = []
    active: list[tuple[int, str]] = []
    figure_end, interval = 0, ""
    for start, end in pairwise(cuts):
        for mark in closing[start]:
            active.remove(mark)
        active.extend(opening[start])
        if start in figures:
            figure_end, interval = figures[start]
        segment = _segment(article.body[start:end], active, records, interval if start < figure_end else "")
        found.append(replace(segment, opens=tuple(first[start]), narrates=tuple(narrated[start])))
    return found


def _segment(text: str, active: list[tuple[int, str]], records: dict[int, Record], figure: str) -> Segment:
    if not active:
        return Segment(text, figure=figure, title=figure)
    ordered = sorted(active, key=lambda mark: (records[mark[0]].depth, mark[0]))
    inner, part = ordered[-1]
    record = records[inner]
    title = f"{record.who} {record.stance}" + (f"; {figure}" if figure else "")
    return Segment(
        text,
        records=tuple(dict.fromkeys(number for number, _ in ordered)),
        part=part,
        stance=record.stance,
        depth=min(sum(1 for _, each in ordered if each == "content"), 4),
        weak=record.is_weak,
        figure=figure,
        title=title,
    )
