"""The picture of when somebody said what: nothing is left out of it, and its days are those of the statements."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.serve.pages import STANCES
from kg.serve.timeline import LARGEST, LEFT, MOST_MARKS, SMALLEST, WIDTH, first_day, timeline_of


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-05", "2026-03-05"),
        ("2026-03", "2026-03-01"),
        ("2026", "2026-01-01"),
        ("2026-03-05/2026-03-09", "2026-03-05"),
        ("2009-01/2009-03", "2009-01-01"),
        ("2026-03~", "2026-03-01"),
        ("2026-02-30", None),
        ("last year", None),
        ("", None),
        (None, None),
    ],
)
def test_first_day(written: str | None, day: str | None) -> None:
    found = first_day(written)
    assert (None if found is None else found.isoformat()) == day


def days(count: int, *, apart: int = 1) -> list[dt.date]:
    return [dt.date(2020, 1, 1) + dt.timedelta(days=apart * each) for each in range(count)]


@pytest.mark.parametrize(
    ("count", "apart", "unit"), [(2, 1, "day"), (MOST_MARKS, 1, "day"), (MOST_MARKS + 1, 1, "month"), (400, 40, "year")]
)
def test_nothing_is_left_out_of_the_picture(count: int, apart: int, unit: str) -> None:
    said = [("asserts", day) for day in days(count, apart=apart)]
    timeline = timeline_of([*said, ("denies", None)], STANCES)
    assert timeline is not None
    assert timeline.unit == unit
    assert len(timeline.marks) <= MOST_MARKS
    assert sum(period.times for period in timeline.periods) == count
    assert timeline.undated == 1
    for period in timeline.periods:
        inside = [day for _, day in said if period.since <= day.isoformat() <= period.until]
        assert len(inside) == period.times
    assert all(mark.x - mark.radius >= LEFT and mark.x + mark.radius <= WIDTH for mark in timeline.marks)
    assert all(SMALLEST <= mark.radius <= LARGEST for mark in timeline.marks)
    assert timeline.ticks[0][1] == timeline.periods[0].name
    assert all(later[0] - earlier[0] >= 70 for earlier, later in zip(timeline.ticks, timeline.ticks[1:], strict=False))


def test_lanes_are_the_stances_in_use() -> None:
    first, second = days(2)
    timeline = timeline_of([("denies", first), ("asserts", second), ("asserts", second)], STANCES)
    assert timeline is not None
    assert [stance for _, stance in timeline.lanes] == ["asserts", "denies"]
    assert timeline.summary == "3 statements from 2020-01-01 to 2020-01-02, most of them in 2020-01-02: 2"
    assert {mark.title for mark in timeline.marks} == {"2020-01-01: denies", "2020-01-02: asserts 2 times"}


@pytest.mark.parametrize("said", [[], [("asserts", None)], [("asserts", dt.date(2020, 1, 1))] * 5])
def test_one_day_is_no_timeline(said: list[tuple[str, dt.date | None]]) -> None:
    assert timeline_of(said, STANCES) is None
