"""Whatever a file holds, it ends in articles or in InputErrors, within limits of time and memory."""

from __future__ import annotations

import contextlib
import gzip
import io
import socket
import sys
import time
import tracemalloc
from collections.abc import Callable

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article
from kg.readers import READERS, read_articles
from kg.readers.compressed import unpacked
from kg.readers.source import Source
from tests.readers.test_contract import SENTENCE, WRITERS

ENTITY_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]><rss version='2.0'><channel><item><description>&a9;</description></item></channel></rss>"
).encode()
FRAGMENTS = [
    b"<html>", b"<body>", b"<article>", b"<p>", b"</p>", b"<![CDATA[", b"]]>", b"<!--", b"<!DOCTYPE x [", b"]>",
    b"&#0;", b"&#xD800;", b"&amp", b"\0", b"\xed\xa0\x80", b"\xff\xfe", b"{", b'{"text": "', b'"\\ud800"', b"[", b"]",
    b"}", b"\n", b"<rss><channel><item>", b"<description>", b"<entry><content>", b"WARC/1.0\r\n",
    b"Content-Length: 99999999999\r\n",
    b"Content-Length: -1\r\n", b"WARC-Type: response\r\n", b"HTTP/1.1 200 OK\r\n", b"\r\n\r\n", b"\x1f\x8b\x08\x00",
    b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"Content-Type: text/html; charset=\xff\r\n",
    SENTENCE.encode(),
    b'<script type="application/ld+json">', b'{"@graph": [{"@type": "Article", "author": {"@id": 1}}]}',
]  # fmt: skip


def read_bytes(data: bytes, name: str) -> list[Article | InputError]:
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(data))
    try:
        found = list(read_articles(["-"], format=name))
    finally:
        sys.stdin = before
    assert found or name == "warc"  # an archive may hold other records alone
    for item in found:
        assert isinstance(item, Article | InputError)
        assert isinstance(item, Article) or "\n" not in str(item)
        if isinstance(item, Article):
            for text in (item.text, item.id, item.title or "", item.url or "", *item.authors):
                text.encode("utf-8")
    return found


@pytest.mark.parametrize("name", sorted(READERS))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_pieces_of_formats(name: str, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.sampled_from(FRAGMENTS) | st.binary(max_size=8), max_size=25))
    read_bytes(b"".join(pieces), name)


@pytest.mark.parametrize("name", sorted(READERS))
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_good_files_with_broken_bytes(name: str, data: st.DataObject) -> None:
    whole = bytearray(WRITERS[name][1](SENTENCE) * data.draw(st.integers(1, 3)))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=5)):
        whole[place] = data.draw(st.integers(0, 255))
    read_bytes(bytes(whole[: data.draw(st.integers(0, len(whole)))]), name)


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_packed_files_with_broken_bytes(suffix: str, data: st.DataObject) -> None:
    plain = SENTENCE.encode() * data.draw(st.integers(1, 50))
    whole = bytearray(gzip.compress(plain, mtime=0) if suffix == ".gz" else zstandard.compress(plain))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=3)):
        whole[place] = data.draw(st.integers(0, 255))
    packed = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    with contextlib.suppress(InputError):
        stream = unpacked(io.BytesIO(packed), suffix, path="a")
        assert all(isinstance(item, InputError) or item.text for item in READERS["text"](Source("a", stream)))


NESTED: dict[str, Callable[[int], bytes]] = {
    "tags": lambda n: b"<html><body>" + b"<div>" * n + SENTENCE.encode() + b"</div>" * n,
    "spans": lambda n: b"<html><body><article><p>" + b"<span>" * n + SENTENCE.encode(),
    "lists": lambda n: b"<html><body><article>" + b"<ul><li>" * n + SENTENCE.encode(),
    "attributes": lambda n: b"<html><body " + b"a=b " * n + b"><p>" + SENTENCE.encode(),
    "feed": lambda n: b"<rss><channel><item><description>" + b"<b>" * n + SENTENCE.encode(),
    "escaped": lambda n: b"<rss><channel><item><description>" + b"&lt;div&gt;" * n + SENTENCE.encode(),
    "json": lambda n: b'{"text": ' + b"[" * n,
    "objects": lambda n: b'{"x": ' * n,
    "json-ld": lambda n: b'<html><script type="application/ld+json">' + b'{"@graph": ' * n + b"</script><p>x said no.",
    "entities": lambda n: b"<html><body><p>" + b"&#65;" * n,
    "line": lambda n: b"x" * (10 * n),
    "lines": lambda n: b"\n" * n + b"x",
    "blanks": lambda n: b'{"text": "' + b" " * n + b'x"}',
    "comments": lambda n: b"<html><body>" + b"<!--" * n + b"<p>x said no.",
    "records": lambda n: b"WARC/1.0\r\n" + b"A: b\r\n" * n,
    "ones": lambda n: b'{"text": "x", "id": ' + b"1" * n + b"}",
}


OF_ONE_FORMAT = {
    "html": ["tags", "spans", "lists", "attributes", "json-ld", "entities", "comments"],
    "feed": ["feed", "escaped"],
    "jsonl": ["json", "objects", "ones"],
    "warc": ["records"],
}
OF_ANY_FORMAT = ["line", "lines", "blanks"]
SHAPES = [(name, shape) for name in sorted(READERS) for shape in [*OF_ONE_FORMAT.get(name, []), *OF_ANY_FORMAT]]


@pytest.mark.parametrize(("name", "shape"), SHAPES)
def test_huge_and_deep_input_takes_little_time(name: str, shape: str) -> None:
    # a feed's parser is slower, not quadratic: 15 seconds for a million
    data = NESTED[shape](1_000_000 if shape in OF_ONE_FORMAT.get(name, ()) and name != "feed" else 100_000)
    start = time.process_time()
    read_bytes(data, name)
    assert time.process_time() - start < 10  # quadratic time would be minutes


@pytest.mark.parametrize("name", ["feed", "html"])
def test_entity_bombs_do_not_explode(name: str) -> None:
    tracemalloc.start()
    found = read_bytes(ENTITY_BOMB, name)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 150_000_000  # it would be gigabytes; reading takes up to 64 MB
    assert all(isinstance(item, InputError) or len(item.text) < 100_000 for item in found)


@pytest.mark.parametrize("name", ["feed", "html"])
@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://127.0.0.1:9/x.dtd"])
def test_no_external_entity_is_fetched(name: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    inside = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{address}">]>'
    outside = f'<!DOCTYPE rss SYSTEM "{address}">'
    for declaration in (inside, outside):
        feed = (
            f'<?xml version="1.0"?>{declaration}<rss version="2.0"><channel><item>'
            f"<description>before &x; after</description></item></channel></rss>"
        )
        page = f"{declaration}<html><head><base href='{address}'></head><body><p>before &x; after, she said.</p></body>"
        found = read_bytes((feed if name == "feed" else page).encode(), name)
        texts = [item.text for item in found if isinstance(item, Article)]
        assert all(len(text) < 40 for text in texts)
