"""One article's triples as Python dictionaries: what screening and the quote check look things up in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.validate.report import Place
from kg.vocab import GAF, KG, OA, PROV, RDF, RDFS, XSD

Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal

TYPE, SUBCLASS = NamedNode(str(RDF.type)), NamedNode(str(RDFS.subClassOf))
SPAN, SELECTOR = NamedNode(str(KG.Span)), NamedNode(str(OA.hasSelector))
START, END, EXACT = NamedNode(str(OA.start)), NamedNode(str(OA.end)), NamedNode(str(OA.exact))

# Where a thing stands in the article: the first of these that leads to a span is shown to the reader.
_PLACES = tuple(
    NamedNode(str(term)) for term in (KG.contentSpan, KG.figureSpan, KG.span, GAF.denotedBy, PROV.wasDerivedFrom)
)
_CONVEYS = NamedNode(str(KG.conveys))
_WHOLE = NamedNode(str(KG.whole))
_INTEGER = NamedNode(str(XSD.integer))
_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,18}")


class TripleIndex:
    """Triples by subject and predicate, subjects by class; graph names are left out."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._triples: dict[Term, dict[NamedNode, dict[Term, None]]] = {}
        self._inverse: dict[NamedNode, dict[Term, list[Term]]] = {}
        self.of_class: dict[Term, list[Term]] = defaultdict(list)
        triples = self._triples
        for quad in quads:
            subject, value = quad.subject, quad.object
            if isinstance(subject, Triple) or isinstance(value, Triple):
                continue  # RDF 1.2 triple terms: nothing of ours uses them
            properties = triples.get(subject)
            if properties is None:
                properties = triples[subject] = {}
            values = properties.get(quad.predicate)
            if values is None:
                properties[quad.predicate] = {value: None}
            else:
                values[value] = None
        self.has_subclasses = any(SUBCLASS in properties for properties in triples.values())
        for node, properties in triples.items():
            for kind in properties.get(TYPE, ()):
                self.of_class[kind].append(node)

    def objects(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """The values of a property."""
        return list(self._triples.get(subject, {}).get(predicate, ()))

    def predicates(self) -> Iterator[tuple[Term, Iterable[NamedNode]]]:
        """Every node with the properties that it has."""
        yield from self._triples.items()

    def subjects(self, predicate: NamedNode, value: Term) -> list[Term]:
        """The nodes that have a value; the table for a predicate is made when it is first asked for."""
        table = self._inverse.get(predicate)
        if table is None:
            table = self._inverse[predicate] = defaultdict(list)
            for subject, properties in self._triples.items():
                for found in properties.get(predicate, ()):
                    table[found].append(subject)
        return list(table.get(value, ()))

    def has_class(self, node: Term, kind: Term) -> bool:
        """Whether a node has a class, subclasses left out."""
        return kind in self._triples.get(node, {}).get(TYPE, ())

    def neighbourhood(self, nodes: Iterable[Term], inverse: Iterable[NamedNode]) -> Iterator[Quad]:
        """Everything about some nodes, about their values, and about what points to them by some predicates."""
        reached = dict.fromkeys(nodes)
        for node in list(reached):
            reached.update(dict.fromkeys(v for values in self._triples.get(node, {}).values() for v in values))
            reached.update(dict.fromkeys(s for predicate in inverse for s in self.subjects(predicate, node)))
        for node in reached:
            if not isinstance(node, Literal):
                for predicate, values in self._triples.get(node, {}).items():
                    yield from (Quad(node, predicate, value) for value in values)

    def whole_numbers(self, subject: Term, predicate: NamedNode) -> list[int]:
        """The values of a property that are whole numbers."""
        return [
            int(value.value)
            for value in self.objects(subject, predicate)
            if isinstance(value, Literal) and value.datatype == _INTEGER and _WHOLE_NUMBER.fullmatch(value.value)
        ]

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
