"""What happened to those who are counted, where several words say it: "taken into custody", "left 19 people dead".

One word stands for each: arrested, freed, evacuated, displaced, injured, dead, missing, infected, ill, laid-off, cut.
Not handled: what counts fewer than the word would say (people treated or kept in hospital, seriously hurt ones) and
what only may have come about ("feared dead").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.figures.counted import STATES
from kg.extract.figures.draft import Draft
from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.noun_forms import is_personal

JOBS = frozenset({"job", "post", "position", "role"})
WORKERS = frozenset({"worker", "employee", "staff", "staffer"})
CUTS = frozenset({"cut", "shed", "axe", "slash", "eliminate", "scrap", "lose"})
# what stands between a subject and the words that tell what happened to it
PASSED = frozenset({
    "who", "that", "have", "has", "had", "been", "be", "being", "was", "were", "is", "are", "would", "will", "also",
    "still", "since", "already", "now", "later", "all", "so", "far",
})  # fmt: skip
OPENS_OBJECT = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "CD"})
REACH = 9
_HELD = r"(?:police |military |army |state )?custody"
_JAIL = r"(?:[\w’'-]+ ){0,3}(?:prison|jail|custody|detention|captivity)\b"
_GROUND = r"(?:safer|higher) (?:ground|areas?|places?|locations?)\b"
_SAFE = rf"(?:\w+ )?(?:safety\b|{_GROUND}|(?:\w+ )?(?:camps?|shelters?|centres?)\b)"
_HURT = r"(?:(?:various|multiple|bodily|varying|degrees|of) )*(?:injuries|wounds)\b"
_ILLNESS = r"disease|virus|infection|illness"
_DISEASE = rf"(?:the |an? )?(?:(?:\w+ )?(?:{_ILLNESS})|\w+(?:itis|osis|pox|ola|era|aria|flu|asles))\b"
_OFFICERS = r"by (?:the )?(?:\w+ )?(?:police|officers|soldiers|troops|agents|gendarmes|security|authorities)\b"
_LETTERS = r"(?:redundancy|retrenchment|termination|dismissal) (?:notices|letters)\b"
_THEIR = r"(?:their|his|her|its)"
# the lemma of the verb, then the words as they stand, without the counted: "take into custody"
_IDIOMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile("|".join(patterns)), outcome)
    for outcome, *patterns in (
        ("arrested", rf"take (?:in)?to {_HELD}", r"(?:place |put )?under arrest\b", r"round up\b", r"haul in\b",
         r"nab\b", rf"pick up {_OFFICERS}"),
        ("freed", r"(?:set|walk) free\b", rf"(?:walk out of|discharge from) {_JAIL}",
         rf"(?:give|regain|recover) (?:{_THEIR} )?(?:freedom|liberty)\b"),
        ("evacuated", rf"(?:move|bring|take|lead|relocate|transfer|escort|ferry) to {_SAFE}"),
        ("displaced", rf"(?:drive|force|chase) (?:out of|from) {_THEIR} homes\b", r"(?:make|leave) homeless\b",
         rf"(?:force|oblige) to (?:flee|leave) {_THEIR} homes\b", rf"flee {_THEIR} homes\b"),
        ("injured", rf"(?:suffer|sustain|receive|nurse|incur) {_HURT}"),
        ("dead", r"(?:confirm|pronounce|declare|find) dead\b", rf"meet {_THEIR} (?:deaths?|ends?)\b", r"pass away\b",
         rf"lose {_THEIR} li(?:ves|fe)\b", rf"succumb to (?:(?:the|{_THEIR}) )?(?:injuries|wounds|burns)\b"),
        ("missing", r"(?:list|report|record|register|declare) (?:as )?missing\b", r"(?:remain |go )?missing\b",
         r"(?:remain )?unaccounted for\b", r"not (?:yet )?been (?:heard from|accounted for|found|located|traced)\b",
         r"(?:yet|remain) to be (?:traced|found|located|accounted for)\b"),
        ("infected", r"test positive\b", rf"(?:contract|catch) {_DISEASE}"),
        ("ill", r"(?:fall|become|take) (?:ill|sick)\b", r"(?:ill|sick)\b(?! of)", r"sicken\b", r"come down with\b"),
        ("laid-off", r"(?:make|declare) redundant\b", r"retrench\b", r"lay off\b", rf"lose {_THEIR} (?:jobs|posts)\b",
         rf"(?:hand|give|issue|send) {_LETTERS}"),
    )
)  # fmt: skip
_WHEREABOUTS = re.compile(r"(?:remain )?(?:unknown|unclear|not known)\b")


def read_outcome(lexemes: Sequence[Lexeme], draft: Draft) -> str:
    """The word for what happened to the counted people or jobs; "" where no idiom tells it."""
    end = draft.noun.last if draft.noun is not None else draft.quantity.last
    if not (is_personal(draft.unit) or draft.unit in JOBS | WORKERS):
        return ""
    if draft.unit not in JOBS and _is_state(lexemes, end):
        return word_at(lexemes, end)
    at = end
    while at < end + REACH and word_at(lexemes, at) in PASSED:
        at += 1
    behind = _words(lexemes, at, draft)
    before = _verb_before(lexemes, draft)
    if draft.unit in JOBS:
        return "cut" if CUTS & {before, behind.partition(" ")[0]} else ""
    active = f"{before} {' '.join(lexeme.lower for lexeme in _rest(lexemes, end, draft))}" if before else ""
    if draft.unit in WORKERS and re.match(r"let go\b", behind):
        return "laid-off"
    if word_at(lexemes, draft.first - 1) == "of" and word_at(lexemes, draft.first - 2) in {"whereabouts", "fate"}:
        return "missing" if _WHEREABOUTS.match(behind) else ""
    for words in (behind, active):
        for idiom, outcome in _IDIOMS:
            if words and idiom.match(words):
                return outcome
    return ""


def _is_state(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether a state stands right behind the counted noun: "left 19 people dead", not "people missing their homes"."""
    if word_at(lexemes, at) not in STATES or at + 1 >= len(lexemes):
        return False
    return lexemes[at + 1].sentence != lexemes[at].sentence or lexemes[at + 1].tag not in OPENS_OBJECT


def _rest(lexemes: Sequence[Lexeme], at: int, draft: Draft) -> list[Lexeme]:
    sentence = lexemes[draft.first].sentence
    return [lexeme for lexeme in lexemes[at : at + REACH] if lexeme.sentence == sentence]


def _words(lexemes: Sequence[Lexeme], at: int, draft: Draft) -> str:
    """The words from a position on, the first of them as its lemma."""
    rest = _rest(lexemes, at, draft)
    if not rest:
        return ""
    first = rest[0].lemma.lower() if rest[0].tag.startswith("VB") else rest[0].lower
    return " ".join([first, *(lexeme.lower for lexeme in rest[1:])])


def _verb_before(lexemes: Sequence[Lexeme], draft: Draft) -> str:
    """The lemma of the verb whose object a figure is, with its particle: "rounded up 43 people"."""
    at = draft.first - 1
    particle = word_at(lexemes, at) if word_at(lexemes, at) in {"up", "in", "off", "out"} else ""
    at -= bool(particle)
    if at < 0 or not lexemes[at].tag.startswith("VB") or lexemes[at].sentence != lexemes[draft.first].sentence:
        return ""
    return f"{lexemes[at].lemma.lower()} {particle}".strip()
