"""Quotations signed with a name: "“Nobody helped.” — Ana Ruiz, 29, Lima", in the same line or in a line of its own.

The dash is the cue, the name with what describes it the source. A name alone in the line above its quotation counts
where the article has several such pairs; it has no cue. Not handled: testimonies without quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.speech.drafts import Draft
from kg.extract.speech.quote_marks import Quoted
from kg.extract.speech.reading import Reading
from kg.model import Span

# A line that holds, or ends with, a dash and a name; behind a comma stands who that is.
_SIGNATURE = re.compile(
    r"[ \t]*(?:\n[ \t]*){0,2}(?P<dash>--|[—–-])[ \t]*"
    r"(?P<name>(?:[A-Z][\w.'’-]*|de|van|von|al|bin)(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin)){0,4})"
    r"(?P<who>, [^\n.!?“”\"]{1,80})?\.?[ \t]*(?=\n|$)"
)
_NAME = re.compile(
    r"(?P<name>[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin)){1,4})"
    r"(?:,? ?\(?\d{1,2}\)?)?(?:, [^\n.!?“”\"]{1,60})?"
)
_CONFIDENCE = 0.85
_FEWEST_WORDS = 2
_FEWEST_PAIRS = 2


def find_signed(reading: Reading) -> Iterator[Draft]:
    """One attribution a signed quotation, in text order."""
    opening = [quoted for quoted in reading.outermost if _opens_line(reading.text, quoted)]
    headed = [(quoted, name) for quoted in opening if (name := _name_above(reading.text, quoted)) is not None]
    above = dict(headed) if len(headed) >= _FEWEST_PAIRS else {}
    for quoted in opening:
        signed = _SIGNATURE.match(reading.text, quoted.end)
        if signed is not None:
            end = signed.end("who") if signed["who"] else signed.end("name")
            dash = Span(signed.start("dash"), signed.end("dash"))
            yield _draft(reading, quoted, (dash,), Span(signed.start("name"), end), signed.end("name"))
        elif quoted in above:
            name = above[quoted]
            yield _draft(reading, quoted, (), Span(name.start("name"), name.end()), name.end("name"))


def _opens_line(text: str, quoted: Quoted) -> bool:
    """Whether a quotation of several words opens its line: "He called it “a farce” - Ruiz" is none."""
    line = text.rfind("\n", 0, quoted.start) + 1
    return not text[line : quoted.start].strip() and len(text[quoted.start : quoted.end].split()) >= _FEWEST_WORDS


def _name_above(text: str, quoted: Quoted) -> re.Match[str] | None:
    """The name that fills the line before a quotation which fills its own."""
    after = text.find("\n", quoted.end)
    if text[quoted.end : after if after >= 0 else len(text)].strip():
        return None
    end = len(text[: quoted.start].rstrip())
    line = text.rfind("\n", 0, end) + 1
    return _NAME.fullmatch(text, line, end)


def _draft(reading: Reading, quoted: Quoted, cue: tuple[Span, ...], source: Span, name_end: int) -> Draft:
    return Draft(
        rule="quotation-signature",
        stance="asserts",
        confidence=_CONFIDENCE,
        cue=cue,
        content=(Span(quoted.start, quoted.end),),
        source=(source,),
        source_head=reading.token_at(name_end - 1).i,
        mode="direct",
    )
