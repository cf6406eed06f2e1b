"""Frames with an object and something said about it: "call it a lie", "describe it as", "put the toll at 11".

The predicate is found by the parse, by a quotation right behind the object, or by a figure after "at".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.speech.comments import figure_after_at
from kg.extract.speech.content_edges import TIME, right_edge, stretch
from kg.extract.speech.nominal_contents import run_on
from kg.extract.speech.reading import Reading
from kg.extract.speech.verb_groups import VerbGroup
from kg.extract.tokens import Token

TARGETED = {"of", "for", "with", "to", "on", "at", "against"}


@dataclass(frozen=True, slots=True)
class Complement:
    """One frame of a verb: content ranges (first and last token), the addressee, and tokens that join the cue."""

    frame: str
    pieces: tuple[tuple[int, int], ...]
    addressee: Token | None = None
    cue_last: int | None = None


def with_predicate(reading: Reading, group: VerbGroup, target: Token) -> Iterator[Complement]:
    """Frames with an object and something said about it: "call it a lie", "describe it as", "accuse them of theft"."""
    verb = group.head
    begin = target.left_edge.i
    if (put := _put_at(reading, group, target)) is not None:
        yield Complement("x-at", (put,), addressee=target)
    first, doc = target.left_edge, reading.doc
    if first.lower_ in {"this", "that"} and first.i < target.i and doc[first.i + 1].lower_ in {"a", "an", "the"}:
        yield Complement(
            "c", ((begin, right_edge(reading, target)),)
        )  # "calls this a farce": two phrases, one for the parse
    quoted = _quoted_predicate(reading, group, target)
    if quoted is not None:
        yield Complement("c", (quoted,))
    for child in verb.children:
        if child.i <= target.i:
            continue
        if child.dep_ in syntax.PREDICATIVE or _is_predicate(target, child):
            yield Complement("c", ((begin, right_edge(reading, child)),))
        elif child.dep_ in syntax.ADVERBIAL_CLAUSE | syntax.OBLIQUE and child.tag_ in {"VBG", "VBN", "JJ"}:
            for word in syntax.markers(child) & {*TARGETED, "as"}:
                yield Complement("as" if word == "as" else f"x-{word}", ((begin, right_edge(reading, child)),))
    for child in target.subtree:
        if child.i > target.i and child.tag_ == "VBG" and child.dep_ in syntax.NOUN_CLAUSE:
            for word in syntax.markers(child) & TARGETED:
                yield Complement(f"x-{word}", ((begin, right_edge(reading, child)),))
    for host in (verb, target):
        for preposition, head in syntax.obliques(host):
            if head.i > target.i and preposition in {*TARGETED, "as"} - {"at"}:  # see _put_at
                frame = "as" if preposition == "as" else f"x-{preposition}"
                last = run_on(reading, group, head, right_edge(reading, head))
                yield Complement(frame, ((begin, last),), addressee=target)


def _is_predicate(target: Token, nominal: Token) -> bool:
    """Whether "a folly" stands right behind its object: "called the plan a folly"."""
    bare = nominal.dep_ in syntax.OBJECT | {"obl:unmarked"} and nominal.lower_ not in TIME
    first = nominal.left_edge
    return bare and first.lower_ in {"a", "an", "the"} and first.i == target.right_edge.i + 1


def _put_at(reading: Reading, group: VerbGroup, target: Token) -> tuple[int, int] | None:
    """ "put the number of missing at 11": an object and a figure after "at", wherever the parse hung it."""
    high = reading.sentence_of(group.head)[1]
    figure = figure_after_at(reading, target.i + 1, high)
    if figure is None:
        return None
    last = stretch(reading, figure, high, commas=False)
    return target.left_edge.i, run_on(reading, group, reading.doc[figure], last)


def _quoted_predicate(reading: Reading, group: VerbGroup, target: Token) -> tuple[int, int] | None:
    """ "called the delay "a disgrace"": an object and the quoted phrase right behind it."""
    doc = reading.doc
    high = reading.sentence_of(group.head)[1]
    outside = reading.quotation[group.head.i]
    for i in range(target.i + 1, min(target.i + 8, high + 1)):
        if reading.quotation[i] not in {outside, -1}:
            end = i
            while end + 1 < len(doc) and reading.quotation[end + 1] == reading.quotation[i]:
                end += 1
            return max(target.left_edge.i, group.last + 1), end
        if doc[i].is_punct or doc[i].tag_ in syntax.FINITE_TAGS or doc[i].lower_ in {"that", "as"}:
            return None
    return None
