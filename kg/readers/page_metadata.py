"""What a page says of itself: JSON-LD (schema.org) first, then OpenGraph and meta elements.

Only what publishers state for machines is taken; dates and names are never guessed from the visible text.
Statements that are no date or no URL are left out and counted. Sources: https://schema.org/NewsArticle, https://ogp.me.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from kg.errors import InputError
from kg.readers.metadata import parse_url
from kg.readers.page_authors import names, page_authors
from kg.readers.page_dates import page_dates, stated_date
from kg.readers.plain import listed, plain_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Value = TypeVar("Value")
_ARTICLE_TYPE = re.compile(r"(Article|BlogPosting|Report|LiveBlogPosting)$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


class PageMetadata(TypedDict):
    """The fields of a Reading that a page's own metadata can fill."""

    url: str | None
    title: str | None
    published: dt.date | None
    publisher: str | None
    authors: tuple[str, ...]
    language: str | None


def page_metadata(tree: HtmlElement, tally: Counter[str]) -> PageMetadata:
    """Collect what the page states about the article that it shows."""
    nodes = list(_nodes(tree, tally))
    node = next((node for node in nodes if _is_article(node)), {})
    meta = _meta(tree)
    canonical = [str(link) for link in tree.xpath("//link[@rel='canonical']/@href")]
    addresses = [*canonical, meta.get("og:url"), plain_text(node.get("url"))]
    dates = page_dates(tree, nodes, node, meta, addresses)
    publisher = next(iter(names(node.get("publisher"))), None) or meta.get("og:site_name")
    language = [str(tree.get("lang") or ""), plain_text(node.get("inLanguage")) or "", meta.get("og:locale") or ""]
    return {
        "url": _first(addresses, parse_url, "page URL", tally),
        "title": plain_text(node.get("headline")) or meta.get("og:title") or _heading(tree),
        "published": _first(dates, stated_date, "page date", tally),
        "publisher": publisher,
        "authors": page_authors(tree, nodes, node, meta, publisher),
        "language": next((found.group().lower() for text in language if (found := _LANGUAGE.match(text))), None),
    }


def _nodes(tree: HtmlElement, tally: Counter[str]) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects of a page, those on the top level first."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            value = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            tally["page JSON-LD that is no JSON"] += 1
            continue
        pending = [*listed(value)]
        for node in pending:
            if isinstance(node, dict):
                yield node
                pending.extend(listed(node.get("@graph")) + listed(node.get("mainEntity")))


def _is_article(node: dict[str, Any]) -> bool:
    return any(isinstance(name, str) and _ARTICLE_TYPE.search(name) for name in listed(node.get("@type")))


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Content of the meta elements by lower-case name or property; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = plain_text(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            if content and (name := element.get(attribute)):
                found.setdefault(name.strip().lower(), content)
    return found


def _heading(tree: HtmlElement) -> str | None:
    headings = tree.xpath("//h1")
    titles = headings if len(headings) == 1 else tree.xpath("//head/title")
    return plain_text(titles[0].text_content()) if titles else None


def _first(candidates: list[str | None], parse: Callable[[str], Value], what: str, tally: Counter[str]) -> Value | None:
    """First candidate that passes `parse`; those that do not are counted."""
    for candidate in candidates:
        if not candidate:
            continue
        try:
            return parse(candidate)
        except InputError:
            tally[f"{what} that is none"] += 1
    return None
