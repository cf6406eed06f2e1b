"""ninjs objects of each generation, alone, in arrays, among lines; what is no article of it is told."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article
from kg.readers import read_articles

TEXT = "Mayor Ilse Brandt said 45 people were freed.\n\nShe gave no names."
FIRST = {
    "uri": "http://ninjs.example/items/1",
    "type": "text",
    "versioncreated": "2026-03-04T10:37:00Z",
    "firstcreated": "2026-03-03T08:00:00Z",
    "language": "en-GB",
    "copyrightholder": "Example Agency",
    "byline": "By Ines Okoro",
    "headline": "Forty-five freed",
    "headline_extended": "Mayor tells of forty-five freed",
    "person": [{"name": "Ilse Brandt", "rel": "about"}],
    "description_text": "A summary that is no body.",
    "body_xhtml": "<p>Mayor Ilse Brandt said 45 people were freed.</p><p>She gave no names.</p>",
    "body_text": TEXT,
}
SECOND = {
    "uri": "urn:newsml:agency.example:20260304:7",
    "versioncreated": "2026-03-04T23:30:00+02:00",
    "language": "en",
    "headlines": [{"role": "short", "value": "45 freed"}, {"role": "main", "value": "Forty-five freed"}],
    "bodies": [
        {"role": "caption", "contenttype": "text/plain", "value": "A camp gate."},
        {"role": "main", "contenttype": "text/html", "value": FIRST["body_xhtml"]},
    ],
    "by": "Ines Okoro",
    "infosources": [{"name": "Example Agency", "role": "https://cv.iptc.org/newscodes/isrole/publisher"}],
}
THIRD = {
    "standard": {"name": "ninjs", "version": "3.0"},
    "uri": "https://agency.example/7",
    "versionCreated": "2026-03-04T12:00:00+01:00",
    "pubStatus": "usable",
    "copyrightHolder": "Example Agency",
    "headlines": [{"value": "Forty-five freed"}],
    "bodies": [{"contentType": "text/plain", "value": TEXT}],
    "by": "Ines Okoro",
}


def read(data: bytes, name: str, folder: Path) -> list[Article | InputError]:
    path = folder / name
    path.write_bytes(data)
    return list(read_articles([str(path)]))


@pytest.mark.parametrize("item", [FIRST, THIRD, {**SECOND, "bodies": [{"value": TEXT}]}], ids=["1", "3", "2"])
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a"])
def test_every_generation(item: dict[str, Any], indent: int | None, name: str, tmp_path: Path) -> None:
    (article,) = read(json.dumps(item, indent=indent).encode(), name, tmp_path)
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert (article.id, article.url) == (item["uri"], item["uri"])
    assert (article.title, article.published) == ("Forty-five freed", dt.date(2026, 3, 4))
    assert (article.publisher, article.authors, article.language) == ("Example Agency", ("Ines Okoro",), "en")


def test_markup_is_read_as_a_page_where_there_is_no_plain_text(tmp_path: Path) -> None:
    (article,) = read(json.dumps({**SECOND, "bodies": SECOND["bodies"][1:]}).encode(), "a.json", tmp_path)
    assert isinstance(article, Article)
    assert article.text == TEXT
    (article,) = read(json.dumps(SECOND).encode(), "b.json", tmp_path)  # a caption is no body while there is another
    assert isinstance(article, Article)
    assert article.text == TEXT


def test_lines_and_arrays_may_be_mixed_with_our_own(tmp_path: Path) -> None:
    items = [FIRST, {"text": "She said no."}, SECOND]
    lines = "\n".join(map(json.dumps, items)).encode()
    for data, name in [(lines, "a.jsonl"), (json.dumps(items).encode(), "a.json"), (json.dumps(items).encode(), "b")]:
        found = read(data, name, tmp_path)
        assert [item.url if isinstance(item, Article) else item for item in found] == [
            FIRST["uri"],
            None,
            SECOND["uri"],
        ]
    (article,) = read(gzip.compress(json.dumps([FIRST]).encode()), "c.json.gz", tmp_path)
    assert isinstance(article, Article)


def test_our_own_lines_stay_our_own(tmp_path: Path) -> None:
    line = {"text": "She said no.", "uri": "https://x.example/", "type": "text", "body_text": "Other."}
    (article,) = read(json.dumps(line).encode(), "a.jsonl", tmp_path)
    assert isinstance(article, Article)
    assert (article.text, article.url) == ("She said no.", None)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"pubstatus": "canceled"}, "does not release: pubstatus is 'canceled'"),
        ({"body_text": " ", "body_xhtml": None, "type": "picture"}, "of type 'picture' without text"),
        ({"body_text": None, "body_xhtml": "<p> </p>"}, "no article text"),
        ({"body_text": "a \ud800 b"}, "surrogate"),
        ({"body_text": "a \x00 b"}, "binary"),
    ],
)
def test_what_is_no_article_is_one_line(change: dict[str, Any], reason: str, tmp_path: Path) -> None:
    (found,) = read(json.dumps({**FIRST, **change}).encode(), "a.json", tmp_path)
    assert isinstance(found, InputError)
    assert reason in str(found)
    assert str(found).startswith(str(tmp_path))


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.sampled_from(["text/html", "main", TEXT, "<p>x said no"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["value", "role", "contentType", "name"]), inner, max_size=4)
    ),
    max_leaves=8,
)


KEYS = sorted({*FIRST, *SECOND, *THIRD, "guid", "authors", "associations", "source"})


@settings(max_examples=150, deadline=None)
@given(
    changes=st.dictionaries(st.sampled_from(sorted({*FIRST, *SECOND, *THIRD, "guid", "authors"})), _VALUES, max_size=5)
)
def test_any_values_are_an_article_or_an_input_error(changes: dict[str, Any]) -> None:
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(json.dumps({**FIRST, **changes}).encode() + b"\n"))
    try:
        (found,) = read_articles(["-"], format="jsonl")
    finally:
        sys.stdin = before
    if isinstance(found, Article):
        for text in (found.text, found.id, found.title or "", found.url or "", found.publisher or "", *found.authors):
            text.encode("utf-8")
    else:
        assert "\n" not in str(found)
