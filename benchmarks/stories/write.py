"""Writes the invented articles: who reports which statement, in which words.

python -m benchmarks.stories.write SEED [working|held-out|abroad|live] > articles.jsonl
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import sys
from collections import defaultdict
from dataclasses import dataclass

from benchmarks.stories.abroad import ABROAD
from benchmarks.stories.held_out import HELD_OUT
from benchmarks.stories.live import LIVE
from benchmarks.stories.plots import (
    AGENCIES,
    ELSEWHERE,
    OUTLETS,
    STORIES,
    WITNESSES,
    Body,
    Statement,
    Story,
    bodies,
    statements,
)
from benchmarks.stories.wordings import WORKING, Wordings

WORDINGS = {"working": WORKING, "held-out": HELD_OUT, "abroad": ABROAD, "live": LIVE}
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MODIFIERS = {
    "exactly": ("{n}",),
    "at_least": ("at least {n}",),
    "more_than": ("more than {n}", "over {n}"),
    "less_than": ("fewer than {n}",),
    "about": ("about {n}", "around {n}"),
}
# after "a spokesman for the union," that ends its sentence or stands before a comma
COMMA_BEFORE_A_MARK = re.compile(r",([.,:])")
VERBS = {
    "killed": "killed", "injured": "injured", "missing": "reported missing", "arrested": "arrested",
    "released": "released", "evacuated": "evacuated", "infected": "infected", "dismissed": "laid off",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """One invented article and the statements that it reports."""

    id: str
    url: str
    title: str
    publisher: str
    published: dt.date
    story: str
    text: str
    reports: tuple[Statement, ...]

    def as_json(self) -> str:
        """The line that `kg ingest` reads."""
        fields = {"id": self.id, "url": self.url, "title": self.title, "text": self.text,
                  "published": self.published.isoformat(), "publisher": self.publisher}  # fmt: skip
        return json.dumps(fields, ensure_ascii=False)


def write_articles(seed: int, wordings: Wordings = WORKING) -> tuple[Written, ...]:
    """All articles of all stories; the same seed writes the same."""
    rng = random.Random(seed)
    written: list[Written] = []
    for story in STORIES:
        by_day: dict[dt.date, list[Statement]] = defaultdict(list)
        for statement in statements(story, rng):
            by_day[statement.day].append(statement)
        for day, said in sorted(by_day.items()):
            outlets = rng.sample(OUTLETS, rng.choice((1, 1, 2)))
            shares: list[list[Statement]] = [[] for _ in outlets]
            for statement in said:
                kept = rng.sample(range(len(outlets)), rng.randint(1, len(outlets)))
                for index in kept:
                    shares[index].append(statement)
            written += [
                _article(story, day, outlet, share, wordings, rng)
                for outlet, share in zip(outlets, shares, strict=True)
                if share
            ]
    return tuple(written)


def _article(
    story: Story, day: dt.date, outlet: str, said: list[Statement], wordings: Wordings, rng: random.Random
) -> Written:
    full = {"event": story.event, "Event": _capital(story.event), "place": story.place, "day": f" on {day:%A}"}
    paragraphs = [rng.choice(wordings.lead).format(**full)]
    reported: list[Statement] = []
    for statement in said:
        paragraphs.append(_sentence(story, statement, wordings, rng))
        reported.append(statement)
        if statement.stance == "asserts" and rng.random() < 0.2:
            paragraphs.append(_voiced(story, statement, wordings, rng))
    details = {"witness": rng.choice(WITNESSES), "households": rng.randint(300, 900), "cost": rng.randint(3, 60)}
    paragraphs.append(rng.choice(wordings.filler).format(**details))
    if rng.random() < 0.6:
        counted = rng.choice(story.counted)
        year, elsewhere = rng.randint(1994, 2019), rng.choice(ELSEWHERE)
        # one past, whoever remembers it
        many = 10 + (131 * year + 17 * ELSEWHERE.index(elsewhere) + len(counted)) % 390
        past = {"year": year, "count": f"{many} people", "verb": VERBS[counted], "elsewhere": elsewhere}
        paragraphs.append(_capital(rng.choice(wordings.past).format(**past)))
    key = f"{story.key}-{day:%m%d}-{OUTLETS.index(outlet)}"
    site = outlet.lower().removeprefix("the ").replace(" ", "")
    title = f"{_capital(story.event)}: what is known on {day:%A}"
    url = f"https://{site}.example/{day:%Y/%m/%d}/{story.key}"
    return Written(key, url, title, outlet, day, story.key, "\n\n".join(paragraphs), tuple(reported))


def _sentence(story: Story, statement: Statement, wordings: Wordings, rng: random.Random) -> str:
    """One statement in the words of one template."""
    body = bodies()[statement.source]
    agency = rng.choice(AGENCIES)
    if statement.stance == "denies":
        templates = wordings.denied
    elif statement.as_of is not None:
        templates = wordings.as_of
    elif statement.earlier is not None:
        templates = wordings.raised if statement.value > statement.earlier else wordings.lowered
    elif rng.random() < 0.3:
        templates = wordings.relayed
    elif statement.day > story.starts:
        templates = wordings.updated
    else:
        templates = wordings.said
    source = _source(body, wordings, rng) if statement.earlier is None else body.name
    clause = _clause(story, statement, wordings, rng)
    as_of = "" if statement.as_of is None else f"{statement.as_of:%B} {statement.as_of.day}"
    sentence = rng.choice(templates).format(
        source=source, Source=_capital(source), agency=agency.name, Agency=_capital(agency.name), clause=clause,
        Clause=_capital(clause), noun=wordings.noun[statement.counted], figure=_number(statement.value),
        earlier="" if statement.earlier is None else _number(statement.earlier), asof=as_of,
        day=f" on {statement.day:%A}" if rng.random() < 0.6 else "",
    )  # fmt: skip
    return COMMA_BEFORE_A_MARK.sub(r"\1", sentence)


def _voiced(story: Story, statement: Statement, wordings: Wordings, rng: random.Random) -> str:
    """The article repeats a figure in its own voice."""
    clause = _clause(story, statement, wordings, rng)
    return rng.choice(wordings.voiced).format(clause=clause, Clause=_capital(clause))


def _clause(story: Story, statement: Statement, wordings: Wordings, rng: random.Random) -> str:
    bare = rng.choice(MODIFIERS[statement.modifier]).format(n=_number(statement.value))
    event = story.event if rng.random() < 0.3 else story.short
    template = rng.choice(wordings.clause[statement.counted])
    return template.format(count=f"{bare} people", bare=bare, event=event, place=story.site)


def _source(body: Body, wordings: Wordings, rng: random.Random) -> str:
    """The body by its name, or somebody who speaks for it."""
    if body.people and rng.random() < 0.4:
        role, person = rng.choice(body.people)
        bare = body.name.removeprefix("the ")
        return rng.choice(wordings.speaking).format(body=body.name, bare=bare, role=role, person=person)
    return body.name


def _number(value: int) -> str:
    return SMALL[value] if value < len(SMALL) else f"{value:,}"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def main(seed: int, wordings: Wordings) -> None:
    """Print the articles."""
    for article in write_articles(seed, wordings):
        print(article.as_json())


if __name__ == "__main__":
    main(int(sys.argv[1]), WORDINGS[sys.argv[2] if len(sys.argv) > 2 else "working"])
