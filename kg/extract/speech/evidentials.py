"""Adverbs that report without a source: "reportedly", "allegedly".

Such an adverb holds for its clause; inside a noun phrase or a relative clause it attributes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.speech.drafts import Draft
from kg.extract.speech.noun_phrases import phrase_range
from kg.extract.speech.reading import Reading
from kg.extract.tokens import Token

EVIDENTIAL = {"reportedly", "allegedly", "purportedly", "supposedly"}


def find_evidential(reading: Reading) -> Iterator[Draft]:
    """Attributions by an adverb, in text order."""
    for token in reading.doc:
        if token.lower_ in EVIDENTIAL and (draft := _read_adverb(reading, token)) is not None:
            yield draft


def _read_adverb(reading: Reading, adverb: Token) -> Draft | None:
    """ "reportedly": its clause as content, nobody as source."""
    doc = reading.doc
    verb = adverb.head
    if not syntax.is_verbal(verb) or verb.i == adverb.i or verb.dep_ in {"amod", *syntax.NOUN_CLAUSE}:
        return None
    low, high = reading.sentence_of(adverb)
    clause = verb
    first, last = max(clause.left_edge.i, low), min(clause.right_edge.i, high)
    subject = syntax.subject(verb)
    if subject is None:
        return None
    antecedent = syntax.relative_antecedent(subject)
    if antecedent is not None:
        subject = antecedent
    if verb.dep_ == "conj":
        pieces = [phrase_range(subject), (adverb.i + 1, last)]
    else:
        pieces = [(first, adverb.i - 1), (adverb.i + 1, last)]
    spans = tuple(reading.span(a, b) for a, b in pieces if a <= b and any(token.is_alpha for token in doc[a : b + 1]))
    if not spans:
        return None
    return Draft(
        rule="evidential-adverb",
        stance="asserts",
        confidence=0.6,
        cue=(reading.span(adverb.i, adverb.i),),
        content=spans,
        cue_token=adverb.i,
        missing="adverb",
        kind="source",
    )
