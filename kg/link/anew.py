"""All links anew from the article graphs: reckoned in memory, then put into the place of what the store has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.link.copies import update_copies
from kg.link.decisions import Decided, read_decided
from kg.link.event_candidates import Profiles
from kg.link.events import all_event_links
from kg.link.marks import Marked, mark_actors
from kg.link.partition import partition
from kg.link.profiles import read_profiles
from kg.link.read import all_graphs
from kg.link.resolution import match
from kg.link.terms import KG
from kg.link.triples import EVIDENCE, LINKS, Lines, article_of_graph
from kg.link.write import write_clusters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store import GraphStore

AT_ONCE = 100_000  # triples
GONE_AT_ONCE = 1000  # triples; the cost of each grows with the size of the update
OF_COPIES = {KG.nearDuplicateOf, KG.textBand}


def rebuild(store: GraphStore) -> None:
    """All links anew from the article graphs; people's judgements stay as they are.

    Only what differs is written, in portions and first what has to go: cut off, it leaves fewer links than there should
    be, never wrong ones.
    """
    graphs = all_graphs(store)
    actors = _all_actors(store, graphs)
    profiles = Profiles.of_all(store, graphs)
    decided = read_decided(store)

    def written() -> Iterator[Lines]:
        yield from _actor_links(actors, decided)
        yield from _event_links(profiles, graphs)

    if store.loads_in_bulk and any(store.has_graph(name) for name in (LINKS, EVIDENCE)):
        _replace(store, written, {article_of_graph(graph) for graph in graphs})
    else:  # a service may refuse to give out a whole graph, and in memory dropping one costs little
        store.update(f"DROP SILENT GRAPH <{LINKS}> ;\nDROP SILENT GRAPH <{EVIDENCE}>")
        for lines in written():
            store.load("".join(lines.nquads()).encode())
    match(store, decided)
    for graph in graphs:
        update_copies(store, graph)


def _replace(store: GraphStore, written: Callable[[], Iterator[Lines]], articles: Collection[str]) -> None:
    """Put links into the place of those that are stored; what is in both is let alone, at a tenth of the cost.

    So are the links between copies, which hang on the articles' texts alone, as long as these are there.
    """
    missing = {_digest(line) for lines in written() for line in lines.nquads()}
    for name in (LINKS, EVIDENCE):
        wrong = []
        for quad in store.quads(name):
            digest = _digest(f"{quad} .\n")
            if digest in missing:
                missing.remove(digest)
            elif not _links_copies(quad, articles):
                wrong.append(f"{quad.triple} .")
        for start in range(0, len(wrong), GONE_AT_ONCE):
            gone = " ".join(wrong[start : start + GONE_AT_ONCE])
            store.update(f"DELETE DATA {{ GRAPH <{name}> {{ {gone} }} }}")
    for lines in written() if missing else ():
        store.load("".join(line for line in lines.nquads() if _digest(line) in missing).encode())


def _links_copies(quad: Quad, articles: Collection[str]) -> bool:
    ends = [end.value for end in (quad.subject, quad.object) if isinstance(end, NamedNode)]
    return quad.predicate.value in OF_COPIES and all(end in articles for end in ends)


def _digest(line: str) -> bytes:
    """What stands for a link: they are too many to be kept whole."""
    return blake2b(line.encode(), digest_size=16).digest()


def _all_actors(store: GraphStore, graphs: Iterable[str]) -> dict[str, Marked]:
    found: dict[str, Marked] = {}
    for graph in graphs:
        article, profiles = read_profiles(store, graph)
        if article is not None:
            found.update((actor.iri, actor) for actor in mark_actors(article, profiles))
    return found


def _actor_links(actors: dict[str, Marked], decided: Decided) -> Iterator[Lines]:
    clusters = partition(actors, apart=decided.apart, together=decided.together)
    yield from write_clusters(clusters, actors, decided, at_once=AT_ONCE)


def _event_links(profiles: Profiles, graphs: Iterable[str]) -> Iterator[Lines]:
    lines = Lines()
    articles = [article_of_graph(graph) for graph in graphs]
    for article in articles:
        lines.evidence += [f"<{article}> <{KG.eventKey}> {Literal(key)} ." for key in profiles.keys_of(article)]
    for link in all_event_links(profiles, articles):
        lines.links.append(link)
        if len(lines) > AT_ONCE:
            yield lines
            lines = Lines()
    yield lines
