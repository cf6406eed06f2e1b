"""One article's graph in one atomic update, and the ledger that goes with it.

Remove-then-load was measured to lose acknowledged graphs under kill -9 (findings of the design), so everything that
belongs together travels in a single update string: dropping the old graph and graphs of other configurations of the
same article version, the new quads, the ledger's facts.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg.errors import StoreError
from kg.store.base import FORMAT_VERSION, LEDGER, GraphStore, LedgerEntry, Outcome
from kg.store.pending import awaiting_links, mark
from kg.store.results import Answer, Solutions
from kg.vocab import DCTERMS, KG, PROV, RDF, SCHEMA, XSD

MARKER_QUERY = f"SELECT ?version WHERE {{ GRAPH <{LEDGER}> {{ <{LEDGER}> <{SCHEMA.version}> ?version }} }}"
GRAPH_NAMES_QUERY = (
    f"SELECT DISTINCT ?graph WHERE {{ GRAPH <{LEDGER}> {{ ?article <{KG.storedIn}> ?graph }} }} ORDER BY ?graph"
)


def marker_quads() -> tuple[Quad, ...]:
    """The facts by which a store is recognised: its format version, in the ledger."""
    ledger = NamedNode(LEDGER)
    return (
        Quad(ledger, NamedNode(str(RDF.type)), NamedNode(str(PROV.Bundle)), ledger),
        Quad(ledger, NamedNode(str(SCHEMA.version)), Literal(FORMAT_VERSION), ledger),
    )


def check_format(location: str, versions: Solutions) -> None:
    """Refuse a store that a newer Hearsay wrote; say so where the place holds no store at all."""
    found = {row[0].value for row in versions.rows if isinstance(row[0], Literal)}
    if not found:
        raise StoreError(
            f"{location}: no Hearsay store (its ledger has no format version); name another place with --store, "
            "or make one with `kg ingest`"
        )
    if found != {str(FORMAT_VERSION)}:
        is_older = all(each.isdecimal() and int(each) < FORMAT_VERSION for each in found)
        raise StoreError(
            f"{location}: the store has format {', '.join(sorted(found))}, this Hearsay reads format {FORMAT_VERSION}; "
            + (
                "ingest the articles again into a new one, `kg ingest PATH... --store NEW`"
                if is_older
                else "a newer Hearsay wrote it, `pip install --upgrade hearsay`"
            )
        )


def replace_graph(
    store: GraphStore,
    graph_iri: str,
    quads: Iterable[Quad],
    ledger: LedgerEntry,
    *,
    put: Callable[[str, Sequence[Quad]], bool] | None = None,
    add: Callable[[str, Sequence[Quad], Sequence[Quad], Sequence[str]], bool] | None = None,
) -> Outcome:
    """Write one article's graph if it differs from what is stored; tell which of the three it was.

    `put` replaces the content of one graph by other means than an update, or answers False. It is used where no other
    graph has to go; the ledger follows then, and without it the graph counts as stored all the same. `add` is for the
    embedded store: it adds a large graph, then its ledger entry, and removes graphs of the same article, or answers
    False. What the embedded store gives back is what it has, so a graph that changed is changed where it differs.
    """
    new = _checked(graph_iri, quads)
    facts = _facts(store, ledger.article)
    facts_now = _ledger_quads(graph_iri, ledger, _revised(store, ledger, facts))
    if not facts and not store.has_graph(graph_iri):
        if add is None or not add(graph_iri, new, facts_now, ()):
            store.insert(itertools.chain(new, facts_now))
        return "added"
    known = sorted(facts[str(KG.storedIn)])
    old = set(store.quads(graph_iri))
    if old and known == [graph_iri] and (old == (wanted := set(new)) or old == _as_oxigraph_keeps(wanted)):
        return "unchanged"
    other = [name for name in known if name != graph_iri]
    if put is not None and old and known == [graph_iri]:
        mark(store, graph_iri)  # a kill between the PUT and the update must not hide that the links are those of before
        if put(graph_iri, new):
            store.update(_update((), (), ledger.article, facts_now))
            return "replaced"
    if add is not None and old:
        come = [quad for quad in new if quad not in old]
        store.update(_update(come, other, ledger.article, facts_now, gone=old.difference(new)))
    elif add is None or not add(graph_iri, new, facts_now, other):
        store.update(_update(new, (graph_iri, *other), ledger.article, facts_now))
    return "replaced" if old or other else "added"


def _facts(store: GraphStore, article: str) -> dict[str, list[str]]:
    """What the ledger says of an article version: the values of each property."""
    answer = store.query(f"SELECT ?p ?o WHERE {{ GRAPH <{LEDGER}> {{ {NamedNode(article)} ?p ?o }} }}")
    facts: dict[str, list[str]] = defaultdict(list)
    for predicate, value in _rows(store, answer):
        facts[predicate].append(value)
    return facts


def stored_graphs(store: GraphStore, article: str) -> list[str]:
    """The graphs that the ledger knows of an article version."""
    return _column(store, f"SELECT ?g WHERE {{ GRAPH <{LEDGER}> {{ {NamedNode(article)} <{KG.storedIn}> ?g }} }}")


def is_known(store: GraphStore, article: str, graph_iri: str) -> bool:
    """Whether an article version or its graph is in the store, whole or not."""
    return bool(stored_graphs(store, article)) or store.has_graph(graph_iri)


def holds_description(store: GraphStore, graph_iri: str, quads: Iterable[Quad]) -> bool:
    """Whether a graph says of the subjects of these quads just what the quads say."""
    wanted = set(quads)
    subjects = {quad.subject for quad in wanted}
    stored = {quad for quad in store.quads(graph_iri) if quad.subject in subjects}
    return stored in (wanted, _as_oxigraph_keeps(wanted))


def _checked(graph_iri: str, quads: Iterable[Quad]) -> Sequence[Quad]:
    """The quads; blank nodes and foreign graphs would make re-ingesting write something else each time."""
    name = NamedNode(graph_iri)
    checked = quads if isinstance(quads, Sequence) else list(quads)
    if not checked:
        raise StoreError(f"{graph_iri}: an empty graph cannot be stored")
    for quad in checked:
        if quad.graph_name != name:
            raise StoreError(f"{graph_iri}: a quad of another graph is among its quads: {quad}")
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise StoreError(f"{graph_iri}: article graphs have no blank nodes, found: {quad}")
    return checked


def _as_oxigraph_keeps(quads: set[Quad]) -> set[Quad]:
    """The same quads with numbers and dates as Oxigraph writes them: it keeps 12.0 as 12."""
    scratch = Store()
    scratch.extend(quads)
    return set(scratch)


def _revised(store: GraphStore, ledger: LedgerEntry, facts: dict[str, list[str]]) -> str | None:
    """The article version that this one revises: the newest of the same work when this one is first stored.

    Versions are ordered by when they were ingested; an older text that is ingested later counts as the newer one.
    """
    kept = facts.get(str(PROV.wasRevisionOf))
    if kept or str(KG.storedIn) in facts or ledger.work is None:
        return min(kept) if kept else None
    newest = _column(
        store,
        f"SELECT ?old WHERE {{ GRAPH <{LEDGER}> {{ ?old <{DCTERMS.isVersionOf}> <{ledger.work}> ; "
        f"<{KG.ingestedAt}> ?at FILTER NOT EXISTS {{ ?newer <{PROV.wasRevisionOf}> ?old }} }} }} "
        "ORDER BY DESC(?at) ?old LIMIT 1",
    )
    return newest[0] if newest else None


def _column(store: GraphStore, sparql: str) -> list[str]:
    return sorted(row[0] for row in _rows(store, store.query(sparql)))


def _rows(store: GraphStore, answer: Answer) -> Iterator[list[str]]:
    if not isinstance(answer, Solutions):
        raise StoreError(f"{store.location}: a SELECT was not answered with rows")
    for row in answer.rows:
        yield [term.value for term in row if isinstance(term, NamedNode | Literal)]


def _update(
    quads: Iterable[Quad], dropped: Iterable[str], article: str, facts: list[Quad], *, gone: Iterable[Quad] = ()
) -> str:
    drops = [f"DROP SILENT GRAPH {NamedNode(name)} ;" for name in dropped]
    removal = insertion(gone)
    return "\n".join(
        [
            forgetting(article),
            *drops,
            f"DELETE DATA {{\n{removal}\n}} ;" if removal else "",
            "INSERT DATA {",
            insertion(itertools.chain(quads, facts)),
            "}",
        ]
    )


def forgetting(article: str) -> str:
    """The part of an update that takes an article's entry out of the ledger."""
    return f"DELETE WHERE {{ GRAPH <{LEDGER}> {{ {NamedNode(article)} ?p ?o }} }} ;\n"


def insertion(quads: Iterable[Quad]) -> str:
    """Quads as they stand in INSERT DATA, graph by graph."""
    graphs: dict[object, set[str]] = defaultdict(set)
    for quad in quads:
        graphs[quad.graph_name].add(f"{quad.subject} {quad.predicate} {quad.object} .")
    return "\n".join("\n".join([f"GRAPH {name} {{", *sorted(triples), "}"]) for name, triples in graphs.items())


def new_facts(store: GraphStore, graph_iri: str, ledger: LedgerEntry) -> list[Quad]:
    """What the ledger is to say of an article that it does not know."""
    return _ledger_quads(graph_iri, ledger, _revised(store, ledger, {}))


def _ledger_quads(graph_iri: str, ledger: LedgerEntry, revised: str | None) -> list[Quad]:
    moment = ledger.ingested_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    facts: list[tuple[str, NamedNode | Literal]] = [
        (KG.storedIn, NamedNode(graph_iri)),
        (KG.ingestedAt, Literal(moment, datatype=NamedNode(str(XSD.dateTime)))),
        (KG.ingestedFrom, Literal(ledger.ingested_from)),
    ]
    if ledger.work is not None:
        facts.append((DCTERMS.isVersionOf, NamedNode(ledger.work)))
    if revised is not None:
        facts.append((PROV.wasRevisionOf, NamedNode(revised)))
    article = NamedNode(ledger.article)
    stated = [Quad(article, NamedNode(str(predicate)), value, NamedNode(LEDGER)) for predicate, value in facts]
    return [*marker_quads(), awaiting_links(graph_iri), *stated]
