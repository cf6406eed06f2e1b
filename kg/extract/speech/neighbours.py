"""Subjects of the clauses beside a verb, for participles and coordinated verbs that have none of their own."""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.parsed_subjects import sender
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.tokens import Token


def is_quoted_to(reading: Reading, quoted: Token, verb: Token) -> bool:
    """Whether a token stands in a quotation that a verb stands outside of."""
    return reading.quotation[verb.i] == OUTSIDE and reading.quotation[quoted.i] != OUTSIDE


def of_neighbour(reading: Reading, participle: Token) -> Token | None:
    """Subject of the clause beside a participle: before its comma, or after it at the start of a sentence."""
    doc = reading.doc
    low, high = reading.sentence_of(participle)
    if participle.i - low <= 1:
        rest = [i for i in range(participle.i + 1, high + 1) if doc[i].text == ","]
        order = [i for comma in rest for i in range(comma + 1, high + 1)]
    elif "," in {doc[participle.i - 1].text, doc[participle.i - 1 - int(doc[participle.i - 1].is_quote)].text} or doc[
        participle.i - 1
    ].lower_ in {"while", "when"}:
        order = list(range(participle.i - 2, low - 1, -1))
    else:
        return None
    for i in order:
        if is_quoted_to(reading, doc[i], participle):
            continue
        if doc[i].tag_ in syntax.FINITE_TAGS and doc[i].pos_ in syntax.VERBAL_POS:
            clause = doc[i].head if doc[i].dep_ in syntax.AUXILIARY | {"cop"} else doc[i]
            if clause.dep_ in syntax.RELATIVE_CLAUSE:
                continue  # "recalled the war the king had lost, saying": the king says nothing
            subject = syntax.subject(clause)
            if subject is not None and subject.lower_ not in syntax.RELATIVE_PRONOUNS:
                return sender(clause) or subject
    return None


def shared_subject(reading: Reading, conjunction: int, low: int) -> Token | None:
    """The subject of the finite verb before a conjunction: "rejects the charge and denies ..."."""
    doc = reading.doc
    for i in range(conjunction - 1, low - 1, -1):
        if doc[i].tag_ in syntax.FINITE_TAGS and doc[i].pos_ in syntax.VERBAL_POS:
            clause = doc[i].head if doc[i].dep_ in syntax.AUXILIARY | {"cop"} else doc[i]
            return syntax.subject(clause)
    return None
