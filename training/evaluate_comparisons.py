"""Score what is found across articles on invented news whose truth is known, from `kg ingest` to the saved queries.

    evaluate_comparisons.py [--seed N] [--wordings NAME] [--model PATH] [--wrong]

Revisions are read from `figure-history`, disagreements from `discrepancies`, lone figures from `single-source`, and
from the comparisons themselves how many independent sources a figure of several articles has. A row is right if its
figures, sources, articles and kind are those of the stories. `--wordings` chooses the templates. `--wrong` lists what
is wrong and what is missing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.stories.plots import bodies
from benchmarks.stories.truth import Discrepancy, Figure, Revision, discrepancies, givers, revisions, single_sources
from benchmarks.stories.write import WORDINGS, Written, write_articles
from kg.api import Store, read_all

# units of what the stories count beside their figures
OF_NO_STORY = frozenset({
    "household", "home", "school", "hour", "minute", "mile", "kilometre", "degree", "USD", "day", "week", "minister",
})  # fmt: skip

CORROBORATIONS = """PREFIX kg: <https://w3id.org/hearsay/ns#>
SELECT ?c ?figure ?sources {
  GRAPH ?g { ?c a kg:Corroboration ; kg:figure ?figure ; kg:independentSources ?sources }
}"""


@dataclass(frozen=True, slots=True)
class Score:
    """Rows that are right of all rows, and truths that are found of all truths."""

    name: str
    rows: int
    right: int
    truths: int
    found: int
    wrong: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        return self.right / self.rows if self.rows else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.truths if self.truths else 1.0

    def __str__(self) -> str:
        return (
            f"{self.name:14} precision {self.precision:.3f} ({self.right}/{self.rows})"
            f"  recall {self.recall:.3f} ({self.found}/{self.truths})"
        )


class Answers:
    """What the store of the invented articles answers, in the terms of the stories."""

    def __init__(self, written: Sequence[Written], store: Store) -> None:
        self._store = store
        self.by_url = {article.url: article for article in written}
        self.said = [statement for article in written for statement in article.reports]
        self._names = {
            folded(name): body.key
            for body in bodies().values()
            for name in (body.name, *(person for _, person in body.people))
        }
        self._figures = {row["figure_iri"]: row for row in store.query("numeric-claims")}
        self._places: dict[tuple[str, str, Figure], set[str]] = defaultdict(set)
        for article in written:
            for statement in article.reports:
                self._places[statement.story, statement.source, (statement.modifier, statement.value)].add(article.url)
                if statement.earlier is not None:
                    self._places[statement.story, statement.source, ("exactly", statement.earlier)].add(article.url)

    def source(self, name: object) -> str:
        return self._names.get(folded(str(name)), str(name))

    def figure(self, iri: object) -> Figure:
        row = self._figures[iri]
        number = next((row[column] for column in ("value", "low", "high") if row[column] is not None), -1)
        return str(row["comparator"]), int(number)  # type: ignore[call-overload]

    def reported(self, story: str, source: str, figure: Figure, url: object) -> bool:
        return url in self._places[story, source, figure]

    def revisions(self) -> Score:
        truths = revisions(self.said)
        found: set[Revision] = set()
        wrong = []
        rows = list(self._store.query("figure-history"))
        for row in rows:
            story = self.by_url[str(row["article"])].story
            source, later = self.source(row["source"] or row["speaker"]), self.figure(row["figure_iri"])
            match = {
                truth
                for truth in truths
                if (truth.story, truth.source, truth.later) == (story, source, later)
                and truth.earlier[1] == int(row["earlier_value"])
                and self.reported(story, source, truth.earlier, row["earlier_article"])
                and self.reported(story, source, later, row["article"])
            }
            found |= match
            if not match:
                wrong.append(f"wrong  {row['article']} {source} {row['earlier']} > {row['later']} ({row['kind']})")
        wrong += [f"missing {truth}" for truth in sorted(truths - found, key=str)]
        return Score("revisions", len(rows), len(rows) - sum(w.startswith("wrong") for w in wrong), len(truths),
                     len(found), tuple(wrong))  # fmt: skip

    def discrepancies(self) -> Score:
        truths = {(truth.story, truth.figures): truth for truth in discrepancies(self.said)}
        changes = {(truth.story, truth.source, truth.earlier, truth.later) for truth in revisions(self.said)}
        found: set[Discrepancy] = set()
        wrong, right, rows = [], 0, list(self._store.query("discrepancies"))
        for row in rows:
            story = self.by_url[str(row["article_a"])].story
            ends = [
                (self.source(row[f"source_{end}"]), self.figure(row[f"figure_{end}_iri"]), row[f"article_{end}"])
                for end in "ab"
            ]
            match = truths.get((story, frozenset((source, figure) for source, figure, _ in ends)))
            in_place = all(self.reported(story, *end) for end in ends)
            (first, before, _), (second, after, _) = ends
            if first == second and (story, first, before, after) in changes and row["kind"] == "revised":
                right += 1
            elif match is not None and match.kind == row["kind"] and in_place:
                right += 1
                found.add(match)
            else:
                kind = "" if match is None else f" is {match.kind}"
                wrong.append(
                    f"wrong  {row['article_a']} {first} {row['figure_a']} / {row['article_b']} {second} "
                    f"{row['figure_b']} ({row['kind']}){kind}"
                )
        wrong += [f"missing {truth}" for truth in sorted(set(truths.values()) - found, key=str)]
        return Score("discrepancies", len(rows), right, len(truths), len(found), tuple(wrong))

    def single_sources(self) -> Score:
        truths = single_sources(self.said)
        # a figure that its body has replaced stands in the words of the article that says so
        replaced = {(s.story, s.counted, s.source, ("exactly", s.earlier)) for s in self.said if s.earlier is not None}
        found, wrong, rows = set(), [], 0
        for row in self._store.query("single-source"):
            if self._figures[row["figure_iri"]]["unit"] in OF_NO_STORY:
                continue  # who is said to give them is measured elsewhere
            rows += 1
            story = self.by_url[str(row["article"])].story
            figure = self.figure(row["figure_iri"])
            match = {
                truth
                for truth in truths | replaced
                if (truth[0], truth[3]) == (story, figure) and self.reported(story, truth[2], figure, row["article"])
            }
            found |= match & truths
            if not match:
                wrong.append(f"wrong  {row['article']} {row['speaker']} {row['claim']}")
        missing = [f"missing {truth}" for truth in sorted(truths - found)]
        return Score("single source", rows, rows - len(wrong), len(truths), len(found), (*wrong, *missing))

    def independent_sources(self) -> Score:
        """Of each figure that stands in several articles, how many independent sources are told."""
        truths = {key: len(sources) for key, sources in givers(self.said).items()}
        several = {key for key in truths if len({a.url for a in self.by_url.values() if reports(a, key)}) > 1}
        told: dict[object, list[object]] = defaultdict(list)
        for row in self._store.query(CORROBORATIONS):
            told[row["c"], row["sources"]].append(row["figure"])
        found, wrong, rows = set(), [], 0
        for (_, sources), figures in told.items():
            known = [self._figures[iri] for iri in figures if iri in self._figures]
            urls = {str(row["article"]) for row in known}
            match = {
                key
                for key in several
                if key[2] == self.figure(known[0]["figure_iri"]) and any(reports(self.by_url[url], key) for url in urls)
            } if len(urls) > 1 else set()  # fmt: skip
            rows += bool(match)
            if any(truths[key] == int(str(sources)) for key in match):
                found |= match
            elif match:
                wrong.append(f"wrong  {sorted(urls)} {min(match)} has {truths[min(match)]}, not {sources}")
        missing = [f"missing {key}" for key in sorted(several - found)]
        return Score("independent", rows, rows - len(wrong), len(several), len(found), (*wrong, *missing))


def reports(article: Written, key: tuple[str, str, Figure]) -> bool:
    return any(
        (statement.story, statement.counted, (statement.modifier, statement.value)) == key
        and statement.stance == "asserts"
        for statement in article.reports
    )


def folded(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split()).removeprefix("the ")


def evaluate(seed: int, *, wordings: str, model: str | None = None) -> list[Score]:
    """Ingest the articles of a seed into a new store and score what the queries answer."""
    written = write_articles(seed, WORDINGS[wordings])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(f"{article.as_json()}\n" for article in written), encoding="utf-8")
        with Store(Path(folder) / "store") as store:
            store.ingest(read_all(path), model=model)
            answers = Answers(written, store)
            return [
                answers.revisions(),
                answers.discrepancies(),
                answers.single_sources(),
                answers.independent_sources(),
            ]


def report(scores: Iterable[Score], *, wrong: bool) -> None:
    for score in scores:
        print(score)
        if wrong:
            print("".join(f"    {line}\n" for line in score.wrong), end="")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, help="which stories; default: 1, and 2 in each of the other wordings")
    parser.add_argument("--wordings", choices=WORDINGS, default="working", help="whose templates; default: working")
    parser.add_argument("--model", help="a spaCy pipeline; default: the one that ships with the package")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong and what is missing")
    options = parser.parse_args()
    checks = [(1, "working"), *((2, wordings) for wordings in WORDINGS if wordings != "working")]
    chosen = checks if options.seed is None else [(options.seed, options.wordings)]
    for seed, wordings in chosen:
        print(f"## comparisons over articles, seed {seed}, wordings: {wordings}")
        report(evaluate(seed, wordings=wordings, model=options.model), wrong=options.wrong)


if __name__ == "__main__":
    main()
