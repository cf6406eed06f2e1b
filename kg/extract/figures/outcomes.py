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
TAKING = frozenset({"claim", "take", "cost"})
CUTS = frozenset({"cut", "shed", "axe", "slash", "eliminate", "scrap", "lose"})
# what stands between a subject and the words that tell what happened to it
PASSED = frozenset({
    "who", "that", "have", "has", "had", "been", "be", "being", "was", "were", "is", "are", "would", "will", "also",
    "still", "since", "already", "now", "later", "all", "so", "far", "did",
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
_SEEN = r"(?:heard from|accounted for|found|located|traced)\b"
_LETTERS = r"(?:redundancy|retrenchment|termination|dismissal) (?:notices|letters)\b"
_THEIR = r"(?:their|his|her|its)"
# outcome, the word that opens the idiom (verbs as lemmas), the words behind it without the counted
_TABLE = (
    ("arrested", "take", rf"(?:in)?to {_HELD}"),
    ("arrested", "place put", r"under arrest\b"),
    ("arrested", "under", r"arrest\b"),
    ("arrested", "round", r"up\b"),
    ("arrested", "haul", r"in\b"),
    ("arrested", "nab", ""),
    ("arrested", "end", rf"up in {_HELD}"),
    ("arrested", "lead", r"away in handcuffs\b"),
    ("arrested", "pick", rf"up {_OFFICERS}"),
    ("freed", "set walk", r"free\b"),
    ("freed", "walk", rf"out of {_JAIL}"),
    ("freed", "discharge", rf"from {_JAIL}"),
    ("freed", "let", rf"out of {_JAIL}"),
    ("freed", "free", r"again\b"),
    ("freed", "give regain recover", rf"(?:{_THEIR} )?(?:freedom|liberty)\b"),
    ("evacuated", "move bring take lead relocate transfer escort ferry", rf"to {_SAFE}"),
    ("evacuated", "move bring take", r"out of (?:the |their )?(?:\w+ )?(?:danger|area|zone|homes?|houses)\b"),
    ("evacuated", "force", r"to evacuate\b"),
    ("displaced", "drive force chase", rf"(?:out of|from) {_THEIR} homes\b"),
    ("displaced", "force oblige", rf"to (?:flee|leave) {_THEIR} homes\b"),
    ("displaced", "flee", rf"{_THEIR} homes\b"),
    ("displaced", "make leave", r"homeless\b"),
    ("injured", "suffer sustain receive nurse incur", _HURT),
    ("dead", "confirm pronounce declare find", r"dead\b"),
    ("dead", "meet", rf"{_THEIR} (?:deaths?|ends?)\b"),
    ("dead", "pass", r"away\b"),
    ("dead", "not", r"survive\b"),
    ("dead", "lose", rf"{_THEIR} li(?:ves|fe)\b"),
    ("dead", "succumb", rf"to (?:(?:the|{_THEIR}) )?(?:injuries|wounds|burns)\b"),
    ("missing", "list report record register declare", r"(?:as )?missing\b"),
    ("missing", "remain go", r"missing\b"),
    ("missing", "missing", ""),
    ("missing", "unaccounted", r"for\b"),
    ("missing", "remain", r"unaccounted for\b"),
    ("missing", "not", rf"(?:yet )?been {_SEEN}"),
    ("missing", "yet remain", rf"to be {_SEEN}"),
    ("infected", "test", r"positive\b"),
    ("infected", "contract catch", _DISEASE),
    ("ill", "fall become take", r"(?:ill|sick)\b"),
    ("ill", "ill sick", r"(?!of\b)"),
    ("ill", "sicken", ""),
    ("ill", "come", r"down with\b"),
    ("laid-off", "make declare", r"redundant\b"),
    ("laid-off", "retrench", ""),
    ("laid-off", "lay", r"off\b"),
    ("laid-off", "lose", rf"{_THEIR} (?:jobs|posts)\b"),
    ("laid-off", "hand give issue send", _LETTERS),
)
_IDIOMS: dict[str, list[tuple[re.Pattern[str], str]]] = {}
for _outcome, _openers, _rest_of in _TABLE:
    for _opener in _openers.split():
        _IDIOMS.setdefault(_opener, []).append((re.compile(_rest_of), _outcome))
_WHEREABOUTS = re.compile(r"(?:remain )?(?:unknown|unclear|not known)\b")


def read_outcome(lexemes: Sequence[Lexeme], draft: Draft) -> str:
    """The word for what happened to the counted people or jobs; "" where no idiom tells it."""
    end = draft.noun.last if draft.noun is not None else draft.quantity.last
    if not (is_personal(draft.unit) or draft.unit in JOBS | WORKERS | {"life"}):
        return ""
    if draft.unit not in JOBS and _is_state(lexemes, end):
        return word_at(lexemes, end)
    at = end
    while at < end + REACH and word_at(lexemes, at) in PASSED:
        at += 1
    before = _verb_before(lexemes, draft)
    if draft.unit == "life":
        return "lost" if before[0] in TAKING else ""
    opening = lexemes[at] if at < len(lexemes) and lexemes[at].sentence == lexemes[draft.first].sentence else None
    if draft.unit in JOBS:
        return "cut" if CUTS & ({before[0]} | (set() if opening is None else _lemmas(opening))) else ""
    if word_at(lexemes, draft.first - 1) == "of" and word_at(lexemes, draft.first - 2) in {"whereabouts", "fate"}:
        return "missing" if _WHEREABOUTS.match(_words(lexemes, at, draft)) else ""
    if [word_at(lexemes, draft.first - back) for back in (3, 2, 1)] == ["no", "trace", "of"]:
        return "missing"
    behind = _words(lexemes, at + 1, draft)
    if draft.unit in WORKERS and opening is not None and opening.lower == "let" and behind.startswith("go"):
        return "laid-off"
    openers = [] if opening is None else [(opener, behind) for opener in sorted(_lemmas(opening))]
    openers.append((before[0], f"{before[1]} {_words(lexemes, end, draft)}".strip()))
    for opener, rest in openers:
        for idiom, outcome in _IDIOMS.get(opener, ()):
            if idiom.match(rest):
                return outcome
    return ""


def _is_state(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether a state stands right behind the counted noun: "left 19 people dead", not "people missing their homes"."""
    if word_at(lexemes, at) not in STATES or at + 1 >= len(lexemes):
        return False
    if lexemes[at].paragraph != lexemes[at - 1].paragraph:
        return False  # the next item of a list
    return lexemes[at + 1].sentence != lexemes[at].sentence or lexemes[at + 1].tag not in OPENS_OBJECT


def _words(lexemes: Sequence[Lexeme], at: int, draft: Draft) -> str:
    """The words from a position on, as far as the sentence goes."""
    sentence = lexemes[draft.first].sentence
    return " ".join(lexeme.lower for lexeme in lexemes[at : at + REACH] if lexeme.sentence == sentence)


def _lemmas(lexeme: Lexeme) -> set[str]:
    """The lemmas that a word may have; a participle that is taken for an adjective has not that of its verb."""
    word = lexeme.lower
    stems = {word.removesuffix("ed"), word.removesuffix("d"), word.removesuffix("ing"), word.removesuffix("ing") + "e"}
    return {word, lexeme.lemma.lower()} | stems


def _verb_before(lexemes: Sequence[Lexeme], draft: Draft) -> tuple[str, str]:
    """The lemma of the verb whose object a figure is, and its particle: "rounded up 43 people"."""
    at = draft.first - 1
    particle = word_at(lexemes, at) if word_at(lexemes, at) in {"up", "in", "off", "out"} else ""
    at -= bool(particle)
    if at < 0 or not lexemes[at].tag.startswith("VB") or lexemes[at].sentence != lexemes[draft.first].sentence:
        return "", ""
    return lexemes[at].lemma.lower(), particle
