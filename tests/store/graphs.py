"""Small article graphs made by hand: a store does not care what is in them."""

from __future__ import annotations

import datetime as dt

from pyoxigraph import Literal, NamedNode, Quad

from kg.store import LedgerEntry

ID = "https://w3id.org/hearsay/id/"
WORK = f"{ID}work/w1"
NOON = dt.datetime(2025, 12, 26, 12, tzinfo=dt.UTC)


def graph_name(article: str = "a1", configuration: str = "c1") -> str:
    return f"{ID}graph/{article}/{configuration}"


def entry(article: str = "a1", *, work: str | None = WORK, at: dt.datetime = NOON) -> LedgerEntry:
    return LedgerEntry(article=f"{ID}article/{article}", ingested_at=at, ingested_from="news/a1.txt", work=work)


def graph(name: str, *texts: str | int | float | Literal) -> list[Quad]:
    iri = NamedNode(name)
    values = [text if isinstance(text, Literal) else Literal(text) for text in texts]
    return [Quad(iri, NamedNode("https://schema.org/text"), value, iri) for value in values]
