"""WARC archives: one article an HTML page."""

from __future__ import annotations

import gzip
import io
import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.readers import read_articles

PAGE = "<html><head><title>T</title></head><body><article><p>Mayor Ilse Brandt said {}.</p></article></body></html>"


def record(
    content: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", *, url: str, type_: str = "response"
) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-03T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype={type_}\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


ARCHIVE = [
    record(PAGE.format("no").encode(), url="https://example.org/1"),
    record(b"\x89PNG", "image/png", url="https://example.org/logo.png"),
    record(PAGE.format("gone").encode(), status="404 Not Found", url="https://example.org/2"),
    record(b"<html><body></body></html>", url="https://example.org/3"),
    record(PAGE.format("café").encode("cp1252"), url="https://example.org/4"),
    record(PAGE.format("café").encode("cp1252"), "text/html; charset=windows-1252", url="https://example.org/5"),
    record(PAGE.format("asked").encode(), url="https://example.org/6", type_="request"),
]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_are_read_and_the_rest_is_counted(packed: bool, tmp_path: Path) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(gzip.compress(part) if packed else part for part in ARCHIVE))
    tally: Counter[str] = Counter()
    found = list(read_articles([str(tmp_path)], tally=tally))
    assert [(item.id, item.text) for item in found if isinstance(item, Article)] == [
        ("https://example.org/1", "Mayor Ilse Brandt said no."),
        ("https://example.org/5", "Mayor Ilse Brandt said café."),
    ]
    assert [str(item).removeprefix(str(path)).partition(":")[0] for item in found if isinstance(item, InputError)] == [
        "[4]",
        "[5]",
    ]
    assert +tally == {"WARC answers that are no HTML page": 2, "WARC request records": 1}


def test_archive_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(ARCHIVE[0] + b"nonsense")
    article, error = read_articles([str(path)])
    assert isinstance(article, Article)
    assert isinstance(error, InputError)
    assert "breaks off after 1 records" in str(error)


def test_archive_from_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.write(writing, record(PAGE.format("no").encode(), url="https://example.org/a"))
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.FileIO(pipe.fileno(), closefd=False))))
        (article,) = read_articles(["-"], format="warc")
    assert isinstance(article, Article)


def test_broken_headers_do_not_cost_the_page(tmp_path: Path) -> None:
    page = PAGE.format("no").encode()
    (tmp_path / "a.warc").write_bytes(
        record(page, kind="text/html; charset=tf-8", url="https://example.org/a")
        + record(page, url="https://example.org/b").replace(b"WARC-Target-URI", b"WARC-Xarget-URI")
    )
    first, second = read_articles([str(tmp_path / "a.warc")])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.url, second.url) == ("https://example.org/a", None)
