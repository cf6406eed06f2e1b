"""What every reader must do with input that is empty, broken, foreign, or comes from stdin."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article
from kg.readers import READERS, read_articles

SENTENCE = "Mayor Ilse Brandt said 45 people were freed."


def as_html(text: str) -> bytes:
    return f"<html><body><article><p>{text}</p></article></body></html>".encode()


def as_jsonl(text: str) -> bytes:
    return json.dumps({"text": text}).encode() + b"\n"


def as_feed(text: str) -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Example News</title>'
        f"<item><title>One</title><description>&lt;p&gt;{text}&lt;/p&gt;</description></item></channel></rss>"
    ).encode()


def as_warc(text: str) -> bytes:
    page = as_html(text)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n"
        "WARC-Date: 2024-05-03T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


# format -> (suffix, how a text is written in it); a reader without an entry here fails the first test
WRITERS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "text": (".txt", str.encode),
    "html": (".html", as_html),
    "jsonl": (".jsonl", as_jsonl),
    "feed": (".xml", as_feed),
    "warc": (".warc", as_warc),
}
FORMATS = pytest.mark.parametrize("name", list(READERS))


def read_one(path: Path, **options: object) -> Article | InputError:
    (found,) = read_articles([str(path)], **options)  # type: ignore[arg-type]
    return found


def test_every_reader_is_under_this_contract() -> None:
    assert set(WRITERS) == set(READERS)


@FORMATS
@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "قال الوزير إن 45 شخصا أفرج عنهم.",
        "השר אמר כי 45 אנשים שוחררו.",
        "The coach said 👩‍👩‍👧‍👦 “we won” 🏳️‍🌈 twice.",
        "Cafe\u0301 owner Zo\u0308e Ngata\u0304 said no.",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 beyond the first plane, said Ana.",
    ],
)
def test_text_is_kept_character_for_character(name: str, text: str, tmp_path: Path) -> None:
    suffix, write = WRITERS[name]
    path = tmp_path / f"a{suffix}"
    path.write_bytes(write(text))
    article = read_one(path)
    assert isinstance(article, Article)
    # trafilatura takes invisible joiners out of a page's text
    assert article.text == (text if name in {"text", "jsonl"} else text.replace("\u200d", ""))


@FORMATS
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t \r\n", ""),
        (b"\xef\xbb\xbf", ""),
        (b"\x00\x01\x02\x03" * 20, "is binary"),
        (b"Mayor \x00 said no.", "is binary"),
        (b"\x01\x02\x03\x04\x05\x06" * 20, "is binary"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
        (b"\x1f\x8b\x08\x00abc", "gzip"),
        (b"The caf\xe9 owner said no.", "byte 0xe9 at offset 7"),
    ],
)
@pytest.mark.parametrize("from_stdin", [False, True])
def test_bad_input_is_one_clear_line(
    name: str, data: bytes, reason: str, from_stdin: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"bad{WRITERS[name][0]}"
    path.write_bytes(data)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    where = "-" if from_stdin else str(path)
    (found,) = read_articles([where], format=name)
    assert isinstance(found, InputError)
    assert (reason if name != "warc" or not data else "is no WARC archive: ") in str(found)
    assert str(found).startswith(where)
    assert "\n" not in str(found)


@FORMATS
def test_encoding_that_is_named_is_used(name: str, tmp_path: Path) -> None:
    suffix, write = WRITERS[name]
    path = tmp_path / f"latin{suffix}"
    data = write("The café owner said “no”.").decode().encode("cp1252")
    path.write_bytes(re.sub(rb"(?<=Content-Length: )\d+", str(len(data) - data.find(b"HTTP/")).encode(), data))
    wrong = read_one(path)
    # in JSON the characters are escaped, and the archive has an answer's own declaration
    assert isinstance(wrong, Article) if name == "jsonl" else "--encoding windows-1252" in str(wrong)
    article = read_one(path, encoding="windows-1252")
    assert isinstance(article, Article)
    assert article.text == "The café owner said “no”."


@FORMATS
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_decides_and_is_taken_off(name: str, encoding: str, tmp_path: Path) -> None:
    if name == "warc" or (name == "jsonl" and encoding != "utf-8-sig"):
        pytest.skip("the format is read by bytes, not by characters")
    suffix, write = WRITERS[name]
    path = tmp_path / f"marked{suffix}"
    path.write_bytes(write(SENTENCE).decode().encode(encoding))
    article = read_one(path)
    assert isinstance(article, Article)
    assert article.text == SENTENCE


@FORMATS
def test_stdin_is_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRITERS[name][1](SENTENCE))))
    for found in read_articles(["-"]):  # the format is found by the first bytes
        assert isinstance(found, Article)
        assert found.text == SENTENCE
        assert found.id.startswith("-") or found.id == found.url


@FORMATS
def test_article_of_five_megabytes(name: str, tmp_path: Path) -> None:
    suffix, write = WRITERS[name]
    text = "\n\n".join(f"Mayor Ilse Brandt said {number} people were freed. " * 100 for number in range(1_000))
    path = tmp_path / f"long{suffix}"
    path.write_bytes(write(text) if name != "html" else write(text.replace("\n\n", "</p><p>")))
    assert path.stat().st_size > 4_500_000
    article = read_one(path)
    assert isinstance(article, Article)
    assert len(article.text) > 0.9 * len(text)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400), name=st.sampled_from(sorted(READERS)))
def test_any_bytes_are_an_article_or_an_input_error(data: bytes, name: str) -> None:
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(data))
    try:
        found = list(read_articles(["-"], format=name))
    finally:
        sys.stdin = before
    assert found
    for item in found:
        assert isinstance(item, Article | InputError)
        if isinstance(item, Article):
            item.text.encode("utf-8")
            assert item.text.strip()


@settings(max_examples=60, deadline=None)
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["text", "html", "id", "url", "title", "published", "authors", "lang", "x"]),
                inner,
                max_size=6,
            )
        ),
        max_leaves=8,
    )
)
def test_any_json_is_an_article_or_an_input_error(value: object) -> None:
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(json.dumps(value).encode() + b"\n"))
    try:
        read = list(read_articles(["-"], format="jsonl"))
    finally:
        sys.stdin = before
    assert len(read) == max(1, len(value) if isinstance(value, list) else 1)
    for found in read:
        assert isinstance(found, Article | InputError)
        if isinstance(found, Article):
            for text in (found.text, found.id, found.title or "", found.url or ""):
                text.encode("utf-8")
