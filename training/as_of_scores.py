"""Score the dates that figures hold for on annotated articles: `numeric_claims[].as_of` of the gold.

An annotated figure counts with the first found one that overlaps it. A date is right when its first and last day are
those of the annotated ISO date, month, year or interval; an open interval ("since 2016") counts by its beginning, a
vague end of a year ("at the end of 2009") where it holds the annotated day.

The gold dates many figures by the day of the report alone ("The index fell 3%"). Hearsay records only dates that stand
in the text, so that recall has a ceiling: how many annotated dates have a date expression in their sentence is printed.
"""

from __future__ import annotations

import collections
import datetime as dt
import json
from pathlib import Path

from gum_dates import Row, bounds, note

from kg.annotate.pipeline import load_pipeline
from kg.model import Article, DateMention, NumericClaim
from kg.pipeline import extract_article


def gold_ends(value: str) -> tuple[float, float] | None:
    """First and last day of an annotated date or interval."""
    first, _, last = value.partition("/")
    start, end = bounds(first), bounds(last or first)
    return (start[0], end[1]) if start and end else None


def same_date(found: DateMention, value: str) -> bool:
    """Whether a found date has the annotated days."""
    gold = gold_ends(value)
    if found.earliest is None or found.latest is None or gold is None:
        return False
    start, end = found.earliest.toordinal(), found.latest.toordinal()
    if (found.value or "").endswith("/.."):
        return start == gold[0]
    return (start, end) == gold or ("~" in (found.value or "") and start <= gold[0] and gold[1] <= end)


def score_as_of(path: Path, model: str | None, show: bool) -> None:
    """Score one file of annotated articles and print the figures."""
    nlp = load_pipeline(model)
    count: collections.Counter[str] = collections.Counter()
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        published = record.get("published")
        day = dt.date.fromisoformat(published) if published else None
        record["date"] = published
        extraction = extract_article(Article(text=record["text"], id=record["id"], published=day), nlp)
        for row in record["numeric_claims"]:
            compare(record, row, extraction.numeric_claims, count, show)
            count["stated"] += bool(row.get("as_of")) and states_date(record["text"], row["span"], extraction.dates)
    precision, recall = count["right"] / max(count["found"], 1), count["right"] / max(count["gold"], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"as-of date  P {precision:.3f} R {recall:.3f} F1 {f1:.3f}   gold {count['gold']} found {count['found']}")
    print(f"of those found {count['right']} are right, {count['other']} another date, {count['none']} have none there")
    print(f"of the annotated dates {count['stated']} have a date expression in their sentence")


def states_date(text: str, span: list[int], dates: tuple[DateMention, ...]) -> bool:
    """Whether the sentence of a figure holds a date expression."""
    start = max(text.rfind(". ", 0, span[0]), text.rfind("\n", 0, span[0])) + 1
    ends = [place for place in (text.find(". ", span[1]), text.find("\n", span[1])) if place >= 0]
    return any(start <= date.span.start < min(ends, default=len(text)) for date in dates)


def compare(
    record: Row, row: Row, found: tuple[NumericClaim, ...], count: collections.Counter[str], show: bool
) -> None:
    """Count whether one annotated figure has its date."""
    start, end = row["span"]
    claim = next((c for c in found if c.span.start < end and start < c.span.end), None)
    value = row.get("as_of")
    as_of = claim.as_of if claim else None
    count["gold"] += bool(value)
    count["found"] += as_of is not None
    if as_of is not None and not value:
        count["none"] += 1
        note(show, "SPURIOUS", record, start, end, as_of.value)
    elif as_of is not None and not same_date(as_of, str(value)):
        count["other"] += 1
        note(show, "VALUE", record, start, end, (as_of.value, value))
    elif as_of is not None:
        count["right"] += 1
    elif value:
        note(show, "MISSED", record, start, end, value)
