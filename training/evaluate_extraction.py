"""Score the extraction with every scorer that lies beside the checkout: who said what, with which stance, and which
numbers.

    evaluate_extraction.py [--model PATH] [--shared DIR] [--only NAME...] [--processes 2] [--out DIR]

Runs `extract_article` over each annotated file, writes `kg extract` records and calls ../shared/score_gold.py and
score_attribution.py on them. PolNeAR and GUM are scored in two readings each: with the spans and the nesting that they
mark (conventions.py), and with all that Hearsay finds. For gold dev and PolNeAR dev confidence is set beside the share
that is right (reliability.py). What is not there is named and left out. Exit status 1 if nothing could be scored.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import conventions
import reliability

from kg.annotate.pipeline import load_pipeline
from kg.model import Article, Extraction, Span
from kg.pipeline import extract_article

SETS = {
    "first article": ("seed/gold.jsonl", "score_gold.py", "seed/article.txt"),
    "gold dev": ("gold/dev.jsonl", "score_gold.py", None),
    "gold synthetic": ("gold/synthetic.jsonl", "score_gold.py", None),
    "gold train": ("gold/train.jsonl", "score_gold.py", None),
    "GUM dev": ("corpora/attribution/gum_dev.jsonl", "score_attribution.py", None),
    "PolNeAR dev": ("corpora/attribution/polnear_dev.jsonl", "score_attribution.py", None),
}
Reading = Callable[[dict[str, Any], str], dict[str, Any]]
# How other annotations are read: the name of the reading, what it does, and the field whose values get a line each.
READINGS: dict[str, list[tuple[str, Reading, str]]] = {
    "PolNeAR dev": [
        ("outermost only, as PolNeAR marks it", conventions.outermost, "publisher"),
        ("nested ones as well, PolNeAR's edges", conventions.every, ""),
    ],
    "GUM dev": [
        ("clauses only, as GUM marks it", conventions.clauses, "genre"),
        ("all that is found, our own edges", conventions.own, ""),
    ],
}
RELIABLE = {"gold dev", "PolNeAR dev"}
DEFAULT = ["first article", "gold dev", "gold synthetic", "GUM dev", "PolNeAR dev"]


def spans(found: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in found]


def record(extraction: Extraction) -> dict[str, Any]:
    """The part of a `kg extract` record that the scorers read."""
    names = {actor.id: actor.name for actor in extraction.actors}
    attributions = extraction.attributions
    return {
        "id": extraction.article.id,
        "attributions": [
            {
                "source": spans(a.source),
                "cue": spans(a.cue),
                "content": spans(a.content),
                "speaker": names.get(a.speaker or ""),
                "stance": a.stance,
                "nested_in": a.nested_in,
                "rule": a.rule,
                "confidence": a.confidence,
            }
            for a in attributions
        ],
        "numeric_claims": [
            {
                "span": [n.span.start, n.span.end],
                "value": None if n.value is None else float(n.value),
                "low": None if n.low is None else float(n.low),
                "high": None if n.high is None else float(n.high),
                "comparator": n.comparator,
                "unit": n.unit,
                "speaker": None if n.attribution is None else names.get(attributions[n.attribution].speaker or ""),
            }
            for n in extraction.numeric_claims
        ],
    }


def articles(path: Path, text_path: Path | None) -> Iterator[Article]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row.get("text") or (text_path.read_text(encoding="utf-8") if text_path else "")
            published = row.get("published") or row.get("date")
            day = date.fromisoformat(published) if published and len(published) == 10 else None
            yield Article(text=text, id=row["id"], published=day)


def run(name: str, shared: Path, model: str | None, out: Path) -> str:
    file, scorer, text = SETS[name]
    gold = shared / file
    if not gold.exists():
        return f"## {name}: left out, {gold} is not there\n"
    nlp = load_pipeline(model)
    target = out / f"{name.replace(' ', '_')}.jsonl"
    started = time.perf_counter()
    records, texts = [], {}
    for article in articles(gold, shared / text if text else None):
        records.append(record(extract_article(article, nlp)))
        texts[article.id] = article.text
    seconds = time.perf_counter() - started
    report = f"## {name} ({seconds:.1f} s)\n"
    for title, reading, field in READINGS.get(name, [("", conventions.own, "")]):
        read = [reading(row, texts[row["id"]]) for row in records]
        target.write_text("".join(json.dumps(row) + "\n" for row in read), encoding="utf-8")
        report += score(shared / scorer, gold, target, title, field)
        if name in RELIABLE and reading is not conventions.every:
            scoring = reliability.load_scorer(shared / scorer)
            report += "\n" + reliability.table(reliability.judged(reliability.rows(gold), read, scoring))
    return report


def score(scorer: Path, gold: Path, predicted: Path, title: str, field: str) -> str:
    """What a scorer prints; for other annotations in one line a group."""
    command = [sys.executable, str(scorer), str(gold), str(predicted)]
    if not title:
        printed = subprocess.run(command, capture_output=True, text=True, check=False)
        return printed.stdout + printed.stderr
    command += ["--json", *(["--by", field] if field else [])]
    printed = subprocess.run(command, capture_output=True, text=True, check=False)
    if printed.returncode:
        return printed.stderr
    results = json.loads(printed.stdout)
    lines = [f"\n{title}", f"{'exact F1':16}source    cue  content   attribution     P     R    gold  found"]
    for group, found in [("all", results["all"]), *results["by"].items()]:
        exact = [found[f"{role} exact"][2] for role in ("source", "cue", "content")]
        precision, recall, f1, wanted, given = found["attribution"]
        spans_f1 = "  ".join(f"{value:.3f}" for value in exact)
        lines.append(f"{group:16}{spans_f1}     {f1:13.3f}  {precision:.3f} {recall:.3f}  {wanted:5d}  {given:5d}")
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", help="a spaCy pipeline; default: the one that ships with the package")
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--only", nargs="+", choices=sorted(SETS), default=DEFAULT)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--out", type=Path, help="keep the predictions in this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        out = options.out or Path(scratch)
        out.mkdir(parents=True, exist_ok=True)
        jobs = [(name, options.shared, options.model, out) for name in options.only]
        if options.processes > 1:
            with ProcessPoolExecutor(options.processes) as pool:
                reports = list(pool.map(run, *zip(*jobs, strict=True)))
        else:
            reports = [run(*job) for job in jobs]
    for report in reports:
        print(report)
    return 0 if any("left out" not in report.splitlines()[0] for report in reports) else 1


if __name__ == "__main__":
    sys.exit(main())
