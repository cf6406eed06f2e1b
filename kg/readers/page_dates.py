"""When a page's article was published, as the page states it for machines, in the order of trust.

JSON-LD, then meta elements, microdata, times marked as those of publication, the day in the article's address, the
state of the page's scripts, and a line marked as the byline. Any other date in the visible text is not taken: it may be
another article's.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.readers.metadata import parse_date
from kg.readers.plain import listed, plain_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATE_NAMES = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "pubdate"),
    *("parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "date"),
    *(
        "pub_date",
        "publish-date",
        "publish_date",
        "publishdate",
        "dcsext.articlefirstpublished",
        "cxenseparse:publishtime",
    ),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ADDRESS = re.compile(rf"/((?:19|20)\d\d)[/-](\d\d?|{'|'.join(_MONTHS)})[/-](\d\d?)(?=[/-])")
_UTC = re.compile(r"(Z|[+-]00:?00| ?UTC| ?GMT)$")
_STATE = re.compile(
    r"""["'](?:datePublished|pubDate|pub_date|publishDate|publish_date|publishedAt|published_at)\\?["']\s*:\s*\\?["']"""
    r"""(\d{4}-\d\d-\d\d[^"'\\]{0,30})"""
)
_NAMED = rf"(?:{'|'.join(_MONTHS)})"
_WRITTEN = re.compile(
    rf"\b(?:(?P<month>{_NAMED})[a-z]*\.? (?P<day>\d\d?),?|(?P<day2>\d\d?) (?P<month2>{_NAMED})[a-z]*\.?,?)"
    r" (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LINE = 120
_BYLINES = (
    "//*[not(ancestor::aside or ancestor::nav or ancestor::footer or ancestor::li) and ("
    + " or ".join(
        f"contains(@class, '{mark}') or contains(@id, '{mark}')"
        for mark in ("byline", "dateline", "publish", "posted", "article-date", "article-info", "general-info")
    )
    + ")]"
)
_MICRODATA = "//*[@itemprop='datePublished']/@*[name()='datetime' or name()='content']"
# times that are marked as those of publication, by the element or what it stands in
_STAMPS = (
    "//time[@datetime and not(ancestor::aside or ancestor::nav or ancestor::footer) and (@pubdate or "
    + " or ".join(
        f"contains(@class, '{mark}') or contains(../@class, '{mark}') or contains(../@id, '{mark}')"
        for mark in ("publish", "byline", "timestamp", "dateline", "author", "entry-date", "posted")
    )
    + " or contains(../text()[1], 'Published') or starts-with(normalize-space(..), 'By '))]/@datetime"
)


def page_dates(
    tree: HtmlElement,
    nodes: list[dict[str, Any]],
    node: dict[str, Any],
    meta: dict[str, str],
    addresses: list[str | None],
) -> list[str | None]:
    """Stated dates of publication, the best first; `node` is the article's own JSON-LD object."""
    dates = [
        plain_text(node.get("datePublished")),
        *(meta.get(name) for name in _DATE_NAMES),
        *(plain_text(date) for date in tree.xpath(_MICRODATA)),
        *(plain_text(page.get("datePublished")) for page in nodes if "WebPage" in listed(page.get("@type"))),
        _one_day([plain_text(other.get("datePublished")) for other in nodes]),
        _one_day([plain_text(date) for date in tree.xpath(_STAMPS)]),
        *(_day_of_address(url) for url in addresses),
        _one_day(_STATE.findall("\n".join(tree.xpath("//script[not(@src)]/text()")))),
        _one_day([_written_out(line) for line in tree.xpath(_BYLINES)]),
    ]
    return _own_clock(dates)


def _own_clock(dates: list[str | None]) -> list[str | None]:
    """The dates, first that of the publisher's own clock where the best is one of UTC, and a day off."""
    best = next((date for date in dates if date), None)
    if best is None or not _UTC.search(best):
        return dates
    day = _day(best)
    others = (date for date in dates if date and not _UTC.search(date))
    return [
        next((date for date in others if day and (other := _day(date)) and abs((other - day).days) == 1), None),
        *dates,
    ]


def _day(date: str) -> dt.date | None:
    try:
        return stated_date(date)
    except InputError:
        return None


def stated_date(text: str) -> dt.date:
    """Day of an ISO 8601 or RFC 5322 date; what follows an ISO day is not looked at, publishers often err there."""
    from email.utils import parsedate

    if written_out := parsedate(text) if text[:1].isalpha() else None:
        text = "{:04}-{:02}-{:02}".format(*written_out)
    return parse_date(text[:10] if text[10:11] in {"", "T", " "} else text)


def _one_day(dates: list[str | None]) -> str | None:
    """The date that is stated where all that are stated are of one day."""
    stated = [date for date in dates if date]
    return stated[0] if len({date[:10] for date in stated}) == 1 else None


def _written_out(line: HtmlElement) -> str | None:
    """The one date in a short line, with the month in letters: digits alone may be day or month first."""
    text = plain_text(line.text_content()) or ""
    found = [match.groupdict() for match in _WRITTEN.finditer(text)] if len(text) <= _LINE else []
    if len(found) != 1:
        return None
    month = (found[0]["month"] or found[0]["month2"]).lower()
    return f"{found[0]['year']}-{_MONTHS.index(month) + 1:0>2}-{found[0]['day'] or found[0]['day2']:0>2}"


def _day_of_address(url: str | None) -> str | None:
    """The day that newspapers put into an article's address, `/2024/05/03/`; the month alone is none."""
    found = _ADDRESS.search(url or "")
    if found is None:
        return None
    year, month, day = found.groups()
    return f"{year}-{month if month.isdigit() else _MONTHS.index(month) + 1:0>2}-{day:0>2}"
