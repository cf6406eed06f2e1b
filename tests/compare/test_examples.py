"""The three example articles on one sinking, read by hand: who changed which figure, who disagrees with whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.api import Store, read_all

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("examples") / "store") as made:
        made.ingest(read_all(EXAMPLES))
        yield made


@pytest.mark.model
def test_disagreements(store: Store) -> None:
    rows = {
        (str(row["source_a"]), str(row["figure_a"]), str(row["source_b"]), str(row["figure_b"])): row["kind"]
        for row in store.query("discrepancies")
    }
    network, ministry = "Sailors’ Rights Network", "Ministry of Transport"
    assert rows[network, "31", ministry, "28 people"] == "incompatible"
    assert [kind for (*_, later), kind in rows.items() if later == "28 people"].count("revised") == 1
    by_figures = {(first, second): kind for (_, first, _, second), kind in rows.items()}
    assert by_figures["at least 26 people", "31"] == "compatible"
    # what the coast guard had given up by Thursday is held against nobody, nor is the network against its director
    assert not any("19" in pair[0] and "28" in pair[1] for pair in by_figures)
    assert not any("31" in pair[0] and "31" in pair[1] for pair in by_figures)


@pytest.mark.model
def test_revisions(store: Store) -> None:
    rows = [(row["earlier_value"], row["later_value"], row["kind"]) for row in store.query("figure-history")]
    assert [(str(a), str(b), c) for a, b, c in rows] == [
        ("19", "26", "stated"), ("26", "28", "stated"),
    ]  # fmt: skip


@pytest.mark.model
def test_lone_figures(store: Store) -> None:
    rows = {str(row["claim"]): row["articles"] for row in store.query("single-source")}
    assert rows["28 people"] == 1
    assert rows["26"] == 2  # of the coast guard, in two articles
