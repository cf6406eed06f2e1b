"""What a percentage or an amount of money is of: "sugar prices declined", "salary threshold", "brownfield cleanup".

A noun phrase of the article, with its verb where something moves; a verb alone only where it is one of paying or of a
level or a participle, else nothing. Not handled: what stands in another sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract import syntax
from kg.extract.figures.amount_words import (
    BESIDE,
    CHANGED,
    CHANGES,
    EMPTY_NOUNS,
    EMPTY_VERBS,
    INVESTING,
    LEVELS,
    PAYING,
    PERIODS,
    QUANTITIES,
    REPORTING,
    SHARES,
    TAKING,
    TRADING,
)
from kg.extract.figures.counted import read_partitive
from kg.extract.figures.currencies import code_of_name
from kg.extract.figures.draft import Draft
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.noun_forms import is_personal
from kg.extract.figures.noun_runs import LOOSE_ADJECTIVES, TIME_WORDS, phrase
from kg.extract.tokens import Doc, Token

LONGEST = 8
# where a clause ends: above it stands who says it
BOUNDARIES = syntax.CLAUSAL_COMPLEMENT | syntax.ADVERBIAL_CLAUSE | syntax.RELATIVE_CLAUSE | {"parataxis"}
MODIFIERS = frozenset({"compound", "amod", "flat", "flat:name", "nmod", "nmod:desc", "punct", "advmod"})


def of_amount(doc: Doc, lexemes: Sequence[Lexeme], draft: Draft) -> str:
    """What a percentage or an amount of money is of: the noun behind it, else what the clause before it tells."""
    last = draft.quantity.last
    share = read_partitive(lexemes, last)
    if share is not None:
        return phrase(lexemes, share.first, share.last)
    words = _behind(lexemes, draft) or _beside(doc, lexemes, draft) or _in_clause(doc, lexemes, draft)
    return "" if words[:1].isdigit() else words


def inherit_listed(lexemes: Sequence[Lexeme], drafts: Sequence[Draft]) -> None:
    """Give an amount in a list what the amount beside it is of, in place: "Ostra with $9m of oil, Nordia with $6m"."""
    for ordered in (drafts, drafts[::-1]):
        for told, draft in pairwise(ordered):
            if draft.counted or not told.counted or draft.quantity.unit is None:
                continue
            first, second = sorted((told, draft), key=lambda each: each.first)
            same = lexemes[first.first].sentence == lexemes[second.first].sentence
            kin = told.unit == draft.unit
            alike = word_at(lexemes, first.first - 1) == word_at(lexemes, second.first - 1) == "with"
            joined = word_at(lexemes, second.first - 1) in {"and", ","} and second is draft
            restated = _between(lexemes, first, second) in {"(", "or", ",or"} and second is draft
            if same and ((kin and (alike or joined)) or restated):
                draft.counted = told.counted


def _between(lexemes: Sequence[Lexeme], left: Draft, right: Draft) -> str:
    return "".join(lexeme.lower for lexeme in lexemes[left.last : right.first])


def noun_words(doc: Doc, noun: Token, *, after: int = -1) -> str:
    """A noun with the modifiers right before it: "gross domestic product", not whose it is nor how many.

    `after` is the place of a token that is no part of it.
    """
    first = noun.i
    while first > after + 1 and noun.i - first < LONGEST and not doc[first].is_sent_start:
        before = doc[first - 1]
        if before.text in {"-", "‐"} and first > after + 2 and not before.whitespace_:
            first -= 2
            continue
        inside = before.i < before.head.i <= noun.i and before.dep_ in MODIFIERS
        inside = inside and (before.dep_ == "amod" or not before.tag_.startswith("VB")) and before.lower_ not in SHARES
        if not inside or before.tag_ in {"CD", "DT", "PRP$", "POS", "RB"} or before.lower_ in LOOSE_ADJECTIVES:
            break
        first -= 1
    return " ".join(doc[first : noun.i + 1].text.split())


def _behind(lexemes: Sequence[Lexeme], draft: Draft) -> str:
    """The noun phrase right behind an amount: "market share in Egypt", "lower risk", "worth of imports"."""
    first = opening = draft.quantity.last
    sentence = lexemes[draft.first].sentence
    if word_at(lexemes, first) == "worth" and word_at(lexemes, first + 1) == "of":
        first += 2
    while word_at(lexemes, first) in {"the", "its", "their"} and first > opening:
        first += 1
    end = first
    while end < len(lexemes) and end - first < 4 and lexemes[end].tag in {"JJ", "JJR", "VBN", "HYPH"}:
        if lexemes[end].lower in CHANGES:
            break
        if lexemes[end].lower in TIME_WORDS:
            return ""
        end += 1
    begin = end
    while end < len(lexemes) and end - first < LONGEST and _is_common(lexemes, end, sentence):
        end += 1
        while end + 1 < len(lexemes) and lexemes[end].text == "-" and lexemes[end].glued and lexemes[end + 1].glued:
            end += 2  # "10% year-to-date decline"
    adjective = word_at(lexemes, first) == "more" and end < len(lexemes) and lexemes[end].tag.startswith("JJ")
    timed = lexemes[end - 1].lower in PERIODS or word_at(lexemes, first + 1) in {"over", "on"}
    if end == begin or adjective or timed:  # "20% more fuel efficient", "3% year over year"
        return ""
    if word_at(lexemes, end) in {"of", "in"} and word_at(lexemes, end + 1) not in EMPTY_NOUNS:
        inner = end + 1
        while inner < len(lexemes) and lexemes[inner].tag in {"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "POS"}:
            if inner - first >= LONGEST or lexemes[inner].lower in TIME_WORDS or lexemes[inner].sentence != sentence:
                break
            inner += 1
        while inner > end + 1 and not lexemes[inner - 1].tag.startswith("NN"):
            inner -= 1
        end = inner if inner > end + 1 else end
    return phrase(lexemes, first, end)


def _is_common(lexemes: Sequence[Lexeme], position: int, sentence: int) -> bool:
    lexeme = lexemes[position]
    named = (
        lexeme.tag.startswith("NN")
        or lexeme.lower in CHANGES
        or (lexeme.text == "&" and lexemes[position - 1].tag.startswith("NN"))
    )
    return named and lexeme.sentence == sentence and lexeme.lower not in TIME_WORDS


def _beside(doc: Doc, lexemes: Sequence[Lexeme], draft: Draft) -> str:
    """The noun right before an amount: "a salt content above 0.3%", "goods worth $335m", "goods valued at $42m"."""
    at = draft.first - 1
    if word_at(lexemes, at) == "at" and word_at(lexemes, at - 1) == "valued":
        at -= 2
    elif word_at(lexemes, at) == "worth":
        at -= 1
    elif lexemes[draft.first].lower not in BESIDE or not (draft.quantity.money or draft.unit == "%"):
        return ""
    at -= word_at(lexemes, at) == ","
    if at < 0 or lexemes[at].sentence != lexemes[draft.first].sentence or lexemes[at].tag not in {"NN", "NNS"}:
        return ""
    noun = doc[lexemes[at].token]
    return noun_words(doc, noun) if _is_named(noun) else ""


def _in_clause(doc: Doc, lexemes: Sequence[Lexeme], draft: Draft) -> str:
    """What the words before an amount tell: a subject that moves, an object that is changed, what is paid for."""
    amount = _anchor(doc, lexemes, draft)
    while amount.head is not amount and amount.dep_ not in BOUNDARIES and _leads_up(amount):
        amount = amount.head  # "closed 3.1% higher", "down as much as 5%", "3% year over year"
    copied = syntax.subject(amount, inherit=bool(syntax.children(amount, {"cop"})))
    if copied is not None:
        own = lexemes[draft.first].token <= copied.i <= lexemes[draft.last - 1].token
        return "" if own or _is_bare(copied) else noun_words(doc, copied)
    head = amount.head
    before = lexemes[draft.first - 1] if draft.first else None
    preposition = before.lower if before is not None and before.tag in {"IN", "TO"} else ""
    restated = amount.dep_ == "conj" and lexemes[draft.first - 1].lower == "or"
    if head is amount or amount.dep_ in BOUNDARIES or preposition == "with" or (amount.dep_ == "conj" and not restated):
        return _of_predicate(doc, amount)
    if head.pos_ in {"NOUN", "PROPN"} and head.i < amount.i:
        return noun_words(doc, head) if _is_named(head) and not is_personal(head.lemma_) else ""
    if head.pos_ != "VERB" and syntax.children(head, {"cop"}):
        return _of_predicate(doc, head)
    return _of_verb(doc, draft, amount, preposition) if head.pos_ == "VERB" else ""


def _leads_up(amount: Token) -> bool:
    """Whether an amount hangs on a word that measures nothing itself."""
    return amount.head.pos_ in {"ADJ", "ADV", "ADP"} or (amount.head.lower_ in PERIODS and amount.head.i > amount.i)


def _of_predicate(doc: Doc, predicate: Token) -> str:
    """The subject of what is no verb: "the index was up 56.5%", "stocks down 5%"."""
    for word in (predicate, *predicate.children):
        subject = syntax.subject(word) if word.pos_ in {"ADJ", "ADV", "ADP"} else None
        if subject is not None and not _is_bare(subject):
            return noun_words(doc, subject)
    return ""


def _anchor(doc: Doc, lexemes: Sequence[Lexeme], draft: Draft) -> Token:
    """The token of an amount from which its words hang, of a list of amounts the first: "by 2.6% and 4.1%"."""
    first, last = (doc[lexemes[at].token].i for at in (draft.first, draft.quantity.last - 1))
    token = doc[lexemes[draft.quantity.figure[0]].token]
    while token.head is not token and first <= token.head.i <= last and token.head.pos_ != "VERB":
        token = token.head
    for _ in range(4):
        if not _is_amount(token.head):
            break
        token = token.head
    return token


def _is_amount(token: Token) -> bool:
    return token.tag_ in {"CD", "$"} or token.lower_ in SHARES or token.text.endswith("$")


def _of_verb(doc: Doc, draft: Draft, amount: Token, preposition: str) -> str:
    """What an amount that hangs on a verb is of; never the verb that reports it, nor who says it or pays it."""
    verb = amount.head
    subject, changed = syntax.subject(verb), syntax.direct_object(verb)
    if verb.dep_ in syntax.OPEN_COMPLEMENT and syntax.subject(verb, inherit=False) is None:
        subject = syntax.direct_object(verb.head) or subject  # "saw rents rise 17%"
    priced = preposition == "for" and verb.lemma_ in TRADING
    if changed is not None and not _is_amount(changed) and (preposition in CHANGED or priced):
        if changed.lower_ in EMPTY_NOUNS and verb.dep_ in syntax.ADVERBIAL_CLAUSE:
            changed = syntax.subject(verb.head) or changed  # "balances rose, pushing the total to $1 trillion"
        changed = _core(changed)
        return noun_words(doc, changed) if _is_named(changed) else ""
    if verb.lemma_ in REPORTING and amount.dep_ not in syntax.SUBJECT:
        return ""
    described = subject is None and verb.dep_ in syntax.NOUN_CLAUSE and verb.tag_ in {"VBG", "VBN"}
    if described:  # "missiles costing $3 million", "funds offering 5%"
        subject = verb.head
        while subject.lower_ in EMPTY_NOUNS and subject.head.pos_ == "NOUN":  # "exports in the period increased by"
            subject = subject.head
    subject = None if subject is amount else subject
    moving = verb.lower_ in LEVELS or verb.lemma_.lower() in LEVELS
    passive = subject is not None and subject.dep_ in syntax.PASSIVE_SUBJECT
    adjunct = passive or (bool(preposition) and amount.dep_ not in syntax.OBJECT)
    if moving or ((adjunct or described) and not _is_doer(subject)):
        if subject is not None and not _is_bare(subject):
            return f"{noun_words(doc, subject)} {verb.text}"
        return verb.text if moving or verb.tag_ == "VBN" else ""
    if draft.quantity.money:
        aims = (*syntax.obliques(amount), *syntax.obliques(verb))
        aim = next((noun for word, noun in aims if _is_aim(word, noun, amount, verb.lemma_)), None)
        if aim is not None:
            return noun_words(doc, aim)
    told = verb.tag_ in {"VBD", "VBN"} and verb.lemma_ not in EMPTY_VERBS
    if amount.dep_ in syntax.SUBJECT:
        return verb.text if told and verb.tag_ == "VBN" else ""
    return verb.text if told or verb.lemma_ in PAYING else ""


def _is_aim(preposition: str, noun: Token, amount: Token, verb: str) -> bool:
    """Whether an oblique names what an amount is for: "for brownfield cleanup", "in back pay", "from its value"."""
    if noun.i < amount.i or noun.tag_ not in {"NN", "NNS"} or not _is_named(noun) or is_personal(noun.lemma_):
        return False
    bare = all(child.dep_ not in {"det", "nmod:poss", "poss", "nummod"} for child in noun.children)
    return (
        preposition == "for"
        or (preposition in {"in", "on"} and bare)
        or (preposition in {"in", "into", "on"} and verb in INVESTING)
        or (preposition in {"from", "off"} and verb in TAKING)
    )


def _core(noun: Token) -> Token:
    """What a noun of quantity is of: the jets of "a score of jets"."""
    inner = (each for word, each in syntax.obliques(noun) if word == "of") if noun.lemma_ in QUANTITIES else ()
    return next(iter(inner), noun)


def _is_named(noun: Token) -> bool:
    """Whether a noun names something of which an amount may be told."""
    empty = noun.lower_ in TIME_WORDS or not {noun.lower_, noun.lemma_}.isdisjoint(SHARES | EMPTY_NOUNS)
    amount = code_of_name(noun.lower_) is not None or any(sign.isdigit() for sign in noun.text)
    return noun.pos_ == "NOUN" and not empty and not amount


def _is_doer(subject: Token | None) -> bool:
    """Whether a subject does something and is not what is measured."""
    return subject is not None and (subject.ent_type_ in {"PER", "ORG"} or is_personal(subject.lemma_))


def _is_bare(subject: Token) -> bool:
    """Whether a subject is a pronoun or a number and names nothing."""
    named = any(sign.isalpha() for sign in subject.text) and subject.pos_ not in {"PRON", "NUM", "DET"}
    return not named or subject.lower_ in SHARES
