from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.holding import Inside, holders
from kg.model import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 9)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(st.tuples(SPANS, st.integers(0, 5))), st.lists(SPANS))
def test_holders_are_those_that_a_comparison_of_all_with_all_finds(
    outer: list[tuple[Span, int]], inner: list[Span]
) -> None:
    slow = [sorted({number for a, number in outer if a.start <= b.start and b.end <= a.end}) for b in inner]
    assert holders(outer, inner) == slow


@given(st.lists(SPANS), SPANS)
def test_what_lies_within_keeps_its_order(items: list[Span], around: Span) -> None:
    found = Inside(items, lambda item: item)
    assert found.within(around.start, around.end) == [
        item for item in items if around.start <= item.start and item.end <= around.end
    ]
    assert found.starting(around.start, around.end) == sorted(
        item for item in items if around.start <= item.start < around.end
    )


class Counted(Span):
    """A span that counts how often its end is read."""

    reads = 0

    def __getattribute__(self, name: str) -> object:
        if name == "end":
            Counted.reads += 1
        return super().__getattribute__(name)


def test_the_work_grows_with_the_number_of_spans() -> None:
    reads = []
    for count in (100, 400):
        Counted.reads = 0
        holders(
            [(Counted(10 * n, 10 * n + 9), n) for n in range(count)],
            [Span(10 * n + 2, 10 * n + 4) for n in range(count)],
        )
        reads.append(Counted.reads)
    assert reads[1] < 5 * reads[0]
