from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.query import find_query, load_catalog
from kg.query.header import parse_saved_query

GOOD = """\
#+ summary: s
#+ description: >-
#+   two
#+   lines
#+ params:
#+ returns: {s: x}
#+ table: [s]
#+ tags: [a]
ASK {}
"""


def test_a_header() -> None:
    query = parse_saved_query("n", GOOD)
    assert (query.name, query.summary, query.description) == ("n", "s", "two lines")
    assert (query.params, dict(query.returns), query.tags) == ((), {"s": "x"}, ("a",))
    assert query.text == GOOD


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ASK {}", "header is missing"),
        (GOOD.replace("tags", "tag"), "exactly the keys.*check tag, tags"),
        (GOOD.replace("summary: s", "summary: s: t"), "not YAML"),
        (GOOD.replace("params:", "params: {a: {type: text}}"), "parameter 'a' has exactly the keys"),
        (
            GOOD.replace("params:", "params: {a: {type: txt, required: no, description: d, example: e}}"),
            "'txt'; use date, integer, iri, text",
        ),
        (
            GOOD.replace("params:", "params: {A b: {type: text, required: no, description: d, example: e}}"),
            "no lower-case name",
        ),
    ],
)
def test_a_broken_header_names_the_file(text: str, words: str) -> None:
    with pytest.raises(QueryError, match=rf"n\.rq.*{words}"):
        parse_saved_query("n", text)


def test_unknown_names_get_a_hint() -> None:
    with pytest.raises(QueryError, match=r"did you mean 'denials'.*There are: breakdowns, "):
        find_query("denial")
    with pytest.raises(QueryError, match=r"no saved query '\.\./x'; There are"):
        find_query("../x")


def test_names_are_forgiving() -> None:
    assert find_query(" Who_Said_What ").name == "who-said-what"


def test_a_catalogue_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(GOOD)
    catalog = load_catalog(tmp_path)
    assert list(catalog) == ["mine"]
    assert find_query("mine", catalog).summary == "s"
