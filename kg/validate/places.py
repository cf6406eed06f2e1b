"""Proofs about where things stand in the text: spans, their selectors, and the figures in them (see `clear.py`)."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, NamedNode

from kg.validate.index import END, EXACT, SELECTOR, SPAN, START, TYPE, TripleIndex
from kg.vocab import KG, OA

Place = tuple[int | None, int | None]

_SOURCE, _CONVEYS, _CONTENT, _FIGURE, _STATED = (
    NamedNode(str(term)) for term in (OA.hasSource, KG.conveys, KG.contentSpan, KG.figureSpan, KG.statedFigure)
)


def _places(index: TripleIndex, spans: Iterable[int]) -> list[Place]:
    """The first and last characters of some spans; None for what only the query can compare."""
    selectors, starts, ends = index.column(SELECTOR), index.column(START), index.column(END)
    return [
        (index.whole(start), index.whole(end))
        for span in spans
        for selector in selectors.get(span, ())
        for start in starts.get(selector, ())
        for end in ends.get(selector, ())
    ]


def figures_are_in_contents(index: TripleIndex) -> bool:
    """Every figure overlaps what its assertion conveys."""
    figures, contents, conveyed = index.column(_FIGURE), index.column(_CONTENT), index.inverse(_CONVEYS)
    for node, spans in figures.items():
        inside = _places(index, spans)
        for assertion in conveyed.get(node, ()):
            around = _places(index, contents.get(assertion, ()))
            if inside and around and not any(_overlap(one, other) for one in inside for other in around):
                return False
    return True


def _overlap(one: Place, other: Place) -> bool:
    (start, end), (low, high) = one, other
    if start is None or end is None or low is None or high is None:
        return False
    return low < end and start < high


def selectors_are_in_order(index: TripleIndex) -> bool:
    """Every selector starts before it ends."""
    ends = index.column(END)
    for selector, starts in index.column(START).items():
        for start in starts:
            for end in ends.get(selector, ()):
                low, high = index.whole(start), index.whole(end)
                if low is None or high is None or low >= high:
                    return False
    return True


def figures_are_printed(index: TripleIndex) -> bool:
    """Every figure stands as stated in the words of its span."""
    stated, selectors, exacts = index.column(_STATED), index.column(SELECTOR), index.column(EXACT)
    return all(
        index.terms[value].value in index.terms[words].value
        for node, spans in index.column(_FIGURE).items()
        for value in stated.get(node, ())
        for span in spans
        for selector in selectors.get(span, ())
        for words in exacts.get(selector, ())
    )


def spans_are_used(index: TripleIndex) -> bool:
    """Something points to every span."""
    spans = set(index.of_class.get(SPAN, ()))
    for predicate, column in index.columns.items():
        if predicate != TYPE:
            for values in column.values():
                spans.difference_update(values)
    return not spans


def spans_are_named_by_place(index: TripleIndex) -> bool:
    """Every span is named by its article and its characters."""
    sources, terms = index.column(_SOURCE), index.terms
    articles = {article: terms[article].value for article in index.inverse(_SOURCE)}
    for span in index.of_class.get(SPAN, ()):
        places = _places(index, (span,))
        name = terms[span]
        for article in sources.get(span, ()):
            if any(name.value != f"{articles[article]}#char={start},{end}" for start, end in places):
                return False
        if isinstance(name, BlankNode):
            return False
    return True
