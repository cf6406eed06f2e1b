"""Everything that the graph of one article records: assertions, figures, and what was left out, with their spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.serve.ask import Row, local_name, number, select, text
from kg.store import GraphStore

_ASSERTIONS = """SELECT ?assertion ?speaker ?name ?resolved ?missing ?stance ?mode ?confidence ?said_on ?within ?rule
  ?role ?affiliation WHERE {
  GRAPH %s {
    ?assertion a kg:Assertion ; kg:speaker ?speaker ; kg:stance ?stance ; kg:mode ?mode .
    OPTIONAL { ?speaker schema:name ?name }
    OPTIONAL { ?speaker kg:isResolved ?resolved }
    OPTIONAL { ?assertion kg:missingSpeaker ?missing }
    OPTIONAL { ?assertion kg:confidence ?confidence }
    OPTIONAL { ?assertion kg:saidOn ?said_on }
    OPTIONAL { ?assertion kg:within ?within }
    OPTIONAL { ?assertion kg:rule ?rule }
    OPTIONAL {
      ?assertion kg:inCapacity ?capacity . ?capacity kg:roleName ?role .
      OPTIONAL { ?capacity schema:name ?affiliation }
    }
  }
}"""
_SPANS = """SELECT ?thing ?part ?start ?end ?exact WHERE {
  GRAPH %s {
    VALUES (?property ?part) { (kg:sourceSpan "source") (kg:cueSpan "cue") (kg:contentSpan "content")
      (kg:figureSpan "figure") (kg:channelSpan "channel") (kg:addresseeSpan "addressee")
      (kg:placeSpan "place") (kg:span "skipped") }
    ?thing ?property ?span .
    ?span oa:hasSelector ?selector .
    ?selector oa:start ?start ; oa:end ?end ; oa:exact ?exact .
  }
}"""
_CONVEYED = """SELECT ?assertion ?claim ?text ?modifier ?value ?low ?high ?unit ?counted ?measurand ?as_of ?stated
WHERE {
  GRAPH %s {
    ?assertion kg:conveys ?claim .
    ?claim schema:text ?text .
    OPTIONAL {
      ?claim a kg:NumericClaim ; kg:modifier ?modifier ; kg:statedFigure ?stated .
      OPTIONAL { ?claim schema:value ?value }
      OPTIONAL { ?claim schema:minValue ?low }
      OPTIONAL { ?claim schema:maxValue ?high }
      OPTIONAL { ?claim schema:unitText ?unit }
      OPTIONAL { ?claim kg:asOf ?as_of }
      OPTIONAL { ?claim kg:measures ?measurand . ?measurand rdfs:label ?counted }
    }
  }
}"""
_SKIPPED = "SELECT ?skipped ?reason WHERE { GRAPH %s { ?skipped a kg:Skipped ; kg:reason ?reason } }"
_BODY = "SELECT ?body WHERE { GRAPH %s { ?article schema:articleBody ?body } }"

WEAK = 0.6  # below this confidence a record is shown as doubtful
NARRATION = "narration"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of the article, and what they are to the thing that they belong to."""

    part: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One numeric claim; the interval is open where a bound is None."""

    iri: str
    text: str
    stated: str
    modifier: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    counted: str | None
    measurand: str | None
    as_of: str | None
    spans: tuple[Span, ...] = ()

    @property
    def numbers(self) -> list[float]:
        """Its bounds and its value, those that there are, in order of size."""
        return sorted(value for value in (self.low, self.value, self.high) if value is not None)

    @property
    def interval(self) -> str:
        """The interval in words."""
        unit = f" ({self.unit})" if self.unit else ""
        if self.low is not None and self.low == self.high:
            return f"{shown(self.low)}{unit}"
        if self.low is not None and self.high is not None:
            return f"{shown(self.low)} to {shown(self.high)}{unit}"
        words = {"MoreThan": "more than", "LessThan": "less than"}.get(self.modifier)
        if self.low is not None:
            return f"{words or 'at least'} {shown(self.low)}{unit}"
        if self.high is not None:
            return f"{words or 'at most'} {shown(self.high)}{unit}"
        return f"about {shown(self.value)}{unit}" if self.value is not None else f"no number stated{unit}"


@dataclass(frozen=True, slots=True)
class Record:
    """One act of saying, in the order of the text; `outer` is the number of the record that it is nested in."""

    number: int
    iri: str
    speaker: str | None
    speaker_iri: str | None
    resolved: bool
    missing: str | None
    stance: str
    mode: str
    confidence: float | None
    said_on: str | None
    role: str | None
    affiliation: str | None
    rule: str | None
    outer: int | None
    depth: int
    claim: str | None
    content: str
    spans: tuple[Span, ...]
    figures: tuple[Figure, ...]

    @property
    def is_weak(self) -> bool:
        """Whether it is to be looked at twice: low confidence, or nobody knows who speaks."""
        return (self.confidence is not None and self.confidence < WEAK) or not self.resolved

    @property
    def who(self) -> str:
        """The speaker, or why there is none."""
        if self.speaker:
            return self.speaker
        if self.mode == NARRATION:
            return "the article itself"
        return f"speaker not stated ({self.missing})" if self.missing else "speaker not stated"

    @property
    def start(self) -> int:
        """Its first character."""
        return min((span.start for span in self.spans), default=0)

    def words(self, part: str) -> str:
        """The words of one of its parts."""
        return " … ".join(span.exact for span in self.spans if span.part == part)


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that a stage left out, and why."""

    reason: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ArticleRecords:
    """What one article's graph records."""

    body: str
    said: tuple[Record, ...]
    narrated: tuple[Record, ...]
    skipped: tuple[Skip, ...] = field(default=())


def shown(value: float | None) -> str:
    """A number without a superfluous fraction, with thousands parted."""
    if value is None:
        return ""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def article_records(store: GraphStore, graph: str) -> ArticleRecords:
    """Read the graph of one article."""
    name = str(NamedNode(graph))
    spans: dict[str, list[Span]] = defaultdict(list)
    for row in select(store, _SPANS % name):
        spans[str(row["thing"])].append(
            Span(str(row["part"]), int(row["start"] or 0), int(row["end"] or 0), str(row["exact"]))
        )
    for found in spans.values():
        found.sort(key=lambda span: (span.start, span.end, span.part))
    claims: dict[str, str] = {}
    contents: dict[str, str] = {}
    figures: dict[str, list[Figure]] = defaultdict(list)
    for row in sorted(select(store, _CONVEYED % name), key=lambda row: str(row["claim"])):
        if row["modifier"] is None:
            claims[str(row["assertion"])] = str(row["claim"])
            contents[str(row["assertion"])] = str(row["text"])
        else:
            figures[str(row["assertion"])].append(figure_of(row, spans[str(row["claim"])]))
    for stated in figures.values():
        stated.sort(key=lambda figure: (min((span.start for span in figure.spans), default=0), figure.iri))
    records = _records(select(store, _ASSERTIONS % name), spans, claims, contents, figures)
    skipped = sorted(
        (Skip(str(row["reason"]), tuple(spans[str(row["skipped"])])) for row in select(store, _SKIPPED % name)),
        key=lambda skip: (min((span.start for span in skip.spans), default=0), skip.reason),
    )
    body = next((str(row["body"]) for row in select(store, _BODY % name)), "")
    return ArticleRecords(
        body=body,
        said=tuple(record for record in records if record.mode != NARRATION),
        narrated=tuple(record for record in records if record.mode == NARRATION),
        skipped=tuple(skipped),
    )


def figure_of(row: Row, spans: Iterable[Span] = ()) -> Figure:
    """The figure of a row that has a numeric claim's columns."""
    return Figure(
        iri=str(row["claim"]),
        text=str(row["text"]),
        stated=str(row["stated"]),
        modifier=str(local_name(row["modifier"])),
        value=number(row["value"]),
        low=number(row["low"]),
        high=number(row["high"]),
        unit=text(row["unit"]),
        counted=text(row["counted"]),
        measurand=text(row["measurand"]),
        as_of=text(row["as_of"]),
        spans=tuple(spans),
    )


def _records(
    rows: Iterable[Row],
    spans: dict[str, list[Span]],
    claims: dict[str, str],
    contents: dict[str, str],
    figures: dict[str, list[Figure]],
) -> list[Record]:
    found = {str(row["assertion"]): row for row in rows}
    order = sorted(found, key=lambda iri: (min((span.start for span in spans[iri]), default=0), iri))
    narrated = {iri for iri, row in found.items() if local_name(row["mode"]) == "Narration"}
    order.sort(key=lambda iri: iri in narrated)  # what somebody says is counted first
    numbers = {iri: place for place, iri in enumerate(order, 1)}
    outer = {iri: str(row["within"]) for iri, row in found.items() if row["within"] is not None}
    return [
        Record(
            number=numbers[iri],
            iri=iri,
            speaker=text(row["name"]),
            speaker_iri=text(row["speaker"]) if row["name"] is not None else None,
            resolved=row["resolved"] is not False,
            missing=text(row["missing"]),
            stance=str(local_name(row["stance"])).lower(),
            mode=str(local_name(row["mode"])).lower(),
            confidence=number(row["confidence"]),
            said_on=text(row["said_on"]),
            role=text(row["role"]),
            affiliation=text(row["affiliation"]),
            rule=text(row["rule"]),
            outer=numbers.get(outer.get(iri, "")),
            depth=_depth(iri, outer),
            claim=claims.get(iri),
            content=contents.get(iri, " … ".join(span.exact for span in spans[iri] if span.part == "content")),
            spans=tuple(spans[iri]),
            figures=tuple(figures[iri]),
        )
        for iri in order
        for row in [found[iri]]
    ]


def _depth(iri: str, outer: dict[str, str]) -> int:
    depth = 0
    seen = {iri}
    while (iri := outer.get(iri, "")) and iri not in seen:
        seen.add(iri)
        depth += 1
    return depth
