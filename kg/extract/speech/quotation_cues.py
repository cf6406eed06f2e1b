"""Quotations in their sentences, and the verb of saying beside each: before it, after it, or neither.

Judged by punctuation and position first, because small parsers are least sure beside quotation marks. Not handled:
cues more than a sentence away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.speech.cues import Cue, best_cue, verb_cues
from kg.extract.speech.quote_marks import Quoted
from kg.extract.speech.reading import Reading
from kg.extract.speech.surface_phrases import noun_phrase_right_of
from kg.extract.speech.verb_groups import VerbGroup, lemma_of, verb_group
from kg.extract.tokens import Token

_STOPS = {".", "!", "?", "…", "..."}
# Verbs whose quoted object without a sentence in it is a title or a name.
_NAMING = {
    "read",
    "write",
    "hear",
    "know",
    "see",
    "find",
    "feel",
    "name",
    "begin",
    "finish",
    "grant",
    "allow",
    "sing",
    "recite",
}
_NEAR = 26
# From this share on a verb beside a quotation needs no parse.
_SURE = 0.85
# These open or join clauses, so they stand in no plain noun phrase.
_CLAUSAL = {"PRON", "SCONJ", "CCONJ", "AUX"}


@dataclass(slots=True)
class Place:
    """A quotation with the tokens of its sentence before (`lead`) and after it (`tail`)."""

    quoted: Quoted
    index: int
    lead: list[Token]
    tail: list[Token]
    complete: bool
    utterance: bool


def iter_places(reading: Reading) -> Iterator[Place]:
    """Outermost quotations in text order."""
    tops = [(index, quoted) for index, quoted in enumerate(reading.quoted) if quoted.depth == 0]
    for n, (index, quoted) in enumerate(tops):
        line_start = reading.text.rfind("\n", 0, quoted.start) + 1
        line_end = reading.text.find("\n", quoted.end)
        if line_end == quoted.end and reading.text[line_end + 1 : line_end + 2].islower():  # "...",⏎said Ana Ruiz
            line_end = reading.text.find("\n", line_end + 1)
        line_end = len(reading.text) if line_end < 0 else line_end
        before = tops[n - 1][1].end if n else 0
        after = tops[n + 1][1].start if n + 1 < len(tops) else line_end
        above = reading.text[:line_start].rstrip()
        if not reading.text[line_start : quoted.start].strip() and above[-1:] in {":", ","}:
            line_start = reading.text.rfind("\n", 0, len(above)) + 1
        lead = reading.tokens_between(max(line_start, before), quoted.start)
        stop = next((i for i in range(len(lead) - 1, -1, -1) if lead[i].text in _STOPS), None)
        lead = lead if stop is None else lead[stop + 1 :]
        if lead and reading.sentence[lead[-1].i] != reading.sentence[reading.token_at(quoted.start).i]:
            lead = lead if lead[-1].text[-1] not in _STOPS else []  # "at 5 p.m. “It was late,” she said"
        tail = reading.tokens_between(quoted.end, min(max(after, quoted.end), line_end))
        stop = next((i for i, token in enumerate(tail) if token.text in _STOPS), None)
        inner = reading.text[quoted.inner_start : quoted.inner_end].rstrip()
        tail = tail if stop is None else tail[:stop]
        yield Place(quoted, index, lead, tail, inner[-1:] in _STOPS, _is_utterance(reading, quoted))


def _is_utterance(reading: Reading, quoted: Quoted) -> bool:
    """Whether a quotation is a sentence or its first part rather than a phrase, a title or a scare quote."""
    inner = reading.text[quoted.inner_start : quoted.inner_end].strip()
    if not inner:
        return False
    words = inner.split()
    if inner[-1] in ",.!?…":
        return len(words) > 1 or inner[-1] != ","
    finite = any(
        token.tag_ in syntax.FINITE_TAGS for token in reading.tokens_between(quoted.inner_start, quoted.inner_end)
    )
    return len(words) >= 4 and finite and (inner[0].isupper() or not quoted.closed)


def _quoting(group: VerbGroup) -> tuple[Cue, float] | None:
    cues = verb_cues().get(group.lemma) or verb_cues().get(lemma_of(group.head)) or []
    found = best_cue(cues, "q")
    return found if found is not None and found[1] >= 0.2 else None


def quoting_verb(token: Token) -> tuple[VerbGroup, Cue, float] | None:
    """The group of a verb that can bring a quotation, with its cue and how often it does."""
    if not syntax.is_verbal(token) or token.pos_ == "AUX":
        return None
    group = verb_group(token)
    found = _quoting(group)
    return None if found is None else (group, *found)


def verb_after(reading: Reading, place: Place) -> tuple[VerbGroup, Cue, float] | None:
    """The cue in the words after a quotation: "..., she said", "..., said Ana Ruiz"."""
    inner = reading.text[place.quoted.inner_start : place.quoted.inner_end].rstrip()
    comma = (bool(inner) and inner[-1] in ",?!…-–—") or (
        bool(place.tail) and place.tail[0].text in {",", "–", "—", "-", "--"}
    )
    if not comma and not _on_next_line(reading, place):
        return None
    for n, token in enumerate(place.tail[:_NEAR]):
        if token.text in {";", ":"} or (token.lower_ in {"but", "and", "which"} and n <= 1):
            return None
        if not syntax.is_verbal(token) or token.tag_ not in {"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"}:
            continue
        if token.dep_ in syntax.AUXILIARY or token.pos_ == "AUX":
            continue
        group = verb_group(token)
        if n and reading.doc[group.first - 1].pos_ == "CCONJ":
            return None  # "— “overdue,” in her words — and said that": the verb goes on with another clause
        if not place.utterance and group.last + 1 < len(reading.doc) and reading.doc[group.last + 1].lower_ == "that":
            return None  # "Citing “a routine check”, the line announced that": what is announced follows
        if not place.utterance and _governs_clause(reading, group):
            return None  # "The bank, which rates it “sell”, said the dividend was at risk"
        found = _quoting(group)
        relative = _in_relative(place.tail, n)
        active = token.tag_ in syntax.FINITE_TAGS or group.first < token.i or n <= 1 or _is_past(place.tail, n)
        if found is not None and not relative and active:
            return group, *found
        if token.tag_ in syntax.FINITE_TAGS and not relative:
            return _by_surface(place)
    return None


def _governs_clause(reading: Reading, group: VerbGroup) -> bool:
    """Whether a noun phrase and its verb stand right behind a cue: what is said follows it."""
    named = noun_phrase_right_of(reading, group.last, reading.sentence_of(group.head)[1])
    following = None if named is None or named.i + 1 >= len(reading.doc) else named.nbor(1)
    return following is not None and following.tag_ in syntax.FINITE_TAGS and following.pos_ in syntax.VERBAL_POS


def _on_next_line(reading: Reading, place: Place) -> bool:
    """Whether a line of its own names the speaker: "“We waited.”⏎said Ana Ruiz"."""
    words = [token for token in place.tail if not token.is_space]
    return bool(words) and words[0].is_lower and "\n" in reading.text[place.quoted.end : words[0].idx]


def _by_surface(place: Place) -> tuple[VerbGroup, Cue, float] | None:
    """ "“...,” transport minister Edvar Holm said.": words, a name and a sure verb of saying, whatever the parse."""
    for n in range(2, min(len(place.tail), _NEAR)):
        token = place.tail[n]
        if token.pos_ in _CLAUSAL or token.text in {";", ":"} or (token.text == "," and n > 1):
            return None
        if token.tag_ not in {"VBD", "VBZ"} or not place.tail[n - 1].is_title:
            continue
        group = verb_group(token)
        found = _quoting(group)
        return (group, *found) if found is not None and found[1] >= _SURE else None
    return None


def _is_past(tail: list[Token], n: int) -> bool:
    """Whether a form tagged as a participle ends its clause behind a noun: "a father shouted"."""
    behind = tail[n + 1].text if n + 1 < len(tail) else ""
    return tail[n].tag_ == "VBN" and tail[n - 1].pos_ in {"NOUN", "PROPN", "PRON"} and not behind.isalpha()


def _in_relative(tail: list[Token], n: int) -> bool:
    """Whether a relative pronoun opened a clause that has not been closed by a comma."""
    for token in reversed(tail[:n]):
        if token.text == ",":
            return False
        if token.lower_ in {"who", "which", "that", "whose"}:
            return True
    return False


def verb_before(place: Place) -> tuple[VerbGroup, Cue, float] | None:
    """The cue in the words before a quotation: she said, "..."; he told them: "..."."""
    for n in range(len(place.lead) - 1, -1, -1):
        token = place.lead[n]
        if (
            not syntax.is_verbal(token)
            or token.pos_ == "AUX"
            or token.tag_ not in {"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"}
        ):
            continue
        group = verb_group(token)
        if group.first == group.last and group.last + 1 < len(token.doc) and token.nbor(1).lower_ == "by":
            continue  # "told them on the call reported by the paper: “We won.”"
        found = _quoting(group)
        if found is not None and not place.utterance and (found[0].lemma in _NAMING or _is_subject(place)):
            return None
        between = [word for word in place.lead[n + 1 :] if word.i > group.last]
        if found is not None and _opens_quotation(between, place):
            return group, *found
        if token.tag_ in syntax.FINITE_TAGS and not (between and between[-1].text == ":"):
            return None
    return None


def _is_subject(place: Place) -> bool:
    """Whether a finite verb follows a quoted phrase at once, or its noun: "said “foreign agents” had paid them"."""
    if not place.tail:
        return False
    following = place.tail[0]
    finite = following.tag_ in syntax.FINITE_TAGS and following.pos_ in syntax.VERBAL_POS
    return finite or (following.pos_ == "NOUN" and following.tag_ == "NNS")  # "cited “poor” safeguards"


def _opens_quotation(between: list[Token], place: Place) -> bool:
    """Whether nothing but addressee, time, place, "that" and punctuation stands between cue and quotation."""
    if not between:
        return True
    if between[-1].text in {":", ","} and place.utterance:
        return len(between) <= _NEAR
    if between[-1].lower_ == "that":
        return len(between) <= 3
    return all(token.is_punct or token.pos_ in {"ADV", "PRON"} or token.lower_ == "aloud" for token in between)
