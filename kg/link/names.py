"""How names of several articles compare: keys under which their spellings meet. Pure functions on strings.

Not handled: translations and transliterations of names, nicknames, misspellings.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.link.words import BODIES, CORPORATE, INSTITUTION_WORDS, SMALL_WORDS, TAILS, TITLES


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """Words of a name without case, accents, punctuation, possessive ending and leading article."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    letters = re.sub(r"['’]s?(?!\w)", "", letters).replace("'", "").replace("’", "")
    letters = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", letters)  # u.s. is us
    words = tuple(re.findall(r"[\w&]+", letters))
    return words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words


def is_written_as_name(text: str) -> bool:
    """Whether a name's words begin with capitals or digits, small words aside."""
    words = [word for word in re.findall(r"[\w’'.-]+", text) if word.casefold() not in SMALL_WORDS]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)


def is_acronym(text: str) -> bool:
    """Whether a name is one word of two to eight letters, nearly all of them capitals."""
    letters = re.sub(r"[^A-Za-z]", "", text)
    capitals = sum(sign.isupper() for sign in letters)
    return 2 <= len(letters) <= 8 and capitals >= len(letters) - 1 and capitals > 1 and " " not in text.strip()


def acronym_key(text: str) -> str:
    """The letters of an acronym."""
    return "".join(words_of(text))


def person_words(text: str) -> tuple[str, ...]:
    """Words of a person's name without titles, initials in the middle, Jr and the like."""
    words = [word for word in words_of(text) if word not in TAILS]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return (*words[:1], *(word for word in words[1:-1] if len(word) > 1), *words[-1:]) if len(words) > 1 else (*words,)


def person_keys(text: str) -> tuple[str, ...]:
    """First name with the last one and, of longer names, with the last but one: a second family name may be left out.

    Empty where the text gives no full name.
    """
    words = person_words(text)
    if len(words) < 2 or len(words[0]) < 2:
        return ()
    keys = [f"{words[0]} {words[-1]}"]
    if len(words) > 2 and words[-2] not in SMALL_WORDS:
        keys.append(f"{words[0]} {words[-2]}")
    return tuple(keys)


def organisation_key(text: str) -> str:
    """Words that tell organisations apart: without legal forms, a ministry's subject behind its head."""
    words = [word for word in words_of(text) if word not in SMALL_WORDS] or list(words_of(text))
    while len(words) > 1 and words[-1] in CORPORATE:
        words = words[:-1]
    if len(words) > 1 and words[-1] in BODIES:
        words = [words[-1], *words[:-1]]
    return " ".join(words)


def is_generic(text: str) -> bool:
    """Whether a name could be that of many bodies: "Ministry of Health", "Supreme Court", "Police"."""
    words = [word for word in words_of(text) if word not in SMALL_WORDS]
    return all(word in INSTITUTION_WORDS or word.isdigit() for word in words)


def last_name(text: str) -> str:
    """The last word of a person's name."""
    words = person_words(text)
    return words[-1] if words else ""
