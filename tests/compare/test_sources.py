"""Who is one source: bodies and those who speak for them, names in full and in part, an article's own voice."""

from __future__ import annotations

import pytest

from kg.compare.sources import (
    Speaker,
    behind_account,
    body_named,
    is_bare_account,
    sources_of,
    speaks_for,
    with_origins,
)
from tests.compare.figures import figure

GUARD = Speaker("guard", "Coast Guard", named=True, person=False)
NETWORK = Speaker("network", "Sailors' Rights Network", named=True, person=False, aliases=frozenset({"SRN"}))


def person(name: str, body: str | None = None) -> Speaker:
    return Speaker(f"person {name} {body}", name, named=True, person=True, body=body)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (GUARD, Speaker("b", "the Coast Guard", named=True, person=False), True),
        (GUARD, person("Mira Tolland", "Coast Guard"), True),
        (person("Mira Tolland"), person("Mira Tolland"), True),
        (NETWORK, Speaker("srn", "SRN", named=True, person=False), True),
        (Speaker("a", "Interior Ministry", named=True, person=False),
         Speaker("b", "Interior Ministry of Veldia", named=True, person=False), True),
        (GUARD, NETWORK, False),
        (person("Mira Tolland"), person("Ana Tolland"), False),
        (person("Tolland"), Speaker("other", "Tolland", named=True, person=True), False),
        (person("Mira Tolland", "Coast Guard"), person("Ines Valdor", "Sailors' Rights Network"), False),
        (person("Tolland"), person("Mira Tolland", "Coast Guard"), True),
        (Speaker("a", "officials", named=False, person=False), GUARD, False),
        (Speaker("a", "the guard", named=False, person=False), GUARD, True),
    ],
)  # fmt: skip
def test_one_source_or_two(one: Speaker, other: Speaker, same: bool) -> None:
    found = sources_of([one, other])
    assert (found[one.actor].key == found[other.actor].key) is same


def test_a_name_that_may_be_part_of_two_is_part_of_none() -> None:
    speakers = [Speaker(name, name, named=True, person=False) for name in ("Police", "Harn Police", "Osk Police")]
    assert len({source.key for source in sources_of(speakers).values()}) == 3


def test_a_last_name_and_a_description_that_two_bear_are_nobody_s() -> None:
    speakers = [person("Tolland"), person("Mira Tolland"), person("Ana Tolland")]
    bodies = ("police", "Osk Police", "Harn Police")
    speakers += [Speaker(name, name, named=name != "police", person=False) for name in bodies]
    found = sources_of(speakers)
    assert len({source.key for source in found.values()}) == 6
    assert not found["police"].named


def test_a_body_gives_its_name_to_the_source() -> None:
    unnamed = Speaker("police", "police", named=False, person=False)
    named = Speaker("harn", "Harn Police", named=True, person=False)
    assert sources_of([unnamed, named])["police"].name == "Harn Police"
    assert sources_of([person("Mira Tolland", "Coast Guard"), GUARD])["guard"].name == "Coast Guard"
    assert sources_of([person("Mira Tolland", "Coast Guard")]).popitem()[1].name == "Coast Guard"


@pytest.mark.parametrize(
    ("role", "speaks"),
    [
        ("spokeswoman", True),
        ("vice president of the group", True),
        ("transport minister", True),
        ("professor", False),
        ("president's brother", False),
        ("former member", False),
        ("", False),
    ],
)
def test_roles_that_speak_for_a_body(role: str, speaks: bool) -> None:
    assert speaks_for(role) is speaks


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Ana Ruiz of the Harbour Police", "Harbour Police"),
        ("Ana Ruiz of the Ministry of Health", "Ministry of Health"),
        ("Ana Ruiz, a spokeswoman for the Ministry of Health", "Ministry of Health"),
        ("Ana Ruiz, head of communications at the Harbour Police, who", "Harbour Police"),
        ("Ana Ruiz, a lecturer at the University of Tessaly", None),
        ("Ana Ruiz of Tessaly", None),
        ("Ana Ruiz, who had seen the Harbour Police", None),
        ("Ana Ruiz", None),
    ],
)
def test_the_body_behind_a_name(words: str, body: str | None) -> None:
    assert body_named("Ana Ruiz", words) == body


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("latest figures from the Harbour Police", "Harbour Police"),
        ("New figures released by the Ministry of Health", "Ministry of Health"),
        ("A statement from Open Doors", "Open Doors"),
        ("figures from Harbour Police spokeswoman Ana Ruiz", "Harbour Police"),
        ("the latest figures from Ana Ruiz, spokeswoman of the Harbour Police", "Harbour Police"),
        ("the latest figures from Ana Ruiz", "Ana Ruiz"),
        ("statement", None),
        ("Figures", None),
        ("people from the Harbour Police", None),
        ("Number Ten of London", None),
    ],
)
def test_who_stands_behind_an_account(name: str, body: str | None) -> None:
    assert behind_account(name) == body


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Figures", True), ("the latest data", True), ("officials", False), ("Statistics Norland", False)],
)
def test_accounts_that_name_nobody(name: str, bare: bool) -> None:
    assert is_bare_account(name) is bare


@pytest.mark.parametrize(
    ("name", "newsroom"),
    [
        ("Norland Wire", True),
        ("the Norland News Agency", True),
        ("local media", True),
        ("Civil Protection Agency", False),
        ("Press Council", False),
    ],
)
def test_what_newsrooms_report_is_taken_like_an_article_s_own_voice(name: str, newsroom: bool) -> None:
    speaker = Speaker("a", name, named=True, person=False)
    assert sources_of([speaker])["a"].voice is newsroom


def test_an_article_s_own_voice_repeats_whoever_said_it_first() -> None:
    said = figure("Guard", 26, 1)
    voice = figure("(The Gazette)", 26, 2, article="gazette")
    other = figure("(The Gazette)", 31, 2, article="gazette", start=9)
    early = figure("(The Post)", 26, 0 + 1, article="post")
    by_iri = {found.iri: found for found in with_origins([said, voice, other, early])}
    assert by_iri[voice.iri].source.name == "Guard"
    assert by_iri[voice.iri].echo
    assert by_iri[other.iri].source.name == "(The Gazette)"
    assert by_iri[early.iri].source.name == "Guard"


def test_of_a_replaced_and_a_replacing_figure_one_names_the_source_of_both() -> None:
    said = figure("Guard", 19, 1)
    before = figure("(The Gazette)", 19, 3, article="gazette", iri="before")
    after = figure("(The Gazette)", 26, 3, article="gazette", iri="after", replaces=("before",))
    assert {found.source.name for found in with_origins([said, before, after])} == {"Guard"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ministry of Health", "Health Ministry", True),
        ("the Ministry of the Interior", "Interior Ministry", True),
        ("Ministry of Health in Veldia", "Health Ministry", True),
        ("Ministry of Health", "Defence Ministry", False),
    ],
)
def test_a_ministry_is_called_either_way(one: str, other: str, same: bool) -> None:
    found = sources_of([Speaker("a", one, named=True, person=False), Speaker("b", other, named=True, person=False)])
    assert (found["a"].key == found["b"].key) is same
