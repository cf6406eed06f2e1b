"""A figure while it is being read, between the number grammar and the finished record."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.extract.figures.counted import CountedNoun
from kg.extract.figures.quantities import Quantity
from kg.model import Aspect, Comparator, DateMention


@dataclass(slots=True)
class Draft:
    """The lexemes first..last (exclusive) of a figure's span and what is known of it so far.

    `elided` where the noun is left out; `event` is the participle or noun of what happened to what is counted;
    `antecedent`, `part_of` and `revises` are places in the list of drafts;
    `revision_cue` and `superlative` are a first and last (exclusive) lexeme.
    """

    quantity: Quantity
    comparator: Comparator
    first: int
    last: int
    unit: str
    counted: str
    noun: CountedNoun | None
    confidence: float
    elided: bool = False
    event: str = ""
    nominal: bool = False
    antecedent: int | None = None
    part_of: int | None = None
    exhaustive: bool = False
    revises: int | None = None
    revision_cue: tuple[int, int] | None = None
    as_of: DateMention | None = None
    aspect: Aspect | None = None
    per: str | None = None
    superlative: tuple[int, int] | None = None

    @property
    def value(self) -> Decimal | None:
        """The value, or the low end of what is vague or a range."""
        return self.quantity.value if self.quantity.value is not None else self.quantity.low
