"""The words for what a figure measures: "people released", "polling stations counted", "drop in sales".

Built from words of the article: the counted noun phrase with the verb or event noun that it depends on.
Not handled: what stands in another sentence; then the noun phrase alone is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import syntax
from kg.extract.figures.counted import DETERMINERS, NOMINALISED, heading_state, read_partitive
from kg.extract.figures.draft import Draft
from kg.extract.figures.elided_words import HARM_VERBS, harmed
from kg.extract.figures.lexemes import Lexeme
from kg.extract.figures.noun_runs import LOOSE_ADJECTIVES, phrase
from kg.extract.figures.outcomes import read_outcome
from kg.extract.figures.quantified import inherit_listed, noun_words, of_amount
from kg.extract.tokens import Doc, Token

LIGHT_VERBS = frozenset({
    "be", "have", "do", "say", "report", "tell", "announce", "claim", "estimate", "count", "include", "remain", "add",
    "state", "get", "put", "give", "make", "take", "see", "show", "record", "confirm", "list", "reach", "total",
    "number", "stand", "leave", "go", "mark", "compare", "base", "update", "revise", "correct",
    "value", "cost",
})  # fmt: skip
# units that say how much there is of something, not what
STUFF_MEASURES = frozenset({
    "ton", "tonne", "kilogram", "kilo", "gram", "pound", "ounce", "litre", "liter", "gallon", "barrel", "bushel",
    "quintal", "cubic metre", "cubic meter", "megawatt", "gigawatt",
})  # fmt: skip
PREPOSITIONAL = frozenset({"comprising", "consisting", "including", "excluding", "regarding", "concerning"})
NOMINAL_ENDINGS = ("ion", "al", "ment", "ease", "ing")
SPEAKING = frozenset(
    {"talk", "speak", "discuss", "mention", "note", "suggest", "reveal", "cite", "predict", "forecast"}
)


def name_measurands(doc: Doc, lexemes: Sequence[Lexeme], drafts: Sequence[Draft]) -> None:
    """Set `counted` of every figure, in place; one without words of its own takes those of its antecedent."""
    for draft in drafts:
        if draft.quantity.unit is not None:
            draft.counted = of_amount(doc, lexemes, draft)
        elif draft.noun is not None:
            draft.counted = _of_noun(doc, lexemes, draft)
    for draft in drafts:
        if draft.antecedent is not None and draft.noun is None and draft.quantity.unit is None:
            draft.counted = _of_antecedent(doc, lexemes, draft, drafts[draft.antecedent])
        elif draft.noun is None and draft.unit == "person" and (outcome := read_outcome(lexemes, draft)):
            draft.counted, draft.event = (
                f"people {outcome}",
                outcome,
            )  # "two were found dead and five are unaccounted for"
    inherit_listed(lexemes, drafts)
    for draft in drafts:
        if not any(sign.isalpha() for sign in draft.counted):
            draft.counted = {"person": "people", "%": "percentage"}.get(draft.unit, draft.unit)


def _of_noun(doc: Doc, lexemes: Sequence[Lexeme], draft: Draft) -> str:
    """The counted noun phrase and what happens to it."""
    noun = draft.noun
    if noun is None:
        return draft.counted
    first = noun.first
    while first < noun.last - 1 and lexemes[first].lower in LOOSE_ADJECTIVES | DETERMINERS | {"-"}:
        first += 1
    words = phrase(lexemes, first, noun.last)
    if draft.quantity.hyphenated:
        return _hyphenated(doc, lexemes, draft) or words
    stuff = read_partitive(lexemes, noun.last) if noun.unit in STUFF_MEASURES else None
    if stuff is not None:
        words = phrase(lexemes, stuff.first, stuff.last)  # of "two million kilograms of cheese" the cheese
    if draft.unit == "person" and words.lower() in NOMINALISED and not words.lower().endswith("others"):
        draft.event = words
        return f"people {words}"
    outcome = read_outcome(lexemes, draft) or heading_state(lexemes, draft.first)
    draft.event, draft.nominal = (outcome, False) if outcome else _event(doc[lexemes[noun.last - 1].token])
    return _joined(words, draft)


def _of_antecedent(doc: Doc, lexemes: Sequence[Lexeme], draft: Draft, other: Draft) -> str:
    """What an antecedent counts, with what is said here: "twelve people were hurt and six were killed"."""
    event = read_outcome(lexemes, draft) or _event(doc[lexemes[draft.quantity.figure[1] - 1].token])[0]
    if other.noun is None or not other.event or not event or event.lower() == other.event.lower():
        return other.counted or draft.counted
    draft.event = event
    first = other.noun.first
    while first < other.noun.last - 1 and lexemes[first].lower in LOOSE_ADJECTIVES | DETERMINERS | {"-"}:
        first += 1
    words = phrase(lexemes, first, other.noun.last)
    return f"people {event}" if words.lower() in NOMINALISED else f"{words} {event}"


def _joined(words: str, draft: Draft) -> str:
    """A noun phrase with what happened: "people released", "release of people"."""
    if not draft.event or draft.event.lower() in words.lower().split():
        return words
    return f"{draft.event} of {words}" if draft.nominal else f"{words} {draft.event}"


def name_parts(drafts: Sequence[Draft]) -> None:
    """Give parts the event of their whole, in place: of 45 people released the 15 women are women released."""
    for draft in drafts:
        whole = drafts[draft.part_of] if draft.part_of is not None else None
        if whole is not None and whole.event and draft.noun is not None and not draft.event:
            draft.event, draft.nominal = whole.event, whole.nominal
            draft.counted = _joined(draft.counted, draft)


def _hyphenated(doc: Doc, lexemes: Sequence[Lexeme], draft: Draft) -> str:
    """What a measure in front describes: of "a 27-year contract" the contract, of "a 50-kilo bag" the bag."""
    measure = lexemes[draft.last - 1].token
    head = doc[measure]
    while head.head is not head and head.i <= measure:
        head = head.head
    return noun_words(doc, head, after=measure) if head.pos_ in {"NOUN", "PROPN"} and head.i > measure else ""


def _event(head: Token) -> tuple[str, bool]:
    """The participle or event noun that a counted noun depends on and whether it is a noun.

    "" where none tells more than the counted noun.
    """
    verb, label = head.head, "" if _on_other_line(head, head.head) else head.dep_
    for child in head.children:
        if child.dep_ in syntax.RELATIVE_CLAUSE | syntax.NOUN_CLAUSE and child.tag_ in {"VBN", "VBD", "VBG"}:
            if syntax.children(child, {"nummod"}) or _on_other_line(head, child):
                continue  # "214 dead and 300 injured"
            told = _telling(child)
            if told:
                return told, False
    if label in syntax.PASSIVE_SUBJECT and verb.tag_ in {"VBN", "VBD"}:
        return _telling(verb), False
    if label in syntax.SUBJECT and verb.tag_ in {"VBD", "VBN", "VBP", "VBG"} and syntax.direct_object(verb) is None:
        return _telling(verb), False
    if label in syntax.OBJECT and verb.tag_ in {"VBD", "VBN"}:
        return _telling(verb), False
    if label in syntax.OBJECT and verb.tag_ == "VBG" and verb.lemma_ in HARM_VERBS:
        return harmed(verb.lemma_), False  # "killing 14 people"
    nominal = verb.pos_ == "NOUN" and verb.lower_.endswith(NOMINAL_ENDINGS) and verb.lower_ not in PREPOSITIONAL
    if label in syntax.OBLIQUE and nominal and syntax.preposition_of(head) == "of":
        return verb.text, True
    return "", False


def _on_other_line(left: Token, right: Token) -> bool:
    """Whether a line ends between two words, so that they are of two items of a list."""
    first, last = sorted((left.idx, right.idx))
    return "\n" in left.doc.text[first:last]


def _telling(verb: Token) -> str:
    """A verb's words, "" if it is a light or reporting one."""
    return "" if verb.lemma_ in LIGHT_VERBS | SPEAKING else verb.text.lstrip("-–•*")
