"""When an actor said what: one lane for each stance, one mark for each day, its area growing with the statements.

Where days would not fit, a mark stands for a month or a year, and the picture says so: nothing is left out. Does not
show statements without a day; they are counted. The drawing is `templates/timeline.svg`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, LEFT, RIGHT = 860, 100, 36
LANE, TOP, BOTTOM = 34, 8, 30
SMALLEST, LARGEST = 3.5, 15.0
MOST_MARKS = 150
_APART = 90.0  # pixels between two dates on the axis


@dataclass(frozen=True, slots=True)
class Mark:
    """The statements of one stance in one period."""

    x: float
    y: float
    radius: float
    stance: str
    title: str


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year with its statements, and the days that it begins and ends on."""

    name: str
    since: str
    until: str
    times: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture, and the table that says the same; `unit` is what one mark stands for."""

    height: float
    lanes: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str], ...]
    marks: tuple[Mark, ...]
    unit: str
    periods: tuple[Period, ...]
    undated: int
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT

    @property
    def summary(self) -> str:
        """The picture in words."""
        first, last = self.periods[0], self.periods[-1]
        fullest = max(self.periods, key=lambda period: period.times)
        dated = sum(period.times for period in self.periods)
        return f"{dated} statements from {first.name} to {last.name}, most of them in {fullest.name}: {fullest.times}"


def first_day(written: str | None) -> dt.date | None:
    """The first day that a date, month, year or interval in EDTF can mean; None for anything else."""
    start = (written or "").partition("/")[0].rstrip("?~%")
    try:
        return dt.date.fromisoformat(start + {4: "-01-01", 7: "-01"}.get(len(start), ""))
    except ValueError:
        return None


def timeline_of(said: Iterable[tuple[str, dt.date | None]], stances: Sequence[str]) -> Timeline | None:
    """The timeline of (stance, day) pairs; None where they fall on fewer than two days."""
    every = list(said)
    dated = [(stance, day) for stance, day in every if day is not None]
    days = sorted({day for _, day in dated})
    if len(days) < 2:
        return None

    def marks_by(unit: str) -> int:
        return len({(stance, _begin(day, unit)) for stance, day in dated})

    unit = next((unit for unit in ("day", "month") if marks_by(unit) <= MOST_MARKS), "year")
    counted = Counter((stance, _begin(day, unit)) for stance, day in dated)
    lanes = {stance: TOP + LANE * (row + 0.5) for row, stance in enumerate(_in_use(dated, stances))}
    start, end = _begin(days[0], unit), _begin(days[-1], unit)

    def x_of(day: dt.date) -> float:
        inner = WIDTH - LEFT - RIGHT - 2 * LARGEST
        return round(LEFT + LARGEST + inner * (day - start).days / max((end - start).days, 1), 1)

    most = max(counted.values())
    marks = tuple(
        Mark(
            x=x_of(day),
            y=lanes[stance],
            radius=round(max(SMALLEST, LARGEST * (times / max(most, 4)) ** 0.5), 1),
            stance=stance,
            title=f"{_name(day, unit)}: {stance} {times} times" if times > 1 else f"{_name(day, unit)}: {stance}",
        )
        for (stance, day), times in sorted(counted.items(), key=lambda item: (item[0][1], item[0][0]))
    )
    in_period = Counter(_begin(day, unit) for _, day in dated)
    return Timeline(
        height=TOP + LANE * len(lanes) + BOTTOM,
        lanes=tuple((y, stance) for stance, y in lanes.items()),
        ticks=_ticks([(x_of(day), _name(day, unit)) for day in sorted(in_period)]),
        marks=marks,
        unit=unit,
        periods=tuple(
            Period(_name(day, unit), day.isoformat(), _end(day, unit).isoformat(), times)
            for day, times in sorted(in_period.items())
        ),
        undated=len(every) - len(dated),
    )


def _in_use(dated: Iterable[tuple[str, dt.date]], stances: Sequence[str]) -> list[str]:
    used = {stance for stance, _ in dated}
    return [stance for stance in stances if stance in used]


def _begin(day: dt.date, unit: str) -> dt.date:
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _end(begin: dt.date, unit: str) -> dt.date:
    """The last day of the period that begins then."""
    if unit == "day":
        return begin
    later = begin + dt.timedelta(days=31 if unit == "month" else 366)
    return _begin(later, unit) - dt.timedelta(days=1)


def _name(begin: dt.date, unit: str) -> str:
    return begin.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]


def _ticks(places: list[tuple[float, str]]) -> tuple[tuple[float, str], ...]:
    """The dates that fit side by side, the first and the last among them."""
    shown = [places[0]]
    last = places[-1]
    for place in places[1:-1]:
        if place[0] - shown[-1][0] >= _APART <= last[0] - place[0]:
            shown.append(place)
    return tuple(shown) if last == shown[-1] else (*shown, last)
