"""JSON Lines: fields, faults by line, unknown keys."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.readers import read_articles


def read_lines(tmp_path: Path, *lines: str, name: str = "a.jsonl") -> list[Article | InputError]:
    path = tmp_path / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(read_articles([str(path)]))


def test_all_fields(tmp_path: Path) -> None:
    record = {
        "id": "n1",
        "text": "The mayor said no.",
        "url": "https://example.org/n 1",
        "title": "No",
        "published": "2024-05-03T23:59:00-05:00",
        "publisher": "Example News",
        "authors": ["Ana Ruiz", "Bo Li"],
        "lang": "en",
    }
    assert read_lines(tmp_path, json.dumps(record)) == [
        Article(
            text="The mayor said no.",
            id="n1",
            url="https://example.org/n%201",
            title="No",
            published=dt.date(2024, 5, 3),
            publisher="Example News",
            authors=("Ana Ruiz", "Bo Li"),
        )
    ]


@pytest.mark.parametrize(
    ("record", "identifier"),
    [
        ({"id": "n1", "url": "https://example.org/1"}, "n1"),
        ({"id": 7}, "7"),
        ({"id": None, "url": "https://example.org/1"}, "https://example.org/1"),
        ({"id": " "}, ":1"),
        ({}, ":1"),
    ],
)
def test_identifier_is_id_else_url_else_place(record: dict[str, object], identifier: str, tmp_path: Path) -> None:
    (article,) = read_lines(tmp_path, json.dumps({"text": "He said no.", **record}))
    assert isinstance(article, Article)
    assert article.id == (f"{tmp_path}/a.jsonl:1" if identifier == ":1" else identifier)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is no JSON"),
        ("nonsense", "is no JSON"),
        ('{"text": "a" "b"}', "at column 14"),
        ("[1, 2]", "is a list, not an object"),
        ('"text"', "is a string, not an object"),
        ("null", "is null, not an object"),
        ("true", "is true or false, not an object"),
        ("17", "is a number, not an object"),
        ("{}", 'neither "text" nor "html"'),
        ('{"title": "x"}', 'neither "text" nor "html"'),
        ('{"text": null}', 'neither "text" nor "html"'),
        ('{"text": ""}', "is empty"),
        ('{"text": " \\n"}', "white space"),
        ('{"text": "\\u200b\\ufeff"}', "white space"),
        ('{"text": 5}', '"text" is a number, not a string'),
        ('{"text": ["a"]}', '"text" is a list'),
        ('{"text": "a\\ud800b"}', r"lone surrogate \ud800 at character 1"),
        ('{"text": "a", "title": "\\udfff"}', '"title" has a lone surrogate'),
        ('{"text": "a\\u0000b"}', "NUL at character 1"),
        ('{"text": "a", "published": "3 May 2024"}', "YYYY-MM-DD"),
        ('{"text": "a", "published": "2024-02-30"}', "no date of the calendar"),
        ('{"text": "a", "published": 2024}', '"published" is a number'),
        ('{"text": "a", "url": "example.org"}', "no absolute URL"),
        ('{"text": "a", "authors": {"name": "x"}}', '"authors" is an object'),
        ('{"text": "a", "authors": [1]}', '"authors" is a list'),
        ('{"text": "a", "publisher": {"name": "x"}}', '"publisher" is an object'),
        ('{"html": "<html></html>"}', "no article text"),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": "a", "x": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
    ],
)
def test_bad_line_does_not_stop_the_others(line: str, reason: str, tmp_path: Path) -> None:
    good = '{"text": "He said no."}'
    first, bad, last = read_lines(tmp_path, good, line, good)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, InputError)
    assert reason in str(bad)
    assert bad.line == 2
    assert str(bad).startswith(f"{tmp_path}/a.jsonl:2: ")


def test_broken_utf8_is_told_by_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "caf\xe9"}\n{"text": "He said no."}\n')
    bad, good = read_articles([str(path)])
    assert isinstance(bad, InputError)
    assert "byte 0xe9 at offset 13" in str(bad)
    assert bad.line == 1
    assert isinstance(good, Article)


def test_line_longer_than_any_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.readers.jsonl.MAX_BYTES", 100)
    long = json.dumps({"text": "x" * 450})
    bad, good = read_lines(tmp_path, long, '{"text": "He said no."}')
    assert isinstance(bad, InputError)
    assert "longer than 100 bytes" in str(bad)
    assert isinstance(good, Article)
    assert good.id.endswith(":2")


def test_unknown_keys_are_kept_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a", "foo": 1, "bar": 2}\n{"text": "b", "foo": 3}\n', encoding="utf-8")
    tally: Counter[str] = Counter()
    assert len(list(read_articles([str(path)], tally=tally))) == 2
    assert tally == {"unknown key 'foo'": 2, "unknown key 'bar'": 1}


def test_html_is_read_and_the_records_own_fields_win(tmp_path: Path) -> None:
    page = (
        '<html><head><meta property="og:title" content="Page title">'
        '<meta property="og:site_name" content="Page News"></head>'
        "<body><article><p>Mayor Ilse Brandt said no to the plan.</p></article></body></html>"
    )
    (article,) = read_lines(tmp_path, json.dumps({"html": page, "title": "Own title"}))
    assert isinstance(article, Article)
    assert article.text == "Mayor Ilse Brandt said no to the plan."
    assert (article.title, article.publisher) == ("Own title", "Page News")


def test_piece_of_html_is_read(tmp_path: Path) -> None:
    (article,) = read_lines(tmp_path, json.dumps({"html": "<p>He said no.</p><p>She said yes.</p>"}))
    assert isinstance(article, Article)
    assert article.text == "He said no.\n\nShe said yes."


@pytest.mark.parametrize(
    ("content", "identifiers"),
    [
        ('{\n  "text": "He said no."\n}', [""]),
        ('[{"text": "He said no."}, {"text": "She said yes."}]', ["[1]", "[2]"]),
        ('{"text": "He said no."}\n{"text": "She said yes."}\n', [":1", ":2"]),
    ],
)
def test_json_file_is_one_value_or_lines(content: str, identifiers: list[str], tmp_path: Path) -> None:
    found = read_lines(tmp_path, content, name="a.json")
    assert [item.id for item in found if isinstance(item, Article)] == [f"{tmp_path}/a.json{i}" for i in identifiers]


def test_one_bad_item_of_an_array(tmp_path: Path) -> None:
    good, bad = read_lines(tmp_path, '[{"text": "He said no."}, {"txt": 1}]', name="a.json")
    assert isinstance(good, Article)
    assert isinstance(bad, InputError)
    assert "a.json[2]: has neither" in str(bad)


def test_a_list_among_lines_does_not_cost_the_others_their_place(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('["no", "article"]\n{"text": "She said no."}\n', encoding="utf-8")
    first, second = read_articles([str(path)])
    assert str(first).startswith(f"{path}:1: is a list")
    assert isinstance(second, Article)
