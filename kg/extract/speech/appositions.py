"""What renames a source: a title or role on either side of a name, set off by commas or not at all.

Judged by the words between commas. Not handled: appositions with a clause of their own.
"""

from __future__ import annotations

from kg.extract.speech.reading import Reading
from kg.extract.speech.surface_phrases import LIMIT, TEMPORAL

_NOT_APPOSITIVE = {
    "who", "which", "whose", "whom", "where", "when", "that", "in", "on", "at", "by", "after", "before", "during",
    "speaking", "citing", "however", "meanwhile", "too", "also", "for", "according", "as", "through", "but", "and",
    "or", "with", "without", "like", "from", "if", "while", "because", "since", "among", "not", "although", "though",
    "despite", "to", "then", "said", "says", "so", "quoting", "including",
}  # fmt: skip
_BORDERS = {",", ".", ";", "“", '"', "”", "(", "—", "–"}
# Participles that open a title: "managing director".
_TITLES = {"managing", "acting", "founding", "leading", "visiting", "presiding", "commanding"}


def is_apposition(reading: Reading, first: int, last: int) -> bool:
    """Whether the tokens between two commas rename what stands before them: a phrase without a finite verb."""
    doc = reading.doc
    if (
        first > last
        or last - first > 22
        or doc[first].lower_ in _NOT_APPOSITIVE
        or (doc[first].tag_ in {"VBG", "RB", "IN"} and doc[first].lower_ not in _TITLES)
    ):
        return False
    if doc[first].lower_ in TEMPORAL or doc[last].lower_ in TEMPORAL:
        return False
    if doc[first].like_num and first == last:
        return True
    finite = any(
        doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} and doc[i].pos_ in {"VERB", "AUX"} for i in range(first, last + 1)
    )
    return not finite and any(doc[i].pos_ in {"NOUN", "PROPN", "ADJ"} for i in range(first, last + 1))


def take_apposition_before_cue(reading: Reading, right: int, cue_first: int) -> int:
    """ "Ana Ruiz, the director of X, said": go on to the token before the comma that precedes the cue."""
    doc = reading.doc
    end = cue_first - 1
    while end > right and doc[end].pos_ == "ADV":
        end -= 1
    if right + 1 >= end or doc[right + 1].text != "," or doc[end].text != ",":
        return right
    return end - 1 if is_apposition(reading, right + 2, end - 1) else right


def take_role_before_name(reading: Reading, left: int, right: int, cue_first: int, low: int) -> int:
    """ "The director of X, Ana Ruiz, said": start with the role if a comma closes the name before the cue."""
    doc = reading.doc
    if left <= low or doc[left - 1].text != "," or right + 1 >= cue_first or doc[right + 1].text != ",":
        return left
    if not any(doc[i].pos_ == "PROPN" for i in range(left, right + 1)):
        return left
    start = left - 1
    while start > low and left - start < LIMIT:
        before = doc[start - 1]
        if (
            (before.is_punct and before.text not in {"-", "’", "'", "."})
            or before.is_space
            or before.pos_ in {"SCONJ", "CCONJ"}
        ):
            break
        if before.pos_ == "AUX" or (before.pos_ == "VERB" and before.tag_ in {"VBD", "VBZ", "VBP", "MD"}):
            break
        start -= 1
    if start < left - 1 and doc[start].pos_ not in {"ADP", "VERB"} and is_apposition(reading, start, left - 2):
        return start
    return left


def take_apposition_after_name(reading: Reading, right: int, high: int) -> int:
    """ "... said Ana Ruiz, 29, director of X.": go on to the next comma, relative pronoun or end of the sentence."""
    doc = reading.doc
    for _ in range(2):
        if right + 2 > high or doc[right + 1].text != ",":
            return right
        first = end = right + 2
        while end <= high and doc[end].text not in _BORDERS and not doc[end].is_space:
            if doc[end].lower_ in {"who", "which", "whose"} and end > first:
                break
            end += 1
        aged = right >= 2 and doc[right].like_num and doc[right - 1].text == ","
        if not is_apposition(reading, first, end - 1) and not (aged and doc[first].lower_ == "of"):
            return right
        right = end - 1
        if not doc[right].like_num:
            return right
    return right


def take_name_behind_role(reading: Reading, right: int, cue_first: int) -> int:
    """ "Harbour spokesman Josh Ernst said": go on to the name that the parse took for another subject."""
    doc = reading.doc
    if doc[right].pos_ not in {"NOUN", "PROPN"} or right + 1 >= cue_first or doc[right + 1].pos_ != "PROPN":
        return right
    end = right + 1
    while end + 1 < cue_first and doc[end + 1].pos_ == "PROPN":
        end += 1
    return end if end + 1 == cue_first or doc[end + 1].text == "," else right
