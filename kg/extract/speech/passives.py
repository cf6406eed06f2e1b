"""Passives of reporting verbs: "is said to have fled", "it was reported that", "was accused by X of Y", "asked
whether ...".

The agent is the source; without one the source is missing and says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.speech.content_edges import clause_range, right_edge
from kg.extract.speech.cues import Cue, best_cue, verb_cues
from kg.extract.speech.drafts import Draft
from kg.extract.speech.noun_phrases import is_time, phrase_range, source_range
from kg.extract.speech.parentheticals import that_clause_by_words
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.speech.stance import Refusal, asks_itself, judge
from kg.extract.speech.subjects import EXPLETIVES, can_speak
from kg.extract.speech.thresholds import NOMINAL, NOMINAL_PASSIVE, RAISED, THRESHOLD
from kg.extract.speech.verb_groups import VerbGroup, lemma_of
from kg.extract.tokens import Token
from kg.model import Skipped

# In a passive without agent these tell of something to come, with its time.
_AHEAD = {"expects", "promises"}
_CIRCUMSTANCES = syntax.OBLIQUE | syntax.ADVERBIAL_CLAUSE
_PREDICATES = syntax.OPEN_COMPLEMENT | syntax.PREDICATIVE | syntax.OBLIQUE


def find_passive(reading: Reading, group: VerbGroup, cues: list[Cue], *, participle: bool) -> Iterator[Draft | Skipped]:
    """ "X is said to have fled", "it was reported that", "the deal was announced by X", "was accused by X of Y"."""
    verb = group.head
    agent = _agent(verb) or _agent_in_predicate(verb)
    subject = verb.head if participle and verb.dep_ != "conj" else syntax.subject(verb)
    if participle and subject is not None and verb.dep_ in syntax.ADVERBIAL_CLAUSE and syntax.is_verbal(subject):
        subject = None  # "she said when asked by reporters": the clause above is not what they asked
    if subject is not None:
        subject = syntax.relative_antecedent(subject) or subject
    expletive = subject is not None and subject.lower_ in EXPLETIVES
    chosen = _passive_content(reading, group, cues, subject, expletive=expletive)
    inherited = not participle and group.first == group.last and not syntax.is_passive(verb)
    if inherited and (chosen is None or (agent is None and chosen[0] not in {"t", "w", "o"})):
        yield Skipped("participle of a passive", reading.span(group.first, group.last))
        return
    glued = participle and group.first > 0 and reading.doc[group.first - 1].lower_.endswith("as")
    if chosen is None or (participle and agent is None) or glued:  # "as reported by" is read in sources.py
        return
    frame, pieces, cue, prior = chosen
    topic = reading.doc[pieces[0][0]]
    if topic.lower_ == "according":
        return  # "according to minutes quoted by the newspaper"
    if prior < (THRESHOLD if frame != "n" else NOMINAL if can_speak(agent) else NOMINAL_PASSIVE):
        return
    if frame == "n" and cue.stance == "denies" and agent is None:
        return  # "they were denied visas" denies nothing that anybody said
    if frame == "n" and cue.stance == "promises" and (can_speak(subject) or syntax.children(verb, syntax.OBJECT)):
        return  # "she was promised nothing": whoever is promised something is not what is promised
    if frame == "n" and cue.stance == "asks" and (agent is None or can_speak(subject)):
        return  # "the suspects were questioned": whoever is asked is no content
    stance = judge(cue.stance, group, frame, agent)
    last = group.last
    if agent is not None and reading.doc[group.last + 1].lower_ == "by":
        last = group.last + 1
    place = reading.span(group.first, group.last)
    if isinstance(stance, Refusal):
        yield Skipped(stance.reason, place)
        return
    if asks_itself(reading, group):
        yield Skipped("question", place)
        return
    source = None if agent is None else source_range(reading, agent, cue_first=group.first, cue_last=last)
    if source is not None and reading.doc[source[0]].lower_ == "by":
        source = (min(source[0] + 1, source[1]), source[1])
    if source is not None and frame == "o" and source[0] < pieces[-1][0] <= source[1]:
        source = (source[0], pieces[-1][0] - 1)
    if source is not None and best_cue(cues, "be-x-of") is not None:
        source, pieces = _charge_apart(reading, source, pieces)
    if frame == "n" and agent is None and cue.stance in _AHEAD:
        pieces = [*pieces, *_time_ahead(reading, group)]
    pieces = [_without_agent(reading, piece, agent) for piece in pieces]
    if participle and frame in {"t", "w"} and reading.doc[group.first - 1].text == ",":
        pieces = [_before_main_verb(reading, piece) for piece in pieces]
    if participle and frame == "n":
        pieces[0] = _without_preposition(reading, pieces[0])
    yield Draft(
        rule=f"passive-{frame}",
        stance=stance,
        confidence=prior,
        cue=(reading.span(group.first, last),),
        content=tuple(reading.span(*piece) for piece in pieces),
        source=() if source is None else (reading.span(*source),),
        cue_token=verb.i,
        source_head=None if agent is None else agent.i,
        missing="passive" if agent is None else None,
        kind=cue.kind,
    )


def _agent(verb: Token) -> Token | None:
    """The agent of a passive; in "expected by May" and "due to be published by the end of the year" there is none."""
    agent = syntax.agent(verb)
    if agent is None or not is_time(agent):
        return agent
    others = (head for preposition, head in syntax.obliques(verb) if preposition == "by" and not is_time(head))
    return next(others, None)


def _before_main_verb(reading: Reading, piece: tuple[int, int]) -> tuple[int, int]:
    """The question in "Ruiz, asked by a reader if he would go, laughed": up to the comma before the main verb."""
    doc = reading.doc
    ends = (
        i - 1 for i in range(piece[0] + 1, piece[1]) if doc[i].text == "," and doc[i + 1].tag_ in {"VBD", "VBZ", "VBN"}
    )
    return piece[0], next(ends, piece[1])


def _without_agent(reading: Reading, piece: tuple[int, int], agent: Token | None) -> tuple[int, int]:
    """In "called brilliant by critics" the "by" phrase is no part of what is said."""
    first, last = piece
    if agent is None or not first < agent.i <= last:
        return piece
    by = next((i for i in range(agent.i - 1, first, -1) if reading.doc[i].lower_ == "by"), None)
    return piece if by is None else (first, by - 1)


def _charge_apart(
    reading: Reading, source: tuple[int, int], pieces: list[tuple[int, int]]
) -> tuple[tuple[int, int], list[tuple[int, int]]]:
    """In "accused by the state of selling the map" the charge is no part of the agent's name."""
    doc = reading.doc
    high = reading.sentence_of(doc[source[0]])[1]
    for i in range(source[0] + 1, high):
        if doc[i].lower_ == "of" and doc[i + 1].tag_ == "VBG":
            end = max(source[1], right_edge(reading, doc[i + 1])) if len(pieces) == 1 else source[1]
            return (source[0], min(source[1], i - 1)), [*pieces[:1], (i, end)] if end > i else pieces
        if doc[i].is_punct:
            break
    return source, pieces


def _without_preposition(reading: Reading, piece: tuple[int, int]) -> tuple[int, int]:
    """The noun phrase alone of "below the 4.6% expected by economists"; "at least 4%" stays whole."""
    first, last = piece
    opening = reading.doc[first]
    measured = first < last and reading.doc[first + 1].lower_ in {"least", "most"}
    return (first + 1, last) if opening.dep_ in {"case", "prep"} and first < last and not measured else piece


def _time_ahead(reading: Reading, group: VerbGroup) -> list[tuple[int, int]]:
    """ "A verdict is expected before October": when it is, a piece of its own."""
    behind = [child for child in group.head.children if child.i > group.last and child.dep_ in _CIRCUMSTANCES]
    if not behind or behind[0].left_edge.i != group.last + 1:
        return []
    return [(group.last + 1, right_edge(reading, behind[-1]))]


def _agent_in_predicate(verb: Token) -> Token | None:
    """The unions in "was described as a betrayal by the unions", where the parse hung them on what they say."""
    if not syntax.is_passive(verb):
        return None
    predicates = [child for child in verb.children if child.i > verb.i and child.dep_ in _PREDICATES]
    named = (
        head
        for predicate in predicates
        for preposition, head in syntax.obliques(predicate)
        if preposition == "by" and head.i > predicate.i and can_speak(head) and not is_time(head)
    )
    return next(named, None)


def _has_finite(reading: Reading, verb: Token, piece: tuple[int, int]) -> bool:
    """Whether a clause has a finite verb on its cue's side of the quotation mark: "“Asked that often,” he said"."""
    return any(
        token.tag_ in {*syntax.FINITE_TAGS, "VB"} and token.pos_ in syntax.VERBAL_POS
        for token in reading.doc[piece[0] : piece[1] + 1]
        if reading.quotation[verb.i] in {OUTSIDE, reading.quotation[token.i]}
    )


def _raised(cues: list[Cue], clause: Token) -> tuple[Cue, float] | None:
    """The reading of "is said to have fled": where the table knows no such frame, that of the clause counts."""
    stances = {"asserts", "believes"} if lemma_of(clause) in verb_cues() else {"asserts"}
    found = best_cue(cues, "be-o") or best_cue([cue for cue in cues if cue.stance in stances], "be-t")
    return None if found is None or found[1] < RAISED else found


def _passive_cue(cues: list[Cue], frame: str, agent: Token | None) -> tuple[Cue, float] | None:
    """The passive reading of a frame; with its agent it is as sure as the active."""
    found, active = best_cue(cues, f"be-{frame}"), best_cue(cues, frame)
    surer = found is not None and active is not None and active[1] > found[1] and can_speak(agent)
    return active if surer else found


def _behind_agent(verb: Token, clause: Token) -> bool:
    """Whether a clause follows the agent at once: "was told by the guard to stop"."""
    agent = syntax.agent(verb)
    return agent is not None and bool(syntax.auxiliaries(verb)) and clause.left_edge.i == agent.right_edge.i + 1


def _passive_content(
    reading: Reading, group: VerbGroup, cues: list[Cue], subject: Token | None, *, expletive: bool
) -> tuple[str, list[tuple[int, int]], Cue, float] | None:
    verb = group.head
    agent = _agent(verb) or _agent_in_predicate(verb)
    topic = None if subject is None or expletive else phrase_range(subject, high=max(group.first - 1, subject.i))
    for clause in syntax.children(verb, syntax.CLAUSAL_COMPLEMENT | syntax.OPEN_COMPLEMENT | syntax.SUBJECT):
        if clause.i < verb.i or clause.dep_.startswith("nsubj"):
            continue
        kind = syntax.clause_kind(clause)
        piece = clause_range(reading, group, clause)
        if kind == "that" and not _has_finite(reading, verb, piece):
            continue
        if kind in {"that", "wh"} and (found := best_cue(cues, "be-t" if kind == "that" else "be-w")):
            return "t", [piece], *found
        found = _raised(cues, clause)
        if kind == "infinitive" and topic is not None and found:
            return "o", [topic, piece], *found
        if kind == "small" and topic is not None and (found := _passive_cue(cues, "c", agent)):
            return "c", [topic, piece], *found
    told = [] if agent is None else syntax.children(agent, syntax.NOUN_CLAUSE)  # "expected by analysts to fail"
    for clause in (*syntax.children(verb, syntax.ADVERBIAL_CLAUSE), *told):
        if "whether" in syntax.markers(clause) and (found := best_cue(cues, "be-w")):
            return "w", [clause_range(reading, group, clause)], *found
        behind = _behind_agent(verb, clause) or clause in told or clause.left_edge.i == group.last + 1
        bare = syntax.is_infinitive(clause) and syntax.markers(clause) <= {"to"}
        if behind and bare and topic is not None and (found := _raised(cues, clause)):
            return "o", [topic, clause_range(reading, group, clause)], *found
        bare = not syntax.markers(clause) and clause.left_edge.i == group.last + 1
        if bare and expletive and syntax.children(clause, syntax.SUBJECT) and (found := best_cue(cues, "be-t")):
            return "t", [clause_range(reading, group, clause)], *found  # "it is hoped the jet can fly"
        for word in syntax.markers(clause) & {"of", "with", "for"}:
            if clause.tag_ == "VBG" and topic is not None and (found := best_cue(cues, f"be-x-{word}")):
                return f"x-{word}", [topic, (clause.left_edge.i, right_edge(reading, clause))], *found
    for preposition, head in syntax.obliques(verb):
        word = preposition.split()[0] if preposition else ""
        if word in {"of", "about"} and (found := best_cue(cues, word)) and head.i > verb.i:
            return word, [(head.left_edge.i + 1, right_edge(reading, head))], *found
        found = _passive_cue(cues, "as", agent) if word == "as" else best_cue(cues, f"be-x-{word}")
        if topic is not None and head.i > verb.i and found:
            return (
                ("as" if word == "as" else f"x-{word}"),
                [topic, (head.left_edge.i, right_edge(reading, head))],
                *found,
            )
    by_words = that_clause_by_words(reading, group)
    found = best_cue(cues, "be-t")
    if by_words is not None and found and _has_finite(reading, verb, by_words):
        return "t", [by_words], *found
    nominal = _passive_cue(cues, "n", agent)
    if topic is not None and nominal is not None:
        return "n", [topic], *nominal
    return None
