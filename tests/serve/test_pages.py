"""Pages: text of articles stays text, every mark is exact, what is not there is a 404."""

from __future__ import annotations

import dataclasses
import re
import threading
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.link import rebuild
from kg.serve import ServeSettings, create_app
from kg.serve.index import build_index
from kg.serve.marked_text import segments
from kg.serve.records import article_records
from kg.serve.search import SearchIndex
from kg.serve.snapshot import Snapshots
from kg.store import GraphStore, open_store
from tests.sample import EXTRACTION, TEXT
from tests.serve.conftest import HOSTILE_TEXT, keep, later_extraction


@pytest.fixture(scope="module")
def opened(store_path: Path) -> GraphStore:
    return open_store(store_path, read_only=True)


class Tags(HTMLParser):
    """Tags, their attributes, and the text outside of scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(page: str) -> Tags:
    found = Tags()
    found.feed(page)
    return found


def links(page: str) -> list[str]:
    return [attributes["href"] or "" for tag, attributes in parsed(page).tags if tag == "a" and "href" in attributes]


def every_page(client: TestClient) -> dict[str, str]:
    """Every page that can be reached from the start, by its address."""
    waiting, seen = ["/"], {}
    while waiting:
        address = waiting.pop().partition("#")[0]
        if not address or address in seen or not address.startswith("/") or address.startswith("/api/queries/"):
            continue
        answer = client.get(address)
        assert answer.status_code == 200, address
        seen[address] = answer.text
        if "text/html" in answer.headers["content-type"]:
            waiting += links(answer.text)
    return seen


def test_every_link_leads_somewhere_and_no_page_runs_an_article(client: TestClient) -> None:
    pages = every_page(client)
    assert {address.split("/")[1] for address in pages} >= {"article", "actor", "claim", "figures", "queries"}
    for address, page in pages.items():
        if address in {"/network", "/api/queries", "/api/openapi.json"}:
            continue
        for tag, attributes in parsed(page).tags:
            assert not [name for name in attributes if name.startswith("on")], (address, tag, attributes)
            assert "style" not in attributes, address
            if tag == "script":
                assert (attributes.get("src") or "").startswith(("/static/", "/scripts/")), address
            if tag == "a":
                assert not (attributes.get("href") or "").lower().startswith("javascript:"), address
        assert "<img" not in page, address


def test_policy_is_strict(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    own = client.get("/network").headers["content-security-policy"]
    assert "default-src 'none'" in own
    assert "unsafe" not in own


def test_marks_are_exact(opened: GraphStore) -> None:
    index = build_index(opened)
    for entry in index.articles:
        records = article_records(opened, entry.graph)
        assert records.body in {TEXT, HOSTILE_TEXT}
        cut = segments(records)
        assert "".join(segment.text for segment in cut) == records.body
        at = 0
        for segment in cut:
            for number in segment.records:
                record = next(each for each in records.said if each.number == number)
                assert any(span.start <= at and at + len(segment.text) <= span.end for span in record.spans)
            at += len(segment.text)
        for record in records.said:
            for span in record.spans:
                assert records.body[span.start : span.end] == span.exact


def test_article_page_names_speakers_and_stances(client: TestClient) -> None:
    address = [link for link in links(client.get("/articles").text) if link.startswith("/article/")][-1]
    page = client.get(address).text
    assert "Ana Ruiz" in page
    assert "stance-denies" in page
    assert "at least 45" in page


def test_an_actor_page_filters(client: TestClient) -> None:
    address = next(hit["page"] for hit in client.get("/api/search?q=ruiz").json() if hit["kind"] == "actor")
    cards = re.compile(r'<article class="card')
    everything = len(cards.findall(client.get(address).text))
    assert everything > 1
    assert len(cards.findall(client.get(address, params={"stance": "denies"}).text)) == 0
    assert len(cards.findall(client.get(address, params={"until": "2020-01-01"}).text)) == 0
    assert len(cards.findall(client.get(address, params={"since": "nonsense"}).text)) == everything


def test_a_claim_page_proves_it(client: TestClient) -> None:
    address = next(hit["page"] for hit in client.get("/api/search?q=held").json() if hit["kind"] == "claim")
    page = parsed(client.get(address).text).text
    assert "Tomas Berg" in page
    assert "conforms to the SHACL shapes" in page
    assert EXTRACTION.model.digest in page
    assert re.search(r"characters \d+–\d+", page)


@pytest.mark.parametrize(
    "address",
    [
        "/nothing", "/article/0", "/article/" + "0" * 20, "/actor/x/y", f"/claim/{'0' * 20}/claim-{'0' * 12}",
        "/figures/x/y", "/queries/nothing", "/static/../app.py", "/scripts/%2e%2e/__init__.py",
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_404(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("words", ['"', "a OR b", "NEAR(", "*", "'; DROP TABLE thing; --", "\x00", "x" * 5000])
def test_any_words_can_be_searched(client: TestClient, words: str) -> None:
    assert client.get("/api/search", params={"q": words}).status_code == 200
    assert client.get("/search", params={"q": words}).status_code == 200


def test_search_knows_word_beginnings_and_accents(opened: GraphStore) -> None:
    search = SearchIndex(opened, build_index(opened))
    assert [hit.label for hit in search.find("ru") if hit.kind == "actor"] == ["Ana Ruiz"]
    assert [hit.label for hit in search.find("Rúiz") if hit.kind == "actor"] == ["Ana Ruiz"]
    assert search.find("") == []


def test_figures_as_csv_are_safe_for_spreadsheets(client: TestClient) -> None:
    address = next(link for link in links(client.get("/figures").text) if link.startswith("/figures/"))
    table = client.get(address, params={"f": "csv"})
    assert table.headers["content-type"].startswith("text/csv")
    assert not [cell for line in table.text.splitlines() for cell in line.split(",") if cell.startswith("=")]
    picture = client.get(address, params={"f": "svg"})
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert picture.text.startswith("<svg")


def test_pages_follow_the_writer(tmp_path: Path) -> None:
    path = tmp_path / "store"
    keep(path, EXTRACTION)
    snapshots = Snapshots(str(path))
    before = snapshots.current()
    assert len(build_index(before.store).articles) == 1
    keep(path, later_extraction())
    after = snapshots.reopen()
    assert len(build_index(after.store).articles) == 2
    assert len(build_index(before.store).articles) == 1


def test_the_old_state_answers_until_the_new_one_is_prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.snapshot._CHECK_SECONDS", 0.0)
    monkeypatch.setattr("kg.serve.snapshot._PATIENCE_SECONDS", 0.01)
    path = tmp_path / "store"
    keep(path, EXTRACTION)
    prepared = threading.Event()
    snapshots = Snapshots(str(path), prepare=lambda _: prepared.wait(30))
    first = snapshots.current()
    keep(path, later_extraction())
    assert snapshots.current() is snapshots.current() is first
    prepared.set()
    monkeypatch.setattr("kg.serve.snapshot._PATIENCE_SECONDS", 30)
    for _ in range(500):
        if snapshots.current() is not first:
            break
        time.sleep(0.02)
    assert len(build_index(snapshots.current().store).articles) == 2
    assert snapshots.current().state not in {None, first.state}


def test_a_changed_store_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store"
    keep(path, EXTRACTION)
    monkeypatch.setattr("kg.serve.snapshot._CHECK_SECONDS", 0.0)
    monkeypatch.setattr("kg.serve.snapshot._PATIENCE_SECONDS", 30)
    with TestClient(create_app(ServeSettings(store=str(path))), base_url="http://127.0.0.1:8000") as client:
        assert "Later" not in client.get("/articles").text
        keep(path, later_extraction())
        assert "Later" in client.get("/articles").text
        names = {"query": "SELECT (COUNT(?a) AS ?n) { GRAPH ?g { ?a a schema:NewsArticle } }"}
        rows = client.get("/sparql", params=names).json()["results"]["bindings"]
        assert rows[0]["n"]["value"] == "2"


def test_a_newer_version_is_pointed_at(tmp_path: Path) -> None:
    path = tmp_path / "store"
    old = keep(path, EXTRACTION)
    longer = dataclasses.replace(EXTRACTION.article, text=f"{TEXT} Corrected.")
    new = keep(path, dataclasses.replace(EXTRACTION, article=longer))
    with TestClient(create_app(ServeSettings(store=str(path))), base_url="http://127.0.0.1:8000") as client:
        page = client.get(f"/article/{old.rpartition('/')[2]}")
        assert f"/article/{new.rpartition('/')[2]}" in links(page.text)
        assert "newer version" in page.text
        shown = [link for link in links(client.get("/articles").text) if link.startswith("/article/")]
        assert shown == [f"/article/{new.rpartition('/')[2]}"]


def test_a_name_alone_does_not_make_one_of_two(tmp_path: Path) -> None:
    path = tmp_path / "store"
    keep(path, EXTRACTION)
    keep(path, later_extraction())
    store = open_store(path, read_only=True)
    apart = [entry for entry in build_index(store).actors if entry.name == "Ana Ruiz"]
    assert [entry.articles for entry in apart] == [1, 1]
    with TestClient(create_app(ServeSettings(store=str(path))), base_url="http://127.0.0.1:8000") as client:
        page = client.get(f"/actor/{apart[0].key}").text
        assert "1 other actor has this name" in page
        assert f"/actor/{apart[1].key}" in links(page)
        series = [link for link in links(client.get("/figures").text) if link.startswith("/figures/")]
        assert "The same words elsewhere" in "".join(client.get(link).text for link in series)
    del store
    with open_store(path) as written:
        rebuild(written)
    joined = [entry for entry in build_index(open_store(path, read_only=True)).actors if entry.name == "Ana Ruiz"]
    assert [entry.articles for entry in joined] == [2]


def test_answers_lead_to_the_articles(client: TestClient) -> None:
    page = client.get("/queries/who-said-what").text
    assert [link for link in links(page) if link.startswith("/article/")]
    assert str(EXTRACTION.article.title) in page


def test_every_place_that_is_linked_to_is_in_its_article(client: TestClient) -> None:
    places = {link for page in every_page(client).values() for link in links(page) if "#" in link and link[0] == "/"}
    assert len(places) > 5
    for link in places:
        address, _, anchor = link.partition("#")
        assert anchor in {attributes.get("id") for _, attributes in parsed(client.get(address).text).tags}, link


def test_long_lists_have_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.pages.LISTED", 1)
    first, second = (client.get("/articles", params={"page": page, "of": "two"}).text for page in ("1", "2"))
    assert "Page 1 of 2" in first
    assert "?page=2" in links(first)
    assert {link for link in links(first) if "/article/" in link}.isdisjoint(links(second))
    for wrong in ("0", "99", "-1", "x", "9" * 50):
        assert client.get("/articles", params={"page": wrong}).status_code == 200
