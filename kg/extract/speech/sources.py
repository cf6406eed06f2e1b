"""Attribution without a verb of its own: "according to X", "as reported by X", "in the words of X", "in X's view".

The content is the clause that the phrase hangs on: the sentence for a fronted or interrupting phrase, else the clause
before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.speech.appositions import is_apposition
from kg.extract.speech.comments import resumes
from kg.extract.speech.cues import best_cue, verb_cues
from kg.extract.speech.drafts import Draft
from kg.extract.speech.noun_phrases import before_time, phrase_range
from kg.extract.speech.reading import Reading
from kg.extract.speech.source_contents import around_phrase
from kg.extract.speech.verb_groups import lemma_of
from kg.extract.tokens import Doc, Token
from kg.model import Span

_OPENING = {"according", "in", "per"}
# ", however," behind a fronted source belongs to the article.
_OWN = {"however", "though", "meanwhile", "nevertheless", "nonetheless", "moreover"}
_OPINION = {"view", "opinion", "words", "eyes", "estimation", "judgment", "judgement", "account", "telling", "estimate"}


def find_sourced(reading: Reading) -> Iterator[Draft]:
    """Attributions by phrase or adverb, in text order."""
    doc = reading.doc
    for token in doc:
        word = token.lower_
        if word not in _OPENING and not word.endswith("as"):
            continue
        following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
        draft = None
        if word == "according" and following == "to":
            draft = _phrase(reading, token.i, token.i + 1, "according-to", 0.93)
        elif word.endswith("as") and following:
            draft = _as_participle(reading, token)
        elif (
            word == "in"
            and following == "the"
            and _words(doc, token.i + 2, 2) in {("words", "of"), ("view", "of"), ("opinion", "of"), ("eyes", "of")}
        ):
            draft = _phrase(reading, token.i, token.i + 3, "in-the-words-of", 0.8)
        elif word == "per" and following and (following in {"the", "a", "an"} or doc[token.i + 1].pos_ == "PROPN"):
            draft = _phrase(reading, token.i, token.i, "per", 0.5) if _set_off(reading, token.i) else None
        elif word == "in":
            draft = _in_opinion(reading, token)
        if draft is not None:
            yield draft


def _words(doc: Doc, first: int, count: int) -> tuple[str, ...]:
    return tuple(token.lower_ for token in doc[first : first + count])


def _set_off(reading: Reading, first: int) -> bool:
    low, _ = reading.sentence_of(reading.doc[first])
    return first == low or reading.doc[first - 1].is_punct


def _phrase(reading: Reading, cue_first: int, cue_last: int, rule: str, confidence: float) -> Draft | None:
    """An attributing preposition, the noun phrase after it and the clause around both."""
    doc = reading.doc
    low, high = reading.sentence_of(doc[cue_first])
    source = _noun_phrase_after(reading, cue_last, high)
    if source is None:
        return None
    pieces = around_phrase(reading, cue_first, source, low, high)
    if not pieces:
        return None
    return Draft(
        rule=rule,
        stance="asserts",
        confidence=confidence,
        cue=(reading.span(cue_first, cue_last),),
        content=tuple(reading.span(_behind_connective(reading, *piece), piece[1]) for piece in pieces),
        source=(reading.span(*source),),
        cue_token=cue_first,
        source_head=doc[source[0] : source[1] + 1].root.i,
        kind="source",
    )


def _behind_connective(reading: Reading, first: int, last: int) -> int:
    """First token of a content without ", however," before it: that is the article's own."""
    doc = reading.doc
    opening = first + int(doc[first].text == ",")
    return opening + 2 if opening + 2 < last and doc[opening].lower_ in _OWN and doc[opening + 1].text == "," else first


def _noun_phrase_after(reading: Reading, cue_last: int, high: int) -> tuple[int, int] | None:
    """The source after its preposition: by the parse, cut where a new clause begins, with an apposition in commas."""
    doc = reading.doc
    first = cue_last + 1
    while first <= high and doc[first].is_space:
        first += 1
    if first > high or (doc[first].is_punct and doc[first].text not in {"“", '"', "‘", "'"}):
        return None
    head = _phrase_head(reading, first, high)
    left, last = phrase_range(head, low=first, high=high)
    last = max(last, head.i)
    comma = next(
        (i for i in range(first + 1, last + 1) if doc[i].text == "," and not _enumerates(reading, i, last)), None
    )
    if comma is not None and (not is_apposition(reading, comma + 1, last) or resumes(doc[comma + 1 : comma + 4].text)):
        last = comma - 1
    if last + 2 <= high and doc[last + 1].text == ",":
        end = next(
            (i for i in range(last + 2, high + 1) if doc[i].is_punct and doc[i].text in {",", ".", ";", "“", '"'}), high
        )
        fronted = cue_last - 1 <= reading.sentence_of(doc[first])[0]
        if (
            doc[end].text in {",", "."}
            and not resumes(doc[last + 2 : last + 5].text)
            and is_apposition(reading, last + 2, end - 1)
            and (not fronted or _goes_on_after(reading, end, high))
        ):
            last = end - 1
    last = before_time(doc, head.i, last)
    return (first, last) if left <= last else None


def _goes_on_after(reading: Reading, comma: int, high: int) -> bool:
    """Whether the main clause still follows the comma, so that an apposition stood before it."""
    doc = reading.doc
    return (
        doc[comma].text == ","
        and doc[comma + 1].lower_ not in {"as", "because", "while", "although"}
        and any(doc[i].tag_ in syntax.FINITE_TAGS for i in range(comma + 1, high + 1))
        and not any(
            doc[i].tag_ in syntax.FINITE_TAGS for i in range(comma - 1, max(comma - 12, 0), -1) if doc[i].text != ","
        )
    )


def _enumerates(reading: Reading, comma: int, last: int) -> bool:
    """Whether a comma stands in a list of sources ("A, B and C")."""
    doc = reading.doc
    return doc[comma + 1].dep_ == "conj" or any(
        doc[i].dep_ == "conj" and doc[i].left_edge.i == comma + 1 for i in range(comma, last + 1)
    )


def _phrase_head(reading: Reading, first: int, high: int) -> Token:
    """Head of the noun phrase that begins at `first`, climbing no further than its clause."""
    doc = reading.doc
    head = doc[first]
    while head.head.i != head.i and head.head.i > head.i and head.head.i <= high and not syntax.is_verbal(head.head):
        if head.dep_ in {"obl", "nsubj", "obj", "advmod", "obl:tmod"} or doc[head.i + 1].text == ",":
            break
        head = head.head
    return head


def _as_participle(reading: Reading, token: Token) -> Draft | None:
    """ "as reported by X"; the "as" may be glued to the word before it by a typing error ("reasonsas reported by")."""
    doc = reading.doc
    if token.i + 2 >= len(doc) or doc[token.i + 2].lower_ != "by" or doc[token.i + 1].tag_ not in {"VBN", "VBD"}:
        return None
    glued = token.lower_ != "as"
    cues = verb_cues().get(lemma_of(doc[token.i + 1]), [])
    if best_cue(cues, "t") is None and best_cue(cues, "n") is None:
        return None
    if glued and (
        token.lower_[:-2] == "" or token.pos_ in {"VERB", "ADP", "SCONJ"} or token.lower_ in {"was", "has", "whereas"}
    ):
        return None
    draft = _phrase(reading, token.i, token.i + 2, "as-participle", 0.85)
    if draft is None or not glued:
        return draft
    start = token.idx + len(token.text) - 2
    draft.cue = (Span(start, draft.cue[0].end),)
    first = draft.content[0]
    word_end = token.idx + len(token.text) - 2
    draft.content = (Span(first.start, max(first.end, word_end)), *draft.content[1:])
    return draft


def _in_opinion(reading: Reading, token: Token) -> Draft | None:
    """ "In the mayor's view, ..." and "in his opinion"."""
    doc = reading.doc
    for child in token.doc[token.i + 1 : token.i + 8]:
        if child.lower_ in _OPINION and child.i + 1 < len(doc):
            possessors = syntax.children(child, syntax.POSSESSOR)
            if not possessors or possessors[0].left_edge.i != token.i + 1 or not _set_off(reading, token.i):
                return None
            first, last = phrase_range(possessors[0])
            while last > first and doc[last].lower_ in {"'s", "’s", "'", "’"}:
                last -= 1
            pieces = around_phrase(reading, token.i, (first, child.i), *reading.sentence_of(token))
            if not pieces:
                return None
            return Draft(
                rule="in-opinion",
                stance="believes" if child.lower_ in {"view", "opinion", "eyes"} else "asserts",
                confidence=0.75,
                cue=(reading.span(token.i, token.i), reading.span(child.i, child.i)),
                content=tuple(reading.span(*piece) for piece in pieces),
                source=(reading.span(first, last),),
                cue_token=token.i,
                source_head=possessors[0].i,
                kind="source",
            )
        if child.is_punct:
            return None
    return None
