"""What is known about an article beside its text, and the checks that dates, URLs and encodings must pass."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import quote

from kg.errors import InputError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?", re.ASCII)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?P<rest>.+)", re.ASCII | re.DOTALL)
_WEB = re.compile(r"https?://[^/?#\s]", re.ASCII | re.IGNORECASE)
# What an IRI may not contain (RFC 3987): browsers send these percent-encoded.
_NOT_IN_IRI = re.compile(r'[\x00-\x20\x7f-\x9f<>"{}|\\^`\ud800-\udfff]')


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the user says about the articles; it overrides what the input says."""

    date: dt.date | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None


def parse_date(text: str) -> dt.date:
    """Read an ISO 8601 date, or the day of an ISO 8601 date with time, as it stands there (no change of time zone)."""
    day, rest = text.strip()[:10], text.strip()[10:]
    if _DATE.fullmatch(day) and (not rest or _TIME.fullmatch(rest)):
        try:
            return dt.date.fromisoformat(day)
        except ValueError as error:
            raise InputError(f"{text!r} is no date of the calendar") from error
    raise InputError(f"{text!r} is no date: write YYYY-MM-DD")


def parse_url(text: str) -> str:
    """Check that `text` is an absolute IRI; percent-encode what an IRI may not contain."""
    text = text.strip()
    found = _SCHEME.fullmatch(text)
    if found is None or (text.lower().startswith(("http:", "https:")) and not _WEB.match(text)):
        raise InputError(f"{text!r} is no absolute URL such as https://example.org/news/1")
    return _NOT_IN_IRI.sub(lambda char: quote(char.group(), errors="replace"), text)


def parse_encoding(name: str) -> str:
    """Check that `name` is a character encoding; answer its usual name."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError) as error:  # ValueError: NUL in the name
        raise InputError(f"{name!r} is no known encoding: try utf-8, windows-1252 or utf-16") from error
    if not getattr(found, "_is_text_encoding", True):
        raise InputError(f"{name!r} is no character encoding: try utf-8, windows-1252 or utf-16")
    return found.name
