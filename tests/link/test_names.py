"""Names: what meets under one key, and what must not."""

from __future__ import annotations

import pytest

from kg.link.names import is_acronym, is_generic, is_written_as_name, organisation_key, person_keys


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("Ana Ruiz", "ANA RUIZ", True),
        ("Ana Ruiz", "Dr. Ana Ruiz", True),
        ("Ana Ruiz", "Ana M. Ruiz", True),
        ("José Peña", "Jose Pena", True),
        ("Ana Ruiz", "Ana Ruiz Solano", True),  # a second family name left out
        ("Ana Ruiz", "Ana Maria Ruiz", True),
        ("Jon Holm Jr.", "Jon Holm", True),
        ("Ana Ruiz", "Eva Ruiz", False),
        ("Ana Ruiz", "Ruiz", False),
        ("A. Ruiz", "Ana Ruiz", False),
        ("Ana Ruiz", "Ana Holm", False),
    ],
)
def test_people(one: str, other: str, meet: bool) -> None:
    assert bool(set(person_keys(one)) & set(person_keys(other))) == meet


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("The Harbour Post", "Harbour Post", True),
        ("Hydra Inc.", "Hydra", True),
        ("Ministry of Health", "Health Ministry", True),
        ("Nordhav Lines", "Nordhav lines", True),
        ("University of Vell", "Vell University", False),
        ("Hydra Motors", "Hydra", False),
        ("Ministry of Health", "Ministry of Defence", False),
    ],
)
def test_organisations(one: str, other: str, meet: bool) -> None:
    assert (organisation_key(one) == organisation_key(other)) == meet


@pytest.mark.parametrize(
    ("name", "generic"),
    [
        ("Ministry of Health", True),
        ("Supreme Court", True),
        ("Police", True),
        ("Coast Guard", True),
        ("National Electoral Council", True),
        ("Ministry of Health of Norland", False),
        ("Ardesian Coast Guard", False),
        ("Open Doors", False),
        ("Hydra", False),
    ],
)
def test_names_that_many_bodies_bear(name: str, generic: bool) -> None:
    assert is_generic(name) == generic


@pytest.mark.parametrize(
    ("text", "acronym", "name"),
    [("NRW", True, True), ("U.N.", True, True), ("Vell", False, True), ("officials", False, False),
     ("The Ministry", False, True), ("the ministry", False, False), ("SailorsNet", False, True), ("", False, False)],
)  # fmt: skip
def test_how_a_name_is_written(text: str, acronym: bool, name: bool) -> None:
    assert (is_acronym(text), is_written_as_name(text)) == (acronym, name)
