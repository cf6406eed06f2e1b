"""An HTML page is one article: trafilatura finds its main text, `page_metadata` what the page says of itself.

Paragraphs are parted by blank lines; trafilatura takes joiners and other invisible characters out of the text, so that
offsets refer to the text that was found, not to the page. Not handled: tables, pages whose
text is loaded by scripts, pages that list many articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from configparser import ConfigParser
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.readers.decoding import check_text, declared_encoding, decode
from kg.readers.page_metadata import page_metadata
from kg.readers.source import Reading, Source, read_bytes

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHORT = 250  # characters, trafilatura's own limit
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def read_html(source: Source) -> Iterator[Reading | InputError]:
    """Read the one article of an HTML page."""
    data = read_bytes(source)
    page = decode(data, source.encoding or declared_encoding(data), path=source.path)
    yield read_page(page, place=source.path, tally=source.tally)


def read_page(page: str, *, place: str, tally: Counter[str], line: int | None = None) -> Reading:
    """Find the article in a page or in a piece of HTML.

    Raises InputError where the page has no text.
    """
    path = place if line is None else place.removesuffix(f":{line}")
    if not page.strip():
        raise InputError("is empty", path=path, line=line)
    try:
        tree = _tree(page)
        metadata = page_metadata(tree, tally)
        found = _main_text(tree)
    except Exception as error:  # whatever is the matter with one page, it must not cost the others their place
        what = " ".join(str(error).split()) or type(error).__name__
        raise InputError(f"is HTML that cannot be parsed: {what}", path=path, line=line) from error
    if not found:
        raise InputError("no article text found in the page", path=path, line=line)
    text = re.sub(r"\n+", "\n\n", found)
    check_text(text, path=path, line=line)
    return Reading(text=text, place=place, **metadata)


def without_declaration(xml: str) -> str:
    """Take off an XML declaration: what it says of the encoding is no longer true of a str."""
    found = _XML_DECLARATION.match(xml)  # not searched for: that takes quadratic time in a page of blanks
    return xml[found.end() :] if found else xml


def _main_text(tree: HtmlElement) -> str:
    """Text of the article in a page, one line a paragraph.

    trafilatura's fallbacks take scripts for text on some pages (on 211 news pages a mean token F1 of .90 with them, of
    .92 without), so they have their turn only where the first way finds nothing. A text of less than 250 characters
    trafilatura gives up for all words of the page in one line, with heading and captions in the sentences; so what was
    found first stays, unless the other is more than twice as long.
    """
    from trafilatura.settings import DEFAULT_CONFIG

    found = _extracted(tree, _keeping_all())
    if len(found) < _SHORT:
        other = _extracted(tree, DEFAULT_CONFIG)
        found = found if 2 * len(found) >= len(other) else other
    return found or _extracted(tree, DEFAULT_CONFIG, fast=False)


def _extracted(tree: HtmlElement, settings: ConfigParser, *, fast: bool = True) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(tree, fast=fast, include_comments=False, include_tables=False, config=settings)
    return (found.text or "").strip() if found is not None and not isinstance(found, dict) else ""


@lru_cache(maxsize=1)
def _keeping_all() -> ConfigParser:
    """trafilatura's own settings, with what it finds kept however short it is."""
    from trafilatura.settings import DEFAULT_CONFIG

    settings = deepcopy(DEFAULT_CONFIG)
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    return settings


def _tree(page: str) -> HtmlElement:
    """Parse a page or a piece of one; lxml takes no declared encoding in a str."""
    from lxml import html

    page = without_declaration(page)
    if not re.search(r"<(html|body)\b", page, re.IGNORECASE):
        page = f"<html><body><article>{page}</article></body></html>"
    return html.document_fromstring(page)
