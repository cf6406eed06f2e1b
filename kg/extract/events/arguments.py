"""Who takes part in an event, when and where it was: read from the parse around its trigger.

Only what the trigger's own clause says; nothing is inferred from the article's date or dateline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.events.triggers import Trigger, light_verbs, verb_words
from kg.extract.events.types import CAUSING_VERBS, DOING_VERBS, SUBJECT_IS_PATIENT, TOLL_NOUNS, Part
from kg.extract.syntax import (
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    OBJECT,
    OPEN_COMPLEMENT,
    POSSESSOR,
    RELATIVE_CLAUSE,
    agent,
    children,
    direct_object,
    is_passive,
    obliques,
    subject,
)
from kg.extract.tokens import Token

RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})
AGAINST = frozenset({"on", "against", "at"})
WITH = frozenset({"with", "between", "among", "and"})
REACH = 8


@dataclass(frozen=True, slots=True)
class Argument:
    """The head of a noun phrase that takes part in an event, and its part."""

    head: Token
    part: Part


def arguments(trigger: Trigger) -> list[Argument]:
    """Arguments of a trigger, conjuncts included."""
    found = verb_arguments(trigger) if trigger.form == "verb" else noun_arguments(trigger)
    seen: dict[int, Argument] = {}
    for argument in found:
        if not argument.part:
            continue
        for head in with_conjuncts(antecedent(argument.head)):
            if any(character.isalnum() for character in head.text) and head.lemma_.lower() not in TOLL_NOUNS:
                seen.setdefault(head.i, Argument(head, argument.part))
    seen.pop(trigger.token.i, None)
    return list(seen.values())


def verb_arguments(trigger: Trigger) -> Iterator[Argument]:
    """Subject, object and agent of a verb; of a participle after a noun, that noun."""
    verb, kind = trigger.token, trigger.kind
    passive = is_passive(verb) or (kind.of != "agent" and is_reduced_passive(verb))
    if verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBG", "VBD"} and subject(verb, inherit=False) is None:
        yield Argument(verb.head, kind.object if verb.tag_ == "VBN" else kind.subject)
        passive = passive or verb.tag_ == "VBN"
    words = verb_words(verb)
    itself = words in SUBJECT_IS_PATIENT and (" " in words or direct_object(verb) is None)  # "they exploded a bomb"
    first = subject(verb)
    if first is None and verb.dep_ in ADVERBIAL_CLAUSE and verb.tag_ == "VBG" and not is_passive(verb.head):
        first = subject(verb.head)  # "rebels attacked the convoy, killing six"
    if first is not None and first.dep_ != "expl":
        yield Argument(first, kind.object if passive else "patient" if itself else kind.subject)
    doer = agent(verb)
    if doer is not None:
        yield Argument(doer, kind.subject)
    target = direct_object(verb)
    if target is None and not passive:
        target = shared_object(verb) or relative_object(verb) or bare_number(verb)
    if target is not None and not passive and not itself:  # what is lost with "lose their jobs" takes no part
        yield Argument(target, kind.object)
    for preposition, head in obliques(verb):
        if preposition in WITH and kind.object == "participant":
            yield Argument(head, "participant")


def is_reduced_passive(verb: Token) -> bool:
    """Whether a participle stands for a passive, as headlines have it: "Ana Ruiz appointed as minister"."""
    return verb.tag_ == "VBN" and not children(verb, AUXILIARY) and not children(verb, OBJECT) and verb.dep_ == "ROOT"


def relative_object(verb: Token) -> Token | None:
    """The noun before a relative clause without a pronoun: "the activists it arrested"."""
    first = subject(verb, inherit=False)
    if verb.dep_ not in RELATIVE_CLAUSE or first is None or first.lower_ in RELATIVE_PRONOUNS:
        return None
    return verb.head if verb.head.i < first.i else None


def bare_number(verb: Token) -> Token | None:
    """The number behind a verb that the parse did not take for its object: "the blast wounded 40"."""
    return next((child for child in verb.rights if child.pos_ == "NUM" and child.dep_ in OPEN_COMPLEMENT), None)


def shared_object(verb: Token) -> Token | None:
    """The object of the verb that is joined to this one: "arrested and questioned the man"."""
    for child in verb.children:
        if (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and child.i - verb.i <= 3
            and subject(child, inherit=False) is None
        ):
            return direct_object(child)
    return None


def noun_arguments(trigger: Trigger) -> Iterator[Argument]:
    """Possessor and prepositional phrases of a noun, who does it with a verb like "carry out"; subject of a state."""
    noun, kind = trigger.token, trigger.kind
    if trigger.form == "state":
        yield from (
            Argument(child, "patient") for child in noun.children if child.dep_ in {"nsubj", "nsubj:pass", "nsubjpass"}
        )
        if noun.dep_ == "acl":
            yield Argument(noun.head, "patient")
        elif noun.dep_ == "xcomp":
            whose = direct_object(noun.head) or subject(noun.head)
            if whose is not None:
                yield Argument(whose, "patient")
        return
    for owner in children(noun, POSSESSOR):
        yield Argument(owner, kind.possessor)
    for preposition, head in obliques(noun):
        if preposition == "of":
            yield Argument(head, kind.of)
        elif preposition == "by":
            yield Argument(head, kind.subject)
        elif preposition in AGAINST and kind.name in {"Attack", "Sanction", "Invasion", "Ban", "Coup", "Investigation"}:
            yield Argument(head, "patient")
        elif (preposition in WITH and kind.object == "participant") or (
            preposition in WITH and kind.of == "participant"
        ):
            yield Argument(head, "participant")
    if noun.dep_ in OBJECT and noun.head.lemma_.lower() in CAUSING_VERBS and kind.subject == "agent":
        first = subject(noun.head, inherit=False)
        if first is not None and not is_passive(noun.head):
            yield Argument(first, "agent")
    for verb in light_verbs(noun):
        doer = agent(verb)
        if doer is not None and kind.subject in {"agent", "participant"}:
            yield Argument(doer, kind.subject)
        first = subject(verb, inherit=False)
        if noun.lemma_.lower() == "strike" and noun.dep_ == "obl" and first is not None:
            yield Argument(first, "agent")  # "nurses went on strike"
        carried = noun.dep_ in OBJECT and noun.head.i == verb.i
        if carried and first is not None and not is_passive(verb) and verb.lemma_.lower() in DOING_VERBS:
            yield Argument(first, "participant" if "participant" in {kind.subject, kind.possessor} else "agent")


def antecedent(head: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if head.lower_ in RELATIVE_PRONOUNS:
        node = head
        for _ in range(REACH):
            if node.dep_ in RELATIVE_CLAUSE:
                return node.head
            if node.head.i == node.i:
                break
            node = node.head
    return head


def with_conjuncts(head: Token) -> Iterator[Token]:
    """A head and the heads that are coordinated with it."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            yield from with_conjuncts(child)
