"""A text file is one article: its text is the file's, character for character; no metadata is made up."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import InputError
from kg.readers.decoding import check_text, decode
from kg.readers.source import Reading, Source, read_bytes


def read_text(source: Source) -> Iterator[Reading | InputError]:
    """Read the one article of a text file."""
    text = decode(read_bytes(source), source.encoding, path=source.path)
    check_text(text, path=source.path)
    yield Reading(text=text, place=source.path)
