"""Pairs quotation marks: all Unicode kinds, nested, left open, re-opened in each paragraph.

An apostrophe, an inch sign and an elision ('em, '90s) open nothing. Whether a pair of marks encloses speech, a title or
a scare quote is not decided here (see quotations.py). Never raises: a mark without a partner ends with its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CLOSERS = {
    "“": "”", "„": "“”‟", "‟": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "「": "」", "『": "』", "《": "》",
    "〝": "〞", '"': '"', "＂": "＂", "``": "''", "''": "''", "‘": "’", "‚": "‘’", "'": "'", "”": "”", "`": "'",
}  # fmt: skip
SINGLE = {"‘", "‚", "'", "`"}
_MARK = re.compile(r"``|(?<=\S)'(?=''(?:\s|$))|''|[\"“”„‟«»‹›「」『』《》〝〞＂‘’‚'`]")
_ELISION = re.compile(
    r"['‘’](?:\d0s\b|\d\ds?\b|(?:em|til|cause|tis|twas|bout|round|n|nuff|cos|cuz|s|t|re|ve|ll|d|m)\b)", re.IGNORECASE
)
# Where a quotation that lacks its closing mark gives way to its cue: ", said Ana Ruiz", ". She said".
_REPORTING = re.compile(
    r"[,.!?] ?(?:(?:he|she|they|He|She|They|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}) )?"
    r"(?:said|says|told|added|adds|asked|explained|insisted|warned|replied|answered|recalled)\b"
)
_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*\n")
_CUED = re.compile(r" ?(?:said|says|told|added|adds|asked|explained|insisted|warned|replied|answered|recalled)\b")
# A quotation that goes on with a sentence of the article, in small letters, ends with it where its mark is missing.
_SENTENCE_END = re.compile(r"[.!?](?=\s)")
_PARAGRAPH_LIMIT = 12
# So many marks are looked at for a partner; no article quotes deeper or longer, hostile text does.
_LOOKAHEAD = 200
_DEEPEST = 3
_SENTENCE_STOP = ".!?,…"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Text between marks: `start`/`end` with the marks, `inner_start`/`inner_end` without them.

    `depth` is 0 for the outermost; `continues` is the index of the quotation that a re-opened mark goes on with.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    depth: int
    continues: int | None = None


def find_quoted(text: str) -> list[Quoted]:
    """All pairs of quotation marks in text order, nested ones after the pair that holds them."""
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text) if not _is_apostrophe(text, m.start(), m.group())]
    found: list[Quoted] = []
    _pair(text, marks, (0, len(marks)), len(text), 0, found)
    found.sort(key=lambda quoted: (quoted.start, -quoted.end))
    return _link_continuations(text, found)


def _pair(
    text: str, marks: list[tuple[int, str]], bounds: tuple[int, int], high: int, depth: int, found: list[Quoted]
) -> None:
    """Pair the marks whose indexes lie in bounds; what a pair holds is paired a level deeper."""
    i, stop = bounds
    while i < stop:
        position, mark = marks[i]
        if not _may_open(text, position, mark):
            i += 1
            continue
        partner = _partner(text, marks, (i, stop), high)
        if partner is None:
            if depth or (mark in SINGLE and not _opens_utterance(text, position, mark)):
                i += 1
                continue
            end = _open_end(text, marks, (i, stop), high)
            inner = position + len(mark)
            after = next((j for j in range(i + 1, stop) if marks[j][0] >= end), stop)
            if end > inner:
                found.append(Quoted(position, end, inner, end, False, depth))
                _pair(text, marks, (i + 1, after), end, depth + 1, found)
            i = after
            continue
        close, close_mark = marks[partner]
        inner = position + len(mark)
        if close > inner:
            found.append(Quoted(position, close + len(close_mark), inner, close, True, depth))
            if depth < _DEEPEST and partner - i > 1:
                _pair(text, marks, (i + 1, partner), close, depth + 1, found)
        i = partner + 1


def _partner(text: str, marks: list[tuple[int, str]], bounds: tuple[int, int], high: int) -> int | None:
    """Index of the mark that closes the first one in bounds; None if it is left open or re-opened later."""
    opener, stop = bounds
    position, mark = marks[opener]
    closers = (CLOSERS[mark],) if len(mark) == 2 else tuple(CLOSERS[mark])  # "'" is no part of "''"
    limit = _reach(text, position, high, single=mark in SINGLE)
    level = curly = 0
    for j in range(opener + 1, min(stop, opener + _LOOKAHEAD)):
        at, other = marks[j]
        if at >= limit:
            return None
        if mark == '"' and other in {"“", "”"}:  # a straight mark closed by a curly one
            if other == "”" and not curly:
                return j
            curly += 1 if other == "“" else -1
            continue
        if other == mark and other not in closers:  # a directional mark opened again
            if _starts_paragraph(text, at):
                return None
            level += 1
        elif other in closers or (mark == "“" and other == '"' and _may_close(text, at, other)):
            if mark in closers and _starts_paragraph(text, at) and _may_open(text, at, other):
                return None
            if not _may_close(text, at, other):
                if mark in SINGLE or not _may_open(text, at, other):
                    continue
                return None if level == 0 and closers[0] == mark else j
            if level:
                level -= 1
                continue
            return None if _belongs_to_next(text, position, at + len(other)) else j
    return None


def _belongs_to_next(text: str, opened: int, closed: int) -> bool:
    """Whether a mark closes a later quotation, whose cue follows: the first has words before it and ends unmarked.

    "The memo says “nine lorries were sent.", an empty line, "We get half,” said Ana Ruiz".
    """
    before = text[text.rfind("\n", 0, opened) + 1 : opened]
    return bool(before.strip() and _BLANK_LINE.search(text, opened, closed) and _CUED.match(text, closed))


def _reach(text: str, position: int, high: int, *, single: bool) -> int:
    """How far a closing mark is looked for: its line for single marks, a dozen lines for double ones."""
    end = position
    for _ in range(1 if single else _PARAGRAPH_LIMIT):
        end = text.find("\n", end + 1, high)
        if end < 0:
            return high
    return end


def _open_end(text: str, marks: list[tuple[int, str]], bounds: tuple[int, int], high: int) -> int:
    """Where a quotation without closing mark ends: before its cue, the next opening or the paragraph's end."""
    opener, stop = bounds
    position, mark = marks[opener]
    end = text.find("\n", position, high)
    end = high if end < 0 else end
    for at, other in marks[opener + 1 : min(stop, opener + _LOOKAHEAD)]:
        if at >= end:
            break
        if other == mark:
            cut = max(text.rfind(stop, position, at) for stop in _SENTENCE_STOP)
            end = cut + 1 if cut > position else at
            break
    begun = text[text.rfind("\n", 0, position) + 1 : position].strip()
    if begun[-1:].isalpha() and text[position + len(mark) : position + len(mark) + 1].islower():
        closing = _SENTENCE_END.search(text, position, end)
        end = closing.end() if closing else end
    reported = _REPORTING.search(text, position, end)
    if reported:
        end = reported.start() + 1
    while end > position + len(mark) and text[end - 1].isspace():
        end -= 1
    return end


def _is_apostrophe(text: str, at: int, mark: str) -> bool:
    """Whether a single mark is an apostrophe, a prime or an elision."""
    before = text[at - 1] if at else " "
    after = text[at + len(mark)] if at + len(mark) < len(text) else " "
    if mark in {"'", "’", "‘", "`"}:
        if before.isalnum() and after.isalnum():
            return True
        if _ELISION.match(text, at) and (before.isspace() or before.isalnum()):
            return True
        return bool(mark != "`" and before.isdigit() and not after.isalnum())
    return mark == '"' and before.isdigit() and not _opened_before(text, at)


def _opened_before(text: str, at: int) -> bool:
    """Whether a straight mark stands open before the offset in its line (then the next one closes it)."""
    line = text.rfind("\n", 0, at) + 1
    return text.count('"', line, at) % 2 == 1


def _starts_paragraph(text: str, at: int) -> bool:
    line = text.rfind("\n", 0, at) + 1
    return at > 0 and line > 0 and not text[line:at].strip()


def _may_open(text: str, at: int, mark: str) -> bool:
    """Whether a mark can open: by its shape, and for marks without direction by its neighbours."""
    if mark not in CLOSERS:
        return False
    before = text[at - 1] if at else " "
    after = text[at + len(mark)] if at + len(mark) < len(text) else " "
    if mark in {"“", "„", "«", "‹", "「", "『", "《", "〝", "``", "‟", "‚"}:
        return True
    if mark in {"‘", "'", "`"}:
        return not before.isalnum() and before not in ".,!?" and (after.isalnum() or after in '"“[($£€.…¿¡')
    if mark in {"”", "»", "›", "''"}:
        return (before.isspace() or before in "([") and not after.isspace()
    return not after.isspace() and not before.isalnum() and (before not in ".,!?;" or after.isalnum())


def _opens_utterance(text: str, at: int, mark: str) -> bool:
    """Whether a single mark stands where somebody begins to speak: in front of a paragraph or behind a colon."""
    after = text[at + len(mark) : at + len(mark) + 1]
    led = text[max(at - 2, 0) : at] in {": ", ":\n"} or at == 0 or _starts_paragraph(text, at)
    return led and after.isupper()


def _may_close(text: str, at: int, mark: str) -> bool:
    """Whether a mark can close: something stands before it and no word goes on after it."""
    before = text[at - 1] if at else " "
    after = text[at + len(mark)] if at + len(mark) < len(text) else " "
    if mark in {"”", "»", "›", "」", "』", "》", "〞", "''"}:
        return True
    if mark in {"’", "'"}:
        if before.isspace() or after.isalnum():
            return False
        plural_possessive = before in "sS" and after == " " and text[at + 2 : at + 3].islower()
        return not (plural_possessive and _closes_later(text, at, mark))
    if mark == "“":
        return not before.isspace() and not after.isalnum()
    return not before.isspace() or after in ",.;:!?)" or after.isspace()


def _closes_later(text: str, at: int, mark: str) -> bool:
    """Whether a better closing single mark follows in the same line."""
    line = text.find("\n", at)
    rest = text[at + 1 : line if line >= 0 else len(text)][:300]
    return re.search(rf"[\w.,!?]{re.escape(mark)}(?![\w])", rest) is not None


def _link_continuations(text: str, found: list[Quoted]) -> list[Quoted]:
    """Mark a quotation that opens a paragraph after one that was left open at the end of the paragraph before."""
    linked: list[Quoted] = []
    outer: int | None = None
    for quoted in found:
        continues = None
        if quoted.depth == 0:
            if outer is not None:
                last = linked[outer]
                between = text[last.end : quoted.start]
                if not last.closed and not between.strip() and "\n" in between:
                    continues = outer
            outer = len(linked)
        linked.append(
            Quoted(
                quoted.start, quoted.end, quoted.inner_start, quoted.inner_end, quoted.closed, quoted.depth, continues
            )
        )
    return linked
