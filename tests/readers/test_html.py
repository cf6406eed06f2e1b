"""HTML pages: main text, stated metadata, encodings."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.readers import read_articles

BODY = (
    "<nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav>"
    "<article><h1>Council frees 45</h1>"
    "<p>Mayor Ilse Brandt said on Monday that at least 45 people were freed from the old tannery.</p>"
    "<p>“We counted twice,” she told reporters — the second time with a lantern.</p></article>"
    "<footer>© Example News. All rights reserved.</footer>"
)
UTC = '<meta property="article:published_time" content="2024-05-04T01:10:00Z">'
SCRIPT = '<script type="application/ld+json">'
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Some site", "url": "https://example.org/"},
        {
            "@type": ["NewsArticle"],
            "headline": "Council &amp; mayor free 45",
            "datePublished": "2024-05-03T10:00:00+02:00",
            "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"name": "Bo Li"}, "https://example.org/profile"],
            "publisher": {"@type": "Organization", "name": "Example News"},
            "url": "https://example.org/linked",
            "inLanguage": "en-GB",
        },
    ],
}


def read_page(
    tmp_path: Path, head: str = "", body: str = BODY, attributes: str = "", encoding: str = "utf-8"
) -> Article:
    path = tmp_path / "page.html"
    path.write_bytes(
        f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>".encode(encoding)
    )
    (found,) = read_articles([str(path)])
    assert isinstance(found, Article), found
    return found


def test_text_is_the_articles_without_what_stands_around_it(tmp_path: Path) -> None:
    text = read_page(tmp_path).text
    assert "at least 45 people were freed from the old tannery.\n\n“We counted twice,” she told" in text
    assert "Sport" not in text
    assert "All rights" not in text


def test_linked_data_comes_first(tmp_path: Path) -> None:
    head = (
        f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'
        '<meta property="og:title" content="Other title"><meta property="article:published_time" content="2020-01-01">'
    )
    article = read_page(tmp_path, head, attributes='lang="en-US"')
    assert article.title == "Council & mayor free 45"
    assert article.published == dt.date(2024, 5, 3)
    assert article.authors == ("Ana Ruiz", "Bo Li")
    assert article.publisher == "Example News"
    assert article.url == article.id == "https://example.org/linked"
    assert article.language == "en"


def test_opengraph(tmp_path: Path) -> None:
    head = (
        '<meta property="og:title" content="Council frees 45 – Example">'
        '<meta property="og:site_name" content="Example">'
        '<meta property="article:published_time" content="2024-05-03T10:00:00Z"><meta name="author" content="Ana Ruiz">'
        '<meta property="og:url" content="https://example.org/og"><meta property="og:locale" content="es_MX">'
        '<link rel="canonical" href="https://example.org/canonical">'
    )
    article = read_page(tmp_path, head)
    assert (article.title, article.publisher) == ("Council frees 45 – Example", "Example")
    assert (article.published, article.authors) == (dt.date(2024, 5, 3), ("Ana Ruiz",))
    assert (article.url, article.language) == ("https://example.org/canonical", "es")


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        ('<meta name="parsely-pub-date" content="2024-05-03T23:00:00Z">', "", "2024-05-03"),
        ('<meta property="article:published_time" content="Fri, 03 May 2024 05:42:00 PST">', "", "2024-05-03"),
        ('<meta name="date" content="2024-05-03T15:55:11.647030Z EST">', "", "2024-05-03"),
        ("", '<time itemprop="datePublished" datetime="2024-05-03">Friday</time>', "2024-05-03"),
        (f'{SCRIPT}{{"@type": "WebPage", "datePublished": "2024-05-03"}}</script>', "", "2024-05-03"),
        ("", '<p itemprop="datePublished" content="2024-05-03">Friday</p>', "2024-05-03"),
        ("", '<p>By Ana Ruiz <time datetime="Fri, 03 May 2024 10:00:00 +0000">Friday</time></p>', "2024-05-03"),
        ("", '<p class="article-byline">By Ana Ruiz | May 3, 2024</p>', "2024-05-03"),
        ("", '<p id="date_posted">3 May 2024</p>', "2024-05-03"),
        ("", '<script>var page = {"pubDate": "2024-05-03"}</script>', "2024-05-03"),
        ('<link rel="canonical" href="https://example.org/2024/05/03/council">', "", "2024-05-03"),
        ('<link rel="canonical" href="https://example.org/2024/may/03/council">', "", "2024-05-03"),
        # the publisher's own clock: the stamp of a server in UTC is a day off
        (UTC, '<link rel="canonical" href="https://example.org/2024/05/03/council">', "2024-05-03"),
        (UTC, '<link rel="canonical" href="https://example.org/2023/05/03/council">', "2024-05-04"),
        ("", '<p class="byline">3 May 2024</p><p class="byline">4 May 2024</p>', None),
        ("", '<aside><p class="byline">3 May 2024</p></aside>', None),
        ("", '<p class="byline">03/05/2024</p>', None),
        ("", '<script>var more = [{"pubDate": "2024-05-03"}, {"pubDate": "2024-05-04"}]</script>', None),
        ('<link rel="canonical" href="https://example.org/2024/05/council">', "", None),
        # not guessed: visible dates, dates of changes, dates of unclear order, dates that do not exist
        ("", "<p>Published 3 May 2024</p>", None),
        ("", '<time datetime="2024-05-03">Friday</time>', None),
        ('<meta property="article:modified_time" content="2024-05-03">', "", None),
        ('<meta name="date" content="03/05/2024">', "", None),
        ('<meta name="date" content="2024-02-30">', "", None),
        ('<meta name="date" content="Fri, 32 May 2024 05:42:00">', "", None),
    ],
)  # fmt: skip
def test_date_is_taken_where_it_is_stated_for_machines(head: str, body: str, date: str | None, tmp_path: Path) -> None:
    article = read_page(tmp_path, head, body=body + BODY)
    assert article.published == (dt.date.fromisoformat(date) if date else None)


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        (f'{SCRIPT}{{"@type": "Article", "author": {{"name": ["Ana Ruiz", "Bo Li"]}}}}</script>', "",
         ("Ana Ruiz", "Bo Li")),
        (f'{SCRIPT}[{{"@type": "Article", "author": {{"@id": "#1"}}}}, {{"@id": "#1", "name": "Ana Ruiz"}}]</script>',
         "", ("Ana Ruiz",)),
        (f'{SCRIPT}{{"@type": "Recipe", "author": {{"name": "Ana Ruiz"}}}}</script>', "", ("Ana Ruiz",)),
        (f'{SCRIPT}{{"@type": "Comment", "author": {{"name": "Ana Ruiz"}}}}</script>', "", ()),
        ('<meta name="parsely-author" content="By Ana Ruiz">', "", ("Ana Ruiz",)),
        ('<meta name="author" content="Ana Ruiz | ana@example.org">', "", ("Ana Ruiz",)),
        ("", '<a rel="author" href="/ana">Ana Ruiz</a>', ("Ana Ruiz",)),
        ("", "".join(f'<a rel="author" href="/{n}">Ana {n}</a>' for n in "abcdefg"), ()),
        ('<meta property="og:site_name" content="The Example"><meta name="author" content="Example">',
         '<a rel="author" href="/ana">Ana Ruiz</a>', ("Ana Ruiz",)),
        ('<meta property="og:site_name" content="The Example"><meta name="author" content="Example">', "",
         ("Example",)),
        ("", "<p>By Ana Ruiz</p>", ()),
    ],
)  # fmt: skip
def test_authors_are_those_that_are_stated(head: str, body: str, authors: tuple[str, ...], tmp_path: Path) -> None:
    assert read_page(tmp_path, head, body=body + BODY).authors == authors


@pytest.mark.parametrize(
    "script",
    ["{", "[]", "null", '"x"', '{"@type": 5}', '{"@graph": {"@graph": 1}}', "[" * 100_000,
     '{"@type": "Article", "author": 5}',
     '{"@type": "Article", "headline": "\\ud800", "publisher": [[]], "url": "nowhere"}'],
)  # fmt: skip
def test_broken_linked_data_does_not_cost_the_article(script: str, tmp_path: Path) -> None:
    article = read_page(tmp_path, f'<script type="application/ld+json">{script}</script>')
    assert "at least 45 people" in article.text
    (article.title or "").encode("utf-8")


def test_what_is_left_out_of_the_metadata_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f'<html><head><meta name="date" content="yesterday"></head><body>{BODY}</body></html>', "utf-8")
    tally: Counter[str] = Counter()
    list(read_articles([str(path)], tally=tally))
    assert tally == {"page date that is none": 1}


@pytest.mark.parametrize(
    ("encoding", "declaration"),
    [
        ("windows-1252", '<meta charset="windows-1252">'),
        ("windows-1252", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
        ("koi8-r", "<meta charset=koi8-r>"),
        ("utf-8", '<meta charset="no-such-encoding">'),
        ("utf-8", ""),
    ],
)
def test_declared_encoding(encoding: str, declaration: str, tmp_path: Path) -> None:
    word = "café" if encoding != "koi8-r" else "Москва"
    body = f"<article><p>Mayor Ilse Brandt said {word} owners were freed.</p></article>"
    assert f"said {word} owners" in read_page(tmp_path, declaration, body=body, encoding=encoding).text


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body></body></html>", "no article text"),
        ("<html><body><script>var a = 'said';</script></body></html>", "no article text"),
        ("<!-- only a comment -->", "no article text"),
    ],
)
def test_page_without_text(page: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    (found,) = read_articles([str(path)])
    assert isinstance(found, InputError)
    assert reason in str(found)


def test_xml_declaration_and_deep_nesting(tmp_path: Path) -> None:
    path = tmp_path / "a.xhtml"
    nested = "<div>" * 3000 + "deep" + "</div>" * 3000
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<html><body>{BODY}{nested}</body></html>', encoding="utf-8"
    )
    (found,) = read_articles([str(path)])
    assert isinstance(found, Article)
    assert "at least 45 people" in found.text


def test_a_short_article_keeps_its_paragraphs_and_leaves_captions_out(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><body><article><h1>Forty-five freed</h1><p>Mayor Ilse Brandt said 45 people were freed on Monday.</p>"
        "<figure><img src=x><figcaption>The gate, seen in 2024. Photo: Dana Holt</figcaption></figure>"
        "<p>The ministry denied that any were hurt.</p></article></body></html>",
        encoding="utf-8",
    )
    (article,) = read_articles([str(path)])
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == [
        "Forty-five freed",
        "Mayor Ilse Brandt said 45 people were freed on Monday.",
        "The ministry denied that any were hurt.",
    ]
