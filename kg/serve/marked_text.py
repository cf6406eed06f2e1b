"""The article's text cut where a mark begins or ends, so that overlapping and nested marks can all be shown."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from kg.serve.records import ArticleRecords, Record

# Innermost part wins where several cover the same characters.
_PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that are covered by the same marks.

    `records` are the numbers of the assertions that cover them, outermost first; `part` and `stance` are those of the
    innermost; `opens` are the records that begin here, `title` tells a pointing reader what is marked.
    """

    text: str
    records: tuple[int, ...] = ()
    part: str = ""
    stance: str = ""
    depth: int = 0
    weak: bool = False
    figure: str = ""
    opens: tuple[int, ...] = ()
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
    figures = {
        span.start: (span.end, figure.interval)
        for record in (*article.said, *article.narrated)
        for figure in record.figures
        for span in figure.spans
    }
    edges = {0, len(article.body), *opening, *closing, *figures, *(end for end, _ in figures.values())}
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
        found.append(
            _segment(
                article.body[start:end], active, records, interval if start < figure_end else "", tuple(first[start])
            )
        )
    return found


def _segment(
    text: str, active: list[tuple[int, str]], records: dict[int, Record], figure: str, opens: tuple[int, ...]
) -> Segment:
    if not active:
        return Segment(text, figure=figure, opens=opens, title=figure)
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
        opens=opens,
        title=title,
    )
