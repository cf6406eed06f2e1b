"""When an event was: the date of its own clause, or of the clause whose subject it is.

Nothing is inferred from the article's date or dateline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.events.triggers import Trigger, light_verbs
from kg.extract.events.types import HAPPENINGS
from kg.extract.syntax import direct_object, subject
from kg.extract.tokens import Doc, Token
from kg.model import DateMention

REACH = 8
COUNTING = frozenset({"count", "record", "register", "document", "log", "list", "verify", "see"})
COARSE = frozenset({"month", "season", "quarter", "year"})


def date_tokens(doc: Doc, dates: Iterable[DateMention]) -> set[int]:
    """Indexes of the tokens of date expressions: they take no part in events."""
    spans = (doc.char_span(date.span.start, date.span.end, alignment_mode="expand") for date in dates)
    return {token.i for span in spans if span is not None for token in span}


def date_heads(doc: Doc, dates: Iterable[DateMention]) -> Iterator[tuple[Token, DateMention]]:
    """Dates with the highest token of each in the parse."""
    for date in dates:
        span = doc.char_span(date.span.start, date.span.end, alignment_mode="expand")
        if span is not None and len(span):
            yield span.root, date


def attach_dates(doc: Doc, dates: Iterable[DateMention], triggers: Sequence[Trigger]) -> dict[int, DateMention]:
    """Date of each trigger by its token's index: dates climb to the first trigger, no further than one verb."""
    by_token = {trigger.token.i: trigger for trigger in triggers}
    carried = {verb.i: trigger for trigger in triggers if trigger.form == "noun" for verb in light_verbs(trigger.token)}
    found: dict[int, DateMention] = {}
    for root, date in date_heads(doc, dates):
        node = root
        for _ in range(REACH):
            if node.head.i == node.i:
                break
            node = node.head
            trigger = by_token.get(node.i) or carried.get(node.i)
            doer = subject_trigger(node, by_token)
            if doer is not None:
                found.setdefault(doer.token.i, date)
            counted = counted_trigger(node, by_token) if date.granularity in COARSE else None
            if counted is not None:
                found.setdefault(counted.token.i, date)
            if trigger is not None:
                found.setdefault(trigger.token.i, date)
                share(trigger, by_token, found, date)
                break
            if node.pos_ in {"VERB", "AUX"}:
                break
    return found


def subject_trigger(verb: Token, by_token: dict[int, Trigger]) -> Trigger | None:
    """The happening that is the subject of a verb: the fire of "a fire destroyed 30 homes on Friday"."""
    first = subject(verb, inherit=False) if verb.pos_ == "VERB" else None
    found = by_token.get(first.i) if first is not None else None
    return found if found is not None and found.form == "noun" and found.kind.name in HAPPENINGS else None


def counted_trigger(verb: Token, by_token: dict[int, Trigger]) -> Trigger | None:
    """The event noun that somebody counted in a month or year: "the group counted 86 arrests in March"."""
    target = direct_object(verb) if verb.lemma_.lower() in COUNTING else None
    return by_token.get(target.i) if target is not None else None


def share(trigger: Trigger, by_token: dict[int, Trigger], found: dict[int, DateMention], date: DateMention) -> None:
    """ "killed three and wounded five on Friday": the date holds for the verbs before it that share its subject."""
    verb = trigger.token
    while (
        verb.dep_ == "conj"
        and verb.head.i < verb.i
        and verb.head.i in by_token
        and subject(verb, inherit=False) is None
    ):
        verb = verb.head
        found.setdefault(verb.i, date)
