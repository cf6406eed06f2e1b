"""What a reporting verb governs: the frames in which it stands and the token ranges of what is said.

Knows clauses with and without "that", questions, infinitives, gerunds, nominals, prepositional objects and predicates.
Adverbials between the verb and its complement are left out of the content.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.speech.channels import is_channel
from kg.extract.speech.comments import without_comment
from kg.extract.speech.content_edges import (
    ADDRESSING,
    TIME,
    before_added_clause,
    clause_range,
    is_day,
    is_second_clause,
    nominal_range,
    right_edge,
    sentence_end,
)
from kg.extract.speech.cues import best_cue, noun_cues, verb_cues
from kg.extract.speech.infinitives import infinitive_end
from kg.extract.speech.nominal_contents import run_on, up_to_figure
from kg.extract.speech.predicates import TARGETED, Complement, with_predicate
from kg.extract.speech.reading import Reading
from kg.extract.speech.relays import relayed
from kg.extract.speech.thresholds import SAYING
from kg.extract.speech.verb_groups import VerbGroup, lemma_of
from kg.extract.speech.zero_clauses import zero_clause
from kg.extract.tokens import Token

_ADVERBIAL_MARKERS = {
    "as", "because", "when", "after", "before", "while", "since", "although", "though", "until", "once",
}  # fmt: skip
_PAST = {"VBD", "VBN"}
# After these and their object "to" opens an infinitive.
_COMMANDING = {"ask", "urge", "order", "tell", "instruct", "beg", "implore", "advise"}
# Frames of a preposition with an infinitive behind its noun: "called on ministers to", "appealed to them to".
_ASKED_BY = {"on": "on", "to": "to-o", "with": "with-o"}
# Words between "put it to" and "that" at most.
_LISTENER = 10
_NAMING_CONTENT = {"of", "about", "against"}
_SAME_WORD = {"upon": "on"}
_SCHEME_FREE_OBJECT = syntax.OBJECT | syntax.INDIRECT_OBJECT


def read_complements(reading: Reading, group: VerbGroup) -> Iterator[Complement]:
    """Frames of a verb, the most telling first."""
    verb = group.head
    if (plea := _not_guilty(reading, group)) is not None:
        yield plea
    objects = [child for child in syntax.children(verb, _SCHEME_FREE_OBJECT) if child.lower_ not in TIME]
    after = [child for child in objects if child.i > verb.i]
    clauses = [clause for clause in syntax.complements(verb) if clause.i > group.last]
    if after:  # "denied misleading parliament: the figures were correct"
        clauses = [clause for clause in clauses if clause.left_edge.text != ":"]
    for child in after:
        if (asked := _asked_to_do(reading, group, child)) is not None:
            yield Complement("o", asked, addressee=child)
        if lemma_of(verb) == "say" and child.like_num and child.left_edge.i == child.right_edge.i == group.last + 1:
            yield Complement("t", ((child.i, child.i),))  # "the union says 140 jobs will go; the board says 97"
        if child.lower_ == "it" and (put := _put_to(reading, group, child)) is not None:
            yield put
    for clause in clauses:
        yield from _clausal(reading, group, clause, after)
    if not clauses:
        yield from _fronted(group, after)
    for child in after:
        if (child.lower_ == "that" and child.tag_ in {"IN", "WDT"}) or (child.tag_ == "PRP" and child.i != after[-1].i):
            continue  # "promised us a rule of calm"
        if (passed_on := relayed(reading, group, child)) is not None:
            yield Complement("n", (passed_on,))
        listener = child.dep_ in syntax.INDIRECT_OBJECT and child is not after[-1]  # "told the board the jail was full"
        if not listener and (zero := zero_clause(reading, group, child)) is not None:
            yield zero
        yield from with_predicate(reading, group, child)
        low, high = nominal_range(reading, child)
        yield Complement("n", ((low, run_on(reading, group, child, high)),))
    if (figure := up_to_figure(reading, group)) is not None:
        yield Complement("n", (figure,))
    behind = group.last + 1
    if behind + 2 < len(reading.doc) and reading.doc[behind].lower_ == "on" and is_day(reading.doc[behind + 1]):
        behind += 2  # "denied on Tuesday having known"
    following = reading.doc[behind] if behind < len(reading.doc) else None
    if not clauses and behind > group.last + 1 and following is not None and following.tag_ == "TO":
        acted = following.nbor(1)  # "refused on Sunday to accept"
        if acted.tag_ == "VB":
            past = [child.left_edge.i - 1 for child in acted.children if child.dep_ == "conj" and child.tag_ in _PAST]
            end = min([right_edge(reading, acted), *past])  # "and called for talks" is no part of it
            yield Complement("i", ((behind, without_comment(reading, group, acted.i, end)),))
    if not clauses and following is not None and following.tag_ == "VBG" and following.pos_ in syntax.VERBAL_POS:
        yield Complement(
            "g",
            (
                (
                    following.i,
                    max(
                        following.i,
                        right_edge(reading, following),
                        *(right_edge(reading, c) for c in [following.head] if following.dep_ in syntax.AUXILIARY),
                    ),
                ),
            ),
        )
    if not after:
        yield from _prepositional(reading, group)
    for clause in syntax.children(verb, syntax.ADVERBIAL_CLAUSE):
        words = syntax.markers(clause) & TARGETED
        if clause.i > verb.i and clause.tag_ == "VBG" and words and not after:
            first, last = clause_range(reading, group, clause)
            yield Complement(next(iter(words)), ((first + 1, last),), cue_last=group.last + 1)


def _prepositional(reading: Reading, group: VerbGroup) -> Iterator[Complement]:
    """Frames of a preposition behind a verb without object: "warned of rain", "called on ministers to resign"."""
    for preposition, head in syntax.obliques(group.head):
        if head.i > group.head.i and preposition and not (preposition == "on" and is_day(head)):
            word = _SAME_WORD.get(preposition, preposition.split()[0])
            first = head.left_edge.i
            while first < head.i and reading.doc[first].lower_ in preposition.split():
                first += 1
            begin = first
            first += int(first < head.i and reading.doc[first].lower_ == "both")
            adjacent = reading.doc[group.last + 1].lower_ == preposition.split()[0]
            low, high = nominal_range(reading, head)
            if word in _ASKED_BY and (asked := _asked_to_do(reading, group, head)) is not None:
                yield Complement(
                    _ASKED_BY[word], ((max(begin, asked[0][0]), asked[0][1]),), addressee=head, cue_last=group.last + 1
                )
            named = next((noun for word, noun in syntax.obliques(group.head) if word == "as" and noun.i > head.i), None)
            if word == "to" and named is not None:
                yield Complement("to-as", ((max(first, low), right_edge(reading, named)),), cue_last=group.last + 1)
            high = run_on(reading, group, head, high)
            yield Complement(word, ((max(first, low), high),), cue_last=group.last + 1 if adjacent else None)


def _put_to(reading: Reading, group: VerbGroup, it: Token) -> Complement | None:
    """ "put it to the witness that the car was red": the clause, wherever the parse hung it."""
    doc, high = reading.doc, sentence_end(reading, group.head)
    that = next((i for i in range(it.i + 2, min(it.i + _LISTENER, high)) if doc[i].lower_ == "that"), None)
    if that is None or doc[it.i + 1].lower_ != "to":
        return None
    return Complement("it-to", ((that + 1, without_comment(reading, group, that + 1, high)),))


def _not_guilty(reading: Reading, group: VerbGroup) -> Complement | None:
    """ "pleaded not guilty to nine counts": the plea belongs to the cue."""
    doc = reading.doc
    high = sentence_end(reading, group.head)
    if doc[group.last + 1 : group.last + 3].text.lower() != "not guilty":
        return None
    first = group.last + 3
    to = first < high and doc[first].lower_ == "to"
    pieces = ((first + 1, without_comment(reading, group, first, high)),) if to else ((group.last + 1, group.last + 2),)
    return Complement("guilty" if to else "plea", pieces, cue_last=first if to else None)


def question_by_words(reading: Reading, group: VerbGroup) -> list[Complement]:
    """ "asked him if", "questioned whether": a question word right after the verb or its one-word addressee."""
    doc = reading.doc
    first = group.last + 1
    high = reading.sentence_of(group.head)[1]
    addressee = None
    if first < high and doc[first].tag_ in {"PRP", "NNP"} and doc[first].lower_ != "it":
        addressee, first = doc[first], first + 1
    elif first < high and (doc[first].pos_ == "ADV" or doc[first].lower_ == "aloud"):
        first += 1  # "wondered aloud whether", whatever the parse makes of it
    asking = {"if", "whether", "why", "how", "who", "what"} | ({"when", "where"} if group.negation else set())
    if first >= high or doc[first].lower_ not in asking:
        return []
    while high > first and (doc[high].is_space or doc[high].text in {".", "!", "?"}):
        high -= 1
    return [Complement("w", ((first, without_comment(reading, group, first, high)),), addressee=addressee)]


def _clausal(reading: Reading, group: VerbGroup, clause: Token, objects: list[Token]) -> Iterator[Complement]:
    kind = syntax.clause_kind(clause)
    if _explains_a_noun(reading, group, clause):
        return
    if kind == "that" and (syntax.markers(clause) | {clause.left_edge.lower_}) & _ADVERBIAL_MARKERS:
        return
    if kind == "that" and is_second_clause(reading, group, clause):
        return
    if kind == "small" and clause.i == group.last + 1 and clause.lower_.endswith("ing"):
        kind = "gerund"  # "denied planning cuts"
    first, last = clause_range(reading, group, clause)
    doc, behind = reading.doc, group.last + 2
    if (
        doc[behind - 1].text == ","
        and doc[behind].lower_ == "as"
        and "," not in {t.text for t in doc[behind : clause.i]}
    ):
        return  # "she said, as families accused the firm of hiding how many were there"
    if doc[first].lower_ in {"who", "which"} and doc[first - 1].text == ",":
        return  # "said Cohen, who expects no change"
    if kind == "that" and first == group.last + 1 and reading.doc[first].lower_ in _NAMING_CONTENT:
        yield Complement(
            reading.doc[first].lower_, ((first + 1, last),), cue_last=first
        )  # "warned of “cracks you see”"
        return
    target = next((child for child in objects if child.i < clause.i), None)
    if kind == "infinitive":
        last = before_added_clause(reading, clause.i, infinitive_end(reading, clause, last))
        own = [child for child in syntax.children(clause, syntax.SUBJECT) if child.i > group.last]
        if target is not None:
            yield Complement("o", ((target.left_edge.i, last),), addressee=target)
        elif own:
            yield Complement("o", ((own[0].left_edge.i, last),), addressee=own[0])
        else:
            yield Complement("i", ((first, last),))
    elif kind == "gerund":
        beside = target is not None and target.i + 1 == clause.i  # "recalled him joking"
        yield Complement("g", ((target.left_edge.i if target is not None and beside else first, last),))
        if target is not None and any(cue.kind == "show" for cue in verb_cues().get(lemma_of(group.head), [])):
            yield Complement("t", ((target.left_edge.i, last),))  # the same, with Ruiz for the object
        if syntax.children(clause, syntax.SUBJECT):  # "showed Ruiz leading"
            yield Complement("t", ((first, last),))
    elif kind == "small":
        begin = target.left_edge.i if target is not None else first
        if target is not None or clause.pos_ != "PROPN" or group.head.dep_ in syntax.RELATIVE_CLAUSE:
            yield Complement("c", ((begin, last),))  # "a unit called the Sea Guard" bears its name, nobody calls it so
        nominal = clause.pos_ in {"NOUN", "NUM", "SYM"} and _takes_clauses(group)
        whole = "that" in syntax.markers(clause) or syntax.children(clause, syntax.SUBJECT) or nominal
        if clause.dep_ in syntax.CLAUSAL_COMPLEMENT and whole:  # "said the bridge cost $4m", "cost" taken for a noun
            end = without_comment(reading, group, clause.i, max(last, sentence_end(reading, group.head)))
            yield Complement("t", ((first, end),))
    else:
        yield Complement("w" if kind == "wh" else "t", ((first, last),), addressee=target)


def _takes_clauses(group: VerbGroup) -> bool:
    """Whether a verb takes no predicates: "said profit rose 12 per cent" has a clause, whatever its tags."""
    cues = verb_cues().get(lemma_of(group.head), [])
    return best_cue(cues, "t") is not None and best_cue(cues, "c") is None


def _explains_a_noun(reading: Reading, group: VerbGroup, clause: Token) -> bool:
    """Whether a that-clause tells what a claim is, whatever it hangs on: "scoffed at suggestions that"."""
    doc = reading.doc
    that = next((i for i in range(group.last + 2, clause.i) if doc[i].lower_ == "that"), None)
    if that is None or doc[group.last + 1].pos_ != "ADP" or lemma_of(group.head) in ADDRESSING:
        return False
    noun = doc[that - 1]
    return noun.pos_ == "NOUN" and lemma_of(noun) in noun_cues() and not is_channel(noun)


def _fronted(group: VerbGroup, objects: list[Token]) -> Iterator[Complement]:
    """ "S, X said" and "S1, X said, S2": what is said stands around the verb, as a clause before it or above it."""
    verb = group.head
    fronted = [
        clause
        for clause in syntax.children(verb, syntax.CLAUSAL_COMPLEMENT | {"parataxis"})
        if clause.i < group.first and not _reports_itself(clause)
    ]
    if fronted or (verb.dep_ == "parataxis" and verb.head.i != verb.i):
        yield Complement("t", (), addressee=next(iter(objects), None))


def _reports_itself(clause: Token) -> bool:
    """Whether "she said" stands before ", rejecting the report": a cue of its own, not what is rejected."""
    found = best_cue(verb_cues().get(lemma_of(clause), []), "t")
    goes_on = any(child.i > clause.i and not child.is_punct for child in clause.children)
    return clause.dep_ == "parataxis" and not goes_on and found is not None and found[1] >= SAYING


def _asked_to_do(reading: Reading, group: VerbGroup, target: Token) -> tuple[tuple[int, int], ...] | None:
    """Object and infinitive right behind it ("urged ministers not to sign"), wherever the parse hung them."""
    doc = reading.doc
    high = reading.sentence_of(group.head)[1]
    for i in range(target.i + 1, min(target.i + 12, high)):
        token = doc[i]
        if (
            token.lower_ == "to"
            and doc[i + 1].tag_ == "NN"
            and doc[i + 1].is_lower
            and lemma_of(group.head) in _COMMANDING
            and doc[i + 1].dep_ in syntax.NAME_PART
        ):
            noun = doc[i + 1].head  # "asked a court to halt blasting", the infinitive tagged as a noun
            return ((target.left_edge.i, max(right_edge(reading, noun), noun.i)),)
        if token.lower_ == "to" and i + 1 <= high and (token.tag_ == "TO" or doc[i + 1].tag_ == "VB"):
            verb = next((doc[j] for j in range(i + 1, min(i + 4, high + 1)) if doc[j].tag_ == "VB"), None)
            if verb is None:
                return None
            if verb.dep_ in syntax.AUXILIARY | {"cop"} and verb.head.i > verb.i:
                verb = verb.head  # "wants the cost to be shared by all"
            first = target.left_edge.i if target.left_edge.i > group.last else target.i
            end = infinitive_end(reading, verb, max(right_edge(reading, verb), verb.i))
            return ((first, without_comment(reading, group, verb.i, end)),)
        if (
            (token.is_punct and not token.is_quote)
            or token.tag_ in syntax.FINITE_TAGS
            or token.lower_ in syntax.WH_WORDS | {"that"}
        ):
            return None
    return None
