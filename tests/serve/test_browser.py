"""The explorer in a real browser: every page, with mouse and keyboard, axe, no request that leaves the host."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kg.export.html import MAX_NODES
from kg.link import rebuild
from kg.store import open_store
from tests.browser import chromium, npm_script
from tests.sample import EXTRACTION
from tests.serve.conftest import keep, keep_unchecked, large_extraction, later_extraction, serving

PAGES = ("/", "/articles", "/actors", "/figures", "/queries", "/queries/who-said-what", "/editor", "/search?q=ruiz")

pytestmark = pytest.mark.browser
LOG = logging.getLogger(__name__)
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"


@dataclass
class Opened:
    """A page in the browser, and everything it said and asked for."""

    page: Any
    address: str
    messages: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)


@pytest.fixture(scope="module")
def address(store_path: Path) -> Iterator[str]:
    with serving(store_path) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as launched:
        yield launched


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Opened]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    found = Opened(page, address)
    page.on("console", lambda message: found.messages.append(message.text))
    page.on("pageerror", lambda error: found.messages.append(str(error)))
    page.on("dialog", lambda dialog: found.messages.append("dialog") or dialog.dismiss())
    page.on("request", lambda request: found.asked.append(request.url))
    yield found
    page.close()


def test_every_page_opens_and_nothing_leaves_the_host(opened: Opened) -> None:
    for path in (*PAGES, "/network"):
        opened.go(path)
        opened.page.wait_for_load_state("networkidle")
    opened.go("/articles")
    for link in [each.get_attribute("href") for each in opened.page.locator("td a").all()]:
        opened.go(link)
        for inner in {each.get_attribute("href") for each in opened.page.locator(".card a[href^='/']").all()}:
            opened.go(inner)
    assert opened.messages == []
    assert [each for each in opened.asked if not each.startswith((opened.address, "data:", "blob:"))] == []
    assert opened.page.evaluate("window.broken") is None


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_serious(browser: Any, address: str, scheme: str, width: int) -> None:
    axe = npm_script("axe-core/axe.min.js")
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(address + "/articles")
    article = page.locator("td a").last.get_attribute("href")
    page.goto(address + article)
    claim = page.locator(".card a[href^='/claim']").first.get_attribute("href")
    actor = page.locator(".card a[href^='/actor']").first.get_attribute("href")
    page.goto(address + "/figures")
    series = page.locator("td a").first.get_attribute("href")
    kinds = {"article": article, "claim": claim, "actor": actor, "series": series, "network": "/network"}
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for name, path in ({(each.strip("/") or "start").replace("/", "-"): each for each in PAGES} | kinds).items():
        page.goto(address + path)
        page.screenshot(path=SCREENSHOTS / f"{name.partition('?')[0]}-{scheme}-{width}.png", full_page=True)
        page.evaluate(axe)
        found = page.evaluate("axe.run()")["violations"]
        serious = [
            (each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in {"serious", "critical"}
        ]
        assert serious == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width or path == "/network", path
    context.close()


def test_pointing_at_words_lights_up_their_record(opened: Opened) -> None:
    opened.go("/articles")
    opened.page.locator("td a").last.click()
    mark = opened.page.locator("#text .mark.content").first
    mark.hover()
    assert opened.page.locator(".card.lit").count() == 1
    number = opened.page.locator(".card.lit").get_attribute("data-record")
    assert number in mark.get_attribute("data-records").split()
    opened.page.locator(f"#t{number}").focus()
    assert opened.page.locator(f"#r{number}.lit").count() == 1


def test_search_while_typing_with_the_keyboard(opened: Opened) -> None:
    opened.go("/")
    opened.page.locator("#q").press_sequentially("ruiz")
    opened.page.wait_for_selector("#found li")
    opened.page.keyboard.press("ArrowDown")
    assert opened.page.locator("#found li[aria-selected='true']").count() == 1
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url("**/actor/**")
    assert opened.page.locator("h1").inner_text() == "Ana Ruiz"
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"


def test_the_editor_asks_and_shows_rows(opened: Opened) -> None:
    opened.go("/editor")
    opened.page.wait_for_selector(".yasqe .CodeMirror")
    assert opened.page.locator("#plain").is_hidden()
    opened.page.locator("#run").click()
    opened.page.wait_for_selector("#answer tbody tr")
    assert "Ana Ruiz" in opened.page.locator("#answer").inner_text()
    opened.page.locator("#saved").select_option(label="who-said-what")
    opened.page.locator("#run").click()
    opened.page.wait_for_selector("#answer th:text-is('article')")
    opened.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('DROP ALL')")
    opened.page.locator("#run").click()
    opened.page.wait_for_selector("#state:has-text('refused')")
    assert [each for each in opened.asked if not each.startswith((opened.address, "data:", "blob:"))] == []


def test_the_network_leads_to_the_pages(opened: Opened) -> None:
    opened.go("/network")
    opened.page.locator("#actors button", has_text="Ana Ruiz").click()
    opened.page.locator("#page-of a").click()
    opened.page.wait_for_url("**/actor/**")
    assert opened.page.locator("h1").inner_text() == "Ana Ruiz"


def test_a_chart_becomes_a_picture(opened: Opened) -> None:
    opened.go("/figures")
    opened.page.locator("td a").first.click()
    opened.page.wait_for_url("**/figures/**")
    opened.page.wait_for_load_state("load")  # the button works once its script is there
    with opened.page.expect_download() as download:
        opened.page.locator("#png").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_on_a_phone_the_record_comes_up_beside_its_words(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + "/articles")
    page.locator("td a").last.click()
    mark = page.locator("#text .mark.content").first
    mark.tap()
    card = page.locator(".card.peek")
    assert card.count() == 1
    box = card.bounding_box()
    assert 0 <= box["y"] < 800
    assert box["y"] + box["height"] <= 800
    page.locator("h1").tap()
    assert page.locator(".card.peek").count() == 0
    context.close()


def test_what_is_printed_is_light_and_complete(browser: Any, address: str) -> None:
    context = browser.new_context(color_scheme="dark", viewport={"width": 800, "height": 900})
    page = context.new_page()
    page.goto(address + "/articles")
    page.locator("td a").last.click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)" != dark
    assert page.locator("header").is_hidden()
    assert page.locator(".card").last.is_visible()
    assert page.pdf().startswith(b"%PDF")
    context.close()


def test_a_timeline_and_its_list_lead_to_what_was_said(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "store"
    keep(path, EXTRACTION)
    keep(path, later_extraction())
    with open_store(path) as written:
        rebuild(written)
    with serving(path) as address:
        page = browser.new_page()
        page.goto(address + "/search?q=ruiz")
        page.locator("main li a[href^='/actor']").first.click()
        assert "from 2026-03-04 to 2026-03-09" in page.locator("svg.timeline").get_attribute("aria-label")
        everything = page.locator(".card").count()
        page.locator("summary").click()
        page.locator(".days a").first.click()
        page.wait_for_url("**since=2026-03-04**")
        assert page.locator(".card").count() == everything // 2
        page.close()


SPEAKERS = 1100


def test_a_network_of_thousands_is_usable(browser: Any, tmp_path: Path) -> None:
    """Two nodes for each speaker, of which MAX_NODES are drawn; the list holds all."""
    path = tmp_path / "store"
    for number in range(11):
        keep_unchecked(path, large_extraction(number, SPEAKERS // 11))
    with serving(path) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for view in ("first", "second"):  # the second comes with 304 and has to run under the page's own policy
            started = time.monotonic()
            page.goto(address + "/network")
            LOG.info("%s view, list: %.2f s", view, time.monotonic() - started)
            page.locator("canvas").first.wait_for(state="attached", timeout=120_000)
            LOG.info("%s view, picture: %.2f s", view, time.monotonic() - started)
            assert page.locator("#list li").count() == 401  # 400 records and the words that there are more
        missing = f"{2 * SPEAKERS - MAX_NODES} less connected than the {MAX_NODES} drawn"
        assert missing in page.locator("#left-out").inner_text()
        assert f"{SPEAKERS} of {SPEAKERS} records" in page.locator("#records-title").inner_text()
        started = time.monotonic()
        page.locator("#search").fill("Speaker 10-99")
        page.locator("#records-title", has_text=f"1 of {SPEAKERS} records").wait_for()
        LOG.info("to find one: %.2f s", time.monotonic() - started)
        started = time.monotonic()
        page.locator("#all").click()
        page.locator("#actors button").first.click()
        page.locator("#records-title", has_text=f"1 of {SPEAKERS} records").wait_for()
        LOG.info("to choose one: %.2f s", time.monotonic() - started)
        page.locator("#page-of a").click()
        page.wait_for_url("**/actor/**")
        page.close()
