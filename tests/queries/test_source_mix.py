"""Shares of speakers against a count by hand, whatever the parameters; rdflib counts the same."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import product

import pytest
import rdflib

from kg.query import load_catalog, run_saved
from kg.query.bind import bind
from kg.query.results import result_of
from kg.query.seeds import candidate_graphs
from kg.store import GraphStore
from tests.queries.conftest import store_of
from tests.queries.draft import Draft

QUERY = load_catalog()["source-mix"]
FIRST = dt.date(2026, 3, 1)
# An outlet may be called what stands for none.
PUBLISHERS = ["Norland Wire", "Harbour Gazette", "(unknown)", None]
SPEAKERS = ["Ana Ruiz", "Tomas Berg", "Norland Wire", None]


def said() -> list[tuple[str | None, dt.date | None, str | None]]:
    """Publisher, day and speaker of each act of saying: every pair of publisher and speaker, some more often."""
    acts = []
    for number, (publisher, speaker) in enumerate(product(PUBLISHERS, SPEAKERS)):
        if number % 5 != 4:
            days = [None if each % 4 == 3 else FIRST + dt.timedelta(each) for each in range(1 + number % 3)]
            acts += [(publisher, day, speaker) for day in days]
    return [*acts, ("Norland Wire", None, "Ana Ruiz")]


@pytest.fixture(scope="module")
def store() -> GraphStore:
    extractions = []
    for number, (publisher, day, speaker) in enumerate(said()):
        text = f"{speaker or 'Somebody'} said that boats left. There were 12 boats. Report {number}."
        draft = Draft(text, f"report-{number}", publisher=publisher, published=day)
        if speaker:
            draft.actor("speaker", speaker, "organization" if speaker in PUBLISHERS else "person", resolved=False)
        draft.says("speaker" if speaker else None, speaker, "said", "boats left")
        draft.figure("12 boats", "12", 12, "boat", "boats")  # in the article's own voice: nobody's
        extractions.append(draft.extraction())
    return store_of(extractions)


def counted(given: dict[str, str]) -> list[tuple[str, str, int]]:
    """The rows of an answer without the shares, which follow from them where no speaker is named."""
    acts = [
        (publisher, speaker)
        for publisher, day, speaker in said()
        if given.get("publisher", publisher) == publisher and given.get("speaker", speaker) == speaker
        if ("since" not in given or (day and day.isoformat() >= given["since"]))
        if ("until" not in given or (day and day.isoformat() <= given["until"]))
    ]
    return sorted(
        (publisher or "(unknown)", speaker or "(not stated)", count)
        for (publisher, speaker), count in Counter(acts).items()
    )


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"publisher": "Norland Wire"},
        {"publisher": "(unknown)"},
        {"speaker": "Ana Ruiz"},
        {"speaker": "Norland Wire"},
        {"speaker": "Tomas Berg", "publisher": "Harbour Gazette"},
        {"speaker": "Ana Ruiz", "publisher": "nobody"},
        {"since": "2026-03-02"},
        {"until": "2026-03-01", "publisher": "Harbour Gazette"},
        {"since": "2026-03-02", "until": "2026-03-02", "speaker": "Tomas Berg"},
    ],
)
def test_acts_and_shares(given: dict[str, str], store: GraphStore) -> None:
    rows = list(run_saved(store, "source-mix", given))
    found = [(str(row["publisher"]), str(row["actor"]), int(str(row["assertions"]))) for row in rows]
    assert sorted(found) == counted(given)
    assert run_saved(store, "source-mix", given).rows == result_of(store.query(bind(QUERY, given))).rows
    whole = counted({name: value for name, value in given.items() if name != "speaker"})
    if "(unknown)" not in {publisher for publisher, _, _ in found}:  # two there have one name
        for row in rows:
            total = sum(count for publisher, _, count in whole if publisher == row["publisher"])
            assert float(str(row["share"])) == pytest.approx(int(str(row["assertions"])) / total, abs=0.0006)


def test_a_publisher_narrows_and_a_speaker_does_where_all_that_quote_her_are_named(store: GraphStore) -> None:
    by_publisher = candidate_graphs(store, QUERY, {"publisher": "Harbour Gazette"})
    assert by_publisher is not None
    assert len(by_publisher) == sum(publisher == "Harbour Gazette" for publisher, _, _ in said())
    assert candidate_graphs(store, QUERY, {"speaker": "Ana Ruiz"}) is None  # an article of no publisher quotes her
    assert candidate_graphs(store, QUERY, {"speaker": "nobody"}) == ()
    named = {publisher for publisher, _, speaker in said() if speaker == "Norland Wire"}
    assert (candidate_graphs(store, QUERY, {"speaker": "Norland Wire"}) is None) == (None in named)


@pytest.mark.parametrize("given", [{"speaker": "Ana Ruiz", "since": "2026-03-01"}])
def test_rdflib_counts_the_same(given: dict[str, str], store: GraphStore) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data="".join(f"{quad} .\n" for quad in store.dump()), format="nquads")
    found = [[str(term) for term in row] for row in dataset.query(bind(QUERY, given))]
    assert found == [[term.value for term in row] for row in run_saved(store, "source-mix", given).rows]
    assert found
