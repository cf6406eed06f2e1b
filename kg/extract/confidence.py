"""How sure an attribution is: the share of its rule's attributions that were right, scaled by how sure its cue is.

The table beside this module was counted on annotated news: an attribution is right when its content overlaps the
annotated one by half and its source agrees. Each rule is shrunk towards the mean of all rules. The article's genre is
not modelled.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

MEAN_PRECISION = 0.71
MEAN_CUE = 0.8
LOWEST, HIGHEST = 0.05, 0.97


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[float, float]]:
    lines = (Path(__file__).parent / "rule_precision.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {rule: (float(precision), float(cue)) for rule, precision, cue in rows}


def calibrated(rule: str, cue_share: float) -> float:
    """Estimated probability that an attribution of this rule is right."""
    precision, mean_cue = _table().get(rule, (MEAN_PRECISION, MEAN_CUE))
    return round(min(max(precision * cue_share / mean_cue, LOWEST), HIGHEST), 2)
