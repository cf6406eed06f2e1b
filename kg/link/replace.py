"""Puts what the links and the evidence graph say of some actors into the place of what they said before.

Only the difference is written: on disk, a triple that is removed and added again costs more than a hundred look-ups.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, Store, Triple

from kg.link.read import chunks
from kg.link.terms import KG, PROV, terms_text
from kg.link.triples import ACTIVITY, EVIDENCE, LINKS

if TYPE_CHECKING:
    from kg.store import GraphStore


def replace_stored(store: GraphStore, about: Iterable[str], written: Iterable[str]) -> None:
    """Take out what the two graphs say of these actors and nodes, put in what these updates insert, in one update."""
    old = _stored(store, about)
    scratch = Store()  # reads the updates as the store would
    for update in written:
        scratch.update(update)
    new = set(scratch)
    parts = [
        f"{verb} {{ {_text(quads)} }}"
        for verb, quads in (("DELETE DATA", old - new), ("INSERT DATA", new - old))
        if quads
    ]
    if parts:
        store.update(" ;\n".join(parts))


def _stored(store: GraphStore, about: Iterable[str]) -> set[Quad]:
    """What the two graphs say of actors and nodes, with the judgements on them and who made these."""
    found: set[Quad] = set()
    for part in chunks(about):
        values = f"VALUES ?n {{ {terms_text(part)} }}"
        found |= _constructed(store, EVIDENCE, "?n ?p ?o", f"{values} GRAPH <{EVIDENCE}> {{ ?n ?p ?o }}")
        found |= _constructed(store, LINKS, "?n ?p ?o", f"{values} GRAPH <{LINKS}> {{ ?n ?p ?o }}")
        judged = f"{values} GRAPH <{LINKS}> {{ ?j <{KG.judges}> ?n"
        found |= _constructed(store, LINKS, "?j ?p ?o", f"{judged} ; ?p ?o }}")
        # the activity of the rules stays; those of people and of older rules go with their judgements
        made = f"{judged} ; <{PROV.wasGeneratedBy}> ?activity FILTER(?activity != <{ACTIVITY}>) ?activity"
        found |= _constructed(store, LINKS, "?activity ?q ?v", f"{made} ?q ?v }}")
        found |= _constructed(
            store, LINKS, "?agent ?r ?w", f"{made} <{PROV.wasAssociatedWith}> ?agent . ?agent ?r ?w }}"
        )
    return found


def _constructed(store: GraphStore, graph: str, template: str, pattern: str) -> set[Quad]:
    answer = store.query(f"CONSTRUCT {{ {template} }} WHERE {{ {pattern} }}")
    triples = (each for each in answer if isinstance(each, Triple)) if isinstance(answer, tuple) else ()
    return {Quad(each.subject, each.predicate, each.object, NamedNode(graph)) for each in triples}


def _text(quads: Iterable[Quad]) -> str:
    """Quads graph by graph, as DATA takes them."""
    lines = sorted((str(quad.graph_name), f"{quad.subject} {quad.predicate} {quad.object} .") for quad in quads)
    graphs = groupby(lines, key=lambda line: line[0])
    return "\n".join(f"GRAPH {graph} {{\n" + "\n".join(line for _, line in told) + "\n}" for graph, told in graphs)
