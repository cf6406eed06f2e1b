"""How many articles some paths hold, where that can be told without reading them: for the time that is left.

Told for local files of one article each (text, HTML) and for JSON Lines, whose lines are counted. Not told for
archives, feeds, JSON arrays, compressed files, URLs and standard input. Files that cannot be read count as well, since
each is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kg.errors import InputError
from kg.readers.paths import STDIN, iter_files
from kg.readers.read import KNOWN
from kg.readers.remote import is_url

_ONE = (".txt", ".text", ".html", ".htm", ".xhtml")
_LINES = (".jsonl", ".ndjson")
_MOST_BYTES = 4 << 30  # counting the lines of more takes longer than a user waits
_CHUNK = 1 << 20


def expected_articles(paths: Sequence[str], *, format: str = "auto") -> int | None:  # noqa: A002
    """How many articles, or files without one, there will be; None where that is not known beforehand."""
    if format not in {"auto", "text", "html", "jsonl"} or any(path == STDIN or is_url(path) for path in paths):
        return None
    count = 0
    for path in iter_files(paths, frozenset(KNOWN) if format == "auto" else None, Counter()):
        if isinstance(path, InputError) or format in {"text", "html"} or path.lower().endswith(_ONE):
            count += 1
        elif path.lower().endswith(_LINES) and Path(path).stat().st_size <= _MOST_BYTES:
            count += _lines(path)
        else:
            return None
    return count


def _lines(path: str) -> int:
    """Lines of a file, the last one with or without its end."""
    count, last = 0, b"\n"
    with Path(path).open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            count += chunk.count(b"\n")
            last = chunk[-1:]
    return count + (last != b"\n")
