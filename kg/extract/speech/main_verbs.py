"""The main verb behind "A woman who says she was attacked told police": for the parse a part of what she says.

Only where nothing but the two clauses stands between "who" and that verb, and both verbs can report.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.cues import best_cue, verb_cues, verb_forms
from kg.extract.speech.reading import Reading
from kg.extract.speech.thresholds import SAYING, THRESHOLD
from kg.extract.speech.verb_groups import lemma_of, verb_group
from kg.extract.tokens import Token


def main_verb(reading: Reading, inside: Token) -> tuple[Token, int, int] | None:
    """Head of the subject, the verb of its relative clause and the first token of the main verb's group."""
    doc = reading.doc
    low, high = reading.sentence_of(inside)
    who = next((i for i in range(low + 1, min(low + 12, high)) if doc[i].lower_ == "who"), None)
    if who is None or doc[who - 1].pos_ not in {"NOUN", "PROPN"} or any(_is_finite(token) for token in doc[low:who]):
        return None
    verbs: list[int] = []
    for i in range(who + 1, high):
        token = doc[i]
        joins = token.pos_ == "CCONJ" or (token.pos_ == "SCONJ" and token.lower_ != "that")
        if token.text in {",", ";", ":", "—", "–"} or token.is_quote or joins:
            return None
        if _is_finite(token) or _is_lost_past(token):
            verbs.append(i)
        if len(verbs) == 3:
            break
    if len(verbs) < 3:
        return None
    first, last = doc[verbs[0]], doc[verbs[2]]
    main = (
        last if last.pos_ == "VERB" else next((doc[i] for i in range(last.i + 1, high) if doc[i].pos_ == "VERB"), last)
    )
    said, told = (best_cue(verb_cues().get(lemma_of(verb), []), "t") for verb in (first, main))
    surely = (told is not None and told[1] >= SAYING) or lemma_of(main) in {"accuse", "urge"}
    return (doc[low:who].root, first.i, last.i) if said is not None and said[1] >= THRESHOLD and surely else None


def _is_finite(token: Token) -> bool:
    return token.tag_ in syntax.FINITE_TAGS and token.pos_ in syntax.VERBAL_POS


def _is_lost_past(token: Token) -> bool:
    """Whether a past is tagged as a participle: no auxiliary, and one that reports."""
    return token.tag_ == "VBN" and token.lower_ in verb_forms() and verb_group(token).first == token.i
