"""A text file is taken as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Article
from kg.readers import read_articles


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"One.\r\nTwo.\r\n", "One.\r\nTwo.\r\n"),
        (b"  One.\n\n\nTwo.  ", "  One.\n\n\nTwo.  "),
        (b"\xef\xbb\xbfOne.", "One."),
        (b"\xef\xbb\xbf\xef\xbb\xbfOne.", "\ufeffOne."),
        (b"Bell \x07 and escape \x1b[31mred\x1b[0m, he said.", "Bell \x07 and escape \x1b[31mred\x1b[0m, he said."),
        ("cafe\u0301".encode(), "cafe\u0301"),
    ],
    ids=["crlf", "blanks", "mark", "two-marks", "controls", "combining"],
)
def test_exact_text(data: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (article,) = read_articles([str(path)])
    assert article == Article(text=text, id=str(path))


def test_no_metadata_is_made_up(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Headline\n\nBy Ana Ruiz, 3 May 2024\n\nThe mayor said no.", encoding="utf-8")
    (article,) = read_articles([str(path)])
    assert isinstance(article, Article)
    assert (article.title, article.published, article.authors, article.publisher, article.url) == (
        None, None, (), None, None,
    )  # fmt: skip


def test_a_text_that_would_take_all_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.readers.decoding.MAX_CHARACTERS", 1_000)
    path = tmp_path / "a.txt"
    path.write_text("Ana Ruiz said no.\n" * 100, encoding="utf-8")
    (found,) = read_articles([str(path)])
    assert str(found).endswith(
        "has 1,800 characters, no single article has more than 1,000: give its articles one by one"
    )
