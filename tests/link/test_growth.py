"""What linking and comparing one more article reads hangs on the article, not on the store: counts, not a clock."""

from __future__ import annotations

import random
import re
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.links import News, report
from kg import compare, link
from kg.build import build_quads
from kg.store import Answer, open_store
from kg.store.oxigraph import OxigraphStore
from tests.link.worlds import body, person, put
from tests.queries.test_growth import explainer, reads

__all__ = ["explainer"]
STORY = range(100_000, 100_040, 8)  # five reports of one story, years after all others
ACTORS = [body("Open Doors Relief"), person("Ana Ruiz", "mayor", "Vell"), person("Bo Lund", "senator"), body("ODR")]
_TERMS = re.compile(r'<[^>]*>|"(?:[^"\\]|\\.)*"')


def asked(place: Path, others: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked for rows, one query of each form, for the last report of a story; before it come other articles."""
    queries: dict[str, str] = {}
    answer = OxigraphStore.query

    def kept(store: OxigraphStore, sparql: str) -> Answer:
        if "CONSTRUCT" not in sparql:  # of which the explaining program wants to know the format
            queries.setdefault(_TERMS.sub("", sparql), sparql)
        return answer(store, sparql)

    with open_store(place, create=True) as store:
        for graph in islice(News().articles(others), others):
            put(store, graph)
        link.rebuild(store)
        compare.rebuild(store)
        for number in STORY:
            graph = build_quads(report(number, ACTORS, random.Random(number)))
            put(store, graph)
            with monkeypatch.context() as patched:
                if number == STORY[-1]:
                    patched.setattr(OxigraphStore, "query", kept)
                link.update(store, graph.iri)
                compare.update(store, graph.iri)
    return list(queries.values())


def test_what_is_read_does_not_grow(explainer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    totals = []
    for others in (20, 80):
        place = tmp_path / f"store-{others}"
        queries = asked(place, others, monkeypatch)
        totals.append({query: sum(reads(explainer, str(place), query, tmp_path).values()) for query in queries})
    small, large = totals
    assert small.keys() == large.keys()
    assert {query: (small[query], count) for query, count in large.items() if count > small[query]} == {}
