"""Which event a figure counts: the one whose object, subject or noun it stands with."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract.event_arguments import Argument
from kg.extract.event_triggers import Trigger, is_real
from kg.extract.event_types import CHANGE_VERBS, TOLL_NOUNS
from kg.extract.syntax import obliques, subject
from kg.model import NumericClaim

REACH = 4
ABOUT_THINGS = frozenset({"%"})


def figure_triggers(
    doc: Doc, mentions: Sequence[tuple[Trigger, Sequence[Argument]]], claims: Sequence[NumericClaim]
) -> dict[int, int]:
    """Index of the mention that each numeric claim counts, by the index of the claim.

    Parts and revisions of a figure that have no trigger of their own count what the whole or the earlier figure counts.
    """
    by_token = {trigger.token.i: number for number, (trigger, _) in enumerate(mentions)}
    by_argument: dict[int, list[int]] = {}
    for number, (_, found) in enumerate(mentions):
        for argument in found:
            by_argument.setdefault(argument.head.i, []).append(number)
    linked: dict[int, int] = {}
    for index, claim in enumerate(claims):
        span = doc.char_span(claim.span.start, claim.span.end, alignment_mode="expand")
        if span is None or not len(span) or claim.unit in ABOUT_THINGS or claim.unit.isupper():
            continue
        mention = direct(span.start, span.end, span.root, by_token, by_argument, mentions)
        if mention is None:
            mention = changed(span.root, by_token)
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
    first = subject(verb, inherit=False)
    if first is None or not is_real(verb) or not is_real(root):
        return None
    if first.i in by_token:
        return by_token[first.i]
    if first.lemma_.lower() in TOLL_NOUNS:
        return next(
            (by_token[head.i] for preposition, head in obliques(first) if preposition == "of" and head.i in by_token),
            None,
        )
    return None
