"""How far a nominal content runs: phrases and predicates that the parse hung on the verb, lists and brackets.

"Officials denied any links to the group": a preposition goes on with what is said, unless it tells when, where or to
whom it was said. "A poll showed Ruiz leading": what surveys show runs to the end of its clause. Not handled:
adverbials of the act of saying whose words could as well belong to what is said ("for months").
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.speech.comments import without_comment
from kg.extract.speech.content_edges import TIME, is_day, right_edge, sentence_end, stretch
from kg.extract.speech.cues import verb_cues
from kg.extract.speech.noun_phrases import is_time
from kg.extract.speech.reading import OUTSIDE, Reading
from kg.extract.speech.subjects import can_speak
from kg.extract.speech.verb_groups import VerbGroup, lemma_of
from kg.extract.tokens import Token

# These go on with a noun; "on Friday", "in a statement" and "to reporters" do not.
_GOING_ON = {
    "of", "to", "for", "from", "against", "over", "about", "between", "among", "into", "toward", "towards", "on", "in",
    "at", "by", "with", "without", "within", "regarding", "concerning", "across", "under", "beyond", "than", "before",
    "until",
}  # fmt: skip
_OF_SAYING = {"in", "on", "at", "to", "with", "from", "before", "during", "through", "via"}
# Where something is said: "in a statement", "at a rally".
_OCCASIONS = {
    "statement", "interview", "tweet", "letter", "speech", "post", "email", "e-mail", "conference", "address", "memo",
    "video", "article", "debate", "rally", "meeting", "briefing", "report", "broadcast", "talk", "call", "column",
    "hearing", "testimony", "ceremony", "event", "remark", "note", "message", "book", "essay", "editorial", "paper",
    "twitter", "facebook", "television", "tv", "radio", "parliament", "court", "site", "website", "page", "show",
    "forum", "summit", "session", "filing", "release", "appearance",
}  # fmt: skip
_CLOSING = {")", "]"}
# Before a time these tell what is announced or expected: "a report by June"; the others only where it lies ahead.
_UP_TO_WHEN = {"by", "from", "until", "over"}
_WHEN = {"before", "within", "in", "on", "at", "during"}
_TO_COME = {"next", "coming"}
_AHEAD = {"expects", "promises", "demands"}
_PROVISOS = {"if", "unless", "provided"}
# ", all of them soldiers", ", half of it in cash": what is told of the figure before it.
_PORTIONS = {"all", "most", "half", "some", "many", "none", "both"}
_OF_THESE = {"them", "it", "these", "those", "which", "whom"}
# "in a statement" behind a noun tells where it was said, "in the statement" which part of it.
_CHANNELS = {
    "statement", "interview", "tweet", "post", "email", "e-mail", "conference", "speech", "memo", "briefing", "letter",
    "address", "broadcast", "message",
}  # fmt: skip
# Nouns that say what somebody is to do.
_TO_DO = {
    "plan", "intention", "decision", "effort", "proposal", "desire", "move", "bid", "attempt", "deal", "agreement",
    "law", "bill", "measure", "scheme", "program", "programme", "right", "call", "request", "commitment", "pledge",
    "readiness", "willingness", "failure", "refusal", "offer", "step", "promise",
}  # fmt: skip
_SOON = {"minutes", "hours", "days"}  # "dismissed the report within minutes"
_ANY_ONE = {"a", "an", "his", "her", "its", "their", "another"}


def run_on(reading: Reading, group: VerbGroup, head: Token, last: int) -> int:
    """Last token of a nominal content whose phrase ends, by the parse, with `last`."""
    high = sentence_end(reading, group.head)
    if (end := _predicate(reading, group, last, high)) is not None:
        return end
    for _ in range(4):
        end = _bracket(reading, head, last, high)
        end = _enumeration(reading, end, high)
        end = _portion(reading, end, high)
        end = _phrase(reading, group, end, high)
        if end == last:
            break
        last = end
    last = _before_clause(reading, head, _proviso(reading, group, _deed(reading, head, last, high), high))
    return _without_channel(reading, group, head, last)


def _deed(reading: Reading, head: Token, last: int, high: int) -> int:
    """ "announced plans to close": the infinitive behind such a noun, wherever the parse hung it."""
    doc = reading.doc
    if last != head.i or lemma_of(head) not in _TO_DO or last + 2 > high or doc[last + 1].tag_ != "TO":
        return last
    return stretch(reading, last + 1, high, commas=False) if doc[last + 2].tag_ == "VB" else last


def _looks_ahead(group: VerbGroup) -> bool:
    """Whether a cue speaks of what is to come, by its stance."""
    return any(
        cue.stance in _AHEAD for cue in verb_cues().get(group.lemma) or verb_cues().get(lemma_of(group.head), [])
    )


def _before_clause(reading: Reading, head: Token, last: int) -> int:
    """Without "and the union called" behind "demanded a recount": a clause that the parse joined to a noun."""
    doc = reading.doc
    joined: int | None = None
    for i in range(head.i + 1, last + 1):
        if doc[i].lower_ in syntax.WH_WORDS | {"that", "if", "because"} or reading.quotation[i] != OUTSIDE:
            return last
        if doc[i].lower_ in {"and", "but"}:
            joined = i
        if (
            joined is not None
            and i > joined + 1
            and doc[i].tag_ in syntax.FINITE_TAGS
            and doc[i].pos_ in syntax.VERBAL_POS
        ):
            return joined - 1
    return last


def _proviso(reading: Reading, group: VerbGroup, last: int, high: int) -> int:
    """ "forecasts a default if rates stay high": what is expected, with its condition, up to a comma."""
    doc = reading.doc
    if last + 3 > high or doc[last + 1].lower_ not in _PROVISOS or not _looks_ahead(group):
        return last
    return next((i - 1 for i in range(last + 2, high + 1) if doc[i].text in {",", ";", "—", "–", ":"}), high)


def _portion(reading: Reading, last: int, high: int) -> int:
    """ "put the toll at 12, all of them soldiers": an apposition to a figure, up to the next border."""
    doc = reading.doc
    if last + 4 > high or doc[last + 1].text != "," or doc[last + 3].lower_ != "of":
        return last
    portion = doc[last + 2].lower_ in _PORTIONS or doc[last + 2].like_num
    if not portion or doc[last + 4].lower_ not in _OF_THESE:
        return last
    end = next((i - 1 for i in range(last + 5, high + 1) if doc[i].text in {",", ";", "—", "–", ":"}), high)
    joined = any(token.lower_ in {"and", "but"} for token in doc[last + 5 : end + 1])
    return last if joined else end


def _without_channel(reading: Reading, group: VerbGroup, head: Token, last: int) -> int:
    """ "announced a strike in a statement": the statement is where it was announced."""
    doc = reading.doc
    at_once = doc[last].lower_ in _SOON and doc[last - 1].lower_ == "within" and not _looks_ahead(group)
    if at_once:
        return last - 2
    if lemma_of(doc[last]) not in _CHANNELS:
        return last
    for i in range(last - 1, max(head.i, last - 6), -1):
        if doc[i].pos_ == "ADP":
            return i - 1 if doc[i].lower_ in _OF_SAYING and doc[i + 1].lower_ in _ANY_ONE else last
    return last


def _predicate(reading: Reading, group: VerbGroup, last: int, high: int) -> int | None:
    """ "showed Ruiz leading", "found Ruiz with a lead": what is shown of its object, up to the end of the clause."""
    if last + 2 > high or not any(cue.kind == "show" for cue in verb_cues().get(lemma_of(group.head), [])):
        return None
    following = reading.doc[last + 1]
    if following.lower_ == "with" or (following.tag_ == "VBG" and following.lower_ != "including"):
        return max(last, without_comment(reading, group, last + 1, high))
    return None


def _bracket(reading: Reading, head: Token, last: int, high: int) -> int:
    """Up to the bracket that closes one opened inside the phrase."""
    inside = reading.doc[head.left_edge.i : last + 1]
    converted = inside[-1].head.like_num or any(token.like_num for token in inside)
    if converted and last + 3 <= high and reading.doc[last + 1].text == "(":  # "12 million rupees (about $150,000)"
        return next((i for i in range(last + 2, min(last + 8, high) + 1) if reading.doc[i].text in _CLOSING), last)
    opened = sum(token.text == "(" for token in inside) - sum(token.text == ")" for token in inside)
    if opened <= 0:
        return last
    return next((i for i in range(last + 1, min(last + 12, high) + 1) if reading.doc[i].text in _CLOSING), last)


def _enumeration(reading: Reading, last: int, high: int) -> int:
    """The rest of a list: ", his judgment, his worldview and his decency"; a finite verb in it makes it a clause."""
    doc = reading.doc
    if (
        last + 2 > high
        or doc[last + 1].text != ","
        or doc[last + 2].pos_ not in {"DET", "PRON", "NOUN", "PROPN", "ADJ"}
    ):
        return last
    joined = None
    for i in range(last + 2, high + 1):
        if doc[i].tag_ in syntax.FINITE_TAGS or doc[i].text in {";", ":", "—", "–"} or doc[i].is_quote:
            return last
        if doc[i].lower_ in {"and", "or"}:
            joined = i
            break
        if doc[i].text != "," and doc[i].pos_ not in {"DET", "PRON", "NOUN", "PROPN", "ADJ", "ADP", "NUM", "PART"}:
            return last
    if joined is None or joined == high:
        return last
    tail = doc[joined + 1]
    begins = tail.pos_ in {"DET", "PRON", "NOUN", "PROPN", "ADJ"}
    end = next((i - 1 for i in range(joined + 1, high + 1) if doc[i].is_punct and doc[i].text != "-"), high)
    finite = any(token.tag_ in syntax.FINITE_TAGS for token in doc[joined : end + 2])
    return end if begins and not finite else last


def _phrase(reading: Reading, group: VerbGroup, last: int, high: int) -> int:
    """One prepositional phrase right behind, unless it tells when, where or to whom it was said."""
    doc = reading.doc
    if (
        last + 2 > high
        or doc[last + 1].lower_ not in _GOING_ON
        or reading.quotation[last] != reading.quotation[last + 1]
    ):
        return last
    opening = doc[last + 1]
    head = opening
    while head.head.i != head.i and head.left_edge.i >= last + 1 and head.head.left_edge.i == last + 1:
        head = head.head
    if head.i == opening.i:
        head = opening.head
    if head.i <= opening.i or head.i > high or head.pos_ not in {"NOUN", "PROPN", "NUM", "PRON"}:
        return last
    if is_day(head) or is_time(head) or head.lower_ in TIME:
        to_come = any(child.lower_ in _TO_COME for child in head.children)
        if not (to_come or opening.lower_ in _UP_TO_WHEN or (opening.lower_ in _WHEN and _is_ahead(group, opening))):
            return last
    elif opening.lower_ == "by":
        if not can_speak(head):  # "by the clerks" goes on, "by e-mail" does not
            return last
    elif opening.lower_ in _OF_SAYING and (lemma_of(head) in _OCCASIONS or can_speak(head)):
        return last
    end = min(head.right_edge.i, high)
    for i in range(opening.i, end + 1):
        if doc[i].text in {",", ";", "—", "–", ":"} or doc[i].lower_ in {"who", "which"}:
            end = i - 1
            break
    return max(last, end)


def _is_ahead(group: VerbGroup, opening: Token) -> bool:
    """Whether a time behind "expects a report" can only be that of the report: the cue looks ahead and is no past."""
    past = group.head.doc[group.first].tag_ in {"VBD", "VBN"}
    return _looks_ahead(group) and (opening.lower_ == "within" or not past)


def up_to_figure(reading: Reading, group: VerbGroup) -> tuple[int, int] | None:
    """ "forecast up to 180 millimetres": a figure, whose "up" the parse may take for a particle."""
    doc = reading.doc
    first = group.head.i + 1
    high = sentence_end(reading, group.head)
    if first + 2 > high or doc[first : first + 2].text.lower() != "up to" or not doc[first + 2].like_num:
        return None
    head = doc[first + 2]
    while head.head.i > head.i and head.head.i <= high and head.head.pos_ in {"NOUN", "NUM", "SYM"}:
        head = head.head
    return first, run_on(reading, group, head, max(head.i, right_edge(reading, head)))
