"""What a figure counts, whatever an outlet calls it: "deaths", "people killed" and "the death toll" are one.

The words that mean the same stand in counted.tsv. Not handled: synonyms of things ("lorries", "trucks").
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("counted.tsv")
PLURALS = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "lives": "life",
}  # fmt: skip
EMPTY_WORDS = frozenset({
    "the", "a", "an", "of", "in", "total", "number", "count", "tally", "figure", "others", "other", "new", "more",
    "those", "these", "his", "her", "its", "their", "and", "up", "been", "being", "were", "was",
    "let", "go", "known", "reported",
})  # fmt: skip
# Words that name the toll of the dead together: "the death toll" is no toll of something else.
TOLL = frozenset({"toll", "death", "dead"})


@dataclass(frozen=True, slots=True)
class CountedThing:
    """The counted thing, the kind of event in which it is counted ("" where none is told), and what narrows it."""

    counted: str
    kind: str
    qualifier: str


def _rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


THINGS: dict[str, tuple[str, str]] = {word: (counted, kind) for word, what, counted, kind in _rows() if what == "thing"}
OUTCOMES: dict[str, str] = {word: kind for word, what, _, kind in _rows() if what == "outcome"}
UNITS: dict[tuple[str, str], str] = {(word, kind): counted for word, what, counted, kind in _rows() if what == "unit"}
# These count people only where an event of their kind is told: lives are saved, records released, prices cut.
AMBIGUOUS = frozenset({"release", "life"})
JOBS = frozenset(counted for (_, kind), counted in UNITS.items() if kind == "Layoff") | frozenset(
    word for word, kind in UNITS if kind == "Layoff" and word not in OUTCOMES
)
ONLY_OF = {"cut": JOBS, "lost": frozenset({"life"})}


def counted_thing(unit: str, phrase: str, event_type: str) -> CountedThing:
    """What a figure with this unit, counted phrase and type of event counts; both texts in lower case.

    A noun that may mean something else ("release" of a record) counts people only in an event of its kind.
    """
    words = [singular(word) for word in phrase.replace(",", " ").split()]
    told = [OUTCOMES[word] for word in words if word in OUTCOMES and _is_told_of(word, {singular(unit), *words})]
    found = [(word, *THINGS[word]) for word in (singular(unit), *words) if word in THINGS]
    if told and all(kind != told[0] for _, _, kind in found):
        found = []  # "detainees released": the release is counted, of detainees
    things = [thing for word, *thing in found if word not in AMBIGUOUS or thing[1] in {event_type, *told}]
    counted, kind = things[0] if things else (unit, told[0] if told else event_type)
    for known in (kind, "-"):
        counted = UNITS.get((singular(counted), known), counted)
    named = {unit, singular(unit), counted, "person"} | (TOLL if kind == "Death" else set())
    same = {word for word in words if kind in {OUTCOMES.get(word), THINGS.get(word, ("", None))[1]}}
    rest = [word for word in words if word not in named | same | EMPTY_WORDS]
    return CountedThing(counted, kind, " ".join(rest))


def _is_told_of(outcome: str, words: set[str]) -> bool:
    """Whether a word tells an outcome of what is counted: jobs are cut and lives lost, prices and bags otherwise."""
    return outcome not in ONLY_OF or not ONLY_OF[outcome].isdisjoint(words)


def singular(word: str) -> str:
    """Singular of a word by its spelling; "news", "bus" and the like stay."""
    if word in PLURALS:
        return PLURALS[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]
