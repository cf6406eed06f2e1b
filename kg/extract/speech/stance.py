"""From cue, negation and surroundings to a stance, or to the reason why nothing is asserted.

Denying, doubting or refusing X never yields an assertion of X. Saying that is negated, asked about, conditional or
merely possible yields nothing at all: a `Refusal` with its reason.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.speech.unreal import UNTRUE, unreal
from kg.extract.speech.verb_groups import VerbGroup
from kg.extract.tokens import Doc, Token
from kg.model import Stance

_LIMITING = {"only", "just", "least", "to", "surprisingly", "unexpectedly", "even"}
_BARELY = {"hardly", "barely", "scarcely"}
_ANY = {"any", "anyone", "anybody", "anything"}
# "anyone who says so is lying": whoever that may be, nobody has said it.
_MISTAKEN = {"lying", "lies", "liar", "fool", "wrong", "mistaken", "dreaming", "mad"}
_WHOEVER = {"anyone", "anybody", "whoever"}
NEGATIVE_SUBJECTS = {"nobody", "none", "nothing", "neither", "no", "few", "nor"}
DENIALS = {"denies"}
_WITHHOLDING = {"would", "will", "wo"}
ATTITUDES = {"believes", "expects"}
WITHHELD_ACTS = {"agree", "consent", "commit", "plan", "intend", "share", "recognise", "recognize", "accept"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cue asserts nothing."""

    reason: str


def judge(stance: Stance, group: VerbGroup, frame: str, subject: Token | None, *, kind: str = "") -> Stance | Refusal:
    """Stance of a verbal cue in its surroundings, or why it says nothing."""
    verb = group.head
    if reason := unreal(verb, group, frame):
        return Refusal(reason)
    if negative_subject(subject):
        return Refusal("nobody is said to have said it")
    if subject is not None and (subject.lower_ in _WHOEVER or _are_those_who(subject, verb)):
        return Refusal("nobody in particular")
    if kind == "show" and (group.modal in _WITHHOLDING or (group.negation is not None and frame == "w")):
        return Refusal("not shown")  # "the count will show whether", "the film does not show what happened"
    if group.lemma == "hear" and group.modal is not None:
        return Refusal("saying to come")  # "the court will hear claims that"
    if group.negation is None:
        return stance
    return _negated(stance, group, frame, kind)


def _are_those_who(subject: Token, verb: Token) -> bool:
    """Whether a present tense tells of "those who say so", or of "a man who says so" and lies, whoever that may be."""
    if verb.dep_ not in syntax.RELATIVE_CLAUSE or verb.tag_ not in {"VBP", "VBZ"}:
        return False
    any_one = subject.left_edge.lower_ in {"a", "an"} and subject.head.lower_ in _MISTAKEN
    return subject.lower_ == "those" or (any_one and subject.head.i > verb.i)


def called_untrue(doc: Doc, piece: tuple[int, int]) -> tuple[int, int] | None:
    """What is denied in "called it untrue that the bridge was unsafe": what follows "that"; None elsewhere."""
    first, last = piece
    words = [doc[i].lower_ for i in range(first, min(first + 3, last + 1))]
    return (
        (first + 3, last)
        if words[:1] == ["it"] and words[1:2] and words[1] in UNTRUE and words[2:] == ["that"]
        else None
    )


def _negated(stance: Stance, group: VerbGroup, frame: str, kind: str) -> Stance | Refusal:
    """Stance of a negated cue: withheld answers and negated attitudes deny, everything else is refused."""
    lemma = group.lemma
    if stance in DENIALS:
        return Refusal("negated denial")
    if stance in ATTITUDES:
        return (
            Refusal("negated knowledge")
            if lemma in {"know", "realize", "realise", "understand", "remember", "recognize", "forget"}
            else "denies"
        )
    if lemma in WITHHELD_ACTS:
        return "denies"
    if stance == "asserts" and (frame == "w" or kind == "confirm") and group.modal in _WITHHOLDING:
        return "denies"  # "would not say whether", "will not confirm the report"
    shown = any(token.lower_ == group.negation for token in group.head.doc[group.first : group.head.i])
    if stance == "asserts" and frame == "w" and shown:
        return "asserts"  # "has not said whether": what is told is a question
    return Refusal("negated saying")


def negative_subject(subject: Token | None) -> bool:
    """Whether a subject names nobody: "no one", "none of the witnesses", "no official"."""
    if subject is None:
        return False
    if subject.lower_ in NEGATIVE_SUBJECTS or (
        subject.lower_ == "one" and subject.i and subject.nbor(-1).lower_ == "no"
    ):
        return True
    first = subject.left_edge.i
    if subject.doc[max(subject.i - 2, 0) : subject.i + 1].text.lower() == "no-one":
        return True
    low = subject.sent.start
    opening = next((i for i in (first, first - 1) if i >= low and subject.doc[i].lower_ == "not"), None)
    if opening is not None and opening < subject.i and subject.doc[opening + 1].lower_ not in _LIMITING:
        return True  # "Not one of the witnesses"
    before = [subject.doc[i].lower_ for i in range(max(first - 1, subject.sent.start), subject.i)]
    if before and (
        (subject.lower_ in _ANY and before[-1] in _BARELY)
        or any(word in _BARELY and following in _ANY for word, following in itertools.pairwise(before))
        or "nor" in before
    ):
        return True
    return any(
        child.lower_ in {"no", "neither", "few"}
        and child.i < subject.i
        and child.dep_ in {"det", "cc:preconj", "amod", "neg"}
        for child in subject.children
    )


def is_question(sentence: str) -> bool:
    """Whether a sentence outside quotations ends with a question mark."""
    return sentence.rstrip(" \"”’'»)").endswith("?")


def asks_itself(reading: Reading, group: VerbGroup) -> bool:
    """Whether the sentence of the cue is a question of the article or of the quotation that it stands in."""
    first, last = reading.sentence_of(group.head)
    if reading.doc[last].is_space and last > first:
        last -= 1
    if not is_question(reading.text[reading.doc[first].idx : reading.doc[last].idx + len(reading.doc[last].text)]):
        return False
    inside = reading.quotation[group.head.i]
    return inside == reading.quotation[last] or (inside == OUTSIDE and reading.doc[last].text == "?")
