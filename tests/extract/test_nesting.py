from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.speech.nesting import holds, nested_in
from kg.model import Span


@dataclass(frozen=True)
class Told:
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def told(cue: tuple[int, int] | None, *content: tuple[int, int]) -> Told:
    return Told(() if cue is None else (Span(*cue),), tuple(Span(*part) for part in content))


@pytest.mark.parametrize(
    ("attributions", "expected"),
    [
        ([], []),
        ([told((4, 8), (10, 30))], [None]),
        ([told((4, 12), (18, 80)), told((30, 38), (40, 80))], [None, 0]),  # a relay
        ([told((4, 8), (10, 90)), told((20, 24), (30, 90)), told((40, 44), (50, 90))], [None, 0, 1]),  # a chain
        ([told((70, 80), (0, 60)), told((10, 14), (20, 60))], [None, 0]),  # "S, according to X"
        ([told((4, 8), (10, 20), (40, 60)), told((45, 48), (50, 60))], [None, 0]),  # second part of a split content
        ([told((4, 8), (10, 20)), told((30, 34), (40, 60))], [None, None]),  # side by side
        ([told((4, 8), (10, 60)), told(None, (20, 40))], [None, 0]),  # a quotation without cue
        ([told((4, 8), (10, 60)), told(None, (10, 60))], [None, None]),  # the same content is not inside itself
        ([told((4, 8), (0, 60)), told((20, 24), (0, 60))], [None, None]),  # each would hold the other's cue
    ],
)
def test_the_innermost_content_that_holds_the_cue_is_the_host(
    attributions: list[Told], expected: list[int | None]
) -> None:
    assert nested_in(attributions) == expected


def test_three_that_hold_each_others_cues_in_a_circle_lead_to_an_end() -> None:
    circle = [told((5, 8), (30, 60)), told((65, 68), (0, 30)), told((35, 38), (60, 90))]
    assert nested_in(circle) == [None, None, 0]


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


TOLD = st.builds(lambda cue, parts: told(cue, *parts), st.none() | SPANS, st.lists(SPANS, min_size=1, max_size=3))


@given(st.lists(TOLD))
def test_no_chain_of_hosts_comes_back_to_itself(attributions: list[Told]) -> None:
    hosts = nested_in(attributions)
    for index in range(len(hosts)):
        seen = [index]
        while (outer := hosts[seen[-1]]) is not None:
            assert outer not in seen
            seen.append(outer)


def test_holding_is_containment() -> None:
    assert holds(Span(0, 10), Span(0, 10))
    assert not holds(Span(1, 10), Span(0, 10))
