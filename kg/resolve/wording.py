"""How names and descriptions compare: keys, head nouns, acronyms. Pure functions on strings.

Not handled: translations of names, misspellings, nicknames.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.model import Span


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words(
    """
    the a an this that these those
    """
)
POSSESSIVES = _words(
    """
    his her its their our my your whose
    """
)
SMALL_WORDS = _words(
    """
    of the for and in on at to de del la las los y et & der die das und
    """
)
PREPOSITIONS = _words(
    """
    of for from at in by to with on about into against under over near who which that whose where among within
    inside outside between including behind familiar close
    """
)
PERSON_TAILS = _words(
    """
    jr sr phd qc sc mp md kc
    """
)
CORPORATE_WORDS = _words(
    """
    inc management corp corporation company co ltd llc plc group holdings holding motor motors industries computer
    computers systems system automotive airlines airways airline bank association organization organisation party
    union network foundation international technologies technology electronics pharmaceuticals energy petroleum
    news agency nv ag sa gmbh enterprises partners capital insurance financial services stores lines shipping
    logistics air foods farms mills diamonds metals minerals chemicals textiles estates railways telecom
    steel mining oil gas pharma biotech therapeutics semiconductors homes properties hotels studios pictures
    supermarkets breweries brewery laboratories labs healthcare bancorp
    communications power water maritime marine radio entertainment records media newspaper magazine
    """
)
IRREGULAR = {
    "men": "man", "women": "woman", "people": "people", "children": "child", "police": "police", "media": "media",
    "press": "press", "series": "series",
}  # fmt: skip
SHORT_FORMS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("us",): ("united", "states"),
    ("usa",): ("united", "states"),
    ("uk",): ("united", "kingdom"),
    ("un",): ("united", "nations"),
    ("eu",): ("european", "union"),
}


# Zero-width joiner and non-joiner are spelling in some scripts.
JOINERS = frozenset("\u200c\u200d")
FRONT = re.compile(r"(?:(?:earlier|later|meanwhile|then|but|and)\s+)?(?:(?:the|a|an)\s+)?", re.IGNORECASE)
BEHIND = re.compile(
    r"\s*[,;(](?!\d)|\s(?P<clause>who|which|that|whose|where)\s"
    r"|\s(?:on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|earlier|later)\s*$",
    re.IGNORECASE,
)


def written(text: str) -> str:
    """Words as a name is written down: single blanks, no control or format characters but joiners."""
    words = " ".join(text.split())
    if words.isprintable():
        return words
    kept = (c for c in words if c in JOINERS or unicodedata.category(c) not in {"Cc", "Cf"})
    return " ".join("".join(kept).split())


def plain(text: str) -> str:
    """Case-folded text without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Plain words of a name or description; possessive endings and punctuation dropped, initials kept."""
    text = (
        re.sub(r"['’]s\b", "", plain(written(text))).replace("u.s.", "us").replace("u.k.", "uk").replace("u.n.", "un")
    )
    return tuple(re.findall(r"[\w&]+", text.replace("’", "").replace("'", "")))


def without_determiner(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words without a leading article or demonstrative."""
    while len(words) > 1 and words[0] in DETERMINERS:
        words = words[1:]
    return words


@lru_cache(maxsize=4096)
def name_key(text: str) -> tuple[str, ...]:
    """What two spellings of one name share."""
    key = without_determiner(words_of(text))
    return SHORT_FORMS.get(key, key)


@lru_cache(maxsize=4096)
def person_key(text: str) -> tuple[str, ...]:
    """Words of a person's name without Jr and the like and without middle initials."""
    words = tuple(word for word in name_key(text) if word not in PERSON_TAILS)
    if len(words) > 2:
        words = (words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1])
    return words


def content_words(words: tuple[str, ...]) -> frozenset[str]:
    """Words that tell organisations apart: "Ministry of Health" and "Health Ministry" share them."""
    return frozenset(word for word in words if word not in SMALL_WORDS)


def initials(text: str) -> set[str]:
    """Acronyms that a name of several words may have, with and without its small words."""
    parts = re.findall(r"[\w’']+", text)
    if len(parts) < 2:
        return set()
    large = [p for p in parts if (p.casefold() not in SMALL_WORDS and not p.endswith(("'s", "’s"))) or p[0].isupper()]
    result = {
        "".join(p[0] for p in parts).casefold(),
        "".join(p[0] for p in large).casefold(),
        "".join(
            p[0] for p in large if p.casefold() not in CORPORATE_WORDS or p.casefold() in {"party", "union"}
        ).casefold(),
    }
    capitals = "".join(c for c in text if c.isupper()).casefold()
    return {plain(item) for item in {*result, capitals} if len(item) > 1}


def nearly_same(a: str, b: str) -> bool:
    """Whether two last names differ by one slip: a letter more, less, other, or two changed places.

    A vowel more or less at the end does not count: it may be the other gender's form of a family name.
    """
    short, long_ = sorted((a, b), key=len)
    if len(short) < 5 or short[:2] != long_[:2] or len(long_) - len(short) > 1:
        return False
    if long_[:-1] == short:
        return long_[-1] not in "aeoi"
    head = next((k for k, (x, y) in enumerate(zip(short, long_, strict=False)) if x != y), len(short))
    if len(short) == len(long_):
        swapped = short[head : head + 2] == long_[head : head + 2][::-1] and short[head + 2 :] == long_[head + 2 :]
        return swapped or short[head + 1 :] == long_[head + 1 :]
    return short[head:] == long_[head + 1 :]


def is_acronym(text: str) -> bool:
    """Whether a name is written as an acronym: two to eight capitals, dots and digits aside."""
    letters = re.sub(r"[^A-Za-z]", "", text)
    return 2 <= len(letters) <= 8 and sum(c.isupper() for c in letters) >= len(letters) - 1 and " " not in text.strip()


@lru_cache(maxsize=4096)
def head_noun(text: str) -> str:
    """Head of a description by its form: the last word before the first preposition or comma, singular."""
    words = re.findall(r"[\w’'&-]+|[,;(]", plain(text))
    while words and words[0] in DETERMINERS:
        words = words[1:]
    kept: list[str] = []
    for word in words:
        if kept and (word in PREPOSITIONS or word in {",", ";", "("}):
            break
        kept.append(word)
    return singular(kept[-1]) if kept else ""


def modifiers(text: str) -> frozenset[str]:
    """Words of a description in front of its head."""
    words = without_determiner(words_of(text))
    head = head_noun(text)
    found: list[str] = []
    for word in words:
        if singular(word) == head:
            break
        found.append(word)
    return frozenset(found) - POSSESSIVES


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """Singular of an English noun by its form; irregular ones only for people."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for end, other in (("men", "man"), ("women", "woman")):
        if word.endswith(end) and len(word) > 5:
            return word[: -len(end)] + other
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def trimmed_span(text: str, span: Span) -> Span:
    """A source's words as a name: no article in front, no relative clause, apposition or date behind."""
    front = FRONT.match(text, span.start, span.end)
    start = front.end() if front and front.end() < span.end else span.start
    end = span.end
    for cut in BEHIND.finditer(text, start + 1, span.end):
        if cut.group("clause") is None or plain(text[start : cut.start()]).split()[-1:] != ["those"]:
            end = cut.start()
            break
    while end > start and text[end - 1] in ' \t\n"“”,;:':
        end -= 1
    while start < end and text[start] in ' \t\n"“”':
        start += 1
    return Span(start, end) if end > start else span
