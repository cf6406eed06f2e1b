"""A WARC archive is one article an HTML page that was answered with status 200.

Other records are left out and counted. Not handled: pages that need their scripts; revisits, which hold no page.
Source: https://iipc.github.io/warc-specifications/.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader, UnsupportedOperation
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.readers.decoding import declared_encoding, decode, labelled_encoding
from kg.readers.html import read_page
from kg.readers.metadata import parse_url
from kg.readers.source import MAX_BYTES, Reading, Source

if TYPE_CHECKING:
    from fastwarc import WarcRecord

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_FOUND = 200


def read_warc(source: Source) -> Iterator[Reading | InputError]:
    """Read the HTML pages of an archive, compressed or not."""
    from fastwarc import ArchiveIterator, WarcRecordType

    if not source.stream.peek(1):
        raise InputError("is empty", path=source.path)
    number = 0
    records = ArchiveIterator(_Forward(source.stream), record_types=WarcRecordType.any_type, auto_decode="all")
    try:
        for record in records:
            number += 1
            if record.record_type != WarcRecordType.response or not record.is_http:
                source.tally[f"WARC {record.record_type} records"] += 1
            elif record.http_content_type not in _PAGES or record.http_headers.status_code != _FOUND:
                source.tally["WARC answers that are no HTML page"] += 1
            else:
                yield _page(record, source, number)
    except (OSError, ValueError) as error:
        what = f"is a WARC archive that breaks off after {number} records" if number else "is no WARC archive"
        raise InputError(f"{what}: {error}", path=source.path) from error
    if not number:
        raise InputError("is no WARC archive: holds no record", path=source.path)


class _Forward:
    """A stream as the library wants it; it asks for the place, which pipes and servers cannot tell."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place

    def seek(self, place: int, whence: int = 0, /) -> int:
        raise UnsupportedOperation(f"no way to {place} ({whence})")

    def close(self) -> None:
        """Whoever opened the stream closes it."""


def _page(record: WarcRecord, source: Source, number: int) -> Reading | InputError:
    place = f"{source.path}[{number}]"
    try:
        data = record.reader.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise InputError(f"longer than {MAX_BYTES:,} bytes: no single article", path=place)
        encoding = source.encoding or labelled_encoding(record.http_charset or "") or declared_encoding(data)
        reading = read_page(decode(data, encoding, path=place), place=place, tally=source.tally)
        address = record.headers.get("WARC-Target-URI")
        return reading if address is None else replace(reading, url=parse_url(address.strip("<>")))
    except InputError as error:
        return error
