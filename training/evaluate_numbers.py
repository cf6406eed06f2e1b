"""Score the grammar of figures on the number, range, percentage and currency cases of Recognizers-Text.

    python training/evaluate_numbers.py ../shared/corpora/numeric/recognizers_en.jsonl [--errors]

The cases are developers' sentences, mostly without a counted noun, so what is scored is the reading of values, bounds
and units before it is asked whether a number counts anything. A number, percentage or amount is right when a figure has
the same words and the same value (an amount the same currency); a range when the figures in its words have the same
bounds. Their shares are parts of one, ours are in percent. Kinds that no news sentence uses are left out by LEFT_OUT,
each with its reason, and counted; ordinals, ages, dimensions and temperatures are models of their own there and are not
scored. Exit status 1 if a model is below GOAL.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import spacy

from kg.extract.figures.drafts import Modified, read_modified
from kg.extract.figures.lexemes import read_lexemes
from kg.extract.figures.quantities import may_start, read_quantity

GOAL = Decimal("0.95")
SCORED = ("Number", "NumberRange", "Percent", "Currency")
# the fractions that news writes: thirds to tenths, wholes with halves, thirds and quarters, parts of a million, ratios
NEWS_FRACTION = re.compile(
    r"""(?:(?:an?|one|two|three|four|five|six|seven|eight|nine)[ -])?
        (?:half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?)
        (?:\ of\ a\ million)?
    | [\w -]+ \ and\ (?:a|one|two|three)\ (?:half|thirds?|quarters?|fourth)
    | (?:one|two|three|four|five|\d+)\ and\ a\ half\ million | (?:half|quarter)\ million
    | .+ \ (?:out\ of|in)\ .+ | (?:\d+\ +)?\d+/\d+ | [⅓⅔¼¾½⅙]""",
    re.VERBOSE | re.IGNORECASE,
)
SCHOOL = "school fractions"
# kind -> (what of a case is looked at: its words or the whole sentence; the pattern; why news does not write it)
LEFT_OUT: dict[str, dict[str, tuple[str, str, str]]] = {
    "Number": {
        "powers": ("words", r"\^|\de[+-]?\d", "exponents and scientific notation"),
        "codes": (
            "sentence",
            r"\d\.\d+\.\d+\.\d|\+1-|\d/\d+/\d{4}|[A-Z]-\d|\bnrs?\.|-nought-|\d, \d{3}, |\b0000\b",
            "addresses, telephones, dates in digits, models and exercise numbers count nothing and give nothing here",
        ),
        "decimal commas": ("sentence", r"\b\d,\d\d?\b(?!\d)|\.\d{3},\d", "English news writes a point"),
        "shorthand": (
            "words",
            r"\d\s*G$|MM$|\dmil$|\bdo?zs$|\d +[kM]$|\d k$",
            "prefixes of engineers and offices: 10G, 1MM, 3 dzs, '10  k'",
        ),
        "digits among words": (
            "sentence",
            r"\d hundred\b|\d thousand \d",
            "'4 thousand 3 hundred and 21'; news writes 4,321",
        ),
        SCHOOL: ("words", r"^\b$", "'twenty-three fifths', 'one over three', 'three and a fifth', -4/5"),
        "groups added up": ("words", r"(?i)hundred and two dozens|thousand two hundred three", "dictation"),
        "blanks at hyphens": ("words", r"\w - \w|^- ", "'fifty - two': the sentence was cut into tokens"),
        "decimals read as numbers": ("words", r"(?i)point (?:seventy|eleven)", "'point seventy-one'"),
        "parts of ordinals": ("sentence", r"(?i)\b(?:two|100) millionths?$", "the two of 'two millionth'"),
        "articles": ("sentence", r"\bone last time\b", "'one' as a determiner, which the guide leaves out"),
    },
    "NumberRange": {
        "conditions": (
            "words",
            r"(?i)[<>=]|\bequal|\bor (?:greater|more|less) than$",
            "conditions of a query: signs, 'or equal', '200 or greater than'",
        ),
        "conditions that follow a value": (
            "sentence",
            r"(?i)\bequal to \d+ or|\b200 or greater than 190|5000 or equal to 6000",
            "'5000 or more than 4500' belongs to a query",
        ),
        "ranks": ("words", r"(?i)tenth", "ranks are no counts"),
        "mixed queries": ("sentence", r"^find sales|^x is", "conditions of a query, joined"),
    },
    "Percent": {
        "no number": ("words", r"^(?:%|percent|percentage)$", "the word alone"),
        "the word first": ("words", r"(?i)^per ?cents? of", "'percent of 10' for 10 %"),
    },
    "Currency": {
        "no amount": ("words", r"(?i)^(?:dollars?|rmb)$", "the name alone"),
        "cents not named": (
            "words",
            r"(?i)\S (?:dollars?|usd|kuai|\$ 100) (?:and )?(?:\d+|one|two|fifty|forty|five mao)\b(?!.*cents?$)",
            "'thirteen dollars forty five' is spoken",
        ),
        "codes of treasuries": ("words", r"\bM(?:USD|EUR|GBP|AUD)\b", "MUSD, MEUR"),
        "other scripts": ("words", r"[^\x00-\x7f₡₾₭£€₿元]|元", "amounts inside a text in another script"),
        "units of no state": ("words", r"(?i)satoshi|^sen |kuai", "satoshis, sen and words of the street"),
        "small letters": (
            "words",
            r"^(?:c|us|hk|u\.s) ?\$|^(?:usd|mxn|aud|cad|nzd)\$",
            "the case of 'C$' is lost; news keeps it",
        ),
        "strings of amounts": (
            "sentence",
            r"(?i)^(?=\S+ )(?:\d+|dollars?|\$|rmb|usd|bills?|cent| )+$",
            "'10 rmb 20 usd' is no sentence",
        ),
    },
}
CURRENCIES: dict[str, tuple[str, Decimal]] = {
    "Dollar": ("USD", Decimal(1)), "Pound": ("GBP", Decimal(1)), "Cent": ("USD", Decimal("0.01")),
    "Pence": ("GBP", Decimal("0.01")), "Penny": ("GBP", Decimal("0.01")), "Franc": ("franc", Decimal(1)),
    "Rupee": ("rupee", Decimal(1)), "Bitcoin": ("BTC", Decimal(1)), "Finnish markka": ("FIM", Decimal(1)),
    "Peseta": ("ESP", Decimal(1)), "Netherlands guilder": ("NLG", Decimal(1)),
    "Turkish lira": ("TRY", Decimal(1)),
}  # fmt: skip
Interval = tuple[Decimal | None, Decimal | None, str]


def readings(text: str, nlp: spacy.language.Language) -> list[tuple[int, int, Modified]]:
    """Every figure that the grammar reads, with the offsets of number and unit, and all that modifies it."""
    lexemes = read_lexemes(nlp.make_doc(text))
    found: list[tuple[int, int, Modified]] = []
    position = 0
    while position < len(lexemes):
        quantity = read_quantity(lexemes, position) if may_start(lexemes[position]) else None
        if quantity is None:
            position += 1
            continue
        read = read_modified(lexemes, quantity)
        start = min(lexemes[read.quantity.first].start, lexemes[read.quantity.figure[0]].start)
        found.append((start, lexemes[read.quantity.last - 1].end, read))
        position = max(position + 1, read.quantity.last)
    return found


def left_out(case: dict[str, Any], entity: dict[str, Any]) -> str | None:
    """The kind for which a case is left out, None if it is scored."""
    if (entity["resolution"] or {}).get("subtype") == "fraction" and not NEWS_FRACTION.fullmatch(entity["text"]):
        return SCHOOL
    looked_at = {"words": entity["text"], "sentence": case["text"].strip()}
    for kind, (where, pattern, _) in LEFT_OUT[case["model"]].items():
        if re.search(pattern, looked_at[where]):
            return kind
    return None


def same_number(left: Decimal | None, right: Decimal) -> bool:
    """Whether two values agree; theirs have fifteen digits, our shares two decimals."""
    return left is not None and abs(left - right) <= max(abs(right) / 10**9, Decimal("0.00005"))


def value_of(read: Modified) -> Decimal | None:
    """Our value in their terms: a share as a part of one."""
    value = read.quantity.value
    return value / 100 if value is not None and read.quantity.number.kind in {"fraction", "ratio"} else value


def is_right(case: dict[str, Any], entity: dict[str, Any], found: list[tuple[int, int, Modified]]) -> bool:
    """Whether a case is read as it should be."""
    start, end = entity["start"], entity["end"]
    inside = [(s, e, read) for s, e, read in found if s < end and start < e]
    resolution = entity["resolution"] or {}
    if case["model"] == "NumberRange":
        return interval([read for _, _, read in inside]) == stated_interval(resolution["value"])
    for s, e, read in inside:
        if case["model"] == "Number":
            figure_end = e if read.quantity.unit is None else None
            exact = s <= start and (figure_end is None or figure_end == end or s == start)
            if exact and same_number(value_of(read), Decimal(resolution["value"])):
                return True
        elif case["model"] == "Percent":
            if (s, e) == (start, end) and read.quantity.unit == "%":
                return same_number(read.quantity.value, Decimal(resolution["value"].rstrip("%")))
        elif (s, e) == (start, end):
            unit, factor = CURRENCIES.get(resolution["unit"], (resolution.get("isoCurrency", ""), Decimal(1)))
            amount = Decimal(resolution["value"]) * factor
            return read.quantity.unit == unit and same_number(read.quantity.value, amount)
    return False


def interval(read: list[Modified]) -> Interval:
    """The bounds that figures state together, and which of them are in the interval; two-sided ones count as closed."""
    low = high = None
    ends = ""
    for figure in read:
        value = value_of(figure)
        match figure.comparator:
            case "between":
                low, high, ends = figure.quantity.low, figure.quantity.high, "[]"
            case "at_least" | "more_than":
                low, ends = value, ends + ("[" if figure.comparator == "at_least" else "(")
            case "at_most" | "less_than":
                high, ends = value, ends + ("]" if figure.comparator == "at_most" else ")")
    return canonical(low), canonical(high), ends if low is None or high is None else "".join(sorted(ends))


def stated_interval(text: str) -> Interval:
    """Their bounds: "(20,)", "[20,30)"; the upper end of a plain range is open there and closed here."""
    left, right = text[1:-1].split(",")
    low, high = (canonical(Decimal(part)) if part else None for part in (left, right))
    ends = (text[0] if low is not None else "") + (text[-1] if high is not None else "")
    if text[0] == "[" and text[-1] == ")" and low is not None and high is not None:
        ends = "[]"
    return low, high, ends if low is None or high is None else "".join(sorted(ends))


def canonical(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.normalize()


def cases(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            if case["model"] in SCORED:
                yield from ((case, entity) for entity in case["entities"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    nlp = spacy.blank("en")
    right: collections.Counter[str] = collections.Counter()
    scored: collections.Counter[str] = collections.Counter()
    everything: collections.Counter[str] = collections.Counter()
    everything_right: collections.Counter[str] = collections.Counter()
    out: collections.Counter[tuple[str, str]] = collections.Counter()
    for case, entity in cases(options.path):
        model = case["model"]
        kind = left_out(case, entity)
        good = kind not in {"no amount", "no number"} and is_right(case, entity, readings(case["text"], nlp))
        everything[model] += 1
        everything_right[model] += good
        if kind is not None:
            out[model, kind] += 1
            continue
        scored[model] += 1
        right[model] += good
        if options.errors and not good:
            print("WRONG", model, repr(case["text"]), repr(entity["text"]), entity["resolution"])
    for model in SCORED:
        share = right[model] / scored[model]
        print(
            f"{model:12} {right[model]}/{scored[model]} = {share:.3f} of the kinds of news, "
            f"{everything_right[model]}/{everything[model]} of all cases"
        )
        for kind, (_, _, reason) in LEFT_OUT[model].items():
            print(f"    left out {out[model, kind]:3}  {kind}: {reason}")
    return 0 if all(Decimal(right[model]) / scored[model] >= GOAL for model in SCORED) else 1


if __name__ == "__main__":
    sys.exit(main())
