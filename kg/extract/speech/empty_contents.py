"""Contents that tell nothing: "says nothing about the strike", clauses without a subject, what a topic is."""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.predicates import Complement
from kg.extract.speech.reading import Reading
from kg.extract.speech.relays import ONLY_SPEAKER, names_speaker_only
from kg.extract.speech.verb_groups import VerbGroup

_NAMED = {"called", "named", "identified", "quoted", "known", "anonymous"}
_TOPICAL = {"about", "over", "regarding", "concerning"}


def tells_nothing(reading: Reading, group: VerbGroup, complement: Complement, piece: tuple[int, int]) -> str | None:
    """Why a content is none, None if it is one."""
    if complement.frame == "n" and reading.doc[piece[0]].lower_ == "nothing":
        return "nothing is told"  # "says nothing about the strike"
    if complement.frame == "n" and names_speaker_only(reading, group, piece):
        return ONLY_SPEAKER
    if piece[0] == piece[1] and reading.doc[piece[0]].lower_.endswith(("self", "selves")):
        return "nothing is told"  # "refer to themselves as"
    if complement.frame == "i" and _only_names(reading, piece):
        return "only how somebody is to be named"
    if complement.frame == "t" and _is_main_verb(reading, group, piece):
        return "participle"
    before = reading.doc[piece[0] - 1]
    if complement.frame == "t" and lacks_subject(reading, piece):
        return "no content found"  # "A boat, reported missing, was found"
    topic = before.i > group.last and before.pos_ == "NOUN" and any(c.lower_ in _TOPICAL for c in before.children)
    if topic and complement.frame == "t" and reading.doc[piece[0]].tag_ == "PRP":
        return "relative clause"  # "pressed her about a letter she wrote"
    return None


def _is_main_verb(reading: Reading, group: VerbGroup, piece: tuple[int, int]) -> bool:
    """Whether a clause is the verb of the cue's own subject: "Other measures announced include a ban"."""
    opening = reading.doc[piece[0]]
    follows = piece[0] > group.last and opening.tag_ in {"VBP", "VBZ"} and opening.pos_ == "VERB"
    bare = group.first == group.last and group.head.tag_ in {"VBD", "VBN"}
    return follows and bare and opening.nbor(1).pos_ in {"DET", "PRON"}


def _only_names(reading: Reading, piece: tuple[int, int]) -> bool:
    """Whether somebody only "wanted to be called Sam" or "asked to remain anonymous"."""
    opening = [token.lower_ for token in reading.doc[piece[0] : piece[1] + 1] if token.pos_ != "ADV"][:3]
    return opening[:2] == ["to", "be"] and opening[-1] in _NAMED


def lacks_subject(reading: Reading, piece: tuple[int, int]) -> bool:
    """Whether a clause opens with its auxiliary; a full verb there may be a noun ("said clouds hid the sun")."""
    opening = reading.doc[piece[0]]
    return opening.tag_ in syntax.FINITE_TAGS and opening.pos_ == "AUX"
