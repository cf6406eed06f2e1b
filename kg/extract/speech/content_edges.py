"""Where a content ends: clauses and noun phrases that the parse cut short, and the comments of the article left out.

Adverbials between the verb and its complement are left out of the content. Commas, conjunctions and finite verbs
decide where the parse is unsure.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.comments import next_saying, without_comment
from kg.extract.speech.main_verbs import main_verb
from kg.extract.speech.reading import Reading
from kg.extract.speech.surface_phrases import DAYS, words_left
from kg.extract.speech.verb_groups import VerbGroup, lemma_of
from kg.extract.tokens import Token

# What a main verb reports in a clause runs to the end of its sentence, comments aside.
_MAIN = {"ROOT", "conj", "parataxis", "ccomp"}
_RELATIVE = {"which", "who", "whose", "where"}
_AFTER_RELATIVE = {"as", "to", "for"}  # "praised Ruiz, who resigned, as a friend"
_ADVERBIAL = syntax.OBLIQUE | syntax.ADVERBIAL_CLAUSE | {"advmod", "prep", "npadvmod"}
ADDRESSING = {
    "tell",
    "ask",
    "inform",
    "remind",
    "assure",
    "warn",
    "advise",
    "promise",
    "notify",
    "convince",
    "persuade",
    "show",
}
TIME = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "week", "month",
    "year", "morning", "afternoon", "evening", "night", "time", "day",
}  # fmt: skip
MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
}  # fmt: skip


def is_day(head: Token) -> bool:
    """Whether a nominal names a day: what "on Tuesday" or "on 3 March" adds is a time, nothing that is said."""
    return head.lower_ in DAYS or head.lower_ in MONTHS or (head.pos_ == "NUM" and head.left_edge.like_num)


def nominal_range(reading: Reading, head: Token) -> tuple[int, int]:
    """First and last token of a nominal content, with relative clauses that the parse hung elsewhere."""
    doc = reading.doc
    first, last = head.left_edge.i, right_edge(reading, head)
    if doc[first].lower_ == "to" and first and doc[first - 1].lower_ == "up":
        first -= 1
    high = reading.sentence_of(head)[1]
    for _ in range(4):
        following = doc[last + 1] if last + 1 <= high else None
        if following is None:
            break
        if following.text in {"“", '"', "``"} and reading.quotation[last] != reading.quotation[last + 1] != -1:
            inside = reading.quotation[last + 1]
            while last + 1 <= high and reading.quotation[last + 1] == inside:
                last += 1
        elif following.tag_ == "JJ" and doc[last].like_num and last == head.i:
            last += 1  # "counted 12 dead"
        elif following.text == "," and last + 2 <= high and doc[last + 2].lower_ == "including":
            last = stretch(reading, last + 2, high, commas=True)
        elif (
            following.lower_ == "of"
            or following.lower_ in {"who", "which", "that"}
            or (
                following.tag_ in {"VBN", "VBG"}
                and following.pos_ == "VERB"
                and following.head.pos_ in {"NOUN", "PROPN", "NUM"}
            )
        ):
            last = stretch(reading, last + 1, high, commas=False)
        else:
            break
    return first, without_comment(reading, None, head.i, before_added_clause(reading, head.i, last))


def before_added_clause(reading: Reading, head: int, last: int) -> int:
    """Last token before ", which includes a cinema": a relative clause behind a comma that closes a nominal content."""
    doc = reading.doc
    for i in range(head + 1, last):
        outside = reading.quotation[i] == reading.quotation[head]
        if doc[i].text == "," and doc[i + 1].lower_ in _RELATIVE and outside:
            clause = doc[i + 1].head
            while clause.dep_ not in syntax.RELATIVE_CLAUSE and clause.head.i > i + 1 and clause.head is not clause:
                clause = clause.head
            ends = next((j for j in range(i + 2, last) if doc[j].text == ","), last)
            closed = doc[min(clause.right_edge.i + 1, last)].text == "," and clause.right_edge.i + 1 < last
            return last if closed or (ends < last and doc[ends + 1].lower_ in _AFTER_RELATIVE) else i - 1
    return last


def stretch(reading: Reading, first: int, high: int, *, commas: bool) -> int:
    """Last token before the next clause border; with `commas` a list runs over its commas."""
    doc = reading.doc
    last = first
    for i in range(first + 1, high + 1):
        text = doc[i].text
        if text in {";", ":", "(", "—", "–"} or doc[i].is_space or (text == "," and not commas):
            break
        if text in {".", "!", "?"} and i >= high - 1:
            break
        if doc[i].lower_ in {"according", "but", "while"} or (doc[i].lower_ == "as" and doc[i + 1].tag_ == "VBN"):
            break
        if doc[i].pos_ == "CCONJ" and i < high and doc[i + 1].tag_ in syntax.FINITE_TAGS and not commas:
            break
        last = i
    while last > first and doc[last].is_punct and doc[last].text not in {"”", '"', "''", ")"}:
        last -= 1
    return last


def right_edge(reading: Reading, head: Token) -> int:
    """Last token of the subtree, without a parenthetical cue or a coordinated main verb at its end."""
    edge = head.right_edge.i
    for child in head.children:
        coordinated = (
            child.dep_ == "conj" and child.tag_ in {"VBD", "VBZ", "VBP"} and head.tag_ not in syntax.FINITE_TAGS
        )
        if child.i > head.i and (
            child.dep_ == "parataxis" or (coordinated and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"})
        ):
            edge = min(edge, child.left_edge.i - 1)
    high = reading.sentence_of(head)[1]
    doc = reading.doc
    while (
        edge < high and not doc[edge].whitespace_ and (doc[edge + 1].text in {"-", "–"} or doc[edge].text in {"-", "–"})
    ):
        edge += 1  # a hyphenated word is one
    return min(edge, high)


def clause_range(reading: Reading, group: VerbGroup, clause: Token) -> tuple[int, int]:
    """First and last token of a clause after its verb, without "that", with adverbials hung on the verb."""
    doc = reading.doc
    first = _clause_start(reading, group, clause)
    last = _extend(reading, group.head, clause, right_edge(reading, clause))
    last = _unfinished(reading, group, last)
    if syntax.clause_kind(clause) in {"that", "wh"} and group.head.dep_ in _MAIN:
        last = max(last, sentence_end(reading, group.head))
    last = without_comment(reading, group, clause.i, _within_relative(reading, group, clause, last))
    while first < last and (
        (doc[first].is_punct and doc[first].text in {",", ":", "–", "—", ";"}) or doc[first].is_space
    ):
        first += 1
    if first == group.last + 1 and first + 2 < clause.i:  # "said on Tuesday he was open to talks"
        first += 2 if doc[first].lower_ == "on" and doc[first + 1].lower_ in DAYS else int(doc[first].lower_ in DAYS)
    if doc[first].lower_ == "that" and first < clause.i and _is_complementizer(doc[first]):
        first += 1
    while first < last and doc[first].text == ",":
        first += 1
    while first - 1 > group.last and doc[first - 1].lower_ in {"not", "never"}:
        first -= 1
    return first, last


def _within_relative(reading: Reading, group: VerbGroup, clause: Token, last: int) -> int:
    """In "Ruiz, who said it failed, left" the content ends with the comma that closes the relative clause."""
    doc = reading.doc
    chain = main_verb(reading, group.head) if group.head.dep_ in syntax.RELATIVE_CLAUSE else None
    if chain is not None and chain[1] == group.first:
        return chain[2] - 1  # "A woman who says she was attacked told police"
    subject = syntax.subject(group.head, inherit=False)
    if subject is None or subject.lower_ not in {"who", "which"} or doc[subject.i - 1].text != ",":
        return last
    commas = [i for i in range(clause.i + 1, last + 1) if doc[i].text == "," and reading.quotation[i] == -1]
    return commas[-1] - 1 if commas else last


def _clause_start(reading: Reading, group: VerbGroup, clause: Token) -> int:
    """Where a clause begins: after "that", at its left edge, or right after the verb that took its subject."""
    doc = reading.doc
    first = max(clause.left_edge.i, group.last + 1)
    for i in range(group.last + 1, clause.i):
        if doc[i].lower_ == "that" and doc[i - 1].pos_ == "NUM":
            return group.last + 1  # "said 12 died, down from the 15 that the police reported"
        if doc[i].lower_ == "that" and syntax.children(clause, syntax.SUBJECT) == [doc[i - 1]]:
            return clause.left_edge.i  # "said the fact that both came at once was chance"
        if doc[i].lower_ == "that" and (
            (doc[i].dep_ == "mark" and doc[i].head.i == clause.i) or (doc[i].tag_ == "IN" and doc[i].dep_ != "obj")
        ):
            if doc[i - 1].lower_ != "and" and i - group.last < 14:
                return i
            break
    after = group.last + 1
    if first > after and lemma_of(group.head) not in ADDRESSING and syntax.clause_kind(clause) == "that":
        nominal = doc[after].pos_ in {"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"}
        timely = any(token.lower_ in {"that", *TIME} for token in doc[after:first])
        if doc[after].tag_ == "VBG":
            return after  # "says having a club would have been a help"
        if nominal and not timely and not syntax.children(clause, syntax.SUBJECT):
            return after
    if first <= after or lemma_of(group.head) not in ADDRESSING or syntax.children(clause, syntax.SUBJECT):
        return first
    told = [child for child in syntax.children(group.head, syntax.OBJECT) if after < child.i < clause.i]
    if told and syntax.children(group.head, syntax.INDIRECT_OBJECT) and syntax.is_finite(clause):
        return told[0].left_edge.i  # "told the board the jail, built for 112, held 187"
    # "told the paper Der Bote the minister “should go”": the subject hangs on the addressee
    predicate = min([clause.i, *(helper.i for helper in syntax.auxiliaries(clause))])
    edge = predicate - 2 if doc[predicate - 1].is_punct else predicate - 1
    if edge <= after or doc[edge].pos_ not in {"NOUN", "PROPN"} or not syntax.is_finite(clause):
        return first
    begin = words_left(reading, edge, after + 1)
    return begin if doc[begin].pos_ == "DET" else first


def _is_complementizer(that: Token) -> bool:
    following = that.nbor(1)
    return (
        that.dep_ == "mark"
        or that.tag_ == "IN"
        or following.tag_ in {"NNS", "NNPS", "NNP", "PRP", "DT", "PRP$", "CD", "JJ"}
    )


def _extend(reading: Reading, verb: Token, clause: Token, last: int) -> int:
    """Take in what follows and hangs on the reporting verb: "on Monday" in "said they would leave on Monday"."""
    doc = reading.doc
    end = reading.sentence_of(verb)[1]
    for child in sorted(verb.children, key=lambda child: child.i):
        if child.i <= clause.i or child.left_edge.i != last + 1 or child.i > end:
            continue
        if child.dep_ not in _ADVERBIAL or doc[child.left_edge.i - 1].text == ",":
            break
        if syntax.preposition_of(child) in {"according to", "as"} or syntax.markers(child) & {"as"}:
            break
        last = min(right_edge(reading, child), end)
    return last


def sentence_end(reading: Reading, token: Token) -> int:
    """Last token of the sentence before its final stop."""
    tokens = reading.doc.tokens
    high = reading.sentence_of(token)[1]
    while high > token.i and (tokens[high].is_space or tokens[high].text in {".", "!", "?"}):
        high -= 1
    return high


def _unfinished(reading: Reading, group: VerbGroup, last: int) -> int:
    """Go on with a clause that was cut off before a finite verb, "and that", or an "and" without a new cue."""
    doc = reading.doc
    high = reading.sentence_of(group.head)[1]
    while high > last and (doc[high].is_space or doc[high].text in {".", "!", "?"}):
        high -= 1
    if last + 2 > high:
        return last
    following, second = doc[last + 1], doc[last + 2]
    if following.tag_ in syntax.FINITE_TAGS and following.pos_ in syntax.VERBAL_POS:
        return high
    if following.text == "," and second.lower_ in {"and", "but"} and last + 3 <= high:
        following, second = second, doc[last + 3]
        if second.lower_ != "that":
            return last
    if following.lower_ in {"and", "but", "or"}:
        if second.lower_ == "that":
            return high
        if not next_saying(reading, group, second.i, high) and second.pos_ in {
            "VERB",
            "AUX",
            "DET",
            "PRON",
            "NOUN",
            "PROPN",
            "ADV",
        }:
            return high
    return last


def is_second_clause(reading: Reading, group: VerbGroup, clause: Token) -> bool:
    """Whether "and that" opens a clause: "said crews had warned of cracks and that nobody came" says two things.

    The clause belongs to the verb that governs the first one, wherever the parse hung it.
    """
    doc = reading.doc
    that = next((i for i in range(clause.i - 1, group.last + 1, -1) if doc[i].lower_ == "that"), None)
    if that is None or doc[that - 1].lower_ not in {"and", "but", "or"}:
        return False
    return not any(doc[i].lower_ == "that" for i in range(group.last + 1, that))
