"""Who passes on what somebody else said: "the agency quoted the minister as saying that ties were old".

The outer content is the speaker with what he said; the inner one is read at its own cue. Passives are read in
passives.py.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.content_edges import clause_range, right_edge
from kg.extract.speech.reading import Reading
from kg.extract.speech.subjects import can_speak
from kg.extract.speech.verb_groups import VerbGroup, lemma_of, verb_group
from kg.extract.tokens import Token

_RELAYING = {"quote", "cite"}
# Why "citing an official" has no content of its own.
ONLY_SPEAKER = "only the speaker is named"


def relayed(reading: Reading, group: VerbGroup, target: Token) -> tuple[int, int] | None:
    """ "quoted the minister as saying that ties were old": the speaker and what he said, all of it relayed."""
    if lemma_of(group.head) not in _RELAYING:
        return None
    following = target.doc[target.i + 1 : reading.sentence_of(target)[1] + 1]
    said = next((gerund for gerund in following if relayed_speaker(gerund) == target), None)
    if said is None:
        return None
    inner = verb_group(said)
    ends = [clause_range(reading, inner, clause)[1] for clause in syntax.complements(said) if clause.i > said.i]
    return target.left_edge.i, max([right_edge(reading, said), *ends])


def relayed_speaker(gerund: Token) -> Token | None:
    """Whom somebody "quoted as saying": the object of the verb above, right before "as"; None for passives."""
    if gerund.tag_ != "VBG" or gerund.i < 2 or gerund.nbor(-1).lower_ != "as":
        return None
    above = gerund.head
    if above.pos_ in {"NOUN", "PROPN", "PRON"} and gerund.dep_ in syntax.NOUN_CLAUSE:
        above = above.head
    if not syntax.is_verbal(above) or syntax.is_passive(above) or above.i > gerund.i:
        return None
    objects = [
        child
        for child in syntax.children(above, syntax.OBJECT | syntax.INDIRECT_OBJECT)
        if above.i < child.i < gerund.i
    ]
    return objects[-1] if objects else None


def names_speaker_only(reading: Reading, group: VerbGroup, content: tuple[int, int]) -> bool:
    """Whether "quoting two officials" tells whom, not what: no other figure, no quotation and nothing "as saying"."""
    if lemma_of(group.head) not in _RELAYING:
        return False
    first, last = content
    inside = reading.doc[first : last + 1]
    speaker = inside.root
    outside = {reading.quotation[group.head.i], reading.quotation[speaker.i]}  # "quoting “an informed source”"
    told = any(
        (token.like_num and token.head.i != speaker.i)
        or token.tag_ == "VBG"
        or reading.quotation[token.i] not in outside
        for token in inside
    )
    return not told and can_speak(speaker)
