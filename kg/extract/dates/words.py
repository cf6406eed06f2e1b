"""The words of dates: months, weekdays, seasons, numbers, and the regular expressions that match them."""

from __future__ import annotations

import re

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINAL_UNITS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
VAGUE_NUMBERS = frozenset({
    "a few", "few", "several", "some", "many", "a couple of", "a couple", "couple of", "couple",
})  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

NUMBERS = {word: n for n, word in enumerate(UNITS, 1)} | {word: n * 10 for n, word in enumerate(TENS, 2)}
NUMBERS |= {f"{tens}-{unit}": NUMBERS[tens] + NUMBERS[unit] for tens in TENS for unit in UNITS[:9]}
NUMBERS |= {"a": 1, "an": 1, "a dozen": 12, "another": 1}
ORDINALS = {word: n for n, word in enumerate(ORDINAL_UNITS, 1)} | {"twentieth": 20, "thirtieth": 30}
ORDINALS |= {
    f"{tens}-{unit}": base + n
    for tens, base in (("twenty", 20), ("thirty", 30))
    for n, unit in enumerate(ORDINAL_UNITS[:9], 1)
}

# May, March and August are written like other words, so their case counts; the others may stand in small letters.
MONTH = (
    r"(?P<month>(?i:january|february|april|june|july|september|october|november|december)"
    r"|March|MARCH|May|MAY|August|AUGUST"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)(?![A-Za-z])\.?)"
    r"(?![A-Za-z])"
)
MONTH_STARTS = frozenset({*MONTHS, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"})
WEEKDAY = r"(?:(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![A-Za-z]))"
WEEKDAY_ABBREVIATED = r"(?:(?:Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)(?![A-Za-z])\.?)"
WEEKDAY_STARTS = frozenset({
    *WEEKDAYS, "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun",
})  # fmt: skip

# what may not follow a number that is a day or a year: figures, units, people
MEASURE = (
    r"(?i:%|percent|per\s?cent|[ap]\.?m\b|million|billion|thousand|hundred|dozen|years?[\s-]old|degrees?|GMT|UTC|hours?|hrs|"
    r"minutes?|km|kilomet|metres?|meters?|miles?|kg|tons?\b|tonnes?|dollars?|euros?|pounds?|yen|rupees|rubles|points?\b|"
    r"votes\b|seats\b|ft\b|feet|acres|hectares|people|persons|men\b|women\b|children|civilians|residents|troops|soldiers|schoolchildren)"
)
DAY = rf"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[.:/]\d|,\d(?!\d\d\d(?!\d)))(?!\s?{MEASURE})"
DAY_WORD = (
    r"(?i:" + "|".join(sorted((w.replace("-", "[ -]") for w, n in ORDINALS.items() if n < 32), key=len)[::-1]) + ")"
)
YEAR = rf"(?P<year>1\d\d\d|20\d\d|2100)(?!\d|[.,:]\d)(?!\s?{MEASURE})"
REL_YEAR = r"(?i:,?\s+(?:of\s+|in\s+)?(?P<relyear>this|last|next|the\s+same|that\s+same|that)\s+year)"
NUMBER = (
    r"(?P<number>(?:\d{1,4}(?:,\d{3})?|(?!\d)(?:"
    + "|".join(sorted((w.replace("-", "[ -]").replace(" ", r"\s+") for w in {*NUMBERS, *VAGUE_NUMBERS}), key=len)[::-1])
    + rf"))(?:\s+(?:{'|'.join(SCALES)}))?)(?:\s+(?P<half>and\s+a\s+half|1/2))?"
)
NUMBER_STARTS = frozenset({"#", *(w.split("-")[0].split()[0] for w in {*NUMBERS, *VAGUE_NUMBERS, *ORDINALS})})
LENGTH = r"(?P<length>hour|day|night|weekend|week|fortnight|month|quarter|year|decade|centur(?:y|ie(?=s)))"
ORDINAL = (
    r"(?P<ordinal>\d{1,2}(?:st|nd|rd|th)|(?!\d)(?:"
    + "|".join(sorted((w.replace("-", "[ -]") for w in ORDINALS), key=len)[::-1])
    + "))"
)
SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"


def month_number(text: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(text.lower().strip(".")[:3]))


def weekday_number(text: str) -> int:
    """0 (Monday) to 6 for a weekday's name or abbreviation."""
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(text.lower().strip(".")[:3]))


def season_code(text: str) -> int:
    """EDTF code of a season."""
    return SEASONS[text.lower()]


def spelled(text: str) -> str:
    """Lower case, one blank between words."""
    return re.sub(r"\s+", " ", text.lower())


def parse_number(text: str) -> int | None:
    """A count in digits or words; None for "several" and the like."""
    word, _, scale = spelled(text).rpartition(" ")
    if scale not in SCALES:
        word, scale = spelled(text), ""
    number = int(word.replace(",", "")) if word[0].isdigit() else NUMBERS.get(word, NUMBERS.get(word.replace(" ", "-")))
    return number * SCALES.get(scale, 1) if number else None


def parse_ordinal(text: str) -> int | None:
    """A rank in digits ("3rd") or words."""
    word = spelled(text)
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word))
    return ORDINALS.get(word) or ORDINALS.get(word.replace(" ", "-"))


def day_number(text: str | None) -> int | None:
    """Day of the month in digits or as an ordinal word."""
    if not text:
        return None
    return int(text) if text.isdigit() else parse_ordinal(text)
