"""An RSS or Atom feed is one article an entry: its full content where the feed has it, else its summary.

Does not fetch the pages that entries link to. Source: https://feedparser.readthedocs.io.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.readers.decoding import check_text, check_unicode, declared_encoding, decode
from kg.readers.html import read_page, without_declaration
from kg.readers.metadata import parse_url
from kg.readers.page_dates import stated_date
from kg.readers.plain import plain_text
from kg.readers.source import Reading, Source, read_bytes


def read_feed(source: Source) -> Iterator[Reading | InputError]:
    """Read the entries of a feed."""
    import feedparser

    data = read_bytes(source)
    text = decode(data, source.encoding or declared_encoding(data), path=source.path)
    if not text.strip():
        raise InputError("holds nothing but white space", path=source.path)
    utf8 = without_declaration(text).encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        # a stream, because feedparser takes bytes for a file's name first, and for an address
        feed = feedparser.parse(io.BytesIO(utf8), response_headers=headers)
    except Exception as error:  # its parsers have errors of many kinds, among them those of bad character references
        raise InputError(
            f"is a feed that cannot be parsed: {' '.join(str(error).split())}", path=source.path
        ) from error
    if not feed.entries:
        reason = f": {feed.bozo_exception}" if feed.get("bozo") else ""
        raise InputError(f"is no feed, or a feed without entries{reason}".replace("\n", " "), path=source.path)
    if feed.get("bozo"):
        source.tally["faults in a feed's XML passed over"] += 1
    for number, entry in enumerate(feed.entries, start=1):
        yield _caught(entry, feed.feed, source, f"{source.path}[{number}]")


def _caught(entry: Any, feed: Any, source: Source, place: str) -> Reading | InputError:
    try:
        return _reading(entry, feed, source, place)
    except InputError as error:
        return error


def _reading(entry: Any, feed: Any, source: Source, place: str) -> Reading:
    texts = [*entry.get("content", []), *([entry.summary_detail] if "summary_detail" in entry else [])]
    found = next((text for text in texts if text.get("value", "").strip()), None)
    if found is None:
        raise InputError("entry has neither content nor summary; what it links to is not fetched", path=place)
    check_unicode(found.value, "text", path=place)
    if found.get("type") == "text/plain" and "<" not in found.value:
        text = found.value
    else:
        text = read_page(found.value, place=place, tally=source.tally).text
    check_text(text, path=place)
    authors = [plain_text(author.get("name")) for author in entry.get("authors", [])]
    return Reading(
        text=text,
        place=place,
        id=plain_text(entry.get("id")),
        url=_url(entry.get("link"), source),
        title=plain_text(entry.get("title")),
        published=_date(entry.get("published"), source),
        publisher=plain_text(feed.get("title")),
        authors=tuple(author for author in authors if author),
        language=(plain_text(feed.get("language")) or "")[:2].lower() or None,
    )


def _url(link: str | None, source: Source) -> str | None:
    try:
        return parse_url(link) if link else None
    except InputError:
        source.tally["entry URL that is none"] += 1
        return None


def _date(published: str | None, source: Source) -> dt.date | None:
    try:
        return stated_date(published) if published else None
    except InputError:
        source.tally["entry date that is none"] += 1
        return None
