"""How sure an attribution is: its signs weighed, as they went with right and wrong ones on annotated news.

The table beside this module holds one weight a sign (see evidence.py): positive ones speak for an attribution. Their
sum is the log-odds that it is right: its content overlaps the annotated one by half and its source agrees.
`training/train_confidence.py` counts the weights. The article's genre is not modelled.
"""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

LOWEST, HIGHEST = 0.02, 0.98
TABLE = Path(__file__).parent / "confidence_weights.tsv"


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Weight by name of the sign; "always" is what every attribution starts from."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {name: float(weight) for name, weight, *_ in rows}


def confidence(signs: dict[str, float]) -> float:
    """Estimated probability that an attribution with these signs is right."""
    table = weights()
    odds = table["always"] + sum(table.get(name, 0.0) * strength for name, strength in signs.items())
    return round(min(max(1 / (1 + math.exp(-odds)), LOWEST), HIGHEST), 2)
