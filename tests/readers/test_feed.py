"""RSS and Atom feeds: one article an entry."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.readers import read_articles

RSS = """<?xml version="1.0" encoding="windows-1252"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Example News</title><language>en-gb</language>
<item><title>Council frees 45</title><link>https://example.org/1</link><guid isPermaLink="false">n-1</guid>
<pubDate>Fri, 03 May 2024 23:30:00 -0500</pubDate><dc:creator>Ana Ruiz</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>The café’s owner said no.</p><p>Mayor Ilse Brandt said yes.</p>]]></content:encoded></item>
<item><title>No text</title><link>https://example.org/2</link></item>
<item><link>nowhere</link><pubDate>soon</pubDate><description>Mayor Ilse Brandt said 45 &lt; 60.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example News</title>
<entry><id>urn:example:1</id><title type="html">Council &amp;amp; mayor</title>
<published>2024-05-03T23:30:00-05:00</published>
<author><name>Ana Ruiz</name></author><content type="text">Mayor Ilse Brandt said no.</content></entry></feed>"""


def read(tmp_path: Path, content: str, encoding: str = "utf-8", name: str = "a.xml") -> list[Article | InputError]:
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))
    return list(read_articles([str(path)]))


def test_rss(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(RSS.encode("windows-1252"))
    tally: Counter[str] = Counter()
    first, second, third = read_articles([str(path)], tally=tally)
    assert first == Article(
        text="The café’s owner said no.\n\nMayor Ilse Brandt said yes.",
        id="n-1",
        url="https://example.org/1",
        title="Council frees 45",
        published=dt.date(2024, 5, 3),
        publisher="Example News",
        authors=("Ana Ruiz",),
        language="en",
    )
    assert isinstance(second, InputError)
    assert str(second) == f"{path}[2]: entry has neither content nor summary; what it links to is not fetched"
    assert isinstance(third, Article)
    assert (third.text, third.id, third.url, third.published) == (
        "Mayor Ilse Brandt said 45 < 60.", f"{path}[3]", None, None,
    )  # fmt: skip
    assert tally["entry URL that is none"] == tally["entry date that is none"] == 1


def test_atom(tmp_path: Path) -> None:
    (article,) = read(tmp_path, ATOM, name="feed")  # known by its first bytes
    assert isinstance(article, Article)
    assert article.text == "Mayor Ilse Brandt said no."
    assert (article.id, article.title, article.published) == ("urn:example:1", "Council & mayor", dt.date(2024, 5, 3))


@pytest.mark.parametrize(
    "content",
    [
        "<rss><channel><title>Empty</title></channel></rss>",
        "<html><body>no feed</body></html>",
        "/etc/hostname",
        "http://127.0.0.1:9/feed",
        "<rss><channel><item>",
    ],
)
def test_no_feed_and_nothing_is_fetched(content: str, tmp_path: Path) -> None:
    (found,) = read(tmp_path, content)
    assert isinstance(found, InputError)
    assert "\n" not in str(found)


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hunter2", encoding="utf-8")
    content = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
        "<rss version='2.0'><channel><item><description>He said &x; to them.</description></item></channel></rss>"
    )
    for found in read(tmp_path, content):
        assert "hunter2" not in (found.text if isinstance(found, Article) else str(found))


def test_bad_character_reference_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<html>&#xD800;", encoding="utf-8")
    (found,) = read_articles([str(tmp_path / "a.xml")])
    assert isinstance(found, InputError)
    assert "is a feed that cannot be parsed" in str(found)
