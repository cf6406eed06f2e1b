"""The subject of a verb by the parse alone: its own, a shared one, that of the clause or noun it hangs on.

"X released a statement saying" and "X's letter saying" make X speak. Words beside the verb: see subjects.py.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.verb_groups import lemma_of
from kg.extract.tokens import Token

CARRIERS = {
    "statement", "letter", "post", "tweet", "message", "note", "email", "e-mail", "memo", "release", "communique",
    "communiqué", "video", "speech", "interview", "report", "call", "text", "article", "blog", "notice", "bulletin",
}  # fmt: skip
ISSUING = {
    "release",
    "issue",
    "publish",
    "post",
    "send",
    "write",
    "make",
    "give",
    "put",
    "share",
    "circulate",
    "read",
    "deliver",
}
_CAUSING = {"lead", "prompt", "force", "cause", "drive", "push", "move", "induce", "provoke", "spur", "persuade"}


def subject_by_parse(verb: Token) -> Token | None:
    """Head of a verb's subject by the parse alone, also through coordination and participles."""
    if (above := _finite_above(verb)) is not None:
        return subject_by_parse(above)
    if (caused := _caused(verb)) is not None:
        return caused
    found = syntax.subject(verb)
    if found is not None:
        return found
    above = syntax.governor(verb)
    if above is None:
        first = syntax.first_conjunct(verb)
        return subject_by_parse(first) if first.i != verb.i else None
    if verb.dep_ in syntax.NOUN_CLAUSE and above.pos_ in {"NOUN", "PROPN", "PRON"}:
        if verb.tag_ == "VBD" and (described := _described(above)) is not None:
            return described
        if verb.tag_ in {"VBG", "VBD"}:
            if syntax.children(above, {"cop"}):
                return syntax.subject(above)  # "are on record opposing"
            if verb.tag_ == "VBG" and syntax.markers(verb) & {"of", "to", "for", "in", "from"}:
                return of_main_clause(above)  # "In addition to stating that it failed, Ruiz vowed"
            if verb.tag_ == "VBG" and lemma_of(above) == "case":
                return of_main_clause(above)  # "arguing that it was safe, and in some cases claiming"
            return _issuer(above) or above
        return None
    if verb.dep_ in syntax.ADVERBIAL_CLAUSE | syntax.OPEN_COMPLEMENT | {"pcomp", "ccomp"} and verb.tag_ in {
        "VBG",
        "VB",
    }:
        if syntax.is_verbal(above):
            return sender(above) or subject_by_parse(above)
        return syntax.subject(above)
    return None


def _described(noun: Token) -> Token | None:
    """Sources, in "Sources who feared for their jobs told the paper": a sentence without verb, but for "who feared"."""
    above = list(noun.ancestors)
    described = any(inside.dep_ in syntax.RELATIVE_CLAUSE for inside in above)
    return above[-1] if described and above[-1].pos_ in {"NOUN", "PROPN"} else None


def _caused(verb: Token) -> Token | None:
    """Who is made to speak: "the storm led the maker to warn of losses"."""
    above = verb.head
    if verb.dep_ not in syntax.OPEN_COMPLEMENT or not syntax.is_infinitive(verb) or lemma_of(above) not in _CAUSING:
        return None
    return next((child for child in syntax.children(above, syntax.OBJECT) if child.i < verb.i), None)


def _finite_above(verb: Token) -> Token | None:
    """The main verb with which a finite one is joined in "accused them of lying and urged ...": lying urges nobody."""
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBZ"} or syntax.children(verb, syntax.SUBJECT):
        return None
    if syntax.is_finite(verb.head) or verb.head.tag_ not in {"VBG", "VB"}:
        return None
    for above in verb.head.ancestors:
        if syntax.is_verbal(above) and syntax.is_finite(above):
            return above
    return None


def sender(verb: Token) -> Token | None:
    """Who calls, in "Police received a call from a resident, saying"."""
    calls = [child for child in syntax.children(verb, syntax.OBJECT) if lemma_of(child) in CARRIERS]
    if lemma_of(verb) not in {"receive", "get"} or not calls:
        return None
    senders = (
        head for word in (calls[0], verb) for preposition, head in syntax.obliques(word) if preposition == "from"
    )
    return next(senders, None)


def of_main_clause(noun: Token) -> Token | None:
    """Subject of the finite clause that a noun stands in, None where the noun is that subject itself."""
    clause = next((above for above in noun.ancestors if syntax.is_verbal(above) and syntax.is_finite(above)), None)
    subject = None if clause is None else syntax.subject(clause)
    return subject if subject is not None and not subject.left_edge.i <= noun.i <= subject.right_edge.i else None


def _issuer(carrier: Token) -> Token | None:
    """Who issues the statement that a participle goes on with: "X released a statement saying"."""
    if lemma_of(carrier) not in CARRIERS:
        return None
    for child in syntax.children(carrier, syntax.POSSESSOR):
        return child
    above = carrier.head
    if carrier.dep_ in syntax.OBJECT and (called := sender(above)) is not None:
        return called
    if carrier.dep_ in syntax.OBJECT and lemma_of(above) in ISSUING:
        return subject_by_parse(above)
    if carrier.dep_ in syntax.OBLIQUE | syntax.CLEAR_PREPOSITION_OBJECT:
        verb = above.head if carrier.dep_ in syntax.CLEAR_PREPOSITION_OBJECT else above
        if syntax.is_verbal(verb) and carrier.i > verb.i and not syntax.is_passive(verb):
            return subject_by_parse(verb)
    return None
