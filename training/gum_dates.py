"""Score `extract_dates` on the dates of the GUM corpus: spans and values.

A span counts when the two cover the same words but for an article, a preposition, a part of day or a part of a period
at the edge. A value counts when first and last day agree with the annotated period, written in another notation or not:

- GUM marks the ends of "from 2004 to 2009" one by one: an interval that covers several annotated dates counts for all
  of them if its ends are theirs.
- An open interval ("since 2019") counts by its known end; where GUM bounds one side only ("by 1900" = not after 1900),
  the named period itself counts.
- Where GUM marks "1980s" alone in "the late 1980s", or "2007" in "earlier in 2007", a value inside it counts.
- A vague part of a year may differ by two months, of a month by one, of a decade by three years, of a century by ten.
- GUM writes 508 BC as -0508, EDTF as -0507; the seasons as months without a year (--06 to --09, or to --08), EDTF as
  XXXX-22; "February 1860" as 1860-02-01; decades and centuries with their last 1 January; one-digit months.

A row that contradicts its own words (a Tuesday that is none, a weekend from Monday on) is an error of the annotation,
and so are the rows of its document that give the same day: they are counted apart, with what was found there, and the
figures with them are printed as well. Without a model the tense comes from the words.
"""

from __future__ import annotations

import calendar
import collections
import datetime as dt
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import spacy

from kg.extract.dates.mentions import extract_dates
from kg.model import DateMention

EDGE = re.compile(
    r"(?i)^(?:(?:the|on|in|at|a|by|of|from|late|early|since|until|before|after|between|for|within|starting|beginning|"
    r"sometime|during|end of|start of|beginning of|middle of|first half of|second half of|outbreak of|earlier|later|"
    r"so far)\s+)+"
)
TAIL = re.compile(r"(?:\s+(?:night|morning|evening|afternoon)|['’]s|[\s.,])+$")
NARROWED = re.compile(
    r"(?i)\b(?:early|mid|late|earlier|later|end|beginning|start|middle|outbreak|first|second|last|half|so far)\b"
)
SEASON_MONTHS = {"XXXX-21": ("03", "05", "06"), "XXXX-22": ("06", "08", "09"), "XXXX-23": ("09", "11", "12"),
                 "XXXX-24": ("12", "02", "03")}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Days = tuple[float | None, float | None]
Row = dict[str, Any]


class Gold(NamedTuple):
    """An annotated date: its row, first and last day as numbers (None: no calendar period), and whether it is wrong."""

    row: Row
    days: Days | None
    contradictory: bool


def day_number(year: int, month: int, day: int) -> float:
    """A day as a number, also before the year 1."""
    if year >= 1:
        return dt.date(year, month, day).toordinal()
    return round((year - 1) * 365.2425) + dt.date(4, month, day).timetuple().tm_yday


def bounds(value: str, *, before_christ: bool = False) -> tuple[float, float] | None:
    """First and last day of an annotated value; `before_christ` where the words say so."""
    match = re.fullmatch(r"(-?)(\d{2,4})(?:-(\d\d?))?(?:-(\d\d?))?(?:T.*)?", value)
    if not match:
        return None
    year, month, day = int(match[1] + match[2]), int(match[3] or 0), int(match[4] or 0)
    if year < 0 and before_christ:
        year += 1
    if month > 12 or day > 31:
        return None
    if month and day:
        one = day_number(year, month, day)
        return one, one
    last_month = month or 12
    last_day = calendar.monthrange(year if year > 0 else 4, last_month)[1]
    return day_number(year, month or 1, 1), day_number(year, last_month, last_day)


def gold_days(row: Row) -> Days | None:
    """First and last day of a GUM date; None if its value is no calendar period."""
    old = re.search(r"\bB\.?C", row["text"]) is not None
    if "when" in row:
        value = row["when"]
        month_only = re.fullmatch(r"(?:in\s+)?[A-Z][a-z]+\.?\s+(?:of\s+)?\d{4}", row["text"])
        return bounds(value.removesuffix("-01") if month_only and value.count("-") == 2 else value, before_christ=old)
    low, high = row.get("from", row.get("notBefore")), row.get("to", row.get("notAfter"))
    if low and high and low.endswith("-01-01") and high.endswith("-01-01"):
        high = high.removesuffix("-01-01")
    if high and not low and re.fullmatch(r"\d{4}", row["text"]):
        high = high.removesuffix("-01-01")
    first = bounds(low, before_christ=old) if low else None
    last = bounds(high, before_christ=old) if high else None
    if (low and not first) or (high and not last):
        return None
    return (first[0] if first else None), (last[1] if last else None)


def contradictory(row: Row) -> bool:
    """Whether an annotated day is not the weekday that its words name."""
    day = re.fullmatch(r"\d{4}-\d\d-\d\d", row.get("when", row.get("from", "")))
    if day is None:
        return False
    words, weekday = row["text"].lower(), dt.date.fromisoformat(day[0]).weekday()
    if words.endswith("weekend"):
        return weekday < 4
    return any(re.match(rf"{name}\b", words) and number != weekday for number, name in enumerate(WEEKDAYS))


def read_gold(rows: list[Row]) -> list[Gold]:
    """The dates of a document; what gives the same day as a contradictory row is as wrong."""
    wrong = {row.get("when", row.get("from")) for row in rows if contradictory(row)}
    return [Gold(row, gold_days(row), row.get("when", row.get("from")) in wrong) for row in rows]


def found_days(mention: DateMention) -> Days:
    """First and last day of a mention; of years before Christ from the value, because they have no calendar dates."""
    first: float | None = mention.earliest.toordinal() if mention.earliest else None
    last: float | None = mention.latest.toordinal() if mention.latest else None
    ends = [part.rstrip("~") for part in (mention.value or "").split("/")]
    if first is None and ends[0].startswith("-"):
        known = bounds(ends[0].replace("X", "9"))
        first = known[0] if known else None
    if last is None and ends[-1].startswith("-"):
        known = bounds(ends[-1].replace("X", "0"))
        last = known[1] if known else None
    return first, last


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the words at its edges about which guidelines differ."""
    piece = text[start:end]
    lead = EDGE.match(piece)
    first = lead.end() if lead and lead.end() < len(piece) else 0
    tail = TAIL.search(piece)
    return start + first, start + (tail.start() if tail and tail.start() > first else len(piece))


def close(a: float | None, b: float | None, slack: int) -> bool:
    """Whether two bounds agree."""
    return a is b if a is None or b is None else abs(a - b) <= slack


def slack_of(mention: DateMention, days: Days, row: Row) -> int:
    """By how many days a vague part or a season may differ from the annotated one."""
    if mention.granularity == "season":
        return 31
    if "~" not in (mention.value or "") or "when" in row:
        return 1
    width = days[1] - days[0] if days[0] is not None and days[1] is not None else 0
    return 31 if width < 40 else 62 if width < 400 else 1100 if width < 7000 else 3660


def same_value(text: str, mention: DateMention, gold: Gold) -> bool:
    """Whether a mention's period is the annotated one."""
    value, row = mention.value or "", gold.row
    if value in SEASON_MONTHS:
        first_month, *last_months = SEASON_MONTHS[value]
        return row.get("from") == f"--{first_month}" and row.get("to") in {f"--{month}" for month in last_months}
    if gold.days is None:
        return False
    (start, end), (first, last) = found_days(mention), gold.days
    slack = slack_of(mention, (start, end), row)
    if value.startswith("../"):
        near = last is not None and end is not None and abs(end - last) <= 31
        return (first is None and near) or close(end, last, slack) or end == first
    if value.endswith("/.."):
        return close(start, first, slack) or close(start, last, slack)
    if "when" in row and "~" in value and "/" in value and start and end and first and last:
        return first <= start and end <= last
    if close(start, first, slack) and close(end, last, slack):
        return True
    if start is None or end is None:
        return False
    if (first is None) != (last is None):
        known = row.get("from", row.get("notBefore")) or row.get("to", row.get("notAfter"))
        named = bounds(known if len(row["text"]) > 4 else known[:4], before_christ="BC" in row["text"])
        return named == (start, end)
    extra = text[mention.span.start : row["start"]] if mention.span.start < row["start"] else ""
    return NARROWED.search(extra) is not None and first is not None and first <= start and end <= (last or 0)


def same_hull(text: str, mention: DateMention, inside: list[Gold]) -> bool:
    """Whether an interval has the ends of the annotated dates that it covers."""
    first, last = inside[0].days, inside[-1].days
    start, end = found_days(mention)
    if first is None or last is None or start is None or end is None:
        return False
    if start != (first[0] if first[0] is not None else first[1]):
        return False
    if end == (last[1] if last[1] is not None else last[0]):
        return True
    between = text[inside[-2].row["end"] : inside[-1].row["start"]]
    return NARROWED.search(between) is not None and last[0] is not None and last[0] <= end <= (last[1] or 0)


def score_gum(path: Path, genres: set[str], show: bool) -> None:
    """Score one file of GUM dates and print the figures."""
    nlp = spacy.blank("en")
    count: collections.Counter[str] = collections.Counter()
    wrong: collections.Counter[str] = collections.Counter()
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        if not genres or record["genre"] in genres:
            published = dt.date.fromisoformat(record["date"])
            found = extract_dates(nlp.make_doc(record["text"]), published)
            score_document(record, found, read_gold(record["dates"]), count, wrong, show)
    report(count)
    if wrong["gold"]:
        print(f"left out: {wrong['gold']} rows whose day contradicts their own words; with them:")
        report(count + wrong)


def score_document(
    record: Row, found: list[DateMention], gold: list[Gold], count: collections.Counter[str],
    wrong: collections.Counter[str], show: bool,
) -> None:  # fmt: skip
    """Count what agrees in one document; `wrong` counts where the annotation contradicts itself."""
    text = record["text"]
    for each in gold:
        (wrong if each.contradictory else count)["gold"] += 1
    used: set[int] = set()
    for mention in found:
        start, end = mention.span.start, mention.span.end
        places = [i for i, g in enumerate(gold) if start < g.row["end"] and g.row["start"] < end and i not in used]
        inside = [gold[i] for i in places]
        weight = max(1, len(inside)) if "/" in (mention.value or "") else 1
        used.update(places[:weight])
        tally = wrong if inside and inside[0].contradictory else count
        tally["found"] += weight
        if not inside:
            note(show, "SPURIOUS", record, start, end, mention.value)
            continue
        rows = [{k: v for k, v in g.row.items() if k not in {"start", "end"}} for g in inside[:weight]]
        first = inside[0].row
        if weight > 1 or core(text, start, end) == core(text, first["start"], first["end"]):
            tally["span"] += weight
        else:
            note(show, "SPAN", record, start, end, first["text"])
        tally["exact"] += (start, end) == (first["start"], first["end"])
        right = same_hull(text, mention, inside) if weight > 1 else same_value(text, mention, inside[0])
        tally["value"] += weight * right
        if not right:
            note(show, "VALUE", record, start, end, (mention.value, *rows))
    for i, each in enumerate(gold):
        if i not in used:
            note(show, "MISSED", record, each.row["start"], each.row["end"], each.row)


def note(show: bool, kind: str, record: Row, start: int, end: int, detail: object) -> None:
    """Print one disagreement with the words around it."""
    if show:
        text = record["text"]
        left, right = text[max(0, start - 40) : start].replace("\n", " "), text[end : end + 25].replace("\n", " ")
        print(f"{kind:8} {record['date']} {left}[{text[start:end]}]{right}  {detail}")


def report(count: collections.Counter[str]) -> None:
    """Print precision, recall and F1 of exact spans, spans and values."""
    for name in ("exact", "span", "value"):
        precision = count[name] / max(count["found"], 1)
        recall = count[name] / max(count["gold"], 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name:6} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}   gold {count['gold']} found {count['found']}")
