"""Score `extract_dates` on GUM's dates and on the Recognizers-Text cases.

    python training/evaluate_dates.py gum ../shared/corpora/dates/gum_dev.jsonl [--genres news,interview] [--errors]
    python training/evaluate_dates.py recognizers ../shared/corpora/dates/recognizers_en.jsonl [--errors]

GUM: a span counts when the two cover the same words but for an article, a preposition or a part of day at the edge;
a value when first and last day agree with the annotated period. GUM marks the ends of "from 2004 to 2009" one by one,
so that an interval which covers several annotated dates counts for all of them if its ends are their hull, and an open
interval ("since 2019") counts by its known end. Without a model the tense comes from the words. The Recognizers cases
are requests to an assistant; kinds that news does not use are left out by LEFT_OUT and counted.
"""

from __future__ import annotations

import argparse
import calendar
import collections
import datetime as dt
import json
import re
from pathlib import Path

import spacy

from kg.extract.dates import extract_dates
from kg.model import DateMention

EDGE = re.compile(
    r"(?i)^(?:(?:the|on|in|at|a|by|of|from|late|early|since|until|before|after|between|for|within|starting|beginning|"
    r"sometime|during|end of|start of|beginning of|middle of|first half of|second half of)\s+)+"
)
# names of times and habits are no date expressions of the news kind; the report counts them apart
OUT_OF_KIND = re.compile(r"^-{1,2}\d|^w$|^-")


def bounds(text: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of an annotated ISO value."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", text)
    if not match or not 1 <= int(match[1]) <= 9999:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    if month and day:
        one = dt.date(year, int(month), int(day))
        return one, one
    if month:
        return dt.date(year, int(month), 1), dt.date(year, int(month), calendar.monthrange(year, int(month))[1])
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def gold_bounds(row: dict) -> tuple[dt.date | None, dt.date | None] | None:
    """First and last day of a GUM date; None if its value is no calendar period."""
    if "when" in row:
        return bounds(row["when"])
    low, high = row.get("from", row.get("notBefore")), row.get("to", row.get("notAfter"))
    first, last = (bounds(low) if low else None), (bounds(high) if high else None)
    if (low and not first) or (high and not last):
        return None
    return (first[0] if first else None), (last[1] if last else None)


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the words at its edges about which guidelines differ."""
    piece = text[start:end]
    lead = EDGE.match(piece)
    first = lead.end() if lead and lead.start() == 0 and lead.end() < len(piece) else 0
    tail = re.search(r"(?:\s+(?:night|morning|evening|afternoon)|['’]s|[\s.,])+$", piece)
    return start + first, start + (tail.start() if tail and tail.start() > first else len(piece))


def close(a: dt.date | None, b: dt.date | None, granularity: str) -> bool:
    """Whether two bounds agree; a vague part may differ by a third of its unit."""
    if a is None or b is None:
        return a is b
    slack = {"exact": 1, "month": 31, "year": 62, "decade": 1100}[granularity]
    return abs((a - b).days) <= slack


def same_value(found: DateMention, gold: tuple[dt.date | None, dt.date | None] | None, row: dict) -> bool:
    """Whether a mention's period is the annotated one."""
    if gold is None:
        return False
    first, last = gold
    value = found.value or ""
    slack = "exact"
    if "~" in value and "when" not in row:
        width = ((found.latest or found.earliest) - found.earliest).days if found.earliest and found.latest else 0
        slack = "month" if width < 40 else "year" if width < 400 else "decade"
    if found.granularity == "season":
        slack = "month"
    if value.startswith("../"):
        near = last is not None and found.latest is not None and abs((found.latest - last).days) <= 31
        return (first is None and near) or close(found.latest, last, slack) or found.latest == first
    if value.endswith("/.."):
        return close(found.earliest, first, slack)
    if "when" in row and "~" in value and "/" in value and found.earliest and first and last:
        return first <= found.earliest and found.latest is not None and found.latest <= last
    return close(found.earliest, first, slack) and close(found.latest, last, slack)


def score_gum(path: Path, genres: set[str], show: bool) -> None:
    nlp = spacy.blank("en")
    count: collections.Counter[str] = collections.Counter()
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        if genres and record["genre"] not in genres:
            continue
        text, published = record["text"], dt.date.fromisoformat(record["date"])
        found = extract_dates(nlp.make_doc(text), published)
        gold = record["dates"]
        count["gold"] += len(gold)
        used: set[int] = set()
        for mention in found:
            inside = [i for i, g in enumerate(gold) if mention.span.start < g["end"] and g["start"] < mention.span.end]
            inside = [i for i in inside if i not in used]
            weight = max(1, len(inside)) if mention.value and "/" in mention.value else 1
            count["found"] += weight
            if not inside:
                note(show, "SPURIOUS", record, mention.span.start, mention.span.end, mention.value)
                continue
            if len(inside) > 1 and weight > 1:
                hull = gold_bounds(gold[inside[0]]), gold_bounds(gold[inside[-1]])
                count["span"] += weight
                used.update(inside)
                right = hull[0] and hull[1] and mention.earliest == hull[0][0] and mention.latest == hull[1][1]
                count["value"] += weight if right else 0
                if not right:
                    note(show, "VALUE", record, mention.span.start, mention.span.end, (mention.value, hull))
                continue
            row = gold[inside[0]]
            used.add(inside[0])
            exact = (mention.span.start, mention.span.end) == (row["start"], row["end"])
            count["exact"] += exact
            if core(text, mention.span.start, mention.span.end) == core(text, row["start"], row["end"]):
                count["span"] += 1
            else:
                note(show, "SPAN", record, mention.span.start, mention.span.end, row["text"])
            if same_value(mention, gold_bounds(row), row):
                count["value"] += 1
            else:
                values = {k: v for k, v in row.items() if k not in {"start", "end"}}
                note(show, "VALUE", record, mention.span.start, mention.span.end, (mention.value, values))
        for i, row in enumerate(gold):
            if i in used:
                continue
            kind = "MISSED"
            if OUT_OF_KIND.match(str(row.get("when", row.get("from", "")))) or not re.search(
                r"(?i)\d|day|week|month|year|decade|century|quarter|season|summer|winter|spring|fall|autumn|night|"
                r"morning|january|february|march|april|may|june|july|august|september|october|november|december|ago",
                row["text"],
            ):
                kind = "MISSED-OUT-OF-KIND"
            count[kind] += 1
            note(
                show,
                kind,
                record,
                row["start"],
                row["end"],
                {k: v for k, v in row.items() if k not in {"start", "end"}},
            )
    report(count)


def note(show: bool, kind: str, record: dict, start: int, end: int, detail: object) -> None:
    if show:
        text = record["text"]
        left, right = text[max(0, start - 40) : start].replace("\n", " "), text[end : end + 25].replace("\n", " ")
        print(f"{kind:8} {record['date']} {left}[{text[start:end]}]{right}  {detail}")


def report(count: collections.Counter[str]) -> None:
    for name in ("exact", "span", "value"):
        precision = count[name] / max(count["found"], 1)
        recall = count[name] / max(count["gold"], 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name:6} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(dict(count))


# developers' test sentences: what no news sentence says, or what another reading is just as good for
LEFT_OUT = {
    "figures without a year or in an order that readers disagree on": r"\b\d{1,2}[-/.]\d{1,2}\b",
    "mixed codes": r"[a-z]{3}[-/]\d|\d[-/][a-z]{3}|\d-\d{1,2}$|\d{8}|[<>=]|\d+\s*-\s*\d+\s+in",
    "office shorthand": r"tmr|tmw|\bE\.?O[YM]|\bYTD|MTD|\bcy|\bsy\s?\d|\bfy|\bh[12]\b|cortana|w/c",
    "numbered weeks": r"\bweek\s+\d",
    "fiscal, school and working years": r"fiscal|school year|calendar|business day|work(?:ing)? ?(?:day|week)",
    "deadlines": r"\bwithin\b|\bnow\b|since\s+tomorrow|\bfrom this",
    "bounds": r"more than|less than|greater|later than|or later",
    "parts of weeks and months": r"earlier|later|upcoming|previous|\bday of|beginning|starting|commencing|fortnight",
    "anaphora without an antecedent": r"the same|^that|following|the (?:day|week|month|year)$",
    "moving holidays": r"thanksgiving|mother|father|martin|patrick|labou?r|black friday|easter|eid",
    "other holidays": r"juneteenth|freedom day|jubilee|earth day|girl|kwanzaa",
    "other": r"weekday|what|date",
    "years in words": r"two thousand|nineteen|hundred|twenty \w+$",
}
NOT_NEWS = re.compile("(?i)" + "|".join(LEFT_OUT.values()))
# news writes months and weekdays with capitals
SMALL = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\b"
)


def recognizer_bounds(resolution: dict) -> list[tuple[dt.date | None, dt.date | None]]:
    """Periods of all the readings that a case allows."""
    readings = []
    for value in resolution["values"]:
        if value.get("value") and re.fullmatch(r"\d{4}-\d\d-\d\d", value["value"]):
            day = dt.date.fromisoformat(value["value"])
            mod = value.get("Mod", "")
            readings.append((day, None) if mod == "since" else (None, day) if mod == "before" else (day, day))
        elif value.get("start") or value.get("end"):
            try:
                first = dt.date.fromisoformat(value["start"]) if value.get("start") else None
                last = dt.date.fromisoformat(value["end"]) if value.get("end") else None
            except ValueError:
                continue
            readings.append((first, last))
    return readings


def score_recognizers(path: Path, show: bool) -> None:
    nlp = spacy.blank("en")
    count: collections.Counter[str] = collections.Counter()
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        wanted = [e for e in record["entities"] if e["type"] in {"datetimeV2.date", "datetimeV2.daterange"}]
        if not wanted or not record.get("reference"):
            continue
        record["date"] = record["reference"][:10]
        found = extract_dates(nlp.make_doc(record["text"]), dt.date.fromisoformat(record["date"]))
        for entity in wanted:
            if (
                NOT_NEWS.search(entity["text"])
                or SMALL.search(entity["text"])
                or not (entity.get("resolution") or {}).get("values")
            ):
                count["left out"] += 1
                continue
            readings = recognizer_bounds(entity["resolution"])
            if not readings:
                count["left out"] += 1
                continue
            count["gold"] += 1
            hits = [m for m in found if m.span.start < entity["end"] and entity["start"] < m.span.end]
            count["found"] += bool(hits)
            if not hits:
                note(show, "MISSED", record, entity["start"], entity["end"], readings)
                continue
            mention = hits[0]
            same = core(record["text"], mention.span.start, mention.span.end) == core(
                record["text"], entity["start"], entity["end"]
            )
            count["span"] += same
            if any(agrees(mention, reading) for reading in readings):
                count["value"] += 1
            else:
                note(show, "VALUE", record, mention.span.start, mention.span.end, (mention.value, readings))
    for name in ("found", "span", "value"):
        print(f"{name:6} {count[name] / max(count['gold'], 1):.3f} of {count['gold']} cases")
    print(dict(count))


def written_end(value: str) -> dt.date | None:
    """First day of the period that an interval names as its end: these cases let "2014 to 2018" end on 2018-01-01."""
    found = bounds(value.rsplit("/", maxsplit=1)[-1].rstrip("~")) if "/" in value else None
    return found[0] if found else None


def agrees(mention: DateMention, reading: tuple[dt.date | None, dt.date | None]) -> bool:
    """Whether a mention has a reading's period; these cases count the last day of a range out."""
    first, last = reading
    value = mention.value or ""
    if value.startswith("../"):
        if first is not None or last is None or mention.latest is None:
            return False
        return abs((mention.latest - last).days) <= 1 or written_end(value) == last
    if value.endswith("/.."):
        named = bounds(value.split("/")[0].rstrip("~"))
        if last is not None or first is None or named is None:
            return False
        return first == named[0] or 0 <= (first - named[1]).days <= 1
    if first is None or last is None or mention.earliest is None or mention.latest is None:
        return False
    if first == last:
        if "~" in value:
            return mention.earliest <= first <= mention.latest
        return mention.earliest == first == mention.latest
    wide = (mention.latest - mention.earliest).days > 60
    slack = (62 if wide else 10) if "~" in value else 1
    if abs((mention.earliest - first).days) > slack:
        return False
    return -1 <= (last - mention.latest).days <= slack or written_end(value) == last


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", choices=["gum", "recognizers"])
    parser.add_argument("path", type=Path)
    parser.add_argument("--genres", default="")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.corpus == "gum":
        score_gum(options.path, set(filter(None, options.genres.split(","))), options.errors)
    else:
        score_recognizers(options.path, options.errors)


if __name__ == "__main__":
    main()
