"""From the store's graphs to plain records that a picture can be made of.

Only this module knows which triples a picture needs; the views below it work on its records.
Actors of several articles are one node where the `links` graph says so; a name alone does not make one of two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.ids import content_hash
from kg.vocab import PREFIXES

Value = str | int | float | bool | None
Select = Callable[[str], Iterable[Mapping[str, Value]]]

_HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(PREFIXES.items()))

ARTICLES = """SELECT ?article ?url ?identifier ?title ?published ?publisher ?body WHERE {
  GRAPH ?g {
    ?article a schema:NewsArticle ; schema:articleBody ?body .
    OPTIONAL { ?article schema:url ?url }
    OPTIONAL { ?article schema:identifier ?identifier }
    OPTIONAL { ?article schema:headline ?title }
    OPTIONAL { ?article schema:datePublished ?published }
    OPTIONAL { ?article schema:publisher/schema:name ?publisher }
  }
} ORDER BY ?article"""
ACTORS = """SELECT ?actor ?type ?name ?resolved WHERE {
  GRAPH ?g {
    ?actor a kg:Actor, ?type ; schema:name ?name .
    VALUES ?type { schema:Person schema:Organization kg:Group kg:Document }
    OPTIONAL { ?actor kg:isResolved ?resolved }
  }
} ORDER BY ?actor ?type"""
ASSERTIONS = """SELECT ?assertion ?article ?speaker ?stance ?mode ?confidence ?said_on ?within WHERE {
  GRAPH ?g {
    ?assertion a kg:Assertion ; kg:reportedIn ?article ; kg:speaker ?speaker ; kg:stance ?stance ; kg:mode ?mode .
    OPTIONAL { ?assertion kg:confidence ?confidence }
    OPTIONAL { ?assertion kg:saidOn ?said_on }
    OPTIONAL { ?assertion kg:within ?within }
  }
} ORDER BY ?assertion"""
SPANS = """SELECT ?assertion ?part ?start ?end WHERE {
  GRAPH ?g {
    VALUES (?property ?part) { (kg:sourceSpan "source") (kg:cueSpan "cue") (kg:contentSpan "content") }
    ?assertion a kg:Assertion ; ?property ?span .
    ?span oa:hasSelector ?selector .
    ?selector oa:start ?start ; oa:end ?end .
  }
} ORDER BY ?assertion ?part ?start ?end"""
CONVEYED = """SELECT ?assertion ?claim ?text ?modifier ?value ?low ?high ?unit ?counted ?event WHERE {
  GRAPH ?g {
    ?assertion a kg:Assertion ; kg:conveys ?claim .
    ?claim schema:text ?text .
    OPTIONAL {
      ?claim a kg:NumericClaim ; kg:modifier ?modifier .
      OPTIONAL { ?claim schema:value ?value }
      OPTIONAL { ?claim schema:minValue ?low }
      OPTIONAL { ?claim schema:maxValue ?high }
      OPTIONAL { ?claim schema:unitText ?unit }
      OPTIONAL {
        ?claim kg:measures ?measurand .
        ?measurand rdfs:label ?counted .
        OPTIONAL { ?measurand kg:event ?event }
      }
    }
  }
} ORDER BY ?assertion ?claim"""
EVENTS = """SELECT ?event ?label ?type ?when WHERE {
  GRAPH ?g {
    ?event a kg:Event ; rdfs:label ?label .
    OPTIONAL { ?event sem:eventType ?type }
    OPTIONAL { ?event kg:when ?when }
  }
} ORDER BY ?event"""
PARTICIPATIONS = """SELECT ?event ?actor ?role WHERE {
  GRAPH ?g { ?participation a kg:Participation ; kg:event ?event ; kg:participant ?actor ; kg:participantRole ?role . }
} ORDER BY ?event ?actor ?role"""
LINKS = """SELECT ?local ?canonical WHERE { GRAPH ?g { ?local kg:resolvesTo ?canonical } } ORDER BY ?local ?canonical"""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article version as a picture needs it."""

    iri: str
    label: str
    body: str
    url: str | None
    title: str | None
    published: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor node: `key` is shared by all local actors that are drawn as one."""

    key: str
    iri: str
    name: str
    type: str
    resolved: bool


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What an assertion conveys; the figure's fields are None for claims without numbers."""

    iri: str
    text: str
    modifier: str | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    counted: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event and who takes part in it, as (actor key, role)."""

    iri: str
    label: str
    type: str | None
    when: str | None
    participants: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AssertionRow:
    """One act of saying; `speaker` is an actor key, None for the article's voice and for speakers not stated."""

    iri: str
    article: str
    speaker: str | None
    stance: str
    mode: str
    confidence: float | None
    said_on: str | None
    within: str | None
    spans: tuple[tuple[str, int, int], ...]
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """Everything that the views draw from, in a stable order."""

    articles: dict[str, ArticleRow] = field(default_factory=dict)
    actors: dict[str, ActorRow] = field(default_factory=dict)
    assertions: tuple[AssertionRow, ...] = ()
    events: tuple[EventRow, ...] = ()


def local_name(iri: str) -> str:
    """Last part of an IRI: the term's name."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def project(select: Select) -> Projection:
    """Read the store through `select`, a function from SPARQL to rows of plain values."""

    def rows(query: str) -> Iterable[Mapping[str, Value]]:
        return select(_HEAD + query)

    articles = {str(row["article"]): _article(row) for row in rows(ARTICLES)}
    canonical = {str(row["local"]): str(row["canonical"]) for row in rows(LINKS)}
    actors, key_of = _actors(rows(ACTORS), canonical)
    spans: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for row in rows(SPANS):
        spans[str(row["assertion"])].append((str(row["part"]), int(row["start"] or 0), int(row["end"] or 0)))
    claims: dict[str, dict[str, ClaimRow]] = defaultdict(dict)
    for row in rows(CONVEYED):
        claims[str(row["assertion"])][str(row["claim"])] = _claim(row)
    assertions = tuple(
        AssertionRow(
            iri=(iri := str(row["assertion"])),
            article=str(row["article"]),
            speaker=key_of.get(str(row["speaker"])),
            stance=local_name(str(row["stance"])).lower(),
            mode=local_name(str(row["mode"])).lower(),
            confidence=_number(row.get("confidence")),
            said_on=_text(row.get("said_on")),
            within=_text(row.get("within")),
            spans=tuple(spans[iri]),
            claims=tuple(claims[iri].values()),
        )
        for row in rows(ASSERTIONS)
    )
    participants: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows(PARTICIPATIONS):
        if (key := key_of.get(str(row["actor"]))) is not None:
            participants[str(row["event"])].append((key, str(row["role"])))
    events = tuple(
        EventRow(
            iri=(iri := str(row["event"])),
            label=str(row["label"]),
            type=None if row.get("type") is None else local_name(str(row["type"])),
            when=_text(row.get("when")),
            participants=tuple(participants[iri]),
        )
        for row in rows(EVENTS)
    )
    return Projection(articles, actors, assertions, events)


def _article(row: Mapping[str, Value]) -> ArticleRow:
    title, url = _text(row.get("title")), _text(row.get("url"))
    label = title or url or _text(row.get("identifier")) or local_name(str(row["article"]))
    return ArticleRow(
        iri=str(row["article"]),
        label=label,
        body=str(row["body"]),
        url=url,
        title=title,
        published=_text(row.get("published")),
        publisher=_text(row.get("publisher")),
    )


def _actors(
    rows: Iterable[Mapping[str, Value]], canonical: Mapping[str, str]
) -> tuple[dict[str, ActorRow], dict[str, str]]:
    """One row for each node, and the node's key for each local actor."""
    actors: dict[str, ActorRow] = {}
    key_of: dict[str, str] = {}
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        iri, name, kind = str(row["actor"]), str(row["name"]), local_name(str(row["type"])).lower()
        if iri in key_of:
            continue
        key = "actor-" + content_hash(canonical.get(iri, iri))
        key_of[iri] = key
        names[key][name] += 1
        actors.setdefault(key, ActorRow(key, iri, name, kind, row.get("resolved") is not False))
    for key, counted in names.items():
        name = max(counted, key=lambda each: (counted[each], len(each), each))
        actors[key] = replace(actors[key], name=name)
    return actors, key_of


def _claim(row: Mapping[str, Value]) -> ClaimRow:
    modifier = row.get("modifier")
    return ClaimRow(
        iri=str(row["claim"]),
        text=str(row["text"]),
        modifier=None if modifier is None else local_name(str(modifier)),
        value=_number(row.get("value")),
        low=_number(row.get("low")),
        high=_number(row.get("high")),
        unit=_text(row.get("unit")),
        counted=_text(row.get("counted")),
        event=_text(row.get("event")),
    )


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _number(value: Value) -> float | None:
    return None if value is None else float(value)
