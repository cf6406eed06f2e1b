"""Every saved query: its columns, its answer over invented articles, the same answer from another engine.

`<name>.csv` holds the expected rows of the readable columns. `python -m tests.queries.test_saved_queries` writes them
anew; look at the difference before you commit it.
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.query import load_catalog, run_saved
from kg.query.bind import bind, row_variables, string_text
from kg.query.results import Result, result_of
from kg.query.seeds import candidate_graphs
from kg.resources import resource_dir
from kg.store import GraphStore, Solutions
from tests.queries.articles import ARTICLES, HARBOUR_URL
from tests.queries.conftest import store_of
from tests.queries.draft import Draft

HERE = Path(__file__).parent
CATALOG = load_catalog()

# The first columns are a contract: other programs read them.
COLUMNS = {
    "who-said-what": "article published speaker role affiliation stance cue content channel via said_on start end",
    "numeric-claims": "article published speaker counted comparator value low high unit as_of figure start end",
    "figure-history": "article published speaker counted earlier later cue",
    "discrepancies": "counted speaker_a figure_a article_a speaker_b figure_b article_b kind",
    "breakdowns": "article whole parts sum difference exhaustive",
    "denials": "article published denier content asserted_by",
    "relay-chains": "article chain content",
    "single-source": "claim speaker article",
    "unattributed-figures": "article figure counted start end",
    "capacities": "actor role affiliation article published",
    "event-dossier": "event when claim speaker stance figure article",
    "quoted-together": "actor_a actor_b articles",
    "source-mix": "publisher actor assertions share",
    "evidence": "claim speaker cue exact start end article url published activity software model",
    "timeline": "said_on published speaker stance content article",
}
_IDENTIFIERS = {"assertion", "activity", "graph", "breakdown", "text_sha256"}


def readable(result: Result) -> list[list[str]]:
    """Header and rows without the columns that hold hashes."""
    kept = [
        index for index, name in enumerate(result.variables) if not name.endswith("_iri") and name not in _IDENTIFIERS
    ]
    rows = [["" if row[index] is None else row[index].value for index in kept] for row in result.rows]
    return [[result.variables[index] for index in kept], *rows]


def as_csv(table: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table)
    return out.getvalue()


def test_every_query_has_an_expected_answer() -> None:
    assert {path.stem for path in HERE.glob("*.csv")} == set(CATALOG) == set(COLUMNS)
    assert {path.name for path in resource_dir("queries").iterdir()} == {f"{name}.rq" for name in COLUMNS}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_and_rows(name: str, all_articles: GraphStore) -> None:
    result = run_saved(all_articles, name, {})
    assert " ".join(result.variables).startswith(COLUMNS[name])
    assert as_csv(readable(result)) == (HERE / f"{name}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COLUMNS)
def test_rdflib_gives_the_same_rows(name: str, few_articles: GraphStore, few_in_rdflib: rdflib.Dataset) -> None:
    expected = run_saved(few_articles, name, {})
    found = few_in_rdflib.query(CATALOG[name].text)
    assert [str(variable) for variable in found.vars or ()] == list(expected.variables)
    rows = [["" if term is None else str(term) for term in row] for row in found]
    assert rows == [["" if term is None else term.value for term in row] for row in expected.rows]
    assert rows


@pytest.mark.parametrize("value", [None, 6])
def test_a_part_without_a_number_leaves_sum_and_difference_open(value: int | None) -> None:
    draft = Draft("Of 12 vans, 5 vans went north and some vans south.", "vans-1")
    whole = draft.figure("12 vans", "12", 12, "van", "vans")
    draft.figure("5 vans", "5", 5, "van", "vans", part_of=whole)
    if value is None:
        draft.figure("some vans", "some", None, "van", "vans", part_of=whole, comparator="vague", low=Decimal(2))
    else:
        draft.figure("some vans", "some", value, "van", "vans", part_of=whole)
    store = store_of([draft.extraction()])
    expected = [None, None, "1"] if value is None else ["11", "1", "0"]
    answer = run_saved(store, "breakdowns", {})
    columns = [answer.variables.index(name) for name in ("sum", "difference", "unknown_parts")]
    assert [[row[c].value if row[c] is not None else None for c in columns] for row in answer.rows] == [expected]
    dataset = rdflib.Dataset()
    dataset.parse(data="".join(f"{quad} .\n" for quad in store.dump()), format="nquads")
    found = [[row[c] for c in columns] for row in dataset.query(CATALOG["breakdowns"].text)]
    assert [[None if term is None else str(term) for term in row] for row in found] == [expected]


@pytest.mark.parametrize(
    "given",
    [
        {"topic": " Beaten  prison"},
        {"speaker": "the ministry"},
        {"since": "2026-03-06", "publisher": "Norland Wire"},
        {"article": "wire-7"},
        {"until": "2026-03-05"},
    ],
)
def test_rdflib_chooses_the_same_rows(
    given: dict[str, str], few_articles: GraphStore, few_in_rdflib: rdflib.Dataset
) -> None:
    expected = run_saved(few_articles, "timeline", given)
    found = [
        [None if term is None else str(term) for term in row]
        for row in few_in_rdflib.query(bind(CATALOG["timeline"], given))
    ]
    assert found == [[None if term is None else term.value for term in row] for row in expected.rows]
    assert found


@pytest.mark.parametrize("name", COLUMNS)
def test_text_of_a_query(name: str) -> None:
    query = CATALOG[name]
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))
    assert row_variables(query) == tuple(parameter.name for parameter in query.params)
    assert "ORDER BY" in body
    assert "GRAPH" in body
    assert not re.search(r"SELECT\s+(DISTINCT\s+)?\*", body)
    assert not re.search(r"\b(SERVICE|FROM)\b", body)
    for parameter in query.params:
        assert f"!BOUND(?p_{parameter.name})" in body, "a parameter that is not given restricts nothing"


@pytest.mark.parametrize("name", COLUMNS)
def test_the_header_describes_the_columns(name: str, few_articles: GraphStore) -> None:
    assert tuple(CATALOG[name].returns) == run_saved(few_articles, name, {}).variables


PARAMETERS = {
    "speaker": ["Ana Ruiz", "the ministry", "nobody"],
    "publisher": ["Norland Wire", "nobody"],
    "since": ["2026-03-06"],
    "until": ["2026-03-05"],
    "topic": ["RELEASE", "people release", "no such words"],
    "article": [HARBOUR_URL, "notes.txt", "nothing"],
    "claim": ["nobody was armed"],
    "event": ["release"],
}


@pytest.mark.parametrize("name", COLUMNS)
def test_parameters_choose_rows(name: str, all_articles: GraphStore) -> None:
    """Looking graphs up first changes nothing, and what is chosen is a part of the whole."""
    whole = set(run_saved(all_articles, name, {}).rows)
    for parameter in CATALOG[name].params:
        for value in PARAMETERS[parameter.name]:
            chosen = run_saved(all_articles, name, {parameter.name: value})
            text = bind(CATALOG[name], {parameter.name: value})
            assert chosen.rows == result_of(all_articles.query(text)).rows, (parameter.name, value)
            if name not in {"quoted-together", "source-mix"}:  # their numbers depend on what is counted
                assert set(chosen.rows) <= whole, (parameter.name, value)
            if value in {"nobody", "no such words", "nothing"}:
                assert not chosen.rows, (parameter.name, value)


def rows_of(store: GraphStore, name: str, column: str, **parameters: str) -> list[object]:
    return [row[column] for row in run_saved(store, name, parameters)]


def test_a_speaker_is_found_by_name_other_name_and_iri(all_articles: GraphStore) -> None:
    by_name = run_saved(all_articles, "who-said-what", {"speaker": "Guards' Union"})
    assert [row["content"] for row in by_name] == ["prisoners were beaten"]
    assert "Ministry of Health of Norland" in rows_of(all_articles, "who-said-what", "speaker", speaker="the ministry")
    found = all_articles.query(
        'SELECT ?actor WHERE { GRAPH ?g { ?actor <https://schema.org/name> "Guards\' Union" ; a ?c } '
        "GRAPH ?l { ?a <https://w3id.org/hearsay/ns#storedIn> ?g } "
        "FILTER NOT EXISTS { GRAPH ?l { ?newer <http://www.w3.org/ns/prov#wasRevisionOf> ?a } } } LIMIT 1"
    )
    assert isinstance(found, Solutions)
    iri = found.rows[0][0].value
    assert run_saved(all_articles, "who-said-what", {"speaker": iri}).rows == by_name.rows


def test_an_article_is_found_by_address_identifier_and_iri(all_articles: GraphStore) -> None:
    by_address = run_saved(all_articles, "evidence", {"article": "https://wire.example/7"})
    assert by_address.rows
    assert run_saved(all_articles, "evidence", {"article": "wire-7"}).rows == by_address.rows
    iri = next(iter(by_address))["article_iri"]
    assert run_saved(all_articles, "evidence", {"article": iri}).rows == by_address.rows


@pytest.mark.parametrize(
    ("topic", "is_found"),
    [
        ("beaten", True),
        ("BEATEN Prison", True),
        ("  prisoners   were beaten ", True),
        ("beaten prisoners were", True),
        ("beaten were prisoners", True),
        ("were prison", True),
        ("prisoners beaten were beaten", True),
        ("prisoners were beaten were", False),
        ("beaten vans", False),
        ("\\w+", False),
    ],
)
def test_words_of_a_topic(topic: str, is_found: bool, all_articles: GraphStore) -> None:
    found = rows_of(all_articles, "timeline", "content", topic=topic)
    assert ("prisoners were beaten" in found) == is_found


def test_evidence_of_one_claim_looks_into_one_graph(all_articles: GraphStore) -> None:
    row = next(iter(run_saved(all_articles, "evidence", {"claim": "nobody was armed"})))
    assert candidate_graphs(all_articles, CATALOG["evidence"], {"claim": row["claim_iri"]}) == (row["graph"],)
    assert len(run_saved(all_articles, "evidence", {"claim": row["claim_iri"]})) == 1


def test_what_a_newer_version_revises_is_left_out(all_articles: GraphStore) -> None:
    figures = rows_of(all_articles, "numeric-claims", "figure", article=HARBOUR_URL)
    assert "58 people" in figures
    assert "52 people" not in figures
    assert rows_of(all_articles, "figure-history", "later", article=HARBOUR_URL).count("58 people") == 1
    assert "52 people" in rows_of(all_articles, "evidence", "claim", article=HARBOUR_URL)


def test_shares_of_a_publisher_add_up_to_one(all_articles: GraphStore) -> None:
    shares: dict[object, float] = {}
    for row in run_saved(all_articles, "source-mix", {"since": "2026-03-05"}):
        shares[row["publisher"]] = shares.get(row["publisher"], 0) + float(str(row["share"]))
    assert set(shares) == {"Norland Wire", "The Harbour Gazette", "The Daily Ledger"}
    assert all(abs(total - 1) < 0.01 for total in shares.values())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text() | st.sampled_from(["\\u0022", "\\U0000005C", '") } #', "\\", "\\\\u0041", "'''", "\t\r\n\x00"]))
def test_any_string_is_read_back_as_itself(text: str, few_in_rdflib: rdflib.Dataset, all_articles: GraphStore) -> None:
    query = f"SELECT ?text WHERE {{ VALUES (?text) {{ ({string_text(text)}) }} }}"
    assert [str(row[0]) for row in few_in_rdflib.query(query)] == [text]
    answer = all_articles.query(query)
    assert isinstance(answer, Solutions)
    assert [row[0].value for row in answer.rows] == [text]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1))
def test_any_string_as_a_speaker_matches_only_itself(text: str, all_articles: GraphStore) -> None:
    names = {name for extraction in ARTICLES for actor in extraction.actors for name in (actor.name, *actor.aliases)}
    assert bool(run_saved(all_articles, "timeline", {"speaker": text}).rows) == (text in names)


if __name__ == "__main__":
    from tests.queries.conftest import store_of

    for query_name in COLUMNS:
        answer = run_saved(store_of(ARTICLES), query_name, {})
        (HERE / f"{query_name}.csv").write_text(as_csv(readable(answer)), encoding="utf-8")
