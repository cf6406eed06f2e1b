"""Verbs of saying that the parse lost, read by the words alone: who stands before them and what follows.

A last resort for verbs that reported_speech.py could not use: tagged as nouns ("the bank predicts a rise"), hung as
modifiers, or left without subject or complement. Only a noun phrase right before a finite form and words right after
it count.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.speech.comments import figure_after_at, without_comment
from kg.extract.speech.cues import Cue, best_cue, verb_cues, verb_forms
from kg.extract.speech.drafts import Draft
from kg.extract.speech.lost_verbs import (
    ALSO_NOUNS,
    BOUNDS,
    PREPOSITIONS,
    SURE,
    goes_on,
    is_finite_form,
    is_only_verb,
    of_deed,
    subject_behind_relative,
    subject_of_sentence,
)
from kg.extract.speech.noun_phrases import is_time, source_range
from kg.extract.speech.parentheticals import around
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.speech.stance import Refusal, asks_itself, judge
from kg.extract.speech.subjects import FIRST_PERSON, find_subject, is_reduced_passive
from kg.extract.speech.surface_phrases import DAYS, noun_phrase_left_of
from kg.extract.speech.thresholds import SAYING
from kg.extract.speech.verb_groups import VerbGroup, verb_group
from kg.extract.tokens import Token
from kg.model import Skipped

_JOINING = syntax.WH_WORDS | {"because", "while", "but", "after", "as"}
_NOT_SOURCE = {"that", "which", "who", "whom", "what", "there", "this", "it"}


def find_lost(reading: Reading, taken: set[int]) -> Iterator[Draft | Skipped]:
    """Attributions of sure verbs of saying whose tokens no other rule has used."""
    forms, table = verb_forms(), verb_cues()
    for token in reading.doc:
        if token.i in taken or token.lower_ not in forms or token.i + 1 >= len(reading.doc):
            continue
        cues = table.get(forms[token.lower_], [])
        priors = (cue.frames.get(frame, 0.0) for cue in cues for frame in ("t", "n", "i", "w", "x-at"))
        sure = max(priors, default=0.0) >= SURE
        finite = is_finite_form(reading, token) or subject_behind_relative(reading, token) is not None
        if (sure and finite) or is_only_verb(reading, token, cues):
            yield from _read(reading, token, cues)


def _read(reading: Reading, token: Token, cues: list[Cue]) -> Iterator[Draft | Skipped]:
    low, high = reading.sentence_of(token)
    while high > token.i and (reading.doc[high].is_space or reading.doc[high].text in {".", "!", "?"}):
        high -= 1
    group = verb_group(token)
    if is_reduced_passive(reading, group):
        return
    coordinated = group.first > low and reading.doc[group.first - 1].pos_ == "CCONJ"
    if coordinated and goes_on(token):
        head = subject_of_sentence(reading, token)
    elif (told := subject_behind_relative(reading, token)) is not None:
        head = told
    else:
        head = find_subject(reading, group) if coordinated else noun_phrase_left_of(reading, token.i, low)
    if reading.doc[token.i - 1].text == "," and reading.doc[token.i + 1].tag_ == "TO" and token.lower_.endswith("ed"):
        return  # "raised its share, expected to rise further": a participle
    if head is None or high <= token.i or head.lower_ in _NOT_SOURCE or is_time(head):
        return
    if reading.quotation[token.i] != OUTSIDE and (
        head.lower_ in FIRST_PERSON | {"you"} or reading.quotation[head.i] != reading.quotation[token.i]
    ):
        return
    content = _content(reading, token, cues, high)
    source = source_range(reading, head, cue_first=group.first, cue_last=token.i)
    if content is None:
        yield from _closing(reading, group, cues, head, source)
        return
    frame, first, last, cue, prior = content
    stance = judge(cue.stance, group, frame, head)
    place = reading.span(token.i, token.i)
    if isinstance(stance, Refusal):
        yield Skipped(stance.reason, place)
        return
    if asks_itself(reading, group):
        yield Skipped("question", place)
        return
    last = without_comment(reading, group, first, last)
    yield Draft(
        rule=f"words-{frame}",
        stance=stance,
        confidence=prior * 0.8,
        cue=(reading.span(group.first, first - 1 if frame in PREPOSITIONS else token.i),),
        content=(reading.span(first, last),),
        source=(reading.span(*source),),
        cue_token=token.i,
        source_head=head.i,
        kind=cue.kind,
    )


def _closing(
    reading: Reading, group: VerbGroup, cues: list[Cue], head: Token, source: tuple[int, int]
) -> Iterator[Draft]:
    """ "Rates may rise, the bank predicts.": the cue ends its sentence."""
    found = best_cue(cues, "t")
    if found is None or found[1] < SURE or isinstance(judge(found[0].stance, group, "t", head), Refusal):
        return
    pieces = around(reading, group, source)
    if pieces:
        yield Draft(
            rule="words-parenthetical",
            stance=found[0].stance,
            confidence=found[1] * 0.8,
            cue=(reading.span(group.first, group.last),),
            content=tuple(reading.span(*piece) for piece in pieces),
            source=(reading.span(*source),),
            cue_token=group.head.i,
            source_head=head.i,
            kind=found[0].kind,
        )


def _content(reading: Reading, token: Token, cues: list[Cue], high: int) -> tuple[str, int, int, Cue, float] | None:
    """Frame and token range of what follows a verb: a clause, an infinitive or a noun phrase."""
    doc = reading.doc
    first = token.i + 1
    if goes_on(token) and first < high and doc[first + 1].lower_ == "whether":
        first += 1
    if doc[first].lower_ == "whether" and first < high:
        found = best_cue(cues, "w")
        return None if found is None or found[1] < SURE else ("w", first, high, *found)
    explicit = doc[first].lower_ == "that" and doc[first + 1].pos_ not in {"VERB", "AUX"} if first < high else False
    if explicit:
        first += 1
    if goes_on(token) and (of := of_deed(token)) is not None and (found := best_cue(cues, "x-of")) is not None:
        return "x-of", first, _stop(reading, of, high), *found
    put = best_cue(cues, "x-at")
    if put is not None and (figure := figure_after_at(reading, first, high)) is not None:
        return "x-at", first, _stop(reading, figure, high), *put
    if (
        doc[first].lower_ in PREPOSITIONS
        and first < high
        and (found := best_cue(cues, doc[first].lower_))
        and found[1] >= SURE
    ):
        return doc[first].lower_, first + 1, _stop(reading, first + 1, high), *found
    about = (
        doc[first].lower_ in BOUNDS and first < high and (doc[first + 1].like_num or doc[first + 1].lower_ == "half")
    )
    joining = doc[first].pos_ in {"ADP", "CCONJ", "SCONJ"} or doc[first].tag_ == "WRB"  # "cried when the coffin passed"
    if doc[first].text in {",", ".", ";"} or (joining and not about):
        return None
    plural = token.lower_.endswith("s") and verb_forms()[token.lower_] in ALSO_NOUNS
    if doc[first].tag_ == "VBG" and plural and best_cue(cues, "g") is None:
        return None  # "member states searching for words"
    if doc[first].lower_ == "to" and first < high and doc[first + 1].tag_ == "VB":
        found = best_cue(cues, "i")
        return None if found is None or found[1] < SURE else ("i", first, _stop(reading, first, high), *found)
    asked = best_cue(cues, "o")
    if asked is not None and asked[1] >= SURE:
        for i in range(first + 1, min(first + 8, high)):
            if doc[i].lower_ == "to" and doc[i].tag_ == "TO" and doc[i + 1].tag_ == "VB":
                return "o", first, _stop(reading, i, high), *asked
            if doc[i].is_punct or doc[i].tag_ in syntax.FINITE_TAGS:
                break
    stop = _stop(reading, first, high)
    near = doc[first : _before_joined(reading, first, stop) + 1]
    finite = any(token.tag_ in syntax.FINITE_TAGS and token.pos_ in syntax.VERBAL_POS for token in near)
    found = best_cue(cues, "t")
    clausal = explicit or (finite and found is not None and found[1] >= SAYING)
    if found is not None and found[1] >= SURE and (clausal or _must_be_clause(reading, cues, first, high)):
        return "t", first, high, *found
    found = best_cue(cues, "n")
    if found is not None and found[1] >= SURE and not finite:
        return "n", first, stop, *found
    return None


def _must_be_clause(reading: Reading, cues: list[Cue], first: int, high: int) -> bool:
    """Whether "said half of it reflected losses" goes on with a clause: no noun frame, and a verb follows."""
    doc = reading.doc
    nominal = best_cue(cues, "n")
    if nominal is not None or doc[first].lower_ in {*DAYS, "so", "yes", "no", "goodbye"}:
        return False
    near = doc[first + 1 : _before_joined(reading, first, high - 1) + 1]
    return any(token.tag_ in {"VBN", "VBD", "VBZ", "VBP"} and token.pos_ == "VERB" for token in near)


def _before_joined(reading: Reading, first: int, last: int) -> int:
    """Last token before what the subject did next: "shouted insults, and kicked him", "recalled 400 cars and left"."""
    doc = reading.doc
    for i in range(first, last):
        if doc[i].text == "," or (doc[i].pos_ == "CCONJ" and doc[i + 1].tag_ in syntax.FINITE_TAGS):
            return i - 1
    return last


def _stop(reading: Reading, first: int, high: int) -> int:
    """Last token before the next comma, semicolon, relative pronoun or conjunction of clauses."""
    doc = reading.doc
    for i in range(first + 1, high + 1):
        if doc[i].text in {",", ";", ":", "—", "–"} or doc[i].lower_ in _JOINING:
            return i - 1
    return high
