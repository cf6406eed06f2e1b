"""Score events on sentences of our own, annotated by hand: trigger and type, participants, place, time, figures.

    python training/evaluate_events.py [--errors] [--set first|second]

The sentences stand in tests/extract/event_sentences.jsonl; the second set was written after the rules had been mended
on the first. A participant is right when event, role and head words agree; what is found and not annotated is wrong.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

from spacy.language import Language

from kg.annotate.pipeline import load_pipeline
from kg.model import Article, Span
from kg.pipeline import extract_article

TABLE = Path(__file__).parents[1] / "tests" / "extract" / "event_sentences.jsonl"
PUBLISHED = dt.date(2025, 3, 14)
KINDS = ("trigger and type", "participant", "place", "time", "figure")
EDGES = ("the ", "a ", "an ", "at least ", "about ", "in ", "on ")
Facts = dict[str, set[tuple[str, ...]]]


def found(text: str, nlp: Language) -> list[dict[str, Any]]:
    """The events of a text in the form of the table."""
    extraction = extract_article(Article(text, "a", published=PUBLISHED), nlp)
    names = {actor.id: actor.name for actor in extraction.actors}

    def words(span: Span | None) -> str:
        return text[span.start : span.end] if span else ""

    return [
        {
            "type": event.type,
            "mentions": [words(span) for span in event.mentions],
            "participants": [
                [part.role, names[part.actor] if part.actor else words(part.words)] for part in event.participants
            ],
            "place": words(event.place),
            "when": words(event.when.span) if event.when else "",
            "figures": [words(claim.figure) for claim in extraction.numeric_claims if claim.event == place],
        }
        for place, event in enumerate(extraction.events)
    ]


def facts(events: list[dict[str, Any]]) -> Facts:
    """What is said of events, each fact with the first trigger of its event."""
    said: Facts = {kind: set() for kind in KINDS}
    for event in events:
        trigger = event["mentions"][0]
        said["trigger and type"] |= {(mention, event["type"]) for mention in event["mentions"]}
        said["participant"] |= {(trigger, role, core(who)) for role, who in event.get("participants", ())}
        said["place"] |= {(trigger, core(event["place"]))} if event.get("place") else set()
        said["time"] |= {(trigger, core(event["when"]))} if event.get("when") else set()
        said["figure"] |= {(trigger, figure) for figure in event.get("figures", ())}
    return said


def core(words: str) -> str:
    """Words without determiner, preposition, bound and what follows "of" and "at"."""
    lower = words.lower()
    for edge in EDGES:
        lower = lower.removeprefix(edge)
    return lower.partition(" of ")[0].partition(" at ")[0]


def score(rows: list[dict[str, Any]], nlp: Language, *, show: bool = False) -> dict[str, tuple[int, int, int]]:
    """Right, found and annotated facts of every kind."""
    counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0, 0])
    for row in rows:
        ours, theirs = facts(found(row["text"], nlp)), facts(row["events"])
        for kind in KINDS:
            for place, number in enumerate((ours[kind] & theirs[kind], ours[kind], theirs[kind])):
                counts[kind][place] += len(number)
            if show and ours[kind] != theirs[kind]:
                print(kind, row["text"], "| wrong", ours[kind] - theirs[kind], "| missed", theirs[kind] - ours[kind])
    return {kind: (right, ours, theirs) for kind, (right, ours, theirs) in counts.items()}


def table() -> list[dict[str, Any]]:
    return [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--set", choices=("first", "second"))
    options = parser.parse_args()
    rows = [row for row in table() if options.set in {None, row["set"]}]
    print(f"{len(rows)} sentences, {sum(len(row['events']) for row in rows)} events")
    for kind, (right, ours, theirs) in score(rows, load_pipeline(), show=options.errors).items():
        print(f"{kind:17} P {right / max(ours, 1):.3f} R {right / max(theirs, 1):.3f}   gold {theirs} found {ours}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
