"""Is a confidence of .8 right in 8 of 10? Bins of confidence, and rules, beside the share that is right.

Reads predictions with `rule` and `confidence`; what is right is for the scorers beside the checkout to say
(score_gold.py, score_attribution.py).
"""

from __future__ import annotations

import importlib.util
import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
# A rule that found less than this is left out of the table.
FEWEST = 5

Judged = tuple[str, float, bool]


def load_scorer(path: Path) -> ModuleType:
    """A scorer as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def judged(gold: list[dict[str, Any]], predicted: list[dict[str, Any]], scorer: ModuleType) -> Iterator[Judged]:
    """Rule, confidence and rightness of every predicted attribution."""
    by_id = {row["id"]: row for row in predicted}
    if hasattr(scorer, "normalise"):
        scorer.normalise(gold)
    for article in gold:
        found = by_id.get(article["id"])
        if found is None:
            continue
        if hasattr(scorer, "pair_up"):
            kept, _ = scorer.scored(article, {**found, "numeric_claims": []})
            pairs = scorer.pair_up(article["assertions"], kept, scorer.attribution_similarity)
        else:
            kept = found["attributions"]
            pairs = _pairs(article, kept, scorer)
        right = {j for _, j in pairs}
        for j, attribution in enumerate(kept):
            yield attribution["rule"], attribution["confidence"], j in right


def _pairs(article: dict[str, Any], kept: list[dict[str, Any]], scorer: ModuleType) -> list[tuple[int, int]]:
    text = article["text"]
    wanted, found = scorer.atts(article, text, False), scorer.atts({"attributions": kept}, text, False)
    candidates = []
    for i, g in enumerate(wanted):
        for j, p in enumerate(found):
            overlap = scorer.content_jaccard(g, p)
            if overlap >= 0.5 and (g.source & p.source or (not g.source and not p.source)):
                candidates.append(((overlap, scorer.jac(g.source, p.source), scorer.jac(g.cue, p.cue)), i, j))
    pairs: list[tuple[int, int]] = scorer.greedy(candidates)
    return pairs


def table(found: Iterable[Judged]) -> str:
    """Two tables: by confidence and by rule, with the mean distance between confidence and share right."""
    entries = list(found)
    if not entries:
        return "nothing was found\n"
    lines = ["confidence     n  mean  right"]
    distance = 0.0
    for low, high in itertools.pairwise(BINS):
        inside = [(confidence, right) for _, confidence, right in entries if low <= confidence < high]
        if inside:
            mean, share = _mean(c for c, _ in inside), _mean(r for _, r in inside)
            distance += abs(mean - share) * len(inside) / len(entries)
            lines.append(f"{low:.2f}-{min(high, 1.0):.2f} {len(inside):5d}  {mean:.2f}  {share:.2f}")
    lines.append(f"mean distance {distance:.3f} over {len(entries)} attributions")
    rules: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for rule, confidence, right in entries:
        rules[rule].append((confidence, right))
    lines.append(f"\n{'rule':24}    n  mean  right")
    for rule, inside in sorted(rules.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(inside) >= FEWEST:
            mean, share = _mean(c for c, _ in inside), _mean(r for _, r in inside)
            lines.append(f"{rule:24}{len(inside):5d}  {mean:.2f}  {share:.2f}")
    return "\n".join(lines) + "\n"


def _mean(values: Iterable[float]) -> float:
    numbers = list(values)
    return sum(numbers) / len(numbers)
