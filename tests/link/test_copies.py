"""Texts that several addresses print."""

from __future__ import annotations

import itertools
import random

import pytest

from kg import link
from kg.build import build_quads
from kg.ids import derived_graph_iri
from kg.link.copies import FEWEST, text_bands
from kg.model import Article, Extraction
from kg.store import OxigraphStore, open_memory
from tests.link.worlds import MODEL, put, remove

CHANCE = random.Random(5)
NOUNS = ("harbour", "council", "boats", "storm", "night", "crew", "port", "ferry", "mayor", "rescue", "north", "wind")
WORDS = [CHANCE.choice(NOUNS) for _ in range(160)]
STORY = " ".join(f"{word}{number % 7}" for number, word in enumerate(WORDS))
OTHER = " ".join(f"{word}{number % 5}" for number, word in enumerate(reversed(WORDS)))


def graph_of(text: str, url: str):
    return build_quads(Extraction(Article(text, url, url=url), MODEL))


def pairs(store: OxigraphStore) -> set[tuple[str, str]]:
    links = store.quads(derived_graph_iri("links"))
    return {(q.subject.value, q.object.value) for q in links if q.predicate.value.endswith("nearDuplicateOf")}


@pytest.mark.parametrize(
    ("one", "other", "copies"),
    [
        (STORY, STORY, True),
        (STORY, STORY.replace("harbour", "Harbour"), True),
        (STORY, f"By our own writer. {STORY} More on page four.", True),
        (STORY, " ".join(STORY.split()[:130]), True),
        (STORY, " ".join(STORY.split()[:60]), False),
        (STORY, OTHER, False),
        ("He said no.", "He said no.", False),  # too short to say anything
    ],
)
def test_copies(one: str, other: str, copies: bool) -> None:
    graphs = [graph_of(one, "https://a.example/1"), graph_of(other, "https://b.example/1")]
    a, b = (graph.article_iri for graph in graphs)
    for order in itertools.permutations(graphs):
        store = open_memory()
        for graph in order:
            put(store, graph)
            link.update(store, graph.iri)
        assert pairs(store) == ({(a, b), (b, a)} if copies else set())
        link.rebuild(store)
        assert pairs(store) == ({(a, b), (b, a)} if copies else set())
        remove(store, graphs[0])
        link.update(store, graphs[0].iri)
        assert pairs(store) == set()


def test_versions_at_one_address_are_no_copies() -> None:
    store = open_memory()
    for text in (STORY, f"{STORY} Corrected."):
        graph = graph_of(text, "https://a.example/1")
        put(store, graph)
        link.update(store, graph.iri)
    assert pairs(store) == set()


def test_a_signature_is_always_the_same() -> None:
    assert text_bands(STORY) == text_bands(STORY.upper())
    assert len(set(text_bands(STORY))) == 16
    assert text_bands(" ".join(STORY.split()[: FEWEST + 3])) == ()
