"""The names that stand with an event in the text: they tell one fire from another where no place was recognised.

Places are names behind a preposition of place ("in the fire at the Marlow Mill in Tessaly") or behind what they name
("of the ferry Albatross"). Only capitals are read here, so that a graph is enough and no parse is needed.
Not handled: headlines in capitals, names in lower case, names at the start of a sentence that stand nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.sentences import sentence_around

_NAME = r"[A-Z][\w’'&-]*(?:\s+(?:of\s+the\s+|of\s+|de\s+|la\s+|del\s+|al-)?[A-Z][\w’'&-]*)*"
_NAMES = re.compile(_NAME)
_PLACES = re.compile(
    rf"\b(?:in|at|near|off|outside|across|around|on|through|from)\s+"
    rf"(?:(?:the|a|an)\s+)?(?:[a-z]+\s+(?:of|in)\s+|[a-z]+\s+){{0,2}}?({_NAME})"
)
_NAMED = re.compile(rf"\bof\s+(?:the|a)\s+[a-z]+\s+({_NAME})")
_CALENDAR = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "christmas", "easter",
})  # fmt: skip
# "the latest from Open Doors" tells who, not where
_ACCOUNT_FROM = re.compile(
    r"\b(?:latest|figures?|data|numbers?|statement|update|reports?|word|bulletin)\s+$", re.IGNORECASE
)
_NO_NAMES = frozenset({"i", "twitter", "facebook", "telegram", "english", "parliament", "congress", "god"})


def places_in(sentence: str, speakers: frozenset[str]) -> frozenset[str]:
    """Names in a sentence that say where, or which one; whoever speaks is no place."""
    found = [
        match[1]
        for pattern in (_PLACES, _NAMED)
        for match in pattern.finditer(sentence)
        if not (match[0].startswith("from") and _ACCOUNT_FROM.search(sentence, 0, match.start()))
    ]
    return _kept(found, speakers)


def names_near(body: str, start: int, end: int, speakers: frozenset[str]) -> frozenset[str]:
    """All names in the sentence of a mention; a first word counts if it is a name elsewhere in the text too."""
    begin, finish = sentence_around(body, start, end)
    found = []
    for match in _NAMES.finditer(body, begin, finish):
        name = match[0]
        if not body[begin : match.start()].strip("“\"'( "):
            if " " not in name:
                continue
            head, _, rest = name.partition(" ")
            name = rest if head in {"The", "A", "An", "In", "At", "On", "As", "After", "Since", "By"} else name
        found.append(name)
    return _kept(found, speakers)


def names_of_lead(body: str, speakers: frozenset[str]) -> frozenset[str]:
    """All names in the first sentence: "Port Amal counted the cost on Friday".

    A single first word counts only if it is a name elsewhere in the text: "Harn mourned", not "Traders mourned".
    """
    found = names_near(body, 0, 1, speakers)
    first = _NAMES.match(body.lstrip())
    if first is None or " " in first[0] or not re.search(rf"[a-z,] (?:the )?{re.escape(first[0])}\b", body):
        return found
    return found | _kept([first[0]], speakers)


def folded(name: str) -> str:
    """A name as it is compared: without article, case and typographic apostrophes."""
    words = " ".join(name.replace("’", "'").casefold().split())
    return words.removeprefix("the ").removesuffix("'s")


def _kept(found: Iterable[str], speakers: frozenset[str]) -> frozenset[str]:
    names = {folded(name) for name in found}
    return frozenset(
        name
        for name in names
        if len(name) > 2
        and name not in _NO_NAMES
        and not set(name.split()) & _CALENDAR
        and not any(speaker in name or name in speaker.split()[1:] for speaker in speakers)
    )
