"""Checks that Python does faster than the query that publishes them; the findings are the same.

kgsh:Span-quote, kgsh:Span-inside: a span costs one slice of the text here, and one walk through it as a query, so that
a long article would cost the square of its length. kgsh:Vocabulary-*: a set knows a term at once, a query compares it
with sixty.
tests/validate/test_direct.py and test_screen.py hold both ways against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.validate.index import END, EXACT, SELECTOR, SPAN, START, TYPE, Term, TripleIndex
from kg.validate.shapes import KG_NAMESPACE, SHAPES_NAMESPACE, declared_classes, declared_properties
from kg.vocab import OA, SCHEMA, XSD

_NUMBERS = {
    str(kind) for kind in (XSD.integer, XSD.decimal, XSD.double, XSD.float, XSD.int, XSD.long, XSD.nonNegativeInteger)
}
_DIGITS = re.compile(r"[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?")
_SOURCE, _BODY = NamedNode(str(OA.hasSource)), NamedNode(str(SCHEMA.articleBody))


def wrong_quotes(index: TripleIndex) -> Iterator[tuple[Term, Term]]:
    """The spans whose words do not stand at their characters, with those words; broken offsets have other shapes."""
    # a literal's text is copied whenever it is asked for, so it is asked for once an article
    bodies_of: dict[Term, list[str]] = {}
    for span in index.of_class.get(SPAN, ()):
        articles = index.objects(span, _SOURCE)
        bodies_of.update((article, index.words(article, _BODY)) for article in articles if article not in bodies_of)
        bodies = [body for article in articles for body in bodies_of[article]]
        for selector in index.objects(span, SELECTOR):
            exacts = [words for words in index.objects(selector, EXACT) if isinstance(words, Literal)]
            for start in index.whole_numbers(selector, START):
                for end in index.whole_numbers(selector, END):
                    if 0 <= start < end:
                        yield from (
                            (span, exact) for exact in exacts if any(body[start:end] != exact.value for body in bodies)
                        )


def ends_outside(index: TripleIndex) -> Iterator[tuple[Term, Term]]:
    """The spans that end behind the text of their article, with that end."""
    lengths: dict[Term, list[int]] = {}
    for span in index.of_class.get(SPAN, ()):
        for article in index.objects(span, _SOURCE):
            if article not in lengths:
                lengths[article] = [len(body) for body in index.words(article, _BODY)]
            for selector in index.objects(span, SELECTOR):
                ends = [(end, _number(end)) for end in index.objects(selector, END)]
                yield from (
                    (span, end)
                    for end, number in ends
                    if number is not None and any(number > length for length in lengths[article])
                )


def _number(term: Term) -> Decimal | None:
    """The value of a number in digits, of whatever type; no shape calls anything else an end."""
    if not isinstance(term, Literal) or term.datatype.value not in _NUMBERS or not _DIGITS.fullmatch(term.value):
        return None
    return Decimal(term.value)


def undeclared_classes(index: TripleIndex) -> Iterator[tuple[Term, Term]]:
    """The nodes of a kg: class that the ontology does not declare, with that class."""
    for kind, nodes in index.of_class.items():
        if kind.value.startswith(KG_NAMESPACE) and kind.value not in declared_classes():
            yield from ((node, kind) for node in nodes)


def undeclared_properties(index: TripleIndex) -> Iterator[tuple[Term, Term]]:
    """The nodes with a class and with a kg: property that the ontology does not declare, with that property."""
    for node, predicates in index.predicates():
        if TYPE in predicates:
            for predicate in predicates:
                if predicate.value.startswith(KG_NAMESPACE) and predicate.value not in declared_properties():
                    yield node, predicate


DIRECT: dict[str, Callable[[TripleIndex], Iterator[tuple[Term, Term]]]] = {
    SHAPES_NAMESPACE + "Span-quote": wrong_quotes,
    SHAPES_NAMESPACE + "Span-inside": ends_outside,
    SHAPES_NAMESPACE + "Vocabulary-class": undeclared_classes,
    SHAPES_NAMESPACE + "Vocabulary-property": undeclared_properties,
}
