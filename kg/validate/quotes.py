"""The quote check in Python: the words of every span against the article's text.

kgsh:Span-quote publishes the same check as a query. Here a span costs one slice of the text, there one walk through it,
so that a long article would cost the square of its length (tests/validate/test_quotes.py: both agree).
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.validate.index import END, EXACT, SELECTOR, SPAN, START, Term, TripleIndex
from kg.validate.shapes import SHAPES_NAMESPACE
from kg.vocab import OA, SCHEMA

QUOTE_SHAPE = SHAPES_NAMESPACE + "Span-quote"
_SOURCE, _BODY = NamedNode(str(OA.hasSource)), NamedNode(str(SCHEMA.articleBody))


def wrong_quotes(index: TripleIndex) -> Iterator[tuple[Term, Literal]]:
    """The spans whose words do not stand at their characters, with those words; broken offsets have other shapes."""
    for span in index.of_class.get(SPAN, ()):
        bodies = [body for article in index.objects(span, _SOURCE) for body in index.words(article, _BODY)]
        for selector in index.objects(span, SELECTOR):
            exacts = [words for words in index.objects(selector, EXACT) if isinstance(words, Literal)]
            for start in index.whole_numbers(selector, START):
                for end in index.whole_numbers(selector, END):
                    if 0 <= start < end:
                        yield from (
                            (span, exact) for exact in exacts if any(body[start:end] != exact.value for body in bodies)
                        )
