"""Contents that stand around their cue: "S, X said", "S1, X said, S2", and that-clauses that the parse lost.

Judged by commas and positions, because small parsers are least sure exactly here. Words glued by a typing error
("releasesCNN noted") count as a border.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.comments import is_told_by_article
from kg.extract.speech.cues import noun_cues, verb_cues
from kg.extract.speech.noun_phrases import phrase_range
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.speech.surface_phrases import TEMPORAL
from kg.extract.speech.verb_groups import VerbGroup, lemma_of, opens_clause
from kg.extract.tokens import Token

_OPENERS = {",", "“", '"', "”", "''", "’", "—", "–", "-", "--", "»", "«"}
_WINDOW = 16
_LISTENERS = 10
_ADDRESSING = {"tell", "remind", "inform", "assure", "warn", "convince", "advise", "notify", "promise"}
# What opens the occasion of what is said: "When she was asked, she said".
_SCENES = {"when", "as", "after", "before", "while", "since", "once", "until", "upon"}


def around(reading: Reading, group: VerbGroup, source: tuple[int, int]) -> list[tuple[int, int]]:
    """Token ranges before (and after) the block of source and cue; empty if the block is not set off from them."""
    doc = reading.doc
    low, high = _limits(reading, group)
    first, last = min(group.first, source[0]), max(group.last, source[1])
    if first <= low or not _set_off(reading, first) or not _ends(reading, group, last, high):
        return []
    start = low
    for i in range(low, first):
        if doc[i].text == ";" or _announces(reading, low, i, first):
            start = i + 1
    while start < first and (doc[start].is_space or (doc[start].lower_ in {"and", "but"} and doc[start].i == low)):
        start += 1
    left = (start, first - 1)
    if left[1] - left[0] < 2 and not _has_finite(reading, *left) and doc[first - 1].text == ",":
        closing = _behind_listeners(reading, group, last, high) + 1
        if (named := _is_subject(doc[start], closing)) is not None:
            return [(start, start), (named, high)]
        opens = not doc[start].is_alpha and closing < high and doc[closing].text == ","
        return [(closing + 1, high)] if opens and _has_finite(reading, closing + 1, high) else []  # "But, he said, ..."
    antecedent = syntax.relative_antecedent(doc[first - 2]) if doc[first - 2].lower_ in {"who", "which"} else None
    if antecedent is not None and low <= antecedent.i < first - 2:
        left = phrase_range(antecedent, low=low, high=first - 3)  # "two men who, he said, wanted money"
    pieces = [left]
    right = _right_part(reading, left, _behind_listeners(reading, group, last, high), high)
    timely = all(token.lower_ in TEMPORAL | {"last", "this", "next", ","} for token in doc[start:first])
    adverbial = timely or doc[start].pos_ in {"ADP", "ADV", "SCONJ"} or doc[start].tag_ in {"VBG", "VBN", "TO"}
    if adverbial and not _has_finite(reading, *left) and (right is None or _is_saying(doc[start])):
        return [] if right is None else [right]
    if right is not None:
        pieces.append(right)
    return pieces


def _is_subject(word: Token, closing: int) -> int | None:
    """First token behind the cue in "Holm, Ruiz said, has left", which goes on with the verb of its one word."""
    doc = word.doc
    if word.pos_ not in {"PROPN", "NOUN", "PRON"} or closing + 1 >= len(doc) or doc[closing].text != ",":
        return None
    following = doc[closing + 1]
    verb = following.tag_ in syntax.FINITE_TAGS and following.pos_ in syntax.VERBAL_POS
    return closing + 1 if verb and word.dep_ in syntax.SUBJECT and word.head.i > closing else None


def _announces(reading: Reading, low: int, colon: int, first: int) -> bool:
    """Whether a colon parts the article's clause from what is said: "It was no secret: the dam, she said, leaks"."""
    parts = reading.doc[colon].text == ":" and reading.quotation[colon] == OUTSIDE
    return parts and _has_finite(reading, low, colon) and not _has_finite(reading, colon + 1, first - 1)


def before_interruption(reading: Reading, group: VerbGroup, source: tuple[int, int]) -> list[tuple[int, int]]:
    """The words before an interrupting cue whose clause goes on: "If it rains, she told the club, the match is off"."""
    doc = reading.doc
    low, high = _limits(reading, group)
    first, last = min(group.first, source[0]), max(group.last, source[1])
    last = _behind_listeners(reading, group, last, high)
    if first <= low + 1 or last >= high or doc[last + 1].text != "," or not _set_off(reading, first):
        return []
    if doc[first - 2].pos_ in {"SCONJ", "CCONJ"} or doc[first - 2].lower_ in {"that", "because", "who", "which"}:
        return []
    if doc[first - 2].pos_ == "PROPN" and doc[first].pos_ == "DET":
        return []  # "offered by Ana Ruiz, a professor at the college, stated": an apposition
    start = next((i + 1 for i in range(first - 2, low - 1, -1) if doc[i].text == ";"), low)
    while start < first - 1 and doc[start].is_space:
        start += 1
    return [] if _is_saying(doc[start]) or _sets_scene(reading, (start, first - 1), last + 2) else [(start, first - 1)]


def _sets_scene(reading: Reading, left: tuple[int, int], right: int) -> bool:
    """Whether the words before a cue and a quotation tell when and where it was said: "In a letter, he said, “..."".

    A clause, or the subject of a verb that the quotation opens with, belongs to what is said.
    """
    doc = reading.doc
    begin = doc[left[0]]
    if begin.tag_ in {"VBG", "VBN"}:
        return True
    if reading.quotation[right] == reading.quotation[left[0]]:
        return False
    if begin.lower_ in _SCENES or begin.pos_ in {"ADP", "ADV", "CCONJ"}:
        return True
    opening = doc[right + 1] if doc[right].is_quote else doc[right]
    governed = opening.tag_ in syntax.FINITE_TAGS and opening.pos_ in syntax.VERBAL_POS
    return not governed and not _has_finite(reading, *left)


def _behind_listeners(reading: Reading, group: VerbGroup, last: int, high: int) -> int:
    """Last token of the listeners behind a cue that interrupts: "she told the House,"; the cue's own without."""
    doc = reading.doc
    if lemma_of(group.head) not in _ADDRESSING and (last == high or doc[last + 1].lower_ not in {"to", "in", "on"}):
        return last
    for i in range(last + 1, min(last + _LISTENERS, high)):
        if doc[i].text == ",":
            return i - 1
        if doc[i].pos_ not in {"DET", "PRON", "NOUN", "PROPN", "ADJ", "ADP", "NUM"} or doc[i].tag_ == "WDT":
            break
    return last


def _is_saying(token: Token) -> bool:
    """Whether a sentence opens with a participle that itself reports: "Citing its budget, the city said, ..."."""
    return token.tag_ == "VBG" and any(cue.kind in {"relay", "say"} for cue in verb_cues().get(lemma_of(token), []))


def as_clause(reading: Reading, group: VerbGroup, source: tuple[int, int]) -> list[tuple[int, int]]:
    """What "as the bank has warned" speaks of: the clause after its comma, or the one that it interrupts or closes."""
    doc = reading.doc
    low, high = _limits(reading, group)
    opening = source[0] - 1
    if opening < low or doc[opening].lower_ != "as" or source[1] > group.first:
        return []
    while high > group.last and doc[high].is_punct and doc[high].text in {".", "!", "?"}:
        high -= 1
    comma = next((i for i in range(group.last + 1, high + 1) if doc[i].text == ","), None)
    if not any(token.is_alpha for token in doc[low:opening]):
        return [] if comma is None or comma + 2 > high else [(comma + 1, high)]
    if doc[opening - 1].text != ",":
        return []
    left = (low, opening - 2)
    if comma is not None and comma + 2 < high and doc[comma + 1].lower_ == "that":
        return [(comma + 2, high)]  # "It is not true, as some claim, that the dam was blown up"
    return [left] if comma is None or comma + 1 > high else [left, (comma + 1, high)]


def _limits(reading: Reading, group: VerbGroup) -> tuple[int, int]:
    """The sentence, or the part of it that lies in the cue's own quotation."""
    low, high = reading.sentence_of(group.head)
    inside = reading.quotation[group.head.i]
    while low < group.first and reading.quotation[low] != inside and inside != -1:
        low += 1
    while high > group.last and ((reading.quotation[high] != inside and inside != -1) or reading.doc[high].is_space):
        high -= 1
    return low, high


def _set_off(reading: Reading, first: int) -> bool:
    """Whether a comma, dash or quotation mark, or a missing blank, stands before the block."""
    before = reading.doc[first - 1]
    if before.is_space and first >= 2:
        before = reading.doc[first - 2]
    return before.text in _OPENERS or (not before.whitespace_ and before.is_alpha)


def _ends(reading: Reading, group: VerbGroup, last: int, high: int) -> bool:
    """Whether what follows the block is no complement of its own: punctuation, the end, or an adjunct up to there."""
    doc = reading.doc
    for i in range(last + 1, high + 1):
        if doc[i].is_punct or (doc[i].lower_ == "who" and i == last + 1 and last > group.last):
            return True  # "says Rosen, a student who had to find her way"
        participle = doc[i].tag_ == "VBD" and doc[i].dep_ == "acl"  # "said in a report published Monday"
        if doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} and doc[i].pos_ in {"VERB", "AUX"} and not participle:
            return False
    return True


def _right_part(reading: Reading, left: tuple[int, int], last: int, high: int) -> tuple[int, int] | None:
    """The rest of an interrupted sentence: after the comma that closes the block, if the sentence goes on there."""
    doc = reading.doc
    comma = next((i for i in range(last + 1, high + 1) if doc[i].text in {",", "–", "—"}), None)
    if comma is None or comma + 2 > high:
        return None
    begin = doc[comma + 1]
    interrupted = not _has_finite(reading, *left)
    if begin.tag_ == "VBG" or begin.lower_ in {"as", "who"} or is_told_by_article(reading, None, comma + 1, high):
        return None
    if interrupted or (comma == last + 1 and _has_finite(reading, comma + 1, high) and begin.lower_ != "in"):
        return comma + 1, high
    return None


def _has_finite(reading: Reading, first: int, last: int) -> bool:
    return any(
        reading.doc[i].tag_ in syntax.FINITE_TAGS and reading.doc[i].pos_ in syntax.VERBAL_POS
        for i in range(first, last + 1)
    )


_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"}


def _addressed(reading: Reading, group: VerbGroup, that: int) -> bool:
    """Whether the noun phrase between verb and "that" is an addressee or a day, not a noun that the clause explains."""
    words = {token.lower_ for token in reading.doc[group.last + 1 : that]}
    return lemma_of(group.head) in _ADDRESSING or bool(words & _DAYS)


def clause_behind(reading: Reading, group: VerbGroup) -> tuple[int, int] | None:
    """The clause in "hit back, saying now was no time for politics", whatever the parse: up to the end."""
    _, high = _limits(reading, group)
    while high > group.last and reading.doc[high].is_punct and reading.doc[high].text not in {"”", '"', "''"}:
        high -= 1
    first = group.last + 1
    return (first, high) if first < high and _has_finite(reading, first, high) else None


def that_clause_by_words(reading: Reading, group: VerbGroup) -> tuple[int, int] | None:
    """A clause opened by "that" soon after the verb, up to the end of the sentence; None before another finite verb."""
    doc = reading.doc
    _, high = _limits(reading, group)
    while high > group.last and doc[high].is_punct and doc[high].text not in {"”", '"', "''"}:
        high -= 1
    for i in range(group.last + 1, min(group.last + _WINDOW, high)):
        token = doc[i]
        if token.lower_ == "that" and doc[i - 1].pos_ == "CCONJ" and i > group.last + 3:
            return group.last + 1, high  # "said responding officers talked to him and that he left"
        if token.lower_ == "that":
            following = doc[i + 1]
            if (following.pos_ in {"VERB", "AUX"} and following.tag_ in syntax.FINITE_TAGS) or following.text == ",":
                return None
            if (
                doc[i - 1].pos_ in {"NOUN", "PROPN"}
                and doc[group.last + 1].pos_ not in {"ADP", "ADV", "PUNCT"}
                and not _addressed(reading, group, i)
            ):
                return None
            if doc[i - 1].pos_ in {"ADP", "DET"} or not _has_finite(reading, i + 1, high):
                return None
            if any(opens_clause(doc[j]) and doc[j - 1].text != "," for j in range(group.last + 2, i)):
                return None  # "was charged over papers stating that", not "reported, citing the hospital, that"
            claim = doc[i - 1].pos_ == "NOUN" and lemma_of(doc[i - 1]) in noun_cues()
            if claim and doc[group.last + 1].pos_ == "ADP" and not _addressed(reading, group, i):
                return None  # "scoffed at suggestions that ..."
            return i + 1, high
        if (token.tag_ in syntax.FINITE_TAGS and token.pos_ in syntax.VERBAL_POS) or token.text in {";", ":"}:
            return None
    return None
