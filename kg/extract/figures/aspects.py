"""What a figure is besides a count: an addition ("another 30"), a rate ("30 a day"), the highest of its kind.

Not handled: rates whose period stands in another clause, superlatives before the figure's own clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figures.counted import SHAPES
from kg.extract.figures.draft import Draft
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.noun_forms import singular

ADDING = frozenset({"another", "further", "additional", "extra"})
PERIODS = frozenset({
    "second", "minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "quarter", "season", "year",
    "decade",
})  # fmt: skip
# what money is asked for: "two euros a kilo"
PRICED_BY = frozenset({
    "kilo", "kilogram", "kg", "gram", "litre", "liter", "gallon", "barrel", "tonne", "ton", "pound", "ounce", "share",
    "head", "person", "piece", "bottle", "bag", "loaf", "ticket", "seat", "metre", "meter", "hectare", "acre", "mile",
    "kilometre", "unit", "vote", "pupil", "patient", "worker", "household", "family", "passenger", "plate",
})  # fmt: skip
ADVERBS = {
    "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year",
    "hourly": "hour",
}  # fmt: skip
OFFSETS = frozenset({"ago", "earlier", "later", "before", "after", "on", "from", "previously", "hence"})
RANKING = frozenset({
    "highest", "lowest", "largest", "smallest", "biggest", "worst", "best", "most", "fewest", "least", "deadliest",
    "strongest", "weakest", "longest", "shortest", "fastest", "slowest", "steepest", "sharpest", "record", "heaviest",
    "bloodiest", "costliest", "poorest",
})  # fmt: skip
AMONG = frozenset({
    "since", "ever", "record", "yet", "decade", "decades", "years", "months", "weeks", "century", "year", "history",
    "so", "level", "toll", "total", "figure", "recorded",
})  # fmt: skip
CLOSING = frozenset({",", ".", ";", ":", ")", "”", '"', "!", "?", "–", "—"})
LONGEST = 10


def mark_aspects(lexemes: Sequence[Lexeme], drafts: Sequence[Draft]) -> None:
    """Set `aspect`, `per` and `superlative` of every figure, in place."""
    for draft in drafts:
        if _is_addition(lexemes, draft):
            draft.aspect = "addition"
        else:
            draft.per = _period(lexemes, draft)
            draft.aspect = "rate" if draft.per else None
        draft.superlative = _record(lexemes, draft) or _ranked(lexemes, draft)


def _is_addition(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    before = word_at(lexemes, draft.first - 1)
    if word_at(lexemes, draft.first) in {"below", "above", "from", "than", "under", "over"} and before == "further":
        return False  # "fell further below the 5,000 mark"
    if before in ADDING or (
        before == "," and [word_at(lexemes, draft.first - at) for at in (3, 2)] == ["in", "addition"]
    ):
        return True
    at = draft.quantity.last
    return word_at(lexemes, at) == "more" and word_at(lexemes, at + 1) not in {"than", "or"} and not draft.quantity.unit


def _period(lexemes: Sequence[Lexeme], draft: Draft) -> str | None:
    """The unit that a rate refers to, behind the figure; "a year ago" is none."""
    at = draft.last
    word, following = word_at(lexemes, at), word_at(lexemes, at + 1)
    if word in ADVERBS:
        return ADVERBS[word]
    if word not in {"a", "an", "per", "each", "every"} or not following.isalpha():
        return None
    if following in SHAPES:
        return f"{following} {singular(word_at(lexemes, at + 2))}"
    unit = singular(following)
    if unit in PERIODS:
        return None if word_at(lexemes, at + 2) in OFFSETS else unit
    return unit if word == "per" or (draft.quantity.money and unit in PRICED_BY) else None


def _record(lexemes: Sequence[Lexeme], draft: Draft) -> tuple[int, int] | None:
    """ "a record 45,000 people"."""
    at = draft.first - 1
    if word_at(lexemes, at) != "record":
        return None
    return (at - 1 if word_at(lexemes, at - 1) in {"a", "the", "another"} else at), draft.first


def _ranked(lexemes: Sequence[Lexeme], draft: Draft) -> tuple[int, int] | None:
    """ "14%, the highest since 1998": the words behind the comma up to the end of their clause."""
    end = draft.last
    while end - draft.last < 4 and end + 1 < len(lexemes) and lexemes[end].tag in {"IN", "DT", "NN", "NNS", "NNP"}:
        end += 1  # "96% of output, the highest level since the war"
    first = end + 1
    if word_at(lexemes, end) not in {",", "–", "—", "-", "("} or word_at(lexemes, first) not in {
        "the", "its", "their", "a", "his", "her",
    }:  # fmt: skip
        return None
    last = first
    while last < len(lexemes) and last - first < LONGEST and not _closes(lexemes, last, first):
        last += 1
    words = [lexeme.lower for lexeme in lexemes[first:last]]
    ranked = [at for at, word in enumerate(words[:4]) if word in RANKING or word.endswith("-highest")]
    if not ranked or not AMONG & set(words[ranked[0] + 1 :]):
        return None
    return first, last


def _closes(lexemes: Sequence[Lexeme], position: int, first: int) -> bool:
    lexeme = lexemes[position]
    return lexeme.text in CLOSING or lexeme.sentence != lexemes[first].sentence
