"""PATHs: files, directories, globs; what cannot be read; the user's metadata over the input's."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.readers import Metadata, parse_date, parse_encoding, parse_url, read_articles
from kg.readers.read import SUFFIXES

PLAIN = {suffix for suffix in SUFFIXES if not suffix.endswith(".gz")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text("B said no.", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"text": "A1 said no."}\n{"text": "A2 said no."}\n', encoding="utf-8")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "d.HTM").write_text(
        "<html><body><article><p>D said no to it.</p></article></body></html>", "utf-8"
    )
    (tmp_path / "c" / ".hidden.txt").write_text("hidden", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("hidden", encoding="utf-8")
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04")
    return tmp_path


def names(folder: Path, *paths: str, **options: object) -> list[str]:
    found = read_articles([str(folder / path) for path in paths], **options)  # type: ignore[arg-type]
    return [os.path.relpath(item.id, folder) if isinstance(item, Article) else f"! {item}" for item in found]


def test_directory_is_walked_in_sorted_order(folder: Path) -> None:
    tally: Counter[str] = Counter()
    assert names(folder, "", tally=tally) == ["a.jsonl:1", "a.jsonl:2", "b.txt", "c/d.HTM"]
    assert +tally == {".docx files": 1, "hidden files": 1}


def test_named_format_takes_every_visible_file(folder: Path) -> None:
    assert names(folder, "c", format="text") == ["c/d.HTM"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["*.txt"], ["b.txt"]),
        (["**/*.*"], ["a.jsonl:1", "a.jsonl:2", "b.txt", "c/d.HTM"]),
        (["?"], ["c/d.HTM"]),
        (["b.txt", "b.txt"], ["b.txt", "b.txt"]),
        (["b.txt", "a.jsonl"], ["b.txt", "a.jsonl:1", "a.jsonl:2"]),
    ],
)
def test_globs_and_order(paths: list[str], expected: list[str], folder: Path) -> None:
    assert [name for name in names(folder, *paths) if "notes.docx" not in name] == expected


def test_file_with_glob_characters_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("He said no.", encoding="utf-8")
    assert names(tmp_path, "a[1].txt") == ["a[1].txt"]


def test_unknown_suffix_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("He said no.", encoding="utf-8")
    (tmp_path / "b").write_text('{"text": "He said no."}', encoding="utf-8")
    (tmp_path / "c.php").write_text("\n<!DOCTYPE html><p>He said no to her.</p>", encoding="utf-8")
    texts = [
        item.text
        for item in read_articles([str(tmp_path / name) for name in ("a.md", "b", "c.php")])
        if isinstance(item, Article)
    ]
    assert texts == ["He said no.", "He said no.", "He said no to her."]


def test_bad_paths_do_not_stop_the_good_ones(folder: Path) -> None:
    (folder / "empty").mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    paths = ["missing.txt", "*.csv", "empty", "pipe", "loop", "gone.txt", "", "b.txt/x", "b.txt"]
    found = list(read_articles([str(folder / path) if path else "" for path in paths] + ["/dev/null", "a\0b"]))
    assert [str(item).removeprefix(f"{folder}/") for item in found if isinstance(item, InputError)] == [
        "missing.txt: cannot be read: no such file or directory",
        "*.csv: matches no file",
        f"empty: directory holds no article ({' '.join(sorted(PLAIN))}, also with .gz or .zst)",
        "pipe: is a named pipe: give a file, a directory, or - for standard input",
        "loop: cannot be read: too many levels of symbolic links",
        "gone.txt: cannot be read: no such file or directory",
        "'' is no path",
        "b.txt/x: cannot be read: not a directory",
        "/dev/null: is a device: give a file, a directory, or - for standard input",
        "'a\\x00b' is no path",
    ]
    assert [item.text for item in found if isinstance(item, Article)] == ["B said no."]


def test_loops_of_directories_are_not_followed(folder: Path) -> None:
    (folder / "c" / "up").symlink_to(folder)
    tally: Counter[str] = Counter()
    assert names(folder, "c", tally=tally) == ["c/d.HTM"]
    assert tally["links to directories"] == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permissions(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    (folder / "c").chmod(0)
    assert names(folder, "b.txt") == [f"! {folder}/b.txt: cannot be read: permission denied"]
    assert f"! {folder}/c: cannot be read: permission denied" in names(folder, "")
    (folder / "c").chmod(0o700)


def test_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(path).write_text("He said no.", encoding="utf-8")
    (article,) = read_articles([path])
    assert isinstance(article, Article)
    assert article.id.endswith(r"/caf\xe9.txt")


def test_metadata_overrides_what_the_input_says(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "He said no.", "title": "Old", "publisher": "Kept", "url": "https://example.org/old"}', "utf-8"
    )
    metadata = Metadata(date=dt.date(2024, 5, 3), url="https://example.org/new", title="New")
    (article,) = read_articles([str(path)], metadata=metadata)
    assert article == Article(
        text="He said no.",
        id="https://example.org/new",
        url="https://example.org/new",
        title="New",
        published=dt.date(2024, 5, 3),
        publisher="Kept",
    )


def test_one_url_is_for_one_article(folder: Path) -> None:
    found = list(read_articles([str(folder)], metadata=Metadata(url="https://example.org/1")))
    assert isinstance(found[0], Article)
    assert all(isinstance(item, InputError) and "one URL" in str(item) for item in found[1:])
    assert len(found) == 4


def test_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="no reader for the format 'pdf': use auto, text"):
        read_articles(["x"], format="pdf")


@pytest.mark.parametrize(
    "text", ["2024-05-03", " 2024-05-03 ", "2024-05-03T10:00", "2024-05-03T10:00:00.123Z", "2024-05-03 10:00:00+0200"]
)
def test_dates(text: str) -> None:
    assert parse_date(text) == dt.date(2024, 5, 3)


@pytest.mark.parametrize(
    "text",
    ["", "2024", "20240503", "2024-W18-5", "03/05/2024", "2024-13-01", "2024-05-03x", "٢٠٢٤-05-03", "2024-05-03T"],
)
def test_no_dates(text: str) -> None:
    with pytest.raises(InputError):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://example.org/a", "https://example.org/a"),
        (" https://example.org/a b|c ", "https://example.org/a%20b%7Cc"),
        ("https://example.org/é", "https://example.org/é"),
        ("urn:example:1", "urn:example:1"),
    ],
)
def test_urls(text: str, url: str) -> None:
    assert parse_url(text) == url


@pytest.mark.parametrize(
    "text", ["", "example.org", "/a", "//example.org/a", "https://", "http:example", "https:///a", ":x"]
)
def test_no_urls(text: str) -> None:
    with pytest.raises(InputError):
        parse_url(text)


@pytest.mark.parametrize("name", ["no-such", "hex", "base64", "", "a\0b", "é"])
def test_no_encodings(name: str) -> None:
    with pytest.raises(InputError):
        parse_encoding(name)
