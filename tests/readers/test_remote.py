"""PATHs that are URLs: memory://, file:// and a web server on this machine; nothing else is asked for anything."""

from __future__ import annotations

import gzip
import http.server
import socket
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from kg.errors import InputError
from kg.model import Article
from kg.readers import read_articles
from kg.readers.remote import is_url, without_secrets

PAGE = b"<html><body><article><p>Mayor Ilse Brandt said 45 people were freed.</p></article></body></html>"


@pytest.fixture
def memory() -> Iterator[str]:
    system = fsspec.filesystem("memory")
    system.pipe("/news/b.txt", b"B said no.")
    system.pipe("/news/a.jsonl.gz", gzip.compress(b'{"text": "A1 said no."}\n{"text": "A2 said no."}\n'))
    system.pipe("/news/deep/c.html", PAGE)
    system.pipe("/news/.hidden.txt", b"hidden")
    system.pipe("/news/notes.docx", b"PK")
    yield "memory://news"
    system.rm("/news", recursive=True)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, directory=str(tmp_path), **options)  # type: ignore[arg-type,misc]

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def ids(*paths: str, tally: Counter[str] | None = None) -> list[str]:
    return [item.id if isinstance(item, Article) else f"! {item}" for item in read_articles(paths, tally=tally)]


def test_folder_is_walked_in_sorted_order(memory: str) -> None:
    tally: Counter[str] = Counter()
    found = ["memory:///news/a.jsonl.gz:1", "memory:///news/a.jsonl.gz:2", "memory:///news/b.txt"]
    assert ids(memory, tally=tally) == [*found, "memory:///news/deep/c.html"]
    assert +tally == {".docx files": 1, "hidden files": 1}


def test_file_and_glob(memory: str) -> None:
    assert ids(f"{memory}/b.txt") == [f"{memory}/b.txt"]
    assert ids(f"{memory}/*.txt", f"{memory}/**/*.html") == ["memory:///news/b.txt", "memory:///news/deep/c.html"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing.txt", "cannot be read: no such file or directory"),
        ("/*.csv", "matches no file"),
    ],
)
def test_what_is_not_there(memory: str, path: str, reason: str) -> None:
    assert ids(memory + path) == [f"! {memory}{path}: {reason}"]


def test_folder_without_articles() -> None:
    system = fsspec.filesystem("memory")
    system.pipe("/empty/notes.docx", b"PK")
    assert ids("memory://empty") == ["! memory://empty: holds no article"]
    system.rm("/empty", recursive=True)


def test_file_url(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("She said no.", encoding="utf-8")
    assert ids(f"file://{tmp_path}/a.txt") == [f"file://{tmp_path}/a.txt"]
    assert ids(f"file://{tmp_path}") == [f"file://{tmp_path}/a.txt"]


def test_web(server: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "page").write_bytes(PAGE)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "A1 said no."}\n'))
    first, second, third = read_articles([f"{server}/a.html?x=*", f"{server}/page", f"{server}/b.jsonl.gz"])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(third, Article)
    assert first.text == second.text == "Mayor Ilse Brandt said 45 people were freed."
    assert first.url == first.id == f"{server}/a.html?x=*"
    assert (third.text, third.url) == ("A1 said no.", None)


def test_web_that_does_not_answer_with_a_file(server: str) -> None:
    assert ids(f"{server}/missing.html") == [
        f"! {server}/missing.html: cannot be read: the server answers with HTTP 404"
    ]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (found,) = ids(f"http://127.0.0.1:{port}/a.html")
    assert found.startswith(f"! http://127.0.0.1:{port}/a.html: cannot be read: ")
    assert "\n" not in found


def test_bad_urls_do_not_stop_the_good_ones(memory: str) -> None:
    found = ids("nosuch://x/a.txt", f"{memory}/b.txt")
    assert found[0].startswith("! nosuch://x/a.txt: cannot be read: ")
    assert found[1:] == [f"{memory}/b.txt"]


@pytest.mark.parametrize(("module", "url"), [("fsspec", "memory://news/b.txt"), ("aiohttp", "http://127.0.0.1:9/a")])
def test_missing_extra_is_named(module: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name == module or name.startswith(f"{module}.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    (found,) = read_articles([url])
    assert isinstance(found, InputError)
    assert "pip install 'hearsay[remote]'" in str(found)
    assert "\n" not in str(found)


def test_nothing_is_imported_for_plain_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    (tmp_path / "http:").write_text("She said no.", encoding="utf-8")
    (article,) = read_articles([str(tmp_path / "http:")])
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("s3://b/k", True),
        ("simplecache::s3://b", True),
        ("C:\\x", False),
        ("c://x", False),
        ("a/b://c", False),
        ("-", False),
    ],
)
def test_is_url(path: str, expected: bool) -> None:
    assert is_url(path) is expected


def test_secrets_are_not_shown() -> None:
    assert without_secrets("https://ana:secret@example.org/a@b") == "https://example.org/a@b"
