"""One article's triples as Python dictionaries: what screening and the direct checks look things up in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.validate.report import Place
from kg.vocab import GAF, KG, OA, PROV, RDF, RDFS, XSD

Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal

TYPE, SUBCLASS = NamedNode(str(RDF.type)), NamedNode(str(RDFS.subClassOf))
SPAN, SELECTOR = NamedNode(str(KG.Span)), NamedNode(str(OA.hasSelector))
START, END, EXACT = NamedNode(str(OA.start)), NamedNode(str(OA.end)), NamedNode(str(OA.exact))

Values = tuple[int, ...] | dict[int, None]
Column = dict[int, Values]
_FEW = 8

# Where a thing stands in the article: the first of these that leads to a span is shown to the reader.
_PLACES = tuple(
    NamedNode(str(term)) for term in (KG.contentSpan, KG.figureSpan, KG.span, GAF.denotedBy, PROV.wasDerivedFrom)
)
_CONVEYS = NamedNode(str(KG.conveys))
_WHOLE = NamedNode(str(KG.whole))
_INTEGER = NamedNode(str(XSD.integer))
_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,18}")


class TripleIndex:
    """Triples by predicate and subject, subjects by class; graph names are left out.

    Terms are numbered as they come, because hashing a term costs more than all that is done with its number.
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.terms: list[Term] = []
        self.of_class: dict[Term, list[int]] = {}
        self.columns: dict[NamedNode, Column] = {}
        self._numbers: dict[Term, int] = {}
        self._inverse: dict[NamedNode, Column] = {}
        self._whole: dict[int, int | None] = {}
        numbers, columns = self._numbers, self.columns
        before, subject_number = None, 0
        for quad in quads:
            subject, value = quad.subject, quad.object
            if isinstance(subject, Triple) or isinstance(value, Triple):
                continue  # RDF 1.2 triple terms: nothing of ours uses them
            if subject != before:
                before, subject_number = subject, numbers.setdefault(subject, len(numbers))
            value_number = numbers.setdefault(value, len(numbers))
            predicate = quad.predicate
            column = columns.get(predicate)
            if column is None:
                columns[predicate] = {subject_number: (value_number,)}
            elif subject_number in column:
                _put(column, subject_number, value_number)
            else:
                column[subject_number] = (value_number,)
        self.terms.extend(numbers)
        self.has_subclasses = SUBCLASS in columns
        for kind, nodes in self.inverse(TYPE).items():
            self.of_class[self.terms[kind]] = list(nodes)

    def number(self, term: Term) -> int:
        """The number of a term, -1 for one that does not occur."""
        return self._numbers.get(term, -1)

    def column(self, predicate: NamedNode) -> Column:
        """The values of a property by its subjects, all as numbers."""
        return self.columns.get(predicate, {})

    def inverse(self, predicate: NamedNode) -> Column:
        """The subjects of a property by its values; the table is made when it is first asked for."""
        table = self._inverse.get(predicate)
        if table is None:
            table = self._inverse[predicate] = {}
            for subject, values in self.column(predicate).items():
                for value in values:
                    _put(table, value, subject)
        return table

    def nodes(self, kind: Term) -> list[Term]:
        """The nodes of a class."""
        return [self.terms[node] for node in self.of_class.get(kind, ())]

    def objects(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """The values of a property."""
        return [self.terms[value] for value in self.column(predicate).get(self.number(subject), ())]

    def subjects(self, predicate: NamedNode, value: Term) -> list[Term]:
        """The nodes that have a value."""
        return [self.terms[node] for node in self.inverse(predicate).get(self.number(value), ())]

    def has_class(self, node: Term, kind: Term) -> bool:
        """Whether a node has a class, subclasses left out."""
        return self.number(kind) in self.column(TYPE).get(self.number(node), ())

    def neighbourhood(self, nodes: Iterable[Term], inverse: Iterable[NamedNode]) -> Iterator[Quad]:
        """Everything about some nodes, about their values, and about what points to them by some predicates."""
        centre = dict.fromkeys(map(self.number, nodes))
        reached = dict(centre)
        for column in self.columns.values():
            reached.update(dict.fromkeys(value for node in centre for value in column.get(node, ())))
        for table in map(self.inverse, inverse):
            reached.update(dict.fromkeys(subject for node in centre for subject in table.get(node, ())))
        for predicate, column in self.columns.items():
            for node in reached:
                for value in column.get(node, ()):
                    subject = self.terms[node]
                    if not isinstance(subject, Literal):
                        yield Quad(subject, predicate, self.terms[value])

    def whole(self, value: int) -> int | None:
        """The whole number that a term is, None for every other term."""
        if value not in self._whole:
            term = self.terms[value]
            fits = isinstance(term, Literal) and term.datatype == _INTEGER and _WHOLE_NUMBER.fullmatch(term.value)
            self._whole[value] = int(term.value) if fits else None
        return self._whole[value]

    def whole_numbers(self, subject: Term, predicate: NamedNode) -> list[int]:
        """The values of a property that are whole numbers."""
        found = map(self.whole, self.column(predicate).get(self.number(subject), ()))
        return [value for value in found if value is not None]

    def words(self, subject: Term, predicate: NamedNode) -> list[str]:
        """The values of a property that are text."""
        return [value.value for value in self.objects(subject, predicate) if isinstance(value, Literal)]

    def place(self, node: Term) -> Place | None:
        """Where a node stands in the article: at its own span, at one that it points to, or where it is conveyed."""
        for spans in self._spans_of(node):
            places = [
                Place(start, end, next(iter(self.words(selector, EXACT)), ""))
                for span in spans
                for selector in self.objects(span, SELECTOR)
                for start in self.whole_numbers(selector, START)
                for end in self.whole_numbers(selector, END)
            ]
            if places:
                return min(places)
        return None

    def _spans_of(self, node: Term) -> Iterator[list[Term]]:
        yield [node]
        yield self.subjects(SELECTOR, node)
        for predicate in _PLACES:
            yield self.objects(node, predicate)
        yield [span for assertion in self.subjects(_CONVEYS, node) for span in self.objects(assertion, _PLACES[0])]
        yield [span for whole in self.objects(node, _WHOLE) for span in self.objects(whole, _PLACES[1])]


def _put(column: Column, subject: int, value: int) -> None:
    """Note a value once: a few in a tuple, which is small, many in a dictionary, which is found through."""
    values = column.get(subject)
    if values is None:
        column[subject] = (value,)
    elif value not in values:
        if isinstance(values, dict):
            values[value] = None
        else:
            column[subject] = (*values, value) if len(values) < _FEW else dict.fromkeys((*values, value))
