"""Indirect and mixed speech: a reporting verb, who is its subject, and what it governs.

Covers that-clauses with and without "that", questions, infinitives, gerunds, nominal and prepositional objects,
"accuse X of Y", "call X Y", parenthetical and postposed cues, passives with and without agent, participles and
relative clauses. Quotations that stand on their own are found in quotations.py, nouns and adjectives as cues in
nominal_cues.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract import syntax
from kg.extract.speech.addressees import addressed, addressee_apart, phrase_of, teller_of
from kg.extract.speech.asked import ASKED_AFTER, ASKING, find_asked, is_bare_asked
from kg.extract.speech.content_edges import ADDRESSING, is_day
from kg.extract.speech.cues import Cue, reporting_verbs, verb_cues
from kg.extract.speech.drafts import Draft
from kg.extract.speech.empty_contents import lacks_subject, tells_nothing
from kg.extract.speech.frames import choose_frame, is_deed
from kg.extract.speech.noun_phrases import source_range
from kg.extract.speech.parentheticals import (
    around,
    as_clause,
    before_interruption,
)
from kg.extract.speech.passives import find_passive
from kg.extract.speech.predicates import Complement
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.speech.relays import relayed_speaker
from kg.extract.speech.stance import Refusal, asks_itself, called_untrue, judge
from kg.extract.speech.subjects import EXPLETIVES, FIRST_PERSON, find_subject, is_thing
from kg.extract.speech.thresholds import SAYING
from kg.extract.speech.verb_groups import VerbGroup, lemma_of, modifies_subject, verb_group
from kg.extract.tokens import Token
from kg.model import Skipped, Span

_NOMINAL = {"n", "c", "as", "to", "for"}
_MODIFIER = {"amod", "compound", "nmod", "case", "mark", "nummod", "obl", "obj", "nsubj"}


def find_reported(reading: Reading, taken: set[int]) -> Iterator[Draft | Skipped]:
    """Attributions whose cue is a verb, in text order; tokens in `taken` already are cues of quotations."""
    table, verbs = verb_cues(), reporting_verbs()
    for token in reading.doc:
        if token.i in taken or token.dep_ in _MODIFIER or not syntax.is_verbal(token) or lemma_of(token) not in verbs:
            continue
        if (token.dep_ in syntax.AUXILIARY and syntax.is_auxiliary(token)) or modifies_subject(token):
            continue
        group = verb_group(token)
        cues = table.get(group.lemma) or table.get(lemma_of(token))
        if cues:
            yield from _read_verb(reading, group, cues)


def _read_verb(reading: Reading, group: VerbGroup, cues: list[Cue]) -> Iterator[Draft | Skipped]:
    bare = group.head.tag_ == "VBN" and group.first == group.last and syntax.subject(group.head) is None
    by_agent = group.last + 1 < len(reading.doc) and reading.doc[group.last + 1].lower_ == "by"
    participle = (bare and group.head.dep_ in syntax.NOUN_CLAUSE) or (
        by_agent and group.first == group.last and (group.head.tag_ == "VBN" or syntax.subject(group.head) is None)
    )
    if lemma_of(group.head) in ASKING and group.first == group.last and is_bare_asked(reading, group):
        yield from find_asked(reading, group)
        return
    if participle or (group.passive and group.head.tag_ in {"VBN", "VBD"}):
        yield from find_passive(reading, group, cues, participle=participle)
        return
    saying = max((max(cue.frames.get("t", 0), cue.frames.get("q", 0)) for cue in cues), default=0) >= SAYING
    subject = relayed_speaker(group.head) or find_subject(reading, group, saying=saying)
    chosen = choose_frame(reading, group, cues, subject)
    if chosen is None:
        return
    complement, cue, prior = chosen
    complement, group, cue = _merged(reading, group, complement, cue)
    complement, apart = addressee_apart(reading, group, complement)
    stance = judge(cue.stance, group, complement.frame, subject, kind=cue.kind)
    if complement.frame in {"t", "w"} and (teller := teller_of(group)) is not None:
        subject, apart = teller, apart or (None if subject is None else phrase_of(reading, subject, ()))
        adjacent = reading.doc[group.last + 1].lower_ == "from"
        complement = replace(complement, cue_last=group.last + 1 if adjacent else None)
    place = reading.span(group.first, group.last)
    if isinstance(stance, Refusal):
        yield Skipped(stance.reason, place)
        return
    if cue.kind == "impersonal":
        if complement.pieces and (subject is None or subject.lower_ in EXPLETIVES):
            yield _impersonal(reading, group, complement, cue, prior)
        return
    if subject is None:
        yield Skipped("no speaker found", place)
        return
    if reading.quotation[group.head.i] != OUTSIDE and subject.lower_ in {*FIRST_PERSON, "you"}:
        return
    wanted = cue.kind == "believe" and "t" not in cue.frames
    if wanted and reading.quotation[group.head.i] != OUTSIDE and group.negation is not None:
        return  # "“They will not want to hear it,” she said": her guess, no denial of theirs
    loose = group.head.tag_ == "VBG" and group.head.i == group.last and is_thing(subject)
    if loose and (complement.frame in _NOMINAL or cue.kind == "believe"):
        return  # "volume was low, suggesting a lack of trust"
    if is_deed(reading, group, complement, cue, subject):
        yield Skipped("no statement", place)
        return
    if group.lemma == "intend" and group.head.tag_ == "VBN" and group.first == group.last and is_thing(subject):
        return  # "a scheme announced in May and intended to end the strike"
    if _opens_quotation(reading, group, subject):
        return  # "wrote “tell the council it is done”": an order to somebody
    if asks_itself(reading, group):
        yield Skipped("question", place)
        return
    if subject.left_edge.lower_ == "what" and subject.left_edge.i < subject.i < group.first:
        return  # "fell beyond what economists were expecting and that ..."
    first, last = source_range(reading, subject, cue_first=group.first, cue_last=group.last)
    complement, pieces = _pieces(reading, group, complement, (first, last))
    if subject.i < (pieces[0][0] if pieces else -1) <= last:  # "heard from a man that it rained": a source with all
        last = max(subject.i, pieces[0][0] - 1 - int(reading.doc[pieces[0][0] - 1].lower_ == "that"))
    if not pieces or (not complement.pieces and _is_participle(reading, pieces[0])):
        return
    if not complement.pieces and subject.lower_ == "you":
        return  # "It was, you know, dark"
    if (
        complement.frame == "c"
        and stance == "asserts"
        and (denied := called_untrue(reading.doc, pieces[0])) is not None
    ):
        stance, pieces = "denies", (denied, *pieces[1:])
    if reason := tells_nothing(reading, group, complement, pieces[0]):
        yield Skipped(reason, place)
        return
    yield Draft(
        rule=f"verb-{complement.frame}" if complement.pieces else "verb-parenthetical",
        stance=stance,
        confidence=prior,
        cue=(cue_span(reading, group, complement),),
        content=tuple(reading.span(*piece) for piece in pieces),
        source=(reading.span(first, last),),
        cue_token=group.head.i,
        source_head=subject.i,
        addressee=apart or phrase_of(reading, addressed(group, complement), pieces),
        kind=cue.kind,
    )


def _pieces(
    reading: Reading, group: VerbGroup, complement: Complement, source: tuple[int, int]
) -> tuple[Complement, tuple[tuple[int, int], ...]]:
    """The token ranges of what is said, with the words around a cue that interrupts it."""
    pieces = complement.pieces or around(reading, group, source)
    bare = complement.frame == "t" or (complement.frame == "n" and _adds_nothing(reading, group, complement))
    if bare and (as_pieces := as_clause(reading, group, source)):
        return Complement("t", (), addressee=complement.addressee), tuple(as_pieces)
    if complement.frame != "t" or not complement.pieces:
        return complement, tuple(pieces)
    if reading.doc[pieces[0][0] - 1].lower_ == "that" and lacks_subject(reading, pieces[0]):
        pieces = ((pieces[0][0] - 1, pieces[0][1]), *pieces[1:])  # "said that was a condition"
    opens = (
        reading.doc[reading.sentence_of(group.head)[0]].lower_ == "it"
    )  # "It is untrue, she said, that the dam broke"
    if reading.doc[pieces[0][0] - 1].lower_ == "that" and not opens:
        return complement, tuple(pieces)  # what stands before the speaker is no part of it
    return complement, (*before_interruption(reading, group, source), *pieces)


def _merged(reading: Reading, group: VerbGroup, complement: Complement, cue: Cue) -> tuple[Complement, VerbGroup, Cue]:
    """ "declined to say whether", "declined to comment on" and "wanted to know who" are one cue."""
    doc = reading.doc
    if complement.frame != "i" or not complement.pieces:
        return complement, group, cue
    first, last = complement.pieces[0]
    if first + 2 > last or doc[first].lower_ != "to" or lemma_of(doc[first + 1]) not in verb_cues():
        return complement, group, cue
    opening, lemma = doc[first + 2], lemma_of(doc[first + 1])
    about = opening.lower_ in {"on", "about"} and first + 3 <= last and not is_day(doc[first + 3])
    asked = opening.lower_ in syntax.WH_WORDS
    if cue.lemma in {"decline", "refuse"} and (about or asked):
        begin = first + 3 if about else first + 2
        return Complement("w", ((begin, last),)), replace(group, last=begin - 1), cue
    if cue.lemma in {"want", "wish", "like", "demand"} and lemma == "know" and asked:
        return Complement("w", ((first + 2, last),)), replace(group, last=first + 1), replace(cue, stance="asks")
    return complement, group, cue


def _opens_quotation(reading: Reading, group: VerbGroup, subject: Token) -> bool:
    """Whether a bare form in a quotation has another verb's subject: one before the quotation, or one behind it."""
    first, inside = group.first, reading.quotation[group.first]
    if inside == OUTSIDE:
        return False
    opens = first >= 2 and reading.quotation[first - 2] != inside
    bare = group.head.tag_ in {"VB", "VBP"} and first == group.last
    before = any(token.tag_ in syntax.FINITE_TAGS for token in reading.doc[subject.i : first])
    return bare and reading.quotation[subject.i] != inside and ((opens and before) or subject.i > group.last)


def _is_participle(reading: Reading, piece: tuple[int, int]) -> bool:
    """Whether what stands before a cue is no clause: "Asked to respond to the criticism, she laughed"."""
    words = reading.doc[piece[0] : piece[1] + 1]
    asked = lemma_of(words[0]) in ASKING and words[0].lower_.endswith("ed")
    if asked and any(token.lower_ in ASKED_AFTER for token in reading.doc[piece[0] + 1 : piece[0] + 6]):
        return True
    opens = words[0].tag_ in {"VBG", "VBN"} or words.text[:9].lower() == "asked to "
    return opens and not any(
        token.tag_ in syntax.FINITE_TAGS and token.pos_ in syntax.VERBAL_POS for token in words if token.i > piece[0]
    )


def _adds_nothing(reading: Reading, group: VerbGroup, complement: Complement) -> bool:
    """Whether an object is no content: "as she put it", "as she told the council", not "as it reported a loss"."""
    return reading.doc[complement.pieces[0][0]].lower_ == "it" or lemma_of(group.head) in ADDRESSING


def _impersonal(reading: Reading, group: VerbGroup, complement: Complement, cue: Cue, prior: float) -> Draft:
    """ "it emerged that": nobody is named."""
    return Draft(
        rule="impersonal",
        stance=cue.stance,
        confidence=prior,
        cue=(cue_span(reading, group, complement),),
        content=tuple(reading.span(*piece) for piece in complement.pieces),
        cue_token=group.head.i,
        missing="impersonal",
        kind=cue.kind,
    )


def cue_span(reading: Reading, group: VerbGroup, complement: Complement) -> Span:
    """Verb group, with the preposition of a prepositional content."""
    last = group.last if complement.cue_last is None else max(group.last, complement.cue_last)
    return reading.span(group.first, last)
