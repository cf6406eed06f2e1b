"""Lays out rows for a terminal: as a table where the columns fit, else as one block a row.

Texts come from strangers: control characters and marks that reverse the reading direction are shown as escapes, so that
no text can move the cursor, colour the screen or seem to stand in another cell. Columns without any value, columns that
hold only identifiers of the graph, and columns for which there is no room are named in the last line; the other formats
have them.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.query.results import Result, Row, Term, is_number, python_value

_GAP = "  "
_MIN_TEXT = 16
_LONGEST_WORD = 40
_MAX_LINES = 8
_KEPT_FORMAT_CHARACTERS = "\u200c\u200d"  # joiners: Persian, Indic scripts and emoji are written with them


def table_text(result: Result, width: int) -> str:
    """The rows as lines of at most `width` columns, unless not even one word of each column fits.

    Where not all columns fit, those of `result.narrow` are shown alone.
    """
    filled = [index for index, _ in enumerate(result.variables) if _is_shown(result.rows, index)]
    if not result.rows or not filled:
        return ""
    shown, lines = filled, _fitted(result, filled, width)
    narrow = sorted(
        (index for index in filled if result.variables[index] in result.narrow),
        key=lambda index: result.narrow.index(result.variables[index]),
    )
    if lines is None and narrow:
        shown, lines = narrow, _fitted(result, narrow, width)
    if lines is None:
        shown, lines = filled, _blocks(*_written(result, filled), width)
    hidden = [name for index, name in enumerate(result.variables) if index not in shown]
    if hidden:
        lines += ["", *_wrap(f"(not shown: {', '.join(hidden)}; -f csv has all columns)", width)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _written(result: Result, shown: list[int]) -> tuple[list[str], list[list[str]]]:
    """Names and cells of the shown columns."""
    return [result.variables[index] for index in shown], [
        [cell_text(row[index]) for index in shown] for row in result.rows
    ]


def _fitted(result: Result, shown: list[int], width: int) -> list[str] | None:
    """The table of the shown columns, None where they do not fit."""
    names, cells = _written(result, shown)
    numeric = [all(row[index] is None or is_number(row[index]) for row in result.rows) for index in shown]
    widths = _widths(names, cells, numeric, width)
    return None if widths is None else _table(names, cells, numeric, widths)


def cell_text(term: Term | None) -> str:
    """A term as one line without anything that a terminal would obey."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        for prefix, start in _prefixes().items():
            if re.fullmatch(r"[\w-]+", term.value.removeprefix(start)) and term.value.startswith(start):
                return f"{prefix}:{term.value.removeprefix(start)}"
    value = python_value(term)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return "".join(_safe(sign) for sign in " ".join(text.split()))


@functools.cache
def _prefixes() -> dict[str, str]:
    from kg.vocab import PREFIXES  # brings rdflib, which `kg --help` can do without

    return PREFIXES


def _safe(sign: str) -> str:
    if sign in _KEPT_FORMAT_CHARACTERS or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}:
        return sign
    return sign.encode("unicode_escape").decode("ascii")


def _is_shown(rows: Sequence[Row], index: int) -> bool:
    terms = [row[index] for row in rows if row[index] is not None]
    return bool(terms) and not all(isinstance(term, NamedNode) and _is_identifier(term.value) for term in terms)


def _is_identifier(iri: str) -> bool:
    """IRIs that Hearsay made from hashes: nothing in them can be read."""
    return re.search(r"/(article|graph|work|actor|event)/[0-9a-f]{20}", iri) is not None


def _widths(names: list[str], cells: list[list[str]], numeric: list[bool], width: int) -> list[int] | None:
    """Column widths that fit, the widest texts giving way first; None where they cannot fit."""
    natural = [max(cell_width(name), *(cell_width(row[index]) for row in cells)) for index, name in enumerate(names)]
    least = [
        wide if is_figure else min(wide, max(_MIN_TEXT, cell_width(name), min(_LONGEST_WORD, word)))
        for name, wide, is_figure, word in zip(names, natural, numeric, _longest_words(cells), strict=True)
    ]
    room = width - len(_GAP) * (len(names) - 1)
    if sum(natural) <= room:
        return natural
    if sum(least) > room:
        return None
    cap = max(natural)
    while sum(max(low, min(wide, cap)) for low, wide in zip(least, natural, strict=True)) > room:
        cap -= 1
    return [max(low, min(wide, cap)) for low, wide in zip(least, natural, strict=True)]


def _longest_words(cells: list[list[str]]) -> list[int]:
    """For each column the width of its longest word: addresses are not torn apart as long as blocks are possible."""
    return [max(cell_width(word) for cell in column for word in cell.split(" ")) for column in zip(*cells, strict=True)]


def _table(names: list[str], cells: list[list[str]], numeric: list[bool], widths: list[int]) -> list[str]:
    lines = [_line(names, numeric, widths), _GAP.join("-" * wide for wide in widths)]
    for row in cells:
        wrapped = [_clipped(_wrap(cell, wide)) for cell, wide in zip(row, widths, strict=True)]
        height = max(len(part) for part in wrapped)
        for index in range(height):
            parts = [part[index] if index < len(part) else "" for part in wrapped]
            lines.append(_line(parts, numeric, widths))
    return lines


def _line(parts: list[str], numeric: list[bool], widths: list[int]) -> str:
    padded = []
    for part, is_figure, wide in zip(parts, numeric, widths, strict=True):
        blank = " " * (wide - cell_width(part))
        padded.append(blank + part if is_figure else part + blank)
    return _GAP.join(padded)


def _blocks(names: list[str], cells: list[list[str]], width: int) -> list[str]:
    """One block a row, a line a filled column."""
    indent = max(cell_width(name) for name in names) + len(_GAP)
    room = max(width - indent, _MIN_TEXT)
    lines: list[str] = []
    for row in cells:
        if lines:
            lines.append("")
        for name, cell in zip(names, row, strict=True):
            for index, part in enumerate(_clipped(_wrap(cell, room)) if cell else []):
                lines.append((name if index == 0 else "").ljust(indent) + part)
    return lines


def _clipped(lines: list[str]) -> list[str]:
    return lines if len(lines) <= _MAX_LINES else [*lines[: _MAX_LINES - 1], "…"]


def _wrap(text: str, width: int) -> list[str]:
    """Break at blanks, and inside words that are too long for a line."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cell_width(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = ""
        for sign in word:
            if line and cell_width(line + sign) > width:
                lines.append(line)
                line = ""
            line += sign
    return [*lines, line] if line or not lines else lines


def cell_width(text: str) -> int:
    """Columns that a text takes in a terminal: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) or sign in _KEPT_FORMAT_CHARACTERS
        else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )  # fmt: skip
