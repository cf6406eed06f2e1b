"""The lexicon of cues: which words report speech, belief, demand or intention, in which frames and how surely.

The tables are data beside this module: one row a lemma and stance, with its class and its frames. Frames:

    q quotation   t (that) clause   w whether/wh clause   i infinitive   o NP to-infinitive   g gerund   n nominal
    c NP and predicate ("call it a lie")   as NP as X   x-of/x-for/x-with/x-to NP of X ("accuse them of theft")
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
        table.setdefault(lemma, []).append(Cue(lemma, kind, cast(Stance, stance), _frames(frames)))
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
