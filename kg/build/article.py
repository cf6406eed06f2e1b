"""The article version: its exact text and what its publisher says about it."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.build.graph import ArticleGraph
from kg.build.terms import DCTERMS, KG, PROV, SCHEMA, A, date, text, web_iri
from kg.errors import InputError
from kg.ids import publisher_iri, work_iri
from kg.model import Article


def check_text(article: Article) -> None:
    """Refuse a text that no RDF syntax can hold unchanged.

    Control characters are no reason: N-Quads escapes them. A lone surrogate is, because it has no UTF-8 form.
    """
    found = next((place for place, sign in enumerate(article.text) if "\ud800" <= sign <= "\udfff"), None)
    if found is not None:
        raise InputError(
            f"character {found} of the text is a lone surrogate ({article.text[found]!r}), which has no UTF-8 form; "
            "decode the file with the right encoding",
            path=text(article.id).value,
        )


def add_article(graph: ArticleGraph, *, base: str) -> None:
    """Describe the article; a URL that is no http(s) IRI stays as words."""
    record, node = graph.record, graph.article
    graph.add(node, A, SCHEMA.NewsArticle, PROV.Entity)
    graph.add(node, SCHEMA.articleBody, text(record.text))
    graph.add(node, KG.textSha256, text(record.text_sha256))
    graph.add(node, SCHEMA.identifier, text(record.id))
    graph.add(node, SCHEMA.inLanguage, text(record.language))
    if record.title:
        graph.add(node, SCHEMA.headline, text(record.title))
    if record.published is not None:
        graph.add(node, SCHEMA.datePublished, date(record.published))
    graph.add(node, SCHEMA.author, *(text(author) for author in record.authors if author))
    if record.url:
        graph.add(node, DCTERMS.isVersionOf, NamedNode(work_iri(record.url, base=base)))
        page = web_iri(record.url)
        if page is None:
            graph.add(node, SCHEMA.identifier, text(record.url))
        else:
            graph.add(node, SCHEMA.url, page)
    if record.publisher:
        publisher = NamedNode(publisher_iri(graph.article_iri))
        graph.add(node, SCHEMA.publisher, publisher)
        graph.add(publisher, A, SCHEMA.Organization)
        graph.add(publisher, SCHEMA.name, text(record.publisher))
