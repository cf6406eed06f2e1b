"""Short labels of events, made from words of the article: "release of at least 99 people"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.events.actors import ActorIndex
from kg.extract.events.arguments import Argument
from kg.extract.events.triggers import Trigger, verb_words
from kg.extract.events.types import NOUNS, STATES, SUBJECT_IS_PATIENT
from kg.extract.tokens import Doc, Token
from kg.model import NumericClaim

FOCUS = frozenset({"only", "just", "even", "also"})
BEFORE = frozenset({
    "over", "in", "of", "for", "after", "before", "to", "from", "with", "by", "on", "as", "against", "during", "about",
})  # fmt: skip
NAME_RIGHT = frozenset({"flat", "flat:name", "compound"})
MOST_WORDS = 9
COUNTS = frozenset({"ten", "dozen", "hundred", "thousand", "million", "score"})
QUANTIFIERS = frozenset({
    "many", "several", "few", "some", "more", "most", "others", "fewer", "less", "all", "both", "each", "any", "none",
})  # fmt: skip
DROPPED = frozenset({"det", "case", "punct", "cc", "mark", "nsubj", "cop", "aux", "advmod:emph", "expl"})
LINKS = {"Attack": "on", "Visit": "to", "Ban": "on", "Sanction": "on", "Protest": "against"}


def event_label(
    doc: Doc, trigger: Trigger, arguments: Sequence[Argument], index: ActorIndex, figures: Sequence[NumericClaim] = ()
) -> str:
    """The noun of the event with its object, else with who did it; `figures` are what counts it."""
    noun = verbal_noun(trigger) if trigger.form != "noun" else noun_phrase(doc, trigger.token)
    others = [a for a in arguments if not (trigger.form == "noun" and is_inside(a.head, trigger.token))]
    words = [
        (a.part, bare_count(doc, a.head, figures) if is_bare_count(a.head) else argument_text(doc, a.head, index))
        for a in others
    ]
    patients = [text for part, text in words if part == "patient" and text]
    if not patients and trigger.form == "verb" and trigger.token.lemma_.lower() in SUBJECT_IS_PATIENT:
        patients = [text for claim in figures[:1] if (text := counted_people(doc, claim))]
    sides = [text for part, text in words if part == "participant" and text]
    doers = [
        text for (part, text), a in zip(words, others, strict=True) if part == "agent" and text and not is_event(a.head)
    ]
    if patients:
        link = "from" if noun == "flight" else LINKS.get(trigger.kind.name, "of")
        return f"{noun} {link} {patients[0]}"
    if sides:
        return f"{noun} of {' and '.join(sides[:2])}"
    return f"{noun} by {doers[0]}" if doers else noun


def verbal_noun(trigger: Trigger) -> str:
    """The noun that names what a verb says; for a state the kind's name."""
    if trigger.form == "state":
        return trigger.kind.name.lower()
    words = verb_words(trigger.token)
    return trigger.kind.verbs.get(words, words)


def is_event(head: Token) -> bool:
    """Whether an argument is itself an event ("the clash left three wounded")."""
    return head.lemma_.lower() in NOUNS


def is_inside(head: Token, noun: Token) -> bool:
    """Whether an argument already stands in front of the noun, in its own phrase."""
    return head.i < noun.i and head.head.i == noun.i


def is_bare_count(head: Token) -> bool:
    """Whether an argument says how many and not of what: "many disappeared", "fewer than 12 died"."""
    number = head.pos_ == "NUM" or head.tag_ == "CD" or head.lemma_.lower() in COUNTS or head.lower_ in QUANTIFIERS
    return number and not any(child.dep_ in {"nmod", "prep"} for child in head.rights)


def bare_count(doc: Doc, head: Token, figures: Sequence[NumericClaim]) -> str:
    """The figure of a bare count with "people" where people are counted; nothing where that is not known."""
    found = next((claim for claim in figures if claim.span.start <= head.idx < claim.span.end), None)
    return "" if found is None else counted_people(doc, found)


def counted_people(doc: Doc, found: NumericClaim) -> str:
    """The words of a figure whose noun is left out, with "people" where people are counted; "" where they are not."""
    if found.unit not in {"person", "people"}:
        return ""
    # doc.text would join the whole article at every call
    around = doc.char_span(found.span.start, found.span.end, alignment_mode="expand")
    if around is None:
        return ""
    offset, words = around.start_char, around.text
    tail = words[found.figure.end - offset : found.span.end - offset].strip().lower()
    end = found.figure.end if tail in STATES else found.span.end  # "three wounded": three people
    text = re.sub(r"\s+", " ", words[found.span.start - offset : end - offset])
    counted = "" if tail and tail not in STATES else " people"
    return f"{text[:1].lower()}{text[1:]}{counted}"


def argument_text(doc: Doc, head: Token, index: ActorIndex) -> str:
    """The words of an argument; for a pronoun the actor's name, nothing if that is unknown."""
    if head.pos_ in {"PRON", "DET"}:
        actor = index.actor_at(head)
        name = index.names[actor] if actor is not None else ""
        return "" if name.lower() == head.lower_ else name
    return noun_phrase(doc, head)


def noun_phrase(doc: Doc, head: Token) -> str:
    """A noun with what stands in front of it but its determiner, and what a quantity is of ("hundreds of people")."""
    first = head.i
    for child in sorted(head.lefts, key=lambda c: -c.i):
        if child.dep_ in DROPPED or (child.tag_ == "JJS" and child.dep_ == "amod"):
            break
        first = child.left_edge.i
    while first < head.i and (
        doc[first].dep_ in {"punct", "det"} or doc[first].lower_ in FOCUS or is_outside(doc[first])
    ):
        first += 1
    last = head.i
    for child in head.rights:
        part = child.dep_ == "nmod" and any(c.lower_ == "of" for c in child.children if c.dep_ == "case")
        if (child.dep_ in NAME_RIGHT and child.i == last + 1) or (part and is_quantity(head)):
            last = child.i
        if part:
            break
    words = doc[first : last + 1]
    text = re.sub(r"\s+", " ", words.text).strip(" ,;:\"“”'")
    if len(words) > MOST_WORDS:
        text = re.sub(r"\s+", " ", doc[max(first, last - MOST_WORDS + 1) : last + 1].text).strip(" ,;:\"“”'")
    begins = words[0].is_sent_start or words[0].pos_ in {"ADP", "ADV", "NUM"}  # behind a dateline as well
    if begins and words[0].pos_ != "PROPN" and words[0].is_title:
        text = text[:1].lower() + text[1:]
    return text or head.text


def is_outside(token: Token) -> bool:
    """Whether a first word is a preposition before the phrase; in "over 700" it belongs to the number."""
    return token.lower_ in BEFORE and not token.nbor().like_num


def is_quantity(head: Token) -> bool:
    """Whether a noun only says how many."""
    return (
        head.lemma_.lower() in {"hundred", "thousand", "dozen", "million", "score", "number", "group", "couple"}
        or head.pos_ == "NUM"
    )
