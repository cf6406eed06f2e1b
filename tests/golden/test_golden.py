"""Whole articles, what is found in them written for people: a change of any rule shows up as a readable diff.

`pytest tests/golden --update-golden` writes the files anew; read the diff before you commit it.
The articles are invented: the three of examples/, and five that their authors gave away under CC0.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.model import Actor, Attribution, Extraction, NumericClaim, Span

HERE = Path(__file__).parent
ARTICLES = sorted([*HERE.glob("articles/*"), *(HERE.parents[1] / "examples").glob("*.html")])


def words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(" ".join(text[span.start : span.end].split()) for span in spans)


def actor_line(actor: Actor) -> str:
    roles = "; ".join(role.role + (f" of {role.of}" if role.of else "") for role in actor.roles)
    return (
        f"{actor.type:12} {actor.name}" + (f" ({roles})" if roles else "") + ("" if actor.resolved else " [unresolved]")
    )


def attribution_lines(index: int, found: Attribution, text: str, names: dict[str, str]) -> list[str]:
    speaker = names.get(found.speaker or "", f"nobody ({found.missing})")
    slots = [found.stance, found.mode]
    slots += [f"inside {found.nested_in}"] if found.nested_in is not None else []
    slots += [f"said {found.said_on.value}"] if found.said_on else []
    slots += [f"via {words(text, (found.channel,))!r}"] if found.channel else []
    slots += [f"to {words(text, (found.addressee,))!r}"] if found.addressee else []
    return [
        f"{index:3} {speaker}: {', '.join(slots)}",
        f"      {words(text, found.source)} | {words(text, found.cue)} | {words(text, found.content)}",
    ]


def figure_line(index: int, found: NumericClaim, text: str) -> str:
    bounds = f"{found.comparator} {found.value} [{found.low}, {found.high}] {found.unit} ({found.counted})"
    links = [f"said in {found.attribution}"] if found.attribution is not None else ["article"]
    links += [f"part of {found.part_of}"] if found.part_of is not None else []
    links += [f"revises {found.revises}"] if found.revises is not None else []
    links += [f"event {found.event}"] if found.event is not None else []
    links += [f"as of {found.as_of.value}"] if found.as_of else []
    return f"{index:3} {words(text, (found.span,))!r}: {bounds}; {', '.join(links)}"


def readable(found: Extraction) -> str:
    text, names = found.article.text, {actor.id: actor.name for actor in found.actors}
    lines = [f"# {found.article.title}", "", "## Actors", *map(actor_line, found.actors), "", "## Assertions"]
    for index, attribution in enumerate(found.attributions):
        lines += attribution_lines(index, attribution, text, names)
    lines += ["", "## Figures", *(figure_line(index, claim, text) for index, claim in enumerate(found.numeric_claims))]
    lines += ["", "## Events"]
    for index, event in enumerate(found.events):
        people = ", ".join(f"{names[one.actor]} ({one.role})" for one in event.participants if one.actor)
        when = f", {event.when.value}" if event.when else ""
        lines.append(f"{index:3} {event.type}: {event.label}{when}" + (f"; {people}" if people else ""))
    lines += ["", "## Dates", *(f"{words(text, (date.span,))!r} = {date.value}" for date in found.dates)]
    lines += ["", "## Skipped", *(skipped.reason for skipped in found.skipped)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def test_every_expectation_has_its_article() -> None:
    expected = {path.name for path in HERE.glob("*.expected.txt")}
    assert expected == {f"{article.stem}.expected.txt" for article in ARTICLES}
    assert len(ARTICLES) >= 8


@pytest.mark.model
@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)
def test_article(article: Path, request: pytest.FixtureRequest) -> None:
    printed = readable(kg.extract(kg.read(article)))
    expectation = HERE / f"{article.stem}.expected.txt"
    if request.config.getoption("--update-golden"):
        expectation.write_text(printed, encoding="utf-8")
    assert printed.splitlines() == expectation.read_text(encoding="utf-8").splitlines()
