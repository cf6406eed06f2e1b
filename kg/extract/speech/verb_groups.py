"""A verb with its auxiliaries, negation, adverbs between them and particle: the span of a verbal cue.

Adverbs at the left edge are left out ("also noted" -> "noted"), those inside kept ("had initially reported").
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.speech.cues import best_cue, noun_cues, verb_cues, verb_forms
from kg.extract.speech.thresholds import THRESHOLD
from kg.extract.tokens import Token

NEGATIONS = {"not", "n't", "n’t", "never", "nor", "neither", "hardly", "barely", "scarcely", "rarely", "seldom"}
_FINITE = {"VBD", "VBZ", "MD"}
_INVERTED = {"do", "does", "did", "has", "have", "had", "will", "would", "can", "could", "is", "was", "are", "were"}
_NOR = {"nor", "neither"}
_TURNING = {*NEGATIONS, "no", "nowhere", "little", "few"}
_BLAME = {"charge", "charges", "wrongdoing", "involvement", "responsibility", "guilt", "blame", "liability"}
_WHEN = {"when", "if", "once", "unless", "until", "although", "though"}
ALMOST = {"almost", "nearly"}


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """First and last token of the group, its head, the lemma with particle, and what weakens or reverses it."""

    first: int
    last: int
    head: Token
    lemma: str
    negation: str | None
    modal: str | None
    passive: bool


def lemma_of(token: Token) -> str:
    """Lemma in lower case: of a verb form as the lexicon inflects it, else the pipeline's, else the word itself."""
    if token.pos_ in syntax.VERBAL_POS and (lemma := verb_forms().get(token.lower_)):
        return lemma
    return (token.lemma_ or token.text).lower()


def verb_group(verb: Token) -> VerbGroup:
    """The group around a verb, or around a predicative adjective with its copula."""
    doc = verb.doc
    helpers = syntax.auxiliaries(verb)
    start = min((helper.i for helper in helpers), default=verb.i)
    if not all(_belongs(doc[i], verb) for i in range(start, verb.i)):  # a subject in between: "did he say"
        start = next(
            (helper.i for helper in helpers if all(_belongs(doc[i], verb) for i in range(helper.i, verb.i))), verb.i
        )
    prt = syntax.particle(verb)
    lemma, last = lemma_of(verb), verb.i
    if prt is not None and prt.i - verb.i <= 3:
        lemma = f"{lemma} {prt.lower_}"
        last = prt.i if prt.i == verb.i + 1 else last
    modal = next((helper.lower_ for helper in helpers if helper.tag_ == "MD"), None)
    passive = syntax.is_passive(verb) or (start == verb.i and _is_reduced_passive(verb))
    return VerbGroup(start, last, verb, lemma, _negation(verb), modal, passive)


def _is_reduced_passive(verb: Token) -> bool:
    """Whether a participle stands for a passive: "when asked about", "were beaten and denied access".

    "told police that" has its listener and is active, "was elected and promised to go" as well: nobody is promised to.
    """
    before = verb.doc[verb.i - 1].lower_ if verb.i else ""
    if before in _WHEN and verb.tag_ in {"VBN", "VBD"} and not syntax.children(verb, syntax.SUBJECT):
        return True
    about = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in {"about", "if", "whether", "why", "how"}
    if verb.lower_ == "asked" and about and (before in _WHEN or (before == "," and verb.dep_ != "conj")):
        return True  # "Trent, when asked about the leak", "Trent, asked about the leak"
    if not syntax.shares_passive(verb):
        return False
    objects = [child for child in verb.children if child.dep_ in syntax.OBJECT | syntax.INDIRECT_OBJECT]
    open_ended = any(syntax.is_infinitive(clause) for clause in syntax.children(verb, syntax.OPEN_COMPLEMENT))
    cues = verb_cues().get(lemma_of(verb), [])
    if open_ended and not objects and cues and best_cue(cues, "be-o") is None:
        return False
    if cues and not any(frame.startswith("be-") for cue in cues for frame in cue.frames):
        return False  # "was criticised and apologised": no passive at all
    if lemma_of(verb) == "deny" and any(child.lower_ in _BLAME or _is_claim(child) for child in objects):
        return False  # "was accused of torture and denied the accusations"
    told = any(clause.i > verb.i for clause in syntax.children(verb, syntax.CLAUSAL_COMPLEMENT))
    return not (told and objects)


def _is_claim(noun: Token) -> bool:
    return any(cue.stance == "asserts" for cue in noun_cues().get(lemma_of(noun), []))


def _belongs(token: Token, verb: Token) -> bool:
    return token.head.i == verb.i and (
        token.dep_ in syntax.AUXILIARY | {"cop", "neg", "advmod"} or token.pos_ in {"ADV", "PART", "AUX"}
    )


def _negation(verb: Token) -> str | None:
    """The negation that depends on a verb or stands right before it ("not only said" negates nothing)."""
    doc = verb.doc
    for before in reversed(doc.tokens[max(verb.i - 11, 0) : verb.i]):
        if before.is_punct:
            break
        if before.lower_ in _NOR and before.i + 1 < verb.i and syntax.is_auxiliary(before.nbor()):
            return before.lower_  # "Nor did the mayor say who would pay"
    if (inverted := _inverting(verb)) is not None:
        return inverted
    for host in (verb, *syntax.auxiliaries(verb)):
        for child in host.children:
            if child.i < verb.i and child.lower_ in NEGATIONS and doc[child.i + 1].lower_ != "only":
                return child.lower_
    for i in range(verb.i - 1, max(verb.i - 5, -1), -1):
        word = doc[i].lower_
        if word in NEGATIONS and doc[i + 1].lower_ != "only":
            return word
        if word == "longer" and i and doc[i - 1].lower_ == "no":
            return "no longer"
        if doc[i].pos_ not in {"ADV", "AUX", "PART"}:
            return None
    return None


def _inverting(verb: Token) -> str | None:
    """The negation that turned subject and auxiliary round: "At no point did the mayor say", "Nowhere does it say"."""
    start = verb.sent.start
    words = verb.doc[start : verb.i]
    helper = next((token for token in words if token.lower_ in _INVERTED), None)
    if helper is None or helper.i == start or helper.nbor(1).pos_ not in {"DET", "PRON", "PROPN", "NOUN", "ADJ"}:
        return None
    between = verb.doc[helper.i + 1 : verb.i]
    if verb.tag_ in {"VBZ", "VBG"} or any(token.text == "," or token.tag_ in _FINITE for token in between):
        return None
    opening = verb.doc[start : helper.i]
    before = [token.lower_ for token in opening]
    named = any(token.tag_ in {"NNP", "PRP"} for token in opening if token.i > start)
    if named or "only" in before or "," in before:
        return None
    return next((word for word in before if word in _TURNING), None)


def opens_clause(participle: Token) -> bool:
    """Whether a participle reports a clause, so that a "that" behind it is its own: "papers stating that"."""
    found = best_cue(verb_cues().get(lemma_of(participle), []), "t") if participle.tag_ == "VBG" else None
    return found is not None and found[1] >= THRESHOLD


def modifies_subject(participle: Token) -> bool:
    """Whether a participle opens the subject of what is said: "said responding officers talked to him"."""
    doc, i = participle.doc, participle.i
    if participle.tag_ != "VBG" or i < 1 or i + 2 >= len(doc) or doc[i + 1].tag_ != "NNS":
        return False
    return doc[i - 1].tag_ in syntax.FINITE_TAGS and doc[i + 2].tag_ in {"VBD", "VBN", "MD", "VBP"}
