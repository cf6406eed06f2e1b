"""Score `extract_dates` on the date cases of Recognizers-Text, which have a reference time.

The cases are sentences that developers wrote for an assistant. Kinds that news does not use, and kinds where readers
differ, are left out by name, counted and printed. A case is right with any of the readings that it lists. Its notation
differs: the last day of a range counts out ("2014 to 2018" ends on 1 January 2018, "Q1 to Q3" on 1 July), a deadline
("by the end of June") is an open interval, and "18 and 19 June" are two dates.
"""

from __future__ import annotations

import calendar
import collections
import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import spacy
from gum_dates import core, note

from kg.extract.dates.mentions import extract_dates
from kg.model import DateMention

Reading = tuple[dt.date | None, dt.date | None]

# kind -> (what the words of a case match, why it is left out)
LEFT_OUT = {
    "figures without a year": (r"\b\d{1,2}[-/.]\d{1,2}\b", "day and month may change places: Hearsay gives no value"),
    "codes": (
        r"[a-z]{3}[-/]?\d|\d[-/][a-z]{3}|\d-\d{1,2}$|\d{8}|[<>=]|\d+\s*-\s*\d+\s+in|^\d\d-\d{4}$|\d{4} \d\d|\botd\b",
        "notations of forms and programs",
    ),
    "office shorthand": (r"tmr|tmw|\bE\.?O[YM]|\bYTD|MTD|\bcy|\bsy\s?\d|\bfy|\bh[12]\b|cortana|w/c", "not in print"),
    "numbered weeks": (r"\bweek\s+\d", "calendars differ"),
    "weeks of a month or year": (
        r"(?:first|second|third|last|\d(?:st|nd|rd)?)\s+(?:\d\s+)?weeks? of",
        "from Monday or from the first: readers differ; Hearsay counts from the first",
    ),
    "fiscal, school and working years": (
        r"fiscal|school year|calendar|business day|work(?:ing)? ?(?:day|week)",
        "calendars differ",
    ),
    "deadlines of an assistant": (r"\bwithin\b|\bnow\b|since\s+tomorrow|\bfrom (?:this|today)", "told as durations"),
    "bounds": (r"more than|less than|greater|later than|or later|as (?:late|early) as", "not the date's own"),
    "parts of weeks and months": (
        r"earlier|later|upcoming|previous|fortnight|(?:week|days?) starting",
        "parts whose limits the cases set by a convention of their own",
    ),
    "anaphora without an antecedent": (
        r"\bsame\b|^that|following|the (?:day|week|month|year)$|^the (?:next )?day(?: (?:before|after))?$",
        "Hearsay leaves them without a value",
    ),
    "moving holidays": (r"thanksgiving|mother|father|martin|patrick|labou?r|black friday|easter|eid", "by country"),
    "other holidays": (
        r"juneteenth|freedom day|jubilee|earth day|girl|kwanzaa|independence|workers|next new year",
        "by country, or no day of news",
    ),
    "years in two figures": (r"(?:of|first|december|april) \d\d$|\b90 s$|^nineties", "not in print"),
    "days of the month alone": (
        r"^(?:the |on the )?\d{1,2}(?:st|nd|rd|th)$|(?:sun|fri)day \d\d$|week of the \d",
        "rare in print; the month is not certain",
    ),
    "date arithmetic": (r"\d+ (?:days?|weeks?|years?) (?:after|since|before)|in (?:two|\d) \w+ since", "requests"),
    "questions for kinds of days": (r"weekday|what|date", "no date expressions"),
    "years in words": (r"two thousand|nineteen|hundred|twenty \w+$", "not in print"),
    "small letters": (
        (
            r"(?-i:\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|"
            r"wednesday|thursday|friday|saturday|sunday|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|"
            r"sun)\b)"
        ),
        "news writes months and weekdays with capitals",
    ),
}
NO_READING = "no reading that is a calendar period"


def kind_left_out(words: str) -> str | None:
    """The first kind of LEFT_OUT that the words of a case belong to."""
    return next((kind for kind, (pattern, _) in LEFT_OUT.items() if re.search(rf"(?i:{pattern})", words)), None)


def read_values(resolution: dict[str, Any] | None) -> list[Reading]:
    """Periods of all the readings that a case allows."""
    readings: list[Reading] = []
    for value in (resolution or {}).get("values") or []:
        if value.get("value") and re.fullmatch(r"\d{4}-\d\d-\d\d", value["value"]):
            day = dt.date.fromisoformat(value["value"])
            mod = value.get("Mod", "")
            readings.append((day, None) if mod == "since" else (None, day) if mod == "before" else (day, day))
        elif value.get("start") or value.get("end"):
            ends = [value.get("start"), value.get("end")]
            if all(end is None or re.fullmatch(r"\d{4}-\d\d-\d\d", end) for end in ends):
                first, last = (dt.date.fromisoformat(end) if end else None for end in ends)
                readings.append((first, last))
    return readings


def named_period(value: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of a year, month or day in EDTF."""
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?~?", value)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 1)
    if match[3]:
        return dt.date(year, month, int(match[3])), dt.date(year, month, int(match[3]))
    last = month if match[2] else 12
    return dt.date(year, month, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def starts_of_end(value: str, latest: dt.date | None, words: str) -> set[dt.date | None]:
    """The first day of what an interval names as its end: a day, month, year or quarter."""
    named = named_period(value.rsplit("/", maxsplit=1)[-1]) if "/" in value else None
    starts: set[dt.date | None] = {named[0]} if named else set()
    if latest is not None and re.search(r"(?i)\bq[1-4]|quarter", words):
        starts.add(dt.date(latest.year, (latest.month - 1) // 3 * 3 + 1, 1))
    return starts


def agrees(mention: DateMention, reading: Reading, words: str) -> bool:
    """Whether a mention has a reading's period."""
    first, last = reading
    value = mention.value or ""
    ends = starts_of_end(value, mention.latest, words)
    if first is None and last is not None and mention.latest is not None:
        deadline = re.match(r"(?i)by\b", words) and mention.latest == mention.earliest
        return (value.startswith("../") or bool(deadline)) and (abs((mention.latest - last).days) <= 1 or last in ends)
    if value.endswith("/.."):
        named = named_period(value.split("/")[0])
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
    return -1 <= (last - mention.latest).days <= slack or last in ends


def is_listed_day(mention: DateMention, readings: list[Reading]) -> bool:
    """Whether a case is one of the first and last day of an interval: "18 and 19 June" are two cases."""
    if "/" not in (mention.value or "") or mention.earliest is None or mention.latest is None:
        return False
    near = (mention.latest - mention.earliest).days == 1
    return near and any(first == last and first in {mention.earliest, mention.latest} for first, last in readings)


def score_recognizers(path: Path, show: bool) -> None:
    """Score one file of cases and print the figures and what was left out."""
    nlp = spacy.blank("en")
    count: collections.Counter[str] = collections.Counter()
    left: collections.Counter[str] = collections.Counter()
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        wanted = [e for e in record["entities"] if e["type"] in {"datetimeV2.date", "datetimeV2.daterange"}]
        if not wanted or not record.get("reference"):
            continue
        text = record["text"]
        record["date"] = record["reference"][:10]
        found = extract_dates(nlp.make_doc(text), dt.date.fromisoformat(record["date"]))
        for entity in wanted:
            readings = read_values(entity.get("resolution"))
            kind = kind_left_out(entity["text"]) or (None if readings else NO_READING)
            start, end = entity["start"], entity["end"]
            mention = next((m for m in found if m.span.start < end and start < m.span.end), None)
            if kind is not None:
                left[kind] += 1
                count["right all the same"] += mention is not None and any(
                    agrees(mention, reading, entity["text"]) for reading in readings
                )
                continue
            count["cases"] += 1
            if mention is None:
                note(show, "MISSED", record, start, end, readings)
                continue
            place = mention.span.start, mention.span.end
            listed = is_listed_day(mention, readings)
            same = listed or core(text, *place) == core(text, start, end)
            right = listed or any(agrees(mention, reading, entity["text"]) for reading in readings)
            count.update({"found": 1, "span": same, "value": right})
            if not same:
                note(show, "SPAN", record, *place, entity["text"])
            if not right:
                note(show, "VALUE", record, *place, (mention.value, entity["text"], *readings))
    for name in ("found", "span", "value"):
        print(f"{name:6} {count[name] / max(count['cases'], 1):.3f} of {count['cases']} cases")
    print(
        f"left out: {sum(left.values())} cases, {count['right all the same']} of them with the right value all the same"
    )
    for kind, number in left.most_common():
        print(f"  {number:4} {kind}: {LEFT_OUT[kind][1] if kind in LEFT_OUT else 'nothing to compare with'}")
