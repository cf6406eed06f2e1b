"""An object of IPTC's ninjs (News in JSON), generations 1 to 3, as one article; `jsonl` meets them among its objects.

The text is the body in plain text, character for character, else the one with markup, read as a page is. A work is what
`uri` names, so that a later version of the object is a later version of the article. Not read: descriptions, captions,
associated objects (pictures, other stories), rights; an object that its provider withholds or has canceled.
Source: https://www.iptc.org/std/ninjs/userguide/
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kg.errors import InputError
from kg.readers.decoding import check_text, check_unicode
from kg.readers.html import read_page
from kg.readers.metadata import parse_url
from kg.readers.page_authors import names
from kg.readers.page_dates import stated_date
from kg.readers.plain import listed, plain_text
from kg.readers.source import Reading, Source

# What no JSON Lines article of ours has and nearly every ninjs object; one of them beside `uri` makes one.
_MARKS = frozenset({
    "standard", "type", "profile", "version", "versioncreated", "firstcreated", "contentcreated", "pubstatus",
    "headline", "headlines", "urgency", "bodies", "byline", "by", "copyrightholder", "associations", "renditions",
    "infosources", "representationtype",
})  # fmt: skip
_BODY = re.compile(r"body_(?P<format>[a-z0-9_]+)")
_MARKUP = re.compile(r"\s*<[a-zA-Z!?][^<>]*>")
_ASIDE = re.compile(r"caption|abstract|summary|teaser|ingress|lead|intro|script|shotlist", re.IGNORECASE)
_DATES = ("versioncreated", "firstcreated", "contentcreated")
_WITHHELD = {"withheld", "canceled", "cancelled"}


def is_ninjs(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is ninjs: a `uri` (some systems write `guid`), and no text as ours have it."""
    if "text" in value or "html" in value:
        return False
    keys = {key.lower() for key in value}
    return bool(keys & {"uri", "guid"}) and bool(keys & _MARKS or any(_BODY.fullmatch(key) for key in keys))


def read_ninjs(value: Mapping[str, Any], source: Source, *, place: str, line: int | None) -> Reading:
    """Make a reading of one ninjs object; InputErrors without path get theirs from the caller."""
    item = {key.lower(): found for key, found in value.items()}  # generation 3 writes versionCreated
    status = item.get("pubstatus")
    if isinstance(status, str) and status.lower() in _WITHHELD:
        raise InputError(f"is a ninjs object that its provider does not release: pubstatus is {status!r}")
    identifier = plain_text(item.get("uri")) or plain_text(item.get("guid"))
    read = _text(item, source, place=place, line=line)
    published = (_date(item.get(key), source.tally) for key in _DATES)
    language = item.get("language")
    return Reading(
        text=read,
        place=place,
        id=identifier,
        url=_url(identifier, source.tally),
        title=_headline(item),
        published=next((date for date in published if date), None),
        publisher=_publisher(item),
        authors=names(item.get("byline") or item.get("by") or item.get("authors")),
        language=re.split(r"[-_]", language.lower())[0] or None if isinstance(language, str) else None,
    )


def _text(item: Mapping[str, Any], source: Source, *, place: str, line: int | None) -> str:
    others = item.get("associations")
    if isinstance(others, list | dict) and others:
        source.tally["objects associated with a ninjs object"] += len(others)
    bodies = sorted(_bodies(item))  # what is a caption or a summary comes last, markup behind plain text
    if not bodies:
        kind = item.get("type")
        of_kind = f" of type {kind!r}" if isinstance(kind, str) and kind != "text" else ""
        raise InputError(
            f"is a ninjs object{of_kind} without text: body_text, body_xhtml and bodies are empty or missing"
        )
    body = bodies[0]
    if body.is_markup:
        check_unicode(body.text, "body", path="")
        return read_page(body.text, place=place, tally=source.tally, line=line).text
    check_text(body.text, path=source.path, line=line)
    return body.text


class _Body(NamedTuple):
    """One body in the order in which they are preferred."""

    is_aside: bool
    is_markup: bool
    number: int
    text: str


def _bodies(item: Mapping[str, Any]) -> Iterator[_Body]:
    """The bodies with text: `body_…` of generation 1, `bodies` of the later ones."""
    for number, (key, text) in enumerate(item.items()):
        match = _BODY.fullmatch(key)
        if match and isinstance(text, str) and text.strip():
            form = match["format"]
            yield _Body(bool(_ASIDE.search(form)), "html" in form or _has_markup(text), number, text)
    for number, body in enumerate(listed(item.get("bodies"))):
        told = {key.lower(): about for key, about in body.items()} if isinstance(body, dict) else {}
        text = told.get("value")
        if isinstance(text, str) and text.strip():
            kind = str(told.get("contenttype", ""))
            is_markup = "html" in kind or "xml" in kind or (kind != "text/plain" and _has_markup(text))
            yield _Body(bool(_ASIDE.search(str(told.get("role", "")))), is_markup, number, text)


def _has_markup(text: str) -> bool:
    return bool(_MARKUP.match(text))


def _headline(item: Mapping[str, Any]) -> str | None:
    if headline := plain_text(item.get("headline")):
        return headline
    several = [each for each in listed(item.get("headlines")) if isinstance(each, dict)]
    main_first = sorted(several, key=lambda each: each.get("role") not in {"main", None})
    stated = (plain_text(each.get("value")) for each in main_first)
    return next((headline for headline in stated if headline), None) or plain_text(item.get("title"))


def _publisher(item: Mapping[str, Any]) -> str | None:
    """A source of that role, else who holds the copyright: ninjs has no property for the publisher."""
    for each in listed(item.get("infosources")):
        role = each.get("role") if isinstance(each, dict) else None
        if isinstance(role, str) and re.search(r"publisher|provider|distributor", role, re.IGNORECASE):
            return plain_text(each.get("name"))
    return plain_text(item.get("copyrightholder")) or plain_text(item.get("source"))


def _url(identifier: str | None, tally: Counter[str]) -> str | None:
    try:
        return parse_url(identifier) if identifier else None
    except InputError:
        tally["ninjs uri that is no absolute one"] += 1
        return None


def _date(stated: object, tally: Counter[str]) -> dt.date | None:
    try:
        return stated_date(stated.strip()) if isinstance(stated, str) and stated.strip() else None
    except InputError:
        tally["ninjs date that is none"] += 1
        return None
