"""Verbs of saying that the parse lost, read by the words alone: who stands before them and what follows.

A last resort for verbs that reported_speech.py could not use: tagged as nouns ("the bank predicts a rise"), hung as
modifiers, or left without subject or complement. Only a noun phrase right before a finite form and words right after
it count.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.speech.comments import figure_after_at, without_comment
from kg.extract.speech.cues import Cue, best_cue, verb_cues, verb_forms
from kg.extract.speech.drafts import Draft
from kg.extract.speech.noun_phrases import is_time, source_range
from kg.extract.speech.parentheticals import around
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.speech.stance import Refusal, asks_itself, judge
from kg.extract.speech.subjects import FIRST_PERSON, can_speak, find_subject, is_reduced_passive
from kg.extract.speech.surface_phrases import DAYS, noun_phrase_left_of
from kg.extract.speech.thresholds import SAYING
from kg.extract.speech.verb_groups import VerbGroup, verb_group
from kg.extract.tokens import Token
from kg.model import Skipped

SURE = 0.8
# Cues whose forms are nouns as well: a noun tag is believed unless a determiner or pronoun follows.
_ALSO_NOUNS = {
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
_BOUNDS = {"at", "more", "over", "about", "nearly", "almost", "fewer", "less", "some", "only"}
_PREPOSITIONS = {"for", "on", "of", "about", "against"}
_JOINING = syntax.WH_WORDS | {"because", "while", "but", "after", "as"}
_DETERMINING = {"DET", "PRON", "NUM"}
_NOT_SOURCE = {"that", "which", "who", "whom", "what", "there", "this", "it"}


def find_lost(reading: Reading, taken: set[int]) -> Iterator[Draft | Skipped]:
    """Attributions of sure verbs of saying whose tokens no other rule has used."""
    forms, table = verb_forms(), verb_cues()
    for token in reading.doc:
        if token.i in taken or token.lower_ not in forms or token.i + 1 >= len(reading.doc):
            continue
        cues = table.get(forms[token.lower_], [])
        priors = (cue.frames.get(frame, 0.0) for cue in cues for frame in ("t", "n", "i", "w", "x-at"))
        sure = max(priors, default=0.0) >= SURE
        finite = _is_finite(reading, token) or _behind_relative(reading, token) is not None
        if (sure and finite) or _is_only_verb(reading, token, cues):
            yield from _read(reading, token, cues)


def _is_only_verb(reading: Reading, token: Token, cues: list[Cue]) -> bool:
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


def _behind_relative(reading: Reading, token: Token) -> Token | None:
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


def _is_finite(reading: Reading, token: Token) -> bool:
    """Whether a form is a finite verb: by its tag, or by its place between a noun and a determiner or "that"."""
    if token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ == "VERB":
        return True
    before, after = reading.doc[token.i - 1] if token.i else None, reading.doc[token.i + 1]
    if before is not None and before.pos_ == "CCONJ" and (token.tag_ == "VBZ" or _goes_on(token)):
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
    if lemma not in _ALSO_NOUNS and after.pos_ in {*_DETERMINING, "NOUN", "PROPN", "ADJ"}:
        if token.tag_ in {"NN", "NNP"} and token.lower_ == lemma and before.tag_ in {"NNS", "NNPS"}:
            return True
        if token.tag_ in {"NNS", "NNPS"} and token.lower_ != lemma:
            return True
    if _opens_relative(after):
        return False  # "to table documents that would help"
    if token.tag_ in {"NNS", "NNPS", "VBN"} and (token.lower_.endswith("s") or token.lower_.endswith("d")):
        return (
            after.pos_ in _DETERMINING
            or (token.tag_ == "VBN" and after.lower_ in _PREPOSITIONS)
            or after.lower_ in _BOUNDS | {"that"}
            or (after.lower_ == "to" and token.i + 2 < len(token.doc) and token.nbor(2).tag_ == "VB")
        )
    return False


def _opens_relative(token: Token) -> bool:
    """Whether "that" is the subject of a verb right behind it."""
    doc, i = token.doc, token.i + 1
    return token.lower_ == "that" and token.tag_ == "WDT" and i < len(doc) and doc[i].tag_ in syntax.FINITE_TAGS


def _goes_on(token: Token) -> bool:
    """Whether a participle behind a conjunction is a past that brings a clause: "but dismissed reports that"."""
    doc, i = token.doc, token.i + 1
    if token.tag_ != "VBN" or token.dep_ not in {"amod", "conj", "acl"} or syntax.shares_passive(token):
        return False
    if _of_deed(token) is not None:
        return True
    if i + 1 < len(doc) and doc[i + 1].lower_ == "whether":  # "and wondered aloud whether"
        i += 1
    return i + 1 < len(doc) and (doc[i].lower_ == "whether" or (doc[i].tag_ == "NNS" and doc[i + 1].lower_ == "that"))


def _of_deed(token: Token) -> int | None:
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


def _of_sentence(reading: Reading, cue: Token) -> Token | None:
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


def _read(reading: Reading, token: Token, cues: list[Cue]) -> Iterator[Draft | Skipped]:
    low, high = reading.sentence_of(token)
    while high > token.i and (reading.doc[high].is_space or reading.doc[high].text in {".", "!", "?"}):
        high -= 1
    group = verb_group(token)
    if is_reduced_passive(reading, group):
        return
    coordinated = group.first > low and reading.doc[group.first - 1].pos_ == "CCONJ"
    if coordinated and _goes_on(token):
        head = _of_sentence(reading, token)
    elif (told := _behind_relative(reading, token)) is not None:
        head = told
    else:
        head = find_subject(reading, group) if coordinated else noun_phrase_left_of(reading, token.i, low)
    if reading.doc[token.i - 1].text == "," and reading.doc[token.i + 1].tag_ == "TO" and token.lower_.endswith("ed"):
        return  # "raised its share, expected to rise further": a participle
    if head is None or high <= token.i or head.lower_ in _NOT_SOURCE or is_time(head):
        return
    if reading.quotation[token.i] != OUTSIDE and (
        head.lower_ in FIRST_PERSON | {"you"} or reading.quotation[head.i] != reading.quotation[token.i]
    ):
        return
    content = _content(reading, token, cues, high)
    source = source_range(reading, head, cue_first=group.first, cue_last=token.i)
    if content is None:
        yield from _closing(reading, group, cues, head, source)
        return
    frame, first, last, cue, prior = content
    stance = judge(cue.stance, group, frame, head)
    place = reading.span(token.i, token.i)
    if isinstance(stance, Refusal):
        yield Skipped(stance.reason, place)
        return
    if asks_itself(reading, group):
        yield Skipped("question", place)
        return
    last = without_comment(reading, group, first, last)
    yield Draft(
        rule=f"words-{frame}",
        stance=stance,
        confidence=prior * 0.8,
        cue=(reading.span(group.first, first - 1 if frame in _PREPOSITIONS else token.i),),
        content=(reading.span(first, last),),
        source=(reading.span(*source),),
        cue_token=token.i,
        source_head=head.i,
        kind=cue.kind,
    )


def _closing(
    reading: Reading, group: VerbGroup, cues: list[Cue], head: Token, source: tuple[int, int]
) -> Iterator[Draft]:
    """ "Rates may rise, the bank predicts.": the cue ends its sentence."""
    found = best_cue(cues, "t")
    if found is None or found[1] < SURE or isinstance(judge(found[0].stance, group, "t", head), Refusal):
        return
    pieces = around(reading, group, source)
    if pieces:
        yield Draft(
            rule="words-parenthetical",
            stance=found[0].stance,
            confidence=found[1] * 0.8,
            cue=(reading.span(group.first, group.last),),
            content=tuple(reading.span(*piece) for piece in pieces),
            source=(reading.span(*source),),
            cue_token=group.head.i,
            source_head=head.i,
            kind=found[0].kind,
        )


def _content(reading: Reading, token: Token, cues: list[Cue], high: int) -> tuple[str, int, int, Cue, float] | None:
    """Frame and token range of what follows a verb: a clause, an infinitive or a noun phrase."""
    doc = reading.doc
    first = token.i + 1
    if _goes_on(token) and first < high and doc[first + 1].lower_ == "whether":
        first += 1
    if doc[first].lower_ == "whether" and first < high:
        found = best_cue(cues, "w")
        return None if found is None or found[1] < SURE else ("w", first, high, *found)
    explicit = doc[first].lower_ == "that" and doc[first + 1].pos_ not in {"VERB", "AUX"} if first < high else False
    if explicit:
        first += 1
    if _goes_on(token) and (of := _of_deed(token)) is not None and (found := best_cue(cues, "x-of")) is not None:
        return "x-of", first, _stop(reading, of, high), *found
    put = best_cue(cues, "x-at")
    if put is not None and (figure := figure_after_at(reading, first, high)) is not None:
        return "x-at", first, _stop(reading, figure, high), *put
    if (
        doc[first].lower_ in _PREPOSITIONS
        and first < high
        and (found := best_cue(cues, doc[first].lower_))
        and found[1] >= SURE
    ):
        return doc[first].lower_, first + 1, _stop(reading, first + 1, high), *found
    about = (
        doc[first].lower_ in _BOUNDS and first < high and (doc[first + 1].like_num or doc[first + 1].lower_ == "half")
    )
    joining = doc[first].pos_ in {"ADP", "CCONJ", "SCONJ"} or doc[first].tag_ == "WRB"  # "cried when the coffin passed"
    if doc[first].text in {",", ".", ";"} or (joining and not about):
        return None
    plural = token.lower_.endswith("s") and verb_forms()[token.lower_] in _ALSO_NOUNS
    if doc[first].tag_ == "VBG" and plural and best_cue(cues, "g") is None:
        return None  # "member states searching for words"
    if doc[first].lower_ == "to" and first < high and doc[first + 1].tag_ == "VB":
        found = best_cue(cues, "i")
        return None if found is None or found[1] < SURE else ("i", first, _stop(reading, first, high), *found)
    asked = best_cue(cues, "o")
    if asked is not None and asked[1] >= SURE:
        for i in range(first + 1, min(first + 8, high)):
            if doc[i].lower_ == "to" and doc[i].tag_ == "TO" and doc[i + 1].tag_ == "VB":
                return "o", first, _stop(reading, i, high), *asked
            if doc[i].is_punct or doc[i].tag_ in syntax.FINITE_TAGS:
                break
    stop = _stop(reading, first, high)
    near = doc[first : _before_joined(reading, first, stop) + 1]
    finite = any(token.tag_ in syntax.FINITE_TAGS and token.pos_ in syntax.VERBAL_POS for token in near)
    found = best_cue(cues, "t")
    clausal = explicit or (finite and found is not None and found[1] >= SAYING)
    if found is not None and found[1] >= SURE and (clausal or _must_be_clause(reading, cues, first, high)):
        return "t", first, high, *found
    found = best_cue(cues, "n")
    if found is not None and found[1] >= SURE and not finite:
        return "n", first, stop, *found
    return None


def _must_be_clause(reading: Reading, cues: list[Cue], first: int, high: int) -> bool:
    """Whether "said half of it reflected losses" goes on with a clause: no noun frame, and a verb follows."""
    doc = reading.doc
    nominal = best_cue(cues, "n")
    if nominal is not None or doc[first].lower_ in {*DAYS, "so", "yes", "no", "goodbye"}:
        return False
    near = doc[first + 1 : _before_joined(reading, first, high - 1) + 1]
    return any(token.tag_ in {"VBN", "VBD", "VBZ", "VBP"} and token.pos_ == "VERB" for token in near)


def _before_joined(reading: Reading, first: int, last: int) -> int:
    """Last token before what the subject did next: "shouted insults, and kicked him", "recalled 400 cars and left"."""
    doc = reading.doc
    for i in range(first, last):
        if doc[i].text == "," or (doc[i].pos_ == "CCONJ" and doc[i + 1].tag_ in syntax.FINITE_TAGS):
            return i - 1
    return last


def _stop(reading: Reading, first: int, high: int) -> int:
    """Last token before the next comma, semicolon, relative pronoun or conjunction of clauses."""
    doc = reading.doc
    for i in range(first + 1, high + 1):
        if doc[i].text in {",", ";", ":", "—", "–"} or doc[i].lower_ in _JOINING:
            return i - 1
    return high
