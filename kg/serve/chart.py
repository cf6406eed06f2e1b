"""Where the marks of a chart of figures stand: one row for each figure, its interval as a bar, open ends as arrows.

The drawing is `templates/chart.svg`; only coordinates are worked out here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from kg.serve.figures import Series, StatedFigure
from kg.serve.records import shown

WIDTH, LEFT, RIGHT = 620, 16, 60
ROW, TOP, BOTTOM = 42, 14, 40
WORDS = 20  # the words of a figure stand above its bar
OPEN = 0.12  # share of the axis that an open end reaches


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: `x1` to `x2` is its interval, `x` its stated value; an open end carries an arrow."""

    stated: StatedFigure
    y: float
    x: float | None
    x1: float
    x2: float
    open_left: bool
    open_right: bool
    disagrees: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole picture; `joins` are lines from an earlier figure to the one that revises it."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    joins: tuple[tuple[float, float, float, float], ...]


def chart_of(series: Series) -> Chart | None:
    """The chart of a series; None where no figure has a number to stand on an axis."""
    drawn = [each for each in series.figures if each.figure.numbers]
    if not drawn:
        return None
    values = [value for each in drawn for value in each.figure.numbers]
    low, high = min(values), max(values)
    margin = (high - low or abs(high) or 1.0) * 0.15
    start, end = (0.0 if 0 <= low <= (high - low) else low - margin), high + margin
    start = max(start, 0.0) if low >= 0 else start

    def x_of(value: float) -> float:
        return round(LEFT + (value - start) / (end - start) * (WIDTH - LEFT - RIGHT), 1)

    reach = OPEN * (WIDTH - LEFT - RIGHT)
    marks = []
    for row, each in enumerate(drawn):
        figure = each.figure
        left, right = x_of(figure.numbers[0]), x_of(figure.numbers[-1])
        open_right = figure.low is not None and figure.high is None
        open_left = figure.high is not None and figure.low is None
        marks.append(
            Mark(
                stated=each,
                y=TOP + ROW * row + WORDS + 10,
                x=None if figure.value is None else x_of(figure.value),
                x1=max(left - reach, LEFT) if open_left else left,
                x2=min(right + reach, WIDTH - 8) if open_right else right,
                open_left=open_left,
                open_right=open_right,
                disagrees=figure.iri in series.apart,
            )
        )
    place = {mark.stated.figure.iri: mark for mark in marks}
    joins = tuple(
        (_middle(earlier), earlier.y, _middle(mark), mark.y)
        for mark in marks
        if mark.stated.earlier and (earlier := place.get(mark.stated.earlier)) is not None
    )
    ticks = tuple((x_of(value), shown(value)) for value in _ticks(start, end))
    return Chart(WIDTH, TOP + ROW * len(marks) + BOTTOM, tuple(marks), ticks, joins)


def _middle(mark: Mark) -> float:
    return mark.x if mark.x is not None else (mark.x1 + mark.x2) / 2


def _ticks(start: float, end: float) -> list[float]:
    """Five or so round numbers inside the axis."""
    rough = (end - start) / 5
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    if step >= 1:
        step = round(step)
    first = math.ceil(start / step)
    return [round(each * step, 10) for each in range(first, math.floor(end / step) + 1)]
