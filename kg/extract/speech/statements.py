"""Statements of a press release: "Ana Ruiz, minister for water, said:" and the paragraphs below, without marks.

Only where somebody speaks in the first person: up to the last such paragraph the words are his. They end before a line
that names him or another speaker, that opens with a quotation mark, or that is no sentence ("Notes to editors").
Not handled: statements in the third person, which look like the article's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.speech.cues import best_cue, verb_cues
from kg.extract.speech.drafts import Draft
from kg.extract.speech.noun_phrases import source_range
from kg.extract.speech.reading import Reading
from kg.extract.speech.subjects import FIRST_PERSON, find_subject
from kg.extract.speech.thresholds import SAYING
from kg.extract.speech.verb_groups import lemma_of, verb_group
from kg.extract.tokens import Token
from kg.model import Span

_OWN = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Ww]e|[Mm]y|[Oo]ur)\b")
_LINE = re.compile(r"[^\n]+")
_MARKS = "“\"«„‘'`"
_CONFIDENCE = 0.85
_FEWEST_WORDS = 5


def find_statements(reading: Reading) -> Iterator[Draft]:
    """One attribution a statement, in text order."""
    lines = [Span(*line.span()) for line in _LINE.finditer(reading.text) if line.group().strip()]
    for number, line in enumerate(lines[:-1]):
        if not reading.text[line.start : line.end].rstrip().endswith(":"):
            continue
        verb = _opening_verb(reading, line)
        if verb is None:
            continue
        group = verb_group(verb)
        subject = find_subject(reading, group)
        if subject is None or subject.lower_ in FIRST_PERSON or not line.start <= subject.idx < line.end:
            continue
        source = source_range(reading, subject, cue_first=group.first, cue_last=group.last)
        names = {token.text for token in reading.doc[source[0] : source[1] + 1] if token.pos_ == "PROPN"}
        said = _statement(reading, lines[number + 1 :], names)
        if not said:
            continue
        yield Draft(
            rule="statement",
            stance="asserts",
            confidence=_CONFIDENCE,
            cue=(reading.span(group.first, group.last),),
            content=(Span(said[0].start, said[-1].end),),
            source=(reading.span(*source),),
            cue_token=verb.i,
            source_head=subject.i,
            mode="direct",
        )


def without_own_words(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """Without what the speaker of a statement says of himself in it: "I welcome", "we urge"."""
    stated = [part for draft in drafts if draft.rule == "statement" for part in draft.content]
    if not stated:
        return list(drafts)
    return [
        draft
        for draft in drafts
        if draft.source_head is None
        or reading.doc[draft.source_head].lower_ not in FIRST_PERSON
        or not any(part.start <= reading.doc[draft.source_head].idx < part.end for part in stated)
    ]


def _opening_verb(reading: Reading, line: Span) -> Token | None:
    """The verb of saying right before the colon that ends a line; a day may stand between."""
    tokens = [token for token in reading.tokens_between(line.start, line.end) if token.text != ":"]
    for token in reversed(tokens[-4:]):
        if token.tag_ in {"VBD", "VBZ"}:
            found = best_cue(verb_cues().get(lemma_of(token), []), "q")
            return token if found is not None and found[1] >= SAYING else None
    return None


def _statement(reading: Reading, lines: Sequence[Span], names: set[str]) -> list[Span]:
    """The paragraphs that somebody of these names speaks, up to the last in the first person."""
    said: list[Span] = []
    for line in lines:
        words = reading.text[line.start : line.end]
        whole = words.rstrip()[-1] in ".!?" and len(words.split()) >= _FEWEST_WORDS
        named = any(token.text in names for token in reading.tokens_between(line.start, line.end))
        if not whole or named or words.lstrip()[0] in _MARKS or _opening_verb(reading, line) is not None:
            break
        said.append(reading.trim(line.start, line.end))
    while said and not _OWN.search(reading.text, said[-1].start, said[-1].end):
        said.pop()
    return said
