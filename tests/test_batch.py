"""Many articles at once: in order, as soon as they are there, and never too many under way."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

import kg
from kg import batch
from kg.batch import in_order


class Works:
    """Stands for processes: an article is done as soon as `after` more were given."""

    def __init__(self, *, after: int) -> None:
        self.given = 0
        self.taken = 0
        self.most = 0
        self._after = after

    def submit(self, article: kg.Article) -> int:
        self.given += 1
        self.most = max(self.most, self.given - self.taken)
        return int(article.id)

    def is_done(self, number: int) -> bool:
        return number + self._after < self.given

    def result(self, number: int) -> int:
        assert number == self.taken
        self.taken += 1
        return number


def articles(count: int, text: str = "Words.") -> Iterator[kg.Article]:
    return (kg.Article(text, str(number)) for number in range(count))


@pytest.mark.parametrize(("after", "most"), [(0, 1), (3, 4), (50, 10), (1000, 10)])
def test_results_come_in_order_and_few_are_under_way(after: int, most: int) -> None:
    works = Works(after=after)
    results = in_order(articles(40), works.submit, works.is_done, works.result, lambda: 10)
    assert list(results) == list(range(40))
    assert works.most == most


def test_long_articles_are_fewer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "CHARACTERS", 30)
    works = Works(after=1000)
    assert len(list(in_order(articles(9, "x" * 10), works.submit, works.is_done, works.result, lambda: 10))) == 9
    assert works.most == 3


def test_what_is_no_article_keeps_its_place() -> None:
    works = Works(after=2)
    mixed: list[kg.Article | str] = ["a", *articles(2), "b", "c", *itertools.islice(articles(4), 2, None), "d"]
    results = in_order(mixed, works.submit, works.is_done, works.result, lambda: 10)
    assert list(results) == ["a", 0, 1, "b", "c", 2, 3, "d"]


def test_nobody_waits_for_the_next_article_when_the_first_is_done() -> None:
    works = Works(after=0)
    results = in_order(articles(40), works.submit, works.is_done, works.result, lambda: 10)
    assert next(results) == 0
    assert works.given == 1
