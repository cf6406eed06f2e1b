"""Where a content ends because its speaker goes on with a second cue, or somebody else begins to speak.

"Holt rejected the count and put the toll at 12": the toll is no part of what he rejects. Judged once all cues are
found: a coordinated cue whose subject stands outside a content cannot lie in it, whatever the parse says. A clause with
a subject of its own ("..., while the union called for talks") ends a content that is no clause, or a clause in the
same tense with a comma behind it.
Not handled: second verbs that report nothing ("..., and left the room").
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import syntax
from kg.extract.holding import holders
from kg.extract.speech.drafts import Draft
from kg.extract.speech.reading import Reading
from kg.extract.speech.verb_groups import verb_group
from kg.extract.tokens import Token
from kg.model import Span

_JOINING = {"and", "but", "or", "yet", "then", "while", "whereas", "though", "although"}
_REACH = 9
# A clause of somebody else's needs a cue this sure.
_SURE, _SURE_PRONOUN = 0.66, 0.5
_CLAUSES = (
    "-t",
    "-w",
    "-parenthetical",
    "according-to",
    "as-participle",
    "-quotation",
    "-cue",
    "-adverb",
    "impersonal",
)
# Between a conjunction and its cue: "but later also said", "and several times described".
_SKIPPED_POS = {"ADV", "PART", "AUX"}
_TIMES = {
    "times",
    "time",
    "once",
    "twice",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
}


def end_before_second_cues(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Cut every content at a coordinated cue that does not belong to it."""
    joins = [(draft, *found) for draft in drafts if (found := _joined(reading, draft)) is not None]
    places = [reading.span(joined, joined) for _, _, joined in joins]
    contents = [(part, number) for number, draft in enumerate(drafts) for part in draft.content]
    for (draft, speaker, joined), around in zip(joins, holders(contents, places), strict=True):
        shared = speaker < joined
        subject = reading.doc[speaker].idx
        for other in (drafts[number] for number in around if drafts[number] is not draft):
            holds = any(part.start <= subject < part.end for part in other.content)
            if (not holds) if shared else (holds and _ends_there(reading, other, draft, joined)):
                _cut(reading, other, joined)


def _joined(reading: Reading, draft: Draft) -> tuple[int, int] | None:
    """Who speaks by a verbal cue, and the conjunction before it or before its subject; None for other cues."""
    if draft.cue_token is None or draft.source_head is None:
        return None
    cue = reading.doc[draft.cue_token]
    joined = _conjunction(reading, cue, draft.source_head) if syntax.is_verbal(cue) else None
    return None if joined is None else (draft.source_head, joined)


def _conjunction(reading: Reading, cue: Token, subject: int) -> int | None:
    """The conjunction right before a finite cue, or right before its own subject; None where it opens no clause."""
    doc = reading.doc
    group = verb_group(cue)
    bare = cue.tag_ == "VB" and group.first == cue.i and cue.dep_ == "conj" and syntax.is_finite(cue.head)  # "put"
    if doc[group.first].tag_ not in {*syntax.FINITE_TAGS, "VBN"} and not bare:
        return None
    low, _ = reading.sentence_of(cue)
    first = group.first
    if low <= subject < first and any(doc[i].lower_ in _JOINING for i in range(subject, first)):
        i = first - 1  # a subject before the conjunction
    elif low <= subject < first:
        i = doc[subject].left_edge.i - 1
    else:
        return None
    for _ in range(_REACH):
        if i <= low:
            return None
        if doc[i].lower_ in _JOINING:
            return i
        several = doc[i].pos_ == "ADJ" and doc[i + 1].lower_ in _TIMES
        if doc[i].pos_ not in _SKIPPED_POS and doc[i].lower_ not in _TIMES and doc[i].text != "," and not several:
            return None
        i -= 1
    return None


def _ends_there(reading: Reading, other: Draft, draft: Draft, joined: int) -> bool:
    """Whether a clause with a subject of its own ends a content: no phrase runs on so, and a comma parts clauses.

    A clause in the tense of what is reported ("said it was late, and the police had left") may belong to it.
    """
    doc = reading.doc
    if other.cue_token is None or draft.cue_token is None or draft.source_head is None:
        return False
    if draft.confidence < (_SURE if doc[draft.source_head].pos_ != "PRON" else _SURE_PRONOUN):
        return False
    if not other.rule.endswith(_CLAUSES):
        return doc[joined].lower_ in _JOINING
    if doc[joined - 1].text != "," or not syntax.is_verbal(doc[other.cue_token]):
        return False
    return _tense(doc[other.cue_token]) == _tense(doc[draft.cue_token]) != ""


def _tense(cue: Token) -> str:
    """Past, present or (beside modals and "had") neither."""
    first = cue.doc[verb_group(cue).first]
    if first.tag_ == "VBD":
        return "" if first.lower_ == "had" and first is not cue else "past"
    return "present" if first.tag_ in {"VBZ", "VBP"} else ""


def _cut(reading: Reading, other: Draft, joined: int) -> None:
    """End a content at a conjunction on its cue's side of the quotation marks."""
    if other.cue_token is not None and reading.quotation[other.cue_token] != reading.quotation[joined]:
        return
    at = reading.doc[joined].idx
    other.content = tuple(
        reading.trim(part.start, at) if part.start < at < part.end and _holds_words(reading, part, at) else part
        for part in other.content
    )


def _holds_words(reading: Reading, part: Span, at: int) -> bool:
    return any(character.isalnum() for character in reading.text[part.start : at])
