"""What comparing knows of a figure: who gives it, when, how much, and where it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.compare.intervals import Amount


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever a figure goes back to, after articles and agencies that only pass it on.

    `key` is the same for one source in all figures of a measurand. Without `named` it is a description ("officials",
    "a witness") of which nobody knows whom it means in another article. `voice` is the article's own voice.
    """

    key: str
    name: str
    named: bool = True
    voice: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in one article, asserted by a source.

    `day` is when it was said, else when it was published; None where neither is known. `as_of` are the first and the
    last day that it holds for, where the text gives them. `replaces` are figures that its article says it replaces.
    `outdated` figures stand in a text that a newer version of the article has replaced; `version` counts the texts that
    an article's text replaced. An `echo` is in the article's own voice and repeats what a source gave. What is counted
    by a `bare` figure is told in so few words that another figure may count something else.
    """

    iri: str
    article: str
    source: Source
    amount: Amount
    start: int
    day: dt.date | None = None
    published: dt.date | None = None
    as_of: tuple[dt.date, dt.date] | None = None
    replaces: tuple[str, ...] = ()
    outdated: bool = False
    version: int = 0
    echo: bool = False
    bare: bool = False

    @property
    def step(self) -> tuple[str, int]:
        """When it was given: the day, and on the same day the version of the article."""
        return "9999" if self.day is None else self.day.isoformat(), self.version

    @property
    def order(self) -> tuple[tuple[str, int], str, str, int, str]:
        """When it was given, then where it stands: the same whatever was ingested first."""
        published = "9999" if self.published is None else self.published.isoformat()
        return self.step, published, self.article, self.start, self.iri


def hold_for_one_time(one: Figure, other: Figure) -> bool:
    """Whether two figures can be for the same day or period: those that name none may be."""
    if one.as_of is None or other.as_of is None:
        return True
    return one.as_of[0] <= other.as_of[1] and other.as_of[0] <= one.as_of[1]
