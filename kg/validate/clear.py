"""Proofs that a SPARQL shape finds nothing in a graph, so that its query need not run, nor the graph be stored for it.

A proof looks at the ordinary case alone: it may fail where nothing is wrong, and the query then decides. It must never
succeed where the query finds something (tests/validate/test_clear.py holds both against each other).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.validate.index import Term, TripleIndex
from kg.validate.places import (
    figures_are_in_contents,
    figures_are_printed,
    selectors_are_in_order,
    spans_are_named_by_place,
    spans_are_used,
)
from kg.validate.shapes import SHAPES_NAMESPACE
from kg.validate.values import is_date, number
from kg.vocab import GAF, KG, OA, ORG, PROV, SCHEMA, SEM, XSD

Proof = Callable[[TripleIndex], bool]


def _node(term: object) -> NamedNode:
    return NamedNode(str(term))


_SOURCE, _BODY, _PUBLISHED = _node(OA.hasSource), _node(SCHEMA.articleBody), _node(SCHEMA.datePublished)
_PUBLISHER, _NAME, _MEMBER = _node(SCHEMA.publisher), _node(SCHEMA.name), _node(ORG.member)
_ASSERTION, _BREAKDOWN, _NARRATION = _node(KG.Assertion), _node(KG.Breakdown), _node(KG.Narration)
_NOT_STATED, _VOICE, _ABOUT = _node(KG.NotStated), _node(KG.ArticleVoice), _node(KG.About)
_RESOLVES = _node(KG.resolvesTo)
_DATE, _HASH, _REPORTED_IN = _node(XSD.date), _node(KG.textSha256), _node(KG.reportedIn)
_CAPACITY = _node(KG.inCapacity)
_MODE, _SPEAKER, _MISSING = _node(KG.mode), _node(KG.speaker), _node(KG.missingSpeaker)
_SOURCE_SPAN, _CUE_SPAN = _node(KG.sourceSpan), _node(KG.cueSpan)
_MODIFIER = _node(KG.modifier)
_PARTICIPATION, _PARTICIPANT, _DENOTED = _node(KG.Participation), _node(KG.participant), _node(GAF.denotedBy)
_MEASURAND, _MEASURES, _COUNTED = _node(KG.Measurand), _node(KG.measures), _node(KG.counted)
_ASPECT, _PER, _RATE = _node(KG.aspect), _node(KG.per), Literal("rate")
_REVISES, _NOT_BEFORE, _NOT_AFTER = _node(PROV.wasRevisionOf), _node(KG.asOfNotBefore), _node(KG.asOfNotAfter)
_STRING = _node(XSD.string)
_VALUE, _LEAST, _MOST = _node(SCHEMA.value), _node(SCHEMA.minValue), _node(SCHEMA.maxValue)


def _size(term: Term) -> Decimal | None:
    """What a number or a day is worth in a comparison; None for what only the query can compare."""
    if isinstance(term, Literal) and term.datatype == _DATE:
        return Decimal(date.fromisoformat(term.value).toordinal()) if is_date(term.value) else None
    return number(term)


def _in_order(first: NamedNode, second: NamedNode) -> Proof:
    """No node has a first value above its second one."""

    def proof(index: TripleIndex) -> bool:
        others = index.column(second)
        for node, values in index.column(first).items():
            for value in values:
                for other in others.get(node, ()):
                    low, high = _size(index.terms[value]), _size(index.terms[other])
                    if low is None or high is None or low > high:
                        return False
        return True

    return proof


def _before_print(predicate: NamedNode) -> Proof:
    """No such day is after any day of publication in the graph."""

    def proof(index: TripleIndex) -> bool:
        days = {_size(index.terms[value]) for value in index.inverse(predicate)}
        published = {_size(index.terms[value]) for value in index.inverse(_PUBLISHED)}
        known = [day for day in days if day is not None], [day for day in published if day is not None]
        return not days or not published or (None not in days | published and max(known[0]) <= min(known[1]))

    return proof


def _without_loop(predicate: NamedNode) -> Proof:
    """Whoever follows a property never comes back."""

    def proof(index: TripleIndex) -> bool:
        column = index.column(predicate)
        ended: set[int] = set()
        for node in column:
            chain: dict[int, None] = {}
            while node in column and node not in ended:
                if node in chain or len(column[node]) > 1:
                    return False
                chain[node] = None
                (node,) = column[node]  # noqa: PLW2901 - the chain is followed
            ended.update(chain)
        return True

    return proof


def _hashes_are_right(index: TripleIndex) -> bool:
    hashes = index.column(_HASH)
    return all(
        isinstance(index.terms[body], Literal)
        and hashlib.sha256(index.terms[body].value.encode()).hexdigest() == index.terms[value].value
        for article, bodies in index.column(_BODY).items()
        for value in hashes.get(article, ())
        for body in bodies
    )


def _publishers_have_names(index: TripleIndex) -> bool:
    names = index.column(_NAME)
    return all(
        any(isinstance(index.terms[name], Literal) and index.terms[name].value for name in names.get(publisher, ()))
        for publisher in index.inverse(_PUBLISHER)
    )


def _capacities_are_own(index: TripleIndex) -> bool:
    members, speakers = index.column(_MEMBER), index.column(_SPEAKER)
    return all(
        speaker in members.get(capacity, ())
        for node, capacities in index.column(_CAPACITY).items()
        for speaker in speakers.get(node, ())
        for capacity in capacities
    )


def _assertions(index: TripleIndex) -> list[int]:
    return index.of_class.get(_ASSERTION, [])


def _evidence_is_there(index: TripleIndex) -> bool:
    modes, sources, cues = index.column(_MODE), index.column(_SOURCE_SPAN), index.column(_CUE_SPAN)
    narration = index.number(_NARRATION)
    return all(
        node in sources or node in cues or all(mode == narration for mode in modes.get(node, ()))
        for node in _assertions(index)
    )


def _one_article(index: TripleIndex) -> bool:
    articles = {*index.inverse(_SOURCE), *index.inverse(_REPORTED_IN)}
    return len(articles) < 2 and all(isinstance(index.terms[article], NamedNode) for article in articles)


def _missing_speakers_are_marked(index: TripleIndex) -> bool:
    speakers, missing, unstated = index.column(_SPEAKER), index.column(_MISSING), index.number(_NOT_STATED)
    return all(
        (speaker == unstated) == (node in missing) for node in _assertions(index) for speaker in speakers.get(node, ())
    )


def _voices_are_narrations(index: TripleIndex) -> bool:
    speakers, modes = index.column(_SPEAKER), index.column(_MODE)
    voice, narration = index.number(_VOICE), index.number(_NARRATION)
    return all(
        (speaker == voice) == (mode == narration)
        for node in _assertions(index)
        for speaker in speakers.get(node, ())
        for mode in modes.get(node, ())
    )


def _parts_are_played(index: TripleIndex) -> bool:
    actors, words = index.column(_PARTICIPANT), index.column(_DENOTED)
    return all(node in actors or node in words for node in index.of_class.get(_PARTICIPATION, ()))


def _rates_refer(index: TripleIndex) -> bool:
    aspects, units, rate = index.column(_ASPECT), index.column(_PER), index.number(_RATE)
    return all((rate in aspects.get(node, ())) == (node in units) for node in index.of_class.get(_MEASURAND, ()))


def _revisions_count_the_same(index: TripleIndex) -> bool:
    measurands, counted = index.column(_MEASURES), index.column(_COUNTED)
    for node, earlier in index.column(_REVISES).items():
        measured = {measurand for figure in (node, *earlier) for measurand in measurands.get(figure, ())}
        kinds = [index.terms[kind] for kind in {kind for one in measured for kind in counted.get(one, ())}]
        if len(kinds) > 1 or not all(isinstance(kind, Literal) and kind.datatype == _STRING for kind in kinds):
            return False
    return True


def _revisions_come_later(index: TripleIndex) -> bool:
    firsts, lasts = index.column(_NOT_BEFORE), index.column(_NOT_AFTER)
    for node, earlier in index.column(_REVISES).items():
        for last in lasts.get(node, ()):
            for first in (first for figure in earlier for first in firsts.get(figure, ())):
                low, high = _size(index.terms[first]), _size(index.terms[last])
                if low is None or high is None or low > high:
                    return False
    return True


def _nothing_is_resolved(index: TripleIndex) -> bool:
    return not index.column(_RESOLVES)


def _no_breakdowns(index: TripleIndex) -> bool:
    return not index.of_class.get(_BREAKDOWN)


# Which of value, least and most a modifier wants to be stated; those of the second table are one number.
_LOOSE: dict[Term, set[tuple[bool, bool, bool]]] = {
    _ABOUT: {(True, low, high) for low in (True, False) for high in (True, False)},
    _node(KG.Between): {(False, True, True)},
    _node(KG.Vague): {(False, True, True), (False, True, False)},
}
_TIGHT: dict[Term, tuple[bool, bool, bool]] = {
    _node(KG.Exactly): (True, True, True),
    _node(KG.AtLeast): (True, True, False),
    _node(KG.MoreThan): (True, True, False),
    _node(KG.AtMost): (True, False, True),
    _node(KG.LessThan): (True, False, True),
}


def _bounds_fit(index: TripleIndex) -> bool:
    columns = [index.column(predicate) for predicate in (_VALUE, _LEAST, _MOST)]
    for node, modifiers in index.column(_MODIFIER).items():
        stated = [column.get(node, ()) for column in columns]
        numbers = {value for values in stated for value in values}
        if len(modifiers) > 1 or max(map(len, stated)) > 1 or any(number(index.terms[n]) is None for n in numbers):
            return False
        shape = (bool(stated[0]), bool(stated[1]), bool(stated[2]))
        for modifier in modifiers:
            term = index.terms[modifier]
            if shape not in _LOOSE.get(term, ()) and (shape != _TIGHT.get(term) or len(numbers) > 1):
                return False
    return True


PROOFS: dict[str, Proof] = {
    SHAPES_NAMESPACE + name: proof
    for name, proof in {
        "Article-hash-right": _hashes_are_right,
        "Article-publisher-name": _publishers_have_names,
        "Assertion-before-print": _before_print(_node(KG.saidNotBefore)),
        "Assertion-capacity-own": _capacities_are_own,
        "Assertion-date-order": _in_order(_node(KG.saidNotBefore), _node(KG.saidNotAfter)),
        "Assertion-evidence": _evidence_is_there,
        "Assertion-nesting": _without_loop(_node(KG.within)),
        "Assertion-one-article": _one_article,
        "Assertion-speaker-missing": _missing_speakers_are_marked,
        "Assertion-voice": _voices_are_narrations,
        **dict.fromkeys(("Breakdown-part-above-whole", "Breakdown-sum"), _no_breakdowns),
        "Event-order": _in_order(_node(SEM.hasEarliestBeginTimeStamp), _node(SEM.hasLatestEndTimeStamp)),
        "Figure-before-print": _before_print(_NOT_BEFORE),
        "Figure-bounds": _bounds_fit,
        "Figure-bounds-order": _in_order(_LEAST, _MOST),
        "Figure-date-order": _in_order(_NOT_BEFORE, _NOT_AFTER),
        "Figure-in-content": figures_are_in_contents,
        "Figure-revision-kind": _revisions_count_the_same,
        "Figure-revision-loop": _without_loop(_REVISES),
        "Figure-revision-order": _revisions_come_later,
        "Figure-stated-words": figures_are_printed,
        "Figure-value-above-minimum": _in_order(_LEAST, _VALUE),
        "Figure-value-below-maximum": _in_order(_VALUE, _MOST),
        **dict.fromkeys(("Link-allowed", "Link-direct", "Link-judged", "Link-single"), _nothing_is_resolved),
        "Measurand-rate": _rates_refer,
        "Participation-somebody": _parts_are_played,
        "Selector-order": selectors_are_in_order,
        "Span-name": spans_are_named_by_place,
        "Span-used": spans_are_used,
    }.items()
}
