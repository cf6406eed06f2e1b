"""Where the noun phrase of a source begins and ends, by the parse and, where the parse is at odds with commas, by the
words.

Handles title and apposition on either side of a name ("the director of X, Ana Ruiz", "Ana Ruiz, director of X"),
relative pronouns (their antecedent) and participles ("a report saying"). Coordinated sources stay one phrase.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.appositions import (
    take_apposition_after_name,
    take_apposition_before_cue,
    take_name_behind_role,
    take_role_before_name,
)
from kg.extract.speech.channels import before_channel
from kg.extract.speech.reading import Reading
from kg.extract.speech.surface_phrases import DAYS, OPENING_ADVERBS, is_dash, words_left
from kg.extract.tokens import Doc, Token

_CLAUSES = (
    syntax.RELATIVE_CLAUSE
    | syntax.ADVERBIAL_CLAUSE
    | syntax.CLAUSAL_COMPLEMENT
    | {"parataxis", "dep", "discourse", "cc"}
)
_SUBORDINATING = {
    "before", "after", "as", "when", "while", "until", "till", "since", "because", "once", "although", "though",
}  # fmt: skip
_MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
}  # fmt: skip
_TIMES = DAYS | _MONTHS | {
    "tomorrow", "tonight", "noon", "midnight", "morning", "afternoon", "evening", "night", "day", "week", "weekend",
    "month", "year", "decade", "century", "spring", "summer", "autumn", "winter", "end", "middle", "start",
    "beginning", "mid", "now", "then", "deadline", "quarter",
}  # fmt: skip
_OF_A_DAY = {"morning", "afternoon", "evening", "night"}
_TIMELY = _TIMES | {"time"} | {month[:length] for month in _MONTHS for length in (3, 4)}
_OPENS_TIME = DAYS | {"on", "in", "at", "last", "this", "earlier", "early", "late", "next"}
_IN_TIMES = _OPENS_TIME | {"the", "of", "."}


def is_time(head: Token) -> bool:
    """Whether a phrase is a date by its head: "May", "early June", "the end of the year", "2031"; "Ana May" is none."""
    if any(child.pos_ == "PROPN" and child.lower_ not in _TIMES for child in head.children if child.i < head.i):
        return False
    if any(child.dep_ == "flat" and child.pos_ == "PROPN" for child in head.children):
        return False
    word = head.lower_.rpartition("-")[2]
    return word in _TIMES or word.removesuffix("s") in _TIMES or (word.isdigit() and len(word) == 4)


def phrase_range(head: Token, *, low: int = 0, high: int | None = None) -> tuple[int, int]:
    """First and last token of the phrase under `head`, without relative and adverbial clauses, between low and high."""
    doc = head.doc
    high = len(doc) - 1 if high is None else high
    left = right = head.i
    for child in head.children:
        if child.dep_ in _CLAUSES or child.is_punct or child.is_space or not low <= child.i <= high:
            continue
        if child.dep_ in syntax.NOUN_CLAUSE and (child.i < head.i or _follows_comma(doc, child) or child.tag_ == "TO"):
            continue
        if (child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}) or (child.dep_ == "nmod" and _is_day(child)):
            continue
        if child.dep_ in {"nmod", "obl", "prep", "advmod"} and child.i > head.i and _follows_comma(doc, child):
            continue
        first, last = phrase_range(child, low=low, high=high)
        left, right = min(left, first), max(right, last)
    return left, right


def _is_day(token: Token) -> bool:
    """Whether a noun is a day or a part of one: "the council on Friday night rejected"."""
    return token.lower_ in DAYS or (
        token.lower_ in _OF_A_DAY and any(child.lower_ in DAYS for child in token.children if child.i < token.i)
    )


def _follows_comma(doc: Doc, token: Token) -> bool:
    edge = token.left_edge.i
    return edge > 0 and bool({doc[edge - 1].text, doc[edge].text} & {",", "(", "–", "—"})


def source_range(reading: Reading, head: Token, *, cue_first: int, cue_last: int) -> tuple[int, int]:
    """First and last token of the source whose head is given, beside the cue's tokens."""
    first_in_sentence, last_in_sentence = reading.sentence_of(head)
    if head.i < cue_first:
        dashes = (
            i for i in range(head.i + 1, cue_first - 1) if reading.doc[i].text in {"—", "–"} or is_dash(reading.doc[i])
        )
        dash = next(dashes, None)
        if dash is not None and reading.doc[cue_first - 1].text == reading.doc[dash].text:
            cue_first = dash  # "The mayor — no friend of taxes — said"
        left, right = phrase_range(head, low=first_in_sentence, high=cue_first - 1)
        left += int(left < head.i and reading.doc[left].lower_ == "than")
        left = _behind_lone_comma(reading, left, right, cue_first)
        left = _listed_before(reading, head, left)
        whole = words_left(reading, left, first_in_sentence)
        called = syntax.preposition_of(head) == "from"  # "received a call from a resident, saying"
        if not called and (right == head.i or (whole > first_in_sentence and reading.doc[whole - 1].text == ",")):
            left = min(left, whole)
        right = take_name_behind_role(reading, right, cue_first)
        right = take_apposition_before_cue(reading, right, cue_first)
        left = take_role_before_name(reading, left, right, cue_first, first_in_sentence)
    else:
        left, right = phrase_range(head, low=cue_last + 1, high=last_in_sentence)
        left = max(left, cue_last + 1)
        right = _before_new_clause(reading, left, right, last_in_sentence)
        right = take_apposition_after_name(reading, right, last_in_sentence)
    right = before_time(reading.doc, head.i, before_channel(reading, left, right))
    left, right = _in_own_clause(reading, _behind_verb(reading.doc, left, head.i), right, head)
    left, right = _drop_edges(reading.doc, left, right)
    return left, with_parenthesis(reading.doc, left, right)


def with_parenthesis(doc: Doc, left: int, right: int) -> int:
    """Last token of a phrase with the end of its parenthesis: "Sen. Jeff Merrow (D-Ore.)"."""
    if not any(doc[i].text == "(" for i in range(left, right + 1)) or doc[right].text == ")":
        return right
    return next((i for i in range(right + 1, min(right + 3, len(doc))) if doc[i].text == ")"), right)


def _before_new_clause(reading: Reading, left: int, right: int, high: int) -> int:
    """In "shouted one woman before the mayor suspended the sitting" the source ends before "before"."""
    doc = reading.doc
    for i in range(left + 1, right + 1):
        finite = any(
            doc[j].tag_ in syntax.FINITE_TAGS and doc[j].pos_ in syntax.VERBAL_POS for j in range(i + 2, high + 1)
        )
        if doc[i].lower_ in {"before", "after", "during"} or (finite and doc[i].lower_ in _SUBORDINATING):
            return i - 2 if doc[i - 1].text == "," and i - 2 >= left else i - 1
    return right


def _in_own_clause(reading: Reading, left: int, right: int, head: Token) -> tuple[int, int]:
    """Without what another clause left there: "hours after the agency", "Olivier, who tabled two motions"."""
    doc = reading.doc
    low, _ = reading.sentence_of(head)
    if doc[left].lower_ == "who" and left < right and left - 2 >= low:
        right = left - 1 - int(doc[left - 1].text == ",")
        return words_left(reading, right, low), right
    return next((i + 1 for i in range(head.i - 1, left, -1) if doc[i].lower_ in _SUBORDINATING), left), right


def before_time(doc: Doc, head: int, right: int) -> int:
    """Last token of a source without the time behind it: "the agency on 5 May", "the bank at the time"."""
    first = right + 1
    while first - 1 > head and (_is_timely(doc[first - 1]) or doc[first - 1].lower_ in _IN_TIMES):
        first -= 1
    while first <= right and doc[first].lower_ not in _OPENS_TIME:
        first += 1
    before = doc[first - 1]
    named = first <= right and doc[first].lower_ in DAYS and before.pos_ == "PROPN"  # somebody called Friday
    hangs = before.pos_ in {"NOUN", "PROPN", "PRON"} or before.text == ")"  # not "figures released on Monday"
    return first - 1 if hangs and not named and any(_is_timely(token) for token in doc[first : right + 1]) else right


def _is_timely(token: Token) -> bool:
    word = token.lower_.rstrip(".")
    return word in _TIMELY or word.removesuffix("s") in _TIMES or word.isdigit()


def _listed_before(reading: Reading, head: Token, left: int) -> int:
    """Where "The Roads, Rails and Ports Agency" begins, whose first names the parse took for another subject."""
    for other in syntax.children(head.head, syntax.SUBJECT):
        between = reading.doc[other.i + 1 : head.i]
        listed = {token.pos_ for token in between if token.text != ","} <= {"PROPN", "NOUN", "CCONJ"}
        if head.dep_ in syntax.SUBJECT and other.pos_ == "PROPN" and other.i < left and listed and len(between) > 2:
            return other.left_edge.i
    return left


def _behind_lone_comma(reading: Reading, left: int, right: int, cue_first: int) -> int:
    """In "The museum, Mr Ruiz said, ..." the phrase begins after the comma; lists stay whole."""
    doc = reading.doc
    end = cue_first - 1
    while end > right and doc[end].pos_ == "ADV":
        end -= 1
    if "," in {doc[end].text, doc[before_time(doc, right, cue_first - 1)].text}:
        return left  # "The council, made up of six unions, on Tuesday said"
    commas = [i for i in range(left, right + 1) if doc[i].text == ","]
    if not commas or (len(commas) > 1 and any(doc[i].lower_ == "and" for i in range(commas[-1], right + 1))):
        return left
    if len(commas) == 1 and any(
        doc[i].lower_ in {"and", "or", "&"} for i in range(commas[0], min(commas[0] + 3, right))
    ):
        return left
    return min(commas[-1] + 1, right)


def _behind_verb(doc: Doc, left: int, head: int) -> int:
    """Where a source begins that another clause ran into: "The agency expects this offer will ..."."""
    for i in range(head - 1, left - 1, -1):
        if doc[i].tag_ in syntax.FINITE_TAGS and doc[i].pos_ in syntax.VERBAL_POS:
            relative = any(doc[j].tag_ in {"WP", "WDT", "WP$"} for j in range(left, i))
            return left if relative else i + 1
        if doc[i].tag_ == "VBN" and doc[i - 1].pos_ == "PROPN" and i > left and doc[i].text.islower():
            return i + 1  # "The ministry released data showing", a participle for the parse
    return left


def _drop_edges(doc: Doc, left: int, right: int) -> tuple[int, int]:
    """Without adverbs, conjunctions and punctuation at the left edge, without punctuation at the right one."""
    while (
        left < right
        and doc[left + 1].lower_ not in {"least", "most"}
        and (
            doc[left].is_punct
            or doc[left].is_space
            or doc[left].pos_ in {"CCONJ", "SCONJ", "INTJ", "ADP"}
            or doc[left].lower_ in OPENING_ADVERBS | {"but", "only", "even", "whom"}
        )
    ):
        left += 1
    if left < right and left and doc[left].lower_ in DAYS and doc[left - 1].lower_ == "on":
        left += 1  # "On Thursday union chief Lee Chong said"
    while right > left and (doc[right].is_space or doc[right].text in {",", ";", ":", "–", "—", "-", "(", "."}):
        right -= 1
    return left, right
