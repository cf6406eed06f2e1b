"""Score the extraction with every scorer that lies beside the checkout: who said what, with which stance, and which
numbers.

    evaluate_extraction.py [--model PATH] [--shared DIR] [--only NAME...] [--processes 2] [--out DIR]

Runs `extract_article` over each annotated file, writes `kg extract` records and calls ../shared/score_gold.py and
score_attribution.py on them. What is not there is named and left out. Exit status 1 if nothing could be scored.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

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


def with_that(row: dict[str, Any], text: str) -> dict[str, Any]:
    """PolNeAR counts "that" to the content; our own guide leaves it out."""
    for attribution in row["attributions"]:
        start = attribution["content"][0][0]
        if text[max(0, start - 5) : start].lower() == "that ":
            attribution["content"][0][0] = start - 5
    return row


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
    with target.open("w", encoding="utf-8") as output:
        for article in articles(gold, shared / text if text else None):
            row = record(extract_article(article, nlp))
            if "PolNeAR" in name:
                row = with_that(row, article.text)
            output.write(json.dumps(row) + "\n")
    seconds = time.perf_counter() - started
    scored = subprocess.run(
        [sys.executable, str(shared / scorer), str(gold), str(target)], capture_output=True, text=True, check=False
    )
    return f"## {name} ({seconds:.1f} s)\n{scored.stdout}{scored.stderr}"


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
