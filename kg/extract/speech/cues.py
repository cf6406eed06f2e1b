"""The lexicon of cues: which words report speech, belief, demand or intention, in which frames and how surely.

The tables are data beside this module: one row a lemma and stance, with its class and its frames. Frames:

    q quotation   t (that) clause   w whether/wh clause   i infinitive   o NP to-infinitive   g gerund   n nominal
    c NP and predicate ("call it a lie")   as NP as X   x-of/x-for/x-with/x-to NP of X ("accuse them of theft")
    to-o/with-o to NP to-infinitive ("appeal to them to come")   it-to it to NP that ("put it to him that")
    to-as to NP as X ("refer to it as")
    any other word is a preposition ("speak of")

A number after "=" is the share of that lemma's occurrences in that frame that readers marked as attributions, counted
on annotated news and smoothed towards the share of the lemma; without one it is the table's default.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args

from kg.model import Stance

_FOLDER = Path(__file__).parent
DEFAULT_PRIOR = 0.6
_STANCES = frozenset(get_args(Stance))


@dataclass(frozen=True, slots=True)
class Cue:
    """A lemma that reports with one stance; `frames` maps a frame to the share in which it does report."""

    lemma: str
    kind: str
    stance: Stance
    frames: dict[str, float]


def _load(name: str) -> dict[str, list[Cue]]:
    table: dict[str, list[Cue]] = {}
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        lemma, kind, stance, frames = line.split("\t")
        if stance not in _STANCES:
            raise AssertionError(f"{name}: {lemma}: stance {stance!r} is none of {sorted(_STANCES)}")
        table.setdefault(lemma, []).append(Cue(lemma, kind, cast("Stance", stance), _frames(frames)))
    return table


def _frames(column: str) -> dict[str, float]:
    frames: dict[str, float] = {}
    for item in column.split():
        frame, _, prior = item.partition("=")
        frames[frame] = float(prior) if prior else DEFAULT_PRIOR
    return frames


@lru_cache(maxsize=1)
def verb_cues() -> dict[str, list[Cue]]:
    """Verbs by lemma; phrasal verbs stand as "point out"."""
    return _load("cue_verbs.tsv")


@lru_cache(maxsize=1)
def reporting_verbs() -> frozenset[str]:
    """The verbs of the table without their particles."""
    return frozenset(lemma.split()[0] for lemma in verb_cues())


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, str]:
    """Every inflected form of the verbs in the table with its lemma: "denies" -> "deny", "told" -> "tell".

    The lexicon's own inflection, because a rule lemmatizer goes by the tag and the tag may be wrong.
    """
    forms: dict[str, str] = {}
    for lemma in verb_cues():
        head = lemma.split()[0]
        for form in (head, *_inflect(head)):
            forms.setdefault(form, head)
    return forms


_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "speak": "spoke spoken", "know": "knew known",
    "think": "thought", "find": "found", "feel": "felt", "hear": "heard", "read": "read", "put": "put",
    "see": "saw seen", "hold": "held", "swear": "swore sworn", "understand": "understood", "seek": "sought",
    "mean": "meant", "set": "set", "rule out": "ruled", "forget": "forgot forgotten",
    "foresee": "foresaw foreseen", "lay": "laid", "beseech": "besought", "blow": "blew blown", "shoot": "shot",
    "sing": "sang sung", "spell": "spelt spelled", "begin": "began begun", "forecast": "forecast forecasted",
    "dream": "dreamt dreamed", "learn": "learnt learned", "go": "went gone", "broadcast": "broadcast",
    "wave": "waved", "undertake": "undertook undertaken", "shake": "shook shaken", "give": "gave given",
    "forbid": "forbade forbidden",
}  # fmt: skip
_DOUBLING = {
    "plan", "refer", "submit", "admit", "rebut", "quip", "slam", "pan", "pin", "chat", "rub", "concur", "infer",
    "commit", "blab", "brag", "dub", "flag", "hint-", "nod", "permit", "regret", "rip", "scan", "stop", "tip", "vow-",
}  # fmt: skip


def _inflect(verb: str) -> list[str]:
    """Third person, past, participle and gerund of an English verb."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        stem, third = verb[:-1] + "i", verb[:-1] + "ies"
    else:
        stem, third = verb, verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if verb in _DOUBLING:
        past, gerund = verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    elif verb.endswith("e"):
        past, gerund = verb + "d", (verb[:-1] if not verb.endswith("ee") else verb) + "ing"
    else:
        past, gerund = stem + "ed", verb + "ing"
    irregular = _IRREGULAR.get(verb, "").split()
    return [third, gerund, *(irregular or [past])]


@lru_cache(maxsize=1)
def noun_cues() -> dict[str, list[Cue]]:
    """Nouns by lemma ("claim", "denial")."""
    return _load("cue_nouns.tsv")


@lru_cache(maxsize=1)
def adjective_cues() -> dict[str, list[Cue]]:
    """Predicative adjectives by lemma ("adamant", "confident")."""
    return _load("cue_adjectives.tsv")


def best_cue(cues: list[Cue], frame: str) -> tuple[Cue, float] | None:
    """The reading of a lemma that has the frame, with its prior; the surer one if several have it."""
    fitting = [(cue, cue.frames[frame]) for cue in cues if frame in cue.frames]
    return max(fitting, key=lambda pair: pair[1], default=None)
