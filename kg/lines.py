"""What stands in a text for the sake of its setting, read as what it means; the text keeps its length.

A line break that only means that a line was full, as in text files and mails wrapped at some width, is soft: it stands
inside a sentence and is read as a blank. So are blanks of other kinds, and character references that were left over
from HTML. Not handled: words divided by a hyphen at the end of a line or by soft hyphens, missing blanks, verse, lines
that end in carriage return and line feed, references inside of words (didn&#39;t).
"""

from __future__ import annotations

import html
import re

WIDEST_WRAP = 130
SHORTEST_WRAP = 40

_BREAK = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*|\A\s+|\s+\Z")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z|[\"”»)\]]\Z")
_WORD = re.compile(r"\S+")
# Between digits they part thousands, and mean something.
_OTHER_BLANK = re.compile(r"(?<!\d)[\u00a0\u2000-\u200a\u202f\u205f]|[\u00a0\u2000-\u200a\u202f\u205f](?!\d)")
_SIGN = r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});"
_REFERENCE = re.compile(rf"(?<!\w){_SIGN}|{_SIGN}(?!\w)|&nbsp;|&#160;")
_OPENING = frozenset("\"'“‘«")


def legible(text: str) -> str:
    """The text with blanks for blanks of other kinds and characters for their references, of the same length.

    A quotation mark is set as an opening one or a closing one, at the outer end of its reference, because the blanks
    that fill the place up part it from its word.
    """
    text = _OTHER_BLANK.sub(" ", text)
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def _referred(found: re.Match[str]) -> str:
    written, text, at = found.group(), found.string, found.start()
    sign = html.unescape(written)
    if len(sign) != 1 or (sign.isalnum() and sign.isascii()):
        return written  # no reference that HTML knows
    opens = sign in _OPENING and (at == 0 or text[at - 1].isspace() or text[at - 1] in "([—")
    sign = " " if sign.isspace() else {'"': "“" if opens else "”", "'": "‘" if opens else "’"}.get(sign, sign)
    return sign.ljust(len(written)) if opens or sign not in "”’»" else sign.rjust(len(written))


def unwrap(text: str) -> str:
    """The text with a blank for every soft break: of the same length, so that all offsets stay what they were."""
    found = list(_BREAK.finditer(text))
    letters = list(text)
    for index, (match, width) in enumerate(zip(found, _block_widths(text, found), strict=True)):
        before = found[index - 1].end() if index else 0
        after = found[index + 1].start() if index + 1 < len(found) else len(text)
        if match.group() == "\n" and _is_soft(text, match, before, after, width):
            letters[match.start()] = " "
    return "".join(letters)


def _is_soft(text: str, match: re.Match[str], before: int, after: int, width: int) -> bool:
    """Whether a sentence goes on behind a single line break."""
    if match.start() == 0 or match.end() == len(text):
        return False
    if _ENDED.search(text, max(before, match.start() - 4), match.start()):
        return False
    word = _WORD.match(text, match.end(), after)
    if word is None:
        return False
    line = match.start() - before
    full = line >= SHORTEST_WRAP and width <= WIDEST_WRAP and line + 1 + len(word.group()) > width
    return full or (word.group()[0].islower() and line >= SHORTEST_WRAP)


def _block_widths(text: str, found: list[re.Match[str]]) -> list[int]:
    """For each break the length of the longest line of the block of lines around it; blank lines part blocks."""
    widths: list[int] = []
    open_breaks = 0
    longest = 0
    start = 0
    for match in found:
        longest = max(longest, match.start() - start)
        open_breaks += 1
        start = match.end()
        if _is_blank_line(match.group()) or match.end() == len(text):
            widths += [longest] * open_breaks
            open_breaks = longest = 0
    return widths + [max(longest, len(text) - start)] * open_breaks


def _is_blank_line(gap: str) -> bool:
    """Whether a gap holds more than one line end; a carriage return and its line feed are one."""
    return len(gap.replace("\r\n", "\n").splitlines()) > 1 or "\n\n" in gap.replace("\r\n", "\n")
