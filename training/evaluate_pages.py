"""Score the HTML reader on news pages with known text, title, date and authors, beside trafilatura alone.

    python training/evaluate_pages.py ../shared/corpora/pages/newspaper4k.jsonl

Body: mean token F1 (bags of words) over the pages. Title: equal words. Date: the day; of the pages with a known one.
Authors: F1 over the names of all pages with known ones. `trafilatura`: `bare_extraction` with its own metadata.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.model import Article
from kg.readers import read_articles
from kg.readers.decoding import declared_encoding

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader took from a page."""

    text: str = ""
    title: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()


@dataclass(slots=True)
class Score:
    """Sums over pages."""

    pages: int = 0
    unread: int = 0
    body: float = 0.0
    titles: int = 0
    dated: int = 0
    days: int = 0
    wrong_days: int = 0
    right_names: int = 0
    found_names: int = 0
    known_names: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, known: dict[str, Any], found: Found | None) -> None:
        """Count one more page; None where nothing was read from it."""
        self.pages += 1
        self.unread += found is None
        found = found or Found()
        self.body += token_f1(known["text"], found.text)
        self.titles += words(known["title"]) == words(found.title)
        if known["date"]:
            self.dated += 1
            self.days += found.date == known["date"]
            self.wrong_days += found.date not in {"", known["date"]}
            if found.date != known["date"]:
                self.missed.append(f"date {known['date']} found {found.date or 'none'}: {known['url']}")
        gold = names(known["authors"])
        if gold:
            mine = {key for author in found.authors for key in names(author)}
            self.right_names += len(gold & mine)
            self.found_names += len(mine)
            self.known_names += len(gold)
            if gold != mine:
                self.missed.append(f"authors {sorted(gold)} found {sorted(mine)}: {known['url']}")

    def line(self, name: str) -> str:
        """One row of the table."""
        precision = self.right_names / max(1, self.found_names)
        recall = self.right_names / max(1, self.known_names)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return (
            f"{name:<12} {self.pages:>5} {self.unread:>6}  {self.body / self.pages:.4f}  {self.titles / self.pages:.3f}"
            f"  {self.days / max(1, self.dated):.3f} {self.wrong_days:>6}  {precision:.3f} {recall:.3f} {f1:.3f}"
        )


def words(text: str | None) -> list[str]:
    """Words of a text in lower case."""
    return _WORD.findall((text or "").lower())


def names(authors: str | Sequence[str]) -> set[str]:
    """Author names as they are compared: parted by commas, semicolons and "and"; without "by"."""
    listed = [authors] if isinstance(authors, str) else list(authors)
    parts = [part for names in listed for part in re.split(r"[,;|]|\band\b|&", names)]
    keys = (" ".join(words(re.sub(r"^\s*by\s+", "", part, flags=re.IGNORECASE))) for part in parts)
    return {key for key in keys if key}


def token_f1(known: str, found: str) -> float:
    """Harmonic mean of the shares of words that the two texts have in common."""
    gold, mine = Counter(words(known)), Counter(words(found))
    common = (gold & mine).total()
    return 2 * common / max(1, gold.total() + mine.total())


def by_reader(path: Path) -> Found | None:
    """What Hearsay reads."""
    article = next(read_articles([str(path)], format="html"))
    if not isinstance(article, Article):
        return None
    date = article.published.isoformat() if article.published else ""
    return Found(article.text, article.title or "", date, article.authors)


def by_trafilatura(page: bytes, url: str) -> Found | None:
    """What trafilatura alone takes from a page."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        page.decode(declared_encoding(page) or "utf-8", "replace"),
        url=url, include_comments=False, include_tables=False, with_metadata=True,
    )  # fmt: skip
    if found is None or isinstance(found, dict):
        return None
    return Found(found.text or "", found.title or "", found.date or "", tuple((found.author or "").split(";")))


def pages(gold: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Pages of a gold file that have their HTML, unpacked."""
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            known = json.loads(line)
            if known.get("html"):
                yield known, gzip.decompress((gold.parent / known["html"]).read_bytes())


def main() -> None:
    """Print the table, and with --missed what was not found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", choices=["hearsay", "trafilatura"])
    parser.add_argument("--limit", type=int)
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    logging.disable(logging.ERROR)
    scores = {name: Score() for name in ("hearsay", "trafilatura") if options.only in {None, name}}
    for number, (known, page) in enumerate(pages(options.gold)):
        if number == options.limit:
            break
        if "hearsay" in scores:
            scores["hearsay"].add(known, by_reader(options.gold.parent / known["html"]))
        if "trafilatura" in scores:
            scores["trafilatura"].add(known, by_trafilatura(page, known["url"]))
    print(f"{'reader':<12} pages unread  body F1 title  date   wrong  authors P R F1")
    for name, score in scores.items():
        print(score.line(name))
    if options.missed:
        for name, score in scores.items():
            print("\n".join(f"{name}: {line}" for line in score.missed))


if __name__ == "__main__":
    main()
