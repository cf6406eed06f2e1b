"""Count what speaks for and against an attribution, and write kg/extract/speech/confidence_weights.tsv.

    train_confidence.py [--model PATH] [--shared DIR] [--seed 4]

Reads gold/train.jsonl (openly licensed; not the synthetic articles, on which the rules were written: with them
everything comes out surer than it is on new text), extracts attributions, marks each as right or wrong
as ../shared/score_gold.py does, and fits a logistic regression over the signs of kg/extract/speech/evidence.py, shrunk
towards no weight at all. Prints log-loss and ranking over ten folds of whole articles, beside the mere share of right
ones. The same input gives the same table.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from kg.annotate.pipeline import annotate, load_pipeline
from kg.extract import extract_dates, extract_mentions
from kg.extract.plain import plain
from kg.extract.speech.attributions import extract_attributions, settled_drafts
from kg.extract.speech.confidence import TABLE
from kg.extract.speech.evidence import signs
from kg.extract.speech.reading import read_doc
from kg.lines import unwrap
from kg.model import Article
from kg.resolve import resolve_actors

SETS = ("train",)
# A sign that is seen less often is left out; each weight is as if so many articles spoke for none.
FEWEST = 8
SHRINKING = 10.0
FOLDS = 10

Row = tuple[dict[str, float], bool, str]


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_gold", shared / "score_gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_rows(shared: Path, model: str | None) -> list[Row]:
    """Signs of every attribution of the training articles, whether it is right, and its article."""
    scoring, nlp, rows = scorer(shared), load_pipeline(model), []
    for name in SETS:
        lines = (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        articles = [json.loads(line) for line in lines if line.strip()]
        scoring.normalise(articles)
        for gold in articles:
            rows += article_rows(gold, scoring, nlp)
    return rows


def article_rows(gold: dict[str, Any], scoring: ModuleType, nlp: Any) -> list[Row]:
    doc = annotate(unwrap(gold["text"]), nlp)
    reading = read_doc(plain(doc))
    drafts, hosts, _ = settled_drafts(reading)
    seen = [signs(reading, draft, nested=host is not None) for draft, host in zip(drafts, hosts, strict=True)]
    mentions, roles = extract_mentions(doc)
    found, _ = extract_attributions(doc, mentions, extract_dates(doc, None))
    resolved = resolve_actors(Article(text=gold["text"], id=gold["id"]), mentions, roles, found)
    names = {actor.id: actor.name for actor in resolved.actors}
    numbers = {(a.rule, a.cue, a.content): i for i, a in enumerate(found)}
    records = [
        {
            "source": [[s.start, s.end] for s in a.source],
            "content": [[s.start, s.end] for s in a.content],
            "speaker": names.get(a.speaker or ""),
            "stance": a.stance,
            "nested_in": a.nested_in,
            "number": numbers.get((a.rule, a.cue, a.content)),
        }
        for a in resolved.attributions
    ]
    kept, _ = scoring.scored(gold, {"attributions": records, "numeric_claims": []})
    pairs = scoring.pair_up(gold["assertions"], kept, scoring.attribution_similarity)
    right = {j for _, j in pairs}
    return [
        (seen[record["number"]], j in right, gold["id"])
        for j, record in enumerate(kept)
        if record["number"] is not None
    ]


def matrix(rows: list[Row], names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    place = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for i, (found, _, _) in enumerate(rows):
        for name, strength in {**found, "always": 1.0}.items():
            if name in place:
                table[i, place[name]] = strength
    return table, np.array([right for _, right, _ in rows], dtype=float)


def fit(table: np.ndarray, right: np.ndarray, always: int) -> np.ndarray:
    """Newton's method on the shrunk logistic loss; "always" is not shrunk."""
    weights = np.zeros(table.shape[1])
    shrink = np.full(table.shape[1], SHRINKING)
    shrink[always] = 1e-6
    for _ in range(50):
        guess = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (guess - right) + shrink * weights
        curve = table.T @ (table * (guess * (1 - guess))[:, None]) + np.diag(shrink)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def ranking(guess: np.ndarray, right: np.ndarray) -> float:
    """Share of pairs of a right and a wrong attribution in which the right one is surer."""
    good, bad = guess[right == 1], guess[right == 0]
    pairs = good[:, None] - bad[None, :]
    return float(((pairs > 0) + 0.5 * (pairs == 0)).mean())


def log_loss(guess: np.ndarray, right: np.ndarray) -> float:
    guess = np.clip(guess, 0.01, 0.99)
    return float(-(right * np.log(guess) + (1 - right) * np.log(1 - guess)).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", help="a spaCy pipeline; default: the one that ships with the package")
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    rows = read_rows(options.shared, options.model)
    counts = Counter(name for found, _, _ in rows for name in found)
    names = ["always", *sorted(name for name, count in counts.items() if count >= FEWEST)]
    table, right = matrix(rows, names)
    articles = sorted({article for _, _, article in rows})
    random.Random(options.seed).shuffle(articles)
    fold = {article: i % FOLDS for i, article in enumerate(articles)}
    folds = np.array([fold[article] for _, _, article in rows])
    guess = np.zeros(len(rows))
    for k in range(FOLDS):
        weights = fit(table[folds != k], right[folds != k], 0)
        guess[folds == k] = 1 / (1 + np.exp(-table[folds == k] @ weights))
    mean = np.full(len(rows), right.mean())
    print(f"{len(rows)} attributions, {right.mean():.3f} right, {len(names)} signs")
    print(f"ten folds: log-loss {log_loss(guess, right):.3f} (mere share {log_loss(mean, right):.3f})", end="")
    print(f", ranking {ranking(guess, right):.3f}")
    weights = fit(table, right, 0)
    lines = ["# sign\tweight (log-odds, see confidence.py)\tattributions of the training articles that show it"]
    lines += [f"{name}\t{weight:.2f}\t{counts[name] or len(rows)}" for name, weight in zip(names, weights, strict=True)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"written: {TABLE}")


if __name__ == "__main__":
    main()
