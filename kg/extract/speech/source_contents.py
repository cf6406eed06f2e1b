"""What an attributing phrase reports: the clause behind it, before it, or around it ("The dam, according to X, held").

Not handled: clauses of which no part stands beside the phrase.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.comments import opens_comment, resumes
from kg.extract.speech.cues import best_cue, verb_cues
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.speech.thresholds import SAYING
from kg.extract.speech.verb_groups import lemma_of
from kg.extract.tokens import Token

_SET_OFF = {",", "–", "—"}
_DASHES = {"–", "—", "--"}


def around_phrase(
    reading: Reading, cue_first: int, source: tuple[int, int], low: int, high: int
) -> list[tuple[int, int]]:
    """Token ranges of what is reported by a phrase of this cue and source, inside low..high; none where nothing is."""
    doc = reading.doc
    low, high = _within_dashes(reading, cue_first, source[1], low, high)
    while high > source[1] and (doc[high].is_space or doc[high].text in {".", "!", "?"}):
        high -= 1
    if not any(token.is_alpha for token in doc[low:cue_first]) or _opens_reported(reading, cue_first, low):
        begin = source[1] + 1
        outside = reading.quotation[cue_first]
        stop = (i - 1 for i in range(begin + 2, high) if doc[i].text == ";" and reading.quotation[i] == outside)
        high = next(stop, high)  # "According to the agency, six died; the firm knew of four"
        return [(begin, high)] if (high > begin and doc[begin].is_punct) or high > begin + 1 else []
    left_low = _clause_start(reading, cue_first, _behind_that(reading, cue_first, source[1], low, high))
    before = (left_low, cue_first - 1)
    if before[0] > before[1]:
        return []
    after = source[1] + 1
    interrupts = after < high and doc[after].text in _SET_OFF and doc[cue_first - 1].text in _SET_OFF
    if not interrupts or not _belongs_after(reading, before, after + 1):
        return [before]
    if (aside := _relative_aside(reading, before, after + 1)) is not None:
        return [aside]
    opens = before[1] - before[0] < 2 and doc[before[0]].lower_ in {"and", "but", "that", "while", "because"}
    return [(after + 1, high)] if opens else [before, (after + 1, high)]


def _relative_aside(reading: Reading, before: tuple[int, int], first: int) -> tuple[int, int] | None:
    """The clause in "the guard, who had been drinking, according to his wife, left": she says no more than that."""
    doc = reading.doc
    if doc[first].tag_ not in syntax.FINITE_TAGS:
        return None
    comma = next((i for i in range(before[1] - 1, before[0], -1) if doc[i].text == ","), before[1])
    return (comma + 1, before[1] - 1) if doc[comma + 1].lower_ in {"who", "which", "whose"} else None


def _opens_reported(reading: Reading, cue_first: int, low: int) -> bool:
    """Whether a phrase opens what a verb reports: "wrote that, according to the agency, two had left"."""
    doc = reading.doc
    before = cue_first - 1
    if before > low and doc[before].text == ",":
        before -= 1
    if before <= low:
        return False
    if _is_complementizer(doc[before]):
        return True
    found = best_cue(verb_cues().get(lemma_of(doc[before]), []), "t")
    return found is not None and found[1] >= SAYING and doc[before].pos_ == "VERB" and before == cue_first - 1


def _behind_that(reading: Reading, cue_first: int, source_last: int, low: int, high: int) -> int:
    """Where a reported clause begins that the phrase is part of: "said that the toll rose to 12 according to police".

    Behind a comma a closing phrase passes on the whole sentence: "Ruiz said that it rose, according to the agency".
    """
    doc = reading.doc
    closes = doc[cue_first - 1].text in _SET_OFF and not (source_last < high and doc[source_last + 1].text in _SET_OFF)
    if closes:
        return low
    opening = [i for i in range(low + 1, cue_first) if _is_complementizer(doc[i])]
    return opening[-1] + 1 if opening else low


def _is_complementizer(that: Token) -> bool:
    return (
        that.lower_ == "that" and that.dep_ in syntax.MARKER and that.head.dep_ in syntax.CLAUSAL_COMPLEMENT | {"conj"}
    )


def _within_dashes(reading: Reading, cue_first: int, source_last: int, low: int, high: int) -> tuple[int, int]:
    """Bounds of a parenthesis in dashes around a phrase, else the sentence's: "— “overdue,” in her words —"."""
    opening = [i for i in range(low, cue_first) if reading.doc[i].text in _DASHES]
    closing = next((i for i in range(source_last + 1, high + 1) if reading.doc[i].text in _DASHES), None)
    return (opening[-1] + 1, closing - 1) if len(opening) % 2 and closing is not None else (low, high)


def _belongs_after(reading: Reading, before: tuple[int, int], first: int) -> bool:
    """Whether the words after an interrupting phrase go on with the clause that it interrupts."""
    doc = reading.doc
    if opens_comment(doc[first]) or resumes(doc[first : first + 3].text):
        return False
    if not any(doc[i].tag_ in syntax.FINITE_TAGS for i in range(before[0], before[1] + 1)):
        return True
    return doc[first].lower_ not in {"and", "but", "while", "who", "which", "whose"} and doc[first].tag_ != "VBG"


def _clause_start(reading: Reading, cue_first: int, low: int) -> int:
    """Where the clause before a closing phrase begins: with the sentence, a semicolon or ", which"."""
    doc = reading.doc
    for i in range(cue_first - 1, low - 1, -1):
        if doc[i].text in {";", ":"} or (doc[i].is_space and "\n" in doc[i].text):
            return i + 1
        if doc[i].text == "," and doc[i + 1].lower_ in {"which", "but"} and cue_first - i > 4:
            return i + 1 if doc[i + 1].lower_ == "which" else i + 2
    inside = reading.quotation[cue_first]
    if inside != OUTSIDE:
        while low < cue_first and reading.quotation[low] != inside:
            low += 1
    return low
