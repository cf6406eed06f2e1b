"""The page: one file, no request to anywhere, text shown as text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.export.html import MAX_NODES, context_edges, html_text, page_data
from kg.export.notebook import ShownNetwork
from kg.export.rows import ActorRow, ArticleRow, AssertionRow, ClaimRow, Projection
from tests.browser import chromium

BODY = 'Ana <script>alert(1)</script> Ruiz said: "The bridge & road \u202e are safe."\nIt rained.'


def hostile_projection(assertions: int = 1) -> Projection:
    article = ArticleRow(
        "https://example.org/a", "<b>Title</b>", BODY, "javascript:alert(1)", "<b>Title</b>", "2026-03-01", None
    )
    actors = {
        f"actor-{n}": ActorRow(f"actor-{n}", f"https://example.org/a#actor-{n}", "</script><img src=x>", "person", True)
        for n in range(assertions)
    }
    rows = tuple(
        AssertionRow(
            f"https://example.org/a#assertion-{n}",
            article.iri,
            f"actor-{n}",
            "asserts",
            "direct",
            0.5,
            None,
            None,
            (("source", 0, 36), ("cue", 37, 41), ("content", 43, len(BODY) - 11)),
            (ClaimRow(f"https://example.org/a#claim-{n}", "<i>the bridge</i>"),),
        )
        for n in range(assertions)
    )
    return Projection({article.iri: article}, actors, rows, ())


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_article_text_cannot_leave_the_data() -> None:
    page = html_text(hostile_projection(), generator="hearsay")
    assert "alert(1)" not in page.replace("\\u003cscript\\u003ealert(1)", "").replace("javascript:alert(1)", "")
    assert data_of(page)["records"][0]["context"]["text"].startswith("Ana <script>alert(1)</script>")


def test_only_http_links_become_links() -> None:
    assert data_of(html_text(hostile_projection(), generator="hearsay"))["articles"][0]["url"] is None


def test_the_page_names_no_other_host() -> None:
    page = html_text(Projection(), generator="hearsay")
    template = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert "http" not in re.sub(r"http-equiv", "", template)


def test_a_large_store_says_what_is_left_out() -> None:
    data = page_data(hostile_projection(MAX_NODES))
    assert isinstance(data["nodes"], list)
    assert len(data["nodes"]) == MAX_NODES
    assert str(MAX_NODES) in str(data["left_out"])


@pytest.mark.parametrize(
    ("body", "words", "shown"),
    [
        ("One. Two said three. Four.", "said", "Two said three."),
        ("One said.\nTwo", "said", "One said."),
        ("“We go,” she said. “Now.” He left.", "We go,” she said. “Now.”", "“We go,” she said. “Now.”"),
    ],
)
def test_context_is_the_sentence(body: str, words: str, shown: str) -> None:
    first = body.index(words)
    low, high = context_edges(body, first, first + len(words))
    assert body[low:high].strip() == shown


@pytest.fixture
def page(tmp_path: Path) -> Iterator[tuple[Any, list[str], list[str]]]:
    """A headless page with the hostile projection, the console's messages and the addresses that were asked for."""
    target = tmp_path / "graph.html"
    target.write_text(html_text(hostile_projection(3), generator="hearsay"), encoding="utf-8")
    with chromium() as browser:
        opened = browser.new_page()
        messages: list[str] = []
        asked: list[str] = []
        opened.on("console", lambda message: messages.append(message.text))
        opened.on("pageerror", lambda error: messages.append(str(error)))
        opened.on("dialog", lambda dialog: messages.append("dialog") or dialog.dismiss())
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(target.as_uri())
        opened.wait_for_selector("#list li")
        yield opened, messages, asked


@pytest.mark.browser
def test_page_in_a_browser(page: tuple[Any, list[str], list[str]]) -> None:
    opened, messages, asked = page
    assert messages == []
    assert all(address.startswith(("file:", "data:")) for address in asked)
    assert opened.locator("#list li").count() == 3
    assert "<script>" in opened.locator("#list blockquote").first.inner_text()
    opened.locator("canvas").first.wait_for(state="attached")
    opened.locator("#actors button").first.click()
    assert opened.locator("#list li").count() == 1
    opened.locator("#all").click()
    opened.locator("#search").fill("nothing like this")
    assert opened.locator("#list li").count() == 0
    opened.locator("#search").fill("bridge")
    assert opened.locator("#list li").count() == 3
    opened.locator("#stances input").first.click()
    assert opened.locator("#list li").count() == 0
    opened.locator("#stances input").first.click()
    opened.locator("#until").fill("2026-02-28")
    opened.locator("#until").dispatch_event("change")
    assert opened.locator("#list li").count() == 0
    opened.locator("#until").fill("2026-03-01")
    opened.locator("#until").dispatch_event("change")
    assert opened.locator("#list li").count() == 3
    assert opened.locator("#weight").get_attribute("max") == "1"


@pytest.mark.browser
def test_a_notebook_shows_the_network_in_its_frame() -> None:
    network = ShownNetwork()
    network.page = html_text(hostile_projection(3), generator="hearsay")
    asked: list[str] = []
    with chromium() as browser:
        opened = browser.new_page()
        opened.on("request", lambda request: asked.append(request.url))
        opened.set_content(f"<!DOCTYPE html><p>Out[1]:</p>{network._repr_html_()}")
        frame = opened.frame_locator("iframe")
        frame.locator("#list li").first.wait_for()
        assert frame.locator("#list li").count() == 3
        frame.locator("canvas").first.wait_for(state="attached")
    assert [address for address in asked if not address.startswith(("about:", "data:"))] == []
