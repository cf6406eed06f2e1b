"""Processes that die at their article, or are stopped in the middle of a result that is larger than their pipe."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

import kg
from kg.batch import Failure, _in_processes
from kg.errors import InputError
from kg.processes import TRIES, ProcessDied, Processes

LARGE = 50_000_000  # bytes: far more than a pipe holds


def work(article: kg.Article) -> bytes | InputError:
    """Do what the article's text says."""
    match article.text.split():
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["die-once", mark]:
            if not Path(mark).exists():
                Path(mark).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case ["large"]:
            return bytes(LARGE)
        case ["sleep"]:
            time.sleep(600)
        case ["cannot-read"]:
            return InputError("not read", path="b.txt")
        case ["refuse"]:
            raise InputError("no news", path="a.txt", line=3)
    return article.text.encode()


def article(text: str) -> kg.Article:
    return kg.Article(text, "id")


def test_an_article_that_ends_its_process_costs_no_other_article() -> None:
    texts = ["a", "b", "die", "c", "d"]
    made = list(_in_processes([kg.Article(text, text) for text in texts], work, 2))
    assert [each.article if isinstance(each, Failure) else each for each in made] == [b"a", b"b", "die", b"c", b"d"]


def test_an_error_that_is_a_result_ends_nothing() -> None:
    texts = ["a", "cannot-read", "b"]
    made = list(_in_processes([kg.Article(text, text) for text in texts], work, 2))
    assert [str(each) if isinstance(each, InputError) else each for each in made] == [b"a", "b.txt: not read", b"b"]


def test_an_article_whose_process_was_killed_is_tried_again(tmp_path: Path) -> None:
    text = f"die-once {tmp_path / 'mark'}"
    assert list(_in_processes([article(text)], work, 2)) == [text.encode()]


def test_errors_come_back_as_they_are() -> None:
    processes = Processes(work, 1)
    try:
        with pytest.raises(InputError, match=r"^a\.txt:3: no news$") as error:
            processes.submit(article("refuse")).result()
        assert error.value.line == 3
        with pytest.raises(ProcessDied):
            processes.submit(article("die")).result()
        assert processes.submit(article("still there")).result() == b"still there"
    finally:
        processes.stop()
    assert TRIES > 1


@pytest.mark.parametrize("text", ["large", "sleep"])
def test_stopping_waits_for_nobody(text: str) -> None:
    processes = Processes(work, 2)
    futures = [processes.submit(article(text)) for _ in range(200)]
    time.sleep(1.5)  # both are at work, perhaps in the middle of a result
    processes.stop()
    assert all(future.done() for future in futures)
    assert any(future.cancelled() for future in futures)


def test_nothing_is_started_after_the_end() -> None:
    processes = Processes(work, 1)
    processes.stop()
    with pytest.raises(RuntimeError, match="after shutdown"):
        processes.submit(article("late"))
