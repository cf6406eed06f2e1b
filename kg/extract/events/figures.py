"""Which event a figure counts: the one whose object, subject or noun it stands with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.extract.events.arguments import Argument
from kg.extract.events.triggers import Trigger, is_real
from kg.extract.events.types import CHANGE_VERBS, STATES, TOLL_NOUNS
from kg.extract.syntax import SUBJECT, direct_object, obliques, subject
from kg.extract.tokens import Doc, Token, TokenSpan
from kg.model import NumericClaim

REACH = 4
REPEATS_WITHIN = 500
TOLLS = frozenset({"toll", "death toll", "dead", "killed"})
ABOUT_THINGS = frozenset({"%"})


def figure_triggers(
    doc: Doc, mentions: Sequence[tuple[Trigger, Sequence[Argument]]], claims: Sequence[NumericClaim]
) -> dict[int, int]:
    """Index of the mention that each numeric claim counts, by the index of the claim.

    Parts and revisions of a figure that have no trigger of their own count what the whole or the earlier figure counts.
    """
    by_token = {trigger.token.i: number for number, (trigger, _) in enumerate(mentions)}
    by_argument: dict[int, list[int]] = {}
    for number, (trigger, found) in enumerate(mentions):
        for argument in found:
            # "13 people killed their neighbours": who kills is not counted among the killed
            if not (argument.part == "agent" and trigger.kind.needs_people and trigger.form == "verb"):
                by_argument.setdefault(argument.head.i, []).append(number)
    by_kind: dict[str, list[tuple[int, int]]] = {}
    for number, (trigger, _) in enumerate(mentions):
        by_kind.setdefault(trigger.kind.name, []).append((trigger.token.i, number))
    linked: dict[int, int] = {}
    for index, claim in enumerate(claims):
        span = doc.char_span(claim.span.start, claim.span.end, alignment_mode="expand")
        if span is None or not len(span) or claim.unit in ABOUT_THINGS or claim.unit.isupper():
            continue
        mention = direct(span.start, span.end, span.root, by_token, by_argument, mentions)
        for fallback in (changed(span.root, by_token), among(span.root, by_kind), followed(span, by_token)):
            mention = fallback if mention is None else mention
        if mention is None:
            mention = repeated(index, span.root, claims, linked)
        if mention is None:
            mention = of_toll(claim, span.start, by_kind)
        if mention is not None:
            linked[index] = mention
    for _ in range(2):
        for index, claim in enumerate(claims):
            for other in (claim.part_of, claim.revises):
                if index not in linked and other is not None and other in linked:
                    linked[index] = linked[other]
    return linked


def direct(
    start: int,
    end: int,
    root: Token,
    by_token: dict[int, int],
    by_argument: dict[int, list[int]],
    mentions: Sequence[tuple[Trigger, Sequence[Argument]]],
) -> int | None:
    """The trigger inside the figure's own words, else the one that they are an argument of."""
    inside = [by_token[i] for i in range(start, end) if i in by_token]
    if inside:
        return inside[-1]
    if root.dep_ in {"obl", "nmod"} and root.head.i in by_token and mentions[by_token[root.head.i]][0].form == "state":
        return by_token[root.head.i]
    node = root
    for _ in range(REACH):
        candidates = by_argument.get(node.i, [])
        if candidates:
            above = [c for c in candidates if mentions[c][0].token.i == node.head.i]
            return (above or candidates)[0]
        if node.dep_ in {"nummod", "nmod", "conj", "appos", "compound"} and node.head.i != node.i and not crosses(node):
            node = node.head
            if node.i in by_token and mentions[by_token[node.i]][0].form != "verb" and node.dep_ != "conj":
                return by_token[node.i] if root.dep_ in {"nummod", "nmod"} else None
            continue
        break
    return None


def crosses(node: Token) -> bool:
    """Whether going up would leave what the figure counts: only "of" keeps to it."""
    return node.dep_ == "nmod" and not any(c.lower_ == "of" for c in node.children if c.dep_ == "case")


def changed(root: Token, by_token: dict[int, int]) -> int | None:
    """ "The death toll rose to 41", "the number of arrests reached 300": the event of the verb's subject."""
    verb = root.head if root.dep_ in {"obl", "obj", "nsubj", "xcomp", "nmod", "pobj"} else root
    if verb.lemma_.lower() not in CHANGE_VERBS and not any(c.dep_ == "cop" for c in root.children):
        return None
    if not is_real(verb) or not is_real(root):
        return None
    for noun in (subject(verb, inherit=False), direct_object(verb)):
        if noun is None:
            continue
        if noun.i in by_token:
            return by_token[noun.i]
        if noun.lemma_.lower() in TOLL_NOUNS:
            counted = next((child.i for child in noun.children if child.i in by_token), None)
            if counted is not None:
                return by_token[counted]
    return None


def among(root: Token, by_kind: dict[str, list[tuple[int, int]]]) -> int | None:
    """ "19 of the dead": the last event of that kind before; `by_kind` has tokens and numbers of mentions in order."""
    states = [STATES.get(head.lower_) for preposition, head in obliques(root) if preposition == "of"]
    of_kind = [by_kind.get(state.name, []) for state in states if state is not None]
    earlier = [found[place - 1] for found in of_kind if (place := bisect_left(found, (root.i, -1)))]
    return max(earlier)[1] if earlier else None


def of_toll(claim: NumericClaim, start: int, by_kind: dict[str, list[tuple[int, int]]]) -> int | None:
    """ "Police put the toll at four", "Of the dead, 29 were in the north": the last death that was told before."""
    if claim.unit != "person" or claim.counted.lower() not in TOLLS:
        return None
    deaths = by_kind.get("Death", [])
    place = bisect_left(deaths, (start, -1))
    return deaths[place - 1][1] if place else None


def followed(span: TokenSpan, by_token: dict[int, int]) -> int | None:
    """The participle right after a figure and its noun, where the parse has lost it: "58 people have been killed"."""
    doc = span.doc
    for token in doc[span.end : span.end + REACH]:
        if token.i in by_token:
            passive = token.tag_ == "VBN" or (token.tag_ == "VBD" and direct_object(token) is None)
            return by_token[token.i] if passive else None
        if token.pos_ not in {"AUX", "ADV"}:
            return None
    return None


def repeated(index: int, root: Token, claims: Sequence[NumericClaim], linked: dict[int, int]) -> int | None:
    """What the nearest figure before counts, where this one leaves its noun out and was read as counting the same."""
    claim = claims[index]
    if claim.figure.end != claim.span.end or not claim.counted:
        return None
    if root.dep_ in SUBJECT and root.head.pos_ == "VERB" and root.head.lemma_.lower() not in CHANGE_VERBS:
        return None
    for other in range(index - 1, -1, -1):
        if claim.span.start - claims[other].span.end > REPEATS_WITHIN:
            return None
        if claims[other].unit == claim.unit and claims[other].counted == claim.counted:
            return linked.get(other)
    return None
