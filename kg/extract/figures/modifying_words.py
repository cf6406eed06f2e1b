"""Words between a number and what it counts: what cannot modify, what measures, what is a verb in disguise."""

from __future__ import annotations

NO_ADVERBS = frozenset({
    "not", "still", "also", "already", "only", "then", "now", "so", "later", "ago",
})  # fmt: skip
NO_MODIFIERS = frozenset({
    "were", "was", "been", "being", "had", "having", "did", "said", "are", "is", "has", "have", "do", "does",
    "including", "according", "following", "during", "compared", "killing", "leaving", "regarding", "concerning",
    "made", "saying",
})  # fmt: skip
# Nouns that measure what follows them when they stand in the singular: "a 6 point gain", "a two hour stoppage".
MEASURING = frozenset({
    "second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "point", "percent", "metre",
    "meter", "foot", "mile", "kilometre", "kilometer", "inch", "yard", "acre", "hectare", "ton", "tonne", "pound",
    "kilo", "kilogram", "litre", "gallon", "magnitude", "degree", "page", "man", "woman", "person", "member",
    "nation", "country", "party", "seat", "storey", "story", "room", "bed", "lane", "game", "match", "round", "vote",
    "goal", "class", "megapixel", "watt", "megawatt", "gigabyte", "mark",
})  # fmt: skip
# Verbs that look like nouns behind a number: "55 stand empty". A singular noun cannot follow a number above one.
PREDICATES = frozenset({
    "stand", "remain", "lie", "face", "need", "lack", "live", "work", "sit", "report", "say", "want", "claim", "fear",
    "die", "sleep", "wait", "await", "vote", "stay", "share", "walk", "return", "leave", "use", "lead", "run",
})  # fmt: skip
# of these a plural noun behind makes a compound: "27 member states"
MEMBERS = frozenset({
    "member", "person", "nation", "country", "party", "seat", "class", "room", "bed", "game", "match", "page", "vote",
})  # fmt: skip


def describes(word: str) -> bool:
    """Whether a word behind a number and a hyphen is no measure: "three-wheeled", "20-something"."""
    return word.startswith("something") or (word.endswith("ed") and word not in {"bed", "shed", "seed"})
