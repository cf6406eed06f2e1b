"""Speaker accuracy of actor resolution when the attributions are given.

    python training/evaluate_speakers.py GOLD.jsonl... [--model NAME] [--errors]

Reads gold articles (text, assertions with source, content, speaker) and prints the share of sources whose resolved
actor has the gold speaker's name (names compared as in the gold scorer: equal or one contained in the other).
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from pathlib import Path
from typing import Any

from kg.annotate.pipeline import annotate, load_pipeline
from kg.extract import extract_mentions
from kg.model import Article, Attribution, Span
from kg.resolve import resolve_actors

DETERMINERS = {"the", "a", "an", "its", "his", "her", "their", "this", "that", "these", "those"}


def name_key(name: str | None) -> tuple[str, ...]:
    words = re.findall(r"[\w&]+", (name or "").casefold().replace("’s", "").replace("'s", ""))
    return tuple(word for word in words if word not in DETERMINERS)


def same_name(a: str | None, b: str | None) -> bool:
    left, right = name_key(a), name_key(b)
    if not left or not right or left == right:
        return left == right
    short, long_ = sorted((left, right), key=len)
    return set(short) <= set(long_) and (short[-1] == long_[-1] or len(short) >= 2)


def spans(value: Any) -> tuple[Span, ...]:
    if not value:
        return ()
    pairs = [value] if isinstance(value[0], int) else value
    return tuple(Span(start, end) for start, end in pairs)


def gold_attributions(record: dict[str, Any]) -> list[Attribution]:
    text = record["text"]
    found = []
    for assertion in record["assertions"]:
        content = spans(assertion["content"])
        direct = any(text[span.start] in "\"“'‘`" for span in content)
        found.append(
            Attribution(
                source=spans(assertion["source"]),
                cue=spans(assertion.get("cue")),
                content=content,
                stance=assertion["stance"],
                mode="direct" if direct else "indirect",
                rule="gold",
                confidence=1.0,
                nested_in=assertion.get("nested_in"),
            )
        )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--model", help="spaCy pipeline; the shipped one if left out")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    nlp = load_pipeline(args.model)
    for path in args.gold:
        counts = {"all": [0, 0], "pronoun": [0, 0], "other": [0, 0], "exact": [0, 0]}
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = record["text"]
            published = dt.date.fromisoformat(record["published"]) if record.get("published") else None
            doc = annotate(text, nlp)
            mentions, roles = extract_mentions(doc)
            attributions = gold_attributions(record)
            resolution = resolve_actors(Article(text, record["id"], published=published), mentions, roles, attributions)
            names = {actor.id: actor.name for actor in resolution.actors}
            for assertion, attribution in zip(record["assertions"], resolution.attributions, strict=True):
                if not attribution.source:
                    continue
                words = text[attribution.source[0].start : attribution.source[-1].end]
                name = names.get(attribution.speaker or "")
                right = same_name(assertion["speaker"], name)
                kind = "pronoun" if words.lower() in PRONOUNS else "other"
                for group, hit in (("all", right), (kind, right), ("exact", name == assertion["speaker"])):
                    counts[group][0] += hit
                    counts[group][1] += 1
                if args.errors and not right:
                    print(
                        record["id"][-28:],
                        attribution.source[0].start,
                        repr(words),
                        "gold:",
                        assertion["speaker"],
                        "| got:",
                        name,
                        file=sys.stderr,
                    )
        shown = "  ".join(
            f"{group} {hit}/{total} = {hit / max(total, 1):.3f}" for group, (hit, total) in counts.items()
        )
        print(path.name, shown)


PRONOUNS = {"he", "she", "they", "it", "i", "we", "who", "which", "him", "his", "her", "their", "its", "them"}

if __name__ == "__main__":
    main()
