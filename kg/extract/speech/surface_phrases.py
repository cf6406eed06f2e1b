"""Noun phrases by the words alone, beside a place in the text: a second opinion where the parse is at odds with it.

Goes by parts of speech, commas and prepositions. Not handled: phrases with clauses inside.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.reading import Reading
from kg.extract.tokens import Token

_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM"}

_LINKS = {
    "of", "for", "at", "from", "in", "on", "with", "to", "and", "&", "'s", "’s", "'", "’", "-", "–", "de", "la", "al",
}  # fmt: skip

TEMPORAL = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
    "morning", "evening", "afternoon", "night", "day", "week", "month", "year", "january", "february", "march", "april",
    "june", "july", "august", "september", "october", "november", "december", "earlier", "later", "while", "moment",
}  # fmt: skip

OPENING_ADVERBS = {
    "meanwhile",
    "however",
    "also",
    "then",
    "later",
    "earlier",
    "here",
    "there",
    "so",
    "not",
    "never",
    "thus",
}

DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"}

LIMIT = 30

# Prepositions that may as well open a clause.
_SUBORDINATING = {"after", "before", "since", "until", "as"}


def noun_phrase_left_of(reading: Reading, position: int, low: int) -> Token | None:
    """Head of the noun phrase right before a token, by the words alone, across a parenthesis in commas."""
    doc = reading.doc
    i = position - 1
    while i >= low and (doc[i].pos_ == "ADV" or doc[i].is_space):
        i -= 1
    if i < low <= position - 1 and doc[position - 1].is_title and doc[position - 1].lower_ not in OPENING_ADVERBS:
        return doc[position - 1]  # a name at the start of the sentence, tagged as an adverb
    i = _before_time(reading, i, low)
    if i > low and i < position - 1 and doc[i].lower_ in {"had", "has", "have"}:
        i -= 1  # "the union had on Monday told"
    if i > low and doc[i].tag_ == "VBN" and doc[i - 1].pos_ in {"NOUN", "PRON"}:
        i -= 1  # "40 per cent of those surveyed"
    if i >= low and (doc[i].text in {",", "—", "–", "--"} or is_dash(doc[i])):
        before = range(i - 1, max(low, i - LIMIT) - 1, -1)
        opening = next(
            (j for j in before if doc[j].text == doc[i].text and (doc[j].text != "-" or is_dash(doc[j]))), None
        )
        if opening is None:
            return None
        i = _before_time(reading, opening - 1, low)
        if i > low and doc[i].text.isdigit() and doc[i - 1].text == ",":
            return None  # "a miner whose son Ota, 19, vanished in May, said": the age of somebody else
    if i < low or (
        doc[i].pos_ not in {"NOUN", "PROPN", "PRON", "NUM"} and doc[i].dep_ not in {"nsubj", "appos", "obl", "flat"}
    ):
        return None
    whole = words_left(reading, i, low)
    if doc[whole].pos_ != "ADP" and (whole == low or _opens_clause(doc[whole - 1])):
        return doc[i]
    return out_of_preposition(doc[i], low)


def _before_time(reading: Reading, i: int, low: int) -> int:
    """The token before "on Monday" or "this week" that ends with a token, else that token."""
    doc = reading.doc
    while (
        i - 1 >= low
        and doc[i].lower_ in DAYS
        and (doc[i - 1].pos_ in {"NOUN", "PROPN"} or doc[i - 1].lower_ in {"on", "late", "early"})
    ):
        i -= 1 if doc[i - 1].pos_ in {"NOUN", "PROPN"} else 2
    if i - 2 >= low and doc[i].lower_ in TEMPORAL and doc[i - 1].lower_ in {"this", "last", "next", "that"}:
        i -= 2 if doc[i - 2].pos_ in {"NOUN", "PROPN"} else 0
    return i


def is_dash(token: Token) -> bool:
    """Whether a hyphen stands for a dash: " - "."""
    return token.text == "-" and bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)


def _opens_clause(before: Token) -> bool:
    """Whether a clause may begin after a token: punctuation, a conjunction, a blank."""
    return (
        before.is_space
        or before.text in {",", ";", ":", "“", '"', "”", "(", "—", "–", "``"}
        or before.pos_ in {"SCONJ", "CCONJ"}
        or before.lower_ == "than"  # "greater than the capital admits"
    )


def out_of_preposition(nominal: Token, low: int) -> Token | None:
    """The noun that a prepositional phrase belongs to ("the director of the scene"), None for an adverbial one."""
    last = nominal.i
    for _ in range(6):
        while (
            nominal.head.i <= last
            and nominal.dep_ in {"compound", "flat", "appos", "nummod", "conj", "nmod:desc"}
            and nominal.head.i >= low
            and nominal.head.i != nominal.i
        ):
            nominal = nominal.head
        if nominal.pos_ == "VERB":
            return None
        preposition = syntax.preposition_of(nominal)
        if not preposition or (preposition in _SUBORDINATING and nominal.head.pos_ == "VERB"):
            return nominal  # "was closed after a review found"
        subjects = syntax.children(nominal.head, syntax.SUBJECT)
        if nominal.head.tag_ == "VBD" and subjects and subjects[0].i + 1 == nominal.head.i < nominal.i:
            return subjects[0]  # "veterans interviewed at rallies", a main verb for the parse
        if nominal.head.tag_ == "VBN" and nominal.head.dep_ in syntax.NOUN_CLAUSE and nominal.head.head.i >= low:
            nominal = nominal.head.head  # "a review commissioned by the agency"
            continue
        if (
            nominal.head.pos_ not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}
            or nominal.head.i < low
            or nominal.head.i == nominal.i
        ):
            return None
        nominal = nominal.head
    return None


def noun_phrase_right_of(reading: Reading, position: int, high: int) -> Token | None:
    """Head of the noun phrase that begins right after a token, by the words alone."""
    doc = reading.doc
    i = position + 1
    if i > high or doc[i].pos_ not in {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"} or doc[i].tag_ in {"WDT", "WP"}:
        return None
    last = None
    while i <= high and (doc[i].pos_ in _NOMINAL or doc[i].lower_ in {"'s", "’s", "-"}):
        hyphenated = doc[i].pos_ == "ADJ" and doc[i - 1].text == "-"  # "the 61-year-old"
        if doc[i].pos_ in {"NOUN", "PROPN", "PRON"} or hyphenated:
            last = doc[i]
        i += 1
    return last


def words_left(reading: Reading, last: int, low: int) -> int:
    """First token of the noun phrase that ends with `last`, by the words alone."""
    doc = reading.doc
    i = last
    while i - 1 >= low and last - i < LIMIT:
        before = doc[i - 1]
        if before.is_space or (not before.whitespace_ and before.is_alpha and doc[i].is_alpha and before.is_lower):
            break
        if before.pos_ in _NOMINAL and before.lower_ not in {"that", "this", "who", "which", "there", "what"}:
            if before.lower_ in TEMPORAL and doc[i].pos_ in {"PROPN", "PRON", "NOUN", "DET"} and before.pos_ == "NOUN":
                break
            if doc[i].pos_ in {"DET", "PRON"} and before.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
                break
            i -= 1
        elif before.lower_ in _LINKS and i - 2 >= low and doc[i - 2].pos_ in {"NOUN", "PROPN"}:
            i -= 1
        else:
            break
    return i
