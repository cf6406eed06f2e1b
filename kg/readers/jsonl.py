"""JSON Lines: one object a line with "text" or "html", optionally id, url, title, published, publisher, authors, lang.

Also takes a file that is one object or one array of objects, and objects of IPTC's ninjs (`ninjs.py`). Keys of other
names are kept out and counted. A line that cannot be read is an InputError with its number; those after it are read.
Not handled: nested publisher objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from kg.errors import InputError
from kg.readers.compressed import packing
from kg.readers.decoding import check_text, check_unicode, decode, refuse_binary
from kg.readers.html import read_page
from kg.readers.metadata import parse_date, parse_url
from kg.readers.ninjs import is_ninjs, read_ninjs
from kg.readers.source import MAX_BYTES, Reading, Source, read_bytes

_KEYS = frozenset({"text", "html", "id", "url", "title", "published", "publisher", "authors", "lang"})
_SPACE = b" \t\r\n"
_HEAD = 512


def read_jsonl(source: Source) -> Iterator[Reading | InputError]:
    """Read the articles of a JSON Lines file, or of a file that is one JSON value."""
    refuse_binary(source.stream.peek(_HEAD)[:_HEAD], source.encoding or "utf-8", path=source.path)
    name = source.path.lower()
    if name.removesuffix(packing(name) or "").endswith(".json") or _is_written_out(source):
        yield from _whole_file(source)
    else:
        yield from _lines(source, _numbered_lines(source))


def _is_written_out(source: Source) -> bool:
    """Whether a value starts that goes on over several lines: the first line is no more than a bracket, or an array."""
    head = source.stream.peek(_HEAD)[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.partition(b"\n")[0].strip(_SPACE) in {b"{", b"["} or head.startswith(b"[")


def _whole_file(source: Source) -> Iterator[Reading | InputError]:
    data = read_bytes(source)
    text = decode(data, source.encoding, path=source.path)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in data.splitlines() if line.strip()]
        if len(lines) > 1 and lines[0].rstrip().endswith((b"}", b"]")):
            yield from _lines(source, iter(enumerate(data.split(b"\n"), start=1)))
            return
        raise InputError(_json_fault(error), path=source.path, line=getattr(error, "lineno", None)) from error
    objects = value if isinstance(value, list) else [value]
    if not objects:
        raise InputError("holds an empty array: no article", path=source.path)
    for number, item in enumerate(objects, start=1):
        place = source.path if len(objects) == 1 else f"{source.path}[{number}]"
        yield _caught(item, source, place=place, line=None)


def _numbered_lines(source: Source) -> Iterator[tuple[int, bytes | InputError]]:
    number = 0
    while line := source.stream.readline(MAX_BYTES + 1):
        number += 1
        if len(line) <= MAX_BYTES:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = source.stream.readline(MAX_BYTES)
        yield number, InputError(f"longer than {MAX_BYTES:,} bytes: no single article", path=source.path, line=number)


def _lines(source: Source, lines: Iterator[tuple[int, bytes | InputError]]) -> Iterator[Reading | InputError]:
    empty = True
    for number, line in lines:
        if isinstance(line, InputError):
            empty = False
            yield line
        elif line.strip(_SPACE):
            empty = False
            yield _read_line(line, number, source)
    if empty:
        raise InputError("is empty", path=source.path)


def _read_line(line: bytes, number: int, source: Source) -> Reading | InputError:
    try:
        value = json.loads(decode(line.strip(_SPACE), source.encoding, path=source.path, line=number))
    except InputError as error:
        return error
    except (ValueError, RecursionError) as error:
        return InputError(_json_fault(error), path=source.path, line=number)
    return _caught(value, source, place=f"{source.path}:{number}", line=number)


def _caught(value: object, source: Source, *, place: str, line: int | None) -> Reading | InputError:
    try:
        return _reading(value, source, place=place, line=line)
    except InputError as error:
        return error if error.path else InputError(str(error), path=source.path if line else place, line=line)


def _json_fault(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"is no JSON: {error.msg} at column {error.colno}"
    return "is no JSON: nested too deeply" if isinstance(error, RecursionError) else f"is no JSON: {error}"


def _reading(value: object, source: Source, *, place: str, line: int | None) -> Reading:
    """Make a reading of one JSON value; InputErrors without path get theirs from the caller."""
    if not isinstance(value, dict):
        raise InputError(f'is {_kind(value)}, not an object with "text" or "html"')
    if is_ninjs(value):
        return read_ninjs(value, source, place=place, line=line)
    for key in value.keys() - _KEYS:
        source.tally[f"unknown key {key[:40]!r}"] += 1
    published, url = _string(value, "published"), _string(value, "url")
    reading = Reading(
        text=_string(value, "text", blank=True) or "",
        place=place,
        id=_identifier(value),
        url=parse_url(url) if url else None,
        title=_string(value, "title"),
        published=parse_date(published) if published else None,
        publisher=_string(value, "publisher"),
        authors=_authors(value),
        language=_string(value, "lang"),
    )
    if value.get("text") is not None:
        check_text(reading.text, path=source.path, line=line)
        return reading
    html = _string(value, "html")
    if html is None:
        raise InputError('has neither "text" nor "html"')
    page = read_page(html, place=place, tally=source.tally, line=line)
    stated = {field.name: getattr(reading, field.name) or getattr(page, field.name) for field in fields(Reading)}
    return Reading(**stated)


def _string(value: dict[str, Any], key: str, *, blank: bool = False) -> str | None:
    found = value.get(key)
    if found is None:
        return None
    if not isinstance(found, str):
        raise InputError(f'"{key}" is {_kind(found)}, not a string')
    if not blank:
        check_unicode(found, f'"{key}"', path="")
    return found if blank or found.strip() else None


def _identifier(value: dict[str, Any]) -> str | None:
    found = value.get("id")
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else _string(value, "id")


def _authors(value: dict[str, Any]) -> tuple[str, ...]:
    found = value.get("authors")
    names = [found] if isinstance(found, str) else found or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise InputError(f'"authors" is {_kind(found)}, not a list of strings')
    for name in names:
        check_unicode(name, '"authors"', path="")
    return tuple(name for name in names if name.strip())


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")
