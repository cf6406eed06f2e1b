"""An attribution in the making: what a rule found, before stance, nesting and slots are settled."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Mode, Span, Stance


@dataclass(slots=True)
class Draft:
    """What one extraction rule found; spans are characters, `cue_token` and `source_head` are token indexes.

    `passed_on_by` is the cue token of the attribution that passes this one on with the same content.
    """

    rule: str
    stance: Stance
    confidence: float
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue_token: int | None = None
    source_head: int | None = None
    missing: str | None = None
    addressee: Span | None = None
    mode: Mode | None = None
    kind: str = "say"
    passed_on_by: int | None = None
