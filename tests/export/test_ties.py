"""Who is tied to whom, from records written out here."""

from __future__ import annotations

import pytest

from kg.export.network import actors_network, claims_network
from kg.export.rows import (
    ActorRow,
    ArticleRow,
    AssertionRow,
    ClaimRow,
    DisagreementRow,
    EventRow,
    OfficeRow,
    Projection,
)
from kg.export.ties import ties_of

DAYS = {"one": "2026-03-01", "two": "2026-03-04T08:00:00Z", "undated": None, "month": "2026-03"}
LEVEE = ClaimRow("one#claim-1", "the levee was inspected")
TWELVE = ClaimRow("one#figure-1", "12 boats", modifier="Exactly", value=12.0, measurand="boats")
TWELVE_AGAIN = ClaimRow("two#figure-3", "12 vessels", modifier="Exactly", value=12.0, measurand="boats")
AT_LEAST = ClaimRow("two#figure-4", "at least 12 boats", modifier="AtLeast", low=12.0, measurand="boats")
SOME = ClaimRow("two#figure-5", "several boats", modifier="Vague", measurand="boats")
FERRIES = ClaimRow("two#figure-6", "12 ferries", modifier="Exactly", value=12.0, measurand="ferries")
TWENTY = ClaimRow("two#figure-2", "20 boats", modifier="Exactly", value=20.0)


def said(
    number: int, speaker: str | None, claim: ClaimRow, *, article: str = "one", stance: str = "asserts", within: int = 0
) -> AssertionRow:
    outer = f"assertion-{within}" if within else None
    return AssertionRow(f"assertion-{number}", article, speaker, stance, "indirect", 0.9, None, outer, (), (claim,))


def projection(*assertions: AssertionRow, **more: object) -> Projection:
    articles = {iri: ArticleRow(iri, iri, "", None, None, day, "Wire") for iri, day in DAYS.items()}
    actors = {key: ActorRow(key, f"one#{key}", key, "person", True, ("one", "two")) for key in ("ana", "bo", "cy")}
    return Projection(articles, actors, assertions, **more)  # type: ignore[arg-type]


def ties(of: Projection, kind: str) -> list[tuple[str, str, int, list[str]]]:
    return [(tie.start, tie.end, len(tie.seen), sorted(tie.days)) for tie in ties_of(of) if tie.kind == kind]


def test_quoted_together_counts_articles_and_tells_their_days() -> None:
    rows = [said(1, "ana", LEVEE), said(2, "bo", TWELVE), said(3, "bo", LEVEE)]
    rows += [said(4, "ana", TWENTY, article="two"), said(5, "bo", TWENTY, article="two")]
    assert ties(projection(*rows), "quoted_together") == [("ana", "bo", 2, ["2026-03-01", "2026-03-04"])]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([said(1, "ana", LEVEE), said(2, "bo", LEVEE, stance="denies")], [("bo", "ana", 1, ["2026-03-01"])]),
        ([said(1, "ana", LEVEE), said(2, "bo", TWELVE, stance="denies")], []),
        ([said(1, "ana", LEVEE), said(2, "ana", LEVEE, stance="denies")], []),
        ([said(1, "ana", LEVEE), said(2, None, LEVEE, stance="denies")], []),
        ([said(1, None, LEVEE), said(2, "bo", LEVEE, stance="denies")], []),
        ([said(1, "ana", LEVEE, stance="expects"), said(2, "bo", LEVEE, stance="denies")], []),
        ([said(1, "ana", LEVEE), said(2, "bo", LEVEE, stance="denies", within=1)], []),
    ],
    ids=["denied", "another claim", "oneself", "nobody denies", "nobody said", "not asserted", "passed on"],
)
def test_a_denial_contradicts_whoever_asserts_the_same_claim(
    rows: list[AssertionRow], found: list[tuple[str, str, int, list[str]]]
) -> None:
    assert ties(projection(*rows), "contradicts") == found


@pytest.mark.parametrize(
    ("figure", "denied", "days"),
    [(TWELVE_AGAIN, ("one", "two"), ["2026-03-04"]), (TWELVE_AGAIN, ("two", "one"), None)]
    + [(TWELVE_AGAIN, ("undated", "two"), None), (TWELVE_AGAIN, ("undated", "undated"), [])]
    + [(other, ("one", "two"), None) for other in (AT_LEAST, SOME, FERRIES)],
)
def test_a_denied_figure_is_that_of_whoever_gave_it_by_then(
    figure: ClaimRow, denied: tuple[str, str], days: list[str] | None
) -> None:
    rows = [said(1, "ana", TWELVE, article=denied[0]), said(2, "bo", figure, article=denied[1], stance="denies")]
    assert ties(projection(*rows), "contradicts") == ([] if days is None else [("bo", "ana", 1, days)])


def test_figures_that_cannot_both_be_true_contradict() -> None:
    rows = [said(1, "cy", TWELVE), said(2, "ana", TWELVE, within=1), said(3, "bo", TWENTY, article="two")]
    row = DisagreementRow("comparison-1", TWELVE.iri, TWENTY.iri, "2026-03-04")
    assert ties(projection(*rows, disagreements=(row,)), "contradicts") == [("bo", "ana", 1, ["2026-03-04"])]
    assert ties(projection(*rows), "contradicts") == []


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("spokeswoman", "speaks_for"),
        ("chief spokesperson", "speaks_for"),
        ("Press Secretary", "speaks_for"),
        ("former spokesman", "role_in"),
        ("professor", "role_in"),
    ],
)
def test_spokespeople_speak_for_their_body(role: str, kind: str) -> None:
    office = OfficeRow("ana", "bo", role, "one")
    edges = list(actors_network(projection(offices=(office,))).edges(data=True))
    assert [(start, end, told["kind"], told["role"]) for start, end, told in edges] == [("ana", "bo", kind, role)]


@pytest.mark.parametrize("article", ["undated", "month", "unknown"])
def test_without_a_day_nothing_is_dated(article: str) -> None:
    rows = [said(1, "ana", LEVEE, article=article), said(2, "bo", LEVEE, article=article)]
    (told,) = (told for *_, told in actors_network(projection(*rows)).edges(data=True))
    assert not {"first", "last"} & set(told)


def test_an_event_of_two_articles_is_one_node_with_both_days() -> None:
    event = EventRow(
        "one#event-1", "flood", "Flood", None, (("ana", "agent", "one"), ("ana", "agent", "two")), ("one", "two")
    )
    about = ClaimRow("two#claim-3", "the flood is over", about=(event.iri,))
    network = claims_network(projection(said(1, "bo", about, article="two"), events=(event,)))
    (node,) = (told for _, told in network.nodes(data=True) if told["kind"] == "event")
    assert (node["first"], node["last"], node["weight"]) == ("2026-03-01", "2026-03-04", 2)
    kinds = {told["kind"]: told for *_, told in network.edges(data=True)}
    assert kinds["takes_part"]["weight"] == 2
    assert (kinds["about"]["first"], kinds["about"]["last"]) == ("2026-03-04", "2026-03-04")
