"""The date that a figure holds for, where the article states one: "As of May 20, the group counted 902 people".

Levels, moves of levels and statistics have one: the day of a count, the month of a sales figure. Not handled: the date
of an event ("14 people were killed on Monday"), which belongs to the event; the day on which somebody gave a figure
("said on Monday that 902 people were held"); dates that only another paragraph states.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from kg.extract.figures.counted import NOMINALISED
from kg.extract.figures.distractors import TIME_UNITS
from kg.extract.figures.draft import Draft
from kg.extract.figures.levels import (
    BREAKS,
    MEASURED,
    MORE,
    MOVES,
    STANDS,
    compared,
    is_compared,
    is_level,
    words,
)
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.revision_words import ACCOUNTS
from kg.extract.figures.shared_dates import carry_dates, share_dates
from kg.model import DateMention

# what a month or a year has a sum of
SUMMED = frozenset({
    "sell", "sale", "earn", "earnings", "revenue", "profit", "income", "turnover", "produce", "production", "output",
    "export", "import", "attract", "handle", "visit", "visitor", "attend", "document", "record", "register", "count",
    "employ", "post", "consume", "spend", "shipment", "deliver", "delivery", "generate", "account",
    "represent", "average", "median", "growth", "gdp", "consumption", "measure", "rain", "rainfall", "case", "death",
    "birth", "download", "subscriber", "passenger", "tourist", "arrival", "emission", "crossing", "list",
})  # fmt: skip
PREPOSITIONS = frozenset({"in", "on", "at", "for", "during", "by", "over", "through", "throughout", "of", "within"})
COARSE = frozenset({"month", "quarter", "year", "season", "decade", "interval", "week"})
REPORTING = frozenset({
    "say", "tell", "report", "announce", "add", "state", "declare", "note", "warn", "predict", "confirm", "write",
    "publish", "release", "show", "find", "estimate", "forecast", "expect", "claim", "reveal", "testify", "speak",
})  # fmt: skip
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLOCK = frozenset({"the", "late", "early", "mid", "pm", "am", "p", "m", "a", "on", ".", "gmt", "noon", "midnight"})
TIMES = frozenset({"close", "end", "start", "morning", "afternoon", "evening", "night", "noon"})
REACH = 12


@dataclass(frozen=True, slots=True)
class Placed:
    """A date among the lexemes: its words first..end (exclusive), and where its preposition begins."""

    mention: DateMention
    opening: int
    first: int
    end: int


def link_dates(lexemes: Sequence[Lexeme], drafts: list[Draft], dates: Sequence[DateMention]) -> None:
    """Set `as_of` of every figure whose date is stated, in place."""
    members: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.unit not in TIME_UNITS:
            members.setdefault(lexemes[draft.first].sentence, []).append(draft)
    inside: dict[int, list[Placed]] = {}
    for date in place_dates(lexemes, dates):
        inside.setdefault(lexemes[date.first].sentence, []).append(date)
    for sentence, found in inside.items():
        figures = members.get(sentence, [])
        for date in found:
            link_cued(lexemes, figures, date)
        for draft in figures:
            if draft.as_of is None:
                draft.as_of = stated_date(lexemes, draft, figures, found)
    share_dates(lexemes, drafts)
    carry_dates(lexemes, drafts, set(inside))


def place_dates(lexemes: Sequence[Lexeme], dates: Sequence[DateMention]) -> list[Placed]:
    """Where the dates stand among the lexemes, with the preposition before them; not those only compared with."""
    starts = {lexeme.start: position for position, lexeme in enumerate(lexemes)}
    placed = []
    for date in dates:
        first = starts.get(date.span.start)
        if first is None:
            continue
        end = first
        while end < len(lexemes) and lexemes[end].end <= date.span.end:
            end += 1
        opening = first
        if word_at(lexemes, opening - 1) in {"the", "early", "late", "mid"}:
            opening -= 1
        span = {lexeme.lower for lexeme in lexemes[first:end]}
        if compared(lexemes, opening) and span.isdisjoint({"to", "until", "through", "-", "–"}):
            continue
        if word_at(lexemes, opening - 1) in PREPOSITIONS | {"since", "until", "between", "from"}:
            opening -= 1
        placed.append(Placed(date, opening, first, end))
    return placed


def link_cued(lexemes: Sequence[Lexeme], figures: Sequence[Draft], date: Placed) -> None:
    """Give a date behind "as of", "up to" or a fronted "by" or "since" to the figures that it holds for."""
    cue = date.opening if runs_until_now(lexemes, date) else as_of_cue(lexemes, date.first)
    if cue is None:
        return
    fronted = starts_sentence(lexemes, cue) or lexemes[cue - 1].lower in {'"', "“", ";", ":", "that", "and", "but"}
    for draft in figures:
        holds = draft.first >= date.end if fronted else draft.last <= cue
        if holds and draft.as_of is None and not is_compared(lexemes, draft):
            draft.as_of = date.mention


def as_of_cue(lexemes: Sequence[Lexeme], position: int) -> int | None:
    """Where "as of", "as at", "as on", "up to" or a fronted "by" before a date begins, or "in its count of"."""
    at = position - 1
    while at > 0 and (lexemes[at].lower in CLOCK or lexemes[at].kind == "number") and position - at < 8:
        at -= 1
    if word_at(lexemes, at) == "of" and word_at(lexemes, at - 1) in TIMES:  # "by the close of", "as of the evening of"
        at -= 3 if word_at(lexemes, at - 2) == "the" else 2
    pair = word_at(lexemes, at - 1), word_at(lexemes, at)
    if pair in {("as", "of"), ("as", "at"), ("up", "to")}:
        return at - 1
    if pair[1] == "as" and word_at(lexemes, at + 1) == "on":
        return at
    if pair[1] == "of" and pair[0] in ACCOUNTS:
        return next((at - back for back in (3, 4) if is_fronted(lexemes, at - back, {"in"})), None)
    return at if is_fronted(lexemes, at, {"by", "until"}) else None


def is_fronted(lexemes: Sequence[Lexeme], position: int, prepositions: Set[str]) -> bool:
    """Whether a sentence begins with one of some prepositions here."""
    return word_at(lexemes, position) in prepositions and starts_sentence(lexemes, position)


def runs_until_now(lexemes: Sequence[Lexeme], date: Placed) -> bool:
    """Whether what was counted until now follows: "Since October,", "So far this year,", "In the past day,"."""
    if not starts_sentence(lexemes, date.opening) or word_at(lexemes, date.end) != ",":
        return False
    words = [lexeme.lower for lexeme in lexemes[date.opening : date.end]]
    return (
        words[0] == "since"
        or words[:2] == ["so", "far"]
        or words[:3] in (["in", "the", "past"], ["over", "the", "past"])
    )


def starts_sentence(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether a word begins its sentence."""
    return position <= 0 or lexemes[position - 1].sentence != lexemes[position].sentence


def opens_clause(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether a word begins its sentence or a clause behind another one."""
    before = lexemes[position - 1].lower
    return starts_sentence(lexemes, position) or before in {";", ":", "“", '"', "and", "but", "while"}


def stated_date(
    lexemes: Sequence[Lexeme], draft: Draft, figures: Sequence[Draft], dates: Sequence[Placed]
) -> DateMention | None:
    """The date behind a figure in its phrase, or the one before it in its clause."""
    behind = next((date for date in dates if date.opening >= draft.last), None)
    if is_compared(lexemes, draft):
        near = behind is not None and behind.opening - draft.last < 3
        return behind.mention if behind and near and holds_behind(lexemes, draft, figures, behind) else None
    if behind and holds_behind(lexemes, draft, figures, behind) and suits(lexemes, draft, behind):
        return behind.mention
    ahead = next((date for date in reversed(dates) if date.end <= draft.first), None)
    if ahead and holds_ahead(lexemes, draft, ahead) and suits(lexemes, draft, ahead):
        return ahead.mention
    return None


def holds_behind(lexemes: Sequence[Lexeme], draft: Draft, figures: Sequence[Draft], date: Placed) -> bool:
    """Whether a date ends the phrase of a figure: "a 45% drop in sales in March"."""
    between = lexemes[draft.last : date.opening]
    if modifies_noun(lexemes, date) or len(between) > REACH or any(lexeme.lower in BREAKS for lexeme in between):
        return False
    if word_at(lexemes, date.opening) == "since" and any(
        lexeme.tag in {"JJS", "RBS"} or lexeme.lower in {"first", "not", "never", "record"}
        for lexeme in lexemes[max(0, draft.first - 6) : date.opening]
    ):
        return False
    others = [other for other in figures if draft.last <= other.first and other.last <= date.opening]
    if others:
        gap = lexemes[draft.last : others[0].first]
        return len(gap) <= 2 and all(lexeme.lower in {"and", "or", ",", "to"} for lexeme in gap)
    if any(lexeme.text in {",", "-"} for lexeme in between):
        return False
    if word_at(lexemes, date.opening) == "by" and tells_outcome(draft):
        return True  # "194 people fell ill by March 7"
    return counted_so(between) or not any(lexeme.tag in FINITE for lexeme in between)


def tells_outcome(draft: Draft) -> bool:
    """Whether it is told what happened to the counted: "people evacuated"."""
    return not (NOMINALISED | {"ill"}).isdisjoint(draft.counted.lower().split())


def counted_so(between: Sequence[Lexeme]) -> bool:
    """Whether a passive between a figure and its date tells how it was counted: "71,000 were counted in August"."""
    finite = [lexeme for lexeme in between if lexeme.tag in FINITE]
    counted = any(lexeme.tag == "VBN" and lexeme.lemma.lower() in SUMMED for lexeme in between)
    return counted and all(lexeme.lower in {"was", "were", "is", "are", "have", "has", "had"} for lexeme in finite)


def is_state_today(lexemes: Sequence[Lexeme], draft: Draft, date: Placed) -> bool:
    """Whether a figure is the subject of a present state: "Today 83,000 live in it"."""
    behind = lexemes[draft.last : draft.last + 2]
    present = any(lexeme.tag in {"VBP", "VBZ"} for lexeme in behind)
    return present and words(lexemes, date.first, date.end) == ["today"] and draft.first - date.end < 2


def holds_ahead(lexemes: Sequence[Lexeme], draft: Draft, date: Placed) -> bool:
    """Whether a date opens the clause of a figure or stands between its verb and it: "Last year it sold 4m"."""
    between = lexemes[date.end : draft.first]
    if is_level(lexemes, draft) and dates_move(lexemes, date) and len(between) <= 3 * REACH:
        return True
    if len(between) > 2 * REACH or any(lexeme.lower in BREAKS for lexeme in between):
        return False
    if any(lexeme.lemma.lower() in REPORTING and lexeme.tag in FINITE for lexeme in between):
        return False
    if opens_clause(lexemes, date.opening):
        return sum(lexeme.text == "," for lexeme in between) < 3
    if [lexeme.text for lexeme in between] == [","] and word_at(lexemes, draft.last) in MORE:
        return True
    if any(lexeme.text == "," for lexeme in between):
        return False
    said = lexemes[max(0, date.opening - 5) : date.opening]
    if any(lexeme.lemma.lower() in REPORTING and lexeme.tag.startswith("VB") for lexeme in said):
        return False
    before = lexemes[date.opening - 1]
    return before.pos in {"VERB", "AUX", "NOUN"} and before.lemma.lower() not in REPORTING and len(between) <= 3


def dates_move(lexemes: Sequence[Lexeme], date: Placed) -> bool:
    """Whether a day stands with the verb of a move: "fell sharply on Monday", "today dropped"."""
    if date.mention.granularity != "day" or word_at(lexemes, date.opening) in {"since", "until", "of"}:
        return False
    behind = lexemes[date.end : date.end + 2]
    around = [*lexemes[max(0, date.opening - 4) : date.opening], *(() if "," in {w.text for w in behind} else behind)]
    return any(
        lexeme.lemma.lower() in MOVES | STANDS
        and lexeme.pos == "VERB"
        and lexeme.sentence == lexemes[date.first].sentence
        for lexeme in around
    )


def modifies_noun(lexemes: Sequence[Lexeme], date: Placed) -> bool:
    """Whether a date only says which: "July's election", "in its December survey"."""
    if word_at(lexemes, date.end) in {"'", "’"} and word_at(lexemes, date.end + 1) == "s":
        return True
    determined = word_at(lexemes, date.first - 1) in {"the", "its", "their", "his", "her", "a", "an", "this", "that"}
    return determined and date.end < len(lexemes) and lexemes[date.end].pos == "NOUN"


def suits(lexemes: Sequence[Lexeme], draft: Draft, date: Placed) -> bool:
    """Whether a figure can hold for a date: a level for any; a sum for a month or longer, unless that is a deadline."""
    if is_level(lexemes, draft) or is_state_today(lexemes, draft, date):
        return True
    near = words_near(lexemes, draft, date)
    if word_at(lexemes, date.opening) == "by":
        # "60 mm of rain by Thursday"; not "must pay", "plans to hire"
        counted = not near.isdisjoint(SUMMED) or tells_outcome(draft)
        return near.isdisjoint({"must", "should", "to", "will", "would"}) and counted
    if date.mention.granularity not in COARSE or date.mention.value is None:
        return False
    return not near.isdisjoint(SUMMED | MEASURED | MOVES)


def words_near(lexemes: Sequence[Lexeme], draft: Draft, date: Placed) -> set[str]:
    """The words around a figure in its sentence, as lemmas in lower case."""
    sentence = lexemes[draft.first].sentence
    window = lexemes[
        max(0, draft.first - REACH) : max(draft.last + 8, date.opening if date.opening > draft.last else 0)
    ]
    return {lexeme.lemma.lower() for lexeme in window if lexeme.sentence == sentence}
