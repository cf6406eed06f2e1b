"""Sentence starts that the parser overlooks: behind the stop of "a.m." or "p.m.", and behind a dateline with a colon.

"It shows a man leaving at 9 p.m. Police have not named him": the stop of the abbreviation is also the sentence's.
Judged by tags: a finite verb on either side, and no day, month or time zone behind.
"Lima, 3 May: The union said that ...": where the recogniser sees a place; other datelines stand in paragraphs.py.
Not handled: other abbreviations at the end of a sentence ("Inc.", "U.S.").
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

_CLOCK = frozenset({"a.m.", "p.m."})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_GOES_ON = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "eastern", "pacific",
    "central", "mountain", "atlantic", "greenwich", "local", "utc", "cet", "est", "edt", "et", "pt", "pst", "pdt", "ct",
    "cst", "cdt", "mt", "mst", "mdt", "gmt", "bst", "ist", "aest", "aedt", "jst", "hkt", "sgt", "wat", "eat",
}  # fmt: skip
_PLACES = frozenset({"LOC", "GPE"})
_LONGEST_DATELINE = 10  # tokens
_SHORTEST_REPORT = 8
_REACH = 3  # "9 p.m. New York time"


def part_at_overlooked(doc: Doc, nlp: Language) -> Doc:
    """The Doc of a paragraph, read again with the sentence starts that its parse overlooked."""
    starts = [token.i + 1 for token in doc if token.lower_ in _CLOCK and _ends_sentence(token)]
    starts += _behind_place(doc)
    if not starts:
        return doc
    again = Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    for start in starts:
        again[start].is_sent_start = True
    return nlp(again)


def _behind_place(doc: Doc) -> list[int]:
    """Where the report begins behind a dateline with a colon: a place, perhaps a day, and a sentence behind."""
    colon = next((token.i for token in doc[:_LONGEST_DATELINE] if token.text == ":"), 0)
    if not colon or len(doc) < colon + _SHORTEST_REPORT or not doc.ents or doc[colon + 1].is_sent_start:
        return []
    place = doc.ents[0]
    behind = doc[place.end : colon]
    dated = all(token.text == "," or token.like_num or token.lower_.rstrip(".") in _GOES_ON for token in behind)
    if place.start or place.label_ not in _PLACES or not dated or not doc[colon + 1].text[0].isupper():
        return []
    first = next((token.i for token in doc[colon + 1 :] if token.text in {".", "!", "?"}), 0)
    return [colon + 1] if _has_finite(list(doc[colon + 1 : first])) else []


def _ends_sentence(clock: Token) -> bool:
    doc, i = clock.doc, clock.i + 1
    if i >= len(doc) or doc[i].is_sent_start or not doc[i].text[0].isupper():
        return False
    if doc[i].lower_ in _GOES_ON or any(token.lower_ == "time" for token in doc[i : i + _REACH]):
        return False
    sentence = clock.sent
    before = list(doc[sentence.start : clock.i])
    if before and before[0].tag_ in {"IN", "WRB"}:  # "At 9 p.m. Police found", "When he left at 9 p.m. Holt"
        commas = [place for place, token in enumerate(before) if token.text == ","]
        before = before[commas[0] :] if commas else []
    return _has_finite(before) and _has_finite(list(doc[i : sentence.end]))


def _has_finite(tokens: list[Token]) -> bool:
    return any(token.tag_ in _FINITE for token in tokens)
