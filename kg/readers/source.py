"""What goes into a reader and what comes out of it, before the user's own metadata is laid over it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BufferedReader

from kg.errors import InputError

MAX_BYTES = 64 * 1024 * 1024  # a novel has 1 MB: what is longer is no article


@dataclass(frozen=True, slots=True)
class Source:
    """An open file or stdin, and how to read it; readers count in `tally` what they keep out."""

    path: str
    stream: BufferedReader
    encoding: str | None = None
    tally: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as its input has it; `place` (path, or path and line) identifies it where nothing better does."""

    text: str
    place: str
    id: str | None = None
    url: str | None = None
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None


Reader = Callable[[Source], Iterator[Reading | InputError]]


def read_bytes(source: Source) -> bytes:
    """Read the whole of a source that holds one article.

    Raises InputError where it is longer than any article.
    """
    data = source.stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"longer than {MAX_BYTES:,} bytes: no single article", path=source.path)
    return data
