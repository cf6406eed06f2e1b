"""Invented articles about invented actors whose truth is known: who is meant by which name in which article.

Everything comes from one seed. Some people share a name and hold different offices, ministries of several countries
share theirs, acronyms stand for full names, last names for people whose full name the article leaves out.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from kg.build import BuiltGraph
from kg.model import Actor
from tests.link.worlds import article_graph, body, iri, person

_STARTS = [
    "Ba",
    "Ce",
    "Do",
    "Fi",
    "Ga",
    "He",
    "Jo",
    "Ka",
    "Le",
    "Mi",
    "No",
    "Pe",
    "Ra",
    "Se",
    "To",
    "Va",
    "Wi",
    "Ye",
    "Zu",
    "Bro",
    "Cla",
    "Dre",
    "Fre",
    "Gri",
    "Kle",
    "Pla",
    "Sta",
    "Tri",
]
_ENDS = [
    "lan",
    "mer",
    "nik",
    "rod",
    "sa",
    "ton",
    "vel",
    "win",
    "xis",
    "zar",
    "bert",
    "dorf",
    "gard",
    "holm",
    "kov",
    "lund",
    "men",
    "rik",
    "sen",
    "vik",
]
_OFFICES = (
    "mayor",
    "transport minister",
    "police chief",
    "union leader",
    "health minister",
    "vice president",
    "senator",
)
_GENERIC = ("spokesman", "director", "professor", "chairwoman")
_OUTLETS = tuple(f"{name} Courier" for name in ("Vell", "Holm", "Salen", "Karst", "Orla"))


@dataclass(frozen=True, slots=True)
class Invented:
    """An actor of the invented world, and the people it is met with."""

    key: str
    kind: str
    name: str
    short: str | None = None
    role: str | None = None
    place: str | None = None
    circle: int = 0


class World:
    """Invented actors, and articles about them as graphs."""

    def __init__(self, *, people: int = 300, bodies: int = 80, seed: int = 1) -> None:
        self.random = random.Random(seed)
        self.circles = max(2, people // 12)
        self.people = [self._person(number) for number in range(people)]
        # one in thirty bears the name of somebody else
        for number in range(0, people, 30):
            double, other = self.people[number], self.people[(number + people // 2) % people]
            role = double.role if double.role != other.role else next(each for each in _OFFICES if each != other.role)
            self.people[number] = Invented(
                double.key, "person", other.name, other.short, role, double.place, double.circle
            )
        self.bodies = [self._body(number) for number in range(bodies)]
        self.truth: dict[str, str] = {}

    def _word(self) -> str:
        return self.random.choice(_STARTS) + self.random.choice(_ENDS)

    def _person(self, number: int) -> Invented:
        last = self._word() + self.random.choice(("", "", "i", "er"))
        role = self.random.choice(_OFFICES if self.random.random() < 0.7 else _GENERIC)
        return Invented(
            f"p{number}",
            "person",
            f"{self._word()} {last}",
            last,
            role,
            self._word(),
            self.random.randrange(self.circles),
        )

    def _body(self, number: int) -> Invented:
        if number % 5 == 0:
            return Invented(f"b{number}", "ministry", "Ministry of Health", circle=number // 5 % self.circles)
        words = [
            self._word(),
            self.random.choice(("Relief", "Rights", "Harbour", "Press")),
            self.random.choice(("Fund", "Watch", "Line")),
        ]
        letters = "".join(word[0] for word in words) + self.random.choice("XYZ")
        return Invented(f"b{number}", "body", " ".join(words), letters, circle=number % self.circles)

    def articles(self, count: int) -> Iterator[BuiltGraph]:
        """Graphs of articles; each is about one circle of people and a few others of all of them."""
        for number in range(count):
            circle = min(int(self.random.paretovariate(0.7)) - 1, self.circles - 1)
            near = [each for each in (*self.people, *self.bodies) if each.circle == circle]
            chosen = self.random.sample(near, min(len(near), self.random.randint(3, 6)))
            if self.random.random() < 0.3:
                chosen.append(self.random.choice(self.people))
            yield self._article(number, chosen)

    def _article(self, number: int, chosen: list[Invented]) -> BuiltGraph:
        shown: dict[str, tuple[Invented, Actor]] = {}
        for each in chosen:
            actor = self._shown(each)
            shown.setdefault(actor.name, (each, actor))
        day = dt.date(2026, 1, 1) + dt.timedelta(number // 20)
        graph = article_graph(
            f"article-{number}", *(actor for _, actor in shown.values()),
            url=f"https://news.example/{number}", published=day, publisher=self.random.choice(_OUTLETS),
        )  # fmt: skip
        self.truth |= {iri(graph, name): each.key for name, (each, _) in shown.items()}
        return graph

    def _shown(self, each: Invented) -> Actor:
        chance = self.random.random()
        if each.kind != "person":
            aliases = (each.short,) if each.short and chance < 0.4 else ()
            return body(each.short if each.short and chance > 0.85 else each.name, aliases=aliases)
        if chance < 0.08 and each.short:
            return person(each.short, each.role, each.place)
        if chance < 0.3:
            return person(each.name)
        return person(each.name, each.role, each.place if chance < 0.8 else None)
