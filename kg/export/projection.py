"""From the store's graphs to plain records that a picture can be made of.

Only this module knows which triples a picture needs; the views below it work on its records.
Actors and events of several articles are one node where the `links` graph says so; a name alone does not make one
of two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kg.export.rows import (
    ActorRow,
    ArticleRow,
    AssertionRow,
    ClaimRow,
    DisagreementRow,
    EventRow,
    OfficeRow,
    Projection,
)
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
CONVEYED = """SELECT ?assertion ?claim ?text ?modifier ?value ?low ?high ?unit ?counted ?event ?measurand WHERE {
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
ABOUT = """SELECT ?claim ?event WHERE {
  GRAPH ?g { ?claim a kg:Claim ; schema:about ?event }
} ORDER BY ?claim ?event"""
OFFICES = """SELECT ?holder ?body ?role WHERE {
  GRAPH ?g {
    ?membership a org:Membership ; org:member ?holder ; org:organization ?body ; kg:roleName ?role .
    ?body a schema:Organization .
  }
} ORDER BY ?holder ?body ?role"""
DISAGREEMENTS = """SELECT ?comparison ?earlier ?later ?day WHERE {
  GRAPH ?g {
    ?comparison a kg:Discrepancy ; kg:comparisonKind kg:Incompatible ; kg:earlier ?earlier ; kg:later ?later .
    OPTIONAL { ?comparison kg:laterOn ?day }
  }
} ORDER BY ?comparison"""
LINKS = """SELECT ?local ?canonical WHERE { GRAPH ?g { ?local kg:resolvesTo ?canonical } } ORDER BY ?local ?canonical"""


def local_name(iri: str) -> str:
    """Last part of an IRI: the term's name."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def article_of(iri: str) -> str:
    """The article that something stands in, from its IRI."""
    return iri.partition("#")[0]


def project(select: Select) -> Projection:
    """Read the store through `select`, a function from SPARQL to rows of plain values."""

    def rows(query: str) -> Iterable[Mapping[str, Value]]:
        return select(_HEAD + query)

    articles = {str(row["article"]): _article(row) for row in rows(ARTICLES)}
    canonical = {str(row["local"]): str(row["canonical"]) for row in rows(LINKS)}
    actors, key_of = _actors(rows(ACTORS), canonical)
    events, event_of = _events(rows(EVENTS), rows(PARTICIPATIONS), canonical, key_of)
    spans: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for row in rows(SPANS):
        spans[str(row["assertion"])].append((str(row["part"]), int(row["start"] or 0), int(row["end"] or 0)))
    about: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows(ABOUT):
        if (event := event_of.get(str(row["event"]))) is not None:
            about[str(row["claim"])][event] = None
    claims: dict[str, dict[str, ClaimRow]] = defaultdict(dict)
    for row in rows(CONVEYED):
        claim = _claim(row, event_of, about, canonical)
        claims[str(row["assertion"])][claim.iri] = claim
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
    offices = tuple(
        OfficeRow(key_of[holder], key_of[body], str(row["role"]), article_of(holder))
        for row in rows(OFFICES)
        if (holder := str(row["holder"])) in key_of and (body := str(row["body"])) in key_of
    )
    disagreements = tuple(
        DisagreementRow(str(row["comparison"]), str(row["earlier"]), str(row["later"]), _text(row.get("day")))
        for row in rows(DISAGREEMENTS)
    )
    return Projection(articles, actors, assertions, events, offices, disagreements)


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
    articles: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        iri, name, kind = str(row["actor"]), str(row["name"]), local_name(str(row["type"])).lower()
        if iri in key_of:
            continue
        key = "actor-" + content_hash(canonical.get(iri, iri))
        key_of[iri] = key
        names[key][name] += 1
        articles[key].add(article_of(iri))
        actors.setdefault(key, ActorRow(key, iri, name, kind, row.get("resolved") is not False))
    for key, counted in names.items():
        name = max(counted, key=lambda each: (counted[each], len(each), each))
        actors[key] = replace(actors[key], name=name, articles=tuple(sorted(articles[key])))
    return actors, key_of


def _events(
    rows: Iterable[Mapping[str, Value]],
    participations: Iterable[Mapping[str, Value]],
    canonical: Mapping[str, str],
    key_of: Mapping[str, str],
) -> tuple[tuple[EventRow, ...], dict[str, str]]:
    """One row for each node, named by the first of the events that it stands for, and that event for each of them."""
    events: dict[str, EventRow] = {}
    event_of: dict[str, str] = {}
    first: dict[str, str] = {}
    for row in rows:
        iri, when = str(row["event"]), _text(row.get("when"))
        if iri in event_of:
            continue
        event_of[iri] = shown = first.setdefault(canonical.get(iri, iri), iri)
        kind = None if row.get("type") is None else local_name(str(row["type"]))
        known = events.setdefault(shown, EventRow(shown, str(row["label"]), kind, when))
        articles = tuple(dict.fromkeys((*known.articles, article_of(iri))))
        events[shown] = replace(known, when=known.when or when, articles=articles)
    participants: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in participations:
        iri, key = str(row["event"]), key_of.get(str(row["actor"]))
        if key is not None and iri in event_of:
            participants[event_of[iri]].append((key, str(row["role"]), article_of(iri)))
    return tuple(replace(event, participants=tuple(participants[iri])) for iri, event in events.items()), event_of


def _claim(
    row: Mapping[str, Value],
    event_of: Mapping[str, str],
    about: Mapping[str, Iterable[str]],
    canonical: Mapping[str, str],
) -> ClaimRow:
    modifier, event, measurand = row.get("modifier"), _text(row.get("event")), _text(row.get("measurand"))
    return ClaimRow(
        iri=str(row["claim"]),
        text=str(row["text"]),
        modifier=None if modifier is None else local_name(str(modifier)),
        value=_number(row.get("value")),
        low=_number(row.get("low")),
        high=_number(row.get("high")),
        unit=_text(row.get("unit")),
        counted=_text(row.get("counted")),
        event=event_of.get(event or ""),
        measurand=None if measurand is None else canonical.get(measurand, measurand),
        about=tuple(about.get(str(row["claim"]), ())),
    )


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _number(value: Value) -> float | None:
    return None if value is None else float(value)
