"""Invented news whose truth is known, from text to the saved queries."""

from __future__ import annotations

import pytest

from benchmarks.stories.plots import MONDAY, Statement
from benchmarks.stories.truth import discrepancies, revisions, single_sources
from benchmarks.stories.write import WORDINGS, write_articles
from training.evaluate_comparisons import evaluate


def test_the_same_seed_writes_the_same() -> None:
    first, again, other = write_articles(1), write_articles(1), write_articles(2)
    assert first == again != other
    assert len(first) >= 30
    assert len({article.url for article in first}) == len(first)


def test_each_construction_has_many_wordings_and_none_in_common() -> None:
    for name in ("lead", "said", "relayed", "raised", "lowered", "updated", "denied", "as_of", "voiced", "past"):
        sets = [getattr(wordings, name) for wordings in WORDINGS.values()]
        assert min(map(len, sets)) >= 8
        assert len(set().union(*sets)) == sum(map(len, sets))


def test_the_truth_of_a_small_story() -> None:
    def said(source: str, value: int, day: int, stance: str = "asserts") -> Statement:
        return Statement("mill", source, "killed", value, "exactly", MONDAY.replace(day=day), stance)

    story = [said("guard", 19, 1), said("network", 31, 2), said("guard", 26, 3), said("line", 31, 4, "denies")]
    assert [(r.source, r.earlier[1], r.later[1]) for r in revisions(story)] == [("guard", 19, 26)]
    found = {(frozenset(value for _, (_, value) in d.figures), d.kind) for d in discrepancies(story)}
    assert found == {(frozenset({19, 31}), "revised"), (frozenset({26, 31}), "incompatible")}
    assert {(source, figure[1]) for _, _, source, figure in single_sources(story)} == {
        ("guard", 19), ("guard", 26), ("network", 31),
    }  # fmt: skip


# What the shipped pipeline reaches, with a little room; docs/evaluation.md has the figures.
FLOORS = {
    "revisions": (0.9, 0.85),
    "discrepancies": (0.9, 0.9),
    "single source": (0.85, 0.9),
    "independent": (0.9, 0.8),
}


@pytest.mark.model
@pytest.mark.slow
def test_what_is_found_of_invented_news() -> None:
    for score in evaluate(1, wordings="working"):
        precision, recall = FLOORS[score.name]
        assert score.precision >= precision, "\n".join(score.wrong)
        assert score.recall >= recall, "\n".join(score.wrong)
