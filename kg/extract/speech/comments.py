"""What the article adds to a content: where its own comment begins, and where somebody else is reported.

Judged by the words behind a comma or conjunction: ", although", ", saying", ", a claim that", ", but the union says".
Not handled: comments that no comma sets off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from kg.extract import syntax
from kg.extract.speech.cues import verb_cues
from kg.extract.speech.next_clauses import acts_next, goes_on_shifted, starts_anew
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.speech.verb_groups import NEGATIONS, VerbGroup, lemma_of
from kg.extract.tokens import Token

# An amount glued to its currency: "N10 billion", "Sh7.9 billion".
_AMOUNT = re.compile(r"[A-Z][A-Za-z]{0,2}\$?\d[\d.,]*[mbk]?n?")
# From this share on a coordinated verb is taken for one that goes on reporting.
SURE = 0.85
# From this share on "called it a lie" behind ", but" is somebody else's.
_CALLING = 0.6
_COMMENTS = {
    "although", "though", "whereas", "saying", "adding", "noting", "citing", "according", "referring", "arguing",
    "contradicting", "echoing", "calling", "warning", "insisting", "claiming", "quoting", "accusing", "explaining",
    "stressing", "telling",
}  # fmt: skip
# What the article tells beside an act of saying: ", as crews searched the valley".
_BESIDE = {"as", "while", "after", "when", "before", "since", "until"}
# ", but officials gave a bleaker account": somebody else is reported.
_GIVING = {"give", "offer", "paint", "tell", "present"}
_ACCOUNTS = {"account", "version", "picture", "story", "assessment", "view", "estimate", "explanation"}
_RESUMING = {
    "figure", "claim", "report", "move", "charge", "number", "phrase", "day", "week", "count", "accusation",
    "statement", "estimate", "remark", "step", "decision", "allegation", "assertion", "warning", "demand", "pledge",
    "prediction", "forecast", "denial", "balance", "ratio", "proposal", "suggestion", "verdict", "ruling", "record",
    "deal", "total", "sum", "amount", "rate", "rise", "increase", "drop", "decline", "result", "development", "stance",
    "position", "argument", "response", "reference", "sign", "blow", "setback", "rebuke", "reversal", "shift",
    "departure", "contrast", "concession", "admission", "practice", "plan", "message", "comment", "comparison",
}  # fmt: skip
# ", the third time this year it has closed": the article counts.
_ORDINALS = {"first", "second", "third", "fourth", "fifth", "sixth", "latest", "last", "biggest", "largest", "highest"}
_COUNTED = {"time", "such", "day", "week", "month", "year", "incident", "attack", "case", "figure", "number"}
# ", hours after the crash", ", a month before the vote": the article dates what was said.
_DASHES = {"—", "–", "--", "-"}
_UNITS = {"minute", "hour", "day", "week", "month", "year", "decade"}
_DATING = {"after", "before", "since", "ahead"}


def without_comment(reading: Reading, group: VerbGroup | None, head: int, last: int) -> int:
    """Last token without what the article adds: ", although", ", saying", ", a claim that", "and called it".

    `group` is the verb of saying above a clause; without it the content is a noun phrase, and fewer borders are known.
    """
    doc = reading.doc
    outside = {reading.quotation[head], OUTSIDE}
    for i in range(head, last):
        token, following = doc[i], doc[i + 1]
        if token.is_quote and doc[i - 1].text == "," and reading.quotation[i + 1] in outside:
            if is_told_by_article(reading, group, i + 1, last):
                return i  # "“it is a race,” adding"
            continue
        if reading.quotation[i] not in outside or (reading.quotation[i] != OUTSIDE and group is None):
            continue
        if token.text == ";" or (token.text == ":" and group is not None and _denies(group)):
            return i - 1
        if token.text == "," and doc[i - 1].lower_ in {"that", "and", "but", "because"}:
            continue  # "that, according to the guards, the owners had left"
        if (token.text == "," or _is_open_dash(reading, i, last)) and is_told_by_article(reading, group, i + 1, last):
            return i - 1
        if is_glued(token, following) or (following.lower_ == "while" and _others_say(reading, i + 2, last)):
            return i
        if group is None or token.lower_ not in {"and", "but"}:
            continue
        if next_saying(reading, group, i + 1, last) or acts_next(reading, group, i, last):
            return i - 1
        if following.lower_ == "did" and i + 2 <= last and doc[i + 2].lower_ in NEGATIONS and _denies(group):
            return i - 1  # "declined to say which, but did not rule it out"
    return last


def _denies(group: VerbGroup) -> bool:
    """Whether a cue denies: behind a colon its speaker tells what is so."""
    return any(
        cue.stance == "denies" for cue in verb_cues().get(group.lemma) or verb_cues().get(lemma_of(group.head), [])
    )


def _is_open_dash(reading: Reading, i: int, last: int) -> bool:
    """Whether a dash between blanks is the only one up to the end: two of them hold a parenthesis."""
    doc = reading.doc
    if doc[i].text not in _DASHES or not doc[i].whitespace_ or not doc[i - 1].whitespace_:
        return False
    return not any(token.text in _DASHES and token.whitespace_ for token in doc[i + 1 : last + 1])


def is_told_by_article(reading: Reading, group: VerbGroup | None, first: int, last: int) -> bool:
    """Whether the words behind a comma or a dash are the article's, or somebody else's."""
    doc = reading.doc
    opening = doc[first]
    if opens_comment(opening) or resumes(doc[first : first + 4].text):
        return True
    if opening.lower_ == "without" and doc[first + 1].tag_ == "VBG":
        return True  # ", without giving evidence"
    if opening.lower_ == "with" and any(_says(token) for token in doc[first + 1 : first + 8]):
        return True
    if opening.lower_ in {"and", "but", "while", "whereas"} and _others_say(reading, first + 1, last):
        return True
    return group is not None and (_hangs_on_cue(reading, group, first, last) or starts_anew(group, first, last))


def _hangs_on_cue(reading: Reading, group: VerbGroup, first: int, last: int) -> bool:
    """Whether ", but officials gave" or ", sending its shares down" goes with the verb of saying, as the parse has it.

    A pronoun as subject ("but he had not seen it") speaks of what is said.
    """
    doc, cue = reading.doc, group.head
    opening = doc[first]
    if reading.quotation[cue.i] != OUTSIDE or reading.quotation[first] != OUTSIDE:
        return False
    if opening.tag_ == "VBG":
        return opening.dep_ in syntax.ADVERBIAL_CLAUSE and opening.head.i == cue.i
    if opening.lower_ in _BESIDE:
        clause = opening.head
        hangs = clause.dep_ in syntax.ADVERBIAL_CLAUSE and clause.head.i == cue.i and syntax.is_finite(clause)
        return hangs or (opening.lower_ in {"as", "while"} and _leaves_tense(group, first, last))
    if opening.lower_ != "but" or cue.tag_ not in syntax.FINITE_TAGS | {"VBN"}:
        return False
    for token in doc[first + 1 : last + 1]:
        if token.dep_ == "conj" and token.head.i == cue.i and syntax.is_finite(token):
            own = [child for child in syntax.children(token, syntax.SUBJECT) if child.i > first]
            return (
                not goes_on_shifted(group, first, last)
                and bool(own)
                and own[0].pos_ in {"NOUN", "PROPN"}
                and own[0].left_edge.i == first + 1
            )
    return False


def _leaves_tense(group: VerbGroup, first: int, last: int) -> bool:
    """Whether a plain past follows a reported future or past perfect: "said it would pay, while its shares fell"."""
    doc = group.head.doc
    reported = _first_finite(doc[group.last + 1 : first])
    told = _first_finite(doc[first : last + 1])
    if reported is None or told is None or doc[group.first].tag_ != "VBD":
        return False
    shifted = reported.tag_ == "MD" or (reported.lower_ == "had" and reported.dep_ in syntax.AUXILIARY)
    return shifted and told.tag_ == "VBD" and told.pos_ == "VERB"


def _first_finite(tokens: Iterable[Token]) -> Token | None:
    return next((t for t in tokens if t.tag_ in syntax.FINITE_TAGS and t.pos_ in syntax.VERBAL_POS), None)


def is_glued(token: Token, following: Token) -> bool:
    """Whether a typing error joined two sentences or clauses: "releasesCNN"."""
    return not token.whitespace_ and token.is_alpha and token.is_lower and following.text[0].isupper()


def opens_comment(token: Token) -> bool:
    """Whether a word behind a comma ends what is reported: ", saying", ", citing", ", although"."""
    return token.lower_ in _COMMENTS or _says(token)


def _says(token: Token) -> bool:
    """Whether a gerund is one of a verb of saying."""
    if token.tag_ != "VBG":
        return False
    return any(cue.frames.get("t", 0.0) >= SURE for cue in verb_cues().get(lemma_of(token), []))


def _others_say(reading: Reading, first: int, last: int) -> bool:
    """Whether ", but the union says" follows: a sure verb of saying with its own noun as subject."""
    doc = reading.doc
    relative = passed = False
    beside = doc[first - 1].lower_ in {"while", "whereas"}
    for i in range(first, min(first + 12, last)):
        token = doc[i]
        if token.text == "," and beside and doc[i - 1].pos_ in {"NOUN", "PROPN"}:
            continue  # "while Tom Gull, a former minister, wrote"
        if token.text == ",":
            return False
        relative = relative or (i > first and token.lower_ in {"who", "which", "that"})
        own = token.tag_ in {"VB", "VBN"} and bool(syntax.children(token, syntax.SUBJECT))  # "the report put it at 9"
        if (token.tag_ in syntax.FINITE_TAGS or own) and token.pos_ in syntax.VERBAL_POS:
            if relative:  # "a doctor who was there put it at 9": its own verb is the next one
                relative, passed = False, True
                continue
            denied = doc[first - 1].lower_ == "but" and i > first and doc[i - 1].pos_ in {"NOUN", "PROPN"}
            if token.pos_ == "AUX" and (passed or denied or (beside and token.dep_ in syntax.AUXILIARY)):
                passed = True  # ", but the prosecutor could not confirm this"
                continue
            if token.pos_ == "AUX" or i == first or (not passed and not _behind_noun(doc[i - 1], beside)):
                return False
            cues = verb_cues().get(lemma_of(token), [])
            if lemma_of(token) in _GIVING and any(lemma_of(told) in _ACCOUNTS for told in doc[i + 1 : i + 6]):
                return True
            counts = figure_after_at(reading, i + 1, last) is not None
            contrasts = doc[first - 1].lower_ == "but"
            return any(
                cue.frames.get("t", 0.0) >= SURE
                or (counts and "x-at" in cue.frames)
                or (contrasts and (cue.stance == "denies" or cue.frames.get("c", 0.0) >= _CALLING))
                for cue in cues
            )
    return False


def _behind_noun(before: Token, beside: bool) -> bool:
    return before.pos_ in {"NOUN", "PROPN"} or (beside and before.text == ",")


def figure_after_at(reading: Reading, first: int, high: int) -> int | None:
    """The figure in "put the toll at about 40": right after "at", "at least" and "at risk" are none; None without."""
    doc = reading.doc
    relative = False
    for i in range(first, min(first + 24, high)):
        relative = relative or doc[i].lower_ in {"that", "which", "who"}  # "put the number that were lost at 40"
        if doc[i].lower_ == "at" and doc[i + 1].lower_ not in {"least", "most"}:
            for j in range(i + 1, min(i + 7, high + 1)):
                if doc[j].like_num or _AMOUNT.fullmatch(doc[j].text):
                    return j
                if doc[j].pos_ in {"NOUN", "PROPN", "VERB", "PUNCT"}:
                    return None
            return None
        if doc[i].text in {";", "."} or (doc[i].tag_ in syntax.FINITE_TAGS and not relative):
            return None
    return None


def resumes(words: str) -> bool:
    """Whether ", a figure ..." or ", hours after ..." opens the article's own words on what was said."""
    parts = words.lower().split()
    if len(parts) >= 3 and parts[0] == "the" and parts[1] in _ORDINALS:
        return parts[2] in _COUNTED
    if any(unit.removesuffix("s") in _UNITS and after in _DATING for unit, after in pairwise(parts)):
        return True
    return len(parts) >= 2 and parts[0] in {"a", "an"} and parts[1] in _RESUMING


def next_saying(reading: Reading, group: VerbGroup, first: int, last: int) -> bool:
    """Whether a coordinated verb of saying goes on reporting, with at most an adverb or pronoun before it."""
    doc = reading.doc
    tag = doc[group.first].tag_
    for i in range(first, min(first + 4, last + 1)):
        token = doc[i]
        same = token.tag_ == tag or {token.tag_, tag} <= {"VBD", "VBZ", "VBP"} or {token.tag_, tag} == {"VB", "VBP"}
        same = (same and not syntax.shares_passive(token)) or (tag == "VBD" and _is_misread_past(token))
        if same and token.pos_ in syntax.VERBAL_POS and token.pos_ != "AUX":
            cues = verb_cues().get(lemma_of(token), [])
            return any(
                prior >= SURE
                for cue in cues
                for frame, prior in cue.frames.items()
                if frame in {"t", "n", "o", "c", "i"}
            )
        if (
            token.lower_ in {"would", "will"}
            and i + 2 <= last
            and doc[i + 1].lower_ in {"not", "n't", "n’t"}
            and tag == "VBD"
        ):
            priors = (cue.frames.get("t", 0.0) for cue in verb_cues().get(lemma_of(doc[i + 2]), []))
            return max(priors, default=0.0) >= SURE  # "hinted that he might go but would not say so"
        if token.pos_ != "ADV" and token.lower_ not in {"he", "she", "they"}:
            return False
    return False


def _is_misread_past(token: Token) -> bool:
    """Whether a participle without auxiliary is a past tense: "was old and blamed the council" joins no adjectives."""
    return (
        token.tag_ == "VBN"
        and token.dep_ == "conj"
        and token.head.tag_ in {"JJ", "NN", "NNS"}
        and not syntax.auxiliaries(token)
        and not syntax.is_passive(token)
        and bool(syntax.children(token, syntax.OBJECT))
    )
