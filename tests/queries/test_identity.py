"""Saved queries answer by canonical identity where the links say so."""

from __future__ import annotations

import dataclasses

import pytest

from kg.model import Actor, Extraction
from kg.query import run_saved
from kg.store import GraphStore
from tests.queries.articles import ARTICLES
from tests.queries.conftest import store_of

SPEAKER = "Ana Ruiz"
OTHER = "Ana Ruiz Solano"  # another outlet's name for her, with the same office


def renamed(extraction: Extraction) -> Extraction:
    """The same extraction where the article calls her by another name."""

    def other(actor: Actor) -> Actor:
        return dataclasses.replace(actor, name=OTHER) if actor.name == SPEAKER else actor

    return dataclasses.replace(extraction, actors=tuple(other(actor) for actor in extraction.actors))


@pytest.fixture(scope="module")
def store() -> GraphStore:
    having = [each for each in ARTICLES[1:] if any(a.name == SPEAKER and a.roles for a in each.actors)]
    return store_of([having[0], renamed(having[1]), *(each for each in ARTICLES[1:] if each not in having[:2])])


def names_of(store: GraphStore, name: str, **parameters: str) -> list[tuple[object, ...]]:
    result = run_saved(store, name, parameters)
    return sorted(tuple(str(value) for value in row.values()) for row in result)


@pytest.mark.parametrize("query", ["who-said-what", "capacities", "quoted-together", "source-mix"])
def test_any_name_of_a_linked_speaker_finds_the_same(store: GraphStore, query: str) -> None:
    by_name = names_of(store, query, speaker=SPEAKER)
    assert by_name
    assert names_of(store, query, speaker=OTHER) == by_name


def test_the_canonical_iri_is_a_speaker(store: GraphStore) -> None:
    rows = "SELECT DISTINCT ?c WHERE { GRAPH ?g { ?c a <https://w3id.org/hearsay/ns#CanonicalActor> ; "
    answer = store.query(
        f'{rows}<https://schema.org/name>|<http://www.w3.org/2004/02/skos/core#altLabel> "{OTHER}" }} }}'
    )
    (iri,) = (row[0].value for row in answer.rows)
    assert names_of(store, "who-said-what", speaker=iri) == names_of(store, "who-said-what", speaker=OTHER)


def test_linked_actors_count_as_one(store: GraphStore) -> None:
    names = {row["actor"] for row in run_saved(store, "capacities", {})}
    assert len(names & {SPEAKER, OTHER}) == 1
    pairs = [(row["actor_a"], row["actor_b"]) for row in run_saved(store, "quoted-together", {})]
    assert len(pairs) == len(set(pairs))
