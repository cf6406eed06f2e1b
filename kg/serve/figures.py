"""All figures for one thing counted: by whom, when, and whether they can both be true.

Measurands of several articles are one series where the `links` graph says so. Others in the same words stay apart:
"people" in two articles are not the same people.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import dataclass

from kg.serve.ask import Row, local_name, select, text
from kg.serve.index import StoreIndex, key_of
from kg.serve.records import Figure, figure_of, shown
from kg.store import GraphStore

_FIGURES = """SELECT ?claim ?text ?stated ?modifier ?value ?low ?high ?unit ?as_of ?measurand ?counted ?canonical
  ?article ?published ?publisher ?speaker ?name ?said_on ?stance WHERE {
  GRAPH ?g {
    ?claim a kg:NumericClaim ; schema:text ?text ; kg:statedFigure ?stated ; kg:modifier ?modifier ;
      kg:measures ?measurand .
    ?measurand rdfs:label ?counted .
    ?assertion kg:conveys ?claim ; kg:reportedIn ?article ; kg:speaker ?speaker ; kg:stance ?stance .
    OPTIONAL { ?claim schema:value ?value }
    OPTIONAL { ?claim schema:minValue ?low }
    OPTIONAL { ?claim schema:maxValue ?high }
    OPTIONAL { ?claim schema:unitText ?unit }
    OPTIONAL { ?claim kg:asOf ?as_of }
    OPTIONAL { ?article schema:datePublished ?published }
    OPTIONAL { ?article schema:publisher/schema:name ?publisher }
    OPTIONAL { ?speaker schema:name ?name }
    OPTIONAL { ?assertion kg:saidOn ?said_on }
  }
  OPTIONAL { GRAPH ?links { ?measurand kg:resolvesTo ?canonical } }
}"""
_REVISED = """SELECT ?later ?earlier WHERE { GRAPH ?g {
  { ?later a kg:NumericClaim ; prov:wasRevisionOf ?earlier } UNION
  { ?revision a kg:Revision ; kg:earlier ?earlier ; kg:later ?later }
} } ORDER BY ?later ?earlier"""
_APART = """SELECT ?one ?other WHERE {
  GRAPH ?g { ?found a kg:Discrepancy ; kg:comparisonKind kg:Incompatible ; kg:earlier ?one ; kg:later ?other }
}"""


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """One figure as somebody stated it in one article."""

    figure: Figure
    claim_key: str
    article: str
    label: str
    published: str | None
    publisher: str | None
    speaker: str | None
    speaker_iri: str
    said_on: str | None
    denied: bool
    earlier: str | None

    @property
    def iri(self) -> str:
        """The numeric claim."""
        return self.figure.iri

    @property
    def day(self) -> str | None:
        """The day it belongs to: of saying, else of publication."""
        return self.said_on or self.published

    @property
    def who(self) -> str:
        """The speaker, else the outlet."""
        return self.speaker or self.publisher or "no source"


@dataclass(frozen=True, slots=True)
class Series:
    """Figures for one thing counted, oldest first; those of `apart` cannot be true together with another source's."""

    key: str
    counted: str
    figures: tuple[StatedFigure, ...]
    apart: frozenset[str] = frozenset()

    @property
    def speakers(self) -> int:
        """How many different people or organisations stated one."""
        return len({each.who for each in self.figures})

    @property
    def reach(self) -> str:
        """The lowest and the highest number stated."""
        numbers = [value for each in self.figures for value in each.figure.numbers]
        ends = [shown(min(numbers)), shown(max(numbers))] if numbers else []
        return " to ".join(dict.fromkeys(ends))

    def notes(self, stated: StatedFigure) -> list[str]:
        """What there is to say of one of the figures beside the others."""
        notes = ["cannot be true together with another source's"] if stated.iri in self.apart else []
        before = next((each for each in self.figures if each.iri == stated.earlier), None)
        return notes if before is None else [*notes, f"took the place of “{before.figure.text}”"]


@dataclass(frozen=True, slots=True)
class AllSeries:
    """The series of a store, those with most speakers first, and each by the key of any of its measurands."""

    ordered: tuple[Series, ...]
    by_key: dict[str, Series]
    by_words: dict[str, tuple[Series, ...]]

    @property
    def compared(self) -> tuple[Series, ...]:
        """Those of more than one figure."""
        return tuple(each for each in self.ordered if len(each.figures) > 1)

    def in_same_words(self, series: Series) -> tuple[Series, ...]:
        """Others whose thing counted has the same words, of which nothing says that it is the same."""
        return tuple(each for each in self.by_words[series.counted.casefold()] if each.key != series.key)


def build_series(store: GraphStore, index: StoreIndex) -> AllSeries:
    """Every series of the store's newest article versions."""
    newest = {entry.iri: entry for entry in index.newest}
    groups: dict[str, dict[str, StatedFigure]] = defaultdict(dict)
    members: dict[str, set[str]] = defaultdict(set)
    labels: dict[str, list[str]] = defaultdict(list)
    revised = {str(row["later"]): str(row["earlier"]) for row in select(store, _REVISED)}
    apart = {str(iri) for row in select(store, _APART) for iri in (row["one"], row["other"])}
    for row in select(store, _FIGURES):
        article = newest.get(str(row["article"]))
        if article is None:
            continue
        anchor = text(row["canonical"]) or str(row["measurand"])
        speaker = index.actor_of.get(str(row["speaker"]))
        name = text(row["name"]) if speaker is None else speaker.name  # one name for one actor
        stated = _stated(row, article.label, name, revised.get(str(row["claim"])))
        groups[anchor].setdefault(stated.figure.iri, stated)
        members[anchor].add(key_of(str(row["measurand"])) or "")
        labels[anchor].append(str(row["counted"]))
    by_key: dict[str, Series] = {}
    by_words: dict[str, list[Series]] = defaultdict(list)
    for anchor, found in groups.items():
        one = Series(
            key=min(members[anchor]),
            counted=max(sorted(set(labels[anchor])), key=labels[anchor].count),
            figures=_oldest_first(found),
            apart=frozenset(apart & set(found)),
        )
        by_key.update(dict.fromkeys(members[anchor], one))
        by_words[one.counted.casefold()].append(one)
    ordered = sorted(
        (one for found in by_words.values() for one in found),
        key=lambda each: (-each.speakers, -len(each.figures), each.counted.casefold(), each.key),
    )
    return AllSeries(tuple(ordered), by_key, {words: tuple(found) for words, found in by_words.items()})


def _oldest_first(figures: dict[str, StatedFigure]) -> tuple[StatedFigure, ...]:
    """By day; on one day a figure comes after the one that it revises."""

    def revisions(iri: str) -> int:
        chain = [iri]
        while (earlier := figures[chain[-1]].earlier) in figures and earlier not in chain:
            chain.append(str(earlier))
        return len(chain)

    return tuple(sorted(figures.values(), key=lambda each: (each.day or "", revisions(each.iri), each.iri)))


def _stated(row: Row, label: str, speaker: str | None, earlier: str | None) -> StatedFigure:
    return StatedFigure(
        figure=figure_of(row),
        claim_key=key_of(str(row["claim"])) or "",
        article=str(row["article"]),
        label=label,
        published=text(row["published"]),
        publisher=text(row["publisher"]),
        speaker=speaker,
        speaker_iri=str(row["speaker"]),
        said_on=text(row["said_on"]),
        denied=local_name(row["stance"]) == "Denies",
        earlier=earlier,
    )


_COLUMNS = ("day", "source", "denied", "figure", "comparator", "value", "low", "high", "unit", "counted", "as_of",
            "outlet", "article")  # fmt: skip


def series_csv(series: Series) -> str:
    """A series as a table for other programs; a cell that a spreadsheet would run as a formula begins with a quote."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for each in series.figures:
        figure = each.figure
        words = (each.day, each.who, "yes" if each.denied else "no", figure.text, figure.modifier)
        numbers = (figure.value, figure.low, figure.high)
        rest = (figure.unit, figure.counted, figure.as_of, each.publisher, each.article)
        writer.writerow([*map(_safe, words), *map(shown_plainly, numbers), *map(_safe, rest)])
    return out.getvalue()


def _safe(words: str | None) -> str:
    return "" if words is None else f"'{words}" if words.startswith(("=", "+", "-", "@", "\t", "\r")) else words


def shown_plainly(value: float | None) -> str:
    """A number as programs read it."""
    return "" if value is None else str(int(value)) if value == int(value) else repr(value)
