"""Vocabulary as plain strings, and rows of a trusted query as tuples of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import DefinedNamespace

from kg import vocab
from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.store import GraphStore


class Terms:
    """The terms of one closed namespace as strings, made on first use; a misspelt term raises."""

    def __init__(self, namespace: type[DefinedNamespace]) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> str:
        iri = str(getattr(self._namespace, name))
        setattr(self, name, iri)
        return iri


KG, SCHEMA, PROV, ORG = Terms(vocab.KG), Terms(vocab.SCHEMA), Terms(vocab.PROV), Terms(vocab.ORG)
DCTERMS, SKOS, RDFS, XSD = Terms(vocab.DCTERMS), Terms(vocab.SKOS), Terms(vocab.RDFS), Terms(vocab.XSD)
A = Terms(vocab.RDF).type
DECISIONS = {"same": KG.Same, "different": KG.Different, "unsure": KG.Unsure}


def terms_text(iris: Iterable[str]) -> str:
    """IRIs as SPARQL writes them, for a VALUES block."""
    return " ".join(str(NamedNode(iri)) for iri in iris)


def literals_text(texts: Iterable[str]) -> str:
    """Plain strings as SPARQL writes them, for a VALUES block."""
    return " ".join(str(Literal(text)) for text in texts)


def rows_of(store: GraphStore, sparql: str) -> Iterator[tuple[str, ...]]:
    """The rows of a SELECT as strings; an unbound variable is an empty one."""
    answer = store.query(sparql)
    rows = getattr(answer, "rows", None)
    if rows is None:
        raise StoreError(f"{store.location}: a SELECT was not answered with rows")
    for row in rows:
        yield tuple("" if term is None else term.value for term in row)
