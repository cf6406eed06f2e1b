"""The modifiers of a figure and the bounds that they set: "at least 45", "no more than ten", "2,000 or so".

Not handled: a bound that stands in another clause ("Forty, at the very most").
"At least" is >= and "more than" is >; the two are never merged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.figures.lexemes import Lexeme, word_at
from kg.model import Comparator

BEFORE: dict[Comparator, tuple[str, ...]] = {
    "at_least": (
        "at least", "at the very least", "no fewer than", "no less than", "not less than", "not fewer than",
        "a minimum of", "minimum of", "at a minimum", "as few as", "as little as", "as low as", "a minimum",
        "minimum", "no lower than", "greater than or equal to", "not below", "starting at", "starts at",
        "starting from", "never less than", "never fewer than",
    ),
    "more_than": (
        "more than", "over", "above", "in excess of", "exceeding", "exceeds", "exceed", "exceeded", "surpassing",
        "surpassed", "surpasses", "surpass", "topped", "topping", "upward of", "upwards of", "greater than",
        "larger than", "longer than", "higher than", "bigger than", "louder than", "taller than", "heavier than",
        "faster than", "farther than", "further than", "older than", "north of", "beyond", "better than",
        "worse than", "excess of", "deeper than", "wider than",
    ),
    "at_most": (
        "at most", "at the most", "at the very most", "up to", "as many as", "as much as", "as high as",
        "no more than", "not more than", "no greater than", "no higher than", "no longer than", "no larger than",
        "no bigger than", "no further than", "nor further than", "nor more than", "nor longer than",
        "nor higher than", "no taller than", "a maximum of", "maximum of", "a maximum", "maximum", "capped at",
        "not exceed", "not exceeding", "not to exceed", "never more than", "n't exceed", "cannot exceed",
        "not possibly exceed", "cannot possibly exceed", "as long as", "less than or equal to", "anything up to",
        "not over", "not above", "as far as", "within", "a ceiling of",
    ),
    "less_than": (
        "less than", "fewer than", "under", "below", "short of", "shy of", "lower than", "smaller than",
        "shorter than", "lighter than", "cheaper than", "closer than", "younger than",
    ),
    "about": (
        "about", "around", "some", "roughly", "approximately", "approx", "approx .", "circa", "ca", "ca .", "c .",
        "~", "≈", "an estimated", "estimated at", "an estimated cost of", "an estimated value of", "estimated",
        "close to", "closer to", "near", "nearer", "nearer to", "nearly", "almost", "in the region of",
        "in the order of", "of the order of", "on the order of", "in the neighbourhood of",
        "in the neighborhood of", "in the vicinity of", "something like", "more or less", "perhaps", "maybe",
        "somewhere around", "an approximate", "approximate", "approaching", "virtually", "practically",
        "give or take", "towards", "getting on for", "say", "probably", "in the area of", "as good as",
    ),
}  # fmt: skip

AFTER: dict[Comparator, tuple[str, ...]] = {
    "at_least": (
        "or more", "or above", "or over", "or higher", "or greater", "or longer", "and more", "and above",
        "and over", "plus", "+", "- plus", "at least", "at a minimum", "or older", "or better", "and up",
        "or even more",
    ),
    "at_most": (
        "or less", "or fewer", "or under", "or below", "or lower", "at most", "at the most", "tops", "max",
        "maximum",
    ),
    "about": (
        "or so", "or thereabouts", "give or take", "- odd", "odd", "approximately", "- ish",
    ),
}  # fmt: skip

STRENGTHENERS = frozenset({
    "well", "far", "much", "just", "slightly", "significantly", "considerably", "substantially", "comfortably", "a",
    "little", "bit", "way", "only",
})  # fmt: skip
OVER_LIKE = frozenset({
    "over", "above", "under", "below", "short", "shy", "more", "less", "fewer", "beyond",
})  # fmt: skip
TALKING = frozenset({
    "worried", "concerned", "told", "talk", "talked", "talking", "speak", "spoke", "speaking", "asked", "think",
    "thinking", "know", "knew", "complained", "hear", "heard", "learned", "write", "wrote",
    "questions", "story", "stories",
})  # fmt: skip
MARKS = frozenset({"mark", "level", "threshold"})
QUOTES = frozenset({'"', "“", "‘", "«", "'"})
BETWEEN = frozenset({
    "the", "a", "an", "first", "next", "further", "another", "additional", "net", "total", "these",
})  # fmt: skip
DURATION_OVER = frozenset({
    "for", "well", "just", "lasted", "lasts", "took", "takes", "of", "slightly", "after", "spent", "spends",
})  # fmt: skip
DURATIONS = frozenset({
    "second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "night", "weekend",
})  # fmt: skip
DISTANCES = frozenset({
    "km", "kilometre", "kilometer", "mile", "metre", "meter", "m", "foot", "feet", "yard", "%", "point", "inch",
    "centimetre",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bound:
    """What a figure's modifier says; the lexemes first..last (exclusive) hold modifier and number."""

    comparator: Comparator
    first: int
    last: int


def _index(table: dict[Comparator, tuple[str, ...]]) -> dict[str, list[tuple[tuple[str, ...], Comparator]]]:
    """Phrases by their last word, the longest first."""
    by_word: dict[str, list[tuple[tuple[str, ...], Comparator]]] = {}
    for comparator, phrases in table.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            by_word.setdefault(words[-1], []).append((words, comparator))
    for entries in by_word.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return by_word


_BEFORE = _index(BEFORE)
_AFTER: dict[str, list[tuple[tuple[str, ...], Comparator]]] = {}
for _comparator, _phrases in AFTER.items():
    for _phrase in sorted(_phrases, key=len, reverse=True):
        _AFTER.setdefault(_phrase.split()[0], []).append((tuple(_phrase.split()), _comparator))
for _entries in _AFTER.values():
    _entries.sort(key=lambda entry: -len(entry[0]))


def _ends_with(lexemes: Sequence[Lexeme], position: int, words: tuple[str, ...]) -> bool:
    start = position - len(words)
    return start >= 0 and all(lexemes[start + i].lower == word for i, word in enumerate(words))


GIVERS = frozenset({"it", "they", "he", "she"})


def bound_before(lexemes: Sequence[Lexeme], position: int, unit: str) -> Bound | None:
    """The modifier that ends before a position; `unit` decides what "over" and "within" mean.

    An article or "first", "next", "further" may stand between: "within the first two years", "below the 5,000 mark".
    """
    at = position
    than_the = word_at(lexemes, position - 2) == "than" and word_at(lexemes, position - 1) == "the"
    if than_the and _was_given(lexemes, position):
        return None  # "375 dead, more than the 179 first reported"
    while at and lexemes[at - 1].text in QUOTES:
        at -= 1
    found = _match_before(lexemes, at, unit, near=True)
    skipped = 0
    while not found and skipped < 2 and at and lexemes[at - 1].lower in BETWEEN:
        at, skipped = at - 1, skipped + 1
        found = _match_before(lexemes, at, unit, near=False)
    return found


def _was_given(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether words behind a number say that somebody gave it before."""
    behind = [word_at(lexemes, at) for at in range(position + 1, position + 4)]
    return bool({"first", "earlier", "initially", "previously", "originally"} & set(behind)) or behind[0] in GIVERS


def _match_before(lexemes: Sequence[Lexeme], position: int, unit: str, *, near: bool) -> Bound | None:
    if not position:
        return None
    for words, comparator in _BEFORE.get(lexemes[position - 1].lower, ()):
        if not _ends_with(lexemes, position, words):
            continue
        first = position - len(words)
        before = lexemes[first - 1].lower if first else ""
        word = words[-1]
        if not _fits(words, before, unit, near=near, before_number=word_at(lexemes, position)):
            return None
        if words[0] in OVER_LIKE or comparator == "about":
            while first and lexemes[first - 1].lower in STRENGTHENERS - (
                {"only", "a"} if comparator == "about" else {"only"}
            ):
                if lexemes[first - 1].lower == "a" and lexemes[first].lower not in {"little", "bit"}:
                    break
                first -= 1
        if word == "than" and before in {"no", "not", "never"} and len(words) == 2:
            return Bound("at_most" if comparator == "more_than" else "at_least", first - 1, position)
        if word in {"exceed", "surpass"} and (before in {"not", "cannot", "never"} or before.endswith(("n't", "n’t"))):
            return Bound("at_most", first - 1, position)
        return Bound(comparator, first, position)
    return None


def _may_stand_off(words: tuple[str, ...], between: str, unit: str) -> bool:
    """Whether a phrase may modify a number across an article or "first": "within the first two years"."""
    if len(words) == 1:
        indefinite = words[0] in {"about", "around", "nearly", "almost", "approximately", "roughly"} and between in {
            "a",
            "an",
        }
        return words[0] == "within" or indefinite or (words[0] in {"above", "below", "under", "over"} and unit in MARKS)
    return words[0] in {"up", "at", "as", "no", "not", "more", "less", "fewer", "a", "capped", "never", "nor"}


# "for say two years"; behind anything else it reports: "Police say 12 people died".
_BEFORE_SAY = {
    "", ",", "(", "–", "—", "-", "in", "for", "of", "at", "by", "than", "from", "with", "after", "within", "it", "is",
    "was", "be", "take", "takes", "took",
}  # fmt: skip


def _fits(words: tuple[str, ...], before: str, unit: str, *, near: bool, before_number: str) -> bool:
    """Whether a phrase is a modifier here and not a preposition, an adverb or a quantifier."""
    word = words[0] if len(words) == 1 else ""
    if not near and not _may_stand_off(words, before_number, unit):
        return False
    if word == "about":
        return before not in TALKING
    if word == "over":
        return unit not in DURATIONS or before in DURATION_OVER
    if word == "within":
        return unit in DURATIONS or unit.rpartition(" ")[2] in DISTANCES
    if word == "some":
        return before_number != "of"
    if word == "say":
        return before in _BEFORE_SAY
    if word in {"towards", "near"}:
        return before not in {"to", "they", "we", "i", "who"}
    return True


def bound_after(lexemes: Sequence[Lexeme], position: int, *, behind_noun: bool = False) -> Bound | None:
    """The modifier that begins at a position right behind a number: "or more", "plus", "or so"."""
    for words, comparator in _AFTER.get(word_at(lexemes, position), ()):
        end = position + len(words)
        if end <= len(lexemes) and all(lexemes[position + i].lower == word for i, word in enumerate(words)):
            if word_at(lexemes, end) == "than" or (behind_noun and words[0] != "or"):
                continue
            if words[0] in {"and", "or"} and end < len(lexemes) and lexemes[end].kind == "number":
                continue
            if words in {("plus",), ("odd",), ("max",), ("maximum",), ("approximately",)} and _is_addition(
                lexemes, end
            ):
                continue
            if words[0] == "at" and not _closes(lexemes, end):
                continue
            return Bound(comparator, position, end)
    return None


def _is_addition(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether what follows "plus" is another summand: "ten plus two", "14, plus a bonus"."""
    if position >= len(lexemes):
        return False
    return lexemes[position].kind == "number" or lexemes[position].lower in {
        "a",
        "an",
        "the",
        "one",
        "two",
        "three",
        "its",
        "their",
    }


def _closes(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether a phrase ends at a position, so that "at least" belongs to what stands before it."""
    return position >= len(lexemes) or lexemes[position].text in {".", ",", ";", ")", "!", "?", "”", '"'}
