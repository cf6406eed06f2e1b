"""Nouns and adjectives that report: "the claim that", "his denial of", "calls by nurses for", "was adamant that".

The holder is the possessor, the "by" or "from" phrase, or the subject of a light verb ("expressed concern that"). A
noun without a holder counts only before a that-clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.extract import syntax
from kg.extract.speech.channels import is_channel
from kg.extract.speech.claims import claim_clause, holder_of, holder_range
from kg.extract.speech.comments import without_comment
from kg.extract.speech.content_edges import clause_range, right_edge, sentence_end
from kg.extract.speech.cues import Cue, adjective_cues, best_cue, noun_cues, verb_forms
from kg.extract.speech.drafts import Draft
from kg.extract.speech.noun_phrases import phrase_range, source_range
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.speech.stance import Refusal, asks_itself, judge, negative_subject
from kg.extract.speech.subjects import FIRST_PERSON, find_subject
from kg.extract.speech.thresholds import THRESHOLD
from kg.extract.speech.verb_groups import lemma_of, verb_group
from kg.extract.tokens import Token
from kg.model import Skipped

LIGHT_VERBS = {
    "make", "express", "voice", "issue", "give", "have", "raise", "repeat", "reiterate", "offer", "release",
    "deliver", "file", "hold", "share", "take", "send", "renew", "put", "lodge", "level", "air", "add", "extend",
    "announce", "state", "convey",
}  # fmt: skip
# Without a holder a noun needs to be this sure: "the idea that" is nobody's.
_UNHELD = 0.64
_IS = {"is", "was"}
_TRUTH = {"truth", "substance", "merit", "basis", "foundation"}
_ANSWERING = {"respond", "reply", "answer", "return", "ignore"}
_ANSWERS = {"comment", "comments", "response", "reaction"}
_HOLDER_PREPOSITIONS = {"by", "from", "among"}


def find_nominal(reading: Reading) -> Iterator[Draft | Skipped]:
    """Attributions whose cue is a noun or a predicative adjective, in text order."""
    nouns, adjectives = noun_cues(), adjective_cues()
    for token in reading.doc:
        if token.pos_ == "NOUN" and (cues := nouns.get(lemma_of(token))):
            yield from _noun(reading, token, cues)
        elif token.pos_ in {"ADJ", "VERB"} and (cues := adjectives.get(token.lower_)):
            yield from _adjective(reading, token, cues)


def _noun(reading: Reading, noun: Token, cues: list[Cue]) -> Iterator[Draft | Skipped]:
    content = _noun_content(reading, noun, cues)
    if content is None:
        return
    frame, piece, cue, prior, preposition = content
    piece = _before_own_verb(noun, piece)
    if frame in {"about", "on"} and cue.stance == "asserts" and cue.kind == "say":
        yield Skipped("topic, no claim", reading.span(noun.i, noun.i))  # "his remarks about the anthem"
        return
    asked = frame == "for" and lemma_of(noun) in {"request", "call"}
    if asked and (reading.doc[piece[1]].lower_ in _ANSWERS or lemma_of(noun.head) in _ANSWERING):
        return  # "did not reply to requests for comment"
    if noun.dep_ == "ROOT" and frame == "t" and not syntax.children(noun, {"cop"}) and _swallows(reading, noun, piece):
        yield Skipped("no end of the claim found", reading.span(noun.i, noun.i))
        return
    if _is_without_truth(noun) or any(
        child.lower_ in {"no", "any", "without"} and child.i < noun.i for child in noun.children
    ):
        yield Skipped("negated noun", reading.span(noun.i, noun.i))
        return
    holder, first = _holder(reading, noun)
    if holder is None and frame == "t" and _is_lost_verb(reading, noun):
        return
    appeal = frame == "for" and cue.stance == "demands" and noun.tag_ == "NNS"  # "calls for a ban"
    if holder is None and (frame not in {"t", "w"} or prior < _UNHELD) and not appeal:
        return
    if holder is not None and (
        (holder.lower_ in FIRST_PERSON and reading.quotation[noun.i] != OUTSIDE) or negative_subject(holder)
    ):
        return
    light = first if first is not None and syntax.is_verbal(first) else None
    if light is not None:
        verdict = judge(cue.stance, verb_group(light), "n", holder)
        if isinstance(verdict, Refusal):
            yield Skipped(verdict.reason, reading.span(noun.i, noun.i))
            return
    last = preposition.i if preposition is not None and preposition.i == noun.i + 1 else noun.i
    cue_first = noun.i
    if light is not None and light.i < noun.i:
        cue_first = verb_group(light).first
    source = None
    if holder is not None:
        if light is not None:
            source = source_range(reading, holder, cue_first=cue_first, cue_last=noun.i)
        else:
            low, high = holder_range(noun, holder) if holder.dep_ in syntax.NAME_PART else phrase_range(holder)
            while low < high and reading.doc[low].lower_ in {*_HOLDER_PREPOSITIONS, "in"}:
                low += 1
            while high > low and reading.doc[high].lower_ in {"'s", "’s", "'", "’"}:
                high -= 1
            source = (low, high)
    yield Draft(
        rule=f"noun-{frame}",
        stance=cue.stance,
        confidence=prior if holder is not None else prior * 0.8,
        cue=(reading.span(cue_first, last),),
        content=(reading.span(*piece),),
        source=() if source is None else (reading.span(*source),),
        cue_token=noun.i,
        source_head=None if holder is None else holder.i,
        missing="noun without holder" if holder is None else None,
        kind=cue.kind,
    )


def _is_without_truth(noun: Token) -> bool:
    """ "There is no truth to (the) reports that ...": whatever the parse, nobody says what is in them."""
    words = [token.lower_ for token in noun.doc[max(noun.i - 5, noun.sent.start) : noun.i]]
    return any(first == "no" and then in _TRUTH for first, then in pairwise(words))


def _is_lost_verb(reading: Reading, noun: Token) -> bool:
    """Whether a verb was taken for a noun, see lost_cues.py: "Boeing claims that", "A union of nurses fears that"."""
    if not noun.i or noun.lower_ not in verb_forms():
        return False
    before, words = noun.nbor(-1), reading.doc[reading.sentence_of(noun)[0] : noun.i]
    if noun.dep_ == "ROOT" and before.dep_ in syntax.SUBJECT and not syntax.children(noun, {"cop"}):
        return True
    follows = before.pos_ == "NOUN" and noun.tag_ == "NNS" and noun.nbor().lower_ == "that"
    return before.pos_ == "PROPN" or (follows and not any(token.tag_ in syntax.FINITE_TAGS for token in words))


def _before_own_verb(noun: Token, piece: tuple[int, int]) -> tuple[int, int]:
    """Without the predicate of the claim: "the claim that the bridge was safe was rejected"."""
    verb = noun.head
    if noun.dep_ not in syntax.SUBJECT or not (syntax.is_verbal(verb) or syntax.children(verb, {"cop"})):
        return piece
    begin = min([verb.i, *(helper.i for helper in syntax.auxiliaries(verb) if helper.i > noun.i)])
    return (piece[0], begin - 1) if piece[0] < begin <= piece[1] else piece


def _swallows(reading: Reading, noun: Token, piece: tuple[int, int]) -> bool:
    """Whether a claim takes in the verb of its own sentence: "The claim that the army shot civilians was denied."."""
    low, high = reading.sentence_of(noun)
    verbs = [
        i
        for i in range(low, high + 1)
        if reading.doc[i].tag_ in syntax.FINITE_TAGS and reading.doc[i].pos_ in syntax.VERBAL_POS
    ]
    return bool(verbs) and all(piece[0] <= i <= piece[1] for i in verbs)


def _noun_content(
    reading: Reading, noun: Token, cues: list[Cue]
) -> tuple[str, tuple[int, int], Cue, float, Token | None] | None:
    group = verb_group(noun)
    for clause in syntax.children(
        noun, syntax.NOUN_CLAUSE | syntax.CLAUSAL_COMPLEMENT | syntax.OPEN_COMPLEMENT | {"advcl", "acl:relcl", "relcl"}
    ):
        if clause.i < noun.i:
            continue
        kind = syntax.clause_kind(clause)
        edge = clause.left_edge
        if clause.dep_ in syntax.RELATIVE_CLAUSE and not (
            edge.lower_ == "that" and edge.dep_ not in syntax.SUBJECT | syntax.OBJECT
        ):
            continue
        frame = {"that": "t", "wh": "w", "infinitive": "i"}.get(kind)
        if frame == "t" and edge.lower_ != "that" and not syntax.children(noun, syntax.POSSESSOR):
            continue
        if frame and (found := best_cue(cues, frame)) and found[1] >= THRESHOLD:
            return frame, clause_range(reading, group, clause), *found, None
    if is_channel(noun):
        return None
    found = best_cue(cues, "t")
    held = found is not None and (found[0].stance != "asserts" or syntax.children(noun, syntax.POSSESSOR))
    if found is not None and held and (predicate := _predicate(reading, noun)) is not None:
        return "t", predicate, *found, None
    claimed = claim_clause(reading, noun, verb_group(noun.head) if syntax.is_verbal(noun.head) else None)
    if claimed is not None and (found := best_cue(cues, "t")):
        return "t", claimed, *found, None
    for preposition, head in syntax.obliques(noun):
        if head.i < noun.i or not preposition:
            continue
        found = best_cue(cues, preposition.split()[0])
        if found and found[1] >= THRESHOLD:
            first = next(
                (i for i in range(head.left_edge.i, head.i + 1) if reading.doc[i].lower_ != preposition.split()[0]),
                head.i,
            )
            marker = reading.doc[first - 1]
            return preposition.split()[0], (first, right_edge(reading, head)), *found, marker
    return None


def _predicate(reading: Reading, noun: Token) -> tuple[int, int] | None:
    """ "His answer was that the road is safe": the clause that a noun is said to be."""
    doc, high = reading.doc, reading.sentence_of(noun)[1]
    if noun.i + 3 > high or doc[noun.i + 1].lower_ not in _IS or doc[noun.i + 2].lower_ != "that":
        return None
    if doc[noun.i + 2].dep_ not in syntax.MARKER:
        return None  # "that of a child"
    end = sentence_end(reading, noun)
    return (noun.i + 3, without_comment(reading, None, noun.i + 3, end)) if noun.i + 3 < end else None


def _holder(reading: Reading, noun: Token) -> tuple[Token | None, Token | None]:
    """Who holds the claim, and the word through which: possessor, "by" phrase, or subject of a light verb."""
    for child in syntax.children(noun, syntax.POSSESSOR):
        return child, noun
    for preposition, head in syntax.obliques(noun):
        if preposition in _HOLDER_PREPOSITIONS and head.i > noun.i:
            return head, noun
    named = holder_of(noun)
    if named is not None:
        return named, noun
    verb = noun.head
    if noun.dep_ in syntax.OBJECT and lemma_of(verb) in LIGHT_VERBS:
        subject = find_subject(reading, verb_group(verb))
        if subject is not None:
            return subject, verb
    return None, None


def _adjective(reading: Reading, adjective: Token, cues: list[Cue]) -> Iterator[Draft | Skipped]:
    group = verb_group(adjective)
    if group.first == adjective.i and adjective.dep_ not in syntax.PREDICATIVE | {"conj"}:
        return
    subject = syntax.subject(adjective) or syntax.subject(adjective.head)
    if subject is None or subject.lower_ in {"it", "there", "this", "that", "what"}:
        return
    if syntax.children(adjective, syntax.OBJECT):
        return  # "having committed £1m to the fund"
    subject = syntax.relative_antecedent(subject) or subject
    if reading.quotation[adjective.i] != OUTSIDE and subject.lower_ in FIRST_PERSON:
        return
    for frame, piece, last in _adjective_contents(reading, adjective):
        found = best_cue(cues, frame)
        if found is None or found[1] < THRESHOLD:
            continue
        cue, prior = found
        verdict = judge(cue.stance, group, frame, subject)
        place = reading.span(group.first, adjective.i)
        if isinstance(verdict, Refusal):
            yield Skipped(verdict.reason, place)
            return
        if asks_itself(reading, group):
            yield Skipped("question", place)
            return
        yield Draft(
            rule=f"adjective-{frame}",
            stance=verdict,
            confidence=prior,
            cue=(reading.span(group.first, last),),
            content=(reading.span(*piece),),
            source=(reading.span(*source_range(reading, subject, cue_first=group.first, cue_last=adjective.i)),),
            cue_token=adjective.i,
            source_head=subject.i,
            kind=cue.kind,
        )
        return


def _adjective_contents(reading: Reading, adjective: Token) -> Iterator[tuple[str, tuple[int, int], int]]:
    group = verb_group(adjective)
    for clause in syntax.children(
        adjective, syntax.CLAUSAL_COMPLEMENT | syntax.OPEN_COMPLEMENT | syntax.ADVERBIAL_CLAUSE
    ):
        if clause.i > adjective.i:
            frame = {"that": "t", "wh": "w", "infinitive": "i"}.get(syntax.clause_kind(clause))
            if frame and not syntax.markers(clause) & {"because", "as", "when", "while", "after", "since", "if", "so"}:
                yield frame, clause_range(reading, group, clause), adjective.i
    for preposition, head in syntax.obliques(adjective):
        if head.i > adjective.i and preposition:
            first = next(
                (i for i in range(head.left_edge.i, head.i + 1) if reading.doc[i].lower_ != preposition.split()[0]),
                head.i,
            )
            yield preposition.split()[0], (first, right_edge(reading, head)), first - 1
