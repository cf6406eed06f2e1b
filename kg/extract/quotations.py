"""Direct quotations: what stands between marks, joined with the cue and the speaker around it.

Handles quotations before, after and around their cue, continued over sentences and paragraphs, after a colon, and
free-standing ones, which go on with the attribution before them or stay orphans. Scare quotes and titles inside a
sentence are no quotations here; as parts of an indirect content they belong to reported_speech.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract import syntax
from kg.extract.cues import Cue, best_cue, verb_cues
from kg.extract.drafts import Draft
from kg.extract.noun_phrases import is_apposition, noun_phrase_right_of, source_range, words_left
from kg.extract.quote_marks import Quoted
from kg.extract.reading import Reading
from kg.extract.stance import Refusal, judge, negative_subject
from kg.extract.subjects import find_subject
from kg.extract.verb_groups import VerbGroup, lemma_of, verb_group
from kg.model import Skipped, Span

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
_NOBODY = {"it", "this", "that", "there", "which", "what"}
_NEAR = 26
# From this share on a verb beside a quotation needs no parse.
_SURE = 0.85
# These open or join clauses, so they stand in no plain noun phrase.
_CLAUSAL = {"PRON", "SCONJ", "CCONJ", "AUX"}


@dataclass(slots=True)
class _Place:
    """A quotation with the tokens of its sentence before (`lead`) and after it (`tail`)."""

    quoted: Quoted
    index: int
    lead: list[Token]
    tail: list[Token]
    complete: bool
    utterance: bool


def find_quotations(reading: Reading) -> tuple[list[Draft | Skipped], list[Span]]:
    """Attributions of quotations that have a cue, and the utterances that have none of their own, in text order."""
    drafts: list[Draft | Skipped] = []
    free: list[Span] = []
    owner: dict[int, Draft] = {}
    previous: _Place | None = None
    for place in _places(reading):
        span = Span(place.quoted.start, place.quoted.end)
        if place.quoted.continues is not None and place.quoted.continues in owner and not _cue_after(reading, place):
            draft = owner[place.quoted.continues]
            draft.content = (*draft.content, span)
            owner[place.index] = draft
        elif previous is not None and previous.index in owner and _shares_cue(reading, owner[previous.index], place):
            draft = owner[previous.index]
            draft.content = (*draft.content, span)
            owner[place.index] = draft
        elif (made := _with_cue(reading, place)) is not None:
            drafts.append(made)
            if isinstance(made, Draft):
                owner[place.index] = made
                made.content = (*_left_open(reading, place.quoted, free), *made.content)
        elif previous is not None and previous.index in owner and _goes_on(reading, previous, place):
            draft = owner[previous.index]
            draft.content = (*draft.content, span)
            owner[place.index] = draft
        elif place.utterance and (not _inside_sentence(place) or (place.lead and place.lead[-1].text == ":")):
            free.append(span)
        previous = place
    return drafts, free


def _left_open(reading: Reading, quoted: Quoted, free: list[Span]) -> list[Span]:
    """Paragraphs left open before a quotation whose cue comes at last: they leave `free` and belong to it."""
    earlier: list[Span] = []
    while quoted.continues is not None:
        quoted = reading.quoted[quoted.continues]
        span = Span(quoted.start, quoted.end)
        if span not in free:
            break
        free.remove(span)
        earlier.insert(0, span)
    return earlier


def _places(reading: Reading) -> Iterator[_Place]:
    tops = [(index, quoted) for index, quoted in enumerate(reading.quoted) if quoted.depth == 0]
    for n, (index, quoted) in enumerate(tops):
        line_start = reading.text.rfind("\n", 0, quoted.start) + 1
        line_end = reading.text.find("\n", quoted.end)
        if line_end == quoted.end and reading.text[line_end + 1 : line_end + 2].islower():  # "...",⏎said Ana Ruiz
            line_end = reading.text.find("\n", line_end + 1)
        line_end = len(reading.text) if line_end < 0 else line_end
        before = tops[n - 1][1].end if n else 0
        after = tops[n + 1][1].start if n + 1 < len(tops) else line_end
        if not reading.text[line_start : quoted.start].strip() and reading.text[:line_start].rstrip()[-1:] == ":":
            line_start = reading.text.rfind("\n", 0, len(reading.text[:line_start].rstrip())) + 1
        lead = reading.tokens_between(max(line_start, before), quoted.start)
        stop = next((i for i in range(len(lead) - 1, -1, -1) if lead[i].text in _STOPS), None)
        lead = lead if stop is None else lead[stop + 1 :]
        if lead and reading.sentence[lead[-1].i] != reading.sentence[reading.token_at(quoted.start).i]:
            lead = lead if lead[-1].text[-1] not in _STOPS else []  # "at 5 p.m. “It was late,” she said"
        tail = reading.tokens_between(quoted.end, min(max(after, quoted.end), line_end))
        stop = next((i for i, token in enumerate(tail) if token.text in _STOPS), None)
        inner = reading.text[quoted.inner_start : quoted.inner_end].rstrip()
        tail = tail if stop is None else tail[:stop]
        yield _Place(quoted, index, lead, tail, inner[-1:] in _STOPS, _is_utterance(reading, quoted))


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


def _inside_sentence(place: _Place) -> bool:
    """Whether words of the article's own sentence stand around the quotation."""
    return any(token.is_alpha for token in place.lead) or (
        not place.complete and any(token.is_alpha for token in place.tail)
    )


def _cue_after(reading: Reading, place: _Place) -> bool:
    return _verb_after(reading, place) is not None


def _with_cue(reading: Reading, place: _Place) -> Draft | Skipped | None:
    found = _verb_after(reading, place)
    if found is not None:
        return _make(reading, place, *found, after=True)
    found = _verb_before(place)
    if found is not None:
        return _make(reading, place, *found, after=False)
    return _colon(reading, place)


def _quoting(group: VerbGroup) -> tuple[Cue, float] | None:
    cues = verb_cues().get(group.lemma) or verb_cues().get(lemma_of(group.head)) or []
    found = best_cue(cues, "q")
    return found if found is not None and found[1] >= 0.2 else None


def _verb_after(reading: Reading, place: _Place) -> tuple[VerbGroup, Cue, float] | None:
    """The cue in the words after a quotation: "..., she said", "..., said Ana Ruiz"."""
    inner = reading.text[place.quoted.inner_start : place.quoted.inner_end].rstrip()
    comma = (bool(inner) and inner[-1] in ",?!…-–—") or (
        bool(place.tail) and place.tail[0].text in {",", "–", "—", "-", "--"}
    )
    if not comma:
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
        found = _quoting(group)
        relative = _in_relative(place.tail, n)
        active = token.tag_ in syntax.FINITE_TAGS or group.first < token.i or n <= 1 or _is_past(place.tail, n)
        if found is not None and not relative and active:
            return group, *found
        if token.tag_ in syntax.FINITE_TAGS and not relative:
            return _by_surface(place)
    return None


def _by_surface(place: _Place) -> tuple[VerbGroup, Cue, float] | None:
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


def _verb_before(place: _Place) -> tuple[VerbGroup, Cue, float] | None:
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
        found = _quoting(group)
        if found is not None and not place.utterance and (found[0].lemma in _NAMING or _is_subject(place)):
            return None
        between = [word for word in place.lead[n + 1 :] if word.i > group.last]
        if found is not None and _opens_quotation(between, place):
            return group, *found
        if token.tag_ in syntax.FINITE_TAGS and not (between and between[-1].text == ":"):
            return None
    return None


def _is_subject(place: _Place) -> bool:
    """Whether a finite verb follows a quoted phrase at once: "said “foreign agents” had paid them"."""
    return bool(place.tail) and place.tail[0].tag_ in syntax.FINITE_TAGS and place.tail[0].pos_ in syntax.VERBAL_POS


def _opens_quotation(between: list[Token], place: _Place) -> bool:
    """Whether nothing but addressee, time, place, "that" and punctuation stands between cue and quotation."""
    if not between:
        return True
    if between[-1].text in {":", ","} and place.utterance:
        return len(between) <= _NEAR
    if between[-1].lower_ == "that":
        return len(between) <= 3
    return all(token.is_punct or token.pos_ in {"ADV", "PRON"} or token.lower_ == "aloud" for token in between)


def _make(
    reading: Reading, place: _Place, group: VerbGroup, cue: Cue, prior: float, *, after: bool
) -> Draft | Skipped | None:
    stance = judge(cue.stance, group, "q", None)
    if isinstance(stance, Refusal):
        return Skipped(stance.reason, reading.span(group.first, group.last))
    source = _source_after(reading, place, group) if after else None
    head: int | None = None
    if source is None:
        subject = find_subject(reading, group)
        if subject is None and (group.passive or not (after or place.utterance)):
            return None
        if subject is not None:
            source = source_range(reading, subject, cue_first=group.first, cue_last=group.last)
            head = subject.i
    else:
        head = reading.doc[source[0] : source[1] + 1].root.i
    if head is not None and negative_subject(reading.doc[head]):
        return Skipped("nobody is said to have said it", reading.span(group.first, group.last))
    start = place.quoted.start
    if after and place.lead and any(token.is_alpha for token in place.lead) and not _has_cue(place.lead):
        start = reading.trim(place.lead[0].idx, place.quoted.start).start
    return Draft(
        rule="quotation-then-cue" if after else "cue-then-quotation",
        stance=stance,
        confidence=max(prior, 0.9 if place.utterance else 0.6),
        cue=(reading.span(group.first, group.last),),
        content=(Span(start, place.quoted.end),),
        source=() if source is None else (reading.span(*source),),
        cue_token=group.head.i,
        source_head=head,
        missing="no speaker beside the quotation" if source is None else None,
        kind=cue.kind,
    )


def _has_cue(tokens: list[Token]) -> bool:
    return any(
        token.tag_ in syntax.FINITE_TAGS and best_cue(verb_cues().get(lemma_of(token), []), "q") is not None
        for token in tokens
    )


def _source_after(reading: Reading, place: _Place, group: VerbGroup) -> tuple[int, int] | None:
    """The words between quotation and cue, or those after an inverted cue, with apposition, without clauses."""
    words = [token for token in place.tail if token.text not in {",", "–", "—", "-", "--"} or token.i > place.tail[0].i]
    if not words:
        return None
    if words[0].i < group.first:
        first, last = words[0].i, group.first - 1
        for i in range(first + 1, last + 1):
            token = reading.doc[i]
            if (
                token.text == ","
                and reading.doc[i + 1].text != ","
                and not is_apposition(reading, i + 1, _next_comma(reading, i + 1, last))
            ):
                last = i - 1
                break
            if token.lower_ in {"who", "which"}:
                last = i - 1
                break
        while last > first and (reading.doc[last].pos_ == "ADV" or reading.doc[last].is_punct):
            last -= 1
        return first, last
    head = noun_phrase_right_of(reading, group.last, place.tail[-1].i)
    if head is None:
        return None
    first, last = source_range(reading, head, cue_first=group.first, cue_last=group.last)
    return min(first, words_left(reading, head.i, group.last + 1)), last


def _next_comma(reading: Reading, first: int, last: int) -> int:
    """Last token before the next comma, at most `last`."""
    for i in range(first, last + 1):
        if reading.doc[i].text == ",":
            return i - 1
    return last


def _colon(reading: Reading, place: _Place) -> Draft | None:
    """ "Ana Ruiz: "We waited."" and "Ruiz went further: "We waited."": a colon between a speaker and an utterance."""
    lead = place.lead
    if not place.utterance or len(lead) < 2 or lead[-1].text != ":" or lead[0].pos_ in {"ADP", "SCONJ", "ADV"}:
        return None
    cue = (lead[-1].i, lead[-1].i)
    source = (lead[0].i, lead[-2].i)
    head: int | None = None
    verbs = [token for token in lead if token.tag_ in syntax.FINITE_TAGS and token.pos_ in syntax.VERBAL_POS]
    if verbs:
        group = verb_group(verbs[-1])
        subject = find_subject(reading, group)
        if subject is None or subject.lower_ in _NOBODY or subject.i > group.first or len(verbs) > 1:
            return None
        cue, source = (
            (group.first, group.last),
            source_range(reading, subject, cue_first=group.first, cue_last=group.last),
        )
        head = subject.i
    elif len(lead) > 14 or not any(token.pos_ in {"PROPN", "NOUN"} for token in lead):
        return None
    return Draft(
        rule="quotation-colon",
        stance="asserts",
        confidence=0.6,
        cue=(Span(reading.doc[cue[0]].idx, reading.doc[cue[1]].idx + len(reading.doc[cue[1]].text)),),
        content=(Span(place.quoted.start, place.quoted.end),),
        source=(reading.span(*source),),
        cue_token=cue[1],
        source_head=head,
    )


def _shares_cue(reading: Reading, draft: Draft, place: _Place) -> bool:
    """Whether the words before a quotation are the cue of the one before it: "A," she told them, "b"."""
    if draft.cue_token is None or not any(token.i == draft.cue_token for token in place.lead):
        return False
    return draft.cue[0].start > draft.content[0].end and not _cue_after(reading, place)


def _goes_on(reading: Reading, previous: _Place, place: _Place) -> bool:
    """Whether a quotation without cue continues the one before it: "A," she said. "B." or "A," she said, "b"."""
    between = reading.text[previous.quoted.end : place.quoted.start]
    if "\n" in between or not place.utterance:
        return False
    return not any(token.is_alpha for token in place.lead) or (
        bool(place.lead) and place.lead[-1].text == "," and previous.tail == place.lead
    )
