"""When something that looks like a date is none: counts, names, words that are also months; the tense of its clause.

All checks look at a few words around the match, so that they also work on texts without a parse.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.tokens import Doc

WINDOW = 40
PREVIOUS_WORD = re.compile(r"([^\W\d_]+(?:['’]s)?|\S)[\s(\"“‘]*$")
NEXT_WORD = re.compile(r"[\s]*[-–]?\s*([^\W\d_]+|\S)?")

RANGE_OF_MONTHS = re.compile(
    r"(?:\s?[-–—]\s?|\s(?:to|through|until)\s)(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
YEAR_ONLY = frozenset({"in", "since", "until", "before", "after", "during"})
CURRENCY = frozenset("$€£¥#")
YEAR_LIST = re.compile(r"\b(?:1[5-9]|20)\d\d,?\s+(?:and|or)\s+$")
NO_PLURALS = frozenset({
    "onwards", "afterwards", "towards", "this", "does", "goes", "says", "always", "perhaps", "versus", "besides",
    "across", "plus", "sees", "marks", "brings", "begins", "starts", "unless", "his", "hers", "theirs", "whereas",
    "sometimes", "nowadays",
})  # fmt: skip
CIRCA = re.compile(r"\b(?:c|ca)\.\s*$")
DETERMINERS = frozenset({
    "the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "your", "every", "each", "of's",
    "s",
})  # fmt: skip
YEAR_PREPOSITIONS = frozenset({
    "in", "since", "of", "by", "until", "till", "from", "before", "after", "between", "to", "through", "during",
    "for", "circa", "around", "about", "and", "or", "late", "early", "mid", "pre", "post", "ca", "c",
    "approximately", "roughly", "year", "years", "summer", "winter", "autumn", "spring", "fall", "back",
})  # fmt: skip
COUNT_CUES = frozenset({
    "than", "least", "most", "nearly", "almost", "over", "exceeding", "total", "another", "additional", "extra",
    "approx", "up", "only", "exactly", "precisely", "further", "some", "plus", "minus",
})  # fmt: skip
NUMBERED_THINGS = frozenset({
    "no", "nos", "number", "numbers", "article", "section", "resolution", "room", "route", "highway", "flight",
    "page", "pages", "pp", "p", "line", "model", "paragraph", "law", "case", "channel", "area", "level", "unit",
    "version", "platform", "order", "decree", "directive", "act", "psalm", "bus", "train", "gate", "division",
    "rule", "boeing", "airbus", "windows",
})  # fmt: skip
PEOPLE_PLURALS = frozenset({"people", "men", "women", "children", "police"})
MONTH_PREPOSITIONS = frozenset({
    "in", "since", "by", "until", "till", "from", "to", "through", "last", "next", "this", "early", "late", "mid",
    "of", "before", "after", "during", "between", "for", "around", "about", "each", "every", "and", "as", "past",
    "following",
})  # fmt: skip
NAME_MONTHS = frozenset({"may", "april", "june", "august", "jan", "mar", "jun", "dec", "sep", "march"})

HOLIDAY_PREPOSITIONS = frozenset({
    "at", "on", "by", "before", "since", "until", "till", "after", "last", "this", "next", "over", "during",
})  # fmt: skip
HOLIDAY_FOLLOWERS = re.compile(r"\s+(?:and|or|but|when|in|at|by|the|to|with|because|after|as|he|she|it|they|we)\b")
TEMPERATURE = re.compile(
    r"(?i:temperature|degree|highs|lows|\bhigh\b|\blow\b|warm|\bcold\b|\b(?:his|her|their|my)\b[\s\w-]{0,8}$)"
)
DECADE_CUE = re.compile(r"(?i:\b(?:the|early|mid|late)[\s-]+(?:[a-z]{3,}(?:ing|en)\s+)?)$")
DECADE_STYLE = re.compile(
    r"\s+(?:nostalgia|music|pop|rock|hits?|songs?|bands?|fashion|styles?|films?|movies?|sitcoms?|icons?|classics?|culture)\b"
)
FUTURE_WORDS = frozenset({"expect", "expects", "foresee", "foresees", "predicts",
    "will", "should", "may", "might", "'ll", "’ll", "wo", "shall", "would", "due", "scheduled", "slated", "upcoming",
})  # fmt: skip
PLANS = frozenset({
    "plan", "plans", "planned", "planning", "intend", "intends", "intended", "agree", "agrees", "agreed", "expect",
    "expects", "expected", "hope", "hopes", "hoped", "vow", "vows", "vowed", "promise", "promises", "promised",
    "threaten", "threatens", "threatened", "prepare", "prepares", "preparing", "prepared", "want", "wants", "going",
    "set", "is", "are", "due", "scheduled", "ready", "about", "ask", "asked", "urge", "urged", "order", "ordered",
})  # fmt: skip
SCHEDULED_PRESENT = frozenset({
    "begins", "continues", "resumes", "starts", "opens", "expires", "ends", "meets", "votes", "takes",
})  # fmt: skip
PAST_WORDS = frozenset({
    "was", "were", "had", "did", "said", "told", "took", "made", "came", "went", "began", "held", "met", "won",
    "lost", "left", "found", "gave", "got", "led", "fell", "rose", "hit", "shot", "fled", "saw", "sent", "spoke",
    "wrote", "became", "broke", "brought", "built", "bought", "caught", "drew", "drove", "felt", "fought", "grew",
    "heard", "kept", "knew", "paid", "ran", "sold", "stood", "struck", "thought", "threw", "has", "have", "been",
    "swore", "sank", "beat", "cut", "sought", "taught", "understood", "wore", "drowned", "blew", "froze", "lay",
})  # fmt: skip
STOPS = frozenset({".", ";", ":", "!", "?", "“", "”", '"', "\n", "(", ")", "—"})
CLAUSE_WORDS = frozenset({
    "that", "which", "who", "whom", "whose", "where", "because", "while", "although", "but", "whether", "if", "when",
})  # fmt: skip
CHAIN = frozenset({"be", "been", "being", "not", "also", "now", "then", "n't", "n’t", "either"})
# what stands with a deadline has not come yet, unless the clause is in the past
DEADLINES = frozenset({"by", "until", "till"})
# "is planned for Friday"; "stays closed until Friday" tells the present
BOOKED = frozenset({"booked", "planned", "scheduled", "called", "tabled", "slated", "due", "set"})
STATES = frozenset({"is", "are", "stay", "stays", "remain", "remains", "keep", "keeps"})
ARTICLES = frozenset({"a", "an", "the", "another", "any", "no", "first", "further"})
MODALS = frozenset({"could", "can", "must"})
REACH = 14
# marks a word that the tagger calls a noun, so that it is no verb: "61,000 votes", "a cut"
NOUN = "#"


def previous_word(text: str, start: int) -> str:
    """The word (or sign) before a position, in lower case; "" at the beginning of a line."""
    window = text[max(0, start - WINDOW) : start]
    if window[-1:] == "\n" or not window.strip():
        return ""
    found = PREVIOUS_WORD.search(window.rsplit("\n", 1)[-1])
    return found[1].lower() if found else ""


def next_word(text: str, end: int) -> str:
    """The word (or sign) after a position, as written; "" at the end."""
    found = NEXT_WORD.match(text[end : end + WINDOW])
    return (found[1] or "") if found else ""


def starts_a_count(text: str, end: int) -> bool:
    """Whether the next word is a plural noun in small letters, so that a number before it may count it."""
    if text[end : end + 1] not in {" ", "\xa0"}:
        return False
    word = next_word(text, end)
    if word in PEOPLE_PLURALS or word.endswith("children"):
        return True
    return (
        len(word) > 3
        and word.islower()
        and word.endswith("s")
        and not word.endswith(("ss", "us"))
        and word not in NO_PLURALS
    )


def glued(text: str, start: int) -> bool:
    """Whether a number hangs on something before it: money, decimals, paths, codes."""
    before = text[start - 1 : start]
    if before in {"-", "–"}:
        return not text[max(0, start - 2) : start - 1].isalpha()
    return before.isalnum() or before in set("$€£¥#@:/.,'’_&=+")


def is_year(text: str, start: int, end: int, year: int, *, prefixed: bool = False) -> bool:
    """Whether a bare number of four digits is a year."""
    if glued(text, start) or re.match(r"[-–/]\d|\s?\d{3}", text[end : end + 6]):
        return False
    before = previous_word(text, start)
    if before in COUNT_CUES or before in NUMBERED_THINGS or before in CURRENCY:
        return False
    determined = before in DETERMINERS or before.endswith(("'s", "’s"))
    if YEAR_LIST.search(text[max(0, start - 12) : start]):
        return True
    if starts_a_count(text, end) and not determined and not prefixed:
        return before in YEAR_ONLY and year % 100 != 0
    if 1900 <= year <= 2060:
        return True
    if before in YEAR_PREPOSITIONS or (determined and year >= 1500) or text[start - 1 : start] == "(":
        return True
    if before == "," and text[end : end + 1] in {".", ")", ";", "\n", ""}:
        return True
    return CIRCA.search(text[max(0, start - 5) : start]) is not None


def is_month(text: str, start: int, end: int, written: str) -> bool:
    """Whether a month's name alone is a month, not a word or somebody's name."""
    word = written.lower().strip(".")
    before, after = previous_word(text, start), next_word(text, end)
    if RANGE_OF_MONTHS.match(text[end : end + 14]):
        return True
    if len(word) <= 4 and word not in {"may", "june", "july"}:
        return before in MONTH_PREPOSITIONS
    if word not in NAME_MONTHS:
        return True
    if before not in MONTH_PREPOSITIONS or (word in {"may", "march"} and written.isupper()):
        return False
    if before in {"in", "last", "since", "this", "next", "until", "late", "early", "mid"}:
        return True
    return _named_so(text, written) > start and not (
        after[:1].isupper() and before in {"of", "by", "from", "to", "for", "and"}
    )


@lru_cache(maxsize=16)
def _named_so(text: str, written: str) -> int:
    """Where the first name that ends in a month's word ends ("Theresa May"); behind the text if there is none."""
    found = re.search(rf"(?<![.!?]\s)(?<!^)\b(?:M[r]?s\.?|Miss|Dr\.?|[A-Z][a-z]+)\s{re.escape(written)}\b", text)
    return found.end() if found else len(text) + 1


def is_weekday(text: str, start: int, end: int) -> bool:
    """Whether a weekday is a day, not a habit ("on a Monday", "Friday nights") or in a name ("the Sunday Post")."""
    before = previous_word(text, start)
    if before in {"a", "an", "every", "each", "one", "black", "bloody", "super", "good"} or text[end : end + 1] == "s":
        return False
    if re.match(r"\s+(?:nights|mornings|afternoons|evenings)\b", text[end : end + 14]):
        return False
    return not (before == "the" and next_word(text, end)[:1].isupper())


def is_holiday(text: str, start: int, end: int) -> bool:
    """Whether a holiday's name is used as a date, not before a noun ("Christmas tree")."""
    if next_word(text, end)[:1].isalpha() and not HOLIDAY_FOLLOWERS.match(text[end : end + 12]):
        return False
    return previous_word(text, start) in HOLIDAY_PREPOSITIONS


def is_decade(text: str, start: int, end: int, written: str) -> bool:
    """Whether "the 90s", "the '90s", "the nineties" is a decade, not an age or a temperature."""
    before = text[max(0, start - WINDOW) : start]
    if written[0].isdigit() and written[3:4].isdigit():
        possessive = "'" in written or "’" in written
        return not glued(text, start) and (not possessive or DECADE_CUE.search(before) is not None)
    if TEMPERATURE.search(before):
        return False
    if written[0].isalnum():
        return DECADE_CUE.search(before) is not None or DECADE_STYLE.match(text[end : end + 16]) is not None
    return not before[-1:].isalnum()


def is_count_of_month(text: str, start: int, end: int) -> bool:
    """Whether "in May 20 protesters" was read as May 20."""
    return previous_word(text, start) == "in" and starts_a_count(text, end)


def clause_is_future(doc: Doc, first: int, last: int) -> bool | None:
    """Tense of the clause around tokens first..last: True for the future, False for the past, None if unclear."""
    words: list[str] = []
    stopped = ""
    for index in range(first - 1, max(-1, first - 1 - REACH), -1):
        word = doc[index].lower_
        if word in STOPS or word in CLAUSE_WORDS or "\n" in word or (word == "," and words):
            stopped = word
            break
        words.append(f"{word}{NOUN}" if doc[index].tag_ in {"NN", "NNS"} else word)
    found = tense_of(words[::-1])
    if found is not None:
        return found
    due = True if first and doc[first - 1].lower_ in DEADLINES else None
    if stopped == "," and len(words) > 2 and last + 1 < len(doc) and doc[last + 1].text == ",":
        return due
    words, commas = [], 0
    for index in range(last + 1, min(len(doc), last + 1 + REACH)):
        word = doc[index].lower_
        commas += word == ","
        if word in STOPS or word in CLAUSE_WORDS or "\n" in word or commas > 1:
            break
        words.append(f"{word}{NOUN}" if doc[index].tag_ in {"NN", "NNS"} else word)
    found = tense_of(words, first=True)
    return due if found is None else found


def tense_of(words: list[str], *, first: bool = False) -> bool | None:
    """Tense of a stretch of words by the verb nearest to its end (or, with `first`, its beginning)."""
    if not first and any(words[i] in BOOKED and words[i + 1] == "for" for i in range(len(words) - 1)):
        return True
    order = range(len(words)) if first else range(len(words) - 1, -1, -1)
    infinitive = False
    for i in order:
        word = words[i]
        if word in FUTURE_WORDS:
            return True
        if word == "to" and i + 1 < len(words) and not first:
            infinitive = words[i + 1] == "be" or not words[i + 1].endswith(("ed", "s", "ing"))
            continue
        if infinitive and word.rstrip(NOUN) in PLANS:
            return True
        if word in PAST_WORDS and i > 0 and words[i - 1] in ARTICLES:
            continue
        if word in PAST_WORDS or (word.endswith("ed") and len(word) > 4):
            chain = i - 1
            while chain >= 0 and (words[chain] in CHAIN or words[chain].endswith("ly")):
                chain -= 1
            if chain >= 0 and (words[chain] in MODALS or (word not in PAST_WORDS and words[chain] in STATES)):
                return None
            if words[max(0, chain - 1) : chain + 1] == ["yet", "to"]:
                return None  # "are yet to be traced"
            return chain >= 0 and (words[chain] in FUTURE_WORDS or words[chain] == "to")
        if word in SCHEDULED_PRESENT:
            return True
    return None
