"""Finds the words that speak of events: verbs, nouns and, with a figure, states ("14 dead").

Left out: negated triggers and ones that only could or would happen, nouns that merely modify another noun ("arrest
warrant"), names, and what the words mean elsewhere (a press release, an opened fire, a stock market crash).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kg.extract.dates.words import MONTHS, WEEKDAYS
from kg.extract.events.types import (
    ARMED_WORDS,
    CHANGE_VERBS,
    LIGHT_VERBS,
    MARKET_WORDS,
    NOUNS,
    OBJECTLESS,
    PEOPLE_NOUNS,
    PRISONS,
    STATES,
    STRUCTURES,
    THINGS_ISSUED,
    TOLL_NOUNS,
    TYPES_BY_NAME,
    VERBS,
    EventType,
)
from kg.extract.syntax import (
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    CLAUSAL_COMPLEMENT,
    MARKER,
    NAME_PART,
    OPEN_COMPLEMENT,
    RELATIVE_CLAUSE,
    VERBAL_POS,
    children,
    direct_object,
    is_negated,
    obliques,
    subject,
)
from kg.extract.tokens import Doc, Token

Form = Literal["verb", "noun", "state"]

UNREAL = frozenset({"could", "may", "might", "would", "should", "must", "can", "ca"})
# "urged him to resign", "ruled out resigning": it has not happened
NOT_YET_DONE = frozenset({
    "urge", "ask", "demand", "call", "refuse", "rule", "decline", "threaten", "want", "hope", "try", "fail", "avoid",
    "prevent", "plan", "intend", "attempt", "seek", "vow", "promise", "pledge", "consider", "propose", "warn",
    "offer", "wish", "tell", "order",
})  # fmt: skip
# "barred from visiting"
BARRING = frozenset({
    "bar", "ban", "block", "prohibit", "forbid", "stop", "keep", "deter", "discourage", "dissuade", "exempt",
    "restrain", "exclude", "prevent", "disqualify", "hinder", "refrain", "abstain", "save",
})  # fmt: skip
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
PEOPLE_ENDINGS = ("man", "woman", "men", "women", "people", "ist", "worker", "maker")
# what an article is about tells a strike by workers from one by arms
FIGHTING_WORDS = frozenset({
    "missile", "missiles", "troops", "militants", "rebels", "army", "artillery", "drone", "drones", "warplanes",
    "airstrikes", "bombed", "shelled", "jets", "military", "soldiers", "rockets", "targets",
})  # fmt: skip
LABOUR_WORDS = frozenset({
    "union", "unions", "workers", "pay", "wages", "wage", "strikers", "employees", "employers", "staff", "nurses",
    "teachers", "drivers", "picket", "trains", "labour", "labor",
})  # fmt: skip
STATED = frozenset({"xcomp", "acl", "nummod", "appos", "conj", "obj", "nsubj", "obl"})
TRADING_WORDS = frozenset({"stock", "stocks", "index", "trading", "traders", "investors", "shares"})
CALENDAR = frozenset({*MONTHS, *WEEKDAYS})
SINGLE = frozenset({"Election", "Vote", "Trial", "Verdict", "Visit", "Meeting", "Agreement", "Coup", "Legislation"})
GIVEN = frozenset({"the", "this", "that", "these", "those"})
NO = frozenset({"no", "any", "without"})
# verbs that tell an event only together with their object
WITH_OBJECT = frozenset({"lose", "claim", "take", "cost", "shed", "cut", "axe", "slash", "regain"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that speaks of an event, and of which kind."""

    token: Token
    kind: EventType
    form: Form


def find_triggers(doc: Doc) -> list[Trigger]:
    """Event triggers in text order; none without a parse."""
    if not doc.has_annotation("DEP"):
        return []
    found = [trigger for token in doc if (trigger := read_trigger(token)) is not None]
    if sum(token.lower_ in TRADING_WORDS for token in doc) > 1:
        found = [trigger for trigger in found if trigger.token.lemma_ != "rally"]
    words = [token.lower_ for token in doc]
    if sum(word in FIGHTING_WORDS for word in words) > sum(word in LABOUR_WORDS for word in words):
        found = [replace(t, kind=TYPES_BY_NAME["Attack"]) if t.kind.name == "Strike" else t for t in found]
    return found


def read_trigger(token: Token) -> Trigger | None:
    """The trigger that a token is, if it is one."""
    if not token.is_alpha and "-" not in token.text:
        return None
    state = STATES.get(token.lower_)
    if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound", "case", "mark", "aux", "cop"}:
        kind = VERBS.get(verb_words(token))
        if token.lemma_ in OBJECTLESS and (direct_object(token) is not None or children(token, CLAUSAL_COMPLEMENT)):
            return None
        if kind is not None and kind.name == "Strike" and is_lone_walk(token):
            return None
        if kind is not None and is_real(token):
            return Trigger(token, kind, "verb")
    elif token.pos_ == "NOUN":
        kind = noun_kind(token)
        if kind is not None:
            return Trigger(token, kind, "noun")
    elif token.pos_ == "ADJ" and token.dep_ == "ROOT" and token.lower_.endswith("ed"):
        kind = VERBS.get(token.lower_[:-2]) or VERBS.get(token.lower_[:-1])
        subjects = [child for child in token.children if child.dep_ in {"nsubj", "nsubj:pass"}]
        if kind is not None and subjects and not any(child.dep_ == "cop" for child in token.children):
            return Trigger(token, kind, "verb") if is_real(token) else None  # "police clashed", tagged as an adjective
    if state is not None and is_stated(token) and not is_negated(token):
        return Trigger(token, state, "state")
    return None


def verb_words(verb: Token) -> str:
    """The lemma of a verb, with its particle or object where the two are one: "step down", "lose their lives"."""
    lemma = verb.lemma_.lower()
    if lemma in WITH_OBJECT and (target := direct_object(verb)) is not None:
        return f"{lemma} {target.lemma_.lower()}"
    after = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    words = f"{lemma} {after}"
    return words if words in VERBS else lemma


def is_lone_walk(verb: Token) -> bool:
    """Whether people walked out of a room or a prison, not of work."""
    if any(head.lemma_.lower() in PRISONS for _, head in obliques(verb)):
        return True
    first = subject(verb)
    return first is None or first.ent_type_ == "PER" or first.tag_ in {"NN", "NNP", "PRP"}


def is_real(verb: Token) -> bool:
    """Whether a verb tells of something that happened or is to happen, not of a possibility."""
    if is_negated(verb):
        return False
    if any(child.lower_ in UNREAL for child in children(verb, AUXILIARY)):
        return False
    if verb.dep_ == "conj" and verb.head.i < verb.i and verb.head.pos_ in VERBAL_POS and not is_real(verb.head):
        return False
    if verb.dep_ in OPEN_COMPLEMENT | ADVERBIAL_CLAUSE and verb.head.lemma_.lower() in NOT_YET_DONE:
        return False
    if is_barred(verb):
        return False
    return not any(child.lower_ in CONDITIONS for child in children(verb, MARKER))


def is_barred(token: Token) -> bool:
    """Whether somebody is kept from it: "barred from visiting", "banned from protests"."""
    return token.head.lemma_.lower() in BARRING and any(
        child.lower_ == "from" and child.dep_ in {"mark", "case", "prep"} for child in token.children
    )


def is_stated(token: Token) -> bool:
    """Whether a state is said of somebody: "14 dead", "12 people are missing", "the number of wounded"."""
    if token.head.i > token.i and token.dep_ in {"amod", "compound"}:
        return False
    if token.i > 0 and (token.nbor(-1).like_num or token.nbor(-1).tag_ == "CD"):
        return True
    if token.dep_ in {"nmod", "acl"} and token.head.lemma_.lower() in TOLL_NOUNS:
        return True
    if token.dep_ in {"amod", "compound"}:
        return False
    if any(child.dep_ in {"nummod", "nsubj", "nsubj:pass"} for child in token.children):
        return True
    return token.dep_ in STATED and (token.pos_ != "VERB" or token.dep_ == "xcomp")


def noun_kind(noun: Token) -> EventType | None:
    """The kind of event that a noun speaks of where it stands; None if it does not."""
    lemma = noun.lemma_.lower()
    if lemma == "toll" and is_death_toll(noun):
        return TYPES_BY_NAME["Death"]
    kind = NOUNS.get(lemma) or NOUNS.get(noun.lower_)
    if lemma == "collapse":
        kind = TYPES_BY_NAME["Accident"] if modifiers(noun) & STRUCTURES else None
    if kind is None or is_modifier(noun) or noun.ent_type_ in {"ORG", "PER"}:
        return None
    if any(child.lower_ in NO for child in noun.children if child.dep_ in {"det", "case", "neg"}):
        return None
    if is_barred(noun) and not any(child.lower_ in GIVEN for child in noun.children):
        return None
    if kind.name in SINGLE and noun.tag_ == "NNS" and any(child.dep_ == "nummod" for child in noun.children):
        return None  # "three previous elections" are not one
    around = modifiers(noun)
    if lemma in {"crash", "rally", "collapse", "storm"} and around & MARKET_WORDS:
        return None
    if lemma in {"vote", "ballot"} and (noun.tag_ == "NNS" or any(child.dep_ == "nummod" for child in noun.children)):
        return None
    if lemma == "strike":
        aimed = (head for preposition, head in obliques(noun) if preposition in {"on", "against"})
        armed = around & ARMED_WORDS or any(not head.like_num and head.lower_ not in CALENDAR for head in aimed)
        return TYPES_BY_NAME["Attack" if armed else "Strike"]
    if lemma in {"fire", "march", "primary", "ballot"} and not any(child.i < noun.i for child in noun.children):
        return None
    if lemma == "conference" and around & {"news", "press"}:
        return None
    if lemma == "deal" and around & {"great", "good"}:
        return None
    return kind


def is_death_toll(noun: Token) -> bool:
    """Whether a toll counts the dead: it is called so, or it stands, rises or is put at a figure."""
    front = {child.lower_ for child in noun.children if child.dep_ in {"amod", "compound"}}
    if front:
        return "death" in front
    counting = noun.head.lemma_.lower() in CHANGE_VERBS and noun.dep_ in {
        "nsubj",
        "nsubj:pass",
        "obj",
        "nsubjpass",
        "dobj",
    }
    return counting and any(head.like_num for _, head in obliques(noun.head))


def is_modifier(noun: Token) -> bool:
    """Whether a noun only says what kind another noun is of ("arrest warrant"); "release" in "release of" is none."""
    return noun.dep_ in NAME_PART and noun.head.i > noun.i and noun.head.pos_ in {"NOUN", "PROPN"}


def modifiers(noun: Token) -> set[str]:
    """Lemmas of the words that modify a noun, in front of it or after "of"."""
    front = {child.lemma_.lower() for child in noun.children if child.dep_ in {"amod", "compound", "nmod:poss", "poss"}}
    return front | {head.lemma_.lower() for preposition, head in obliques(noun) if preposition == "of"}


def is_people(head: Token) -> bool:
    """Whether a noun phrase's head stands for people."""
    if head.lower_ == "one" and any(child.dep_ in RELATIVE_CLAUSE for child in head.rights):
        return False  # "the process would be one that is executed quickly"
    if head.ent_type_ == "PER" or head.pos_ == "PRON":
        return head.lower_ not in {"it", "which", "this", "that"}
    return bool({head.lemma_.lower(), head.lower_} & PEOPLE_NOUNS) or head.lemma_.lower().endswith(PEOPLE_ENDINGS)


def is_issued(head: Token) -> bool:
    """Whether a noun is something that is released without being freed."""
    return head.lemma_.lower() in THINGS_ISSUED


def light_verbs(noun: Token) -> Iterator[Token]:
    """Verbs that carry an event noun: the one it is an argument of, and the participle that follows it."""
    if noun.head.lemma_.lower() in LIGHT_VERBS and noun.dep_ in {
        "obj",
        "dobj",
        "nsubj",
        "nsubj:pass",
        "nsubjpass",
        "obl",
    }:
        yield noun.head
    if noun.lemma_.lower() == "strike" and noun.head.lemma_.lower() in {"go", "be"} and noun.dep_ == "obl":
        yield noun.head  # "went on strike"
    for child in noun.children:
        if child.dep_ in {"acl", "acl:relcl", "relcl"} and child.lemma_.lower() in LIGHT_VERBS:
            yield child
