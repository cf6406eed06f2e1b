"""What linking and comparing cost: one more article at 100, at 1,000 and at many, and all links anew.

    python -m benchmarks.links [ARTICLES]

The articles are invented, 20 a day, and ingested one by one into a store on disk. A few first and last names are
common, some people share theirs; "Police", "Government", "EU" and "Ministry of Health" are in many articles and mean
several bodies; a capital is named in each eighth report. Stories run for a week: each report gives one figure of one
source.

Load on the machine changes what a CPU second is worth. So at the end a hundred articles go one by one, in turn, into
the large store and into one of a hundred articles, and the ratio of the two is printed. Both are on the same day of
their week's stories then: how many figures a new one is compared with hangs on that. Milliseconds are of this process's
CPU time, with what the store does behind.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kg import compare, link
from kg.build import BuiltGraph, build_quads
from kg.link.triples import EVIDENCE, LINKS
from kg.model import Actor, Extraction
from kg.store import GraphStore, open_store
from tests.link.invented import Invented, World
from tests.link.worlds import body, put
from tests.queries.draft import Draft

STEP = 100
FIRST = ["Anna", "Maria", "John", "James", "Omar", "Wei", "Li", "Fatima", "Jose", "Peter", "Elena", "David"]
LAST = ["Smith", "Jones", "Garcia", "Kim", "Nguyen", "Ali", "Khan", "Mueller", "Rossi", "Silva", "Brown", "Lee"]
EVERYWHERE = (("Police", 0.4), ("Government", 0.3), ("EU", 0.3), ("Supreme Court", 0.2), ("Interior Ministry", 0.2))
CAPITAL = "Vellburg"
RUNNING = 8  # stories at a time
WEEK = 7 * 20  # articles


class News(World):
    """Articles of an invented world with figures in them."""

    def _person(self, number: int) -> Invented:
        other = super()._person(number)
        if self.random.random() < 0.5:
            return other
        first, last = self.random.choice(FIRST), self.random.choice(LAST)
        return Invented(other.key, "person", f"{first} {last}", last, other.role, other.place, other.circle)

    def _article(self, number: int, chosen: list[Invented]) -> BuiltGraph:
        actors = {actor.name: actor for actor in map(self._shown, chosen)}
        actors |= {name: body(name) for name, chance in EVERYWHERE if self.random.random() < chance}
        return build_quads(report(number, list(actors.values()), self.random))


def report(number: int, actors: list[Actor], chance: random.Random) -> Extraction:
    """A report on one of the stories of the day."""
    place = f"Place{number // WEEK * RUNNING + number % RUNNING} Mill"
    toll = 10 + number % 40
    words = f"{toll} people were released from the {place}"
    where = f" in {CAPITAL}" if chance.random() < 0.125 else ""
    speaker = next((actor for actor in actors if actor.type == "organization"), body("Open Doors"))
    text = f"{speaker.name} said {words}{where}. Others: {', '.join(actor.name for actor in actors)}. Report {number}."
    draft = Draft(
        text, f"article-{number}", url=f"https://news.example/{number}", publisher=chance.choice(_OUTLETS),
        published=dt.date(2020, 1, 1) + dt.timedelta(number // 20),
    )  # fmt: skip
    draft.actor("speaker", speaker.name, "organization", aliases=speaker.aliases)
    draft.actors += [actor for actor in actors if actor.name != speaker.name]
    event = draft.event("release of people", "released", place=f"the {place}")
    said = draft.says("speaker", speaker.name, "said", words)
    draft.figure(f"{toll} people", str(toll), toll, "person", "people released", attribution=said, event=event)
    return draft.extraction()


_OUTLETS = tuple(f"{name} Courier" for name in ("Vell", "Holm", "Salen", "Karst", "Orla"))


def connected(store: GraphStore, graph: BuiltGraph) -> tuple[float, float]:
    """CPU seconds for linking an article, and for storing, linking and comparing it."""
    begin = time.process_time()
    put(store, graph)
    start = time.process_time()
    link.update(store, graph.iri)
    end = time.process_time()
    compare.update(store, graph.iri)
    return end - start, time.process_time() - begin


def filled(graphs: Iterator[BuiltGraph], count: int) -> GraphStore:
    """A store on disk with articles, taken in one by one."""
    store = open_store(Path(tempfile.mkdtemp()) / "store", create=True)
    for graph in islice(graphs, count):
        connected(store, graph)
    return store


def told(spent: list[tuple[float, float]]) -> str:
    """The mean of linking and of everything, and the dearest article."""
    linking, all_ = (1000 * sum(part) / len(spent) for part in zip(*spent, strict=True))
    return f"linking {linking:5.1f} ms, with storing and comparing {all_:5.1f} ms; dearest {1000 * max(spent)[1]:5.0f}"


def main(articles: int) -> None:
    """Link invented articles one by one, then as many into a small store, then all anew."""
    to_same_day = (STEP - articles) % WEEK
    graphs = News().articles(articles + to_same_day + STEP)
    store = open_store(Path(tempfile.mkdtemp()) / "store", create=True)
    spent: list[tuple[float, float]] = []
    for number, graph in enumerate(islice(graphs, articles), start=1):
        spent.append(connected(store, graph))
        if number in {STEP, STEP * 10, articles} or number % 1000 == 0:
            print(f"{number:6} articles  {told(spent[-STEP:])}", flush=True)
    print(f"{articles:6} articles  {sum(linking for linking, _ in spent):6.1f} s of linking one by one", flush=True)
    for graph in islice(graphs, to_same_day):
        connected(store, graph)
    others = News().articles(2 * STEP)
    small = filled(others, STEP)
    few, many = [], []
    for one, other in zip(others, graphs, strict=True):
        few.append(connected(small, one))
        many.append(connected(store, other))
    print(f"in turn: {STEP:6} articles  {told(few)}\n         {articles:6} articles  {told(many)}")
    ratios = (sum(part) / sum(base) for part, base in zip(zip(*many, strict=True), zip(*few, strict=True), strict=True))
    print("ratio: linking {:.2f}, with storing and comparing {:.2f}".format(*ratios), flush=True)
    for what in ("as they are", "of a store that has none"):
        start = time.process_time()
        link.rebuild(store)
        print(f"{articles:6} articles  {time.process_time() - start:6.1f} s all links anew, {what}", flush=True)
        for name in (LINKS, EVIDENCE):
            store.update(f"DROP SILENT GRAPH <{name}>")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
