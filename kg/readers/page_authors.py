"""Who wrote a page's article: JSON-LD first, then meta elements, then links that are marked as the author's.

A name that is the publisher's own counts only where no other is stated. Bylines in plain text are not taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.readers.plain import listed, plain_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_LINKS = 3  # more of them are a page's other articles
_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dcsext.author",
    "cxenseparse:author",
    "byl",
    "dc.creator",
)
_MARKED = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author' and not(.//*[@itemprop])]",
    "//*[contains(concat(' ', @rel, ' '), ' author ')]",
)
_BY = re.compile(r"by[ :]\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*\|?\s*\S+@\S+\s*$")
_LONGEST = 80


def page_authors(
    tree: HtmlElement, nodes: list[dict[str, Any]], node: dict[str, Any], meta: dict[str, str], publisher: str | None
) -> tuple[str, ...]:
    """Names of the authors of the article that a page shows; `node` is its own JSON-LD object."""
    by_id = {known["@id"]: known for known in nodes if isinstance(known.get("@id"), str)}
    others = [other for other in nodes if other is not node and "Comment" not in listed(other.get("@type"))]
    stated = [
        names(node.get("author"), by_id),
        *(names(other.get("author"), by_id) for other in ([] if node else others)),
        *(names(meta.get(name)) for name in _META),
        *(_marked(tree, path) for path in _MARKED),
    ]
    own = _key(publisher or "")
    foreign = (tuple(name for name in found if _key(name) != own) for found in stated)
    return next((found for found in foreign if found), next((found for found in stated if found), ()))


def names(value: object, by_id: dict[str, dict[str, Any]] | None = None) -> tuple[str, ...]:
    """Names of people or organisations, given as strings or as objects with a name; links to profiles are no names."""
    found: list[str | None] = []
    for item in listed(value):
        given = item
        if isinstance(item, dict):
            identifier = item.get("@id")
            known = by_id.get(identifier, {}) if by_id and isinstance(identifier, str) else {}
            given = item.get("name") or known.get("name")
        found += [plain_text(name) for name in listed(given)]
    cleaned = (_ADDRESS.sub("", _BY.sub("", name, count=1) if _BY.match(name) else name) for name in found if name)
    return tuple(dict.fromkeys(name for name in cleaned if name and "://" not in name))


def _marked(tree: HtmlElement, path: str) -> tuple[str, ...]:
    """Names in elements that are marked as the author's, where they are few enough to be this article's."""
    elements = tree.xpath(path)
    texts = [text.strip(" ,") for element in elements if (text := plain_text(element.text_content()))]
    found = names([text for text in texts if len(text) <= _LONGEST])
    return found if len(found) <= MOST_LINKS else ()


def _key(name: str) -> str:
    return re.sub(r"\W|^the\b", "", name.lower())
