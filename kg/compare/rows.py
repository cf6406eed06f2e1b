"""Rows about figures and speakers, gathered by look-ups that go from known terms to their values.

One query with OPTIONAL parts would say the same, but Oxigraph answers these by reading every article graph; so the
parts are asked for one by one and put together here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from kg.compare.bare import is_bare
from kg.compare.untrue import is_called_untrue
from kg.vocab import KG, PREFIXES, PROV, RDF, SCHEMA, SKOS

if TYPE_CHECKING:
    from kg.store import GraphStore

_HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(PREFIXES.items()))
Row: TypeAlias = dict[str, str]
Facts: TypeAlias = Mapping[tuple[str, str], Mapping[str, Sequence[str]]]

_GIVEN = """SELECT ?graph ?measurand ?figure ?assertion ?article ?modifier ?start ?end ?speaker WHERE {
  VALUES (?graph ?measurand) { %s }
  GRAPH ?graph {
    ?figure kg:measures ?measurand ; kg:modifier ?modifier ; kg:figureSpan/oa:hasSelector ?selector .
    ?selector oa:start ?start ; oa:end ?end .
    ?assertion kg:conveys ?figure ; kg:stance kg:Asserts ; kg:speaker ?speaker ; kg:reportedIn ?article .
  }
} ORDER BY ?figure ?assertion"""
# "25 people had been reported missing, the guard said": who reported them is not told, the guard gives the figure
_PASSED_ON = """SELECT ?graph ?assertion ?speaker WHERE {
  VALUES (?graph ?assertion) { %s }
  GRAPH ?graph {
    ?assertion kg:missingSpeaker "passive" ; kg:cueSpan/oa:hasSelector/oa:start ?cue ; kg:within ?outer ;
      kg:conveys/kg:figureSpan/oa:hasSelector/oa:end ?end .
    ?outer kg:stance kg:Asserts ; kg:speaker ?speaker .
    FILTER(?end <= ?cue)
  }
}"""
_HAPPENED = """SELECT DISTINCT ?graph ?actor WHERE {
  VALUES (?graph ?actor) { %s }
  GRAPH ?graph { ?actor schema:name ?name . ?event a kg:Event ; gaf:denotedBy/oa:hasSelector/oa:exact ?name }
}"""
_PARTS = """SELECT ?graph ?figure WHERE {
  VALUES (?graph ?figure) { %s } GRAPH ?graph { ?breakdown kg:part ?figure }
}"""
_OFFICES = """SELECT ?graph ?actor ?role ?bodyName WHERE {
  VALUES (?graph ?actor) { %s }
  GRAPH ?graph {
    ?membership org:member ?actor ; kg:roleName ?role ; org:organization ?body .
    ?body a schema:Organization ; schema:name ?bodyName .
  }
} ORDER BY DESC(?role) ?bodyName"""
_WORDS = """SELECT ?graph ?actor ?words WHERE {
  VALUES (?graph ?actor) { %s }
  GRAPH ?graph { ?assertion kg:speaker ?actor ; kg:sourceSpan/oa:hasSelector/oa:exact ?words }
} ORDER BY ?words"""
_OF_THING = (KG.counted, KG.qualifier, KG.countedIn)
_CLASSES = (SCHEMA.Person, SCHEMA.Organization, KG.Group, KG.Document)
# What a row calls the value of a property, of a figure and of the article's text.
_OF_FIGURE = {
    "value": SCHEMA.value, "low": SCHEMA.minValue, "high": SCHEMA.maxValue,
    "from": KG.asOfNotBefore, "to": KG.asOfNotAfter, "replaced": PROV.wasRevisionOf,
}  # fmt: skip


def select(store: GraphStore, sparql: str) -> list[Row]:
    """The rows of a SELECT as text, without what is unbound."""
    answer = store.query(_HEAD + sparql)
    names = getattr(answer, "variables", ())
    return [
        {name: term.value for name, term in zip(names, row, strict=True) if term is not None}
        for row in getattr(answer, "rows", ())
    ]


def values(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs of IRIs as VALUES takes them."""
    return " ".join(f"(<{one}> <{other}>)" for one, other in pairs)


def figure_rows(store: GraphStore, members: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """A row for each figure, assertion that asserts it and figure that it replaces, in this order.

    Left out: parts of breakdowns, records, what an article says in its own voice of no kind of event, and what somebody
    says to be untrue.
    """
    given = _with_outer_speakers(store, select(store, _GIVEN % values(members)))
    if not given:
        return
    figures = {(row["graph"], row["figure"]) for row in given}
    of_figures = _facts(store, figures, (*_OF_FIGURE.values(), KG.superlativeSpan, SCHEMA.text))
    of_assertions = _facts(
        store, {(row["graph"], row["assertion"]) for row in given}, (KG.saidNotBefore, KG.saidNotAfter, KG.conveys)
    )
    claims = {(graph, each) for (graph, _), told in of_assertions.items() for each in told[str(KG.conveys)]} - figures
    contents = _facts(store, claims, (SCHEMA.text,))
    of_articles = _facts(
        store, {(row["graph"], row["article"]) for row in given}, (SCHEMA.datePublished, SCHEMA.publisher)
    )
    publishers = {(graph, each) for (graph, _), told in of_articles.items() for each in told[str(SCHEMA.publisher)]}
    names = _facts(store, publishers, (SCHEMA.name,))
    things = _facts(store, set(members), _OF_THING)
    parts = {(row["graph"], row["figure"]) for row in select(store, _PARTS % values(sorted(figures)))}
    for row in given:
        graph = row["graph"]
        figure, article = of_figures[graph, row["figure"]], of_articles[graph, row["article"]]
        thing = things[graph, row["measurand"]]
        is_counted_in = bool(thing[str(KG.countedIn)])
        if row["speaker"] == str(KG.ArticleVoice) and not is_counted_in:
            continue
        if (graph, row["figure"]) in parts or figure[str(KG.superlativeSpan)]:
            continue
        said = of_assertions[graph, row["assertion"]]
        conveyed = [words for each in said[str(KG.conveys)] for words in contents[graph, each][str(SCHEMA.text)]]
        if any(is_called_untrue(content, words) for content in conveyed for words in figure[str(SCHEMA.text)]):
            continue
        called = [name for each in article[str(SCHEMA.publisher)] for name in names[graph, each][str(SCHEMA.name)]]
        found = {name: figure[str(term)] for name, term in _OF_FIGURE.items()} | {
            "said": [day for day in said[str(KG.saidNotBefore)] if day in said[str(KG.saidNotAfter)]],
            "published": article[str(SCHEMA.datePublished)],
            "publisher": called,
            "bare": ["true"] if is_bare(*(thing[str(term)] for term in _OF_THING)) else [],
        }
        yield from _rows(row, found)


def _with_outer_speakers(store: GraphStore, given: Sequence[Row]) -> list[Row]:
    """The rows with the speaker who passes a figure on, where nobody is told to have reported it."""
    hidden = sorted({(row["graph"], row["assertion"]) for row in given if row["speaker"] == str(KG.NotStated)})
    outer = select(store, _PASSED_ON % values(hidden)) if hidden else []
    speakers = {(row["graph"], row["assertion"]): row["speaker"] for row in outer}
    return [{**row, "speaker": speakers.get((row["graph"], row["assertion"]), row["speaker"])} for row in given]


def happenings(store: GraphStore, actors: Sequence[tuple[str, str]]) -> set[str]:
    """Those of some actors that are no speakers but what happened: "the outbreak had claimed 127 lives"."""
    return {row["actor"] for row in select(store, _HAPPENED % values(actors))} if actors else set()


def speaker_rows(store: GraphStore, actors: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """A row for each combination of what an article's graph says of actors: their classes, offices, names, words."""
    if not actors:
        return
    terms = (SCHEMA.name, RDF.type, KG.isResolved, SKOS.altLabel)
    facts = _facts(store, set(actors), terms)
    offices, words = (_by_actor(select(store, query % values(actors))) for query in (_OFFICES, _WORDS))
    for graph, actor in sorted(actors, key=lambda pair: pair[1]):
        told = facts[graph, actor]
        classes = [each for each in told[str(RDF.type)] if each in {str(known) for known in _CLASSES}]
        combined = product(
            told[str(SCHEMA.name)], told[str(KG.isResolved)], offices.get((graph, actor), [{}]),
            [{"alias": alias} for alias in told[str(SKOS.altLabel)]] or [{}], words.get((graph, actor), [{}]), classes,
        )  # fmt: skip
        for name, resolved, office, alias, word, class_ in combined:
            yield {"actor": actor, "name": name, "class": class_, "resolved": resolved, **office, **alias, **word}


def _by_actor(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    found: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        found[row["graph"], row["actor"]].append(row)
    return found


def _rows(row: Row, found: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    """A row for each combination of values; what has none is left unbound."""
    names = sorted(name for name in found if found[name])
    for combined in product(*(found[name] for name in names)):
        yield {**row, **dict(zip(names, combined, strict=True))}


def _facts(store: GraphStore, subjects: set[tuple[str, str]], terms: Iterable[str]) -> Facts:
    """The values of some properties of each subject in its graph, sorted."""
    found: defaultdict[tuple[str, str], defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    if subjects:
        wanted = ", ".join(f"<{term}>" for term in terms)
        query = (
            f"SELECT ?graph ?s ?p ?o WHERE {{ VALUES (?graph ?s) {{ {values(sorted(subjects))} }} "
            f"GRAPH ?graph {{ ?s ?p ?o }} FILTER(?p IN ({wanted})) }}"
        )
        # sorted here: Oxigraph has no total order over terms of several kinds, and panics
        for row in sorted(select(store, query), key=lambda row: row["o"]):
            found[row["graph"], row["s"]][row["p"]].append(row["o"])
    return found
