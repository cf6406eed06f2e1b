"""Direct quotations: what stands between marks, joined with the cue and the speaker around it.

Handles quotations before, after and around their cue, continued over sentences and paragraphs, after a colon, and
free-standing ones, which go on with the attribution before them or stay orphans. Scare quotes and titles inside a
sentence are no quotations here; as parts of an indirect content they belong to reported_speech.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.speech.appositions import is_apposition
from kg.extract.speech.cues import Cue, best_cue, verb_cues
from kg.extract.speech.drafts import Draft
from kg.extract.speech.noun_phrases import source_range, with_parenthesis
from kg.extract.speech.parentheticals import around, before_interruption
from kg.extract.speech.quotation_cues import Place, iter_places, quoting_verb, verb_after, verb_before
from kg.extract.speech.quote_marks import Quoted
from kg.extract.speech.reading import Reading
from kg.extract.speech.stance import Refusal, judge, negative_subject
from kg.extract.speech.subjects import FIRST_PERSON, find_subject
from kg.extract.speech.surface_phrases import noun_phrase_right_of, words_left
from kg.extract.speech.thresholds import SAYING
from kg.extract.speech.verb_groups import VerbGroup, lemma_of, verb_group
from kg.extract.tokens import Token
from kg.model import Skipped, Span

_NOBODY = {"it", "this", "that", "there", "which", "what"}


def find_quotations(reading: Reading) -> tuple[list[Draft | Skipped], list[Span]]:
    """Attributions of quotations that have a cue, and the utterances that have none of their own, in text order."""
    drafts: list[Draft | Skipped] = []
    free: list[Span] = []
    owner: dict[int, Draft] = {}
    previous: Place | None = None
    for place in iter_places(reading):
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
    drafts += _quoted_inside(reading)
    return drafts, free


def _quoted_inside(reading: Reading) -> Iterator[Draft]:
    """Quotations that somebody quotes, right behind their cue: "“The guard said ‘get out’ and we got out.”"."""
    for quoted in reading.quoted:
        i = reading.token_at(quoted.start).i - 1
        if quoted.depth != 1 or i < 1:
            continue
        token = reading.doc[i - 1] if reading.doc[i].text in {",", ":"} else reading.doc[i]
        cued = quoting_verb(token) if token.tag_ in syntax.FINITE_TAGS else None
        subject = None if cued is None else find_subject(reading, cued[0])
        if cued is None or cued[2] < SAYING or subject is None or subject.lower_ in {*FIRST_PERSON, "you"}:
            continue
        group, cue, prior = cued
        stance = judge(cue.stance, group, "q", subject)
        if isinstance(stance, Refusal) or reading.quotation[subject.i] != reading.quotation[token.i]:
            continue
        source = source_range(reading, subject, cue_first=group.first, cue_last=group.last)
        yield Draft(
            rule="cue-then-quotation",
            stance=stance,
            confidence=prior,
            cue=(reading.span(group.first, group.last),),
            content=(Span(quoted.start, quoted.end),),
            source=(reading.span(*source),),
            cue_token=token.i,
            source_head=subject.i,
            kind=cue.kind,
        )


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


def _inside_sentence(place: Place) -> bool:
    """Whether words of the article's own sentence stand around the quotation."""
    return any(token.is_alpha for token in place.lead) or (
        not place.complete and any(token.is_alpha for token in place.tail)
    )


def _cue_after(reading: Reading, place: Place) -> bool:
    return verb_after(reading, place) is not None


def _with_cue(reading: Reading, place: Place) -> Draft | Skipped | None:
    found, before = verb_after(reading, place), verb_before(place)
    if found is not None and (before is None or found[0].head.tag_ != "VBG"):
        return _make(reading, place, *found, after=True)
    if before is not None:  # "told them: “Go home,” adding “We will pay.”"
        return _make(reading, place, *before, after=False)
    return _colon(reading, place)


def _make(
    reading: Reading, place: Place, group: VerbGroup, cue: Cue, prior: float, *, after: bool
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
    content = _content(reading, place, group, source, after=after)
    if content is None:
        return None
    return Draft(
        rule="quotation-then-cue" if after else "cue-then-quotation",
        stance=stance,
        confidence=max(prior, 0.9 if place.utterance else 0.6),
        cue=(reading.span(group.first, group.last),),
        content=content,
        source=() if source is None else (reading.span(*source),),
        cue_token=group.head.i,
        source_head=head,
        missing="no speaker beside the quotation" if source is None else None,
        kind=cue.kind,
    )


def _content(
    reading: Reading, place: Place, group: VerbGroup, source: tuple[int, int] | None, *, after: bool
) -> tuple[Span, ...] | None:
    """The quotation with the words of its sentence that belong to it; None where the cue governs something else."""
    quoted = Span(place.quoted.start, place.quoted.end)
    if not after:
        interrupts = source is not None and group.head.tag_ in syntax.FINITE_TAGS and not _has_cue(place.lead, group)
        before = before_interruption(reading, group, source) if source is not None and interrupts else []
        return (*(reading.span(*piece) for piece in before), quoted)
    if not any(token.is_alpha for token in place.lead):
        return (quoted,)
    if _has_cue(place.lead):
        return (quoted,) if place.utterance else None
    pieces = around(reading, group, source) if source is not None and not place.complete else []
    first = place.lead[0]
    if pieces:
        opens = first.pos_ == "CCONJ" and first.i + 1 == pieces[0][0]  # "But it was “late”, she said"
        return tuple(reading.span(low - (opens and low == pieces[0][0]), high) for low, high in pieces)
    described = first.tag_ == "VBG"  # "Describing it as “a lie”, he explained the plan"
    return None if described else (Span(reading.trim(first.idx, quoted.start).start, quoted.end),)


def _has_cue(tokens: list[Token], but: VerbGroup | None = None) -> bool:
    return any(
        (but is None or token.i != but.head.i)
        and token.tag_ in syntax.FINITE_TAGS
        and best_cue(verb_cues().get(lemma_of(token), []), "q") is not None
        for token in tokens
    )


def _source_after(reading: Reading, place: Place, group: VerbGroup) -> tuple[int, int] | None:
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
        return first, with_parenthesis(reading.doc, first, last)
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


def _colon(reading: Reading, place: Place) -> Draft | None:
    """ "Ana Ruiz: "We waited."" and "Ruiz went further: "We waited."": a colon between a speaker and an utterance."""
    lead = place.lead[max((k for k, token in enumerate(place.lead) if token.is_sent_start), default=0) :]
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


def _shares_cue(reading: Reading, draft: Draft, place: Place) -> bool:
    """Whether the words before a quotation are the cue of the one before it: "A," she told them, "b"."""
    if draft.cue_token is None or not any(token.i == draft.cue_token for token in place.lead):
        return False
    if not (place.lead[-1].is_punct or place.lead[-1].pos_ in {"CCONJ", "SCONJ"}):
        return False  # "“A,” she said of the man who called him a “b.”"
    return draft.cue[0].start > draft.content[0].end and not _cue_after(reading, place)


def _goes_on(reading: Reading, previous: Place, place: Place) -> bool:
    """Whether a quotation without cue continues the one before it: "A," she said. "B." or "A," she said, "b"."""
    between = reading.text[previous.quoted.end : place.quoted.start]
    if "\n" in between or not place.utterance:
        return False
    return not any(token.is_alpha for token in place.lead) or (
        bool(place.lead) and place.lead[-1].text == "," and previous.tail == place.lead
    )
