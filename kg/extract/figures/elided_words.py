"""Words around figures whose noun is left out: verbs of harm and of money, tolls, bodies of people, ballots."""

from __future__ import annotations

HARM_VERBS = frozenset({
    "kill", "wound", "injure", "hurt", "arrest", "detain", "murder", "behead", "execute", "abduct", "kidnap",
    "rescue", "displace", "evacuate", "jail", "imprison", "hospitalise", "hospitalize", "infect", "trap", "slay",
    "massacre", "employ",
})  # fmt: skip
PARENTS = frozenset({
    "father", "mother", "parent", "parents", "dad", "mum", "mom", "grandmother", "grandfather",
})  # fmt: skip
MONEY_VERBS = frozenset({
    "make", "earn", "cost", "pay", "spend", "lose", "save", "raise", "invest", "borrow", "owe", "steal", "worth",
    "donate", "accept", "receive", "give", "take", "collect", "net", "reap",
})  # fmt: skip
PAST_FORMS = {
    "made": "make", "paid": "pay", "lost": "lose", "spent": "spend", "gave": "give", "took": "take", "stole": "steal",
}  # fmt: skip
CLAUSE_LINKS = frozenset({"and", "or", "but", "while", ",", ";"})
CONNECTORS = frozenset({"and", "or", "to", ",", "/", "&", "-", "–"})
TOLLS = frozenset({
    "toll", "dead", "crowd", "population", "attendance", "crew", "delegation", "victims", "killed", "wounded",
})  # fmt: skip
COLLECTIVES = frozenset({
    "panel", "jury", "committee", "team", "group", "groups", "crew", "delegation", "board", "squad", "family",
    "party", "council",
})  # fmt: skip
SETTLEMENTS = frozenset({"city", "town", "village", "country", "nation", "island", "province", "region", "settlement"})
# nouns behind a figure that say as what people were taken: "took 240 captive"
TAKEN = frozenset({"captive", "hostage", "prisoner"})
BODIES = frozenset({
    "membership", "enrolment", "enrollment", "attendance", "readership", "viewership", "workforce", "headcount",
    "population", "ridership", "audience", "migration", "immigration", "emigration",
})  # fmt: skip
SHARES = frozenset({"inflation", "turnout", "unemployment", "support", "approval"})
COUNTING = frozenset({"number", "numbers", "total", "tally", "count", "that"})
CLOSERS = frozenset({",", ".", ";", ")", "by", ""})
ARRIVALS = frozenset({
    "at", "to", "is", "was", "from", "as", "reached", "by", "exceed", "exceeds", "of", "nearer", "below", "above",
})  # fmt: skip
MOVES = frozenset({
    "stand", "exceed", "rise", "fall", "dip", "climb", "drop", "grow", "reach", "top", "increase", "decline", "number",
    "surpass", "hit", "total",
})  # fmt: skip
BALLOTED = frozenset({
    "motion", "bill", "measure", "amendment", "resolution", "proposal", "law", "budget", "treaty", "nomination",
    "house",
    "senate", "parliament", "council", "assembly", "lawmakers", "deputies", "jury", "committee", "lower", "upper",
})  # fmt: skip
DECIDED = frozenset({
    "passed", "approved", "rejected", "defeated", "adopted", "carried", "failed", "backed", "ratified", "confirmed",
    "voted", "split",
})  # fmt: skip
PRICED = frozenset({
    "shares", "stocks", "prices", "indices", "indexes", "markets", "rates", "profits", "revenues", "losses",
})  # fmt: skip
REPORTERS = frozenset({
    "figures", "officials", "sources", "authorities", "organisers", "organizers", "analysts", "economists", "reports",
    "police",
})  # fmt: skip
INDICES = frozenset({"index", "indexes", "indices"})
INDEX_WORDS = frozenset({
    "index", "indexes", "indices", "shares", "points", "closing", "closed", "stocks", "average",
})  # fmt: skip


def harmed(lemma: str) -> str:
    """The participle of a verb of harm: killed, injured, kidnapped."""
    doubled = f"{lemma}{lemma[-1]}" if lemma in {"kidnap", "trap"} else lemma
    return {"slay": "slain"}.get(lemma, f"{doubled}d" if lemma.endswith("e") else f"{doubled}ed")
