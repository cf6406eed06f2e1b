"""Which words are verbs that the parse lost: tagged as nouns or participles, hung as modifiers; who is their subject.

Judged by form and neighbours. What such verbs report is read in lost_cues.py.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.cues import Cue, best_cue, verb_cues, verb_forms
from kg.extract.speech.noun_phrases import is_time
from kg.extract.speech.reading import Reading
from kg.extract.speech.subjects import can_speak
from kg.extract.tokens import Token

SURE = 0.8
# Cues whose forms are nouns as well: a noun tag is believed unless a determiner or pronoun follows.
ALSO_NOUNS = {
    "accord", "address", "advocate", "aim", "answer", "appeal", "argument", "attack", "back", "blame", "blast",
    "boast", "call", "challenge", "champion", "charge", "cheer", "claim", "comment", "complaint", "counter", "count",
    "cover", "credit", "cry", "debate", "demand", "detail", "dispute", "document", "doubt", "dream", "email",
    "estimate", "fear", "figure", "finish", "forecast", "guess", "hope", "joke", "judge", "label", "list", "love",
    "mention", "name", "note", "offer", "order", "plan", "pledge", "post", "praise", "press", "project", "promise",
    "protest", "push", "question", "quote", "rank", "reason", "report", "request", "review", "rule", "sense", "shout",
    "show", "signal", "smile", "state", "stress", "support", "suspect", "target", "text", "threat", "tweet", "update",
    "view", "volunteer", "vow", "whisper", "wish", "wonder", "worry", "yell", "study",
}  # fmt: skip
# Words of an object at most: "accused the head of the union of lying".
_OBJECT = 10
BOUNDS = {"at", "more", "over", "about", "nearly", "almost", "fewer", "less", "some", "only"}
PREPOSITIONS = {"for", "on", "of", "about", "against"}
_DETERMINING = {"DET", "PRON", "NUM"}


def is_only_verb(reading: Reading, token: Token, cues: list[Cue]) -> bool:
    """Whether "called for" or "called on", read as a noun's participle, is all that its sentence has for a verb."""
    found = best_cue(cues, token.nbor(1).lower_)
    if found is None or found[1] < SURE or token.tag_ != "VBN" or token.dep_ not in syntax.NOUN_CLAUSE:
        return False
    if not can_speak(token.head) and any(is_time(head) for _, head in syntax.obliques(token)):
        return False  # "A strike called for Monday."
    low, high = reading.sentence_of(token)
    inside = {word.i for word in token.subtree}
    return _is_ended(reading, high) and not any(
        word.tag_ in syntax.FINITE_TAGS and word.i not in inside for word in reading.doc[low : high + 1]
    )


def _is_ended(reading: Reading, last: int) -> bool:
    """Whether a sentence has its stop, before the blank at most; a heading may lack its verb."""
    doc = reading.doc
    return doc[last - int(doc[last].is_space)].text in {".", "!"}


def subject_behind_relative(reading: Reading, token: Token) -> Token | None:
    """The subject of "The firm, which employs 340 people, accused": a participle for the parse."""
    low, high = reading.sentence_of(token)
    doc = reading.doc
    if token.tag_ != "VBN" or token.i <= low or doc[token.i - 1].text != "," or not _is_ended(reading, high):
        return None
    head = next((word for word in doc[low : high + 1] if word.dep_ == "ROOT"), None)
    if head is None or head.i > token.i or head.pos_ not in {"NOUN", "PROPN"} or not can_speak(head):
        return None
    relative = [c for c in head.children if c.dep_ in syntax.RELATIVE_CLAUSE and head.i < c.i < token.i]
    inside = {word.i for clause in (*relative, token) for word in clause.subtree}
    outside = (word for word in doc[low : high + 1] if word.i not in inside)
    return head if relative and not any(word.tag_ in syntax.FINITE_TAGS for word in outside) else None


def is_finite_form(reading: Reading, token: Token) -> bool:
    """Whether a form is a finite verb: by its tag, or by its place between a noun and a determiner or "that"."""
    if token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ == "VERB":
        return True
    before, after = reading.doc[token.i - 1] if token.i else None, reading.doc[token.i + 1]
    if before is not None and before.pos_ == "CCONJ" and (token.tag_ == "VBZ" or goes_on(token)):
        return True
    named = before is not None and before.dep_ in syntax.SUBJECT and before.head.i == token.i
    if before is None or (before.pos_ not in {"NOUN", "PROPN", "PRON"} and before.text != "," and not named):
        return False
    if (
        token.tag_ == "NNS"
        and after.is_punct
        and token.i >= 2
        and any(t.text == "," for t in reading.doc[max(token.i - 5, 0) : token.i])
    ):
        return True
    lemma = verb_forms()[token.lower_]
    if lemma not in ALSO_NOUNS and after.pos_ in {*_DETERMINING, "NOUN", "PROPN", "ADJ"}:
        if token.tag_ in {"NN", "NNP"} and token.lower_ == lemma and before.tag_ in {"NNS", "NNPS"}:
            return True
        if token.tag_ in {"NNS", "NNPS"} and token.lower_ != lemma:
            return True
    if _opens_relative(after):
        return False  # "to table documents that would help"
    if token.tag_ in {"NNS", "NNPS", "VBN"} and (token.lower_.endswith("s") or token.lower_.endswith("d")):
        return (
            after.pos_ in _DETERMINING
            or (token.tag_ == "VBN" and after.lower_ in PREPOSITIONS)
            or after.lower_ in BOUNDS | {"that"}
            or (after.lower_ == "to" and token.i + 2 < len(token.doc) and token.nbor(2).tag_ == "VB")
        )
    return False


def _opens_relative(token: Token) -> bool:
    """Whether "that" is the subject of a verb right behind it."""
    doc, i = token.doc, token.i + 1
    return token.lower_ == "that" and token.tag_ == "WDT" and i < len(doc) and doc[i].tag_ in syntax.FINITE_TAGS


def goes_on(token: Token) -> bool:
    """Whether a participle behind a conjunction is a past that brings a clause: "but dismissed reports that"."""
    doc, i = token.doc, token.i + 1
    if token.tag_ != "VBN" or token.dep_ not in {"amod", "conj", "acl"} or syntax.shares_passive(token):
        return False
    if of_deed(token) is not None:
        return True
    if i + 1 < len(doc) and doc[i + 1].lower_ == "whether":  # "and wondered aloud whether"
        i += 1
    return i + 1 < len(doc) and (doc[i].lower_ == "whether" or (doc[i].tag_ == "NNS" and doc[i + 1].lower_ == "that"))


def of_deed(token: Token) -> int | None:
    """The "of" in "accused union leaders of lying", whatever the parse: a few words between, a gerund next."""
    doc = token.doc
    if best_cue(verb_cues().get(verb_forms()[token.lower_], []), "x-of") is None:
        return None
    for i in range(token.i + 2, min(token.i + _OBJECT, len(doc) - 1)):
        if doc[i].lower_ == "of" and doc[i + 1].tag_ == "VBG":
            return i
        if doc[i].is_punct or doc[i].tag_ in syntax.FINITE_TAGS:
            return None
    return None


def subject_of_sentence(reading: Reading, cue: Token) -> Token | None:
    """The subject of the main clause before a coordinated cue; None where a clause between them may share its own."""
    main = next((above for above in cue.ancestors if above.dep_ == "ROOT"), None)
    bare = main is not None and main.tag_ == "VB" and not syntax.auxiliaries(main)  # "put the toll at 12"
    if main is None or not (bare or syntax.is_finite(main)):
        return None
    head = None if main.i > cue.i else syntax.subject(main)
    if head is None or head.i > main.i:
        return None
    own = any(token.dep_ in syntax.SUBJECT for token in reading.doc[main.i : cue.i])
    return head if not own or reading.doc[cue.i - 2].text == "," else None
