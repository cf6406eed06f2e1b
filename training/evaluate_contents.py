"""Do contents begin and end where a reader ends them? Attributions that share a cue with the gold, edge by edge.

    evaluate_contents.py GOLD.jsonl [--half odd|even] [--wrong N] [--model PATH]

GOLD is gold/*.jsonl or a file of corpora/attribution, which is read in its own conventions (conventions.py). Printed by
rule and for all: how many share a cue, how many contents are the same, and how many begin too early or late, end too
early or late, or differ inside alone. Blanks, punctuation and quotation marks at the edges of a piece do not count.
`--half` takes every second article, so that one half can be read and the other measured.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import conventions
from evaluate_extraction import record

from kg.annotate.pipeline import load_pipeline
from kg.model import Article
from kg.pipeline import extract_article

EDGE = " \t\r\n\u00a0,.;:!?'\"“”‘’«»()[]{}-–—…"
READINGS = {"polnear": conventions.outermost, "gum": conventions.clauses}
SAME, KINDS = "same", ("begins early", "begins late", "ends late", "ends early", "inside")
Spans = list[list[int]]
Pair = tuple[dict[str, Any], dict[str, Any]]


def trimmed(spans: Spans | list[int] | None, text: str) -> Spans:
    """Spans without blanks and punctuation at their edges, in text order, those of the same words joined."""
    if not spans:
        return []
    listed = spans if isinstance(spans[0], list) else [spans]
    found: Spans = []
    for low, high in sorted(listed):
        words = text[low:high].strip(EDGE)
        start = text.find(words, low) if words else low
        end = start + len(words)
        if start < end and found and not text[found[-1][1] : start].strip(EDGE):
            found[-1][1] = end
        elif start < end:
            found.append([start, end])
    return found


def differences(wanted: Spans, found: Spans) -> list[str]:
    """In which ways a content differs from the gold one; SAME alone where it does not."""
    if wanted == found:
        return [SAME]
    first, last = found[0][0] - wanted[0][0], found[-1][1] - wanted[-1][1]
    kinds = ["begins early"] if first < 0 else ["begins late"] if first > 0 else []
    kinds += ["ends late"] if last > 0 else ["ends early"] if last < 0 else []
    return kinds or ["inside"]


def pairs(gold: dict[str, Any], predicted: dict[str, Any]) -> Iterator[Pair]:
    """Attributions of one article whose cues overlap, one to one; without cues those whose contents do."""
    text = gold["text"]
    free = [row for row in predicted["attributions"] if trimmed(row["content"], text)]
    for wanted in gold.get("assertions", gold.get("attributions", [])):
        content, cue = trimmed(wanted["content"], text), trimmed(wanted["cue"], text)
        if not content:
            continue
        best = max(free, default=None, key=lambda row: _shared(cue, content, row, text))
        if best is not None and _shared(cue, content, best, text) > (0, 0):
            free.remove(best)
            yield wanted, best


def _shared(cue: Spans, content: Spans, row: dict[str, Any], text: str) -> tuple[int, int]:
    other = trimmed(row["cue"], text)
    said = _overlap(content, trimmed(row["content"], text))
    if bool(cue) != bool(other):
        return 0, 0
    return (_overlap(cue, other), said) if cue else (0, said)


def _overlap(one: Spans, other: Spans) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def table(counts: dict[str, Counter[str]]) -> str:
    """One line a rule, the commonest first."""
    lines = [f"{'':24}{'pairs':>6}{SAME:>7}" + "".join(f"{kind:>14}" for kind in KINDS)]
    for rule, found in sorted(counts.items(), key=lambda item: -item[1]["pairs"]):
        share = found[SAME] / found["pairs"]
        lines.append(f"{rule:24}{found['pairs']:6}{share:7.3f}" + "".join(f"{found[kind]:14}" for kind in KINDS))
    return "\n".join(lines)


def shown(wanted: dict[str, Any], found: dict[str, Any], text: str) -> str:
    def words(spans: Spans | list[int] | None) -> str:
        return " … ".join(text[start:end].replace("\n", "¶") for start, end in trimmed(spans, text))

    return (
        f"{found['rule']}: {words(found['source'])} | {words(found['cue'])}\n"
        f"   gold   {words(wanted['content'])}\n   found  {words(found['content'])}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--half", choices=("odd", "even"))
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print the first N that differ")
    parser.add_argument("--model", help="a spaCy pipeline; default: the one that ships with the package")
    options = parser.parse_args()
    nlp = load_pipeline(options.model)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    left = options.wrong
    lines = options.gold.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if options.half and (number % 2 == 0) != (options.half == "odd"):
            continue
        gold = json.loads(line)
        published = gold.get("published") or gold.get("date")
        day = date.fromisoformat(published) if published and len(published) == 10 else None
        extraction = extract_article(Article(text=gold["text"], id=gold["id"], published=day), nlp)
        reading = READINGS.get(gold.get("corpus", ""), conventions.own)
        for wanted, found in pairs(gold, reading(record(extraction), gold["text"])):
            kinds = differences(trimmed(wanted["content"], gold["text"]), trimmed(found["content"], gold["text"]))
            for rule in ("all", found["rule"]):
                counts[rule].update(["pairs", *kinds])
            if kinds != [SAME] and left > 0:
                left -= 1
                print(", ".join(kinds), shown(wanted, found, gold["text"]))
    print(table(counts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
