"""What a query reads depends on the answer, not on the size of the store: counts instead of a clock.

`benchmarks/queries.py` measures the times.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store

from benchmarks.queries import BY_SPEAKER, SELECTIVE, copies
from kg.query import load_catalog, run_saved
from kg.query.bind import bind
from kg.query.seeds import candidate_graphs
from kg.store import OxigraphStore

CATALOG = load_catalog()
TRIES = 20  # the engine picks one of several orders that it thinks equally good: only the same ones are compared
_NAMELESS = re.compile(r"\?[0-9a-f]{32}")  # variables of the engine's own, named anew each time


@pytest.fixture(scope="module")
def small_and_large(tmp_path_factory: pytest.TempPathFactory) -> tuple[OxigraphStore, OxigraphStore]:
    """The test articles, once and eight times under other names, on disk."""
    made = []
    for count in (1, 8):
        place = tmp_path_factory.mktemp(f"copies-{count}")
        store = Store(str(place))
        store.bulk_load(b"".join(copies(count)), format=RdfFormat.N_QUADS)
        store.flush()
        del store
        made.append(OxigraphStore(Store.read_only(str(place)), location=str(place)))
    return made[0], made[1]


@pytest.mark.parametrize("name", CATALOG)
def test_the_graphs_looked_into_do_not_grow(name: str, small_and_large: tuple[OxigraphStore, OxigraphStore]) -> None:
    parameters = SELECTIVE.get(name, BY_SPEAKER)
    found = [candidate_graphs(store, CATALOG[name], parameters) for store in small_and_large]
    assert found[0] == found[1]
    assert found[0]
    small, large = (run_saved(store, name, parameters) for store in small_and_large)
    assert small.rows == large.rows
    assert small.rows


@pytest.fixture(scope="module")
def explainer() -> str:
    """The engine's program, which tells how it went about a query."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if program is None:
        pytest.skip("the `oxigraph` program of the dev dependencies is not installed")
    return program


def reads(explainer: str, location: str, text: str, scratch: Path) -> dict[str, int]:
    """How many quads each pattern of a query met."""
    query, plan = scratch / "query.rq", scratch / "plan.json"
    query.write_text(text, encoding="utf-8")
    subprocess.run(
        [explainer, "query", "--location", location, "--query-file", str(query), "--results-file",
         str(scratch / "rows.csv"), "--explain-file", str(plan), "--stats"],
        check=True,
    )  # fmt: skip
    found: dict[str, int] = {}
    for leaf in leaves(json.loads(plan.read_text(encoding="utf-8"))["plan"]):
        pattern = _NAMELESS.sub("?", leaf["name"])
        found[pattern] = found.get(pattern, 0) + (leaf["number of results"] or 0)
    return found


def leaves(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for child in plan["children"]:
        yield from leaves(child)
    if not plan["children"]:
        yield plan


@pytest.mark.parametrize("name", CATALOG)
def test_no_pattern_reads_more_in_a_larger_store(
    name: str, small_and_large: tuple[OxigraphStore, OxigraphStore], explainer: str, tmp_path: Path
) -> None:
    """Engines join by hash where they expect much, and then read a property of all articles for a row or two."""
    is_of_article = any(parameter.name == "article" for parameter in CATALOG[name].params)
    for given in (
        SELECTIVE.get(name, BY_SPEAKER),
        {"article": "https://wire.example/7"} if is_of_article else BY_SPEAKER,
    ):
        for _ in range(TRIES):
            small, large = (
                reads(explainer, store.location, bind(CATALOG[name], given, graphs=found), tmp_path)
                for store in small_and_large
                for found in [candidate_graphs(store, CATALOG[name], given)]
            )
            if set(small) == set(large):
                break
        assert {leaf: count for leaf, count in large.items() if count > small.get(leaf, 0)} == {}, given
