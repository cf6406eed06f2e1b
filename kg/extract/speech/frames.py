"""Which of a verb's complements reports: the frame that the lexicon knows, by the parse or else by the words.

Not handled: verbs with two reporting complements, of which the first is taken.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.claims import claimed_object
from kg.extract.speech.complements import question_by_words, read_complements
from kg.extract.speech.content_edges import right_edge
from kg.extract.speech.cues import Cue, best_cue
from kg.extract.speech.noun_phrases import phrase_range
from kg.extract.speech.parentheticals import (
    clause_behind,
    that_clause_by_words,
)
from kg.extract.speech.predicates import Complement
from kg.extract.speech.reading import Reading
from kg.extract.speech.relative_objects import relative_object, with_antecedent
from kg.extract.speech.subjects import is_thing
from kg.extract.speech.thresholds import NOMINAL, THRESHOLD
from kg.extract.speech.verb_groups import VerbGroup, lemma_of
from kg.extract.tokens import Token

# A nominal object that is a figure ("counted 902 people") is at least this sure.
COUNTED = 0.75
_GOING_ON = {"begin", "finish", "continue", "feel", "show", "grant", "allow", "add", "prove", "read"}
FIGURES = {
    "figure", "number", "toll", "count", "estimate", "forecast", "total", "tally", "projection", "prediction", "target",
}  # fmt: skip
# What is raised or lowered is no figure that was told: "raised $2m".
_RAISING = {"raise", "lower"}
_CLAIMED = {"responsibility", "victory", "credit", "innocence"}
# "up from the 26 that the police reported": no part of the figure.
_COMPARING = {"up", "down", "from", "than", "of", "to"}
# A cue in such a clause stands beside what is said only if it is this sure; else the parse has lost what it governs.
_SUREST = 0.96
_SUBORDINATE = syntax.RELATIVE_CLAUSE | syntax.ADVERBIAL_CLAUSE | syntax.NOUN_CLAUSE | syntax.OPEN_COMPLEMENT


def choose_frame(
    reading: Reading, group: VerbGroup, cues: list[Cue], subject: Token | None
) -> tuple[Complement, Cue, float] | None:
    """The complement that the lexicon knows as reporting, by the parse or else by the words."""
    claimed = claimed_object(reading, group)
    claims = () if claimed is None else (Complement("t", (claimed,)), Complement("n", (claimed,)))
    for complement in (*question_by_words(reading, group), *claims, *read_complements(reading, group)):
        found = best_cue(cues, complement.frame)
        if (
            found is not None
            and complement.frame == "n"
            and found[0].kind in {"figure", "claim"}
            and found[0].lemma not in _RAISING
            and (_counted(reading, complement) or reading.doc[complement.pieces[0][0]].lower_ in _CLAIMED)
        ):
            found = (found[0], max(found[1], COUNTED))
        if (
            found is not None
            and found[1] >= (NOMINAL if complement.frame == "n" else THRESHOLD)
            and not _changes_a_thing(complement, found[0])
        ):
            return with_antecedent(group, complement, subject), *found
    antecedent = relative_object(group, subject)
    revised = best_cue(cues, "x-to")
    if (
        antecedent is not None
        and revised is not None
        and revised[0].kind == "figure"
        and lemma_of(antecedent) in FIGURES
    ):
        return Complement(
            "x-to", (phrase_range(antecedent, high=group.first - 1), (group.last + 1, right_edge(reading, group.head)))
        ), *revised
    nominal = best_cue(cues, "n")
    if antecedent is not None and nominal is not None and nominal[1] >= NOMINAL:
        first, last = phrase_range(antecedent, high=group.first - 1)
        while first < antecedent.i and group.head.doc[first].lower_ in _COMPARING:
            first += 1
        return Complement("n", ((first, last),)), *nominal
    clausal = best_cue(cues, "t") or best_cue(cues, "q")
    if clausal is None or clausal[1] < THRESHOLD or group.head.tag_ not in {*syntax.FINITE_TAGS, "VBG", "VBN"}:
        return None
    by_words = that_clause_by_words(reading, group)
    if by_words is not None:
        return Complement("t", (by_words,)), *clausal
    if lemma_of(group.head) == "say" and group.head.tag_ == "VBG" and reading.doc[group.first - 1].text == ",":
        behind = clause_behind(reading, group)
        return None if behind is None else (Complement("t", (behind,)), *clausal)
    if (
        subject is not None
        and clausal[1] >= 0.5
        and (group.head.dep_ not in _SUBORDINATE or clausal[1] >= _SUREST)
        and group.head.tag_ in syntax.FINITE_TAGS | {"VB", "VBN"}
        and (lemma_of(group.head) not in _GOING_ON or _closes(reading, group, subject))
    ):
        return Complement("t", ()), *clausal
    return None


def _closes(reading: Reading, group: VerbGroup, subject: Token) -> bool:
    """Whether "records show" ends its sentence: only there it tells what was shown, with a thing as subject."""
    return lemma_of(group.head) == "show" and subject.pos_ == "NOUN" and reading.doc[group.last + 1].text in ".,"


def _counted(reading: Reading, complement: Complement) -> bool:
    """Whether the object is a figure: "counted 902 people", "claim 15,000"."""
    first, last = complement.pieces[0]
    near = reading.doc[first : min(last, first + 4) + 1]
    return any(token.like_num and token.pos_ == "NUM" for token in near)  # "its third title" counts nothing


def is_deed(reading: Reading, group: VerbGroup, complement: Complement, cue: Cue, subject: Token) -> bool:
    """Whether an object is none of speech: "did not want their money", "the plane promises more room", "ordered 55"."""
    if complement.frame == "x-with" and cue.kind == "show":  # "showed Holm with a 16-point lead", not "with a dog"
        first, last = complement.pieces[0]
        return not any(token.like_num for token in reading.doc[first : last + 1])
    if complement.frame != "n":
        return False
    if cue.stance in {"promises", "demands"} and is_thing(subject):
        return True
    if group.lemma == "order":
        return _counted(reading, complement)
    return cue.kind == "believe" and "t" not in cue.frames and group.negation is not None


def _changes_a_thing(complement: Complement, cue: Cue) -> bool:
    """Whether "raised X to Y" raises something other than a figure that was told."""
    target = complement.addressee
    return cue.kind == "figure" and complement.frame == "x-to" and (target is None or lemma_of(target) not in FIGURES)
