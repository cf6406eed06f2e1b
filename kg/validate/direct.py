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
    exacts, terms = index.column(EXACT), index.terms
    for span, selector, articles in _selectors(index):
        for start, end in _offsets(index, selector):
            low, high = index.whole(start), index.whole(end)
            if low is not None and high is not None and 0 <= low < high:
                for words in exacts.get(selector, ()):
                    exact = terms[words]
                    if isinstance(exact, Literal) and any(body[low:high] != exact.value for body in articles):
                        yield terms[span], exact


def ends_outside(index: TripleIndex) -> Iterator[tuple[Term, Term]]:
    """The spans that end behind the text of their article, with that end."""
    ends, terms = index.column(END), index.terms
    for span, selector, articles in _selectors(index):
        for end in ends.get(selector, ()):
            number = index.whole(end) or _number(terms[end])
            if number is not None and any(number > len(body) for body in articles):
                yield terms[span], terms[end]


def _selectors(index: TripleIndex) -> Iterator[tuple[int, int, list[str]]]:
    """Every span with each of its selectors and the texts of its articles."""
    sources, selectors, bodies = index.column(_SOURCE), index.column(SELECTOR), index.column(_BODY)
    # a literal's text is copied whenever it is asked for, so it is asked for once an article
    texts = {
        article: [index.terms[b].value for b in found if isinstance(index.terms[b], Literal)]
        for article, found in bodies.items()
    }
    for span in index.of_class.get(SPAN, ()):
        found = [text for article in sources.get(span, ()) for text in texts.get(article, ())]
        yield from ((span, selector, found) for selector in selectors.get(span, ()))


def _offsets(index: TripleIndex, selector: int) -> Iterator[tuple[int, int]]:
    ends = index.column(END).get(selector, ())
    return ((start, end) for start in index.column(START).get(selector, ()) for end in ends)


def _number(term: Term) -> Decimal | None:
    """The value of a number in digits, of whatever type; no shape calls anything else an end."""
    if not isinstance(term, Literal) or term.datatype.value not in _NUMBERS or not _DIGITS.fullmatch(term.value):
        return None
    return Decimal(term.value)


def undeclared_classes(index: TripleIndex) -> Iterator[tuple[Term, Term]]:
    """The nodes of a kg: class that the ontology does not declare, with that class."""
    for kind in index.of_class:
        if kind.value.startswith(KG_NAMESPACE) and kind.value not in declared_classes():
            yield from ((node, kind) for node in index.nodes(kind))


def undeclared_properties(index: TripleIndex) -> Iterator[tuple[Term, Term]]:
    """The nodes with a class and with a kg: property that the ontology does not declare, with that property."""
    typed = index.column(TYPE)
    for predicate, column in index.columns.items():
        if predicate.value.startswith(KG_NAMESPACE) and predicate.value not in declared_properties():
            yield from ((index.terms[node], predicate) for node in column if node in typed)


DIRECT: dict[str, Callable[[TripleIndex], Iterator[tuple[Term, Term]]]] = {
    SHAPES_NAMESPACE + "Span-quote": wrong_quotes,
    SHAPES_NAMESPACE + "Span-inside": ends_outside,
    SHAPES_NAMESPACE + "Vocabulary-class": undeclared_classes,
    SHAPES_NAMESPACE + "Vocabulary-property": undeclared_properties,
}
