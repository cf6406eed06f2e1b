"""Lines that belong to the page, not the article: links to other articles, calls to subscribe, captions with credits.

Nothing is taken from them as said: a teaser repeats another article's headline, a caption tells what a picture shows. A
line counts only by its first words, or by a credit at its end. Not handled: captions without a credit, teasers without
a label, furniture in the same line as text.
"""

from __future__ import annotations

import re

from kg.model import Span

LONGEST = 60  # words; what is longer is a paragraph
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_OTHER_ARTICLES = r"""
    (?:read|see|watch|hear|learn|find\ out)\ more(?=\s*[:|>»–—-]|\s*$|\s+(?:about|here|on|from|at|in|of\ our|stories)\b)
  | (?:read|see|watch|listen)(?:\ (?:also|next|now|here|this))?\s*[:|]
  | (?:also|must)[ ]?-?read\b
  | (?:related|recommended|trending|most\ (?:read|popular|viewed)|more\ (?:on\ this|from|stories))(?:\ \w+){0,3}
    \s*(?:[:|]|$)
  | (?:in\ pictures|podcast|video|gallery|editor[’']s\ picks?|top\ stories)\s*[:|]
"""
_CALLS = r"""
    (?:sign\ up|register)\b.{0,60}\b(?:newsletters?|alerts?|briefings?|e-?mails?|inbox|updates)\b
  | subscribe\s+(?:now|today|here|to\ (?:our|the|read|get|continue))\b
  | (?:click|tap)\ here\b
  | follow\ (?:us|our|(?-i:@?[A-Z][\w’'-]*(?:\ [A-Z][\w’'-]*){0,3}))\ on\ (?-i:[A-Z])
  | (?:share|save|print|e-?mail)\ (?:this|the)\ (?:article|story|page)\b
"""
_CAPTIONS = r"""
    (?:image|photo|picture|video)\ (?:caption|credit|source)s?\b
  | (?:photo|image|picture|photograph|credit)s?\s*(?::|\ by\b|\ courtesy\b)
"""
_STARTS = re.compile(rf"[>»•*|\-–—\s]*(?:{_OTHER_ARTICLES}|{_CAPTIONS}|{_CALLS})", re.VERBOSE | re.IGNORECASE)
_NAME = r"[A-Z][\w.’'-]+(?:\ [A-Z][\w.’'-]+){0,3}"
_CREDIT = re.compile(
    rf"""
    [(\[](?i:photo(?:graph)?|image|picture|credit|file\ photo)s?\b[^()\[\]]*[)\]]\.?$
  | (?<=[.!?”")\]|])\s+(?i:photo(?:graph)?|image|picture|credit)s?\s*(?::|\ by\b|\ courtesy\b)[^.]{{0,60}}$
  | (?<=[.!?”"])\ {_NAME}\s?/\s?{_NAME}(?:\ via\ {_NAME}(?:/{_NAME})?)?$
    """,
    re.VERBOSE,
)


def furniture_spans(text: str) -> list[Span]:
    """The lines of an article's text that are page furniture, in text order."""
    return [Span(found.start(), found.end()) for found in _LINE.finditer(text) if _is_furniture(found.group())]


def _is_furniture(line: str) -> bool:
    if len(line.split(maxsplit=LONGEST + 1)) > LONGEST:
        return False
    return bool(_STARTS.match(line) or _CREDIT.search(line))
