"""What each stage costs as a ratio of spaCy's own time on the same text, in one run: medians over rounds.

    python benchmarks/stages.py [--rounds 5] [ARTICLES...]

Articles default to examples/; `../shared/gold/train.jsonl` gives a longer run. Times are CPU seconds of this process.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kg import __version__
from kg.annotate.pipeline import annotate, model_identity
from kg.api import read_all
from kg.batch import ready_pipeline
from kg.build import build_quads
from kg.extract import extract_attributions, extract_dates, extract_events, extract_mentions, extract_numeric_claims
from kg.ids import BASE
from kg.model import Extraction
from kg.resolve import resolve_actors
from kg.validate import validate_quads

ROOT = Path(__file__).parents[1]
Result = TypeVar("Result")


def main() -> None:
    """Print one line a stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", default=[str(ROOT / "examples")])
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    articles = list(read_all(*arguments.articles))
    nlp = ready_pipeline(None)
    rounds: list[dict[str, float]] = []
    for _ in range(arguments.rounds + 1):
        spent: dict[str, float] = defaultdict(float)

        def timed(name: str, work: Callable[[], Result], spent: dict[str, float] = spent) -> Result:
            start = time.process_time()
            result = work()
            spent[name] += time.process_time() - start
            return result

        for article in articles:
            doc = timed("spaCy", lambda: annotate(article.text, nlp))  # noqa: B023 - called at once
            mentions, roles = timed("mentions", lambda: extract_mentions(doc))  # noqa: B023
            dates = timed("dates", lambda: extract_dates(doc, article.published))  # noqa: B023
            found, _ = timed("attributions", lambda: extract_attributions(doc, mentions, dates))  # noqa: B023
            resolution = timed("resolve", lambda: resolve_actors(article, mentions, roles, found))  # noqa: B023
            figures, _ = timed("figures", lambda: extract_numeric_claims(doc, dates, resolution.attributions))  # noqa: B023
            events, figures = timed("events", lambda: extract_events(doc, dates, resolution.actors, figures))  # noqa: B023
            extraction = Extraction(
                article,
                model_identity(nlp),
                tuple(resolution.attributions),
                tuple(figures),
                tuple(resolution.actors),
                tuple(events),
                tuple(dates),
            )
            graph = timed("build", lambda: build_quads(extraction, base=BASE, version=__version__))  # noqa: B023
            timed("validate", lambda: validate_quads(graph.quads))  # noqa: B023
        rounds.append(spent)
    rounds = rounds[1:]  # the first one warms up
    words = sum(len(article.text.split()) for article in articles)
    spacy = statistics.median(spent["spaCy"] for spent in rounds)
    print(f"{len(articles)} articles, {words} words, {arguments.rounds} rounds, medians", file=sys.stderr)
    print(f"{'stage':14}{'x spaCy':>9}   spaCy: {words / spacy:,.0f} words a CPU second")
    for name in rounds[0]:
        print(f"{name:14}{statistics.median(spent[name] / spent['spaCy'] for spent in rounds):9.3f}")
    after = [sum(spent.values()) / spent["spaCy"] - 1 for spent in rounds]
    extract = [
        sum(spent[n] for n in spent if n not in {"spaCy", "build", "validate"}) / spent["spaCy"] for spent in rounds
    ]
    print(f"{'extraction':14}{statistics.median(extract):9.3f}   mentions to events")
    print(f"{'everything':14}{statistics.median(after):9.3f}   all that comes after spaCy")


if __name__ == "__main__":
    main()
