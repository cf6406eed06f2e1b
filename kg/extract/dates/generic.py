"""When "today", a season or "last day" means no certain day: "still used today", "winter coat", "our last day".

All checks look at a few words around the match, so that they also work on texts without a parse.
"""

from __future__ import annotations

import re

from kg.extract.dates.guards import next_word, previous_word

# "today" in the sense of nowadays: what is known or used so today, what still is, what is called so today
NOWADAYS_BEFORE = re.compile(
    r"(?i:(?:(?:\b(?:is|are|be)|['’]s)\s+(?:\w+ly\s+|also\s+)?"
    r"(?:known|called|remembered|regarded|used|spoken|seen|common|in\s+use)"
    r"|\bwhat\s+(?:is|are))\s+$"
    r"|\bstill\s+(?:in\s+use|used|known|appreciated|exists?|stands?|survives?|lives?|found|seen|visible|practi[sc]ed|spoken|"
    r"celebrated|owns?|valid|relevant|remember(?:ed|s)?|has|have)\b[^.;:!?,“”\"]{0,60}$)"
)
NOWADAYS_AFTER = re.compile(
    r"['’]s\s+(?:world|generation|youth|young|children|standards)\b|\s+still\s+(?!\w+ing\b)|\s+as\s+the\s+[A-Z]"
)
REPORTED = re.compile(r"(?i:\b(?:said|says|told|announced|reported|confirmed|stated)\b[^.!?]{0,60}$)")
RECORD = re.compile(r"\b(?:[a-z]{2,}est|most|least|worst|best|first|only|lowest|record)\b[^.,;:!?]{0,45}$")
POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "its", "their", "whose"})

SEASON_PREPOSITIONS = frozenset({
    "in", "during", "since", "until", "till", "by", "before", "after", "over", "through", "throughout",
})  # fmt: skip
SEASON_BEGINS = frozenset({"is", "was", "can", "are", "were", "has", "had", "and", "or", "brings", "comes", "came"})
SEASON_FOLLOWERS = re.compile(
    r"(?:[.,;:!?)”\"]|$|\n|\s+(?:and|or|but|nor|when|while|in|at|by|the|an?|to|with|without|because|after|before|as|if|he|"
    r"she|it|they|we|i|you|is|was|are|were|can|could|has|have|had|will|would|may|might|should|does|did|ends?|ended|begins?|"
    r"began|comes?|came|brings?|brought|until|for|on|that|which|than|these|their|its|his|her|there|here|months?|now|too)\b)"
)


def is_nowadays(text: str, start: int, end: int) -> bool:
    """Whether "today" means these times and not the day: "still in use today", "known today as"."""
    before = text[max(0, start - 90) : start]
    return (NOWADAYS_BEFORE.search(before) is not None and REPORTED.search(before) is None) or (
        NOWADAYS_AFTER.match(text[end : end + 40]) is not None
    )


def is_record_span(text: str, start: int) -> bool:
    """Whether "in a decade" tells how rare something is: "the deepest recession in a decade"."""
    return RECORD.search(text[max(0, start - 60) : start]) is not None


def is_own_time(text: str, start: int, end: int) -> bool:
    """Whether "last day", "next week" belong to somebody or something: "our last day", "the last night of the fair".

    A quarter is a calendar one all the same: "its last quarter".
    """
    if text[start:end].lower().endswith("quarter"):
        return False
    return previous_word(text, start) in POSSESSIVES or text[end : end + 4] == " of "


def is_season(text: str, start: int, end: int) -> bool:
    """Whether a season's name without a year is the time of year, not a name, a verb or part of a compound."""
    word = text[start:end]
    if SEASON_FOLLOWERS.match(text[end : end + 12]) is None:
        return False
    before = previous_word(text, start)
    if before in {"the", "early", "mid", "late"}:
        lead = text[max(0, start - 30) : start].rsplit(None, 1)[0]
        outer = previous_word(lead + " ", len(lead) + 1)
        return before != "the" or word.lower() != "fall" or outer in SEASON_PREPOSITIONS
    if word.lower() == "fall":
        return False
    if before in SEASON_PREPOSITIONS or before in {"and", "or"}:
        return word.islower() or before in SEASON_PREPOSITIONS
    if before in {"is", "was", "be", "like", "following", "previous"}:
        return word.islower()
    return before in {"", ".", "!", "?"} and next_word(text, end) in SEASON_BEGINS
