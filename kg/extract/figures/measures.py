"""Symbols of measure behind a number: "30GB", "500 km", "13\"".

Not handled: names of measures, which are counted nouns; compound units.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.figures.lexemes import Lexeme, word_at
from kg.extract.figures.number_words import Number

MEASURES: dict[str, str] = {
    "km": "km", "kms": "km", "kg": "kg", "kgs": "kg", "mm": "mm", "cm": "cm", "m": "m", "g": "g", "mg": "mg",
    "ml": "ml", "l": "l", "gb": "GB", "mb": "MB", "tb": "TB", "kb": "KB", "ghz": "GHz", "mhz": "MHz", "hz": "Hz",
    "mw": "MW", "gw": "GW", "kw": "kW", "kwh": "kWh", "mwh": "MWh", "db": "decibel", "lb": "lb", "lbs": "lb",
    "oz": "oz", "ft": "foot", "in": "inch", "mph": "mph", "kph": "km/h", "kmh": "km/h", "ha": "hectare", "mm2": "mm2",
    "km2": "km2", "sq": "sq", "°c": "°C", "hrs": "hour", "mins": "minute", "secs": "second", "bps": "basis point",
    "bpd": "barrel", "mt": "tonne", "rpm": "rpm", "hp": "hp",
}  # fmt: skip
SIDES: dict[str, str] = {
    "km": "kilometre", "m": "metre", "mile": "mile", "miles": "mile", "mi": "mile", "ft": "foot", "feet": "foot",
    "foot": "foot", "metres": "metre", "meters": "meter", "yards": "yard", "kilometres": "kilometre",
    "kilometers": "kilometer",
}  # fmt: skip
DASHES = frozenset({"-", "–", "—", "‐", "‑", "~"})


def read_measure(lexemes: Sequence[Lexeme], number: Number) -> tuple[str, int] | None:
    """A symbol of measure behind a number: "30GB", "500 km", "13\"": (unit, position behind).

    A single letter must be grown together with the number, and a capital is none: "3G" is a name.
    """
    at = number.last
    hyphen = lexemes[at].text in DASHES and lexemes[at].glued and at + 1 < len(lexemes)
    word = lexemes[at + 1] if hyphen else lexemes[at]
    if word.text == "C" and word.glued and any("temperature" in near.lower for near in lexemes[max(0, at - 14) : at]):
        return "°C", at + 1
    if word.text == "°":
        scale = lexemes[at + 1] if at + 1 < len(lexemes) else None
        told = scale is not None and scale.text in {"C", "F"}
        if not told and at > 1 and lexemes[at - 2].text[0].isupper():
            return None  # a firm called "Care 360°"
        return (f"°{scale.text}", at + 2) if scale is not None and told else ("degree", at + 1)
    if word.lower == "sq" and not hyphen:
        side = at + 2 if word_at(lexemes, at + 1) in DASHES else at + 1
        if word_at(lexemes, side) in SIDES:
            return f"square {SIDES[word_at(lexemes, side)]}", side + 1
    lone = word.lower in {"in", "m", "g", "l", "sq", "mt"} and not word.glued and not hyphen
    if word.lower in MEASURES and not lone and not (len(word.text) == 1 and word.text.isupper()):
        return (MEASURES[word.lower], at + 1 + hyphen) if word.glued or not number.spelled else None
    if word.lower == "in" and word_at(lexemes, at + 1) in {"(", "thick", "tall", "wide", "long", "high", "deep"}:
        return "inch", at + 1
    if not word.glued or lexemes[at - 1].kind != "number":
        return None
    if word.text in {'"', "″"} and _is_inch(lexemes, at):
        return "inch", at + 1
    return ("inch", at + 2) if word.text == "'" and word_at(lexemes, at + 1) == "'" and lexemes[at + 1].glued else None


def _is_inch(lexemes: Sequence[Lexeme], position: int) -> bool:
    """Whether a double quotation mark behind a number is the inch sign: no quotation is open in its paragraph."""
    at, opened = position - 1, 0
    while at >= 0 and lexemes[at].paragraph == lexemes[position].paragraph:
        opened += lexemes[at].text in {'"', "“"}
        at -= 1
    return opened % 2 == 0
