"""Invented stories: what happened where, which bodies speak of it, and what each of them says on which day.

A seed decides the numbers, the order and who repeats whom; the names are made up and mean nobody.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

MONDAY = dt.date(2027, 3, 1)


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who gives figures; `people` speak for it."""

    key: str
    name: str
    people: tuple[tuple[str, str], ...] = ()  # role, name


@dataclass(frozen=True, slots=True)
class Story:
    """One event: its full and short name, its place, its first day and who speaks of it."""

    key: str
    event: str
    short: str
    place: str
    site: str
    starts: dt.date
    counted: tuple[str, ...]
    bodies: tuple[Body, ...]
    scale: int = 30


@dataclass(frozen=True, slots=True)
class Statement:
    """One body gives, or denies, one figure on one day; `earlier` where its own words name the replaced figure."""

    story: str
    source: str
    counted: str
    value: int
    modifier: str
    day: dt.date
    stance: str = "asserts"
    as_of: dt.date | None = None
    earlier: int | None = None


def _body(key: str, name: str, *people: str) -> Body:
    roles = ("spokeswoman", "spokesman")
    return Body(key, name, tuple((roles[index % 2], person) for index, person in enumerate(people)))


AGENCIES = (Body("norland-wire", "Norland Wire"), Body("tiber-press", "Tiber Press"))
OUTLETS = ("The Harbour Gazette", "The Daily Ledger", "Lindmark Post", "The Ostvik Courier", "Channel Nine", "Vesper")
ELSEWHERE = ("Dornau", "Kelsund", "Marbeck", "Tolvik", "Penhallow")
WITNESSES = ("Marta Ilves", "Jonas Pell", "Rita Okande", "Samuel Trask", "Nadia Brenn")

STORIES = (
    Story("mill", "the fire at the Marlow Mill", "the fire", "Tessaly", "Tessaly", MONDAY, ("killed", "injured"),
          (_body("tess-fire", "the Tessaly Fire Service", "Helen Marsh", "Peter Olsen"),
           _body("metal", "the Metalworkers’ Union", "Karin Voss"), _body("brenda", "Saint Brenda Hospital"),
           _body("mill-co", "Marlow Textiles"))),
    Story("quake-a", "the earthquake near Okrel", "the earthquake", "Arda", "Arda", MONDAY + dt.timedelta(2),
          ("killed", "missing"),
          (_body("civil", "the Civil Protection Agency", "Ines Duarte"), _body("hands", "Open Hands", "Tom Weller"),
           _body("crescent", "the Green Crescent"), _body("int-arda", "the Interior Ministry of Arda")), 300),
    Story("quake-b", "the earthquake near Sundal", "the earthquake", "Veldia", "Veldia", MONDAY + dt.timedelta(3),
          ("killed", "evacuated"),
          (_body("int-veld", "the Interior Ministry of Veldia", "Erik Lund"), _body("relief", "Northern Relief"),
           _body("sund-hosp", "Sundal University Hospital"), _body("gov-veld", "the government of Veldia")), 80),
    Story("ferry", "the sinking of the ferry Albatross", "the sinking", "Port Cavan", "Port Cavan",
          MONDAY + dt.timedelta(8), ("killed", "missing"),
          (_body("coast", "the Coast Guard", "Mary Quill", "Neil Farrow"), _body("sail", "the Sailors’ Federation"),
           _body("port", "the Port Cavan Authority"), _body("line", "Cavan Lines", "Doris Amory"))),
    Story("square-a", "the protest on Lindner Square", "the protest", "Gravenau", "Gravenau",
          MONDAY + dt.timedelta(4), ("arrested", "injured"),
          (_body("grav-pol", "the Gravenau Police", "Otto Reim"), _body("rights", "Rights Watch Norland", "Lia Sorel"),
           _body("law", "the Lawyers’ Collective"), _body("int-nor", "the Interior Ministry of Norland")), 120),
    Story("prison", "the release of prisoners from Vask prison", "the release", "Vask", "Vask prison",
          MONDAY + dt.timedelta(10), ("released",),
          (_body("justice", "the Ministry of Justice", "Anna Petrov"), _body("doors", "Free the Silenced", "Jan Hruby"),
           _body("families", "the Families’ Committee"), _body("guards", "the Prison Guards’ Union")), 60),
    Story("cholera", "the cholera outbreak", "the outbreak", "Port Amal", "Port Amal", MONDAY + dt.timedelta(6),
          ("infected", "killed"),
          (_body("health", "the Ministry of Health", "Sara Noor"), _body("doctors", "Doctors for Amal"),
           _body("who-like", "the Regional Health Office"), _body("amal", "the Port Amal Council")), 200),
    Story("motors", "the layoffs at Brandt Motors", "the layoffs", "Esslund", "Esslund", MONDAY + dt.timedelta(1),
          ("dismissed",),
          (_body("brandt", "Brandt Motors", "Ulrich Hoff"), _body("union", "the Auto Workers’ Union", "Greta Lamm"),
           _body("labour", "the Ministry of Labour"), _body("chamber", "the Esslund Chamber of Commerce")), 400),
    Story("hotel", "the fire at the Bellevue Hotel", "the fire", "Tessaly", "Tessaly", MONDAY + dt.timedelta(23),
          ("killed", "injured"),
          (_body("tess-fire", "the Tessaly Fire Service", "Helen Marsh", "Peter Olsen"),
           _body("tess-pol", "the Tessaly Police"), _body("tourism", "the Hoteliers’ Association"),
           _body("bellevue", "Bellevue Resorts"))),
    Story("flood", "the flood in the Osk valley", "the flood", "Riemen", "Riemen", MONDAY + dt.timedelta(14),
          ("evacuated", "missing"),
          (_body("army", "the Army Engineers"), _body("riemen", "the Riemen District Council", "Ewa Stern"),
           _body("hands", "Open Hands", "Tom Weller"), _body("weather", "the Weather Office")), 500),
    Story("square-b", "the march on Lindner Square", "the march", "Gravenau", "Gravenau",
          MONDAY + dt.timedelta(40), ("arrested",),
          (_body("grav-pol", "the Gravenau Police", "Otto Reim"), _body("rights", "Rights Watch Norland", "Lia Sorel"),
           _body("law", "the Lawyers’ Collective"), _body("students", "the Students’ League")), 70),
    Story("bus", "the bus crash on the Harn pass", "the crash", "Harn", "Harn", MONDAY + dt.timedelta(17),
          ("killed", "injured"),
          (_body("harn-pol", "the Harn Police", "Rolf Aske"), _body("harn-hosp", "Harn General Hospital"),
           _body("drivers", "the Drivers’ Union"), _body("coach", "Alpine Coaches"))),
)  # fmt: skip


def bodies() -> dict[str, Body]:
    """Everybody who speaks, by key."""
    found = {body.key: body for story in STORIES for body in story.bodies}
    return {**found, **{agency.key: agency for agency in AGENCIES}}


def statements(story: Story, rng: random.Random) -> list[Statement]:
    """What is said about one event, in the order of days."""
    said: list[Statement] = []
    for counted in story.counted:
        plot = _dated_counts if counted in {"missing", "infected"} else _dispute
        said += plot(story, counted, rng)
    return sorted(said, key=lambda statement: statement.day)


def _dispute(story: Story, counted: str, rng: random.Random) -> list[Statement]:
    """The official body counts and counts again, a second one disagrees, a third repeats, somebody denies."""
    official, rival, third, fourth = story.bodies
    first = rng.randint(story.scale // 3, story.scale)
    falls = rng.random() < 0.3
    second = first - rng.randint(2, max(2, first // 4)) if falls else first + rng.randint(2, story.scale)
    day = story.starts
    said = [Statement(story.key, official.key, counted, first, "exactly", day)]
    later = day + dt.timedelta(2)
    earlier = first if rng.random() < 0.5 else None
    said.append(Statement(story.key, official.key, counted, second, "exactly", later, earlier=earlier))
    last = second
    if rng.random() < 0.5:
        last = second + rng.randint(2, 9)
        said.append(Statement(story.key, official.key, counted, last, "exactly", later + dt.timedelta(2)))
    top = max(first, second, last)
    choices = [("exactly", top + rng.randint(5, story.scale)), ("at_least", top + rng.randint(3, 20)),
               ("at_least", max(3, min(first, second) - rng.randint(1, 5))), ("more_than", top + rng.randint(10, 30)),
               ("about", 2 * top), ("less_than", max(4, min(first, second) - 2))]  # fmt: skip
    modifier, value = rng.choice(choices)
    rival_day = day + dt.timedelta(rng.choice((1, 2, 3)))
    said.append(Statement(story.key, rival.key, counted, value, modifier, rival_day))
    if rng.random() < 0.6:
        said.append(Statement(story.key, third.key, counted, second, "exactly", later + dt.timedelta(1)))
    if rng.random() < 0.7:
        who = rng.choice((official, fourth))
        said.append(
            Statement(story.key, who.key, counted, value, modifier, rival_day + dt.timedelta(1), stance="denies")
        )
    return said


def _dated_counts(story: Story, counted: str, rng: random.Random) -> list[Statement]:
    """Counts as of named days: another day is no disagreement, the same day may be one."""
    official, rival, *_ = story.bodies
    day, later = story.starts, story.starts + dt.timedelta(3)
    first = rng.randint(story.scale // 3, story.scale)
    other = first + rng.randint(3, story.scale)
    again = other + rng.choice((0, -2, 4, 11))
    said_on = day + dt.timedelta(1)
    return [
        Statement(story.key, official.key, counted, first, "exactly", said_on, as_of=day),
        Statement(story.key, rival.key, counted, other, "exactly", later + dt.timedelta(1), as_of=later),
        Statement(story.key, official.key, counted, again, "exactly", later + dt.timedelta(1), as_of=later),
    ]
