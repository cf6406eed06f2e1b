"""Bytes -> Article: text, HTML pages, JSON Lines, feeds and WARC archives, from files, directories, globs and stdin.

A format is one function in `READERS`; `kg.readers.paths` finds the files, `kg.readers.read` puts both together.
"""

from __future__ import annotations

from kg.readers.metadata import Metadata, parse_date, parse_encoding, parse_url
from kg.readers.read import READERS, read_articles

__all__ = ["READERS", "Metadata", "parse_date", "parse_encoding", "parse_url", "read_articles"]
