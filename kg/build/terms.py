"""RDF terms for building: vocabulary as Oxigraph nodes, and literals that every serialisation can hold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import DefinedNamespace

from kg import vocab


class Terms:
    """The terms of one closed namespace as Oxigraph nodes, made on first use; a misspelt term raises."""

    def __init__(self, namespace: type[DefinedNamespace]) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> NamedNode:
        node = NamedNode(str(getattr(self._namespace, name)))
        setattr(self, name, node)
        return node


KG, OA, SEM, GAF = Terms(vocab.KG), Terms(vocab.OA), Terms(vocab.SEM), Terms(vocab.GAF)
SCHEMA, PROV, ORG = Terms(vocab.SCHEMA), Terms(vocab.PROV), Terms(vocab.ORG)
DCTERMS, SKOS, RDFS, XSD = Terms(vocab.DCTERMS), Terms(vocab.SKOS), Terms(vocab.RDFS), Terms(vocab.XSD)
A = Terms(vocab.RDF).type

# Oxigraph computes with 64-bit integers and 18 decimal places; anything beyond stays text to it.
_INTEGER_LIMIT = 2**63
_DECIMAL_PLACES = 12


def text(value: str) -> Literal:
    """Plain string; a lone surrogate, which no RDF syntax can hold, is written out as its escape."""
    return Literal(value if value.isascii() else value.encode("utf-8", "backslashreplace").decode("utf-8"))


def boolean(value: bool) -> Literal:
    """xsd:boolean."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def integer(value: int) -> Literal:
    """xsd:integer."""
    return Literal(str(value), datatype=XSD.integer)


def number(value: Decimal | float) -> Literal:
    """xsd:integer for whole numbers, else xsd:decimal, in the form that stores keep unchanged."""
    exact = round(Decimal(str(value)), _DECIMAL_PLACES) if isinstance(value, float) else value
    if exact == exact.to_integral_value() and abs(exact) < _INTEGER_LIMIT:
        return integer(int(exact))
    return decimal(exact)


def decimal(value: Decimal | float) -> Literal:
    """xsd:decimal without trailing zeros."""
    digits = f"{Decimal(str(value)):.{_DECIMAL_PLACES}f}".rstrip("0").rstrip(".")
    return Literal("0" if digits in {"-0", ""} else digits, datatype=XSD.decimal)


def date(value: dt.date) -> Literal:
    """xsd:date; the clock time of a datetime is left out."""
    return Literal(f"{value.year:04d}-{value.month:02d}-{value.day:02d}", datatype=XSD.date)


def is_base(base: str) -> bool:
    """Whether IRIs of articles and of their fragments can be made of a base."""
    try:
        NamedNode(f"{base}article/0#char=0,1")
    except ValueError:
        return False
    return True


def web_iri(url: str) -> NamedNode | None:
    """The IRI of a web page, or None where the words are no absolute http or https IRI."""
    # urlsplit forgives what RDF does not, and NamedNode accepts "http://": both have a say.
    try:
        parts = urlsplit(url)
        node = NamedNode(url)
    except ValueError:
        return None
    return node if parts.scheme in {"http", "https"} and parts.hostname else None
