"""Run the benchmarks and write docs/benchmarks.md: `python -m benchmarks [--only stages] [ARTICLES...]`.

Articles default to the examples. Nothing here passes or fails: the page says what was measured, and when the machine
was busy. With --only the other parts of the page stay.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
_HEAD = """# Benchmarks

Written by `make bench`; run it to have your own. Figures are ratios of CPU time within one run, because a busy machine
takes wall time rather than CPU time; words a second and milliseconds are of the machine named here.
"""


def parts(articles: list[str], count: int) -> list[tuple[str, list[str]]]:
    """Title and command of each part of the page."""
    return [
        ("What each stage costs, as a share of spaCy's time", ["stages", "--rounds", "2", *articles]),
        ("Ingest end to end", ["ingest", "--count", str(count), *articles]),
        ("Ingest, killed at random moments", ["kills", "--kills", "50", "--articles", "16"]),
        ("Linking and comparing: one more article at 100, at 1,000 and at 2,000", ["links", "2000"]),
        ("Validation next to pySHACL used the obvious way", ["validation", *articles]),
        ("One long article: CPU seconds of each stage at two lengths", ["long_article", "--sizes", "25", "100"]),
        ("Saved queries: ten times the articles at a fixed answer", ["queries"]),
        ("Saved queries next to the engine itself and to rdflib's store", ["engines"]),
        ("Importing many graphs", ["imports"]),
    ]


def main() -> None:
    """Run every part in a process of its own and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--only", action="append", default=[], metavar="PART", help="stages, ingest, validation, ...")
    options = parser.parse_args()
    libraries = ", ".join(f"{name} {version(name)}" for name in ("spacy", "pyoxigraph", "pyshacl", "rdflib"))
    fresh: dict[str, str] = {}
    for title, command in parts(options.articles, options.count):
        if options.only and command[0] not in options.only:
            continue
        print(f"== {title}", flush=True)
        when = f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start"
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{command[0]}", *command[1:]],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            cwd=PAGE.parents[1],
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        )
        print(done.stdout, flush=True)
        shown = " ".join(["python -m benchmarks." + command[0], *command[1:]])
        software = f"Python {platform.python_version()}, {libraries}"
        fresh[title] = f"`{shown}` ({when}; {software})\n\n```text\n{done.stdout.rstrip()}\n```"
    told = {**(written() if options.only else {}), **fresh}
    titles = [title for title, _ in parts([], 0) if title in told]
    PAGE.write_text("\n".join([_HEAD, *(f"## {title}\n\n{told[title]}\n" for title in titles)]), encoding="utf-8")


def written() -> dict[str, str]:
    """The parts of the page as it is, by title."""
    _, *sections = PAGE.read_text(encoding="utf-8").split("\n## ")
    return {title: text.strip() for title, _, text in (section.partition("\n") for section in sections)}


if __name__ == "__main__":
    main()
