"""Identifiers made from content: the same input always gets the same IRI.

Parts are hashed as a JSON array, never joined, so that ("ab", "c") and ("a", "bc") differ.
No clock, no random number, no process hash enters an identifier.
"""

from __future__ import annotations

import hashlib
import json
from urllib.parse import quote

from kg.model import Article, ModelIdentity, Span

BASE = "https://w3id.org/hearsay/id/"

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def content_hash(*parts: object, length: int = 16) -> str:
    """Hash parts (strings, numbers, None, tuples of these) to `length` hexadecimal digits."""
    payload = _as_json(parts)
    return hashlib.sha256(payload.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def article_iri(article: Article, *, base: str = BASE) -> str:
    """IRI of an article version: its exact text and where it was published.

    Two outlets that print the same agency text are two articles (docs/decisions/002).
    """
    return f"{base}article/{content_hash(article.text_sha256, article.url or article.publisher or '', length=20)}"


def work_iri(url: str, *, base: str = BASE) -> str:
    """IRI of the work of which article versions at one URL are versions."""
    return f"{base}work/{content_hash(url, length=20)}"


def graph_iri(article: str, configuration: str) -> str:
    """IRI of the named graph that one extractor configuration makes of one article version."""
    base, _, key = article.rpartition("article/")
    return f"{base}graph/{key}/{configuration}"


def span_iri(article: str, span: Span) -> str:
    """IRI of a span after RFC 5147: code-point positions in the article's text."""
    return f"{article}#char={span.start},{span.end}"


def local_iri(article: str, kind: str, *parts: object) -> str:
    """IRI of a thing that belongs to one article: a fragment of it."""
    return f"{article}#{kind}-{content_hash(kind, *parts, length=12)}"


def configuration_hash(model: ModelIdentity, version: str) -> str:
    """Short hash of everything that decides what is extracted from a given text."""
    return content_hash(model.name, model.version, model.digest, version, length=8)


def derived_graph_iri(name: str, *, base: str = BASE) -> str:
    """IRI of a graph that is not an article: links, evidence, comparisons, judgements, ledger."""
    return f"{base}graph/{name}"


def selector_iri(article: str, span: Span) -> str:
    """IRI of the selector that says where a span stands and what it reads."""
    return f"{article}#sel={span.start},{span.end}"


def publisher_iri(article: str) -> str:
    """IRI of the publisher as this article names it."""
    return f"{article}#publisher"


def extraction_iri(graph: str) -> str:
    """IRI of the activity that made a graph."""
    return f"{graph}#extraction"


def software_iri(version: str, *, base: str = BASE) -> str:
    """IRI of one release of Hearsay."""
    return f"{base}software/hearsay-{quote(version, safe='')}"


def model_iri(model: ModelIdentity, *, base: str = BASE) -> str:
    """IRI of one linguistic model; its digest keeps two models of the same name and version apart."""
    return f"{base}model/{quote('-'.join((model.name, model.version, model.digest[:8])), safe='')}"


def canonical_iri(kind: str, anchor: str, *, base: str = BASE) -> str:
    """IRI of a canonical actor, event or measurand, made from the article's own one that stands first."""
    return f"{base}{kind}/{content_hash(kind, anchor, length=20)}"


def judgement_iri(*parts: object, base: str = BASE) -> str:
    """IRI of a judgement: what it is about, not when it was passed."""
    return f"{base}judgement/{content_hash('judgement', *parts, length=20)}"
