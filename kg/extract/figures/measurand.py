"""The words for what a figure measures: "people released", "polling stations counted", "drop in sales".

Built from words of the article: the counted noun phrase with the verb or event noun that it depends on.
Not handled: what stands in another sentence; then the noun phrase alone is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import syntax
from kg.extract.figures.counted import DETERMINERS, LOOSE_ADJECTIVES, NOMINALISED, phrase, read_partitive
from kg.extract.figures.draft import Draft
from kg.extract.figures.elided_words import MOVES
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.noun_forms import is_personal
from kg.extract.figures.outcomes import read_outcome
from kg.extract.tokens import Doc, Token

LIGHT_VERBS = frozenset({
    "be", "have", "do", "say", "report", "tell", "announce", "claim", "estimate", "count", "include", "remain", "add",
    "state", "get", "put", "give", "make", "take", "see", "show", "record", "confirm", "list", "reach", "total",
    "number", "stand", "leave", "go", "mark", "compare", "base", "update", "revise", "correct",
})  # fmt: skip
NOMINAL_ENDINGS = ("ion", "al", "ment", "ease", "ing")
LONGEST = 8
# where a clause ends: above it stands who says it
BOUNDARIES = syntax.CLAUSAL_COMPLEMENT | syntax.ADVERBIAL_CLAUSE | syntax.RELATIVE_CLAUSE | {"parataxis"}
SHARES = frozenset({"percent", "cent", "%", "$", "half", "third", "quarter"})
# verbs whose subject is what is measured
LEVELS = MOVES | {
    "hit", "total", "cost", "average", "equal", "represent", "comprise", "constitute", "lose", "gain", "shed", "jump",
    "slip", "slide", "surge", "plunge", "soar", "shrink", "stand", "remain", "go", "come", "amount", "worth", "touch",
    "expand", "contract", "decrease", "double", "approach", "account", "exceed", "advance", "ease", "edge", "tumble",
}  # fmt: skip
SPEAKING = frozenset(
    {"talk", "speak", "discuss", "mention", "note", "suggest", "reveal", "cite", "predict", "forecast"}
)
REPORTING = frozenset({
    "say", "tell", "report", "announce", "claim", "estimate", "find", "show", "state", "confirm", "record", "cite",
    "suggest", "reveal", "put", "give", "list", "add", "note", "predict", "forecast",
})  # fmt: skip


def name_measurands(doc: Doc, lexemes: Sequence[Lexeme], drafts: Sequence[Draft]) -> None:
    """Set `counted` of every figure, in place; one without words of its own takes those of its antecedent."""
    for draft in drafts:
        if draft.quantity.unit is not None:
            draft.counted = _of_share(doc, lexemes, draft)
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
    for draft in drafts:
        if not any(sign.isalpha() for sign in draft.counted):
            draft.counted = {"person": "people", "%": "share"}.get(draft.unit, draft.unit)


def _of_noun(doc: Doc, lexemes: Sequence[Lexeme], draft: Draft) -> str:
    """The counted noun phrase and what happens to it."""
    noun = draft.noun
    if noun is None:
        return draft.counted
    first = noun.first
    while first < noun.last - 1 and lexemes[first].lower in LOOSE_ADJECTIVES | DETERMINERS | {"-"}:
        first += 1
    words = phrase(lexemes, first, noun.last)
    if words.lower().endswith("others"):
        return words
    if draft.quantity.hyphenated:
        return _hyphenated(lexemes, draft, words)
    if words.lower() in NOMINALISED:
        draft.event = words
        return f"people {words}"
    outcome = read_outcome(lexemes, draft)
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


def _hyphenated(lexemes: Sequence[Lexeme], draft: Draft, words: str) -> str:
    """ "a 27-year contract": "year contract"."""
    after = lexemes[draft.last] if draft.last < len(lexemes) else None
    return f"{words} {after.text}" if after is not None and after.tag.startswith("NN") else words


def _event(head: Token) -> tuple[str, bool]:
    """The participle or event noun that a counted noun depends on and whether it is a noun.

    "" where none tells more than the counted noun.
    """
    verb, label = head.head, head.dep_
    for child in head.children:
        if child.dep_ in syntax.RELATIVE_CLAUSE | syntax.NOUN_CLAUSE and child.tag_ in {"VBN", "VBD", "VBG"}:
            return _telling(child), False
    if label in syntax.PASSIVE_SUBJECT and verb.tag_ in {"VBN", "VBD"}:
        return _telling(verb), False
    if label in syntax.SUBJECT and verb.tag_ in {"VBD", "VBN", "VBP", "VBG"} and syntax.direct_object(verb) is None:
        return _telling(verb), False
    if label in syntax.OBJECT and verb.tag_ in {"VBD", "VBN"}:
        return _telling(verb), False
    nominal = verb.pos_ == "NOUN" and verb.lower_.endswith(NOMINAL_ENDINGS)
    if label in syntax.OBLIQUE and nominal and syntax.preposition_of(head) == "of":
        return verb.text, True
    return "", False


def _telling(verb: Token) -> str:
    """A verb's words, "" if it is a light or reporting one."""
    return "" if verb.lemma_ in LIGHT_VERBS | SPEAKING else verb.text


def _of_share(doc: Doc, lexemes: Sequence[Lexeme], draft: Draft) -> str:
    """What a percentage or an amount of money is of: the noun behind it, else subject and verb before it."""
    last = draft.quantity.last
    share = read_partitive(lexemes, last)
    if share is not None:
        first = share.first
        return phrase(lexemes, first, share.last)
    after = lexemes[last] if last < len(lexemes) else None
    if after is not None and after.tag.startswith("NN") and after.sentence == lexemes[draft.first].sentence:
        end = last + 1
        while end < len(lexemes) and lexemes[end].tag.startswith("NN") and end - last < LONGEST:
            end += 1
        if word_at(lexemes, end) in {"of", "in"}:
            while (
                end < len(lexemes)
                and end - last < LONGEST
                and lexemes[end].kind == "word"
                and not lexemes[end].tag.startswith("VB")
            ):
                end += 1
        return _trimmed(lexemes, last, end)
    return _subject_and_verb(doc, lexemes, draft)


def _trimmed(lexemes: Sequence[Lexeme], first: int, last: int) -> str:
    """A phrase that ends at a noun."""
    while last > first + 1 and not lexemes[last - 1].tag.startswith("NN"):
        last -= 1
    return phrase(lexemes, first, last)


def _subject_and_verb(doc: Doc, lexemes: Sequence[Lexeme], draft: Draft) -> str:
    """ "Sales of cars fell 35%": "Sales fell"; "Turnout was 71%": "Turnout"; "a loss of $381 million": "loss".

    Never the verb that reports the figure, nor who says it or pays it.
    """
    token = doc[lexemes[draft.quantity.figure[0]].token]
    for _ in range(6):
        copied = syntax.subject(token, inherit=False) if syntax.children(token, {"cop"}) else None
        if copied is not None and not _is_bare(copied):
            return copied.text
        if token.head is token or token.dep_ in BOUNDARIES:
            break
        role, token = token.dep_, token.head
        if (
            token.pos_ == "NOUN"
            and token.i < lexemes[draft.first].token
            and token.text not in {"%", "$"}
            and token.lower_ not in {"percent", "cent"}
        ):
            return token.text
        if token.pos_ == "VERB":
            if token.lemma_ in REPORTING and role not in syntax.SUBJECT:
                return draft.counted
            subject = syntax.subject(token)
            moving = token.lower_ in LEVELS or token.lemma_.lower() in LEVELS
            if not moving and (role in syntax.OBJECT or _is_doer(subject)):
                return token.text
            words = [] if subject is None or _is_bare(subject) else [subject.text]
            return " ".join([*words, token.text])
    return draft.counted


def _is_doer(subject: Token | None) -> bool:
    """Whether a subject does something and is not what is measured."""
    return subject is not None and (subject.ent_type_ in {"PER", "ORG"} or is_personal(subject.lemma_))


def _is_bare(subject: Token) -> bool:
    """Whether a subject is a pronoun or a number and names nothing."""
    return subject.pos_ in {"PRON", "NUM"} or subject.lower_ in SHARES
