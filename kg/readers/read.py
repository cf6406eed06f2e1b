"""PATHs -> articles: finds the files, chooses the reader, lays the user's metadata over what the input says."""

from __future__ import annotations

import contextlib
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import InputError
from kg.model import Article
from kg.readers.compressed import SUFFIXES as PACKED
from kg.readers.compressed import packing, unpacked
from kg.readers.feed import read_feed
from kg.readers.html import read_html
from kg.readers.jsonl import read_jsonl
from kg.readers.language import language_of
from kg.readers.metadata import Metadata, parse_url
from kg.readers.paths import STDIN, iter_files, printable_path, unreadable
from kg.readers.remote import file_name, is_url, is_web, open_remote, without_secrets
from kg.readers.source import Reader, Reading, Source
from kg.readers.text import read_text
from kg.readers.warc import read_warc

READERS: dict[str, Reader] = {
    "text": read_text,
    "html": read_html,
    "jsonl": read_jsonl,
    "feed": read_feed,
    "warc": read_warc,
}

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".warc": "warc",
    ".warc.gz": "warc",
}
KNOWN = (*SUFFIXES, *(suffix + packed for suffix in SUFFIXES for packed in PACKED))
_SNIFFED = 1024
_STARTS = (
    (re.compile(rb"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(rss|feed|rdf:rdf)\b", re.DOTALL), "feed"),
    (re.compile(rb"<!doctype html|<html|<\?xml"), "html"),
    (re.compile(rb'(\[\s*)?\{\s*"'), "jsonl"),
    (re.compile(rb"warc/\d"), "warc"),
)


def read_articles(
    paths: Sequence[str],
    *,
    format: str = "auto",  # noqa: A002  the contract's name
    encoding: str | None = None,
    metadata: Metadata | None = None,
    tally: Counter[str] | None = None,
) -> Iterator[Article | InputError]:
    """Yield the articles behind `paths` in order; what cannot be read is yielded as an InputError, and reading goes on.

    `metadata` overrides what the input says. `tally` counts what was left out (unknown JSON keys, files of no format).
    """
    if format != "auto" and format not in READERS:
        raise InputError(f"no reader for the format {format!r}: use auto, {', '.join(READERS)}")
    return _read(paths, format, encoding, metadata or Metadata(), Counter() if tally is None else tally)


def _read(
    paths: Sequence[str], format_: str, encoding: str | None, metadata: Metadata, tally: Counter[str]
) -> Iterator[Article | InputError]:
    articles = 0
    suffixes = frozenset(KNOWN) if format_ == "auto" else None
    for path in iter_files(paths, suffixes, tally):
        for reading in [path] if isinstance(path, InputError) else _readings(path, format_, encoding, tally):
            if isinstance(reading, InputError):
                yield reading
                continue
            articles += 1
            if metadata.url and articles > 1:
                yield InputError("one URL was given for more than one article: read this one alone", path=reading.place)
                continue
            yield _article(reading, metadata)


def _readings(path: str, format_: str, encoding: str | None, tally: Counter[str]) -> Iterator[Reading | InputError]:
    place = printable_path(without_secrets(path)) if is_url(path) else printable_path(path)
    try:
        with _open(path) as opened:
            suffix = packing(file_name(path))
            stream = unpacked(opened, suffix, path=place) if suffix else opened
            format_ = _format(file_name(path), stream) if format_ == "auto" else format_
            for reading in READERS[format_](Source(place, stream, encoding, tally)):
                if isinstance(reading, Reading) and format_ == "html" and is_web(path) and not reading.url:
                    yield replace(reading, url=parse_url(place))
                else:
                    yield reading
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(path, error)


@contextlib.contextmanager
def _open(path: str) -> Iterator[io.BufferedReader]:
    if path != STDIN:
        with open_remote(path) if is_url(path) else Path(path).open("rb") as stream:
            yield stream
        return
    if sys.stdin is None:
        raise InputError("standard input is closed", path=STDIN)
    stdin = cast("BinaryIO", sys.stdin.buffer)
    # what stands in for stdin need not be able to peek
    yield stdin if isinstance(stdin, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stdin))


def _format(path: str, stream: io.BufferedReader) -> str:
    """Format by suffix, under that of a compression; for stdin and unknown suffixes by the first bytes."""
    name = path.lower()
    name = name.removesuffix(packing(name) or "")
    known = next((format_ for suffix, format_ in SUFFIXES.items() if name.endswith(suffix)), None)
    if known is not None:
        return known
    head = stream.peek(_SNIFFED)[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((name for start, name in _STARTS if start.match(head)), "text")


def _article(reading: Reading, metadata: Metadata) -> Article:
    url = metadata.url or reading.url
    return Article(
        text=reading.text,
        id=reading.id or url or reading.place,
        url=url,
        title=metadata.title or reading.title,
        published=metadata.date or reading.published,
        publisher=metadata.publisher or reading.publisher,
        authors=reading.authors,
        language=reading.language or language_of(reading.text) or "en",
    )
