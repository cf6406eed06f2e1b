"""Figures for the tests of comparing, in few words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kg.compare.figures import Figure, Source
from kg.compare.intervals import Amount

BOUNDS = {
    "Exactly": (True, True, True),
    "AtLeast": (True, True, False),
    "MoreThan": (True, True, False),
    "AtMost": (True, False, True),
    "LessThan": (True, False, True),
    "About": (True, False, False),
}


def amount(number: int, modifier: str = "Exactly") -> Amount:
    value, low, high = (Decimal(number) if has else None for has in BOUNDS[modifier])
    return Amount(modifier, value, low, high)


def source(name: str) -> Source:
    """A source; a name in lower case is a description, one with brackets the article's own voice."""
    return Source(name.casefold(), name, named=not name.islower(), voice=name.startswith("("))


def figure(name: str, number: int, day: int | None, modifier: str = "Exactly", **more: object) -> Figure:
    """What somebody said on a day of March; the article is that of the day unless another is named."""
    date = None if day is None else dt.date(2027, 3, day)
    article = str(more.pop("article", f"{name} {day}"))
    start = int(str(more.pop("start", 0)))
    iri = str(more.pop("iri", f"{article} {start} {number} {modifier}"))
    return Figure(iri, article, source(name), amount(number, modifier), start, day=date, published=date, **more)  # type: ignore[arg-type]


def on(day: int) -> tuple[dt.date, dt.date]:
    return dt.date(2027, 3, day), dt.date(2027, 3, day)


def month(number: int) -> tuple[dt.date, dt.date]:
    return dt.date(2027, number, 1), dt.date(2027, number, 28)
