"""How each stage grows with the length of one article: CPU seconds at several sizes, and the ratio of the steps.

    python -m benchmarks.long_article [--sizes 50 200] [--one-line] [--model PATH] [--show 20]

Sizes are thousands of characters of invented news: new people, figures, dates, quotations and denials keep coming, so
the number of actors grows with the text. A stage that is linear shows the same ratio as the text (4.0 for the
defaults). `--one-line` leaves out the line breaks; `--show` prints the costliest functions of the largest size.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import itertools
import pstats
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kg import __version__
from kg.annotate.pipeline import annotate, load_pipeline, model_identity
from kg.build import build_quads
from kg.extract import extract_attributions, extract_dates, extract_events, extract_mentions, extract_numeric_claims
from kg.ids import BASE
from kg.model import Article, Extraction
from kg.resolve import resolve_actors
from kg.store import LedgerEntry, open_store
from kg.validate import validate_quads

Result = TypeVar("Result")

_STARTS = ["Ka", "Lo", "Mi", "Ta", "Ve", "Do", "Sa", "Re", "Pe", "Ni", "Bo", "Ha", "Ju", "Wi", "Or", "El"]
_MIDDLES = ["ra", "le", "ni", "mo", "ster", "vi", "ran", "do", "ke", "lan", "ber", "ti"]
_ENDS = ["n", "s", "ta", "ro", "va", "man", "ck", "lin", "sky", "dal", "ner", "ez"]
_FIRST = ["Ana", "Lena", "Marco", "Peter", "Ruth", "Omar", "Ines", "Viktor", "Clara", "Hugo", "Mona", "Jonas"]
_ROLES = ["minister", "mayor", "spokeswoman", "chief engineer", "lawyer", "senator", "director", "prosecutor"]
_BODIES = ["Ministry of Ports", "Council", "Water Board", "Police", "Union", "Institute", "Court", "Hospital"]
_CROWDS = ["workers", "passengers", "prisoners", "teachers", "farmers", "residents", "officers", "patients"]
_DEEDS = ["closed the bridge", "released the report", "arrested the driver", "signed the contract", "left the talks"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
_MONTHS = ["January", "February", "March", "June", "September", "November"]
_PARAGRAPHS = [
    (
        '{town} {role} {new} said on {day} that {n} {crowd} had been hurt in the fire at {place}. "We did not '
        'expect this," '
        "{he} said. The {body} of {town} denied that its officers {deed}."
    ),
    (
        "According to the {body}, at least {n} {crowd} were killed and {k} others injured when a train left the "
        "rails near "
        "{place} on {date}. {old} called the figure far too low."
    ),
    (
        '"Nobody asked us," {old} told reporters in {town}. "They {deed} and went home." A {role}, {new}, '
        "confirmed that "
        "{k} {crowd} were still missing."
    ),
    (
        "{new}, a {role} at the {town} {body}, promised to pay {n} million dollars by {month}. {old} doubts it: "
        "{he} told "
        "the paper {name} that {old2} never {deed}."
    ),
    (
        "The {body} rejected the claim on {day}. It said the number of {crowd} rose from {k} to {n} last year, "
        "{k}% more "
        "than in {year}. Critics, among them {old2}, demanded a new count."
    ),
    (
        "Prices in {town} fell by {k} percent in {month} {year}, the {body} reported. \u201cIt will not "
        "last,\u201d warned "
        "{old}, who expects {n} {crowd} to lose their jobs."
    ),
    (
        "A witness said that {old} had told her that the {body} {deed}. The {role} declined to comment. About "
        "{n} people "
        "gathered at {place}, organisers said; the police counted {k}."
    ),
    (
        "{old2} was arrested on {date}. The prosecutor accused {old2} of taking {n},000 dollars from {name}, which "
        "{he} denies. The trial is to begin in {month}."
    ),
]


def invent(characters: int, *, seed: int = 1, joint: str = "\n\n") -> str:
    """About so many characters of news about invented people, figures and places."""
    chance = random.Random(seed)

    def word() -> str:
        return chance.choice(_STARTS) + chance.choice(_MIDDLES) + chance.choice(["", *_MIDDLES]) + chance.choice(_ENDS)

    people = [f"{first} {word()}" for first in _FIRST]
    parts: list[str] = []
    length = 0
    while length < characters:
        new = f"{chance.choice(_FIRST)} {word()}"
        template = chance.choice(_PARAGRAPHS)
        recent = people[-40:]
        part = template.format(
            new=new, old=chance.choice(recent), old2=chance.choice(people), town=word(), place=word(), name=word(),
            he=chance.choice(["he", "she"]), role=chance.choice(_ROLES), body=chance.choice(_BODIES),
            crowd=chance.choice(_CROWDS), deed=chance.choice(_DEEDS), day=chance.choice(_DAYS),
            date=f"{chance.choice(_MONTHS)} {chance.randint(1, 28)}", month=chance.choice(_MONTHS),
            year=chance.randint(1990, 2025), n=chance.randint(20, 999), k=chance.randint(2, 19),
        )  # fmt: skip
        if "{new}" in template:
            people.append(new)
        parts.append(part)
        length += len(part) + len(joint)
    return joint.join(parts)


def measure(text: str, model: str | None, profile: cProfile.Profile | None = None) -> dict[str, float]:
    """CPU seconds of every stage on one article, in order; spaCy is left out of the profile."""
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        if profile is not None and name != "spaCy":
            profile.enable()
        result = work()
        if profile is not None:
            profile.disable()
        spent[name] = time.process_time() - start
        return result

    nlp = load_pipeline(model)
    identity = model_identity(nlp)
    article = Article(text, "long.txt", published=dt.date(2026, 3, 8))
    doc = timed("spaCy", lambda: annotate(text, nlp))
    mentions, roles = timed("mentions", lambda: extract_mentions(doc))
    dates = timed("dates", lambda: extract_dates(doc, article.published))
    found, skipped = timed("attributions", lambda: extract_attributions(doc, mentions, dates))
    resolution = timed("resolve", lambda: resolve_actors(article, mentions, roles, found))
    figures, _ = timed("figures", lambda: extract_numeric_claims(doc, dates, resolution.attributions))
    events, figures = timed("events", lambda: extract_events(doc, dates, resolution.actors, figures))
    extraction = Extraction(
        article,
        identity,
        tuple(resolution.attributions),
        tuple(figures),
        tuple(resolution.actors),
        tuple(events),
        tuple(dates),
        tuple(skipped),
    )
    graph = timed("build", lambda: build_quads(extraction, base=BASE, version=__version__))
    timed("validate", lambda: validate_quads(graph.quads))
    entry = LedgerEntry(graph.article_iri, dt.datetime(2026, 3, 8, 12, tzinfo=dt.UTC), article.id)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "store"), create=True)
        timed("store", lambda: store.replace_graph(graph.iri, graph.quads, ledger=entry))
        timed("again", lambda: store.replace_graph(graph.iri, graph.quads, ledger=entry))
        store.close()
    counts = f"{len(found)} attributions, {len(figures)} figures, {len(resolution.actors)} actors, {len(events)} events"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(text):9,} characters: {counts}, {len(graph.quads):,} quads; peak {peak:,.0f} MB", file=sys.stderr)
    return spent


def main() -> None:
    """Print one line a stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=[50, 200])
    parser.add_argument("--one-line", action="store_true")
    parser.add_argument("--model")
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    joint = " " if arguments.one_line else "\n\n"
    measure(invent(5_000), arguments.model)  # warms up
    runs: list[dict[str, float]] = []
    profile = cProfile.Profile() if arguments.show else None
    for size in arguments.sizes:
        last = size == arguments.sizes[-1]
        runs.append(measure(invent(1000 * size, joint=joint), arguments.model, profile if last else None))
    print(f"{'stage':14}" + "".join(f"{size:>8}k" for size in arguments.sizes) + "   ratios")
    for name in runs[0]:
        seconds = "".join(f"{spent[name]:9.2f}" for spent in runs)
        ratios = "".join(f"{after[name] / max(before[name], 1e-3):7.1f}" for before, after in itertools.pairwise(runs))
        print(f"{name:14}{seconds}  {ratios}")
    if profile is not None:
        pstats.Stats(profile).sort_stats("tottime").print_stats(arguments.show)


if __name__ == "__main__":
    main()
